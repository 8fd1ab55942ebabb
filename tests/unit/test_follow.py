"""Half sentences that lean on what was said before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.answers import fields, follow, more, roles
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.answers.phrasing import ask
from advisor.knowledge import load
from tests.unit import factory
from tests.unit.factory import point

DATA = factory.content()
factory.entry(DATA, "roles", "matron")["skills"] = [factory.point(f"Skill {letter}.", "handbook") for letter in "abcdefgh"]
KNOWLEDGE = factory.knowledge(DATA)
TWO = Context(topic="salary", roles=["matron", "ceo"])


def question(text: str, intent: str = "follow_up", **names: list[list[str]]) -> Question:
    return Question(text, intent, names=names)


def after(topic: str, id: str = "matron") -> Context:
    """Return the context after an answer about a role."""
    return Context(topic=topic, roles=[id], last=roles.answer(KNOWLEDGE, topic, KNOWLEDGE.roles[id], None).as_dict())


def test_a_name_alone_goes_on_with_the_topic() -> None:
    found = follow.resolve(KNOWLEDGE, question("and a matron?", role=[["matron"]]), Context(topic="salary", roles=["ceo"]))
    assert isinstance(found, Question)
    assert (found.intent, found.names) == ("ask_salary", {"role": [["matron"]]})


def test_a_country_alone_asks_again_for_it() -> None:
    found = follow.resolve(KNOWLEDGE, question("and in the US?", country=[["US"]]), TWO)
    assert isinstance(found, Question)
    assert found.intent == "ask_salary"


def test_a_name_before_any_topic_asks_what_it_is() -> None:
    found = follow.resolve(KNOWLEDGE, question("and a matron?", role=[["matron"]]), Context())
    assert isinstance(found, Question)
    assert found.intent == "ask_role_overview"


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("the first one", "matron"),
        ("the second", "ceo"),
        ("the last one", "ceo"),
        ("the former", "matron"),
        ("the latter?", "ceo"),
    ],
)
def test_a_role_in_focus_may_be_named_by_its_place(text: str, id: str) -> None:
    found = follow.in_context(KNOWLEDGE, question(text), TWO)
    assert (found.intent, found.names) == ("ask_salary", {"role": [[id]]})


def test_a_place_that_nothing_stands_in_is_unclear() -> None:
    found = follow.resolve(KNOWLEDGE, question("the third one"), TWO)
    assert isinstance(found, Question)
    assert found.intent == "nlu_fallback"


def test_more_is_what_was_not_said_yet() -> None:
    context = after("skills")
    found = follow.resolve(KNOWLEDGE, question("tell me more"), context)
    assert isinstance(found, Answer)
    assert "Skill g." in found.text
    assert "Skill a." not in found.text
    assert (found.topic, found.roles) == ("skills", ["matron"])


def test_more_is_told_with_its_sources() -> None:
    found = follow.resolve(KNOWLEDGE, question("tell me more"), after("skills"))
    assert isinstance(found, Answer)
    assert "[1]" in found.text
    assert [note.id for note in found.sources] == ["handbook"]


def test_when_all_is_said_that_is_said() -> None:
    data = factory.content()
    matron = factory.entry(data, "roles", "matron")
    general = factory.entry(data, "articles", "work_setting_general")
    matron["work_setting"] = matron["duties"] = [factory.point("Hospitals.", "handbook")]
    general.update(lead=factory.point("Hospitals."), points=[factory.point("Hospitals.")])
    knowledge = factory.knowledge(data)
    last = roles.answer(knowledge, "work_setting", knowledge.roles["matron"], None).as_dict()
    found = follow.resolve(knowledge, question("more"), Context(topic="work_setting", roles=["matron"], last=last))
    assert isinstance(found, Answer)
    assert "That is all I know" in found.text
    assert found.suggestions


def test_more_about_the_field_comes_from_its_article() -> None:
    last = fields.answer(KNOWLEDGE, KNOWLEDGE.articles["difference_risk"], None).as_dict()
    found = follow.resolve(
        KNOWLEDGE, question("go on"), Context(topic="difference", last={**last, "sources": [{"id": "handbook"}]})
    )
    assert isinstance(found, Answer)
    assert "In general, difference varies." in found.text


def test_asked_twice_in_a_row_it_tells_what_was_left_out() -> None:
    context = after("skills")
    assert context.last
    first = Answer.from_dict(context.last)
    again = more.again(KNOWLEDGE, first, context, "what else")
    assert again.text.startswith("Beyond what I told you just now:")
    assert "Skill a." in first.text and "Skill a." not in again.text
    assert "Skill h." in again.text


def test_asked_twice_in_a_row_it_keeps_to_what_was_asked() -> None:
    context = after("work_setting")
    assert context.last
    first = Answer.from_dict(context.last)
    short = more.again(KNOWLEDGE, first, context, "and the hours?").text
    assert "I have no more on that than what I told you just now, in short: " in short
    assert short.count("\n\n") < first.text.count("\n\n") or len(short) < len(first.text) + 60
    assert "Plans the work" in more.more(KNOWLEDGE, context).text


def test_what_changes_nothing_is_noted_in_a_line() -> None:
    context = after("work_setting")
    assert context.last
    first = Answer.from_dict(context.last)
    noted = more.again(KNOWLEDGE, first, context, "I live in a town", telling=True)
    assert noted.text.startswith("Noted. It leaves the answer as it was: ") and len(noted.text) < len(first.text)


def test_what_changes_nothing_of_a_long_answer_is_noted_in_a_line() -> None:
    question = Question("how do I become a director", "ask_career_path", names={"role": [["service_director"]]})
    answers, context = advise(load.shared(), [question], {}, Context())
    noted = more.again(load.shared(), answers[0], context.with_(entries=[["programme", "nye_bevan"]]), "I am 40", telling=True)
    assert noted.text.startswith("Noted. It leaves the answer as it was: ")
    assert len(noted.text) < len(answers[0].text)


def test_another_answer_is_told_as_it_is() -> None:
    other = roles.answer(KNOWLEDGE, "salary", KNOWLEDGE.roles["matron"], None)
    assert more.again(KNOWLEDGE, other, after("skills"), "x") == other
    assert more.again(KNOWLEDGE, other, Context(), "x") == other


def test_more_of_nothing_is_unclear() -> None:
    found = follow.resolve(KNOWLEDGE, question("tell me more"), Context())
    assert isinstance(found, Question)
    assert found.intent == "nlu_fallback"


@pytest.mark.parametrize(
    ("text", "names", "leans"),
    [
        ("matron?", {"role": [["matron"]]}, True),
        ("and in America", {"country": [["US"]]}, True),
        ("the weather in London is so nice at the moment", {"country": [["UK"]]}, False),
        ("pardon?", {}, False),
    ],
)
def test_a_short_text_with_a_name_goes_on_with_the_talk(text: str, names: dict, leans: bool) -> None:
    assert follow.leans(question(text, "nlu_fallback", **names), TWO) is leans


def test_nothing_leans_on_a_talk_that_has_not_begun() -> None:
    assert not follow.leans(question("matron?", "nlu_fallback", role=[["matron"]]), Context())


def test_a_comparison_without_names_is_of_the_degrees_in_focus() -> None:
    context = Context(topic="education", entries=[["degree", "mha"], ["degree", "mba_healthcare"]])
    assert (
        follow.in_context(KNOWLEDGE, question("which is quicker?", "ask_which_is_better"), context).topic == "degree_comparison"
    )


def test_a_comparison_with_names_stays_what_it_is() -> None:
    context = Context(topic="education", entries=[["degree", "mha"], ["degree", "mba_healthcare"]])
    asked = question("which is better, matron or ceo?", "ask_which_is_better", role=[["matron"], ["ceo"]])
    assert follow.in_context(KNOWLEDGE, asked, context) == asked


@pytest.mark.parametrize(
    "intent", ["out_of_scope_medical_advice", "out_of_scope_crisis", "out_of_scope_abuse", "ask_salary", "greet"]
)
def test_a_sure_intent_is_not_taken_for_half_a_sentence(intent: str) -> None:
    asked = question("is that bad?", intent)
    assert follow.in_context(KNOWLEDGE, asked, TWO) == asked


def test_a_few_words_that_point_back_go_on_with_the_talk() -> None:
    asked = replace(question("is that hard?", "out_of_scope_unrelated"), confidence=0.5)
    assert follow.in_context(KNOWLEDGE, asked, TWO).intent == "follow_up"
    assert follow.in_context(KNOWLEDGE, asked, Context()) == asked


def test_what_is_surely_about_something_else_does_not() -> None:
    asked = replace(question("quick one, name ideas for that puppy?", "out_of_scope_unrelated"), confidence=0.95)
    assert follow.in_context(KNOWLEDGE, asked, TWO) == asked


def test_sources_of_the_last_answer_are_listed() -> None:
    found = more.sources(after("skills"))
    assert "[1] NHS: Page handbook (2025)" in found.text
    assert [note.id for note in found.sources] == ["handbook"]


def test_an_answer_without_sources_is_said_to_have_none() -> None:
    last = Answer("skills", "Listening.").as_dict()
    assert "no source behind it" in more.sources(Context(topic="skills", last=last)).text


@pytest.mark.parametrize(
    ("kind", "intent"), [("certification", "ask_certification"), ("programme", "ask_courses"), ("band", "ask_salary")]
)
def test_how_much_it_is_asks_for_the_price_of_what_was_told(kind: str, intent: str) -> None:
    asked = Question("how much is it", "ask_salary")
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="certification", entries=[[kind, "x"]])).intent == intent
    assert (
        follow.in_context(KNOWLEDGE, asked, Context(topic="duties", roles=["matron"], entries=[[kind, "x"]])).intent
        == "ask_salary"
    )


def called(text: str, ids: dict[str, str], intent: str = "ask_role_overview", **changes: object) -> Question:
    """Return a question that names these roles by these words."""
    return Question(text, intent, names={"role": [[id] for id in ids]}, called=ids, **changes)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("n the CEO?", {"ceo": "CEO"}),
        ("what about a matron", {"matron": "matron"}),
        ("Matron", {"matron": "Matron"}),
        ("and for the CEO and a matron then", {"ceo": "CEO", "matron": "matron"}),
    ],
)
def test_names_only_go_on_with_the_talk(text: str, ids: dict[str, str]) -> None:
    assert follow.in_context(KNOWLEDGE, called(text, ids), TWO).intent == "follow_up"


@pytest.mark.parametrize("text", ["what does the CEO do", "CEO duties", "the CEO?!? seriously"])
def test_names_with_words_of_their_own_ask_what_they_ask(text: str) -> None:
    asked = called(text, {"ceo": "CEO"}, "ask_duties")
    assert follow.in_context(KNOWLEDGE, asked, TWO) == asked


def test_names_only_before_any_talk_ask_what_they_are() -> None:
    asked = called("the CEO", {"ceo": "CEO"})
    assert follow.in_context(KNOWLEDGE, asked, Context()) == asked


def test_a_longer_name_is_taken_out_before_a_shorter_one_in_it() -> None:
    ids = {"matron": "matron", "ward_manager": "modern matron"}
    assert follow.in_context(KNOWLEDGE, called("and the modern matron", ids), TWO).intent == "follow_up"


MHA, MBA = ["degree", "mha"], ["degree", "mba_healthcare"]
DEGREES = Context(topic="education", entries=[MHA, MBA])


@pytest.mark.parametrize("text", ["which is quicker", "which one's the cheapest?", "is one easier", "which is better"])
@pytest.mark.parametrize("intent", ["follow_up", "nlu_fallback", "out_of_scope_nonsense", "out_of_scope_unrelated"])
def test_which_of_two_degrees_compares_them(text: str, intent: str) -> None:
    assert follow.in_context(KNOWLEDGE, question(text, intent), DEGREES).intent == "ask_degree_comparison"


@pytest.mark.parametrize(
    ("text", "own", "intent"),
    [
        ("Nurse with an MHA. They want me to run the shift for $1.50 more an hour. Is it worth it?", "mha", "ask_which_suits_me"),
        ("Nurse without an MHA, which costs $30,000 here and takes three years. Is it worth it?", "", "ask_education"),
        ("is my MHA worth it", "mha", "ask_education"),
    ],
)
def test_what_is_worth_it_is_not_the_degree_that_somebody_holds_already(text: str, own: str, intent: str) -> None:
    context = Context(profile={"qualification": own} if own else {})
    assert follow.in_context(KNOWLEDGE, question(text, "ask_education", degree=[["mha"]]), context).intent == intent


@pytest.mark.parametrize(
    ("text", "intent"), [("how long do they take", "ask_degree_comparison"), ("do they want experience", "ask_experience_needed")]
)
def test_one_side_of_two_degrees_compares_them(text: str, intent: str) -> None:
    assert follow.in_context(KNOWLEDGE, question(text, "ask_experience_needed"), DEGREES).intent == intent


def test_which_of_two_degrees_is_better_for_the_field_compares_them() -> None:
    asked = question("which is better for managing a place", "ask_which_is_better", role=[["manager"]])
    assert follow.in_context(KINDS_KNOWN, asked, DEGREES).intent == "ask_degree_comparison"
    asked = question("which is better for a matron", "ask_which_is_better", role=[["matron"]])
    assert follow.in_context(KINDS_KNOWN, asked, DEGREES).intent == "ask_degree_comparison"
    asked = question("which is better, a matron or a CEO", "ask_which_is_better", role=[["matron"], ["ceo"]])
    assert follow.in_context(KINDS_KNOWN, asked, DEGREES).intent == "ask_which_is_better"


def test_the_cost_of_two_degrees_that_were_compared_is_that_of_both() -> None:
    assert follow.in_context(KNOWLEDGE, question("and the cost"), DEGREES).intent == "ask_degree_comparison"


def test_which_of_the_degree_now_and_the_one_before_compares_them_too() -> None:
    context = Context(topic="education", before=[MHA], entries=[MBA])
    assert follow.in_context(KNOWLEDGE, question("which is quicker", "nlu_fallback"), context).intent == "ask_degree_comparison"


@pytest.mark.parametrize(("kind", "intent"), [("certification", "ask_certification"), ("programme", "ask_courses")])
def test_which_of_two_others_stays_with_their_topic(kind: str, intent: str) -> None:
    context = Context(topic=intent[4:], entries=[[kind, "first"], [kind, "second"]])
    assert follow.in_context(KNOWLEDGE, question("which is quicker", "nlu_fallback"), context).intent == intent


def test_a_half_sentence_that_does_not_compare_is_no_comparison() -> None:
    assert follow.in_context(KNOWLEDGE, question("tell me more"), DEGREES).intent == "follow_up"


def test_a_sure_question_about_degrees_in_focus_is_no_comparison() -> None:
    asked = question("which skills do I need", "ask_skills")
    assert follow.in_context(KNOWLEDGE, asked, DEGREES) == asked


def test_with_one_degree_in_focus_there_is_none_to_set_beside_it() -> None:
    asked = question("which is better, to lead or to manage", "ask_which_is_better")
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="education", entries=[MHA])) == asked


@pytest.mark.parametrize("topic", ["education", "courses"])
def test_which_in_a_talk_on_study_compares_degrees_where_none_is_in_focus(topic: str) -> None:
    assert follow.in_context(KNOWLEDGE, question("which is best?"), Context(topic=topic)).intent == "ask_degree_comparison"
    assert follow.in_context(KNOWLEDGE, question("which is best?"), Context(topic="salary")).intent == "follow_up"


@pytest.mark.parametrize("text", ["why?", "But why is that", "ok so why not", "why both"])
@pytest.mark.parametrize("topic", ["which_is_better", "why_both_matter"])
def test_why_after_a_comparison_is_why_both_are_needed(text: str, topic: str) -> None:
    assert follow.in_context(KNOWLEDGE, question(text, "nlu_fallback"), Context(topic=topic)).intent == "ask_why_both_matter"


def test_why_after_anything_else_asks_for_more_of_it() -> None:
    assert follow.in_context(KNOWLEDGE, question("why?", "ask_why_both_matter"), TWO).intent == "follow_up"


@pytest.mark.parametrize("text", ["why do matrons earn so little", "why not a nurse"])
def test_why_with_more_to_it_is_a_question_of_its_own(text: str) -> None:
    asked = question(text, "ask_salary")
    assert follow.in_context(KNOWLEDGE, asked, TWO) == asked


def test_why_before_any_talk_is_what_it_was_taken_for() -> None:
    assert follow.in_context(KNOWLEDGE, question("why?", "nlu_fallback"), Context()).intent == "nlu_fallback"


def faint(text: str, confidence: float, *ranking: str, intent: str = "nlu_fallback") -> Question:
    return Question(text, intent, confidence, ranking=list(ranking))


def test_a_faint_fragment_in_a_talk_is_on_the_likeliest_career_topic() -> None:
    asked = faint("the hours though", 0.3, "greet", "ask_work_setting", "ask_salary")
    assert follow.in_context(KNOWLEDGE, asked, TWO).intent == "ask_work_setting"


@pytest.mark.parametrize(
    ("asked", "context"),
    [
        (faint("the hours though", 0.3, "ask_work_setting"), Context()),
        (faint("the hours though", 0.8, "greet", "ask_work_setting"), TWO),
        (faint("the hours though", 0.3, "greet", "thank"), TWO),
        (faint("the hours though are what nobody here wants to speak about at all", 0.3, "greet", "ask_work_setting"), TWO),
        (faint("the hours though", 0.3, "ask_work_setting", intent="out_of_scope_crisis"), TWO),
    ],
    ids=["no talk", "sure", "no career topic", "many words", "crisis"],
)
def test_other_fragments_stay_what_they_were_taken_for(asked: Question, context: Context) -> None:
    assert follow.in_context(KNOWLEDGE, asked, context) == asked


def test_a_refusal_to_be_on_the_safe_side_gives_way_in_a_talk_where_a_career_topic_is_likeliest() -> None:
    asked = faint("is the stress on nights bad for your health in that kind of job", 0.5, "ask_work_setting", "x")
    careful = Question(asked.text, "out_of_scope_medical_advice", 0.5, asked.ranking)
    assert follow.in_context(KNOWLEDGE, careful, TWO).intent == "ask_work_setting"
    assert follow.in_context(KNOWLEDGE, careful, Context()) == careful


def test_a_refusal_that_was_likeliest_stands() -> None:
    asked = Question(
        "what helps against a really bad back pain after nights", "out_of_scope_medical_advice", 0.5, ["x", "ask_skills"]
    )
    assert follow.in_context(KNOWLEDGE, asked, TWO) == asked


def test_another_job_is_declined_in_a_talk_too_unless_a_post_asks_for_it() -> None:
    job = {"other_role": [["radiographer"]]}
    asked = Question("and a radiographer", "follow_up", names=job)
    assert follow.in_context(KNOWLEDGE, asked, TWO).intent == "out_of_scope_other_jobs"
    declined = Question("what do radiographers earn in their first year", "out_of_scope_other_jobs", 0.9, ["ask_salary"], job)
    assert follow.in_context(KNOWLEDGE, declined, TWO) == declined
    required = Question("must I be a radiographer to get into it at all", "out_of_scope_other_jobs", 0.9, ["ask_education"], job)
    assert follow.in_context(KNOWLEDGE, required, TWO).intent == "ask_education"


@pytest.mark.parametrize("text", ["no, I meant matron", "sorry, matron", "not that, the matron", "actually the matron"])
def test_putting_a_name_right_asks_the_same_of_it(text: str) -> None:
    asked = question(text, "deny", role=[["matron"]])
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="salary", roles=["ceo"])).intent == "follow_up"
    assert follow.in_context(KNOWLEDGE, asked, Context()).intent == "deny"


def test_what_was_offered_is_picked_even_where_the_answer_names_it() -> None:
    context = Context(options=[["salary", "practice_manager"], ["salary", "business_office_manager"]])
    found = follow.in_context(KNOWLEDGE, question("the practice manager one", role=[["practice_manager"]]), context)
    assert (found.intent, found.names) == ("ask_salary", {"role": [["practice_manager"]]})


def test_the_other_one_is_asked_the_same() -> None:
    context = Context(topic="salary", before=[["role", "ward_manager"]], roles=["matron"])
    found = follow.in_context(KNOWLEDGE, question("and the other one?"), context)
    assert (found.intent, found.names) == ("ask_salary", {"role": [["ward_manager"]]})


@pytest.mark.parametrize(
    ("context", "intent", "names"),
    [
        (TWO, "ask_role_overview", {"role": [["ceo"]]}),
        (Context(topic="degree_comparison", entries=[MHA, MBA]), "ask_education", {"degree": [["mba_healthcare"]]}),
    ],
)
def test_telling_of_one_by_its_place_tells_what_it_is(context: Context, intent: str, names: dict) -> None:
    found = follow.in_context(KNOWLEDGE, question("tell me about the second one"), context)
    assert (found.intent, found.names) == (intent, names)


def test_one_by_its_place_with_a_topic_of_its_own_keeps_that() -> None:
    found = follow.in_context(KNOWLEDGE, question("what skills does the second need", "ask_skills"), TWO)
    assert (found.intent, found.names) == ("ask_skills", {"role": [["ceo"]]})


def test_a_number_picks_the_question_suggested_last() -> None:
    matron = KNOWLEDGE.roles["matron"]
    last = Answer("skills", "Patience.", suggestions=[ask("salary", matron), ask("duties", matron)]).as_dict()
    found = follow.in_context(KNOWLEDGE, question("2", "nlu_fallback"), Context(topic="skills", roles=["matron"], last=last))
    assert (found.intent, found.names) == ("ask_duties", {"role": [["matron"]]})


DEGREES = Context(topic="degree_comparison", entries=[["degree", "mha"], ["degree", "mba_healthcare"]])
ONE_DEGREE = Context(topic="courses", before=[["role", "matron"]], entries=[["degree", "mha"]])


@pytest.mark.parametrize("text", ["im more into running hospitals", "what if I might leave one day", "but I hate maths"])
def test_what_somebody_says_of_themselves_while_degrees_are_compared_compares_them_for_that(text: str) -> None:
    assert follow.in_context(KNOWLEDGE, faint(text, 0.2, intent="nlu_fallback"), DEGREES).intent == "ask_degree_comparison"


def test_a_sure_question_of_ones_own_while_degrees_are_compared_stays() -> None:
    asked = faint("I wonder what they earn", 0.9, "ask_salary", intent="ask_salary")
    assert follow.in_context(KNOWLEDGE, asked, replace(DEGREES, entries=[])).intent == "ask_salary"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what posts does it get me", "ask_career_path"),
        ("price?", "ask_courses"),
        ("online?", "ask_courses"),
        ("is it worth it", "ask_education"),
    ],
)
def test_an_unclear_question_about_a_degree_is_on_one_side_of_it(text: str, intent: str) -> None:
    assert follow.in_context(KNOWLEDGE, faint(text, 0.1, intent="nlu_fallback"), ONE_DEGREE).intent == intent


@pytest.mark.parametrize(
    ("text", "intent"), [("how long roughly", "ask_experience_needed"), ("worth it though?", "ask_which_suits_me")]
)
def test_half_a_sentence_about_a_post_asks_how_long_or_whether(text: str, intent: str) -> None:
    context = Context(topic="entry_without_degree", roles=["matron"])
    assert follow.in_context(KNOWLEDGE, question(text), context).intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [("which of those is easiest to get into", "ask_experience_needed"), ("which of them walks the wards most", "ask_duties")],
)
def test_an_unclear_choice_among_posts_is_by_ease_or_by_what_they_do(text: str, intent: str) -> None:
    assert follow.in_context(KNOWLEDGE, faint(text, 0.1, intent="nlu_fallback"), TWO).intent == intent


def test_what_hardly_looks_like_small_talk_is_on_a_career_topic() -> None:
    asked = faint("who can get to be that and when do they", 0.28, "ask_experience_needed", intent="request_human")
    assert follow.in_context(KNOWLEDGE, asked, TWO).intent == "ask_experience_needed"
    sure = faint("put me on to somebody who can help", 0.9, "ask_experience_needed", intent="request_human")
    assert follow.in_context(KNOWLEDGE, sure, TWO) == sure


def test_what_hardly_looks_like_a_patients_question_is_on_a_career_topic() -> None:
    asked = faint("does he have to be a doctor?", 0.17, "x", "ask_experience_needed", intent="out_of_scope_medical_advice")
    assert follow.in_context(KNOWLEDGE, asked, TWO).intent == "ask_experience_needed"


def test_a_patients_question_speaks_of_somebody() -> None:
    intents = ("out_of_scope_medical_advice", "ask_why_both_matter")
    asked = faint("is that bad for the hospital", 0.37, *intents, intent="out_of_scope_medical_advice")
    assert follow.in_context(KNOWLEDGE, asked, TWO).intent == "ask_why_both_matter"
    asked = faint("is that bad for my back", 0.37, *intents, intent="out_of_scope_medical_advice")
    assert follow.in_context(KNOWLEDGE, asked, TWO) == asked


@pytest.mark.parametrize(("place", "profile"), [("US", {}), ("US", {"country": "UK"})])
def test_back_home_asks_the_same_for_the_askers_own_country(place: str, profile: dict[str, str]) -> None:
    found = follow.in_context(KNOWLEDGE, question("and back home?"), replace(TWO, place=place, profile=profile))
    assert (found.intent, found.names["country"]) == ("follow_up", [["UK"]])


def test_a_figure_for_another_country_is_no_question_of_sources() -> None:
    asked = question("is there a UK figure as well", "ask_sources", country=[["UK"]])
    assert follow.in_context(KNOWLEDGE, asked, TWO).intent == "follow_up"
    assert follow.in_context(KNOWLEDGE, question("where is that from", "ask_sources"), TWO).intent == "ask_sources"


def test_two_certificates_named_are_compared_whatever_the_talk_was_on() -> None:
    names = {"certification": [["fache"], ["cmgr"]]}
    asked = Question("fache or cmgr", "ask_certification", names=names, called={"fache": "fache", "cmgr": "cmgr"})
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="duties", roles=["matron"])) == asked


def test_pros_and_cons_of_the_post_in_focus_are_for_whoever_may_take_it() -> None:
    asked = question("more cons please", "ask_which_is_better")
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="duties", roles=["matron"])).intent == "ask_which_suits_me"


def test_more_on_two_posts_tells_of_each() -> None:
    data = factory.content()
    for id in ("matron", "ward_manager"):
        factory.entry(data, "roles", id)["skills"] = [
            factory.point(f"The {id} has a skill {letter}.", "handbook") for letter in "abc"
        ]
    knowledge = factory.knowledge(data)
    context = Context(topic="skills", roles=["matron", "ward_manager"], last={"text": "The matron has a skill a."})
    answer = more.more(knowledge, context)
    assert answer.roles == context.roles
    assert "The matron has a skill b." in answer.text and "The ward_manager has a skill a." in answer.text
    assert "The matron has a skill a." not in answer.text


def test_whether_posts_need_a_degree_is_no_comparison_of_degrees() -> None:
    asked = question("do both need an MBA", "ask_degree_comparison", degree=[["mba_healthcare"]])
    found = follow.in_context(KNOWLEDGE, asked, TWO)
    assert (found.intent, found.names["degree"]) == ("ask_education", [])
    assert follow.in_context(KNOWLEDGE, asked, DEGREES).intent == "ask_degree_comparison"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("which one has nicer hours", "ask_work_setting"),
        ("which has more jobs going", "ask_outlook"),
        ("which is the better money", "ask_salary"),
        ("which is better", "ask_which_is_better"),
    ],
)
def test_which_is_better_in_one_respect_is_a_question_of_that(text: str, intent: str) -> None:
    assert follow.in_context(KNOWLEDGE, question(text, "ask_which_is_better"), TWO).intent == intent


def test_a_post_that_the_one_in_focus_is_likened_to_is_set_beside_it() -> None:
    asked = question("so like a matron then?", role=[["matron"]])
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="role_overview", roles=["ceo"])).intent == "ask_difference"
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="role_overview", roles=["matron"])).intent == "follow_up"


def test_the_bands_of_no_post_in_particular_are_about_pay() -> None:
    asked = question("what bands are they", "ask_level_hierarchy")
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="role_overview")).intent == "ask_salary"
    assert follow.in_context(KNOWLEDGE, asked, TWO).intent == "ask_level_hierarchy"


def in_talk(text: str, intent: str, context: Context, confidence: float = 1.0, **names: list[list[str]]) -> Question:
    return follow.in_context(KNOWLEDGE, Question(text, intent, confidence, names=names), context)


CERTIFIED = Context(topic="certification", entries=[["certification", "fache"]])


@pytest.mark.parametrize("text", ["and after that?", "what comes next", "rung after that?", "whats after this then", "then what"])
def test_what_comes_afterwards_is_the_path_on(text: str) -> None:
    assert in_talk(text, "follow_up", after("salary")).intent == "ask_career_path"


@pytest.mark.parametrize("text", ["and above that?", "who's directly over them", "below?", "what about the boss of that job"])
def test_who_is_above_or_below_is_how_posts_stand(text: str) -> None:
    assert in_talk(text, "follow_up", after("salary")).intent == "ask_level_hierarchy"


@pytest.mark.parametrize("text", ["what would change", "how different", "what would be different from what I do now"])
def test_what_changes_for_who_holds_a_post_sets_that_beside_the_one_in_focus(text: str) -> None:
    own = replace(after("which_suits_me"), profile={"current_role": "ceo"})
    asked = in_talk(text, "follow_up", own)
    assert (asked.intent, asked.names) == ("ask_difference", {"role": [["ceo"]]})
    assert in_talk(text, "follow_up", after("which_suits_me")).intent == "follow_up"


def test_the_way_without_the_degree_that_was_told_of_is_one_without_a_degree() -> None:
    assert in_talk("what about without either", "follow_up", after("education")).intent == "ask_entry_without_degree"
    assert in_talk("what about without either", "follow_up", after("salary")).intent == "follow_up"


@pytest.mark.parametrize(
    ("text", "topic", "intent"),
    [
        ("where?", "skills", "ask_courses"),
        ("and where can I learn that", "education", "ask_courses"),
        ("where?", "salary", "nlu_fallback"),
        ("how", "which_suits_me", "ask_career_path"),
        ("ok how so?", "difference", "follow_up"),
    ],
)
def test_where_and_how_alone_ask_for_the_next_thing_to_know(text: str, topic: str, intent: str) -> None:
    assert in_talk(text, "nlu_fallback", after(topic), 0.1).intent == intent


def test_which_of_the_two_it_is_if_one_has_to_be_picked() -> None:
    text, intent = "but if you had to pick", "ask_which_suits_me"
    assert in_talk(text, intent, replace(TWO, topic="why_both_matter"), 0.5).intent == "ask_which_is_better"
    assert in_talk(text, intent, TWO).intent == "ask_which_suits_me"


def test_which_of_the_certificates_compared_a_post_takes() -> None:
    compared = Context(topic="difference", entries=[["certification", "fache"], ["certification", "cmgr"]])
    assert in_talk("which for a matron", "nlu_fallback", compared, 0.1, role=[["matron"]]).intent == "ask_certification"
    assert in_talk("which for a matron", "ask_salary", compared, role=[["matron"]]).intent == "ask_salary"


def test_a_word_for_the_place_of_the_post_in_focus_is_no_patients_question() -> None:
    data = factory.content()
    factory.entry(data, "roles", "matron")["implied"] = {"manager": ["surgery"]}
    asked = Question("does it depend how big the surgery is", "out_of_scope_medical_advice", 0.5, ["out_of_scope", "ask_salary"])
    found = follow.in_context(factory.knowledge(data), asked, after("salary"))
    assert (found.intent, follow.in_context(KNOWLEDGE, asked, after("salary")).intent) == ("ask_salary", asked.intent)


def test_the_degree_of_the_post_picked_is_its_education() -> None:
    assert in_talk("the second one, what degree", "ask_degree_comparison", TWO).intent == "ask_education"


def test_what_one_can_do_with_a_certificate_is_where_it_leads() -> None:
    asked = in_talk("And what could I do with it afterwards?", "out_of_scope_medical_advice", CERTIFIED, 0.9)
    assert asked.intent == "ask_career_path"
    assert in_talk("And what could I do with it?", "out_of_scope_medical_advice", TWO, 0.9).intent != "ask_career_path"


@pytest.mark.parametrize("text", ["which jobs", "like which posts?", "so what kind of roles"])
def test_which_posts_are_meant_by_a_way_up_is_told_with_it(text: str) -> None:
    assert in_talk(text, "ask_capabilities", after("career_path")).intent == "ask_career_path"
    assert in_talk(text, "ask_capabilities", Context()).intent == "ask_capabilities"


def test_how_hard_it_is_to_reach_a_post_is_what_it_asks_for() -> None:
    assert in_talk("is that hard", "follow_up", after("career_path")).intent == "ask_experience_needed"
    assert in_talk("is it tough", "follow_up", CERTIFIED).intent == "ask_certification"
    assert in_talk("is that hard", "follow_up", Context(topic="career_path")).intent == "follow_up"


def test_an_unclear_wish_is_for_the_way_there() -> None:
    def asked(text: str) -> str:
        unclear = Question(text, "nlu_fallback", 0.1, ["ask_career_path", "inform"])
        return follow.in_context(KNOWLEDGE, unclear, Context()).intent

    assert asked("social worker in chicago, I'd like to run a community clinic") == "ask_career_path"
    assert asked("can I get into health administration here") == "ask_career_path"
    assert asked("social worker in chicago") == "nlu_fallback"


@pytest.mark.parametrize("text", ["let's go with chief", "I'll take the chief"])
def test_one_of_several_is_gone_with(text: str) -> None:
    found = in_talk(text, "nlu_fallback", TWO, 0.1)
    assert found.names == {"role": [["ceo"]]}


def test_ours_after_the_american_is_the_british() -> None:
    asked = in_talk("and ours?", "follow_up", replace(after("salary"), place="US"))
    assert asked.names == {"country": [["UK"]]}


def test_even_there_asks_the_same_again() -> None:
    found = follow.resolve(KNOWLEDGE, question("even in a small hospital?"), after("education"))
    assert isinstance(found, Question)
    assert found.intent == "ask_education"


@pytest.mark.parametrize("text", ["and a matron?", "go on", "what about after lunch"])
def test_other_half_sentences_are_not(text: str) -> None:
    assert in_talk(text, "follow_up", after("salary")).intent == "follow_up"


def test_what_of_a_comparison_is_for_the_asker_is_what_suits_them() -> None:
    context = Context(topic="which_is_better", roles=["matron", "ceo"])
    assert in_talk("and for me? I'm shy but tidy", "inform", context).intent == "ask_which_suits_me"
    assert in_talk("and for me? I'm shy but tidy", "inform", after("duties")).intent == "inform"


def test_a_post_set_beside_the_one_in_focus_is_asked_about_on_the_same_topic() -> None:
    asked = in_talk("how does that stack up against a CEO", "nlu_fallback", after("salary"), 0.1, role=[["ceo"]])
    assert asked.intent == "follow_up"


@pytest.mark.parametrize("text", ["do they need a master's for it", "have all the CEOs got it", "who can take that one"])
def test_what_is_asked_of_holding_a_certificate_is_asked_of_the_certificate(text: str) -> None:
    asked = in_talk(text, "ask_education", CERTIFIED)
    assert (asked.intent, asked.names["certification"]) == ("ask_certification", [["fache"]])


def test_pay_is_not_asked_of_a_certificate() -> None:
    assert in_talk("what do you get for it", "ask_salary", CERTIFIED).intent == "ask_salary"


def test_one_of_several_is_asked_about_in_the_respect_that_is_named() -> None:
    context = Context(topic="duties", roles=["matron", "ceo"])
    assert in_talk("the first one, what band", "follow_up", context).intent == "ask_salary"


@pytest.mark.parametrize("intent", ["inform", "deny", "nlu_fallback"])
def test_a_few_unclear_words_are_on_the_likeliest_topic_whatever_they_look_like(intent: str) -> None:
    asked = Question("how much of it would I keep", intent, 0.2, ["ask_duties", "inform"])
    assert follow.in_context(KNOWLEDGE, asked, after("salary")).intent == "ask_duties"


def test_more_on_a_certificate_is_the_rest_of_it_or_that_there_is_none() -> None:
    first = follow.resolve(KNOWLEDGE, question("tell me more"), CERTIFIED.with_(last={"text": "It is a test.", "sources": [1]}))
    assert isinstance(first, Answer)
    assert first.text.startswith("**Fellow of the College**")
    second = follow.resolve(KNOWLEDGE, question("tell me more"), CERTIFIED.with_(last={**first.as_dict(), "sources": [1]}))
    assert isinstance(second, Answer)
    assert second.text == "That is all I know of the FACHE."


def test_more_on_what_is_no_longer_known_is_more_on_the_field() -> None:
    context = Context(topic="certification", entries=[["certification", "gone"]], last={"text": "It is a test.", "sources": [1]})
    assert isinstance(follow.resolve(KNOWLEDGE, question("tell me more"), context), Answer)


def test_a_degree_that_is_urged_in_a_talk_on_a_post_is_told_of() -> None:
    context = Context(topic="education", roles=["matron"])
    urged = in_talk("my husband says do the MBA", "ask_degree_comparison", context, degree=[["mba_healthcare"]])
    assert urged.intent == "ask_degree_comparison"
    asked = in_talk("do they need an MBA", "ask_degree_comparison", context, degree=[["mba_healthcare"]])
    assert (asked.intent, asked.names["degree"]) == ("ask_education", [])


@pytest.mark.parametrize(
    ("text", "intent", "found"),
    [
        ("what about the person under them", "follow_up", ("follow_up", [["ward_manager"]])),
        ("ok and the one below, do they still do shifts", "ask_duties", ("ask_duties", [["ward_manager"]])),
        ("what does the one below that earn", "ask_salary", ("ask_salary", [["ward_manager"]])),
        ("tell me about the post above it", "ask_role_overview", ("ask_role_overview", [["ceo"]])),
        ("who is the person above them", "ask_level_hierarchy", ("ask_level_hierarchy", None)),
    ],
)
def test_the_post_above_or_below_is_pointed_to(text: str, intent: str, found: tuple[str, list[list[str]] | None]) -> None:
    data = factory.content()
    factory.entry(data, "roles", "ward_manager")["reports_to"] = ["matron"]
    factory.entry(data, "roles", "matron")["reports_to"] = ["ceo"]
    asked = follow.in_context(factory.knowledge(data), question(text, intent), Context(topic="role_overview", roles=["matron"]))
    assert (asked.intent, asked.names.get("role")) == found


def test_where_nobody_is_known_below_it_is_a_question_of_levels() -> None:
    asked = follow.in_context(KNOWLEDGE, question("and the person under them"), Context(topic="duties", roles=["ward_manager"]))
    assert asked.intent == "ask_level_hierarchy"


COURSES = factory.content()
COURSES["programmes"].append(
    {
        **COURSES["programmes"][0],
        "id": "jenner",
        "title": "Edward Jenner programme",
        "names": [],
        "cost": point("It is free.", "handbook"),
    }
)
ON_COURSES = Context(
    topic="courses", roles=["matron"], last={"text": "**Mary Seacole programme** or **Edward Jenner programme**"}
)


@pytest.mark.parametrize(
    ("text", "intent"),
    [("which one would you do", "ask_which_suits_me"), ("how much is it", "ask_salary"), ("how long do they take", "follow_up")],
)
def test_one_of_the_courses_just_told_is_chosen_or_one_side_of_them_asked_for(text: str, intent: str) -> None:
    found = follow.in_context(factory.knowledge(COURSES), question(text, intent), ON_COURSES)
    assert (found.intent, found.names["programme"]) == ("ask_courses", [["seacole"], ["jenner"]])


@pytest.mark.parametrize(
    "text", ["what do they pay you in that job", "what do matrons like best about the work they do day to day"]
)
def test_what_is_not_about_the_courses_just_told_is_left(text: str) -> None:
    asked = question(text, "ask_salary")
    assert follow.in_context(factory.knowledge(COURSES), asked, ON_COURSES) == asked


KINDS = factory.content()
KINDS["roles"] += [
    factory.role("leader", "Healthcare leader", level="any", track="leadership"),
    factory.role("manager", "Healthcare manager", level="any", track="management"),
]
KINDS_KNOWN = factory.knowledge(KINDS)
ON_BOTH = Context(topic="difference", roles=["leader", "manager"])


@pytest.mark.parametrize(
    ("asked", "context"),
    [
        (faint("and who has to make it stretch", 0.08, "ask_level_hierarchy"), ON_BOTH),
        (faint("what is that bit called", 0.2, "ask_role_overview", "ask_difference"), ON_BOTH),
        (replace(faint("and the manager's bit", 0.3, "x", "ask_difference"), names={"role": [["manager"]]}), ON_BOTH),
        (
            replace(faint("a leader or a manager", 0.3, "x", "ask_difference"), names={"role": [["leader"], ["manager"]]}),
            Context(),
        ),
    ],
)
def test_what_weighs_leading_and_managing_and_is_unclear_is_how_they_differ(asked: Question, context: Context) -> None:
    found = follow.in_context(KINDS_KNOWN, asked, context)
    assert (found.intent, found.names["role"]) == ("ask_difference", [["leader"], ["manager"]])


@pytest.mark.parametrize(
    "asked",
    [
        faint("who pays for it", 0.9, "ask_courses", "ask_difference", intent="ask_courses"),
        faint("who won the cup", 0.55, "out_of_scope_unrelated", intent="out_of_scope_unrelated"),
        replace(faint("who is a matron", 0.3, "x", "ask_difference"), names={"role": [["matron"]]}),
    ],
)
def test_what_is_clear_or_on_a_post_is_not(asked: Question) -> None:
    assert follow.in_context(KINDS_KNOWN, asked, ON_BOTH).intent != "ask_difference"


@pytest.mark.parametrize(("roles", "top"), [(["ward_manager"], "matron"), (["practice_manager"], "ceo"), (["matron"], "matron")])
def test_the_top_is_that_of_the_profession_else_the_chief_executive(roles: list[str], top: str) -> None:
    found = follow.in_context(
        KNOWLEDGE, question("who's right at the very top", "ask_salary"), Context(topic="duties", roles=roles)
    )
    assert (found.intent, found.names["role"]) == ("ask_salary", [[top]])


@pytest.mark.parametrize(
    ("text", "intent", "topic", "found"),
    [
        ("oops, the matron", "give_feedback", "salary", "follow_up"),
        ("and to be a matron", "ask_difference", "education", "follow_up"),
        ("wanna ask about matrons", "nlu_fallback", "salary", "ask_role_overview"),
        ("would they look at a matron", "ask_salary", "career_path", "ask_experience_needed"),
        ("what does that do that a matron doesn't", "ask_duties", "duties", "ask_difference"),
    ],
)
def test_a_post_named_in_a_few_words_is_asked_about_as_they_say(text: str, intent: str, topic: str, found: str) -> None:
    asked = replace(faint(text, 0.3, intent, intent=intent), names={"role": [["matron"]]})
    assert follow.in_context(KNOWLEDGE, asked, Context(topic=topic, roles=["ceo"])).intent == found


@pytest.mark.parametrize(
    ("text", "topic", "intent"),
    [
        ("and after?", "courses", "ask_career_path"),
        ("what comes after", "duties", "ask_career_path"),
        ("and if you haven't got one?", "education", "ask_entry_without_degree"),
    ],
)
def test_a_few_bare_words_go_on_with_the_talk(text: str, topic: str, intent: str) -> None:
    assert follow.in_context(KNOWLEDGE, question(text), Context(topic=topic, roles=["matron"])).intent == intent


def test_what_comes_after_may_be_named() -> None:
    asked = question("and after that? a matron?", role=[["matron"]])
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="duties", roles=["ward_manager"])).intent == "ask_career_path"


def test_how_long_to_get_there_is_asked_of_the_post_not_of_the_course() -> None:
    context = Context(topic="courses", roles=["matron"], entries=[["programme", "seacole"]])
    asked = faint("how long roughly til I'd get there", 0.3, "ask_career_path", intent="follow_up")
    assert follow.in_context(KNOWLEDGE, asked, context).intent == "ask_experience_needed"


def test_what_one_is_paid_on_a_scheme_is_asked_of_the_scheme() -> None:
    context = Context(topic="courses", entries=[["programme", "seacole"]])
    found = follow.in_context(KNOWLEDGE, question("what do they pay you", "ask_salary"), context)
    assert (found.intent, found.names["programme"]) == ("ask_salary", [["seacole"]])


def test_what_somebody_is_like_in_a_talk_on_leading_asks_what_suits_them() -> None:
    asked = faint("I'm better at planning than talking", 0.1, "ask_skills", "ask_which_suits_me")
    assert follow.in_context(KINDS_KNOWN, asked, Context(topic="skills", roles=["leader"])).intent == "ask_which_suits_me"
    assert follow.in_context(KINDS_KNOWN, asked, Context(topic="skills", roles=["matron"])).intent != "ask_which_suits_me"


@pytest.mark.parametrize(
    ("text", "intent", "found"),
    [
        ("so who does the day to day", "ask_duties", "ask_difference"),
        ("who do they work with", "ask_duties", "ask_duties"),
        ("and who is above them", "ask_level_hierarchy", "ask_level_hierarchy"),
    ],
)
def test_who_of_leaders_and_managers_does_a_thing_is_how_they_differ(text: str, intent: str, found: str) -> None:
    assert follow.in_context(KINDS_KNOWN, question(text, intent), ON_BOTH).intent == found


@pytest.mark.parametrize(
    ("text", "topic", "roles", "found"),
    [
        ("where do I start", "skills", ["matron"], "ask_career_path"),
        ("where do I start", None, [], "ask_capabilities"),
        ("where do I start with the computer system on my new ward", "skills", ["matron"], "ask_capabilities"),
    ],
)
def test_where_to_start_in_a_talk_is_the_way_there(text: str, topic: str | None, roles: list[str], found: str) -> None:
    assert follow.in_context(KNOWLEDGE, question(text, "ask_capabilities"), Context(topic=topic, roles=roles)).intent == found


def test_what_it_is_over_there_asks_the_same_of_the_country_named() -> None:
    asked = question("we might move to Texas, what is it over there", "ask_role_overview", country=[["US"]])
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="salary", roles=["ceo"])).intent == "follow_up"


def test_one_up_from_that_is_the_post_above() -> None:
    found = follow.in_context(KNOWLEDGE, question("and one up from that"), Context(topic="salary", roles=["ward_manager"]))
    assert (found.intent, found.names["role"]) == ("follow_up", [["matron"]])
    asked = question("what's the next step up", "ask_career_path")
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="salary", roles=["ward_manager"])) == asked


PLACES = factory.content()
factory.entry(PLACES, "roles", "practice_manager")["implied"] = {"manager": ["GP surgery", "clinic"]}


@pytest.mark.parametrize(
    ("text", "names"),
    [("and clinics?", {"role": [["practice_manager"]]}), ("what about in a GP surgery", {"role": [["practice_manager"]]})]
    + [(text, {}) for text in ("and castles?", "clinics are awful places to be in on a Monday")],
)
def test_another_place_is_asked_about_by_who_manages_it(text: str, names: dict) -> None:
    context = Context(topic="outlook", roles=["ward_manager"])
    assert follow.in_context(factory.knowledge(PLACES), question(text), context).names == names


@pytest.mark.parametrize("text", ["and if I don't get on it?", "what if i didn't get in", "and if they don't get a place"])
def test_who_may_not_get_on_a_course_is_told_the_other_ways(text: str) -> None:
    found = follow.in_context(KNOWLEDGE, question(text), Context(topic="courses", roles=["matron"]))
    assert (found.intent, found.names) == ("ask_career_path", {"role": [["matron"]]})
    assert follow.in_context(KNOWLEDGE, question(text), Context(topic="salary", roles=["matron"])).intent == "follow_up"


def test_the_top_job_is_asked_what_was_asked_before() -> None:
    data = factory.content()
    data["roles"].append(factory.role("coo", "Chief operating officer", level="executive", reports_to=["ceo"]))
    asked = question("and the top job", "ask_level_hierarchy")
    for roles_spoken_of in (["ceo", "coo"], ["coo", "ceo"]):
        found = follow.in_context(factory.knowledge(data), asked, Context(topic="salary", roles=roles_spoken_of))
        assert (found.intent, found.names["role"]) == ("ask_salary", [["ceo"]])


def test_a_named_post_is_set_beside_ones_own() -> None:
    context = Context(topic="career_path", roles=["ward_manager"], profile={"current_role": "ward_manager"})
    asked = question("matron then. how's that different from what I do now", "ask_difference", role=[["matron"]])
    assert follow.in_context(KNOWLEDGE, asked, context).names["role"] == [["ward_manager"], ["matron"]]


@pytest.mark.parametrize(
    ("text", "confidence", "intent"),
    [
        ("so matron's the one up from that", 0.5, "ask_level_hierarchy"),
        ("so the matron is number two", 0.2, "ask_level_hierarchy"),
        ("so matron's the one up from that", 0.9, "ask_career_path"),
    ],
)
def test_where_a_post_is_taken_to_stand_is_confirmed_or_denied(text: str, confidence: float, intent: str) -> None:
    asked = replace(question(text, "ask_career_path", role=[["matron"]]), confidence=confidence)
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="level_hierarchy", roles=["ward_manager"])).intent == intent


def test_is_that_an_8a_asks_where_the_post_in_focus_stands() -> None:
    asked = question("is that an 8a", "ask_level_hierarchy", band=[["band_8a"]])
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="duties", roles=["matron"])).names["band"] == []
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="duties")).names["band"] == [["band_8a"]]


def test_i_meant_puts_right_in_a_longer_sentence_too() -> None:
    asked = question("no wait, I'm mixing it up, I meant the matron", "ask_difference", role=[["matron"]])
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="salary", roles=["ceo"])).intent == "follow_up"


def test_i_meant_to_ask_asks_what_it_asks() -> None:
    asked = question("oh and I meant to ask, what does a matron earn", "ask_salary", role=[["matron"]])
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="duties", roles=["ceo"])) == asked


def test_only_a_lower_degree_is_asked_whether_it_is_enough() -> None:
    asked = question("only got an MHA though", "inform", degree=[["mha"]])
    found = follow.in_context(KNOWLEDGE, asked, Context(topic="career_path", roles=["ceo"]))
    assert (found.intent, found.names["degree"]) == ("ask_education", [])
    assert follow.in_context(KNOWLEDGE, replace(asked, text="got an MHA"), Context(topic="career_path", roles=["ceo"])) == (
        replace(asked, text="got an MHA")
    )


def test_a_short_course_instead_asks_for_courses() -> None:
    found = follow.in_context(KNOWLEDGE, question("what if I did a short course instead", "nlu_fallback"), TWO)
    assert found.intent == "ask_courses"


def test_what_is_refused_for_certain_is_not_taken_for_a_choice() -> None:
    asked = replace(question("could you write the essay for me", "out_of_scope_unrelated"), confidence=0.9)
    context = Context(topic="difference", roles=["matron", "ceo"])
    assert follow.in_context(KNOWLEDGE, asked, context).intent == "out_of_scope_unrelated"


def test_whether_the_money_is_worth_it_is_about_pay() -> None:
    asked = replace(question("is it worth it money wise", "ask_salary"), confidence=0.5)
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="career_path", roles=["ceo"])).intent == "ask_salary"


@pytest.mark.parametrize(
    ("text", "named", "meant"),
    [
        ("what's above band 7", "band_7", "band_8a"),
        ("what is below band 8a?", "band_8a", "band_7"),
        ("what's on band 7", "band_7", "band_7"),
        ("band 7 for over 8 years, who is above me", "band_7", "band_7"),
        ("what's above band 8a", "band_8a", "band_8a"),
    ],
)
def test_what_is_above_a_band_is_the_next_one(text: str, named: str, meant: str) -> None:
    found = follow.in_context(KNOWLEDGE, question(text, "ask_level_hierarchy", band=[[named]]), Context())
    assert found.names["band"] == [[meant]]


def test_what_is_between_two_posts_is_the_way_from_one_to_the_other() -> None:
    data = factory.content()
    data["roles"].append(factory.role("sister", "Junior sister", profession="nursing", bands=["6"], next=["ward_manager"]))
    knowledge = factory.knowledge(data)
    for names in ({"role": [["sister"], ["matron"]]}, {"role": [["matron"]], "band": [["band_6"]]}):
        asked = question("is there anything between those", "ask_level_hierarchy", **names)
        found = follow.in_context(knowledge, asked, Context())
        assert (found.intent, found.names["role"], found.names["band"]) == ("ask_level_hierarchy", [["sister"], ["matron"]], [])
    gap = question("the gap between those", "ask_level_hierarchy", role=[["sister"], ["matron"]])
    assert follow.in_context(knowledge, gap, Context()) == gap
    beside = question("anything between the two", "ask_level_hierarchy", role=[["ward_manager"], ["matron"]])
    assert follow.in_context(knowledge, beside, Context()) == beside


FULL = load.shared()


@pytest.mark.parametrize(
    ("text", "context", "intent", "roles"),
    [
        ("and the finance one?", Context(topic="duties", roles=["coo"]), "follow_up", [["cfo"]]),
        ("what about the medical one", Context(topic="salary", roles=["cfo"]), "follow_up", [["cmo"]]),
        ("and the hospital one", Context(topic="salary", roles=["cno"]), "follow_up", []),
        ("what does the junior one do", Context(topic="level_hierarchy", roles=["matron", "ceo"]), "ask_duties", [["matron"]]),
        ("the first one. what do they look after", Context(topic="salary", roles=["matron", "ceo"]), "ask_duties", [["matron"]]),
    ],
)
def test_the_one_of_several_posts_that_a_word_points_to(text: str, context: Context, intent: str, roles: list[list[str]]) -> None:
    found = follow.in_context(
        FULL, replace(question(text, "nlu_fallback" if intent == "ask_duties" else "follow_up"), confidence=0.3), context
    )
    assert (found.intent, found.names.get("role", [])) == (intent, roles)


@pytest.mark.parametrize(
    ("text", "intent", "context", "meant"),
    [
        ("why the gap?", "ask_why_both_matter", TWO, "follow_up"),
        ("but why is it so low", "nlu_fallback", TWO, "follow_up"),
        ("why the gap?", "ask_why_both_matter", Context(topic="difference", roles=["matron", "ceo"]), "ask_why_both_matter"),
        (
            "could I do it in the evenings, I can't quit",
            "ask_work_setting",
            Context(topic="education", entries=[["degree", "mha"]]),
            "ask_courses",
        ),
        (
            "do they work evenings",
            "ask_work_setting",
            Context(topic="education", entries=[["degree", "mha"]]),
            "ask_work_setting",
        ),
        ("could I do it in the evenings", "ask_work_setting", TWO, "ask_work_setting"),
    ],
)
def test_what_pay_and_study_turn_a_question_to(text: str, intent: str, context: Context, meant: str) -> None:
    assert follow.in_context(KNOWLEDGE, question(text, intent), context).intent == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("and a ceo, later on", "ask_career_path"),
        ("and then ceo one day", "ask_career_path"),
        ("and a ceo", "follow_up"),
    ],
)
def test_a_post_for_later_is_the_way_on(text: str, meant: str) -> None:
    assert follow.in_context(KNOWLEDGE, question(text, role=[["ceo"]]), after("skills")).intent == meant


def test_a_post_named_with_what_was_told_is_asked_about_for_oneself() -> None:
    asked = replace(
        question("practice manager - given what I said?", "ask_difference", role=[["practice_manager"]]), confidence=0.1
    )
    assert follow.in_context(KNOWLEDGE, asked, TWO).intent == "ask_which_suits_me"


@pytest.mark.parametrize(
    ("text", "intent", "meant"),
    [
        ("does she need the Mary Seacole", "ask_courses", ("ask_education", [])),
        ("how long is the Mary Seacole", "ask_courses", ("ask_courses", [["seacole"]])),
    ],
)
def test_whether_a_post_asks_for_a_course_is_told_with_what_it_asks_for(text: str, intent: str, meant: tuple[str, list]) -> None:
    found = follow.in_context(
        KNOWLEDGE, question(text, intent, programme=[["seacole"]]), Context(topic="duties", roles=["matron"])
    )
    assert (found.intent, found.names["programme"]) == meant


def test_the_top_of_a_line_is_the_executive_post_that_its_moves_lead_to() -> None:
    asked = question("what's the top job in that line called", "ask_level_hierarchy")
    found = follow.in_context(load.shared(), asked, Context(topic="career_path", roles=["finance_manager"]))
    assert (found.intent, found.names["role"]) == ("ask_role_overview", [["cfo"]])


@pytest.mark.parametrize(("country", "degrees"), [("UK", [["mha"], ["msc_healthcare_uk"]]), ("US", None)])
def test_a_degree_of_one_country_is_set_beside_that_of_another(country: str, degrees: list[list[str]] | None) -> None:
    asked = question("is that a thing there", country=[[country]])
    context = Context(topic="degree_comparison", entries=[["degree", "mha"]])
    found = follow.in_context(load.shared(), asked, context)
    assert found.names.get("degree") == degrees


@pytest.mark.parametrize("text", ["could a physio ever be either of them", "no but seriously, could a porter end up doing that?"])
def test_whether_one_of_another_trade_could_hold_it_asks_for_experience(text: str) -> None:
    asked = replace(question(text, "out_of_scope_other_jobs", other_role=[["porter"]]), confidence=0.5)
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="duties", roles=["matron"])).intent == "ask_experience_needed"


def test_an_associate_degree_is_no_lack_of_one() -> None:
    asked = question("only got an ADN tho", "ask_entry_without_degree", degree=[["adn"]])
    found = follow.in_context(load.shared(), asked, Context(topic="career_path", roles=["nurse_manager_us"]))
    assert (found.intent, found.names["degree"]) == ("ask_education", [])


def test_whether_it_counts_as_management_is_where_it_stands() -> None:
    asked = question("does that count as management", "ask_level_hierarchy", role=[["healthcare_manager"]])
    found = follow.in_context(load.shared(), asked, Context(topic="duties", roles=["charge_nurse_us"]))
    assert (found.intent, found.names["role"]) == ("ask_level_hierarchy", [])


def test_the_way_there_from_another_trade_is_the_way_to_the_post_in_focus() -> None:
    asked = question("can you get there from care assistant", "out_of_scope_other_jobs", qualification=[["carer"]])
    assert follow.in_context(KNOWLEDGE, asked, Context(topic="education", roles=["matron"])).intent == "ask_career_path"
    assert follow.in_context(KNOWLEDGE, asked, Context()).intent == "out_of_scope_other_jobs"


def test_stepping_up_to_it_is_no_question_of_rank() -> None:
    asked = replace(
        question("could I step up to it, I manage a surgery", "ask_career_path", role=[["practice_manager"]]), confidence=0.4
    )
    assert follow.in_context(load.shared(), asked, Context(topic="salary", roles=["pcn_manager"])).intent == "ask_career_path"


def test_what_somebody_wishes_for_is_a_reason_to_choose_a_degree() -> None:
    asked = question("I want to end up in hospital operations, not research", "ask_career_path", role=[["service_manager"]])
    two = Context(topic="degree_comparison", entries=[["degree", "mph"], ["degree", "mha"]])
    assert follow.in_context(load.shared(), asked, two).intent == "ask_degree_comparison"
    assert follow.in_context(load.shared(), asked, Context(topic="salary", roles=["matron"])).intent == "ask_career_path"


def test_whether_a_post_that_is_named_asks_for_a_course_is_told_with_what_it_asks_for() -> None:
    asked = question(
        "do I need level 5 to be the registered manager?", "ask_courses", programme=[["l5"]], role=[["registered_manager"]]
    )
    found = follow.in_context(KNOWLEDGE, asked, Context())
    assert (found.intent, found.names["programme"]) == ("ask_education", [])


@pytest.mark.parametrize(
    ("text", "held", "intent"),
    [
        ("ten years at Tesco, can I get in", "mba_healthcare", "ask_career_path"),
        ("can I get in without a degree", "mba_healthcare", "ask_entry_without_degree"),
        ("ten years at Tesco, can I get in", "adn", "ask_entry_without_degree"),
    ],
)
def test_who_holds_a_degree_asks_for_no_way_without_one(text: str, held: str, intent: str) -> None:
    asked = question(text, "ask_entry_without_degree")
    assert follow.in_context(load.shared(), asked, Context(profile={"qualification": held})).intent == intent


@pytest.mark.parametrize(
    ("text", "named", "meant"),
    [
        ("what else could I do that isn't ward based", ["ward_manager"], ["healthcare_manager"]),
        ("what other manager jobs could I do", ["healthcare_manager"], ["healthcare_manager"]),
        ("how do I become a matron, or what other jobs are there", ["matron"], ["matron"]),
    ],
)
def test_what_else_there_is_is_asked_of_none_of_the_posts_spoken_of(text: str, named: list[str], meant: list[str]) -> None:
    asked = question(text, "ask_career_path", role=[[id] for id in named])
    talk = Context(topic="career_path", roles=["ward_manager"], profile={"current_role": "ward_manager"})
    assert [id for ids in follow.in_context(load.shared(), asked, talk).names["role"] for id in ids] == meant


def test_which_of_two_posts_is_easier_to_get_is_told_by_what_each_asks_for() -> None:
    asked = question("which is easier to get into, matron or CEO", "ask_career_path", role=[["matron"], ["ceo"]])
    assert follow.in_context(KNOWLEDGE, asked, Context()).intent == "ask_experience_needed"
    asked = question("how do I get from matron to CEO", "ask_career_path", role=[["matron"], ["ceo"]])
    assert follow.in_context(KNOWLEDGE, asked, Context()).intent == "ask_career_path"


@pytest.mark.parametrize(
    ("text", "topic"), [("how old are they when they get it", "clarify"), ("not the fat cats, the ordinary ones", "salary")]
)
def test_a_question_that_is_not_understood_is_not_answered_with_more_of_the_same(text: str, topic: str) -> None:
    first, context = advise(
        load.shared(), [Question("what does a CEO earn", "ask_salary", names={"role": [["ceo"]]})], {}, Context()
    )
    answers, _ = advise(load.shared(), [Question(text, "nlu_fallback", 0.2)], {}, context)
    assert first[0].sources and answers[0].topic == topic
