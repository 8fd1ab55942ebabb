"""What README says can be asked, asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from advisor.knowledge.schema import CAREER_TOPICS
from tests.conversations.served import Talk
from tests.unit.test_readme import asked

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("question", "topic"), zip(asked(), CAREER_TOPICS, strict=True))
def test_a_question_of_readme_is_answered(begin: Callable[[], Talk], question: str, topic: str) -> None:
    assert begin().one(question)["topic"] == topic
