"""Questions on moving between posts and on what is left of the old work, over the knowledge files as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.answers import follow
from advisor.answers.model import Context, Question
from advisor.knowledge import moves
from tests.unit.test_leaning import KNOWLEDGE, asked, turn

SISTER = Context(topic="duties", roles=["matron"], before=[["role", "ward_manager"]], profile={"current_role": "junior_sister"})
DOCTOR = Context(topic="career_path", roles=["clinical_director"], profile={"background": "doctor"})


def meant(question: Question, context: Context) -> Question:
    """Return a question as the talk turns it."""
    return follow.in_context(KNOWLEDGE, question, context)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("can you switch over later", "ask_work_setting"),
        ("which of them came up through nursing", "nlu_fallback"),
        ("could they swap", "ask_which_is_better"),
    ],
)
def test_moving_from_one_post_to_another_is_the_way_there(text: str, intent: str) -> None:
    assert meant(asked(text, intent), SISTER).intent == "ask_career_path"


def test_the_other_one_is_where_somebody_would_move() -> None:
    found = meant(asked("could I go from that to the other one", "nlu_fallback"), SISTER)
    assert (found.intent, found.names["role"]) == ("ask_career_path", [["ward_manager"]])


def test_a_jump_in_pay_is_no_move() -> None:
    assert meant(asked("could i swap for more pay", "ask_salary"), SISTER).intent == "ask_salary"


@pytest.mark.parametrize("text", ["What would I come in as?", "as what", "and what could i be doing now"])
def test_what_somebody_begins_as_is_the_way_in(text: str) -> None:
    assert meant(asked(text, "ask_duties"), DOCTOR).intent == "ask_career_path"


def test_how_big_a_jump_it_is_sets_the_post_beside_the_askers_own() -> None:
    found = meant(asked("is that a big jump", "ask_salary"), SISTER)
    assert (found.intent, found.names["role"]) == ("ask_difference", [["junior_sister"], ["matron"]])
    assert meant(asked("is that a big jump", "ask_salary"), DOCTOR).intent == "ask_salary"


@pytest.mark.parametrize("text", ["what carries over", "does any of my experience transfer", "what would i bring"])
def test_what_carries_over_are_skills(text: str) -> None:
    assert meant(asked(text, "ask_duties"), DOCTOR).intent == "ask_skills"


@pytest.mark.parametrize(
    "text",
    [
        "do you still nurse at that level",
        "would I have to give up my lists for it",
        "how much clinical work would I have to drop",
    ],
)
def test_what_is_left_of_clinical_work_is_told_with_the_duties(text: str) -> None:
    assert meant(asked(text, "ask_level_hierarchy"), DOCTOR).intent == "ask_duties"


def test_why_anybody_wants_a_post_is_whom_it_suits() -> None:
    question = asked("why would any consultant want to be clinical director", "ask_career_path", role=[["clinical_director"]])
    assert meant(question, Context()).intent == "ask_which_suits_me"


@pytest.mark.parametrize(
    ("text", "named"), [("are they equals", []), ("are they in charge of the ward managers", [["ward_manager"]])]
)
def test_who_is_above_whom_of_posts_spoken_of_is_their_rank(text: str, named: list[list[str]]) -> None:
    found = meant(asked(text, "ask_difference", role=named), SISTER)
    assert found.intent == "ask_level_hierarchy"
    assert ["matron"] in found.names["role"]


def test_what_they_do_is_their_duties_whatever_band_is_named() -> None:
    question = asked("band 7 ward manager what do they do", "ask_level_hierarchy", 0.75, role=[["ward_manager"]])
    assert meant(question, Context()).intent == "ask_duties"


@pytest.mark.parametrize(
    ("text", "intent"),
    [("what do u need to be a matron", "ask_education"), ("what would i need for it", "ask_experience_needed")],
)
def test_what_is_needed_is_not_taken_for_skills(text: str, intent: str) -> None:
    assert meant(asked(text, "ask_skills", 0.3), SISTER).intent == intent


def test_whether_one_has_to_be_a_clinician_is_asked_of_the_post() -> None:
    question = asked("do i ned to be a docter", "out_of_scope_other_jobs", 0.64, ranking=["x", "ask_experience_needed"])
    assert meant(question, Context(topic="career_path", roles=["ceo"])).intent == "ask_experience_needed"


@pytest.mark.parametrize(
    ("text", "topic"), [("how much do radiographers earn", "salary"), ("how do I become a paramedic", "career_path")]
)
def test_what_was_asked_of_another_job_goes_on_with_a_post(text: str, topic: str) -> None:
    assert follow.asked_for(asked(text, "out_of_scope_other_jobs", 1.0)) == topic


def test_under_another_post_is_asked_of_the_one_in_focus() -> None:
    question = asked("under the finance director?", "ask_level_hierarchy", 1.0, role=[["cfo"]])
    assert turn(question, Context(topic="duties", roles=["finance_manager"])).roles == ["finance_manager", "cfo"]


def test_the_post_of_the_talk_is_asked_about_after_a_degree_by_who_tells_their_own() -> None:
    context = Context(topic="degree_comparison", entries=[["degree", "mba_healthcare"]], before=[["role", "cno"]])
    question = asked("I'm a matron now, how many years will it take?", "ask_experience_needed", role=[["matron"]])
    assert turn(question, context, current_role="matron").roles == ["cno", "matron"]


def test_what_is_done_in_a_programme_is_no_question_on_the_assistant() -> None:
    context = Context(topic="courses", entries=[["programme", "admin_fellowship"]])
    for text, intent in (("do you get paid", "bot_challenge"), ("what do you do in one", "ask_capabilities")):
        assert turn(asked(text, intent, 1.0), context).topic != "small_talk"
        assert turn(asked(text, intent, 1.0), Context()).topic == "small_talk"


def test_a_programme_named_in_unclear_words_is_told_of() -> None:
    question = Question("my cohort keeps on about fellowships", "nlu_fallback", 0.1, names={"programme": [["admin_fellowship"]]})
    assert "fellowship" in turn(question, Context()).text.lower()


@pytest.mark.parametrize("text", ["who's allowed to take it", "is it required", "which would a chief nurse have"])
def test_what_is_asked_of_certificates_stays_on_them(text: str) -> None:
    assert meant(asked(text, "nlu_fallback", 0.1), Context(topic="certification", roles=["cno"])).intent == "ask_certification"


def test_one_side_of_the_degrees_told_is_asked_of_them() -> None:
    context = Context(topic="education", roles=["nurse_manager_us"], profile={"country": "US"})
    context = context.with_(last=turn(asked("which degree", "ask_education"), context).as_dict())
    found = meant(asked("can i do it online", "ask_courses", 1.0), context)
    assert len(found.names["degree"]) > 1
    assert all(KNOWLEDGE.degrees[ids[0]].country != "UK" for ids in found.names["degree"])


def test_ones_own_degree_is_not_what_is_asked_about_beside_another_level() -> None:
    question = asked("ADN nurse here, would a masters help", "ask_education", 0.85, degree=[["adn"]])
    assert not turn(question, Context(), qualification="adn").text.startswith("**Associate")


def test_two_names_of_one_post_are_said_to_be_such() -> None:
    question = asked(
        "hospital administrator vs healthcare administrator", "ask_difference", 1.0, role=[["healthcare_administrator"]]
    )
    assert "are names for the same kind of post" in turn(question, Context()).text


def test_an_apology_after_rude_words_is_taken() -> None:
    told_off = Context(topic="duties", last={"kind": "abuse", "text": ""})
    sorry = asked("sorry, bad shift", "nlu_fallback", 0.1)
    assert turn(sorry, told_off).text.startswith("No harm done")
    assert not turn(sorry, Context(topic="duties")).text.startswith("No harm done")


def test_good_luck_is_wished_to_who_asks_for_it() -> None:
    assert turn(asked("ok wish me luck!", "nlu_fallback", 0.1), Context()).text.startswith("Good luck")


def test_what_somebody_else_makes_is_set_beside_the_askers_own_post() -> None:
    found = meant(asked("does she make a lot more than me", "ask_salary", 0.9), SISTER)
    assert found.names["role"] == [["junior_sister"], ["matron"]]


def test_who_is_wanted_for_the_post_of_a_manager_who_leaves_asks_about_that_post() -> None:
    text = "charge nurse here on med surg. my manager is leaving and wants me to apply"
    question = asked(text, "ask_career_path", 0.9, role=[["charge_nurse_us"]])
    assert turn(question, Context(), current_role="charge_nurse_us").roles == ["nurse_manager_us", "charge_nurse_us"]


def test_who_only_tells_of_a_job_outside_the_subject_is_not_refused() -> None:
    told = {"background": "midwife", "band": "band_6"}
    assert turn(asked("midwife band 6, edinburgh", "out_of_scope_other_jobs", 0.9), Context(), **told).text.startswith(
        "Noted: midwife"
    )
    assert turn(asked("what does a midwife earn", "out_of_scope_other_jobs", 0.9), Context(), **told).topic == "out_of_scope"


def test_countries_are_not_ranked() -> None:
    question = asked("or is uk better", "ask_which_is_better", 0.7, country=[["UK"]])
    assert turn(question, Context(topic="courses", entries=[["degree", "mha"]])).text.startswith("I do not rank countries")


def test_options_of_who_told_what_they_are_are_ways_on() -> None:
    context = Context(profile={"current_role": "department_supervisor"})
    assert meant(asked("what are my options", "ask_capabilities", 0.9), context).intent == "ask_career_path"


def test_one_word_asks_for_the_topic_and_no_article_near_it() -> None:
    question = Question("pay?", "ask_salary", 1.0, article="negotiating", nearness=0.6)
    assert "Ask once" not in turn(question, Context(topic="duties", roles=["cnio"])).text


def test_a_programme_named_is_not_answered_by_the_article_on_another() -> None:
    names = {"programme": [["mary_seacole"]]}
    question = Question(
        "whats the mary seacole", "ask_courses", 0.85, names=names, article="admin_fellowship_route", nearness=0.95
    )
    assert turn(question, Context()).text.startswith("**Mary Seacole programme**")


def test_more_degrees_than_fit_are_said_to_be_left_out() -> None:
    degrees = [["mha"], ["mba_healthcare"], ["mph"], ["msn_leadership"]]
    answer = turn(asked("mha vs mba vs mph vs msn", "ask_degree_comparison", 1.0, degree=degrees), Context())
    assert "I set 3 side by side at most; for the MSN, ask again" in answer.text


def test_the_cheapest_of_the_degrees_compared_earlier_is_asked_of_them() -> None:
    context = Context(topic="career_path", roles=["ceo"], before=[["degree", "mha"], ["degree", "mph"]])
    found = meant(asked("whats the cheapest of them", "out_of_scope_unrelated", 0.8), context)
    assert (found.intent, found.names["degree"]) == ("ask_degree_comparison", [["mha"], ["mph"]])


def test_what_holders_of_degrees_earn_is_no_price() -> None:
    context = Context(topic="degree_comparison", entries=[["degree", "dha"], ["degree", "dnp"]])
    assert meant(asked("how much do they earn", "ask_salary", 1.0), context).intent == "ask_salary"


def test_the_first_two_of_three_are_a_pair() -> None:
    context = Context(topic="salary", roles=["pcn_manager"], before=[["role", "matron"], ["role", "practice_manager"]])
    assert meant(asked("i mean the first two", "follow_up"), context).names["role"] == [["matron"], ["practice_manager"]]


@pytest.mark.parametrize(
    ("text", "told"), [("which has more stress", "measures the stress"), ("which has better nights", "The ward never closes")]
)
def test_hours_and_stress_are_told_where_they_are_asked_for(text: str, told: str) -> None:
    context = Context(topic="duties", roles=["ward_manager"], before=[["role", "registered_manager"]])
    assert told in turn(asked(text, "ask_work_setting", 0.9), context).text


def test_ones_own_nation_comes_first_in_what_a_band_pays() -> None:
    context = Context(profile={"country": "UK", "nation": "Scotland"})
    answer = turn(asked("how do i get to band 6", "ask_career_path", 0.9, band=[["band_6"]]), context)
    assert "the way onto it is to win a post" in answer.text
    assert answer.text.index("Scotland") < answer.text.index("England")


def test_nobody_rises_by_way_of_data_to_the_top() -> None:
    assert "cio" not in moves.route(KNOWLEDGE, ["department_supervisor"], "ceo", "US")
    assert moves.route(KNOWLEDGE, ["health_information_manager"], "cio", "US")[-1] == "cio"


def test_something_with_computers_is_a_liking() -> None:
    answer = turn(asked("something with computers maybe", "nlu_fallback", 0.1), Context(topic="which_suits_me"))
    assert "health_information_manager" in answer.roles


def test_which_of_two_posts_somebody_thinks_of_suits_them() -> None:
    text = "I am a band 7 physio team lead thinking of therapy manager or general manager"
    question = asked(text, "inform", role=[["department_supervisor"], ["therapy_manager"], ["general_manager"]])
    answer = turn(question, Context(), current_role="department_supervisor")
    assert (answer.topic, answer.roles) == ("which_suits_me", ["therapy_manager", "general_manager"])


def test_the_end_of_a_name_means_the_post_in_focus() -> None:
    lead = asked("pay for the team leader", "ask_salary", role=[["department_supervisor"]])
    lead = replace(lead, called={"department_supervisor": "team leader"})
    assert meant(lead, Context(topic="duties", roles=["admin_team_leader"])).names["role"] == [["admin_team_leader"]]
    assert meant(lead, Context(topic="duties", roles=["therapy_manager"])).names["role"] == [["department_supervisor"]]
    site = Question("and site manager", "out_of_scope_other_jobs", 0.9, names={"other_role": [["construction_manager"]]})
    site = replace(site, called={"construction_manager": "site manager"})
    assert meant(site, Context(topic="duties", roles=["clinical_site_manager"])).names["role"] == [["clinical_site_manager"]]


def test_what_they_earn_after_a_course_is_the_pay_of_the_post() -> None:
    context = Context(topic="courses", entries=[["programme", "l5_adult_care"]], before=[["role", "registered_manager"]])
    assert turn(asked("what do they earn", "ask_salary", 1.0), context).roles == ["registered_manager"]


def test_who_would_not_be_a_nurse_is_told_which_posts_are_open() -> None:
    question = asked("what if i dont wanna be a nurse tho", "follow_up", qualification=[["registered_nurse"]])
    names = {"qualification": [["registered_nurse"]]}
    question = replace(question, names=names, called={"registered_nurse": "nurse"})
    answer = turn(question, Context(topic="career_path", roles=["ward_manager"]))
    assert "practice_manager" in answer.roles
    assert "ward_manager" not in answer.roles


def test_which_is_easier_without_being_a_nurse_is_no_question_on_nurses() -> None:
    question = asked(
        "which is easier to get without being a nurse", "out_of_scope_other_jobs", 0.6, ranking=["x", "ask_experience_needed"]
    )
    assert meant(question, SISTER).intent == "ask_experience_needed"


def test_nobody_is_told_what_their_own_job_is_unless_they_are_new_in_it() -> None:
    told = {"current_role": "ward_manager"}
    assert turn(asked("ward manager here, 12 years", "inform"), Context(), **told).topic == "small_talk"
    assert turn(asked("I've just been made ward manager", "inform"), Context(), **told).topic == "role_overview"


def test_who_is_in_one_country_is_told_no_more_of_the_other() -> None:
    context = Context(topic="salary", roles=["practice_manager"], profile={"country": "UK"})
    context = context.with_(last=turn(asked("pay?", "ask_salary"), context).as_dict())
    assert "$" not in turn(asked("tell me more", "follow_up"), context).text


@pytest.mark.parametrize(("text", "told"), [("give me an example", "fall at night"), ("can you be both", "live in one person")])
def test_leading_and_managing_together_are_told_of_where_the_talk_is_on_both(text: str, told: str) -> None:
    both = Context(topic="difference", roles=["healthcare_leader", "healthcare_manager"])
    assert told in turn(asked(text, "follow_up"), both).text
    assert told not in turn(asked(text, "follow_up"), Context(topic="duties", roles=["matron"])).text


def test_a_degree_of_managers_is_no_question_on_another_job() -> None:
    question = asked("should a physical therapist do an MBA?", "out_of_scope_other_jobs", 0.8, degree=[["mba_healthcare"]])
    assert meant(question, Context()).topic == "education"


def test_which_post_people_of_a_job_get_more_easily_is_told_by_what_each_asks_for() -> None:
    question = asked("which one would a medical assistant get easier", "out_of_scope_other_jobs", 1.0)
    assert meant(question, SISTER).intent == "ask_experience_needed"


def test_who_cannot_be_what_they_ask_for_is_told_so() -> None:
    names = {"role": [["cmo"]], "qualification": [["physician_associate"]]}
    question = Question("Physician assistant here. Can I be a CMO?", "ask_career_path", 0.9, names=names)
    assert turn(question, Context(), background="physician_associate").text.count("you could not be a chief medical officer")


def test_what_somebody_would_make_with_a_certificate_is_pay() -> None:
    context = Context(topic="certification", entries=[["certification", "cmpe"]])
    assert meant(asked("how much would i make", "ask_salary", 1.0), context).intent == "ask_salary"


def test_one_side_of_degrees_is_told_without_the_rest_of_the_table() -> None:
    context = Context(topic="degree_comparison", entries=[["degree", "mha"], ["degree", "mba_healthcare"]])
    table = turn(asked("which is quicker", "follow_up"), context).table
    assert table is not None
    assert [row[0] for row in table.rows] == ["In short", "Length"]


def test_what_is_left_of_work_with_patients_is_told_or_said_to_be_unknown() -> None:
    asks = asked("does she still see patients", "ask_duties", 1.0)
    assert "20% of the time in clinical work" in turn(asks, Context(topic="duties", roles=["matron"])).text
    assert "is left I cannot say" in turn(asks, Context(topic="duties", roles=["therapy_manager"])).text


def test_the_way_to_the_post_in_focus_is_told_from_whichever_band() -> None:
    question = asked("how would I get there from band 6", "ask_career_path", 0.9, band=[["band_6"]])
    assert turn(question, Context(topic="duties", roles=["therapy_manager"])).roles == ["therapy_manager"]


def test_that_last_one_picks_in_a_whole_sentence_too() -> None:
    context = Context(topic="which_suits_me", roles=["clinical_manager", "therapy_manager", "ward_manager"])
    found = meant(asked("ok that last one, what would they really want from me", "nlu_fallback", 0.15), context)
    assert found.names["role"] == [["ward_manager"]]


@pytest.mark.parametrize("text", ["which one can i do as an LVN", "could i get either as a physio, and which"])
def test_which_of_the_posts_people_of_a_job_may_have_is_asked_of_what_they_ask_for(text: str) -> None:
    context = Context(topic="difference", roles=["clinic_manager", "practice_manager"])
    found = meant(asked(text, "nlu_fallback", qualification=[["licensed_practical_nurse"]]), context)
    assert found.intent == "ask_experience_needed"


@pytest.mark.parametrize("text", ["lol ok what do i need. im in texas", "what would I need then?"])
def test_what_somebody_needs_for_the_post_of_the_talk_is_its_education(text: str) -> None:
    assert meant(asked(text, "nlu_fallback", 0.1), SISTER).intent == "ask_education"


def test_what_sort_of_person_likes_the_work_is_whom_it_suits() -> None:
    assert meant(asked("what sort of person likes that work", "ask_skills", 0.3), SISTER).intent == "ask_which_suits_me"


def test_two_posts_that_are_considered_are_weighed_without_the_askers_own() -> None:
    context = Context(profile={"current_role": "matron"})
    posts = [["matron"], ["divisional_director_nursing"], ["general_manager"]]
    found = meant(asked("Matron, considering head of nursing vs general manager", "ask_salary", 0.2, role=posts), context)
    assert (found.intent, found.names["role"]) == ("ask_which_suits_me", [["divisional_director_nursing"], ["general_manager"]])


def test_a_few_unclear_words_on_a_post_do_not_ask_why_both_kinds_of_work_are_needed() -> None:
    likely = ["follow_up", "ask_why_both_matter", "ask_courses"]
    found = meant(asked("and short of it what", "follow_up", 0.2, ranking=likely), SISTER)
    assert found.intent == "ask_courses"


def test_whether_a_figure_is_of_this_year_asks_for_its_source() -> None:
    likely = ["ask_sources", "ask_experience_needed"]
    assert meant(asked("is that this year's", "ask_sources", 0.4, ranking=likely), SISTER).intent == "ask_sources"


def test_the_band_above_the_one_told_of_is_the_next() -> None:
    for context in (
        Context(topic="career_path", profile={"band": "band_5"}),
        Context(topic="salary", entries=[["band", "band_6"]]),
    ):
        found = meant(asked("and above that?"), context)
        assert (found.intent, found.names["band"]) == ("ask_level_hierarchy", [["band_7"]])


def test_the_post_over_her_is_the_one_that_she_answers_to() -> None:
    context = Context(topic="career_path", roles=["director_of_nursing_us"])
    text = "what about the administrator, the one over her, what is it they do"
    question = asked(text, "ask_duties", 0.9, role=[["healthcare_administrator"]])
    called = {"healthcare_administrator": "administrator"}
    assert "nursing_home_administrator" in turn(replace(question, called=called), context).roles
