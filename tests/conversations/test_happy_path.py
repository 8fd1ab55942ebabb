"""The ten questions the advisor is measured by, asked one after the other in one conversation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conversations.reading import assert_about, assert_says, assert_silent_on, assert_sourced
from tests.conversations.served import Talk

pytestmark = pytest.mark.slow

QUESTIONS = {
    "difference": "what's the difference between leadership and management in healthcare?",
    "duties": "what does a chief nursing officer do all day",
    "degree": "and what degree do I need?",
    "degrees": "MHA or MBA?",
    "pay": "how much does a band 8a manager earn",
    "path": "I'm an RN with 8 years on the floor and a BSN, how do I get into management",
    "rank": "is a matron above a ward manager?",
    "no degree": "can I get in without a degree",
    "cough": "should I see a doctor about my cough",
    "poem": "write me a poem",
}
Asked = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def asked(begin: Callable[[], Talk]) -> Asked:
    """The answers to all ten questions of the talk."""
    talk = begin()
    return {name: talk.one(question) for name, question in QUESTIONS.items()}


def test_leadership_and_management_are_set_side_by_side(asked: Asked) -> None:
    answer = asked["difference"]
    assert_about(answer, "difference", "healthcare_leader", "healthcare_manager")
    assert_sourced(answer)
    assert_says(answer, r"leaders? .*(direction|vision)", r"managers? .*(day|budget|services)")
    assert [column for column in answer["table"]["columns"] if column] == ["Healthcare leader", "Healthcare manager"]
    assert all(len(row) == 3 for row in answer["table"]["rows"])


def test_the_day_of_a_chief_nursing_officer(asked: Asked) -> None:
    assert_about(asked["duties"], "duties", "cno")
    assert_sourced(asked["duties"])
    assert_says(asked["duties"], "chief nursing officer", "nurs", "staffing", "budget", "quality|safety", "board")


def test_the_degree_is_the_one_of_the_role_asked_about_before(asked: Asked) -> None:
    assert_about(asked["degree"], "education", "cno")
    assert_sourced(asked["degree"])
    assert_says(asked["degree"], "Nursing and Midwifery Council", "master's in nursing", r"\bMSN\b")


def test_two_degrees_are_compared(asked: Asked) -> None:
    answer = asked["degrees"]
    assert_about(answer, "degree_comparison")
    assert_sourced(answer)
    assert answer["table"]["columns"][1:] == ["MHA", "MBA"]
    assert_says(answer, "MHA .*healthcare", "MBA .*(business|other industries)")


def test_a_band_is_priced_with_its_year(asked: Asked) -> None:
    answer = asked["pay"]
    assert_about(answer, "salary")
    assert_sourced(answer)
    assert_says(answer, "band 8a", "£57,528", "£64,750", "2026")
    assert "afc_2026_tbl" in [source["id"] for source in answer["sources"]]


def test_what_a_nurse_told_is_understood_and_shapes_the_path(asked: Asked) -> None:
    answer = asked["path"]
    assert_about(answer, "career_path")
    assert_sourced(answer)
    assert_says(answer, "registered nurse", r"\b8 years", r"\bBSN\b")
    assert_says({**answer, "text": answer["text"].partition("Correct me")[2]}, "charge nurse|nurse manager|ward manager")
    assert_silent_on(answer, "often begin as medical records specialists")


def test_a_matron_is_above_a_ward_manager(asked: Asked) -> None:
    assert_about(asked["rank"], "level_hierarchy", "matron", "ward_manager")
    assert_sourced(asked["rank"])
    assert_says(asked["rank"], "^a matron is above a ward manager", "matron.*band 8a", "ward manager.*band 7")


def test_getting_in_without_a_degree(asked: Asked) -> None:
    assert_about(asked["no degree"], "entry_without_degree")
    assert_sourced(asked["no degree"])
    assert_says(asked["no degree"], "apprenticeship", "degree")


def test_a_cough_is_for_nhs_111_or_a_doctor(asked: Asked) -> None:
    answer = asked["cough"]
    assert (answer["topic"], answer["kind"]) == ("out_of_scope", "medical_advice")
    assert_says(answer, "cannot give medical advice", "NHS 111", r"\bGP\b")
    assert_silent_on(answer, "cough|infection|you (may|might|could|probably) have|rest and")
    assert not answer["sources"]


def test_no_poem_but_what_it_can_do_instead(asked: Asked) -> None:
    answer = asked["poem"]
    assert (answer["topic"], answer["kind"]) == ("out_of_scope", "unrelated")
    assert_says(answer, "careers in healthcare leadership and management")
    assert 2 <= len(answer["suggestions"]) <= 4


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_answer_offers_two_to_four_next_questions(asked: Asked, name: str) -> None:
    suggestions = asked[name]["suggestions"]
    assert 2 <= len(suggestions) <= 4
    assert all(text and not text.startswith("/") for text in suggestions)


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_answer_reads_as_english(asked: Asked, name: str) -> None:
    assert_silent_on(asked[name], r"\b(is|are) (?-i:(A|An|The)) [a-z]", r"\ba [aeio]\w", r"\{|\}|\bNone\b", r"\.\.(?!\.)", " ,")


def test_the_greeting_offers_questions_that_are_answered(begin: Callable[[], Talk]) -> None:
    talk = begin()
    assert len(talk.greeting) == 1 and talk.greeting[0]["topic"] == "small_talk"
    assert_says(talk.greeting[0], "automated", "erase")
    assert len(talk.greeting[0]["suggestions"]) >= 2
    for suggestion in talk.greeting[0]["suggestions"]:
        assert_sourced(begin().one(suggestion))
