"""A trained model, asked one message after another without a server: what it understands and what it answers."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

import structlog

from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load as knowledge
from advisor.nlu.text import readable


class Understander:
    """Parses messages with a trained model and answers them with the advisor."""

    def __init__(self, model: Path) -> None:
        """Load a model archive."""
        from advisor.server import lean, quiet

        quiet.silence()
        lean.apply()
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
        from rasa.core.agent import Agent

        self._agent = Agent.load(str(model))

    def parse(self, text: str) -> dict[str, Any]:
        """Return Rasa's parse of a message."""
        from rasa.core.channels.channel import UserMessage

        return asyncio.run(self._agent.processor.parse_message(UserMessage(text)))

    def answer(self, text: str, context: Context | None = None) -> tuple[list[Question], list[Answer], Context]:
        """Return the questions found in a message, their answers and the context after it."""
        parsed = self.parse(text)
        questions = [Question.from_dict(item) for item in parsed["questions"]]
        answers, after = advise(knowledge.shared(), questions, parsed["profile"], context or Context(), readable(text))
        return questions, answers, after
