"""What people ask for themselves: for what they like, from where they stand, in their country, over the knowledge files."""

from __future__ import annotations

import pytest

from advisor.answers import follow, notes, roles
from advisor.answers.advise import advise
from advisor.answers.equivalents import only_country
from advisor.answers.model import Context
from advisor.answers.writing import there
from advisor.knowledge.schema import Point
from tests.unit.test_leaning import KNOWLEDGE, asked, turn


def test_a_way_without_a_degree_is_told_of_the_askers_country_alone() -> None:
    point = Point(text="In the UK, yes: you can rise. In the US a degree is the usual start; in the UK it is not.")
    assert there(point, "US").text == "In the US a degree is the usual start."
    assert there(point, None) is point
    assert there(Point(text="Ask your employer."), "US").text == "Ask your employer."


def test_what_is_known_of_the_other_country_alone_is_said_to_be() -> None:
    administrator = KNOWLEDGE.roles["healthcare_administrator"]
    told = roles.answer(KNOWLEDGE, "experience_needed", administrator, "UK").text
    assert "I have nothing on that from the UK; this is from the US:" in told
    assert "I have nothing on that" not in roles.answer(KNOWLEDGE, "experience_needed", administrator, "US").text


def test_posts_that_share_a_country_are_told_of_there() -> None:
    posts = [KNOWLEDGE.roles[id] for id in ("director_of_nursing_us", "cno")]
    assert only_country(posts) == "US"
    assert only_country([KNOWLEDGE.roles["ward_manager"], KNOWLEDGE.roles["nurse_manager_us"]]) is None
    assert only_country([]) is None


def test_who_holds_a_post_without_registration_is_suggested_none_with_it() -> None:
    question = asked("I'm good with spreadsheets, like improving things. Which job suits me?", "ask_which_suits_me", 1.0)
    answer = turn(question, Context(profile={"country": "UK"}), current_role="clinic_manager")
    assert answer.roles and all(KNOWLEDGE.roles[id].profession is None for id in answer.roles)


def test_an_introvert_likes_to_be_behind_the_scenes() -> None:
    answer = turn(asked("which job is best for an introvert", "ask_which_suits_me", 0.9), Context())
    assert "Going by what you like (behind the scenes)" in answer.text


@pytest.mark.parametrize(
    ("text", "background", "country", "post"),
    [
        ("fastest way into management with no college", "receptionist", "US", "front-office supervisor"),
        ("what management jobs could I go for", "paramedic", "UK", "clinical manager"),
    ],
)
def test_the_post_to_begin_with_is_named(text: str, background: str, country: str, post: str) -> None:
    intent = "ask_entry_without_degree" if "college" in text else "ask_career_path"
    question = asked(text, intent, 0.9, role=[["healthcare_manager"]])
    assert post in turn(question, Context(profile={"country": country}), background=background).text


def test_who_lacks_a_registration_is_told_a_post_that_asks_for_none() -> None:
    question = asked(
        "could I be a ward manager or do I have to be a nurse",
        "ask_experience_needed",
        0.7,
        role=[["ward_manager"]],
        qualification=[["healthcare_assistant"]],
    )
    answer = turn(question, Context(), background="healthcare_assistant")
    assert "A post to begin with as you are: department supervisor." in answer.text


@pytest.mark.parametrize("text", ["what do I need for the matron job then", "ok what do I need to get that post"])
def test_what_somebody_needs_for_a_post_is_what_it_asks_for(text: str) -> None:
    context = Context(topic="salary", roles=["matron"])
    assert follow.in_context(KNOWLEDGE, asked(text, "ask_duties", 0.36), context).intent == "ask_experience_needed"


def test_where_somebody_stands_turns_the_talk_to_no_band() -> None:
    context = Context(topic="education", roles=["ward_manager"], last={"topic": "education", "text": "", "roles": []})
    question = asked("I've been band 6 for 5 years", "inform", 0.8, band=[["band_6"]], years=[["5"]])
    answers, after = advise(KNOWLEDGE, [question], {"band": "band_6", "years": "5"}, context)
    assert answers[0].roles == ["ward_manager"] and after.roles == ["ward_manager"]


def test_the_first_of_several_posts_is_reached_from_anywhere() -> None:
    context = Context(topic="difference", roles=["director_of_operations", "service_director"])
    question = asked("how would I get to the first one from band 5 admin", "ask_career_path", 1.0, band=[["band_5"]])
    assert follow.in_context(KNOWLEDGE, question, context).names["role"] == [["director_of_operations"]]


def test_how_a_post_differs_from_its_deputy_sets_the_two_side_by_side() -> None:
    question = asked("how is that different from being deputy", "ask_difference", 1.0)
    found = follow.in_context(KNOWLEDGE, question, Context(topic="duties", roles=["ward_manager"]))
    assert found.names["role"] == [["ward_manager"], ["junior_sister"]]


def test_a_function_beside_a_post_is_the_post_that_manages_it() -> None:
    question = asked(
        "operations or clinical lead",
        "ask_which_suits_me",
        0.7,
        role=[["clinical_director"]],
        called={"clinical_director": "clinical lead"},
    )
    assert turn(question, Context()).roles == ["service_manager", "clinical_director"]


def test_which_post_has_the_better_prospects_compares_those() -> None:
    question = asked(
        "ward or practice manager, which has better prospects",
        "ask_career_path",
        0.3,
        role=[["ward_manager"], ["practice_manager"]],
    )
    assert follow.in_context(KNOWLEDGE, question, Context()).intent == "ask_outlook"


def test_a_step_that_was_told_is_picked_by_its_place() -> None:
    question = asked("nurse, how do I move up", "ask_career_path", 0.9, article="nursing_to_admin", nearness=1.0)
    _, talk = advise(KNOWLEDGE, [question], {}, Context())
    assert turn(asked("the second one", confidence=1.0), talk).text.startswith("**Step two:**")


def test_a_year_that_the_figures_are_not_of_is_said() -> None:
    note = "I have no figures for 2025; these are the latest that I have."
    answer = turn(asked("band 8a salary 2025", "ask_salary", 0.9, band=[["band_8a"]]), Context())
    assert note in answer.text
    assert note not in turn(asked("band 8a salary 2026", "ask_salary", 0.9, band=[["band_8a"]]), Context()).text


def test_a_manager_of_another_trade_is_asked_over() -> None:
    question = asked(
        "how do I become a hotel manager", "out_of_scope_other_jobs", 1.0, other_role=[["hotel_manager"], ["hospitality"]]
    )
    answer = turn(question, Context())
    assert (answer.topic, answer.kind) == ("out_of_scope", "other_jobs")
    assert "into a hospital, a practice or a care home" in answer.text
    radiographer = asked("radiographer pay", "out_of_scope_other_jobs", 1.0, other_role=[["radiographer"]])
    assert not notes.of_another_trade(KNOWLEDGE, radiographer)


def test_the_stress_of_one_post_is_its_hard_side() -> None:
    told = turn(asked("is being a ward manager stressful", "ask_work_setting", 1.0, role=[["ward_manager"]]), Context()).text
    assert told.index("Nothing I have read measures the stress") < told.index("**The hard side:**")


def test_years_that_a_diploma_takes_are_told_where_no_others_are_known() -> None:
    told = turn(
        asked("how long would it take", "ask_experience_needed", 0.9), Context(topic="education", roles=["registered_manager"])
    ).text
    assert "How many years it takes I cannot say" in told and "18 to 24 months" in told


def test_the_last_question_of_a_long_message_tells_its_subject() -> None:
    life = "I finished my MHA in May and sent ninety applications with two interviews and no luck at all so far. " * 2
    question = asked(f"{life}Which entry level titles should I search for?", "ask_career_path", 0.8)
    assert follow.in_context(KNOWLEDGE, question, Context()).article == "entry_level_us"


def test_what_a_question_names_is_not_taken_for_what_the_rest_speaks_of() -> None:
    text = "is being a ward manager stressful? I do school runs, part time hours"
    named = asked(text, "ask_work_setting", 1.0, role=[["ward_manager"]], called={"ward_manager": "ward manager"})
    assert follow.in_context(KNOWLEDGE, named, Context()).article is None
    assert (
        follow.in_context(
            KNOWLEDGE, asked("is it ok? I do school runs, part time hours", "ask_work_setting", 1.0), Context()
        ).article
        == "part_time"
    )
