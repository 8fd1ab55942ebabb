"""Steps that somebody would leave out on the way: "could I skip ward manager?", "a matron without having been a sister"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..knowledge.schema import Role
from .model import Context, Question

_PASSING = (
    r"(?:(?:skip|bypass|leapfrog)\w*(?: out| over| past)?|miss(?:ing)? out(?: on)?"
    r"|(?:jump|leap)(?:ing)? (?:over|past)|straight past)"
)
# "Could I skip charge nurse and go straight to manager?"
_ASKS = re.compile(
    rf"\b{_PASSING}\b|\b(?:go|going|jump(?:ing)?|move|moving|step(?:ping)?) (?:right )?straight (?:to|for|in|into)\b",
    re.IGNORECASE,
)
_WITHOUT = (
    r"(?:without (?:(?:ever|first|having to|having|going) )*"
    r"(?:been|being|becoming|done|doing|through|working as|worked as|a spell as|time as)"
    r"|(?:never|not|haven'?t|hasn'?t|no need to) (?:actually )?(?:been|be|done|worked as)"
    # "Do I have to do deputy first?"
    r"|(?:have|has|need|got|must)(?: i| you| we| they| to)* (?:be|do|work as|start as|become)(?= .{2,40}\bfirst\b))"
)
_BEFORE = re.compile(rf"\b(?:{_PASSING}|{_WITHOUT})(?: (?:the|an?|being))* ", re.IGNORECASE)


def asks(text: str, before: Iterable[str]) -> bool:
    """Tell whether a question is on leaving out a step.

    Args:
        text: The question.
        before: The names of the posts that come before the one that it is about.
    """
    return bool(_ASKS.search(text)) or any(_is_left_out(text, name) for name in before)


def without_skipped(roles: Sequence[Role], question: Question, context: Context) -> list[Role]:
    """Return the posts that a question is about: none to be left out, where another is named or the talk is on another."""
    kept = [role for role in roles if not _is_left_out(question.text, question.called.get(role.id, ""))]
    on_another = bool(set(context.roles) - {role.id for role in roles})
    return kept if kept or on_another else list(roles)


def _is_left_out(text: str, name: str) -> bool:
    lowered, name = text.lower(), name.lower()
    return bool(name) and any(lowered.startswith(name, before.end()) for before in _BEFORE.finditer(text))
