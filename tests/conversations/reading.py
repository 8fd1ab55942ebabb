"""What a test reads off an answer: its words, its sources and the plain statement that it does not know."""

from __future__ import annotations

import re
from typing import Any

UNKNOWN = r"nothing reliable|no reliable"
# An answer in the middle of a talk may name the day's help lines; these two must never be missing in a crisis.
HELP_LINES = (r"\b999\b", r"NHS 111", r"\b116 123\b", r"\b911\b", r"\b988\b")


def words(answer: dict[str, Any]) -> str:
    """Return all that an answer says: its text and the cells of its table."""
    rows = (answer["table"] or {}).get("rows", [])
    return "\n".join([answer["text"], *(cell for row in rows for cell in row)])


def assert_says(answer: dict[str, Any], *patterns: str) -> None:
    """Check that an answer matches each pattern, whatever its letters' case."""
    missing = [pattern for pattern in patterns if not re.search(pattern, words(answer), re.IGNORECASE | re.MULTILINE)]
    assert not missing, f"{missing} not in:\n{words(answer)}"


def assert_silent_on(answer: dict[str, Any], *patterns: str) -> None:
    """Check that an answer matches none of the patterns."""
    found = [pattern for pattern in patterns if re.search(pattern, words(answer), re.IGNORECASE)]
    assert not found, f"{found} in:\n{words(answer)}"


def assert_sourced(answer: dict[str, Any]) -> None:
    """Check that an answer names its sources with their years, and that each mark in it leads to one of them."""
    assert answer["sources"], f"No source for:\n{words(answer)}"
    for source in answer["sources"]:
        assert source["title"] and source["publisher"], source
        assert source["year"] == "undated" or 1900 <= source["year"] <= 2100, source
        assert source["country"], source
    marks = {int(number) for number in re.findall(r"\[(\d+)\]", words(answer))}
    assert marks, f"Sources without a mark in:\n{words(answer)}"
    assert marks <= set(range(1, len(answer["sources"]) + 1)), f"Marks {marks} for {len(answer['sources'])} sources"


def assert_about(answer: dict[str, Any], topic: str, *roles: str) -> None:
    """Check the topic of an answer and, where some are named, its roles in any order."""
    assert answer["topic"] == topic, f"{answer['topic']} instead of {topic}:\n{answer['text']}"
    if roles:
        assert set(answer["roles"]) == set(roles), f"{answer['roles']} instead of {list(roles)}:\n{answer['text']}"
