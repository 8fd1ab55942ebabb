"""What people say of themselves or of an answer in a talk, asking nothing; and first messages that are not turned away."""

from __future__ import annotations

import pytest

from advisor.answers import speaker
from advisor.answers.advise import advise
from advisor.answers.fragments import FALLBACK, OTHER_JOBS
from advisor.answers.model import UNKNOWN_POST, Answer, Context, Question
from advisor.answers.subjects import unrefused
from tests.unit.test_leaning import KNOWLEDGE, asked, turn

SKILLS = Context(topic="skills", roles=["quality_manager"])


@pytest.mark.parametrize(
    "text", ["ugh. thats what burned me out", "I'm ok at excel", "my husband would never move", "that is exactly why I left"]
)
def test_what_tells_of_its_writer_is_known_by_how_it_begins(text: str) -> None:
    assert speaker.tells_of_oneself(text)


@pytest.mark.parametrize(
    "text", ["do online ones count", "outside the nhs even", "and the band", "what do I need for that", "qwrt"]
)
def test_a_question_or_a_fragment_does_not_tell_of_its_writer(text: str) -> None:
    assert not speaker.tells_of_oneself(text)


@pytest.mark.parametrize("intent", [FALLBACK, "out_of_scope_unrelated"])
def test_a_remark_in_a_talk_is_heard_and_neither_asked_back_nor_declined(intent: str) -> None:
    answer = turn(asked("ugh. thats what burned me out", intent, 0.2), SKILLS)
    assert (answer.topic, answer.kind) == ("small_talk", None)


def test_before_any_answer_a_remark_is_asked_back() -> None:
    assert turn(asked("thats what burned me out", FALLBACK, 0.2), Context()).topic == "clarify"


def test_who_tells_something_is_not_told_the_same_again() -> None:
    answer, after = advise(KNOWLEDGE, [asked("what skills", "ask_skills", 0.9)], {}, SKILLS)
    assert answer[0].topic == "skills"
    again = turn(asked("I'm ok at excel", "out_of_scope_unrelated", 0.4, ranking=["ask_skills"]), after)
    assert again.topic == "small_talk"


@pytest.mark.parametrize("text", ["that's dumb", "well this is ridiculous lol", "that is a joke"])
def test_what_was_told_may_be_called_names(text: str) -> None:
    assert unrefused(KNOWLEDGE, Question(text, "out_of_scope_abuse", 0.99), SKILLS).intent == "react"


@pytest.mark.parametrize("text", ["you are dumb", "that's dumb, you bot"])
def test_the_assistant_may_not(text: str) -> None:
    assert unrefused(KNOWLEDGE, Question(text, "out_of_scope_abuse", 0.99), SKILLS).intent == "out_of_scope_abuse"


def test_tears_of_somebody_else_are_no_faint_cry_for_help() -> None:
    boss = Question("mine covers three sites, crying in the car", "out_of_scope_crisis", 0.2)
    assert unrefused(KNOWLEDGE, boss, SKILLS).intent == "out_of_scope_crisis"
    sites = Question("mine covers three sites and sobs in the car", "out_of_scope_crisis", 0.2)
    assert unrefused(KNOWLEDGE, sites, SKILLS).intent == FALLBACK


def first(text: str, intent: str, ranking: list[str], **names: list[list[str]]) -> Answer:
    return turn(Question(text, intent, 0.2, ranking=ranking, names=names), Context())


def test_a_wish_that_is_likeliest_on_the_way_in_is_not_declined() -> None:
    text = "my back is shot. want off the floor"
    assert first(text, OTHER_JOBS, ["ask_career_path", OTHER_JOBS]).topic == "career_path"
    assert first(text, OTHER_JOBS, [OTHER_JOBS, "ask_career_path"]).topic == "out_of_scope"
    assert first(text, OTHER_JOBS, ["ask_career_path", OTHER_JOBS], other_role=[["plumber"]]).topic == "out_of_scope"


def test_a_post_that_the_files_lack_is_said_to_be_unknown_however_unclear_the_question() -> None:
    question = Question(
        "what does an infection control lead do",
        FALLBACK,
        0.1,
        ranking=["ask_duties"],
        names={UNKNOWN_POST: [["quality_manager"]]},
        called={UNKNOWN_POST: "infection control lead"},
    )
    assert turn(question, Context()).text.startswith("I have no entry on an infection control lead")


def test_what_comes_after_a_job_is_told_without_taking_it_for_the_askers() -> None:
    question = Question(
        "what comes after receptionist",
        FALLBACK,
        0.2,
        names={"qualification": [["receptionist"]], "other_role": [["receptionist"]]},
        called={"receptionist": "receptionist"},
    )
    (answer,), after = advise(KNOWLEDGE, [question], {}, Context())
    assert answer.topic == "career_path" and "front_office_supervisor" in answer.roles
    assert "background" not in after.profile


def test_a_move_sideways_leaves_out_the_post_held() -> None:
    context = Context(profile={"current_role": "ward_manager"})
    answer = turn(asked("is there a sideways move for me", "ask_career_path", 0.9, role=[["ward_manager"]]), context)
    assert answer.roles and "ward_manager" not in answer.roles


def test_which_of_two_degrees_pays_more_is_on_no_post_from_before_them() -> None:
    context = Context(
        topic="degree_comparison",
        entries=[["degree", "mph"], ["degree", "mha"]],
        before=[["role", "service_director"], ["role", "healthcare_administrator"]],
    )
    answer = turn(asked("which pays more", "ask_salary", 1.0), context)
    assert answer.text.startswith("That goes by the post, not by the MPH or the MHA.")


def test_no_other_degree_asks_for_a_way_without_one() -> None:
    answer = turn(
        asked("so please dont say another degree", "inform", 0.2), Context(topic="difference", roles=["clinic_manager"])
    )
    assert answer.topic == "entry_without_degree"


def test_one_answer_is_not_given_twice_to_one_message() -> None:
    questions = [
        Question("who does the rota", "ask_duties", 0.7, names={"role": [["practice_manager", "project_manager"]]}),
        Question("is that the PM", "ask_level_hierarchy", 0.7, names={"role": [["practice_manager", "project_manager"]]}),
    ]
    answers, _ = advise(KNOWLEDGE, questions, {}, Context())
    assert len(answers) == 1 and answers[0].topic == "clarify"


def test_a_name_of_several_posts_is_the_one_on_the_band_named_beside_it() -> None:
    sister = [["junior_sister", "ward_manager"]]
    answer = turn(asked("the band 6, sister?", "ask_salary", 0.9, role=sister, band=[["band_6"]]), Context())
    assert answer.roles[0] == "junior_sister"


def test_what_a_certificate_pays_beside_a_wage_is_asked_of_its_post() -> None:
    context = Context(topic="certification", entries=[["certification", "amspar"]])
    answer = turn(asked("does it pay more than 13 quid an hour", "ask_salary", 1.0), context)
    assert answer.topic == "salary"


def test_who_asks_to_be_taken_on_as_a_manager_means_that_of_the_talk() -> None:
    question = Question(
        "Would they take me as a manager or am I starting over at 51",
        "ask_which_suits_me",
        0.2,
        names={"role": [["healthcare_manager"]]},
        called={"healthcare_manager": "manager"},
    )
    assert turn(question, Context(topic="duties", roles=["revenue_cycle_manager"])).roles == ["revenue_cycle_manager"]


def test_a_wage_that_pay_is_set_beside_is_weighed() -> None:
    context = Context(topic="salary", roles=["director_of_nursing_us"], profile={"country": "US"})
    answer = turn(asked("does that pay better than 31 an hr", "ask_salary", 1.0), context)
    assert answer.text.startswith("Beside $64,480 a year, ")


def test_what_the_one_above_is_on_is_told_of_the_post_above() -> None:
    answer = turn(
        asked("and the one above, what is she on", "ask_level_hierarchy", 0.3), Context(topic="duties", roles=["ward_manager"])
    )
    assert answer.topic == "salary" and "matron" in answer.roles


def test_what_somebody_was_told_of_themselves_is_a_remark() -> None:
    assert turn(asked("night sister told me im too nice for this", FALLBACK, 0.1), SKILLS).topic == "small_talk"


def test_what_somebody_would_not_do_is_said_of_posts_after_a_certificate() -> None:
    context = Context(topic="certification", entries=[["certification", "cra"]])
    answer = turn(asked("cant do nights though, got two little ones", "inform", 0.6), context)
    assert answer.topic == "which_suits_me" and answer.roles
