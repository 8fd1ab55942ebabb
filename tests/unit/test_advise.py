"""The advisor as a whole: a talk, question by question."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load
from advisor.knowledge.schema import CAREER_TOPICS
from tests.unit import factory

KNOWLEDGE = factory.knowledge()


def q(
    text: str,
    intent: str,
    article: str | None = None,
    ranking: list[str] | None = None,
    called: dict[str, str] | None = None,
    **names: Any,
) -> Question:
    """Return a question; names are given as roles="matron ceo" or as lists of candidates."""
    lists = {kind: [[id] for id in value.split()] if isinstance(value, str) else value for kind, value in names.items()}
    return Question(text, intent, ranking=ranking or [], names=lists, article=article, called=called or {})


def ask(context: Context, *questions: Question, told: dict[str, str] | None = None) -> tuple[list[Answer], Context]:
    return advise(KNOWLEDGE, questions, told or {}, context)


def one(context: Context, question: Question, told: dict[str, str] | None = None) -> tuple[Answer, Context]:
    (answer,), context = ask(context, question, told=told)
    return answer, context


@pytest.mark.parametrize("topic", CAREER_TOPICS)
def test_every_career_topic_is_answered(topic: str) -> None:
    answer, context = one(Context(), q("...", f"ask_{topic}"))
    assert answer.topic == topic
    assert context.topic == topic


def test_a_role_is_answered_and_comes_into_focus() -> None:
    answer, context = one(Context(), q("what does a matron do", "ask_duties", role="matron"))
    assert answer.roles == ["matron"]
    assert (context.topic, context.roles) == ("duties", ["matron"])


def test_the_next_question_is_about_the_role_in_focus() -> None:
    _, context = one(Context(), q("what does a matron do", "ask_duties", role="matron"))
    answer, _ = one(context, q("and the pay?", "ask_salary"))
    assert (answer.topic, answer.roles) == ("salary", ["matron"])


def test_half_a_sentence_keeps_the_topic() -> None:
    _, context = one(Context(), q("what does a matron earn", "ask_salary", role="matron"))
    answer, context = one(context, q("and a ward manager?", "follow_up", role="ward_manager"))
    assert (answer.topic, answer.roles) == ("salary", ["ward_manager"])
    assert context.roles == ["ward_manager"]


def test_two_roles_in_focus_are_compared_by_pay() -> None:
    _, context = one(Context(), q("matron or ward manager", "ask_difference", role="matron ward_manager"))
    answer, _ = one(context, q("which pays more?", "ask_salary"))
    assert "a matron earns more" in answer.text


def test_every_question_of_a_message_is_answered_in_order() -> None:
    answers, context = ask(
        Context(), q("what does a matron do", "ask_duties", role="matron"), q("what does she earn", "ask_salary")
    )
    assert [(answer.topic, answer.roles) for answer in answers] == [("duties", ["matron"]), ("salary", ["matron"])]
    assert context.last == answers[-1].as_dict()


def test_a_name_of_two_posts_is_asked_back_with_both_to_choose_from() -> None:
    answer, context = one(
        Context(), q("office manager pay", "ask_salary", role=[["business_office_manager", "practice_manager"]])
    )
    assert answer.topic == "clarify"
    assert answer.suggestions == ["How much does a business office manager earn?", "How much does a practice manager earn?"]
    assert context.options == [["salary", "business_office_manager"], ["salary", "practice_manager"]]


@pytest.mark.parametrize(("text", "id"), [("the first one", "business_office_manager"), ("the second", "practice_manager")])
def test_what_is_offered_can_be_chosen_by_its_place(text: str, id: str) -> None:
    _, context = one(Context(), q("office manager pay", "ask_salary", role=[["business_office_manager", "practice_manager"]]))
    answer, context = one(context, q(text, "follow_up"))
    assert (answer.topic, answer.roles) == ("salary", [id])
    assert context.options == []


def test_the_country_told_decides_and_is_remembered() -> None:
    _, context = one(Context(), q("I am in the US", "inform", country="US"), {"country": "US"})
    answer, context = one(context, q("nurse manager pay", "ask_salary", role=[["nurse_manager_us", "ward_manager"]]))
    assert answer.roles == ["nurse_manager_us"]
    assert context.country == "US"


def test_a_correction_of_the_country_answers_again() -> None:
    context = Context(topic="salary", roles=["ceo"], profile={"country": "US"})
    answer, context = one(context, q("no, I meant the UK", "inform", country="UK"), {"country": "UK"})
    assert (answer.topic, answer.roles) == ("salary", ["ceo"])
    assert context.country == "UK"


def test_what_somebody_tells_is_noted_and_kept() -> None:
    told = {"background": "registered_nurse", "years": "10"}
    answer, context = one(Context(), q("I am a nurse of 10 years", "inform"), told)
    assert answer.topic == "small_talk"
    assert "registered nurse" in answer.text and "10 years" in answer.text
    assert context.profile == told


def test_what_is_told_later_is_added() -> None:
    _, context = one(Context(profile={"years": "10"}), q("I have an MHA", "inform"), {"qualification": "mha"})
    assert context.profile == {"years": "10", "qualification": "mha", "country": "US"}


def test_an_answer_says_what_was_understood_of_the_speaker() -> None:
    answer, _ = one(
        Context(), q("I am a nurse, what does a matron do", "ask_duties", role="matron"), {"background": "registered_nurse"}
    )
    assert answer.text.startswith("*I understood: registered nurse. Correct me if that is wrong.*")


def test_a_country_alone_is_not_repeated_back() -> None:
    answer, _ = one(Context(), q("matron pay in the UK", "ask_salary", role="matron", country="UK"), {"country": "UK"})
    assert "I understood" not in answer.text


def test_small_talk_keeps_the_talk() -> None:
    context = Context(topic="salary", roles=["matron"])
    answer, after = one(context, q("thanks", "thank"))
    assert answer.topic == "small_talk"
    assert (after.topic, after.roles) == ("salary", ["matron"])


def test_a_reply_is_worded_another_way_the_second_time() -> None:
    first, context = one(Context(), q("thanks", "thank"))
    second, _ = one(context, q("thanks", "thank"))
    assert first.text != second.text


def test_a_crisis_is_answered_with_help_whatever_else_is_told() -> None:
    answer, _ = one(Context(), q("I want to die", "out_of_scope_crisis"), {"background": "registered_nurse"})
    assert (answer.topic, answer.kind) == ("out_of_scope", "crisis")
    assert "116 123" in answer.text
    assert "I understood" not in answer.text


def test_the_last_answer_can_be_had_again() -> None:
    first, context = one(Context(), q("what does a matron do", "ask_duties", role="matron"))
    again, _ = one(context, q("say that again", "repeat"))
    assert again == first


def test_there_is_nothing_to_repeat_at_first() -> None:
    answer, _ = one(Context(), q("say that again", "repeat"))
    assert answer.topic == "small_talk"


def test_the_sources_of_the_last_answer_can_be_asked_for() -> None:
    _, context = one(Context(), q("what does a ward manager earn", "ask_salary", role="ward_manager"))
    answer, _ = one(context, q("where is that from", "ask_sources"))
    assert "Page handbook (2025)" in answer.text


def test_an_unclear_question_is_asked_back_with_the_likeliest() -> None:
    answer, context = one(Context(), q("hm money", "nlu_fallback", ranking=["ask_salary", "greet", "ask_skills"]))
    assert answer.topic == "clarify"
    assert answer.suggestions[:2] == ["What do healthcare managers earn?", "What skills do healthcare leaders need?"]
    assert context.asked_back == 1


def test_an_unclear_question_about_a_role_is_asked_back_about_it() -> None:
    answer, _ = one(Context(), q("matron blah blah blah blah blah blah", "nlu_fallback", ranking=["ask_salary"], role="matron"))
    assert answer.suggestions[0] == "How much does a matron earn?"
    assert all("matron" in suggestion for suggestion in answer.suggestions)


def test_asking_back_always_offers_something() -> None:
    answer, _ = one(Context(), q("blah", "nlu_fallback", ranking=["greet"]))
    assert len(answer.suggestions) >= 2


def test_asking_back_is_worded_another_way_then_gives_way_to_people() -> None:
    context, texts = Context(), []
    for _ in range(3):
        answer, context = one(context, q("blah", "nlu_fallback"))
        texts.append(answer.text)
    assert len(set(texts)) == 3
    assert "National Careers Service" in texts[2]


def test_an_answer_ends_the_asking_back() -> None:
    _, context = one(Context(asked_back=2), q("matron pay", "ask_salary", role="matron"))
    assert context.asked_back == 0


def test_the_nearest_article_answers_a_question_without_names() -> None:
    answer, _ = one(Context(), q("who takes more risks", "ask_difference", article="difference_risk"))
    assert "Leaders take risks." in answer.text


def test_a_question_about_a_role_is_not_answered_by_an_article() -> None:
    answer, _ = one(Context(), q("risks of a matron", "ask_duties", article="difference_risk", role="matron"))
    assert "Leaders take risks." not in answer.text


def test_an_article_no_longer_known_is_no_hindrance() -> None:
    answer, _ = one(Context(), q("who takes more risks", "ask_difference", article="gone"))
    assert "In general, difference varies." in answer.text


@pytest.mark.parametrize("topic", ["degree_comparison", "difference", "education"])
def test_two_degrees_are_compared(topic: str) -> None:
    answer, context = one(Context(), q("MHA or MBA", f"ask_{topic}", degree="mha mba_healthcare"))
    assert answer.table is not None
    assert context.entries == [["degree", "mha"], ["degree", "mba_healthcare"]]


def test_two_certificates_are_compared() -> None:
    answer, _ = one(Context(), q("FACHE or CPHQ", "ask_certification", certification="fache cphq"))
    assert answer.table is not None


def test_one_entry_is_told_about() -> None:
    answer, _ = one(Context(), q("band 8a pay", "ask_salary", band="band_8a"))
    assert "£57,528" in answer.text


def test_the_path_from_one_role_to_another_is_about_the_second_and_tells_of_the_first() -> None:
    answer, _ = one(Context(), q("from ward manager to matron", "ask_career_path", role="ward_manager matron"))
    assert answer.roles == ["matron", "ward_manager"]


def test_the_way_there_is_the_way_to_the_higher_of_two_and_the_talk_goes_on_about_it() -> None:
    context = Context(topic="level_hierarchy", roles=["ceo", "matron"])
    answer, context = one(context, q("how do people get there", "ask_career_path"))
    assert (answer.roles, context.roles) == (["ceo", "matron"], ["ceo"])


@pytest.mark.parametrize(("text", "said"), [("does a matron earn more than a midwife", True), ("matron pay", False)])
def test_a_post_set_beside_a_job_outside_the_subject_is_told_of_alone(text: str, said: bool) -> None:
    other = next(iter(KNOWLEDGE.other_roles.values()))
    answer, _ = one(Context(), q(text, "ask_salary", role="matron", other_role=other.id))
    assert answer.text.startswith("I only know posts that lead or manage") == said


def test_the_words_for_a_role_are_taken_up() -> None:
    answer, context = one(Context(), q("sister pay", "ask_salary", role="ward_manager", called={"ward_manager": "ward sister"}))
    assert answer.text.startswith("**Ward manager (ward sister): pay**")
    answer, _ = one(context, q("and the hours?", "ask_work_setting"))
    assert "(ward sister)" in answer.text


def test_what_is_offered_is_plain_text() -> None:
    answer, _ = one(Context(), q("matron pay", "ask_salary", role="matron"))
    assert answer.suggestions
    assert not any(suggestion.startswith("/") for suggestion in answer.suggestions)


def test_the_context_given_is_not_changed() -> None:
    context = Context(topic="salary", roles=["ceo"])
    one(context, q("what does a matron do", "ask_duties", role="matron"), {"years": "3"})
    assert context == Context(topic="salary", roles=["ceo"])


def test_the_context_survives_being_kept_in_slots() -> None:
    _, context = one(Context(), q("matron or ward manager", "ask_difference", role="matron ward_manager"), {"years": "3"})
    assert Context.from_slots(context.as_slots()) == context


def test_an_unset_slot_is_the_default() -> None:
    assert Context.from_slots({"topic": None, "roles": None, "something_else": 1}) == Context()


def test_an_answer_survives_travelling() -> None:
    for question in (q("d", "ask_difference", role="matron ceo"), q("s", "ask_salary", role="ward_manager")):
        answer, _ = one(Context(), question)
        assert Answer.from_dict(answer.as_dict()) == answer


def test_a_question_is_made_from_what_understanding_found() -> None:
    entities = [
        {"kind": "role", "ids": ["matron"], "text": "matrons", "loose": False},
        {"kind": "role", "ids": ["matron"], "text": "matrons", "loose": False},
        {"kind": "role", "ids": ["ceo"], "text": "cheif executive", "loose": True},
        {"kind": "country", "ids": ["UK"], "text": "NHS", "loose": False},
    ]
    question = Question.from_dict(
        {"text": "t", "intent": "ask_salary", "ranking": ["ask_salary"], "entities": entities, "article": "a"}
    )
    assert question.names == {"role": [["matron"], ["ceo"]], "country": [["UK"]]}
    assert question.called.get("matron") == "matrons"
    assert "ceo" not in question.called
    assert question.topic == "salary"


def test_who_is_above_the_post_in_focus_stays_within_reach() -> None:
    _, context = one(Context(), q("who does a ward manager report to", "ask_level_hierarchy", role=[["ward_manager"]]))
    assert (context.roles, context.before[-1]) == (["ward_manager"], ["role", "matron"])
    answer, _ = one(context, q("what does that person do", "ask_duties"))
    assert answer.roles == ["matron"]


def test_a_post_that_was_named_in_what_was_unclear_is_what_the_talk_is_on() -> None:
    answer, context = one(Context(), q("is the matron a doctor himself", "nlu_fallback", role=[["matron"]]))
    assert (answer.topic, context.roles) == ("clarify", ["matron"])


def test_on_the_way_up_a_profession_comes_to_its_first_post() -> None:
    data = factory.content()
    factory.entry(data, "qualifications", "registered_nurse")["first_posts"] = ["ward_manager"]
    knowledge = factory.knowledge(data)
    told = {"background": "registered_nurse"}
    _, context = advise(knowledge, [q("what is next for me", "ask_career_path")], told, Context())
    assert context.roles == ["ward_manager"]
    _, context = advise(knowledge, [q("what is next for me", "ask_career_path")], {**told, "band": "band_7"}, Context())
    assert context.roles == ["matron"]


@pytest.mark.parametrize(
    ("profile", "told", "country"),
    [
        ({}, {"qualification": "mha"}, "US"),
        ({"country": "UK"}, {"qualification": "mha"}, "UK"),
        ({}, {"qualification": "mha", "country": "UK"}, "UK"),
        ({}, {"background": "registered_nurse"}, None),
    ],
)
def test_what_somebody_holds_tells_the_country_unless_they_told_another(
    profile: dict[str, str], told: dict[str, str], country: str | None
) -> None:
    _, context = one(Context(profile=profile), q("I have that", "inform"), told)
    assert context.country == country


def test_what_a_band_does_not_tell_is_answered_in_general() -> None:
    answer, _ = one(Context(), q("how many years as a band 8a", "ask_experience_needed", band="band_8a"), {})
    assert answer.topic == "experience_needed"
    assert "NHS band" not in answer.text


def test_what_else_a_ward_manager_could_do_is_posts_that_a_nurse_comes_to() -> None:
    full = load.shared()
    asked = Question("what else could I do that isn't ward based", "ask_career_path", names={"role": [["ward_manager"]]})
    (answer,), _ = advise(full, [asked], {"current_role": "ward_manager"}, Context())
    assert "quality_manager" in answer.roles and "ward_manager" not in answer.roles


@pytest.mark.parametrize(
    ("text", "topic"),
    [("I'm a midwife on band 7, what's next for me", "career_path"), ("what does a midwife earn", "out_of_scope")],
)
def test_who_tells_what_they_are_may_ask_how_to_get_on(text: str, topic: str) -> None:
    question = Question(text, "out_of_scope_other_jobs", 0.9, names={"qualification": [["midwife"]], "other_role": [["midwife"]]})
    answers, _ = advise(load.shared(), [question], {"background": "midwife"}, Context())
    assert answers[0].topic == topic


def test_pay_for_both_is_a_question_of_pay() -> None:
    question = Question("pay for both?", "ask_why_both_matter", 0.8)
    context = Context(topic="career_path", roles=["matron", "ward_manager"])
    assert advise(load.shared(), [question], {}, context)[0][0].topic == "salary"


def test_can_i_be_one_asks_for_the_way() -> None:
    question = Question(
        "can I be the matron", "ask_level_hierarchy", 0.2, names={"role": [["matron"]]}, called={"matron": "matron"}
    )
    assert advise(load.shared(), [question], {}, Context())[0][0].topic == "career_path"


def test_who_failed_an_interview_gets_a_kind_word() -> None:
    question = Question("failed the interview twice now, do I give up", "ask_career_path", 0.7)
    assert advise(load.shared(), [question], {}, Context())[0][0].text.startswith("That sounds hard, and I am sorry.")


def test_a_second_question_that_adds_nothing_gets_no_answer_of_its_own() -> None:
    names = {"degree": [["mha"], ["mba_healthcare"]]}
    asked = [
        Question("MHA or MBA?", "ask_degree_comparison", names=names),
        Question("what differs?", "ask_difference", names=names),
    ]
    assert len(advise(load.shared(), asked, {}, Context())[0]) == 1
