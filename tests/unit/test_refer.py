"""What a few words point to, of what was offered, talked of or suggested."""

from __future__ import annotations

import pytest

from advisor.answers import refer
from advisor.answers.model import Answer, Context, Question
from advisor.answers.phrasing import ask
from advisor.answers.refer import Choice
from advisor.knowledge import load
from tests.unit import factory

KNOWLEDGE = factory.knowledge()
OFFER = Context(options=[["salary", "practice_manager"], ["salary", "business_office_manager"], ["duties", ""]])
DEGREES = Context(entries=[["degree", "mha"], ["degree", "mba_healthcare"]])
WORDY = "the second of the three that you have just offered to me"


def said(text: str) -> Question:
    return Question(text, "follow_up")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the first", 0),
        ("the second one please", 1),
        ("I mean the third option", 2),
        ("4th one", 3),
        ("2nd", 1),
        ("Last!", -1),
        ("the former", 0),
        ("what about the latter?", -1),
        ("2", 1),
        ("number 3", 2),
        ("no. 1", 0),
        ("option 2.", 1),
        ("#1", 0),
        ("(3)", 2),
    ],
)
def test_a_place_is_named_in_words_or_figures(text: str, place: int) -> None:
    assert refer.position(text) == place


@pytest.mark.parametrize(
    "text",
    ["one last thing", "the last thing I want", "my first job", "the first question is pay", "band 7", "12", "2 years", ""],
)
def test_other_words_name_no_place(text: str) -> None:
    assert refer.position(text) is None


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("the second one", Choice("salary", "business_office_manager")),
        ("1", Choice("salary", "practice_manager")),
        ("the last", Choice("duties")),
    ],
)
def test_an_offer_is_picked_by_its_place(text: str, choice: Choice) -> None:
    assert refer.offered(KNOWLEDGE, said(text), OFFER) == choice


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("the practice one", "practice_manager"),
        ("the practice manager", "practice_manager"),
        ("Practice, please", "practice_manager"),
        ("business", "business_office_manager"),
    ],
)
def test_an_offer_is_picked_by_a_word_that_only_it_has(text: str, id: str) -> None:
    assert refer.offered(KNOWLEDGE, said(text), OFFER) == Choice("salary", id)


@pytest.mark.parametrize("text", ["the manager one", "office manager", "practice or business", "neither", "5", WORDY])
def test_words_that_pick_none_or_several_pick_no_offer(text: str) -> None:
    assert refer.offered(KNOWLEDGE, said(text), OFFER) is None


def test_without_an_offer_nothing_is_picked_of_it() -> None:
    assert refer.offered(KNOWLEDGE, said("the first"), DEGREES) is None


def test_a_thing_in_focus_is_picked_by_its_place_whatever_its_kind() -> None:
    assert refer.in_focus(KNOWLEDGE, said("the second"), DEGREES) == Choice(entry=("degree", "mba_healthcare"))
    assert refer.in_focus(KNOWLEDGE, said("the latter"), Context(roles=["matron", "ceo"])) == Choice(role="ceo")


def test_a_thing_that_came_up_before_counts_from_the_beginning_of_the_talk() -> None:
    context = Context(before=[["role", "ward_manager"]], roles=["matron"])
    assert refer.in_focus(KNOWLEDGE, said("the first one"), context) == Choice(role="ward_manager")
    assert refer.in_focus(KNOWLEDGE, said("the last one"), context) == Choice(role="matron")


@pytest.mark.parametrize("text", ["the other one", "and the other?", "what about the other"])
def test_the_other_one_is_what_is_not_in_focus(text: str) -> None:
    first = Context(before=[["role", "ward_manager"]], roles=["matron"])
    assert refer.in_focus(KNOWLEDGE, said(text), first) == Choice(role="ward_manager")
    second = Context(before=[["degree", "mha"], ["degree", "mba_healthcare"]], entries=[["degree", "mha"]])
    assert refer.in_focus(KNOWLEDGE, said(text), second) == Choice(entry=("degree", "mba_healthcare"))


def test_the_other_one_of_several_is_the_last_that_is_not_in_focus_and_of_those_in_focus_there_is_none() -> None:
    three = Context(before=[["role", "ward_manager"], ["role", "ceo"]], roles=["matron"])
    assert refer.in_focus(KNOWLEDGE, said("the other one"), three) == Choice(role="ceo")
    assert refer.in_focus(KNOWLEDGE, said("the other one"), Context(roles=["matron", "ceo"])) is None


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("go on, sell me the ward one", Choice(role="ward_manager")),
        ("the executive job then", Choice(role="ceo")),
        ("the manager or the chief", None),
        ("the radiology one", None),
    ],
)
def test_a_word_of_its_name_picks_one_of_the_things_set_side_by_side(text: str, picked: Choice | None) -> None:
    assert refer.in_focus(KNOWLEDGE, said(text), Context(roles=["ward_manager", "ceo"])) == picked


@pytest.mark.parametrize("context", [Context(), Context(roles=["matron"])])
def test_of_fewer_than_two_things_none_is_picked(context: Context) -> None:
    assert refer.in_focus(KNOWLEDGE, said("the first"), context) is None
    assert refer.in_focus(KNOWLEDGE, said("the other one"), context) is None


@pytest.mark.parametrize("text", ["the third", "tell me more", WORDY])
def test_a_place_beyond_the_things_or_no_place_picks_none(text: str) -> None:
    assert refer.in_focus(KNOWLEDGE, said(text), DEGREES) is None


def after(*suggestions: str) -> Context:
    return Context(topic="salary", last=Answer("salary", "It varies.", suggestions=list(suggestions)).as_dict())


SUGGESTIONS = after(ask("duties", KNOWLEDGE.roles["matron"]), ask("skills"), "Which other courses are there?")


@pytest.mark.parametrize(("text", "choice"), [("1", Choice("duties", "matron")), ("number 2", Choice("skills"))])
def test_a_number_alone_picks_a_suggestion(text: str, choice: Choice) -> None:
    assert refer.suggested(KNOWLEDGE, said(text), SUGGESTIONS) == choice


@pytest.mark.parametrize("text", ["4", "0", "the first", "last", "hello"])
def test_a_number_beyond_the_suggestions_or_no_number_picks_none(text: str) -> None:
    assert refer.suggested(KNOWLEDGE, said(text), SUGGESTIONS) is None


def test_a_suggestion_that_is_no_question_on_a_topic_is_not_picked() -> None:
    assert refer.suggested(KNOWLEDGE, said("3"), SUGGESTIONS) is None


def test_before_any_answer_no_suggestion_is_picked() -> None:
    assert refer.suggested(KNOWLEDGE, said("1"), Context()) is None


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        (Choice(role="matron"), {"role": [["matron"]]}),
        (Choice(entry=("degree", "mha")), {"degree": [["mha"]]}),
        (Choice("duties"), {}),
    ],
)
def test_a_choice_becomes_the_names_of_a_question(choice: Choice, names: dict) -> None:
    assert choice.names() == names


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("what does the middle one do", "matron"),
        ("and the top one", "ceo"),
        ("the senior post", "ceo"),
        ("the bottom one", "ward_manager"),
        ("the more junior role", "ward_manager"),
    ],
)
def test_posts_are_pointed_to_by_how_high_they_stand(text: str, id: str) -> None:
    context = Context(topic="duties", roles=["ceo", "ward_manager", "matron"])
    assert refer.in_focus(KNOWLEDGE, said(text), context) == Choice(role=id)


def test_of_two_posts_none_is_the_middle_one_and_degrees_have_no_rank() -> None:
    assert refer.in_focus(KNOWLEDGE, said("the middle one"), Context(roles=["ceo", "matron"])) is None
    assert refer.in_focus(KNOWLEDGE, said("the top one"), DEGREES) is None


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("the gap between the first and last", ["ward_manager", "ceo"]),
        ("the second or the third", ["matron", "ceo"]),
        ("from the first to the last", []),
        ("the first and the fourth", []),
        ("the first and first", []),
        ("is it the first or second year", []),
        ("the first", []),
    ],
)
def test_two_of_several_posts_are_picked(text: str, picked: list[str]) -> None:
    assert refer.pair(Context(roles=["ward_manager", "matron", "ceo"]), text) == picked


def test_a_post_that_was_not_offered_picks_none_that_was() -> None:
    context = Context(options=[["salary", "business_office_manager"], ["salary", "office_manager"]])
    question = Question("what about a healthcare administrator", "follow_up", names={"role": [["healthcare_administrator"]]})
    assert refer.offered(load.shared(), question, context) is None
