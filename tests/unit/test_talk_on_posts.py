"""Talks on posts over the knowledge files: kinds of a post, registrations, steps between posts, what is outside the subject."""

from __future__ import annotations

import pytest

from advisor.answers import follow, outside
from advisor.answers.advise import advise
from advisor.answers.model import UNKNOWN_POST, Answer, Context, Question
from tests.unit.test_leaning import KNOWLEDGE, asked, turn

MATRON = Context(topic="role_overview", roles=["matron"])
HOME = Context(topic="career_path", roles=["registered_manager"])


def named(text: str, intent: str, called: dict[str, str], **names: list[list[str]]) -> Question:
    return Question(text, intent, 0.9, names=names, called=called)


def told(question: Question, context: Context | None = None, **profile: str) -> tuple[Answer, Context]:
    answers, after = advise(KNOWLEDGE, [question], profile, context or Context())
    return answers[0], after


def test_what_is_known_of_a_post_is_not_passed_off_for_a_kind_of_it() -> None:
    theatres = named(
        "theatre manager pay", "ask_salary", {"department_manager": "theatre manager"}, role=[["department_manager"]]
    )
    answer, after = told(theatres)
    note = "I have nothing on a theatre manager alone; this is on a department manager in general."
    assert answer.text.startswith(note)
    assert note not in told(asked("and the hours", "ask_work_setting", 0.9), after)[0].text
    plain = named(
        "department manager pay", "ask_salary", {"department_manager": "department manager"}, role=[["department_manager"]]
    )
    assert "alone" not in told(plain)[0].text


def test_kinds_of_one_post_are_not_called_the_same() -> None:
    question = asked("project manager or programme manager, the difference", "ask_difference", 1.0, role=[["project_manager"]])
    assert turn(question, Context()).text.startswith("I have one entry for")


def test_another_name_of_the_post_in_focus_is_said_to_be_one() -> None:
    talk = Context(topic="role_overview", roles=["cmo"], called={"cmo": "medical director"})
    answer = turn(asked("is it the same as chief medical officer", "ask_difference", 1.0, role=[["cmo"]]), talk)
    assert answer.text.startswith("Medical director and chief medical officer are names for the same kind of post.")


@pytest.mark.parametrize(
    ("talk", "said"),
    [
        (HOME, "Nothing I have read asks for a nurse's or another clinical one"),
        (MATRON, "**Your registration?** You must be a registered nurse or midwife."),
    ],
)
def test_whether_a_registration_is_needed_is_answered_first(talk: Context, said: str) -> None:
    answer = turn(asked("do I need my NMC pin for that", "ask_certification", 0.9), talk)
    assert answer.text.split("\n\n")[1].startswith("**Your registration?**") and said in answer.text


def test_no_registration_as_a_nurse_is_asked_of_who_runs_a_care_home() -> None:
    nurse = asked("overseas nurse, can I run a care home?", "ask_career_path", 0.9, role=[["registered_manager"]])
    assert follow.in_context(KNOWLEDGE, nurse, Context()).article != "nurse_from_abroad"
    leads = asked("overseas nurse, can I be a matron?", "ask_career_path", 0.9, role=[["matron"]])
    assert follow.in_context(KNOWLEDGE, leads, Context()).article == "nurse_from_abroad"


def test_having_to_become_a_nurse_first_is_asked_of_the_post() -> None:
    question = asked("do I have to become a nurse first", "out_of_scope_other_jobs", 0.7, qualification=[["registered_nurse"]])
    answer = turn(question, Context(topic="career_path", roles=["department_supervisor"]))
    assert "No: nothing I have read asks for a nurse or a doctor in this post." in answer.text
    field = follow.in_context(KNOWLEDGE, question, Context(topic="career_path", roles=["healthcare_manager"]))
    assert field.article == "clinical_background"


def test_of_several_posts_each_is_said_to_need_a_clinician_or_not() -> None:
    question = asked("does either need to be a doctor", "ask_experience_needed", 0.8)
    both = turn(question, Context(topic="difference", roles=["healthcare_administrator", "ceo"])).text
    assert "No: nothing I have read asks for a nurse or a doctor in either." in both
    one = turn(question, Context(topic="difference", roles=["cmo", "ceo"])).text
    assert "**Chief medical officer (CMO), what is needed:**" in one
    assert "Nothing I have read asks for one in the post of chief executive officer (CEO)." in one


def test_a_post_beside_one_that_is_lacking_is_told_of_alone() -> None:
    names = {"role": [["quality_manager"]], "unknown_role": [["director_patient_safety"]]}
    question = Question(
        "a risk manager or a quality manager", "ask_difference", 1.0, names=names, called={UNKNOWN_POST: "risk manager"}
    )
    assert told(question)[0].text.startswith("I have no entry on a risk manager, so I cannot set them side by side.")


def test_who_tells_their_band_asks_of_the_posts_named() -> None:
    question = asked(
        "matron or ward manager, I'm band 6", "ask_difference", 1.0, role=[["matron"], ["ward_manager"]], band=[["band_6"]]
    )
    _, after = told(question, band="band_6")
    assert after.entries == [] and after.roles == ["matron", "ward_manager"]


def test_an_8a_team_lead_is_no_first_line_supervisor() -> None:
    question = Question(
        "OT, 8a team lead. Would I get the head of therapies job?",
        "ask_career_path",
        0.9,
        names={"role": [["department_supervisor"], ["therapy_manager"]], "band": [["band_8a"]]},
    )
    _, after = told(question, current_role="department_supervisor", band="band_8a", background="occupational_therapist")
    assert "current_role" not in after.profile and after.roles == ["therapy_manager"]


def test_a_step_down_is_seen_from_the_post_in_focus() -> None:
    question = asked("would practice manager be a step down", "ask_level_hierarchy", 0.5, role=[["practice_manager"]])
    assert turn(question, Context(topic="career_path", roles=["clinic_manager"])).roles == ["clinic_manager", "practice_manager"]


def test_what_lies_between_two_posts_of_the_talk_is_told() -> None:
    talk = Context(topic="career_path", roles=["coo"], before=[["role", "service_manager"]])
    answer = turn(asked("what comes in between", "follow_up", 0.6), talk)
    assert answer.roles == ["general_manager", "director_of_operations"]


def test_a_name_means_another_post_in_the_country_named() -> None:
    talk = Context(topic="salary", roles=["cno"], called={"cno": "director of nursing"})
    answer = turn(asked("in America I mean", "follow_up", 1.0, country=[["US"]]), talk)
    assert answer.topic == "salary" and answer.roles == ["director_of_nursing_us"]


def test_pounds_are_asked_of_the_uk() -> None:
    talk = Context(topic="salary", roles=["healthcare_manager"])
    assert "£" in turn(asked("that's dollars right? what about pounds", "ask_salary", 0.7), talk).text.split("[1]")[0]


def test_the_most_senior_of_those_below_is_named_first() -> None:
    below = turn(asked("who reports to the CEO", "ask_level_hierarchy", 1.0, role=[["ceo"]]), Context()).text
    assert "chief operating officer (COO)" in below.split("Below it", 1)[1].split(".")[0]


def test_nobody_is_known_by_name_and_vets_are_another_trade() -> None:
    who = asked("who is the ceo of Guys and St Thomas", "ask_level_hierarchy", 0.6, role=[["ceo"]])
    assert turn(who, Context()).kind == "unrelated"
    assert outside.of_somebody(asked("who is the ceo of a trust", "ask_level_hierarchy", 0.6, role=[["ceo"]])) is None
    vets = asked("veterinary practice manager pay", "ask_salary", 0.9, role=[["practice_manager"]])
    assert turn(vets, Context()).kind == "other_jobs"
    own = asked("I run a veterinary practice, could I be a practice manager", "ask_career_path", 0.9, role=[["practice_manager"]])
    assert turn(own, Context()).topic == "career_path"


def test_a_hotels_manager_is_sent_to_no_page_of_the_nhs() -> None:
    hotel = asked("hotel manager salary", "out_of_scope_other_jobs", 1.0, other_role=[["hotel_manager"]])
    assert "healthcareers.nhs.uk" not in turn(hotel, Context()).text


def test_what_is_needed_for_one_of_two_is_not_what_was_asked_before() -> None:
    talk = Context(topic="salary", roles=["registered_manager", "practice_manager"])
    answer, after = told(asked("what do I need for the first one", "follow_up", 0.3), talk)
    assert (answer.topic, answer.roles) == ("experience_needed", ["registered_manager"])
    assert told(asked("and for the other?", "follow_up", 1.0), after)[0].roles == ["practice_manager"]


def test_both_forms_of_a_post_are_compared_and_are_one_at_home() -> None:
    talk = Context(topic="duties", roles=["ward_manager"], before=[["role", "nurse_manager_us"]])
    assert turn(asked("which one earns more", "ask_salary", 0.9), talk).roles == ["nurse_manager_us", "ward_manager"]
    both = Context(topic="difference", roles=["cno", "director_of_nursing_us"])
    same = turn(asked("are they the same in the UK?", "follow_up", 0.6, country=[["UK"]]), both)
    assert same.text.startswith("In the UK both are the chief nursing officer (CNO)")


def test_one_of_two_that_were_compared_is_set_beside_the_other() -> None:
    talk = Context(topic="difference", roles=["charge_nurse_us", "nurse_manager_us"])
    question = asked("does the charge nurse earn less?", "ask_salary", 1.0, role=[["charge_nurse_us", "junior_sister"]])
    assert turn(question, talk).roles == ["charge_nurse_us", "nurse_manager_us"]


def test_the_hierarchy_and_the_bands_of_the_nhs_are_asked_of_the_field() -> None:
    hierarchy = asked("explain the NHS management hierarchy", "ask_role_overview", 0.6, role=[["healthcare_manager"]])
    assert "A trust has a board at the top" in turn(hierarchy, Context()).text
    bands = asked("what bands are NHS managers on", "ask_level_hierarchy", 1.0, role=[["healthcare_manager"]])
    assert turn(bands, Context()).topic == "salary"


def test_an_accountants_qualification_is_asked_of_the_post() -> None:
    question = asked("is a CPA necessary", "out_of_scope_other_jobs", 0.9, other_role=[["accountant"]])
    assert "**An accountant's qualification?**" in turn(question, Context(topic="education", roles=["cfo"])).text


def test_a_long_message_asks_of_the_post_that_its_writer_is_after() -> None:
    story = " ".join(["I have been on this ward for years and know it well."] * 4)
    text = f"I have an interview for a ward manager job. {story} The lead nurse is on the panel. Which skills should I show them?"
    called = {"ward_manager": "ward manager", "matron": "lead nurse"}
    question = Question(text, "ask_skills", 0.9, names={"role": [["ward_manager"], ["matron"]]}, called=called)
    answers, _ = advise(KNOWLEDGE, [question], {"goal": "ward_manager"}, Context(), text)
    assert answers[0].roles == ["ward_manager"]


def test_two_names_of_one_post_are_not_set_beside_each_other() -> None:
    names = {"role": [["department_manager"], ["service_director"]], "country": [["US"]]}
    called = {"service_director": "director", "department_manager": "department manager"}
    question = Question("department manager vs director in a US hospital", "ask_difference", 1.0, names=names, called=called)
    assert told(question)[0].text.startswith("I have one entry for both, a department manager, and nothing on how they differ.")


def test_whether_a_nurse_can_do_either_is_not_answered_with_no() -> None:
    answer = turn(
        asked("could a nurse do it", "ask_experience_needed", 0.8), Context(roles=["service_manager", "general_manager"])
    )
    assert "Yes: nothing I have read asks for a nurse or a doctor in either." in answer.text


def test_who_is_below_is_not_said_to_earn_more_for_the_group_they_are_counted_in() -> None:
    talk = Context(topic="difference", roles=["nurse_manager_us", "director_of_nursing_us"])
    assert "I cannot rank these fairly" in turn(asked("who earns more", "ask_salary", 1.0), talk).text


def test_how_long_to_become_one_is_asked_of_the_post() -> None:
    question = asked("how long to become one", "out_of_scope_other_jobs", 0.6)
    assert turn(question, Context(topic="salary", roles=["nursing_home_administrator"])).topic == "career_path"


def test_leading_and_managing_may_be_in_one_person() -> None:
    talk = Context(topic="which_is_better", roles=["healthcare_leader", "healthcare_manager"])
    assert "Yes: the two can live in one person" in turn(asked("can you be good at both", "ask_skills", 0.7), talk).text


def test_nobody_is_asked_for_the_country_that_they_told() -> None:
    question = asked("what would I earn", "ask_salary", 1.0)
    assert "in the UK or the US?" in turn(question, Context()).text
    assert "in the UK or the US?" not in turn(question, Context(profile={"country": "UK"})).text


def test_two_posts_under_one_boss_are_told_whom_both_report_to() -> None:
    both = asked("are they equals", "ask_level_hierarchy", 0.9, role=[["cno"], ["cmo"]])
    assert "Both usually report to the chief executive officer (CEO)." in turn(both, Context()).text
    apart = asked("are they equals", "ask_level_hierarchy", 0.9, role=[["matron"], ["general_manager"]])
    assert "Both usually report" not in turn(apart, Context()).text
