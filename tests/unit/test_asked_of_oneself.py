"""What people ask for themselves: for what they like, from where they stand, in their country, over the knowledge files."""

from __future__ import annotations

import pytest

from advisor.answers import follow, outside, roles, speaker
from advisor.answers.advise import advise
from advisor.answers.equivalents import only_country
from advisor.answers.model import Context
from advisor.answers.writing import there
from advisor.knowledge.schema import Point
from advisor.nlu import profile
from advisor.nlu.names import shared
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
    assert not outside.of_another_trade(KNOWLEDGE, radiographer)


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


def test_what_is_asked_of_one_post_is_not_told_of_posts_in_general() -> None:
    context = Context(topic="duties", roles=["nurse_manager_us"])
    assert follow.in_context(KNOWLEDGE, asked("is it mostly 9 to 5", "ask_work_setting", 1.0), context).article is None
    named = asked("is being a matron 9 to 5", "ask_work_setting", 0.9, role=[["matron"]])
    assert follow.in_context(KNOWLEDGE, named, Context()).article is None
    assert follow.in_context(KNOWLEDGE, asked("which post is 9 to 5", "ask_work_setting", 0.9), context).article == "office_hours"


def test_acting_up_is_a_subject_of_its_own_where_pay_is_asked_about() -> None:
    text = "our matron is off sick and I'm covering, should I get paid more"
    assert follow.in_context(KNOWLEDGE, asked(text, "ask_salary", 0.9, role=[["matron"]]), Context()).article == "acting_up"
    way = asked("been acting up as matron, how do I get the post", "ask_career_path", 0.9, role=[["matron"]])
    assert follow.in_context(KNOWLEDGE, way, Context()).article is None


def test_the_post_that_somebody_is_above_is_not_weighed_where_one_is_pointed_to() -> None:
    context = Context(topic="level_hierarchy", roles=["cno"], before=[["role", "ceo"]])
    assert turn(asked("would you recommend it", "ask_which_suits_me", 0.3), context).roles == ["cno"]
    assert set(turn(asked("which is better", "ask_which_is_better", 0.9), context).roles) == {"cno", "ceo"}


def test_whether_that_is_realistic_is_asked_of_the_post_in_focus() -> None:
    context = Context(topic="level_hierarchy", roles=["ward_manager"], before=[["role", "matron"]])
    question = asked("is that realistic for me in the next 3 years?", "ask_which_suits_me", 0.3)
    answer = turn(question, context, background="registered_nurse")
    assert answer.text.startswith("*I understood") and "**Ward manager: is it realistic?**" in answer.text
    assert (
        "realistic?**"
        not in turn(
            asked("remote finance manager, realistic?", "ask_work_setting", 1.0, role=[["finance_manager"]]), Context()
        ).text
    )


def test_who_pays_for_the_degrees_weighed_leaves_them_what_the_talk_is_on() -> None:
    context = Context(
        topic="degree_comparison",
        entries=[["degree", "mha"], ["degree", "msc_healthcare_uk"]],
        profile={"current_role": "ward_manager"},
    )
    question = asked("I'm a ward sister, would my trust pay for it?", "ask_courses", 0.7, role=[["ward_manager"]])
    _, after = advise(KNOWLEDGE, [question], {}, context)
    assert after.roles == [] and after.entries == context.entries


def test_which_leads_further_up_is_asked_of_the_posts_weighed() -> None:
    context = Context(topic="difference", roles=["matron", "service_manager"])
    question = asked(
        "which has more chance of getting to director level", "ask_which_is_better", 0.4, role=[["service_director"]]
    )
    assert follow.in_context(KNOWLEDGE, question, context).names["role"] == [["matron"], ["service_manager"]]


def test_a_field_named_instead_is_the_goal_of_who_is_in_another_post() -> None:
    context = Context(topic="role_overview", roles=["practice_manager"], profile={"current_role": "practice_manager"})
    question = asked("could I go into hospital management instead", "ask_career_path", 0.6, role=[["healthcare_manager"]])
    assert "Healthcare manager" in turn(question, context).text.split("\n")[0]
    question = asked(
        "medical director or health leadership, the way in", "ask_career_path", 0.9, role=[["cmo"], ["healthcare_leader"]]
    )
    assert "Chief medical officer" in turn(question, Context()).text.split("\n")[0]


def test_hours_that_nothing_tells_are_said_to_be_unknown_beside_others() -> None:
    question = asked("which has the better hours", "ask_work_setting", 0.9, role=[["matron"], ["ward_manager"]])
    assert "**Matron:** I have no hours for this post." in turn(question, Context()).text


def test_posts_on_a_band_are_those_open_to_the_asker() -> None:
    question = asked("what's next after band 7", "ask_career_path", 0.9, band=[["band_7"]])
    assert "matron" not in turn(question, Context(profile={"background": "biomedical_scientist"})).roles
    assert "matron" in turn(question, Context()).roles


def test_where_nothing_puts_one_post_first_that_is_said() -> None:
    context = Context(profile={"background": "veteran"}, topic="which_suits_me", roles=["facilities_manager", "service_manager"])
    assert "none of them comes first for you" in turn(asked("which suits me better", "ask_which_suits_me", 0.8), context).text


def test_pay_while_learning_is_told_with_the_apprenticeships() -> None:
    _, talk = advise(KNOWLEDGE, [asked("any apprenticeships", "ask_courses", 0.9)], {}, Context())
    found = follow.in_context(KNOWLEDGE, asked("and will I still get paid while I do it?", "ask_salary", 0.6), talk)
    assert found.article == "apprentice_pay"


def test_what_is_known_of_doctors_practices_is_not_passed_off_for_dentists() -> None:
    question = asked("can I be a practice manager in a dental surgery", "ask_career_path", 0.3, role=[["practice_manager"]])
    assert turn(question, Context()).text.startswith(
        "What I have is on doctors' practices; a dental practice has rules of its own"
    )
    question = asked("can I be a practice manager", "ask_career_path", 0.3, role=[["practice_manager"]])
    assert "dental" not in turn(question, Context()).text


@pytest.mark.parametrize("text", ["what's the chief nurse on", "and what is a matron on"])
def test_what_somebody_is_on_is_pay_however_sure_the_guess(text: str) -> None:
    question = asked(text, "ask_level_hierarchy", 0.95, role=[["matron"]])
    assert follow.in_context(KNOWLEDGE, question, Context()).intent == "ask_salary"
    board = asked("what is the board she sits on", "ask_level_hierarchy", 0.95, role=[["matron"]])
    assert follow.in_context(KNOWLEDGE, board, Context()).intent == "ask_level_hierarchy"


def test_which_posts_there_are_is_asked_for_oneself_whatever_the_band() -> None:
    question = asked(
        "band 7, what management jobs are there for me",
        "ask_level_hierarchy",
        0.3,
        role=[["healthcare_manager"]],
        band=[["band_7"]],
    )
    found = follow.in_context(KNOWLEDGE, question, Context(profile={"background": "physiotherapist"}))
    assert (found.intent, found.names["band"]) == ("ask_career_path", [])


def test_names_beside_an_american_post_are_american() -> None:
    question = asked(
        "nurse manager vs DON",
        "ask_difference",
        1.0,
        role=[["nurse_manager_us", "ward_manager"], ["cno", "director_of_nursing_us"]],
        called={
            "nurse_manager_us": "nurse manager",
            "ward_manager": "nurse manager",
            "cno": "DON",
            "director_of_nursing_us": "DON",
        },
    )
    assert turn(question, Context()).roles == ["nurse_manager_us", "director_of_nursing_us"]


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("40yo ex army logistics officer, want to go into the NHS", "veteran"),
        ("I work in Tesco as a team manager, could I work in the NHS", "manager_elsewhere"),
        ("I have an accounting background", "accountant"),
    ],
)
def test_what_somebody_comes_from_is_read(text: str, background: str) -> None:
    assert profile.read(text, shared().link(text))["background"] == background


@pytest.mark.parametrize(
    "text",
    [
        "A mate got into the NHS and is now a facilities manager",
        "My advisor said to look at an MHA",
        "I got lost between RHIT and RHIA",
        "Registered manager, what qualification do I need",
        "I was asked to sit on a recruitment panel for a chief nurse",
        "I've been an estates electrician at a hospital for ten years",
        "I've been accepted into an MHA program starting in January",
    ],
)
def test_what_others_are_or_advise_is_nobody_elses(text: str) -> None:
    assert not {"current_role", "qualification"} & profile.read(text, shared().link(text)).keys()


def test_what_somebody_tells_is_weighed_where_it_changes_nothing_else() -> None:
    _, talk = advise(
        KNOWLEDGE,
        [asked("how do I become a practice manager", "ask_career_path", 1.0, role=[["practice_manager"]])],
        {},
        Context(),
    )
    answer = turn(asked("I'm a physio", "inform", 0.9), talk, background="physiotherapist")
    assert "is it realistic?**" in answer.text


def test_where_i_am_now_is_no_country() -> None:
    context = Context(topic="duties", roles=["therapy_manager"], profile={"country": "UK"})
    question = asked("how do I get there from where I am now?", "ask_career_path", 1.0)
    assert follow.in_context(KNOWLEDGE, question, context).intent == "ask_career_path"


def test_two_countries_named_together_are_both_told_of() -> None:
    question = asked("what do they earn in the UK and US", "ask_salary", 1.0, role=[["ceo"]], country=[["UK"], ["US"]])
    told = turn(question, Context()).text
    assert "in the US" not in told.split("\n")[0] and "$" in told and "£" in told


@pytest.mark.parametrize(
    ("text", "asks_of_cost"), [("how much is it", True), ("what does it cost", True), ("how much more would I get", False)]
)
def test_the_price_after_the_certificates_of_a_post_is_theirs(text: str, asks_of_cost: bool) -> None:
    question = asked("is there a certificate", "ask_certification", 1.0, role=[["clinic_manager"]])
    _, talk = advise(KNOWLEDGE, [question], {}, Context(profile={"country": "US"}))
    found = follow.in_context(KNOWLEDGE, asked(text, "ask_salary", 0.4), talk)
    assert bool(found.names.get("certification")) == asks_of_cost


def test_how_hard_a_scheme_is_to_get_into_is_told_where_it_is_known() -> None:
    question = asked("how hard is it to get in", "ask_courses", 0.9, programme=[["gmts"]])
    assert "17,800 people applied" in turn(question, Context()).text


@pytest.mark.parametrize(
    ("text", "named"),
    [("him degree?", True), ("what him jobs are there", True), ("I told him jobs are scarce", False), ("ask him", False)],
)
def test_letters_that_are_a_word_too_are_a_name_before_a_word_of_work(text: str, named: bool) -> None:
    assert any(link.ids == ("health_information_manager",) for link in shared().link(text)) == named


def test_a_band_that_posts_are_on_is_not_the_writers() -> None:
    text = "There are project manager jobs at band 6. I'm a medical secretary."
    assert "band" not in profile.read(text, shared().link(text))


def test_the_degree_that_somebody_began_with_is_not_the_one_they_hold() -> None:
    text = "I started with an ADN and finished my BSN last year"
    assert profile.read(text, shared().link(text))["qualification"] == "bsn"


def test_a_surely_asked_topic_comes_before_a_view() -> None:
    text = "Can I become a practice manager without a degree or am I kidding myself?"
    answer = turn(asked(text, "ask_entry_without_degree", 1.0, role=[["practice_manager"]]), Context())
    assert answer.topic == "entry_without_degree"


def test_who_asks_about_a_post_by_its_own_name_holds_another_of_the_shared_name() -> None:
    question = asked(
        "I'm a director of nursing in the US. What degree do you need to be a CNO?",
        "ask_education",
        1.0,
        role=[["cno", "director_of_nursing_us"], ["cno"]],
        country=[["US"]],
    )
    told = speaker.one_post(KNOWLEDGE, {"current_role": "cno", "country": "US"}, [question], None)
    assert told["current_role"] != "cno"


def test_what_else_there_is_that_is_not_clinical_is_asked() -> None:
    text = "midwife 6 yrs knackered, what else is there that's not clinical"
    answer = turn(asked(text, "inform", 0.9, qualification=[["midwife"]]), Context(), background="midwife")
    assert {"facilities_manager", "quality_manager"} <= {*answer.roles}


def test_whether_somebody_could_run_a_place_asks_for_the_way_to_its_post() -> None:
    question = asked("lpn in ohio can i run a nursing home", "ask_level_hierarchy", 0.4, role=[["nursing_home_administrator"]])
    assert follow.in_context(KNOWLEDGE, question, Context()).intent == "ask_career_path"
