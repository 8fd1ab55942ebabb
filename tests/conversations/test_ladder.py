"""The career ladder, asked about in words over the running server."""

from __future__ import annotations

import pytest

from tests.conversations.served import Talk

pytestmark = pytest.mark.slow


def test_what_comes_after_a_post(talk: Talk) -> None:
    answer = talk.one("what comes after ward manager?")
    assert answer["topic"] == "career_path"
    assert "**Matron** (senior manager, band 8a)" in answer["text"]
    assert answer["chart"]["kind"] == "ladder"


def test_the_shortest_way_from_a_profession_to_a_post(talk: Talk) -> None:
    answer = talk.one("shortest way from staff nurse to director of nursing")
    assert answer["roles"] == ["cno"]
    steps = ("1. Junior sister", "2. Ward manager", "3. Matron", "4. Divisional director of nursing", "5. Chief nursing officer")
    assert [step for step in steps if f"**{step}" not in answer["text"]] == []
    assert answer["sources"]
    assert "Chief nursing officer (CNO) (executive)" in answer["chart"]["alt"]


def test_the_next_step_from_the_persons_own_post(talk: Talk) -> None:
    answer = talk.one("I'm a ward manager. what's the next step?")
    assert "**Ward manager: what comes next**" in answer["text"]


def test_where_no_way_is_known_it_says_so(talk: Talk) -> None:
    answer = talk.one("path from receptionist to matron")
    assert "no usual chain of posts" in answer["text"]
