"""Whom the words before a name speak of: its sentence, and whether that is on the speaker or on somebody else."""

from __future__ import annotations

import re

from .names import Link

_SELF = r"\b(?:i|i'?m|im|i'?ve|ive|i'?d|me|myself|we|we'?re)\b"
# "Been a band 5 for six years"
_BEEN = r"^\W*(?:(?:hi|hiya|hello|hey|so|ok)\W+)*(?:been|done) (?:an?|on|in|at|\d+) "
FIRST_PERSON = re.compile(rf"{_SELF}|\b(?:my|mine|our|(?-i:us))\b|{_BEEN}", re.IGNORECASE)
_SOMEBODY = (
    r"wife|husband|partner|mum|mom|mother|dad|father|sister|brother|son|daughter|lad|boss|manager|matron|director|boyfriend|"
    r"girlfriend|fianc\w+|friend|mate|buddy|colleague|mentor|supervisor|roommate|flatmate|neighbou?r|cousin|niece|nephew|aunt\w*|"
    r"uncle|[\w-]+ in law|[\w]+-in-law|ex|team|recruiter|tutor|teacher|chief nurse|ceo|cno|cfo"
)
# Whoever the words before a name speak of: the last of these in the sentence.
PERSON = re.compile(
    rf"(?P<self>{_SELF})|\b(?:my|our|her|his|their|the|your)(?: \w+)? (?:{_SOMEBODY})\b"
    r"|\b(?:an?|another|one|some) (?:\w+ )?(?:mate|friend|colleague|cousin|neighbou?r)\b"
    r"|\b(?:she|he|they|her|his|their|who|someone|somebody)\b",
    re.IGNORECASE,
)
# "No sorry, band 6"
_PUTS_RIGHT = re.compile(
    r"^\W*(?:(?:no|nope|nah|sorry|actually|wait|oops)\b\W*)+(?=i\b|i'?m\b|im\b|it'?s\b|band\b|an? |$)", re.IGNORECASE
)
_SENTENCE = re.compile(
    r"[.!?;\n]+(?=\s|$)|\b(?:what'?s?|how'?s?|which|why|whether)\b"
    r"|,\s+(?:(?:and|but|so)\s+)?(?=(?:is|are|does|do|can|could|would|should)\b)",
    re.IGNORECASE,
)


def before(text: str, link: Link) -> str:
    """Return what stands before a name in its sentence; a question begins its own, and a "no, sorry" is none of it."""
    return _PUTS_RIGHT.sub("", _SENTENCE.split(text[: link.start])[-1])


def of_another(sentence: str) -> bool:
    """Tell whether the words before a name speak of somebody else than the speaker."""
    people = list(PERSON.finditer(sentence))
    return bool(people) and people[-1]["self"] is None
