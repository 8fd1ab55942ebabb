"""The quiz, over HTTP with the real model: begun, answered in many ways, interrupted, gone on with and finished."""

from __future__ import annotations

import pytest

from tests.conversations.reading import assert_about, assert_says, words
from tests.conversations.served import Talk

pytestmark = pytest.mark.slow


def test_from_the_first_question_to_the_result(talk: Talk) -> None:
    answer = talk.one("Would leadership or management suit me?")
    assert_about(answer, "which_suits_me")
    answer = talk.one(answer["suggestions"][0])
    assert_about(answer, "quiz")
    assert answer["progress"] == [1, 7]
    talk.one(answer["suggestions"][0])
    talk.one("the second one")
    talk.one("I would want a plan first, to be honest")
    answer = talk.one("how much does a matron earn?")
    assert_about(answer, "salary", "matron")
    assert_says(answer, "The quiz waits at question 4 of 7")
    answer = talk.one(answer["suggestions"][0])
    assert answer["progress"] == [4, 7]
    assert talk.one("back")["progress"] == [3, 7]
    assert talk.one("skip")["progress"] == [4, 7]
    talk.one("showing where we go")
    talk.one("close to patients")
    assert talk.one("I'm a nurse")["progress"] == [6, 7]
    talk.one("looking after people")
    answer = talk.one("a department")
    assert_about(answer, "quiz")
    assert answer["progress"] is None
    assert_says(answer, "clearly towards leadership", "Ask why we do it so", "Showing where we go next", "Next step")
    assert answer["roles"][0] == "ward_manager" and len(answer["roles"]) == 3
    assert len(words(answer).split()) <= 120
    assert talk.one("how much does the second one earn?")["roles"] == [answer["roles"][1]]


def test_the_words_of_a_choice_are_never_taken_for_something_else(talk: Talk) -> None:
    answer = talk.one("start the quiz")
    number, count = answer["progress"]
    while number < count:
        for text in answer["suggestions"][: answer["suggestions"].index("Skip") - (number > 1)]:
            assert talk.one(text)["progress"] == [number + 1, count], text
            assert talk.one("back")["progress"] == [number, count]
        answer = talk.one("skip")
        number, count = answer["progress"]


def test_out_of_scope_and_a_crisis_are_met_as_everywhere(talk: Talk) -> None:
    talk.one("quiz")
    assert talk.one("should I see a doctor about my cough")["kind"] == "medical_advice"
    answer = talk.one("Both equally, I want to kill myself")
    assert answer["kind"] == "crisis" and "quiz" not in words(answer)
    assert talk.one("back to the quiz")["progress"] == [1, 7]
    assert talk.one("stop the quiz")["progress"] is None
    assert_about(talk.one("what does a matron do?"), "duties", "matron")


def test_answers_in_peoples_own_words(talk: Talk) -> None:
    talk.one("can you test me")
    for text in ("when I convinced my colleagues", "depends really", "that would make me nervous", "being reliable"):
        talk.one(text)
    for text in ("on the ward with patients", "I'm good with computers"):
        talk.one(text)
    answer = talk.one("eventually the whole hospital")
    assert_says(answer, "towards management", "I want a plan first", "I won people over")
    assert answer["roles"]
