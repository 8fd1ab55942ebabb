"""Words of somebody in danger from themselves, and words that only sound like them."""

from __future__ import annotations

import pytest

from advisor.nlu.safety import in_danger, in_jest, may_be_danger

CRIES = [
    "I feel suicidal",
    "I'm honestly a bit suicidal today",
    "I have suicidal thoughts",
    "I want to kill myself",
    "thinking of hurting my self",
    "I started self-harming again",
    "selfharm",
    "I am going to end my own life",
    "I'm taking my life tonight",
    "I want to end it all",
    "jus want it all 2 end 2nite",
    "I wanna die",
    "I wish I was dead",
    "they would be BETTER OFF DEAD without... I mean me",
    "there is no point in living",
    "no reason to live",
    "I see no point going on living",
    "I don't want to be alive",
    "I do not want to be here anymore",
    "I don't want to live",
    "I don't want to live like this",
    "I don't want to live in this world",
    "I DON'T WANT TO LIVE IN PAIN",
    "life is not worth living",
    "I took an overdose",
    "I might overdose",
    "I'm going to die tonight",
    "I live with suicidal thoughts",
    "I hurt myself last night",
    "is there any reason to live",
]


@pytest.mark.parametrize("text", CRIES)
def test_a_cry_for_help_is_certain(text: str) -> None:
    assert in_danger(text)


@pytest.mark.parametrize(
    ("text", "cries"),
    [
        ("I can't do this any more", True),
        ("honestly I just can't go on", True),
        ("I don't want to do this anymore.", True),
        ("there's no point any more", True),
        ("I can't carry on like this", True),
        ("I can't do nights any more", False),
        ("I can't do this without a degree any more", False),
        ("what's the point of an MBA any more", False),
        ("can I go on to matron", False),
    ],
)
def test_despair_that_names_no_reason_is_a_cry_for_help(text: str, cries: bool) -> None:
    assert in_danger(text) == cries
    assert may_be_danger(text) or not cries


@pytest.mark.parametrize("text", CRIES)
def test_what_is_certain_may_always_be_danger(text: str) -> None:
    assert may_be_danger(text)


def test_a_cry_for_help_is_found_inside_a_long_message() -> None:
    assert in_danger("What does a matron earn? I've been on nights for years.\nI want to die. Sorry. Which degree do I need?")


@pytest.mark.parametrize(
    "text",
    [
        "this job is killing me",
        "I'm dying to be a ward manager",
        "my feet are killing me after a long day",
        "do managers work on suicide prevention",
        "who leads the suicide prevention team",
        "I would kill for that job",
        "end of life care manager",
        "what does a hospice manager do",
        "is the MHA worth it",
        "I want to dine out",
        "I don't want to live in London",
        "I do not want to live in the US",
        "the point of the exam",
        "is healthcare management going to die because of AI?",
        "which manager is responsible for overdose prevention?",
        "who manages staff with suicidal thoughts on a mental health ward?",
        "is there any reason to live in London to get an NHS management job?",
        "I hurt myself lifting a patient and need an office job",
        "should I cut myself some slack on the MBA?",
        "",
    ],
)
def test_figures_of_speech_and_fields_of_work_are_no_cry_for_help(text: str) -> None:
    assert not in_danger(text)


@pytest.mark.parametrize(
    "text",
    [
        "I can't cope",
        "everything is hopeless",
        "everyone would be better off",
        "I can't do this",
        "I hate myself",
        "no way out",
        "nobody would notice if I disappeared",
    ],
)
def test_words_of_despair_are_read_with_more_care_and_decide_nothing(text: str) -> None:
    assert may_be_danger(text)
    assert not in_danger(text)


@pytest.mark.parametrize("text", ["What does a matron earn?", "MHA or MBA?", "I am a deadline person", "the skilled team", ""])
def test_most_questions_have_no_word_of_despair(text: str) -> None:
    assert not may_be_danger(text)


def test_whom_somebody_lives_with_is_no_cry() -> None:
    assert not may_be_danger("I live alone with a cat")
    assert may_be_danger("I live alone and I don't want to live any more")


@pytest.mark.parametrize(
    ("text", "jest"),
    [
        ("my partner will kill me", True),
        ("the wife is going to kill me if I take another on call", True),
        ("yeah that's what kills me, the nights", True),
        ("this is the bit that's killing me", True),
        ("that's what kills me, I want to die", False),
        ("my husband said he will kill me", False),
        ("I'm scared my boyfriend will kill me", False),
        ("this job will kill me, I want to die", False),
        ("my boss will kill me and I can't go on", False),
    ],
)
def test_a_threat_is_told_from_a_manner_of_speaking(text: str, jest: bool) -> None:
    assert in_jest(text) is jest
