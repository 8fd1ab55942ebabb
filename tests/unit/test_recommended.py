"""Which of several posts comes first for somebody, and what a talk turns to after that."""

from __future__ import annotations

import pytest

from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from tests.unit.test_leaning import KNOWLEDGE, asked, turn
from tests.unit.test_onward import meant

THREE = [["ward_manager"], ["matron"], ["practice_manager"]]


def said(question: Question, context: Context, **told: str) -> tuple[Answer, Context]:
    answers, after = advise(KNOWLEDGE, [question], told, context)
    return answers[0], after


def test_the_nearest_of_several_posts_is_recommended_and_the_talk_goes_on_about_it() -> None:
    question = asked(
        "ward manager or matron or practice manager, which would you recommend", "ask_which_suits_me", 0.9, role=THREE
    )
    answer, after = said(question, Context(profile={"background": "registered_nurse", "country": "UK"}))
    assert answer.text.startswith("Plainly: a ward manager first, since by the usual moves it is 2 steps away")
    assert "A matron is 3." in answer.text
    assert after.roles == ["ward_manager"]


def test_of_whom_nothing_is_known_nothing_is_recommended() -> None:
    question = asked("which of these would you recommend", "ask_which_suits_me", 0.9, role=THREE)
    assert "Plainly" not in turn(question, Context()).text


def test_what_is_closed_to_a_profession_that_the_question_names_is_left_out() -> None:
    talk = Context(topic="salary", roles=["practice_manager"], before=[["role", "ward_manager"], ["role", "service_manager"]])
    question = asked("which of these would you recommend for a pharmacist", "nlu_fallback", 0.3, qualification=[["pharmacist"]])
    text = turn(question, talk).text
    assert "Plainly: a service manager first" in text
    assert "A pharmacist could not be a ward manager" in text


def test_which_of_two_degrees_is_better_goes_by_the_post() -> None:
    talk = Context(topic="degree_comparison", entries=[["degree", "mha"], ["degree", "mba_healthcare"]])
    answer = turn(asked("which is better", "ask_which_is_better", 0.9), talk)
    assert answer.text.startswith("Plainly: I would go by the post you want")


def test_a_certificate_is_set_beside_the_one_told_of() -> None:
    talk = Context(topic="certification", entries=[["certification", "cenp"]])
    question = asked("what's the difference to NE-BC", "ask_certification", 0.9, certification=[["ne_bc"]])
    assert turn(question, talk).text.startswith("**CENP or NE-BC?**")


def test_the_easiest_of_certificates_is_told_by_what_each_asks_for() -> None:
    talk = Context(topic="certification", entries=[["certification", "cenp"], ["certification", "ne_bc"]])
    assert (
        "**NE-BC:** You need a nursing licence" in turn(asked("which is the easiest to get", "ask_certification", 0.9), talk).text
    )


def test_a_degree_that_somebody_holds_is_not_set_beside_those_compared() -> None:
    talk = Context(topic="degree_comparison", entries=[["degree", "msn_leadership"], ["degree", "mha"]])
    held = asked("I already have a BSN", "inform", 0.9, degree=[["bsn"]], called={"bsn": "BSN"})
    assert turn(held, talk).text.startswith("**MSN or MHA?**")
    added = asked("what if I did a BSN", "ask_degree_comparison", 0.9, degree=[["bsn"]], called={"bsn": "BSN"})
    assert "BSN" in turn(added, talk).text.splitlines()[0]


def test_the_finance_one_after_a_director_is_the_finance_director() -> None:
    talk = Context(topic="duties", roles=["clinical_director"])
    answer = turn(asked("no, not clinical, I meant the finance one", "inform", 0.6), talk)
    assert (answer.topic, answer.roles) == ("duties", ["cfo"])


def test_a_director_after_an_american_manager_is_an_american_one() -> None:
    talk = Context(topic="role_overview", roles=["nurse_manager_us"])
    question = asked("and a director?", "follow_up", 0.9, role=[["service_director"]], called={"service_director": "director"})
    assert turn(question, talk).roles[0] == "director_of_nursing_us"


def test_who_is_not_of_the_profession_is_told_of_the_posts_that_ask_for_none() -> None:
    talk = Context(topic="career_path", roles=["matron"])
    question = asked(
        "I'm not a nurse, I work in admin",
        "inform",
        0.9,
        qualification=[["registered_nurse"]],
        called={"registered_nurse": "nurse"},
    )
    assert "posts are mainly about management" in turn(question, talk).text


@pytest.mark.parametrize("text", ["what then", "so which job could I get instead"])
def test_what_then_of_who_lacks_the_registration_lists_other_posts(text: str) -> None:
    talk = Context(topic="experience_needed", roles=["matron"], profile={"background": "paramedic"})
    assert "posts are mainly about management" in turn(asked(text, "follow_up", 0.8), talk).text


def test_what_else_to_take_is_asked_of_courses() -> None:
    talk = Context(topic="certification", roles=["practice_manager"])
    assert meant(asked("what else could I take", "ask_career_path", 0.8), talk).topic == "courses"


def test_whether_a_post_is_worth_it_is_asked_of_the_one_the_talk_has_come_to() -> None:
    talk = Context(topic="career_path", roles=["ceo"], before=[["role", "coo"]])
    assert turn(asked("is it worth it", "ask_which_suits_me", 0.9), talk).roles == ["ceo"]


def test_whether_a_programme_is_a_degree_is_answered_with_its_award() -> None:
    talk = Context(topic="courses", entries=[["programme", "mary_seacole"]])
    assert "**Award:**" in turn(asked("is it a degree?", "ask_education", 0.9), talk).text


def test_other_names_are_told_of_a_post_abroad() -> None:
    talk = Context(topic="salary", roles=["cno"], place="UK")
    assert "Other names for the post: " in turn(asked("what's it called there", "ask_role_overview", 0.9), talk).text


def test_whom_a_post_answers_to_may_be_no_post_of_the_files() -> None:
    question = asked("who would be my boss", "ask_level_hierarchy", 0.9, role=[["practice_manager"]])
    assert "answers to the doctors who own the practice" in turn(question, Context()).text


def test_an_american_post_has_no_band() -> None:
    question = asked("who is above", "ask_level_hierarchy", 0.9, role=[["facilities_manager"]])
    answer = turn(question, Context(profile={"country": "US"}))
    assert "NHS pay bands are British" in answer.text
    assert "band 7" not in str(answer.chart)


def test_the_first_step_picks_no_post() -> None:
    talk = Context(topic="which_suits_me", roles=["service_manager"], before=[["role", "ward_manager"]])
    assert turn(asked("what would be the first step", "ask_career_path", 0.9), talk).roles[0] == "service_manager"


def test_what_qualifications_is_asked_of_the_post_of_the_talk() -> None:
    talk = Context(topic="salary", roles=["registered_manager"])
    question = asked("what qualifications", "ask_education", 0.9, article="education_general", nearness=0.95)
    assert "level 5 Diploma" in turn(question, talk).text


def test_jobs_without_being_a_nurse_are_listed_whatever_post_is_named() -> None:
    text = "HR says it requires a BSN. Is there any manager job in the hospital that I could get without being a nurse?"
    question = asked(text, "ask_experience_needed", 0.5, role=[["nurse_manager_us"]], degree=[["bsn"]])
    assert "posts are mainly about management" in turn(question, Context()).text


def test_where_one_name_is_unclear_the_clear_one_counts_too() -> None:
    question = asked(
        "who's higher, a matron or a sister?", "ask_level_hierarchy", 0.9, role=[["matron"], ["junior_sister", "ward_manager"]]
    )
    assert turn(question, Context()).roles == ["junior_sister", "ward_manager", "matron"]


def test_what_is_asked_besides_of_a_post_that_the_files_lack_is_not_answered_of_others() -> None:
    first = asked("what does a CMIO do", "ask_duties", 0.9, unknown_role=[["cnio", "cio"]])
    answers, _ = advise(KNOWLEDGE, [first, asked("does it have to be a doctor", "ask_experience_needed", 0.9)], {}, Context())
    assert [answer.text.startswith("I have no entry on") for answer in answers] == [True]


def test_the_medic_of_a_veteran_is_that_of_the_forces() -> None:
    question = asked("medic trade", "inform", 0.5, qualification=[["doctor"]], called={"doctor": "medic"})
    _, after = said(question, Context(profile={"background": "veteran"}), background="doctor")
    assert after.profile["background"] == "military_medic"


def test_nobody_becomes_a_nurse_to_run_a_nursing_home() -> None:
    question = asked(
        "how do I become a nursing home administrator", "ask_career_path", 0.9, role=[["nursing_home_administrator"]]
    )
    answer, _ = said(question, Context(), background="healthcare_assistant", country="US")
    assert "registered nurse" not in answer.text.lower()


def test_who_is_above_a_post_is_drawn_as_no_ladder() -> None:
    assert turn(asked("who is above a matron", "ask_level_hierarchy", 0.9, role=[["matron"]]), Context()).chart is None


def test_the_boss_after_a_band_is_that_of_the_post() -> None:
    talk = Context(topic="salary", roles=["ward_manager"], entries=[["band", "band_5"]])
    assert turn(asked("who'd be my boss", "ask_level_hierarchy", 0.9), talk).roles == ["ward_manager"]


def test_a_way_up_is_asked_from_where_somebody_is_whatever_post_the_talk_was_on() -> None:
    question = asked("CNA here. any way up", "out_of_scope_other_jobs", 0.9, qualification=[["certified_nursing_assistant"]])
    answer, after = said(
        question, Context(topic="work_setting", roles=["finance_manager"]), background="certified_nursing_assistant"
    )
    assert answer.topic == "career_path" and "finance_manager" not in [*answer.roles, *after.roles]
