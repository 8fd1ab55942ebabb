"""A plain view of whether a post is within the asker's reach."""

from __future__ import annotations

import pytest

from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load

KNOWLEDGE = load.shared()


def said(text: str, context: Context, intent: str = "nlu_fallback", **names: list[list[str]]) -> tuple[Answer, Context]:
    answers, after = advise(KNOWLEDGE, [Question(text, intent, 0.2, [intent], names)], {}, context)
    return answers[0], after


def talk(goal: str = "ward_manager", **profile: str) -> Context:
    return Context(topic="career_path", roles=[goal], profile={"country": "UK", **profile})


@pytest.mark.parametrize(
    "text",
    [
        "be honest",
        "honestly?",
        "honestly tho is that realistic",
        "ok but be straight with me",
        "what would you do in my shoes",
        "is it realistic",
        "do I stand a chance",
        "would they even take me",
        "am I kidding myself",
    ],
)
def test_a_view_is_asked_for_in_many_words(text: str) -> None:
    answer, after = said(text, talk(background="registered_nurse"))
    assert "is it realistic?" in answer.text
    assert "junior sister" in answer.text
    assert (after.roles, after.topic) == (["ward_manager"], "which_suits_me")


@pytest.mark.parametrize(
    ("profile", "goal", "told"),
    [
        ({"current_role": "junior_sister"}, "ward_manager", "usual next step for a junior sister"),
        ({"background": "registered_nurse", "band": "band_6"}, "ward_manager", "usual next step"),
        ({"background": "healthcare_assistant"}, "ward_manager", "first step is to qualify as a registered nurse"),
        ({"background": "paramedic"}, "matron", "not as things stand"),
        ({"background": "teacher"}, "practice_manager", "asks for no nurse or doctor"),
        ({}, "ward_manager", "I cannot say for you before I know what you do now"),
    ],
)
def test_it_goes_by_what_somebody_is_and_what_the_post_asks_for(profile: dict[str, str], goal: str, told: str) -> None:
    answer, _ = said("be honest", talk(goal, **profile))
    assert told in answer.text
    assert answer.sources


def test_what_speaks_against_the_post_is_told() -> None:
    drawbacks = KNOWLEDGE.roles["ward_manager"].drawbacks
    assert drawbacks
    assert drawbacks.text[1:] in said("be honest", talk())[0].text


def test_asked_twice_it_says_what_would_make_it_plainer() -> None:
    _, after = said("be honest", talk(background="registered_nurse"))
    answer, _ = said("honestly?", after)
    assert answer.text.startswith("I have no plainer view than that. Tell me for how long and what degree")


def test_a_post_that_the_question_names_is_the_one_meant() -> None:
    answer, _ = said("is it realistic to go for matron at 52", Context(), "ask_career_path", role=[["matron"]])
    assert answer.roles == ["matron"]


def test_nothing_to_weigh_is_asked_for() -> None:
    answer, _ = said("be honest", Context())
    assert (answer.topic, answer.text[-1]) == ("clarify", "?")


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("which is more realistic", talk()),
        ("be honest, which one counts for more", talk()),
    ],
)
def test_what_is_weighed_otherwise_is_answered_as_ever(text: str, context: Context) -> None:
    assert "is it realistic?" not in said(text, context, "ask_which_suits_me")[0].text


DEGREES = [["degree", "mha"], ["degree", "mba_healthcare"]]


def test_between_degrees_it_goes_by_the_post_and_by_whom_each_suits() -> None:
    context = Context(topic="degree_comparison", entries=DEGREES, profile={"goal": "practice_manager"})
    answer, after = said("what would you do", context, "ask_which_suits_me")
    assert answer.text.startswith("Plainly: I would go by the post you want")
    assert "**MHA:**" in answer.text and "**MBA:**" in answer.text
    assert "A practice manager is asked for this:" in answer.text
    assert after.entries == DEGREES
    no_post, _ = said("what would you do", Context(topic="degree_comparison", entries=DEGREES))
    assert "Tell me which post you have in mind" in no_post.text
