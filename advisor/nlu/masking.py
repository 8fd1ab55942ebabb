"""Replacing linked names by one fixed phrase a kind, so that a topic is learnt apart from the names it comes with.

Training phrases then need not repeat the roles, and a role added to the knowledge files is understood without new
training: "what does a matron do" and "what does a bed manager do" are the same text to the classifier.
"""

from __future__ import annotations

import re
from typing import Iterable

from .names import Link
from .text import spelt_out

MASKS = {
    "role": "manager role",
    "degree": "master's degree",
    "certification": "professional certificate",
    "programme": "training programme",
    "band": "pay band",
    "other_role": "plumber",
}


# "Hospital administrator" is asked about as any post is, unless it is set against the other kind of work.
_POST = re.compile(r"\w \b(?:managers?|administrators?|executives?|execs?)$", re.IGNORECASE)


def mask(text: str, links: Iterable[Link], start: int = 0) -> str:
    """Return a text with its linked names replaced.

    Args:
        text: The text, or a part of the message.
        links: Links into the whole message, ordered by their start.
        start: Offset of the text in the message.
    """
    links = list(links)
    # A profession is what somebody may be as well as a job asked about; only the words around it tell which.
    professions = {(link.start, link.end) for link in links if link.kind == "qualification"}
    one_kind = len({link.ids for link in links if link.umbrella}) == 1
    parts, position = [], 0
    for link in links:
        begin, end = link.start - start, link.end - start
        # The other umbrella names stay: "leadership or management" is what three of the topics are about.
        stays = link.kind not in MASKS or (link.umbrella and not (one_kind and _POST.search(link.text)))
        if stays or begin < position or end > len(text):
            continue
        if link.kind == "other_role" and (link.start, link.end) in professions:
            continue
        parts += [text[position:begin], MASKS[link.kind]]
        position = end
    return spelt_out("".join([*parts, text[position:]]))
