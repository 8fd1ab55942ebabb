"""Whether a post asks for a degree or a certificate, how one gets it, and what is hard about a post."""

from __future__ import annotations

import pytest

from advisor.answers.model import Context
from advisor.answers.verdicts import asks_whether_needed
from tests.unit.test_leaning import asked, turn
from tests.unit.test_onward import meant


@pytest.mark.parametrize(
    ("text", "whether"),
    [
        ("is the MBA necessary", True),
        ("CIPD needed?", True),
        ("do I need a master's for that", True),
        ("do I have to have a BSN", True),
        ("what do I need to get in", False),
        ("which degree is required", False),
        ("tell me about the MHA", False),
    ],
)
def test_whether_something_is_needed_is_told_from_what_is(text: str, whether: bool) -> None:
    assert asks_whether_needed(text) is whether


def test_a_certificate_that_a_post_speaks_of_is_answered_with_what_it_says() -> None:
    question = asked("is the cipd needed", "ask_certification", 0.9, role=[["hr_manager"]], certification=[["cipd"]])
    answer = turn(question, Context(profile={"country": "UK"}))
    assert answer.roles == ["hr_manager"]
    assert "**CIPD?** A CIPD qualification is the one that employers like to see." in answer.text


def test_what_nothing_says_of_a_post_is_said_to_be_asked_for_nowhere() -> None:
    question = asked("do you need a master's to be a matron", "ask_education", 0.9, role=[["matron"]])
    assert "Nothing I have read asks for a master's degree in this post." in turn(question, Context()).text


def test_it_after_a_certificate_is_that_certificate() -> None:
    context = Context(topic="certification", entries=[["certification", "fache"]])
    question = asked("do I need it to be a cno", "ask_certification", 0.9, role=[["cno"]])
    assert "Nothing I have read asks for FACHE in this post." in turn(question, context).text


def test_a_verdict_is_not_told_again_in_the_list() -> None:
    question = asked("does a charge nurse need a BSN", "ask_education", 0.9, role=[["charge_nurse_us"]], degree=[["bsn"]])
    text = turn(question, Context(profile={"country": "US"})).text
    assert text.count("A nurse with an associate degree can be charge nurse") == 1


@pytest.mark.parametrize(
    ("entry", "topic"), [(["certification", "cmgr"], "certification"), (["programme", "mary_seacole"], "courses")]
)
def test_how_to_get_what_was_told_of_asks_what_it_takes(entry: list[str], topic: str) -> None:
    question = asked("how do I get it", "nlu_fallback", 0.2)
    found = meant(question, Context(topic=topic, entries=[entry]))
    assert (found.topic, found.names[entry[0]]) == (topic, [[entry[1]]])


def test_how_to_get_a_post_is_the_way_to_it() -> None:
    assert (
        meant(asked("how do I get it", "ask_career_path", 0.9), Context(topic="duties", roles=["matron"])).topic == "career_path"
    )


@pytest.mark.parametrize("text", ["what's hard about it", "any downsides", "what is the worst part"])
def test_what_is_hard_about_a_post_is_told_with_whom_it_suits(text: str) -> None:
    context = Context(topic="duties", roles=["matron"])
    assert meant(asked(text, "nlu_fallback", 0.1), context).topic == "which_suits_me"
    assert meant(asked(text, "nlu_fallback", 0.1), Context()).topic is None


@pytest.mark.parametrize(
    ("text", "said"), [("could I skip junior sister?", True), ("can I go straight to it?", True), ("how do I get there?", False)]
)
def test_whether_a_step_may_be_left_out_is_not_claimed(text: str, said: bool) -> None:
    question = asked(text, "ask_career_path", 0.9, role=[["ward_manager"]])
    assert ("Whether a step may be left out I cannot say" in turn(question, Context()).text) is said


def test_whether_a_nurses_licence_is_asked_for_by_its_letters_has_an_answer() -> None:
    question = asked("do practice managers have to be RN", "ask_experience_needed", 0.9, role=[["practice_manager"]])
    assert "No: nothing I have read asks for a nurse or a doctor in this post." in turn(question, Context()).text


def test_whether_the_bedside_has_to_be_left_is_told_of_the_post() -> None:
    for text in ("would I have to quit bedside", "would I keep any caseload", "would I have to give up being hands on"):
        found = meant(asked(text, "ask_which_suits_me", 0.5), Context(topic="career_path", roles=["nurse_manager_us"]))
        assert found.intent == "ask_duties"
