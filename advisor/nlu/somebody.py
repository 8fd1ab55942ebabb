"""Telling a post that is spoken of from a person or a place that bears its name: "my manager", "my sister", "a GP surgery"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Container

if TYPE_CHECKING:
    from .names import Link

# "My manager" is somebody the asker knows, not the post that is asked about.
_SOMEBODY = re.compile(r"\b(?:my|our|his|her|their|your)(?: old| new| current| line)? $", re.IGNORECASE)
# Plain words for a post, which may stand for who holds it.
_PLAIN = ("manager", "director", "supervisor", "administrator")
_THEIR_JOB = re.compile(r"\b(?:his|her|their) (?:job|post|role|position|place|shoes)\b", re.IGNORECASE)
# Nor is "the director stopped me in the hall".
_DOING = re.compile(
    r" (?:said|says|told|tells|asked|asks|stopped|pulled|wants me|wanted|offered|hinted|thinks|resigned|retired|quit|left|keeps|"
    r"has (?:asked|said|told|offered|left|resigned))\b",
    re.IGNORECASE,
)
# "Matron told me I'm not ready" speaks of her, not of her post.
_SPEAKING = re.compile(
    r" (?:(?:has|had|just|always|keeps?|kept) )*"
    r"(?:(?:told|tells?|telling|asked|asks|wants|wanted|warned|advised|offered|encouraged) (?:me|us)"
    # "Sister says I should think about it"
    r"|(?:says?|said|saying|reckons?|thinks?|thought|hinted|suggested|mentioned) (?:that )?(?:i|i'?(?:d|m|ll|ve)|we))\b",
    re.IGNORECASE,
)
# "My sister" is family, unless it is a ward's.
_FAMILY = re.compile(r"\b(?:my|his|her|their|your|big|little|older|elder|younger|twin|baby|half|step)[ -]$", re.IGNORECASE)
# "My sister is a ward manager", which is no ward's sister.
_SAYS_OR_IS = re.compile(r" (?:is|was|has|wants|works|used|said|says|told|thinks|just|and i)\b", re.IGNORECASE)
_NURSING = re.compile(r"\b(?:wards?|band|matron|shifts?|nurs\w+|units?|off duty|rota|deputy|charge (?!of\b))\b", re.IGNORECASE)
# As far as what is said of a ward's sister stands from her.
_NEAR = 60
_RELATIVE = re.compile(r"sisters?(?!\w)", re.IGNORECASE)
_TIME_IN = re.compile(r"\b(?:years?|experience|time|spell|stint)(?: in| of)? $", re.IGNORECASE)
_EXPERIENCE = re.compile(r" experience\b", re.IGNORECASE)
# "A GP surgery" and "the physio department" are places, not people.
_PLACE = re.compile(
    r"(?:'s)? (?:surger(?:y|ies)|practices?|clinics?|departments?|depts?|wards?|units?|offices?|services?|centres?|teams?)\b"
    r"(?! manag)",
    re.IGNORECASE,
)
# "On reception at a GP"
_AT = re.compile(r"\b(?:at|in) (?:an?|the|my|our|the local) $", re.IGNORECASE)
_HAS_A_PLACE = re.compile(r"gps?|doctors?'?|dentists?|vets?|chemists?|pharmacists?|opticians?", re.IGNORECASE)


def is_somebody(link: Link, text: str, implied: Container[str]) -> bool:
    """Tell whether a name stands for no post and no profession.

    Args:
        link: The name.
        text: The message that it stands in.
        implied: The plain words that mean a post in its setting, in small letters.
    """
    at = _HAS_A_PLACE.fullmatch(link.text) and _AT.search(text[: link.start])
    if link.kind in ("qualification", "other_role") and (at or _PLACE.match(text[link.end :])):
        return True
    if link.kind == "role" and _RELATIVE.fullmatch(link.text) and _FAMILY.search(text[: link.start]):
        near = text[max(0, link.start - _NEAR) : link.end + _NEAR]
        return bool(_SAYS_OR_IS.match(text[link.end :])) or not _NURSING.search(near)
    if _THEIR_JOB.search(text[link.end :]):
        # "My manager is leaving; should I go for her job?"
        return False
    if link.kind == "role" and _SPEAKING.match(text[link.end :]):
        return True
    if link.umbrella and (_TIME_IN.search(text[: link.start]) or _EXPERIENCE.match(text[link.end :])):
        # "How many years in management?"
        return True
    word = link.text.lower()
    plain = link.kind == "role" and (link.umbrella or (word in implied and word.endswith(_PLAIN)) or word == "director")
    return plain and bool(_SOMEBODY.search(text[: link.start]) or _DOING.match(text[link.end :]))
