"""What README says can be asked, asked; and the quiz it shows, taken."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from advisor.knowledge.schema import CAREER_TOPICS
from tests.conversations.served import Talk
from tests.unit.test_readme import asked, transcript

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("question", "topic"), zip(asked(), CAREER_TOPICS, strict=True))
def test_a_question_of_readme_is_answered(begin: Callable[[], Talk], question: str, topic: str) -> None:
    assert begin().one(question)["topic"] == topic


def test_the_quiz_of_readme_ends_as_it_is_shown(talk: Talk) -> None:
    said = re.findall(r"^You: (.+)$", transcript("quiz"), re.MULTILINE)
    for text in said:
        talk.ask(text)
    shown = re.findall(r"\w+", transcript("quiz").split(f"You: {said[-1]}")[1])
    told = re.findall(r"\w+", str(talk.last["text"]))
    assert shown[: len(told)] == told
