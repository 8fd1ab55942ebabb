"""Looking through the posts, over HTTP with the real model."""

from __future__ import annotations

import pytest

from advisor.knowledge.load import shared
from tests.conversations.reading import assert_about, assert_says
from tests.conversations.served import Talk

pytestmark = pytest.mark.slow


def test_from_what_can_you_do_to_one_post(talk: Talk) -> None:
    answer = talk.one("Show me what you can do")
    assert "Show me roles by level" in answer["suggestions"]
    answer = talk.one("Show me roles by level")
    assert "Roles at director level" in answer["suggestions"]
    answer = talk.one("Roles at director level")
    assert {shared().roles[id].level for id in answer["roles"]} == {"director"}
    assert_about(talk.one("how much does the first one earn?"), "salary", answer["roles"][0])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("list all the roles", r"I know \d\d posts"),
        ("which roles are there at director level?", "at director level"),
        ("roles for nurses", "registered nurses"),
        ("what jobs don't need a degree", "without a degree"),
        ("jobs through the graduate scheme", "Graduate Management Training Scheme"),
    ],
)
def test_peoples_own_words_are_answered_with_a_list(talk: Talk, text: str, told: str) -> None:
    answer = talk.one(text)
    assert_says(answer, told)
    assert 3 <= len(answer["roles"]) <= 12


def test_a_long_list_goes_on(talk: Talk) -> None:
    first = talk.one("list all the roles")["roles"]
    second = talk.one("more")["roles"]
    assert len(second) == 12 and not set(first) & set(second)
