"""The side of a degree or a course that a question is about: its length, its cost, the way in or what is studied."""

from __future__ import annotations

import re

# The field of knowledge.schema.Degree that holds the answer, and the words that ask for it. The first that fits counts. How a
# degree is studied has no field: it is told in passing in the others.
_ASKED = {
    "cost": r"costs?|price|prices|fees?|tuition|pay for|paying for|afford|expensive|cheap\w*|fund\w*|how much(?! time)|loan|free",
    "length": r"long|length|quick\w*|fast\w*|slow\w*|short\w*|(?<!\d )(?:years?|months?)|(?<!part[- ])(?<!full[- ])time|duration",
    "entry": r"get in|get on|getting in|accept\w*|admi(?:ssion|t)\w*|entry|require\w*|gpa|apply|eligib\w*|grades?"
    r"|do (?:i|you) need|degree class|gmat|"
    r"pick|choose|chosen|select\w*|who can|qualify|allowed|(?:get|earn|obtain) (?:it|one)|go about|"
    r"how (?:do|can|could|would) (?:i|you|we|one) (?:get|earn|obtain|become)",
    "format": r"online|distance|remote(?:ly)?|part[- ]time|full[- ]time|evenings?|weekends?|in person|on campus|alongside",
    "teaches": r"study|taught|teach\w*|learn|modules?|subjects?|curriculum|content|classes|cover\w*",
}
_PATTERNS = {field: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for field, words in _ASKED.items()}
LABELS = {"cost": "Cost", "length": "Length", "entry": "To get in", "format": "Online or part-time study", "teaches": "You study"}


def aspect(text: str) -> str | None:
    """Return the field that a question asks about, None where it asks about the whole."""
    return next(iter(aspects(text)), None)


def aspects(text: str) -> list[str]:
    """Return every field that a question asks about: "how long does it take and what does it cost?"."""
    return [field for field, pattern in _PATTERNS.items() if pattern.search(text)]


def tells_of(text: str, field: str) -> bool:
    """Tell whether a text has a word on one side of a degree or a course."""
    return bool(_PATTERNS[field].search(text))
