"""Half sentences that lean on what was said before."""

from __future__ import annotations

import pytest

from advisor.answers import fields, follow, roles
from advisor.answers.model import Answer, Context, Question
from tests.unit import factory

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
    assert follow.in_context(KNOWLEDGE, question("is that hard?", "out_of_scope_unrelated"), TWO).intent == "follow_up"
    assert (
        follow.in_context(KNOWLEDGE, question("is that hard?", "out_of_scope_unrelated"), Context()).intent
        == "out_of_scope_unrelated"
    )


def test_sources_of_the_last_answer_are_listed() -> None:
    found = follow.sources(after("skills"))
    assert "[1] NHS: Page handbook (2025)" in found.text
    assert [note.id for note in found.sources] == ["handbook"]


def test_an_answer_without_sources_is_said_to_have_none() -> None:
    last = Answer("skills", "Listening.").as_dict()
    assert "no source behind it" in follow.sources(Context(topic="skills", last=last)).text


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
