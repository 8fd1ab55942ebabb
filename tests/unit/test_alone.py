"""Messages that are hardly more than names, and posts that somebody describes or may look for, over the knowledge files."""

from __future__ import annotations

import pytest

from advisor.answers import follow
from advisor.answers.advise import advise
from advisor.answers.model import UNKNOWN_POST, Answer, Context, Question
from tests.unit.test_leaning import KNOWLEDGE, asked, turn


def named(text: str, intent: str = "nlu_fallback", called: dict[str, str] | None = None, **names: list[list[str]]) -> Question:
    return Question(text, intent, 0.1, names=names, called=called or {})


def told(question: Question, context: Context | None = None, **profile: str) -> tuple[Answer, Context]:
    answers, after = advise(KNOWLEDGE, [question], profile, context or Context())
    return answers[0], after


def test_a_post_alone_is_asked_for_what_it_is() -> None:
    question = named("PCN manager", called={"pcn_manager": "PCN manager"}, role=[["pcn_manager"]])
    assert follow.in_context(KNOWLEDGE, question, Context()).intent == "ask_role_overview"
    telling = named("PCN manager, 5 years", "inform", {"pcn_manager": "PCN manager"}, role=[["pcn_manager"]], years=[["5"]])
    assert follow.in_context(KNOWLEDGE, telling, Context()).intent == "inform"


def test_a_post_that_the_files_lack_is_said_to_be_lacking_on_whatever_band() -> None:
    called = {UNKNOWN_POST: "infection control lead", "band_8a": "band 8a"}
    question = named("infection control lead band 8a", called=called, unknown_role=[["quality_manager"]], band=[["band_8a"]])
    assert told(question)[0].text.startswith("I have no entry on an infection control lead")


def test_a_deputy_is_another_post() -> None:
    called = {"director_of_operations": "director of operations"}
    question = named("deputy director of operations", called=called, role=[["director_of_operations"]])
    assert told(question)[0].text.startswith("I have no entry on a deputy director of operations")


def test_what_comes_after_a_post_that_is_lacking_is_asked_of_the_nearest() -> None:
    question = Question(
        "would I get a director of AHPs job?",
        "ask_career_path",
        0.9,
        names={"unknown_role": [["therapy_manager", "service_manager"]]},
        called={UNKNOWN_POST: "director of AHPs job"},
    )
    answer, after = told(question)
    assert answer.text.startswith("I have no entry on a director of AHPs, so")
    assert after.roles == ["therapy_manager", "service_manager"]


def test_a_band_alone_is_asked_for_its_pay() -> None:
    question = named("band 8b nhs", "inform", {"band_8b": "band 8b", "UK": "nhs"}, band=[["band_8b"]], country=[["UK"]])
    assert told(question)[0].text.startswith("**NHS band 8b**")


@pytest.mark.parametrize(
    ("text", "names", "called"),
    [
        (
            "receptionist to practice manager how long",
            {"qualification": [["receptionist"]], "role": [["practice_manager"]]},
            {"receptionist": "receptionist", "practice_manager": "practice manager"},
        ),
        (
            "ward manager to a matron",
            {"role": [["ward_manager"], ["matron"]]},
            {"ward_manager": "ward manager", "matron": "matron"},
        ),
    ],
)
def test_from_one_job_to_another_is_a_way(text: str, names: dict[str, list[list[str]]], called: dict[str, str]) -> None:
    question = Question(text, "ask_entry_without_degree", 0.6, names=names, called=called)
    assert follow.in_context(KNOWLEDGE, question, Context()).intent == "ask_career_path"
    beside = Question("is a matron close to a ward manager", "ask_duties", 0.6, names=names, called=called)
    assert follow.in_context(KNOWLEDGE, beside, Context()).intent != "ask_career_path"


def test_a_post_that_is_described_is_told_by_what_it_is() -> None:
    described = Question("job where you plan the rotas on a ward", "ask_career_path", 0.4, names={"role": [["ward_manager"]]})
    assert follow.in_context(KNOWLEDGE, described, Context()).intent == "ask_role_overview"


def test_titles_to_look_for_go_by_who_asks() -> None:
    question = asked("what job title should I search for", "ask_career_path", 0.9)
    trader, _ = told(question, background="manager_elsewhere", country="UK")
    assert "**Facilities manager (department management" in trader.text and "jobs.nhs.uk" in trader.text
    clerk, _ = told(question, background="receptionist", country="UK")
    assert KNOWLEDGE.roles[clerk.roles[0]].level == "supervisor"
    nobody, _ = told(question)
    assert all(KNOWLEDGE.roles[id].profession is None for id in nobody.roles)


def test_titles_of_the_post_in_focus_are_its_other_names() -> None:
    talk = Context(topic="career_path", roles=["pcn_manager"])
    answer, _ = told(asked("what job titles should I look for", "ask_career_path", 0.9), talk)
    assert answer.text.startswith("Search for primary care network manager") and answer.roles == ["pcn_manager"]


def test_posts_that_are_not_clinical_ask_for_no_registration() -> None:
    talk = Context(topic="career_path", roles=["ward_manager"])
    answer, after = told(asked("what non clinical roles could I do without it", "ask_experience_needed", 0.3), talk)
    assert answer.roles and all(KNOWLEDGE.roles[id].profession is None for id in answer.roles)
    assert after.roles == answer.roles
    named_one = asked("what office jobs does a matron do", "ask_duties", 0.9, role=[["matron"]])
    assert turn(named_one, Context()).topic == "duties"
