"""By how much one pay is above another: asked for in words, worked out from two figures of the same kind."""

from __future__ import annotations

import re

from ..knowledge.schema import Pay
from .writing import SIGNS

_BY_HOW_MUCH = re.compile(
    r"\bhow much (?:more|less|extra|better|higher|of an?)\b|\b(?:difference|gap|jump|uplift)\b"
    r"|\b(?:what|how (?:big|much))\b[^.?!]*\b(?:rise|raise|increase)\b"
    r"|\b(?:better|worse) off\b|\b(?:lose|drop|cut|less)\b[^.?!]*\b(?:pay|money|salary|wages?)\b"
    r"|\b(?:pay|salary|wage) (?:cut|drop)\b"
    r"|\bmore money\b|\bpays? (?:\w+ )?(?:more|better)\b",
    re.IGNORECASE,
)


def wanted(text: str) -> bool:
    """Tell whether a question on pay asks how much more it would be: "how much extra would I get as a matron?"."""
    return bool(_BY_HOW_MUCH.search(text))


def between(higher: Pay, lower: Pay) -> str:
    """Return by how much a year one pay is above another, for the end of a sentence.

    Returns:
        "£8,141 a year at the bottom of the range and £8,235 at the top"; empty where the two are not figures of one kind and
        place, or the one is not above the other at both ends.
    """
    if (higher.country, higher.nation, higher.scope, higher.year) != (lower.country, lower.nation, lower.scope, lower.year):
        return ""
    sign = SIGNS[higher.currency]
    if higher.median and lower.median:
        more = higher.median - lower.median
        return f"{sign}{more:,} a year by the medians" if more > 0 else ""
    if not (higher.low and higher.high and lower.low and lower.high):
        return ""
    bottom, top = higher.low - lower.low, higher.high - lower.high
    if min(bottom, top) <= 0:
        return ""
    if (higher.low, lower.low) == (higher.high, lower.high):
        return f"{sign}{bottom:,} a year"
    return f"{sign}{bottom:,} a year at the bottom of the range and {sign}{top:,} at the top"
