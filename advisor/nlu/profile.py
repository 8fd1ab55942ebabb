"""Reading what people say of themselves: what they are, for how long, what they hold, where, and what they aim at."""

from __future__ import annotations

import re
from typing import Sequence

from .names import ELSEWHERE, Link

# Words that, before a name in the same clause, say whether the speaker is it, holds it or wants it. The last one counts.
_AIMS = (
    r"want|wants|wanting|hoping|hope|hopes|aim|aiming|goal|dream|become|becoming|into|towards?|apply|applying|offered|offer|"
    r"opening|like to be|move up to|next step|promoted|promotion|interested in|thinking (?:of|about)|considering|"
    r"plan(?:ning)? to|taking over"
)
_IS = (
    r"i'?m|i am|im|i was|i'?ve been|ive been|i have been|been|work(?:ing|ed)? as|currently|started (?:out )?as|as an?|my job|"
    r"role as|i manage|now|years? as|since|here|background"
)
_HAS = r"i have|i'?ve got|ive got|i hold|with|got|have|has|my|finished|completed|earned|doing|done|studying|graduated"
_CUES = re.compile(rf"\b(?:(?P<aims>{_AIMS})|(?P<is>{_IS})|(?P<has>{_HAS}))\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:i|i'?m|im|i'?ve|ive|my|me|mine)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:no|not|without|never|don'?t have|isn'?t|aren'?t)\b[^,.;]{0,25}$", re.IGNORECASE)
_REACH = 60


def read(text: str, links: Sequence[Link]) -> dict[str, str]:
    """Return what a message tells of the speaker.

    Args:
        text: The message.
        links: The names linked in it.

    Returns:
        Some of `current_role`, `background`, `qualification`, `band` and `goal` (knowledge ids), `years` (a number as text) and
        `country` ("UK" or "US"). Empty for a message that tells nothing.
    """
    told: dict[str, str] = {}
    speaks_of_self = bool(_FIRST_PERSON.search(text)) or not re.search(
        r"\?|\b(?:what|how|which|who|does|do)\b", text, re.IGNORECASE
    )
    if not speaks_of_self:
        return told
    countries = {link.ids[0] for link in links if link.kind == "country" and link.ids[0] != ELSEWHERE}
    if len(countries) == 1:
        told["country"] = countries.pop()
    for link in links:
        before = text[max(0, link.start - _REACH) : link.start]
        # What is told of the speaker ends where a question begins: "I am in the US, what does a matron earn?".
        before = re.split(r"[.!?;\n]|\b(?:what|how|which|why)\b", before, flags=re.IGNORECASE)[-1]
        if _NEGATED.search(before):
            continue
        cues = [name for match in _CUES.finditer(before) for name, value in match.groupdict().items() if value]
        cue = cues[-1] if cues else None
        if link.kind == "years" and "years" not in told:
            told["years"] = link.ids[0]
        elif link.kind == "role" and len(link.ids) >= 1:
            if cue == "aims":
                told["goal"] = link.ids[0]
            elif cue == "is" and "current_role" not in told:
                told["current_role"] = link.ids[0]
        elif link.kind == "qualification" and cue != "aims" and "background" not in told:
            if cue is not None or link.start < 25:
                told["background"] = link.ids[0]
        elif link.kind == "band" and cue == "is" and len(link.ids) == 1:
            told["band"] = link.ids[0]
        elif link.kind in ("degree", "certification") and cue in ("has", "is") and "qualification" not in told:
            told["qualification"] = link.ids[0]
    return told
