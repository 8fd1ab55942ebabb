"""Finding how many years of something a text speaks of: "six years", "10+ yrs", "twenty-two years"."""

from __future__ import annotations

import re
from typing import Iterator

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40}
_NUMBERS = {word: number for number, word in enumerate([*_UNITS, *_TEENS], 1)} | _TENS
_NUMBERS |= {
    f"{ten}{joint}{unit}": tens + one for ten, tens in _TENS.items() for joint in " -" for one, unit in enumerate(_UNITS, 1)
}
_NUMBERS |= {"a couple of": 2, "a few": 3}
_YEARS = re.compile(
    rf"\b(?P<number>\d{{1,2}}(?:\.\d+)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
    r"\+?(?:\s*-\s*\d{1,2})?\s*(?:1/2\s*)?(?:years?|yrs?|yr)\b(?!\s*(?:old|ago|back)\b)",
    re.IGNORECASE,
)


def found(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the numbers of years in a text, each in figures, with the offsets of its first character and after its last."""
    for match in _YEARS.finditer(text):
        yield str(_NUMBERS.get(match["number"].lower(), match["number"])), match.start(), match.end()
