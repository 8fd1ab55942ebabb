"""A name that several posts share, and messages that are not understood: the advisor asks back, and the choice works."""

from __future__ import annotations

import pytest

from tests.conversations.reading import assert_about, assert_says, assert_sourced
from tests.conversations.served import Talk

pytestmark = pytest.mark.slow


@pytest.fixture
def asked_back(talk: Talk) -> Talk:
    """A talk in which the advisor has just asked which office manager is meant."""
    answer = talk.one("how much does an office manager earn?")
    assert answer["topic"] == "clarify", answer["text"]
    return talk


def test_a_shared_name_is_asked_about_with_both_posts_to_choose_from(asked_back: Talk) -> None:
    assert_says(asked_back.last, "business office manager", "medical office manager")
    offered = asked_back.last["suggestions"]
    assert len(offered) == 2 and all(not text.startswith("/") for text in offered)
    assert "business office manager" in offered[0] and "medical office manager" in offered[1]


@pytest.mark.parametrize(
    ("choice", "role"),
    [
        ("the second one", "office_manager"),
        ("the first one", "business_office_manager"),
        ("the first", "business_office_manager"),
        ("2", "office_manager"),
        ("medical office manager", "office_manager"),
        ("the medical one", "office_manager"),
        ("business office manager please", "business_office_manager"),
    ],
)
def test_the_choice_answers_the_question_that_was_asked(asked_back: Talk, choice: str, role: str) -> None:
    assert_about(asked_back.one(choice), "salary", role)
    assert_about(asked_back.one("and what do they do?"), "duties", role)


@pytest.mark.parametrize("position", [0, 1])
def test_a_suggestion_that_is_pressed_is_the_choice(asked_back: Talk, position: int) -> None:
    role = ("business_office_manager", "office_manager")[position]
    assert_about(asked_back.one(asked_back.last["suggestions"][position]), "salary", role)


def test_something_else_may_be_asked_instead_of_choosing(asked_back: Talk) -> None:
    answer = asked_back.one("what does a matron earn?")
    assert_about(answer, "salary", "matron")
    assert_sourced(answer)


@pytest.mark.parametrize(("name", "role"), [("matron", "matron"), ("practice manager", "practice_manager"), ("CNO", "cno")])
def test_a_bare_name_tells_what_the_role_is(talk: Talk, name: str, role: str) -> None:
    answer = talk.one(name)
    assert_about(answer, "role_overview", role)
    assert_says(
        answer, {"matron": "several wards", "practice_manager": "GP surgery|medical practice", "cno": "most senior nurse"}[role]
    )


def test_what_is_not_understood_is_asked_back_twice_and_then_people_are_named(talk: Talk) -> None:
    unclear = "hmm the blue ones from before you know"
    first, second, third = (talk.one(unclear) for _ in range(3))
    assert [answer["topic"] for answer in (first, second, third)] == ["clarify"] * 3
    for answer in (first, second):
        assert 2 <= len(answer["suggestions"]) <= 3
    assert first["text"] != second["text"]
    assert_says(third, r"nationalcareers\.service\.gov\.uk", r"careeronestop\.org")


def test_what_is_offered_when_asking_back_is_understood(talk: Talk) -> None:
    offered = talk.one("hmm the blue ones from before you know")["suggestions"]
    assert offered
    for text in offered:
        assert_sourced(talk.one(text))
