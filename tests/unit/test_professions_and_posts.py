"""Which professions a post takes, what a word for a post means where its holder is, and who asks for a way out of theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.answers import speaker
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load
from tests.unit.test_leaning import asked, turn

KNOWLEDGE = load.shared()
OTHER_JOBS = "out_of_scope_other_jobs"
ON_THE_MATRON = Context(topic="experience_needed", roles=["matron"])


def said(question: Question, context: Context | None = None, **told: str) -> Answer:
    (answer,), _ = advise(KNOWLEDGE, [question], told, context or Context(), question.text)
    return answer


@pytest.mark.parametrize("intent", ["follow_up", OTHER_JOBS])
def test_a_profession_named_after_what_a_post_asks_for_is_told_whether_it_is_taken(intent: str) -> None:
    names = {"qualification": [["paramedic"]], "other_role": [["paramedic"]]}
    answer = said(Question("and a paramedic?", intent, 0.8, names=names), ON_THE_MATRON)
    assert answer.text.startswith("A paramedic could not be a matron without a nurse's registration.")


def test_one_that_is_taken_gets_no_such_word() -> None:
    names = {"qualification": [["registered_nurse"]]}
    answer = said(Question("and a nurse?", "follow_up", 0.8, names=names), ON_THE_MATRON)
    assert answer.topic == "experience_needed" and "could not" not in answer.text


def test_being_none_is_asked_about_too() -> None:
    answer = said(
        Question("can you be a matron without being a nurse", "ask_experience_needed", 0.9, names={"role": [["matron"]]})
    )
    assert answer.text.split("\n\n")[1].startswith("You must be a registered nurse or midwife.")


def test_who_wants_out_of_a_profession_is_told_of_ways() -> None:
    names = {"qualification": [["paramedic"]], "other_role": [["paramedic"]]}
    asked = Question("paramedic wanting to get off the road", OTHER_JOBS, 0.3, names=names)
    assert said(asked, background="paramedic").topic == "career_path"
    assert said(Question("paramedic pay", OTHER_JOBS, 0.3, names=names)).topic == "out_of_scope"


@pytest.mark.parametrize(("country", "held"), [("UK", "junior_sister"), ("US", "charge_nurse_us")])
def test_a_word_for_a_post_means_that_of_the_country(country: str, held: str) -> None:
    told = {"current_role": "charge_nurse_us", "country": country}
    asked = Question("what about the ward manager", "follow_up", names={"role": [["ward_manager"]]})
    assert speaker.one_post(KNOWLEDGE, told, [asked], None)["current_role"] == held


def test_how_to_start_is_the_way_in_within_a_talk_alone() -> None:
    asked = Question("so how do I start?", "ask_capabilities", 1.0)
    assert said(asked, Context(topic="role_overview")).topic == "career_path"
    assert said(asked).topic == "small_talk"


def test_what_posts_there_are_is_told_of_the_field_and_of_ways_to_who_told_their_profession() -> None:
    asked = Question(
        "what jobs are there in healthcare management", "ask_role_overview", 0.9, names={"role": [["healthcare_manager"]]}
    )
    assert KNOWLEDGE.default_article("role_overview").lead.text in said(asked).text
    assert said(asked, background="registered_nurse").topic == "career_path"


def test_who_is_past_the_first_band_is_told_what_is_on_the_next() -> None:
    profile = {"background": "registered_nurse", "band": "band_7", "country": "UK"}
    answer = turn(asked("what's next for me", "ask_career_path", 0.9), Context(profile=profile))
    assert answer.roles[0] == "matron" and "From band 7 the next is band 8a" in answer.text
    assert "therapy_manager" not in answer.roles


def test_a_therapist_is_told_of_the_posts_of_therapists() -> None:
    profile = {"background": "physiotherapist", "band": "band_7", "country": "UK"}
    assert "therapy_manager" in turn(asked("what's next for me", "ask_career_path", 0.9), Context(profile=profile)).roles


def test_who_tells_what_they_are_and_asks_what_is_next_is_not_told_of_the_post_of_the_talk() -> None:
    context = Context(topic="role_overview", roles=["admin_team_leader"])
    question = asked("im a band 7 nurse, whats next", "ask_career_path", 0.9, role=[["ward_manager"]])
    question = replace(question, called={"ward_manager": "band 7 nurse"})
    answer = turn(question, context, background="registered_nurse", band="band_7", country="UK")
    assert answer.roles[0] == "matron" and "admin_team_leader" not in answer.roles
