"""From Rasa's bot messages to Answers, the same for what is sent, what is stored and what is shown again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..answers.model import Answer

APOLOGY = "Sorry, something went wrong on my side and I could not answer that. Please try again in a moment."


def answer_of(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answer a bot message carries, as JSON types.

    Args:
        message: A message as `BotUttered.message` gives it.

    Returns:
        Its `custom` payload where that is an Answer, with every field; else its text as small talk, its buttons as suggestions.
    """
    text, custom = message.get("text") or "", message.get("custom")
    if isinstance(custom, Mapping) and "topic" in custom:
        return Answer.from_dict({"text": text, **custom}).as_dict()
    suggestions = [button["title"] for button in message.get("buttons") or []]
    return Answer("small_talk", text, suggestions=suggestions).as_dict()


def failure(reference: str | None = None) -> dict[str, Any]:
    """Return the bot message for a question that could not be answered, with the reference under which it was logged."""
    text = f"{APOLOGY} (Reference: {reference})" if reference else APOLOGY
    return {"text": text, "custom": Answer("failure", text).as_dict()}
