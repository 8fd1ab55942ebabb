"""To which of leading and managing somebody leans by what they say."""

from __future__ import annotations

import pytest

from advisor.answers.advise import advise
from advisor.answers.model import Context
from tests.unit.test_leaning import KNOWLEDGE, asked, turn

BOTH = [["healthcare_leader"], ["healthcare_manager"]]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("I'm organised, like budgets and spreadsheets, hate public speaking. leader or manager?", "towards management"),
        ("shoud i be a leeder or a manager im quite organizd", "towards management"),
        ("should i be a leader or a manager? i love ideas and winning people over but hate rotas", "towards leadership"),
    ],
)
def test_what_somebody_says_leans_to_one_side(text: str, verdict: str) -> None:
    answer = turn(asked(text, "ask_which_suits_me", 1.0, role=BOTH), Context())
    assert verdict in answer.text.split("\n\n")[1]
    assert answer.roles == ["healthcare_leader", "healthcare_manager"]


@pytest.mark.parametrize("text", ["should I be a leader or a manager?", "I like ideas and budgets, leader or manager?"])
def test_who_tells_nothing_or_as_much_of_both_is_given_no_verdict(text: str) -> None:
    assert "lean towards" not in turn(asked(text, "ask_which_suits_me", 1.0, role=BOTH), Context()).text.split("\n\n")[1]


def test_the_side_leaned_to_comes_first_in_the_talk() -> None:
    question = asked("leader or manager? I like planning", "ask_which_suits_me", 1.0, role=BOTH)
    _, context = advise(KNOWLEDGE, [question], {}, Context())
    assert context.roles == ["healthcare_manager", "healthcare_leader"]


def test_why_after_a_verdict_is_told_by_what_each_side_asks_for() -> None:
    question = asked("leader or manager? good with people and hopeless with spreadsheets", "ask_which_suits_me", 1.0, role=BOTH)
    answers, context = advise(KNOWLEDGE, [question], {}, Context())
    assert "(good with people and no spreadsheets), you lean towards leadership" in answers[0].text
    assert "ideas, people and change" in turn(asked("why", "follow_up", 1.0), context).text
