"""Several questions in one message, each answered, in the order in which they were asked."""

from __future__ import annotations

import pytest

from tests.conversations.reading import assert_about, assert_says
from tests.conversations.served import Talk

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What does a matron do and what does it pay?", [("duties", "matron"), ("salary", "matron")]),
        ("What does a matron earn? What does a practice manager do?", [("salary", "matron"), ("duties", "practice_manager")]),
        ("how much does a matron earn and how do I become one", [("salary", "matron"), ("career_path", "matron")]),
        (
            "What does a matron do? How much does a ward manager earn? What degree does a practice manager need?",
            [("duties", "matron"), ("salary", "ward_manager"), ("education", "practice_manager")],
        ),
        (
            "What does a ward manager do, and what degree do I need, and how much does it pay?",
            [("duties", "ward_manager"), ("education", "ward_manager"), ("salary", "ward_manager")],
        ),
    ],
    ids=lambda value: value[:50] if isinstance(value, str) else "",
)
def test_each_question_has_its_answer_in_order(talk: Talk, text: str, expected: list[tuple[str, str]]) -> None:
    answers = talk.ask(text)
    assert [(answer["topic"], answer["roles"]) for answer in answers] == [(topic, [role]) for topic, role in expected]


def test_each_answer_holds_its_own_facts(talk: Talk) -> None:
    first, second = talk.ask("How much does a matron earn? And what does a ward manager earn?")
    assert_says(first, "£57,528")
    assert_says(second, "£49,387")
    assert "£49,387" not in first["text"] and "£57,528" not in second["text"]


@pytest.mark.parametrize(
    ("text", "topic", "roles"),
    [
        ("What is the difference between a matron and a ward manager?", "difference", {"matron", "ward_manager"}),
        ("which pays more, matron or ward manager?", "salary", {"matron", "ward_manager"}),
        ("how do doctors and nurses move into management?", "career_path", None),
        ("what skills and qualities does a matron need?", "skills", {"matron"}),
        ("what are the roles and responsibilities of a ward manager?", "duties", {"ward_manager"}),
        ("I work in admin and I like it, what does a practice manager earn?", "salary", {"practice_manager"}),
    ],
)
def test_a_question_with_and_in_it_stays_one(talk: Talk, text: str, topic: str, roles: set[str] | None) -> None:
    answer = talk.one(text)
    assert_about(answer, topic, *(roles or ()))


def test_more_than_can_be_read_is_cut_and_not_lost_in_silence(talk: Talk) -> None:
    questions = "What does a matron do? What does it earn? How do I become one? What skills does it need? Who is above it?"
    answers = talk.ask(questions.replace(" it", " a matron").replace(" one", " a matron"))
    assert [answer["topic"] for answer in answers[:3]] == ["duties", "salary", "career_path"]
    # The questions left over are named or offered, so that the asker knows they were seen.
    left = " ".join([answers[-1]["text"], *answers[-1]["suggestions"]])
    assert len(answers) == 5 or "skills" in left.lower(), left


def test_the_talk_goes_on_from_the_last_question(talk: Talk) -> None:
    talk.ask("What does a matron do? What does a practice manager earn?")
    assert_about(talk.one("and what degree do I need?"), "education", "practice_manager")


def test_a_question_beside_an_aside_is_answered(talk: Talk) -> None:
    answers = talk.ask("Hello there! Thanks for helping. What does a matron earn?")
    assert [answer["roles"] for answer in answers if answer["topic"] == "salary"] == [["matron"]]
