"""Names that are such only beside one another: leading and managing as verbs, "us" beside the UK."""

from __future__ import annotations

import re
from typing import Iterator

# "Leading a team and managing one", "should I lead or manage", "LEAD on the left and MANAGE on the right"; not "I lead a team and
# manage the rota", "does managing a ward lead to more" or "how does a clinical lead manage".
_AGAINST = r"\W[^.?!]{0,30}\b(?:or|vs|versus|than|not|instead|rather)\b[^.?!]{0,20}?\W"
_LEAD, _MANAGE = r"\b(lead(?:ing)?)\b(?! to\b)", r"\b(manag(?:e|ing))\b"
_LEADING, _MANAGING = r"\b((?i:leading)|LEAD)\b(?! to\b)", r"\b((?i:managing)|MANAGE)\b"
_BESIDE = r"\W[^.?!]{0,20}(?i:and|from)\b[^.?!]{0,20}?\W"
_BOTH_KINDS = (
    re.compile(f"{_LEAD}{_AGAINST}{_MANAGE}|{_MANAGE}{_AGAINST}{_LEAD}", re.IGNORECASE),
    re.compile(f"{_LEADING}{_BESIDE}{_MANAGING}|{_MANAGING}{_BESIDE}{_LEADING}"),
)
_AND = r" ?(?:vs\.?|versus|v|or|and|than|to|&|/) ?(?:the )?"
_UK = "(?:uk|england|britain)"
_BESIDE_THE_UK = re.compile(
    rf"\b{_UK}{_AND}us\b|\bus{_AND}{_UK}\b|\bnot (?:in )?(?:the )?{_UK},? us\b|\bnot us,? (?:the )?{_UK}\b", re.IGNORECASE
)
# "us rn here, nine years", not "they gave us nurse training"
_AMERICAN = re.compile(
    r"(?:^|[,.;!?] *|\b(?:an?|i'?m|im|hi|hello) )us (?:rn|lpn|bsn|nurse|citizen|based|trained)\b"
    # "In a us hospital"
    r"|\bin (?:an? )?us (?:hospital|clinic|nursing home|health ?care|health system|state)s?\b"
    r"|\b(?:hospital|healthcare|manager|director|administrator) us (?:salar\w+|pay|wages?)\b"
    # "Medical director salary us", "us radiology manager pay"
    r"|^(?:[\w/-]+ ){1,5}(?<!\btell )(?<!\bof )(?<!\bfor )(?<!\bto )(?<!\bwith )(?<!\babout )(?<!\bby )us(?=\W*$)"
    r"|^us (?=(?:[\w/-]+ ){0,4}(?:pay|salar\w+|jobs?|degrees?|wages?|outlook|demand)\W*$)"
    # "Wait no, us"
    r"|^\W*(?:(?:wait|no|nope|sorry|actually|oops|i meant?)\W+)+(?:in )?(?:the )?us(?=\W*$|[,.;])",
    re.IGNORECASE,
)
# As far as "england versus the us" and the other way round reach from "us".
_REACH = 24


def kinds_of_work(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the name that leading and managing stand for where they are set against each other, with the offsets of each."""
    for pattern in _BOTH_KINDS:
        for match in pattern.finditer(text):
            for group, word in enumerate(match.groups(), 1):
                if word:
                    name = "leadership" if word.lower().startswith("lead") else "management"
                    yield name, match.start(group), match.end(group)


def is_america(text: str, at: int) -> bool:
    """Tell whether the "us" that begins at an offset is the country: Britain is named beside it, or what somebody there is."""
    american = any(match.start() <= at < match.end() for match in _AMERICAN.finditer(text))
    return american or bool(_BESIDE_THE_UK.search(text, max(at - _REACH, 0), at + _REACH))
