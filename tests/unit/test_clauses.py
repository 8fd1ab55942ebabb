"""Splitting messages into clauses, and telling questions from statements."""

from __future__ import annotations

import pytest

from advisor.nlu.clauses import split


def texts(message: str) -> list[str]:
    return [clause.text for clause in split(message)]


@pytest.mark.parametrize(
    "message",
    [
        "What does a matron do?",
        "what is the difference between a matron and a ward manager",
        "How do ward managers and matrons work together",
        "leadership vs. management in a hospital",
        "I have a B.Sc. in biology",
        "salary and hours of a matron",
    ],
)
def test_a_single_question_stays_whole(message: str) -> None:
    assert len(split(message)) == 1


def test_sentences_are_clauses() -> None:
    assert texts("What does a matron do? And what does she earn?") == ["What does a matron do?", "And what does she earn?"]


@pytest.mark.parametrize("joint", [" and ", " and also ", ", ", " plus ", " but ", ", and ", "; ", "\n"])
def test_a_joining_word_before_a_question_parts_two(joint: str) -> None:
    assert texts(f"what does a matron do{joint}how much does she earn") == ["what does a matron do", "how much does she earn"]


def test_three_questions_are_three_clauses() -> None:
    assert len(split("what is a matron, what does she earn and how do I become one")) == 3


def test_a_word_or_two_are_no_clause_of_their_own() -> None:
    assert texts("what does a matron do and why") == ["what does a matron do and why"]


def test_clauses_know_where_they_stand() -> None:
    message = "  Hello there!  What does a matron do, and how do I become one? "
    for clause in split(message):
        assert message[clause.start : clause.end] == clause.text


@pytest.mark.parametrize(
    "message",
    [
        "what does a matron do",
        "matron pay?",
        "Should I take an MBA",
        "tell me about matrons",
        "I am wondering about the pay",
        "hi, how do I become a matron",
        "not sure whether to apply",
    ],
)
def test_a_question_asks(message: str) -> None:
    assert [clause.asks for clause in split(message)] == [True]


@pytest.mark.parametrize(
    "message", ["I am a nurse.", "I have worked on a ward for 10 years", "thank you", "just curious", "I was wondering"]
)
def test_a_statement_does_not_ask(message: str) -> None:
    assert [clause.asks for clause in split(message)] == [False]


def test_a_statement_and_a_question_are_told_apart() -> None:
    assert [clause.asks for clause in split("I am a nurse with ten years. What degree do I need?")] == [False, True]


@pytest.mark.parametrize("message", ["", "   ", "!!!", "?"])
def test_a_message_without_words_makes_no_two_clauses(message: str) -> None:
    assert len(split(message)) <= 1


@pytest.mark.parametrize("end", ["pay", "the pay?", "salary", "their hours"])
def test_a_topic_at_the_end_is_a_question_of_its_own(end: str) -> None:
    clauses = split(f"What does a matron do, and {end}")
    assert [(clause.text, clause.asks) for clause in clauses] == [("What does a matron do", True), (end, True)]


def test_a_topic_inside_a_question_stays_in_it() -> None:
    assert len(split("What are the duties and pay of a matron?")) == 1


def test_a_name_before_a_dash_belongs_to_the_question_after_it() -> None:
    first, second = split("clinical site manager - what is it, and is it nights only?")
    assert (first.text, first.asks, second.asks) == ("clinical site manager - what is it", True, True)


def test_a_name_and_a_topic_before_a_question_ask_too() -> None:
    first, second = split("Matron salary and do I need a master's?")
    assert (first.text, first.asks, second.asks) == ("Matron salary", True, True)
    first, *_ = split("forget the money, which is harder?")
    assert not first.asks


def test_what_somebody_does_is_told_and_not_asked() -> None:
    *_, last = split("My friend is a manager and does it all from home.")
    assert not last.asks
    *_, last = split("What does a matron do and does it need a degree?")
    assert last.asks
    (only,) = split("My question is the way to a matron post.")
    assert only.asks


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("tell me what it does and whether they take physios", 2),
        ("can I be a lab manager, and does managing a lab count", 2),
        ("who is the guy who chairs the meetings and does the rotas", 1),
        ("what does a matron do and does a matron earn more", 2),
    ],
)
def test_what_goes_on_about_somebody_is_told_from_a_new_question(message: str, parts: int) -> None:
    assert len(split(message)) == parts
