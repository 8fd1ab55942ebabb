"""Posts named by no more than their function."""

from __future__ import annotations

import pytest

from advisor.answers.fragments import OTHER_JOBS
from advisor.answers.functions import named
from advisor.answers.model import Question
from advisor.knowledge import load
from tests.unit import factory

KNOWLEDGE = load.shared()
QUALITY, DATA = "quality_manager", "health_information_manager"


def found(text: str, intent: str = "follow_up", **names: list[list[str]]) -> tuple[str, list[str]]:
    """Return the intent and the posts that a message comes to."""
    question = named(KNOWLEDGE, Question(text, intent, 0.5, [], names), text, None)
    return question.intent, [ids[0] for ids in question.names.get("role", [])]


@pytest.mark.parametrize(
    ("text", "intent", "expected"),
    [
        ("quality improvement or patient safety", "nlu_fallback", ("ask_difference", [QUALITY, "director_patient_safety"])),
        ("finance or data, which is better", "ask_which_is_better", ("ask_which_suits_me", ["finance_manager", DATA])),
        ("the difference between finance and HR", "ask_difference", ("ask_difference", ["finance_manager", "hr_manager"])),
        ("finance or HR, which has better pay", "ask_which_is_better", ("ask_salary", ["finance_manager", "hr_manager"])),
        ("estates or finance for an ex electrician", OTHER_JOBS, ("ask_difference", ["facilities_manager", "finance_manager"])),
        ("ok what about hr instead of all this", "follow_up", ("follow_up", ["hr_manager"])),
        ("hmm what about data", "follow_up", ("follow_up", [DATA])),
        ("what about the billing side instead", "follow_up", ("follow_up", ["revenue_cycle_manager"])),
        ("HR generalist at a bank, thinking healthcare HR", "nlu_fallback", ("ask_role_overview", ["hr_manager"])),
        ("HR adviser in retail, want to move to the NHS", "ask_career_path", ("ask_career_path", ["hr_manager"])),
        ("ok and if I went ops side instead", "ask_career_path", ("ask_career_path", ["service_manager"])),
        ("does whoever heads up quality come from nursing", "ask_experience_needed", ("ask_experience_needed", [QUALITY])),
        ("how do I get into healthcare quality as a nurse", "ask_career_path", ("ask_career_path", [QUALITY])),
        ("I want to work in HR in the NHS", "ask_career_path", ("ask_career_path", ["hr_manager"])),
        ("any certs for patient safety?", "ask_certification", ("ask_certification", ["director_patient_safety"])),
        ("quality sounds boring is it", "ask_work_setting", ("ask_work_setting", [QUALITY])),
        ("is QI a real job or something on top", "ask_role_overview", ("ask_role_overview", [QUALITY])),
        ("operations", "nlu_fallback", ("ask_role_overview", ["service_manager"])),
    ],
)
def test_a_function_means_the_post_that_manages_it(text: str, intent: str, expected: tuple[str, list[str]]) -> None:
    assert found(text, intent) == expected


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("does she do the finance", "ask_duties"),
        ("I'm ok on all of it bar the finance", "nlu_fallback"),
        ("I've never touched the accounts side though", "nlu_fallback"),
        ("how do they keep the quality of care up", "ask_duties"),
        ("which post is on top of quality and safety", "ask_level_hierarchy"),
        ("is it her who does billing or data", "ask_duties"),
        ("the weather and the data", "out_of_scope_unrelated"),
        ("what about an electrician in estates", OTHER_JOBS),
        (f"{'a very long post ' * 8}into finance", "ask_career_path"),
    ],
)
def test_other_words_mean_none(text: str, intent: str) -> None:
    assert found(text, intent) == (intent, [])


def test_what_a_question_names_itself_counts() -> None:
    assert found("what about finance", role=[["matron"]]) == ("follow_up", ["matron"])
    assert found("what about finance", degree=[["mha"]]) == ("follow_up", [])


def test_a_general_name_beside_a_function_does_not_hide_it() -> None:
    assert found("will management jobs in billing go", "ask_outlook", role=[["healthcare_manager"]])[1] == [
        "revenue_cycle_manager"
    ]


def test_whether_a_degree_is_needed_is_asked_of_the_function() -> None:
    text = "quality stuff in hospitals, do you need a nursing degree"
    assert found(text, "ask_education", degree=[["bsn"]])[1] == [QUALITY]
    assert found("quality in a BSN course", "ask_education", degree=[["bsn"]])[1] == []


def test_files_without_functions_have_none() -> None:
    question = Question("what about finance", "follow_up")
    assert named(factory.knowledge(), question, question.text, None) == question


@pytest.mark.parametrize(
    ("country", "id"), [(None, "service_manager"), ("UK", "service_manager"), ("US", "director_of_operations")]
)
def test_a_function_is_managed_by_a_post_of_the_askers_country(country: str | None, id: str) -> None:
    question = Question("what about ops instead", "follow_up", 0.5)
    assert named(KNOWLEDGE, question, question.text, country).names["role"] == [[id]]


def test_shorthand_is_read_as_the_question_has_it_written_out() -> None:
    question = Question("what about hr", "follow_up", 0.5)
    assert named(KNOWLEDGE, question, "wot abt hr", None).names["role"] == [["hr_manager"]]


@pytest.mark.parametrize(
    ("text", "intent", "post"),
    [
        ("how do you break into healthcare quality as a nurse?", "ask_career_path", QUALITY),
        ("what do people in quality do all day", "ask_duties", QUALITY),
        ("do hospitals still hire data people?", "ask_outlook", DATA),
        ("are there jobs in finance for someone with no degree", "ask_entry_without_degree", "finance_manager"),
    ],
)
def test_the_staff_of_a_function_are_of_its_post(text: str, intent: str, post: str) -> None:
    assert found(text, intent) == (intent, [post])


@pytest.mark.parametrize("text", ["Quality. What's that pay?", "tell me about the quality option", "the quality one"])
def test_a_function_that_is_pointed_to_names_its_post(text: str) -> None:
    question = Question(text, "ask_salary", 0.9)
    assert named(load.shared(), question, text, None).names["role"] == [["quality_manager"]]
