"""Half sentences that lean on the posts a talk is on, over the knowledge files as they are."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.answers import follow
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.answers.resolve import subject
from advisor.knowledge import load
from advisor.nlu.text import clean

KNOWLEDGE = load.shared()
TWO = Context(topic="duties", roles=["ceo"], before=[["role", "coo"]])
DEGREES = Context(topic="degree_comparison", entries=[["degree", "mba_healthcare"], ["degree", "msc_healthcare_uk"]])


def asked(text: str, intent: str = "follow_up", confidence: float = 0.4, **rest: Any) -> Question:
    """Return a question, its names given as lists of ids."""
    told = {key: rest.pop(key) for key in ("ranking", "called", "article", "nearness") if key in rest}
    return Question(text, intent, confidence, names=rest, **told)


def turn(question: Question, context: Context, **told: str) -> Answer:
    """Return the answer to a question."""
    return advise(KNOWLEDGE, [question], told, context)[0][0]


@pytest.mark.parametrize("text", ["and for the deputy?", "maybe be deputy first"])
def test_the_deputy_is_that_of_the_post_in_focus(text: str) -> None:
    found = follow.in_context(KNOWLEDGE, asked(text), Context(topic="salary", roles=["registered_manager"]))
    assert (found.intent, found.names["role"]) == ("follow_up", [["deputy_care_home_manager"]])


def test_a_post_without_a_deputy_has_none() -> None:
    found = follow.in_context(KNOWLEDGE, asked("and for the deputy?"), Context(topic="salary", roles=["ceo"]))
    assert not found.names.get("role")


def test_one_more_post_as_well_is_asked_the_same() -> None:
    question = asked("go on then do matron as well", "ask_career_path", role=[["matron"]])
    assert turn(question, Context(topic="salary", roles=["ward_manager"])).topic == "salary"


@pytest.mark.parametrize("text", ["UK salaries for the pair", "the pay jump from one to the other"])
def test_the_pair_are_the_two_posts_spoken_of(text: str) -> None:
    assert turn(asked(text, "ask_salary"), TWO).roles == ["coo", "ceo"]


def test_the_top_of_a_hospital_is_the_chief_executive_whatever_the_line() -> None:
    text = "who's at the very top in a hospital, the one everyone answers to"
    found = follow.in_context(KNOWLEDGE, asked(text, "ask_level_hierarchy", 1.0), Context(topic="duties", roles=["matron"]))
    assert found.names["role"] == [["ceo"]]


@pytest.mark.parametrize("text", ["ok so band 7 then?", "is it 8a", "so they are on a band 8b"])
def test_a_band_asked_of_the_post_in_focus_is_where_that_post_stands(text: str) -> None:
    answer = turn(asked(text, band=[["band_7"]]), Context(topic="duties", roles=["therapy_manager"]))
    assert (answer.topic, answer.roles) == ("level_hierarchy", ["therapy_manager"])


def test_the_way_from_anywhere_to_the_post_in_focus_is_no_other_job() -> None:
    question = asked("how long does it take from newly qualified to that", "out_of_scope_other_jobs", 0.79)
    assert turn(question, Context(topic="level_hierarchy", roles=["matron"])).topic == "career_path"


@pytest.mark.parametrize(
    ("text", "intent"), [("what's the top one on", "ask_level_hierarchy"), ("what would a matron be on", "ask_duties")]
)
def test_what_somebody_is_on_is_their_pay(text: str, intent: str) -> None:
    context = Context(topic="level_hierarchy", roles=["matron", "ward_manager"])
    answer = turn(asked(text, intent, role=[["matron"]] if "matron" in text else []), context)
    assert (answer.topic, answer.roles) == ("salary", ["matron"])


def test_who_does_which_bit_is_how_two_posts_differ() -> None:
    answer = turn(asked("if a new system comes in who does which bit", "nlu_fallback"), TWO)
    assert (answer.topic, set(answer.roles)) == ("difference", {"coo", "ceo"})


def test_which_a_post_would_have_weighs_the_degrees_spoken_of() -> None:
    question = asked("which would a chief operating officer be likelier to have", "nlu_fallback", role=[["coo"]])
    answer = turn(question, DEGREES)
    assert answer.topic == "degree_comparison" and "MBA or MSc" in answer.text


def test_with_a_degree_is_asked_of_the_post_in_focus() -> None:
    question = asked("with an ADN?", "ask_degree_comparison", 0.7, degree=[["adn"]])
    answer = turn(question, Context(topic="career_path", roles=["director_of_nursing_us"]))
    assert (answer.topic, answer.roles) == ("education", ["director_of_nursing_us"])


@pytest.mark.parametrize("meant", [[], [["app_l3", "app_l5", "app_cmda", "app_l7"]]])
def test_apprenticeships_are_told_together(meant: list[list[str]]) -> None:
    answer = turn(asked("are there apprenticeships for that", "ask_courses", degree=meant), Context(topic="career_path"))
    assert "Level 3" in answer.text and "Level 6" in answer.text


def test_one_apprenticeship_is_told_of_by_itself() -> None:
    question = asked("the level 5 apprenticeship", "ask_education", 0.9, degree=[["app_l5"]])
    assert "Level 6" not in turn(question, Context()).text


def test_what_is_being_studied_is_not_what_is_asked_about() -> None:
    text = "Halfway through a master's in health administration. Will hospital administrators still be needed?"
    called = {"mha": "master's in health administration"}
    question = asked(text, "ask_outlook", 0.9, role=[["healthcare_administrator"]], degree=[["mha"]], called=called)
    assert turn(question, Context()).roles == ["healthcare_administrator"]
    assert not subject(KNOWLEDGE, question, Context()).entries


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("just finished a geography degree, can I do anything", "career_path"),
        ("I haven't got a degree, can I do anything", "entry_without_degree"),
    ],
)
def test_who_has_a_degree_is_not_told_how_to_do_without(text: str, topic: str) -> None:
    assert turn(asked(text, "ask_entry_without_degree", role=[["healthcare_manager"]]), Context()).topic == topic


def test_would_they_want_me_is_asked_of_the_post() -> None:
    question = asked(
        "CIPD level 5, would the NHS want me as an HR manager",
        "ask_certification",
        certification=[["cipd"]],
        role=[["hr_manager"]],
    )
    assert turn(question, Context()).topic == "experience_needed"


def test_to_a_nurse_an_assistant_manager_is_that_of_a_unit() -> None:
    question = asked("is the assistant manager job for me", role=[["assistant_nurse_manager", "department_supervisor"]])
    about = subject(KNOWLEDGE, question, Context(profile={"background": "registered_nurse"}))
    assert [role.id for role in about.roles] == ["assistant_nurse_manager"]
    assert len(subject(KNOWLEDGE, question, Context()).unclear) == 2


def test_the_nearest_management_post_is_named_to_a_clinician() -> None:
    question = asked("how do I move up", "ask_career_path", 0.9)
    answer = turn(question, Context(), background="physiotherapist")
    assert answer.roles[0] == "therapy_manager" and "a therapy manager" in answer.text


def test_who_asked_for_the_way_to_a_post_goes_on_about_that_post_with_the_other_in_mind() -> None:
    question = asked("from ward manager to matron", "ask_career_path", 0.9, role=[["ward_manager"], ["matron"]])
    _, context = advise(KNOWLEDGE, [question], {}, Context())
    assert context.roles == ["matron"]
    assert turn(asked("which pays more?", "ask_salary", 0.9), context).roles == ["ward_manager", "matron"]


def test_a_post_set_beside_a_band_is_not_set_beside_the_post_in_focus() -> None:
    question = asked("how much more would I get as a matron than band 7", "ask_salary", 0.9, role=[["matron"]], band=[["band_7"]])
    assert turn(question, Context(topic="work_setting", roles=["general_manager"])).roles == ["matron"]


def test_posts_that_statistics_count_as_one_are_not_ranked() -> None:
    question = asked("cfo or finance manager, who earns more", "ask_salary", 0.9, role=[["cfo"], ["finance_manager"]])
    assert "count them as one occupation" in turn(question, Context()).text


def test_figures_of_another_country_rank_nobody_where_one_is_asked_for() -> None:
    question = asked("UK pay of the coo and the ceo", "ask_salary", 0.9, role=[["coo"], ["ceo"]], country=[["UK"]])
    text = turn(question, Context()).text
    assert "the UK figures I have are not for the same kind of post" in text and "On the US figures" not in text


def test_what_a_name_means_at_home_is_told_where_it_is_taken_for_a_post_abroad() -> None:
    names = [["cno", "director_of_nursing_us"], ["cno"]]
    for intent, text in (("ask_difference", "how do they differ"), ("ask_salary", "who earns more")):
        answer = turn(asked(f"director of nursing or chief nurse, {text}", intent, 0.9, role=names), Context())
        assert answer.roles == ["director_of_nursing_us", "cno"]
        assert answer.text.startswith("In the UK, director of nursing is another name for a chief nursing officer (CNO)")


@pytest.mark.parametrize(
    ("background", "role", "first"),
    [
        ("healthcare_assistant", "matron", "You must be a registered nurse or midwife."),
        ("registered_nurse", "matron", "People come to it from leading a ward"),
        ("healthcare_assistant", "service_manager", None),
    ],
)
def test_a_way_begins_with_the_registration_that_somebody_lacks(background: str, role: str, first: str | None) -> None:
    question = asked(f"could one end up as {role}", "ask_career_path", 0.9, role=[[role]])
    question.names["qualification"] = [[background]]
    points = [line for line in turn(question, Context()).text.splitlines() if line.startswith("- ")]
    assert points[0].startswith(f"- {first}") if first else "registered" not in points[0]


def test_whether_it_is_worth_the_money_is_told_with_the_pay() -> None:
    worth, plain = (
        turn(asked(f"is being a sister worth {what}", "ask_which_suits_me", 0.9, role=[["junior_sister"]]), Context())
        for what in ("the extra", "it")
    )
    assert "£" in worth.text and "£" not in plain.text


def test_a_carers_manager_is_that_of_a_home() -> None:
    question = asked(
        "how do I get to team leader, then manager",
        "ask_career_path",
        0.9,
        role=[["department_supervisor"], ["healthcare_manager"]],
        called={"healthcare_manager": "manager"},
    )
    assert turn(question, Context(), background="carer").roles == ["registered_manager", "department_supervisor"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("bloody hell. for doing what", "for doing what"), ("Bloody hell.", "Bloody hell."), ("hell no", "hell no")],
)
def test_an_oath_before_a_question_is_left_out(text: str, kept: str) -> None:
    assert clean(text) == kept


COURSE = Context(topic="courses", entries=[["programme", "nye_bevan"]], before=[["role", "service_director"]])
OFFERS = Context(topic="level_hierarchy", roles=["clinical_site_manager", "service_manager"])


def test_what_one_earns_after_a_course_is_the_pay_of_the_post_it_is_for() -> None:
    assert turn(asked("what's the salary at the end", "ask_salary", 0.9), COURSE).roles == ["service_director"]
    assert turn(asked("what's the salary on it", "ask_salary", 0.9), COURSE).roles != ["service_director"]


def test_a_band_names_the_one_on_it_of_the_posts_set_side_by_side() -> None:
    question = asked("what's on call like for the 8a", "ask_work_setting", 0.9, band=[["band_8a"]])
    assert turn(question, OFFERS).roles == ["service_manager"]
    other = asked("what's on call like for the 9", "ask_work_setting", 0.9, band=[["band_9"]])
    assert turn(other, OFFERS).roles != ["service_manager"]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("could I do it without going back for residency", "experience_needed"),
        ("can I do that without being an RN", "experience_needed"),
        ("can I do that without a degree", "entry_without_degree"),
        ("could I do it without a nursing degree", "entry_without_degree"),
    ],
)
def test_without_something_that_is_no_degree_is_a_question_on_experience(text: str, topic: str) -> None:
    talk = Context(topic="career_path", roles=["department_manager"])
    assert turn(asked(text, "ask_entry_without_degree", 0.9), talk).topic == topic


@pytest.mark.parametrize("text", ["would I lose pay", "would I be worse off", "is it a pay cut"])
def test_what_would_be_lost_is_worked_out_from_the_band_that_was_told(text: str) -> None:
    answer = turn(
        asked(text, "ask_salary", 0.9), Context(topic="career_path", roles=["ward_manager"], profile={"band": "band_6"})
    )
    assert "A ward manager earns more than band 6: £" in answer.text


@pytest.mark.parametrize(("band", "told"), [("band_8b", True), ("band_8a", True), ("band_6", False)])
def test_who_is_past_the_first_posts_hears_of_those_on_their_band(band: str, told: bool) -> None:
    question = asked("what now", "ask_career_path", 0.9, role=[["healthcare_manager"]])
    answer = turn(question, Context(), band=band, country="UK")
    assert ("past the posts where people begin" in answer.text) == told
    assert not told or all(band.removeprefix("band_") in KNOWLEDGE.roles[id].bands for id in answer.roles[:2])


def test_something_more_like_leadership_leads_to_the_first_post_of_a_profession() -> None:
    told = {"background": "healthcare_assistant", "country": "UK"}
    question = asked("I want something more leadership", "ask_career_path", 0.9, role=[["healthcare_leader"]])
    answers, after = advise(KNOWLEDGE, [question], told, Context())
    assert "Two ways lead up from care work" in answers[0].text
    assert after.roles == ["department_supervisor"]


def test_what_is_not_understood_is_not_answered_by_saying_the_same_again() -> None:
    question = asked("what is the FMLM fellowship", "ask_certification", 0.9, certification=[["fmlm_fellowship"]])
    _, talk = advise(KNOWLEDGE, [question], {}, Context())
    unclear = asked("do I finish first", "nlu_fallback", 0.1, ranking=["ask_courses"])
    answer = advise(KNOWLEDGE, [unclear], {}, talk)[0][0]
    assert "I am not sure I understood you. What I can say on it, in short: " in answer.text
    assert len(answer.text) < len(str((talk.last or {})["text"]))


def test_pick_of_a_named_and_an_unknown_thing_is_not_made() -> None:
    question = asked("consulting or hospital admin", "ask_which_is_better", 0.6, role=[["healthcare_administrator"]])
    assert turn(question, Context()).text.startswith("I have nothing on what you set beside a healthcare administrator")


def test_better_than_what_is_asked_where_nothing_is_weighed() -> None:
    assert turn(asked("whats better", "ask_which_is_better", 0.5), Context(topic="courses")).text.startswith("Better than what?")
    assert not turn(asked("which is better", "ask_which_is_better", 0.5), TWO).text.startswith("Better than what?")
    assert not turn(asked("which matters more", "ask_which_is_better"), Context(topic="difference")).text.startswith("Better")


@pytest.mark.parametrize("title", ["director of case management", "respiratory director"])
def test_the_director_of_a_field_is_unknown_and_the_nearest_post_is_of_the_country(title: str) -> None:
    names = {"role": [["service_director"]], "called": {"service_director": "director"}}
    answer = turn(asked(f"how do I become a {title}", "ask_career_path", 0.9, **names), Context(), country="US")
    assert f"I have no entry on a {title}" in answer.text
    assert "department manager" in answer.text
