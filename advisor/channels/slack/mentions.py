"""Between Slack's way of writing a text and what a person typed."""

from __future__ import annotations

import html
import re

_TOKEN = re.compile(r"<([^<>\s][^<>]*)>")


def escape(text: str) -> str:
    """Return a text in which Slack sees no link, mention or entity."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def typed(text: str) -> str:
    """Return a message as a person would read it: without mentions, its links as their labels, its entities resolved."""
    return re.sub(r" {2,}", " ", html.unescape(_TOKEN.sub(_shown, text))).strip()


def _shown(match: re.Match[str]) -> str:
    target, _, label = match[1].partition("|")
    if target[0] == "@":
        return ""
    if target[0] in "#!":
        return label
    return label or target.removeprefix("mailto:")


def mentions(text: str, user: str | None) -> bool:
    """Tell whether a message mentions a user."""
    return bool(user) and re.search(rf"<@{re.escape(user or '')}[|>]", text) is not None


def begins_with_another(text: str, user: str | None) -> bool:
    """Tell whether a message is addressed to somebody else: its first word is a mention of another user."""
    first = re.match(r"\s*<@([^|>]+)", text)
    return first is not None and first[1] != user
