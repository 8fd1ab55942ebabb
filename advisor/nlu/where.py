"""Where somebody is, by the places that they name and by what is told in passing: money, bodies and places of work."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Sequence

from .names import ELSEWHERE, Link
from .whose import FIRST_PERSON, before, of_another

# "I'm not from the US", "I'd never move to the UK"
_NOT_THERE = re.compile(
    r"\b(?:not|never|\w+n't|(?:ca|do|did|does|wo|is|are|was|have|would|could|should)nt)(?: (?:ever|actually|really|even"
    r"|want to|going to))?"
    r" (?:from|in|to|living in|live in|based in|move to|moving to|go to|work in)(?: the)? $"
    r"|\b(?:talking|telling me|tell me|going on|on) about(?: the)? $|\b(?:giving|showing|quoting) me (?:the )?$",
    re.IGNORECASE,
)
# "What if I moved to Texas?"
_IF_ONE_WENT = re.compile(
    r"\b(?:if|suppose|supposing|say|imagine) (?:i|we|i'?d|we'?d) (?:\w+ )?"
    r"(?:mov\w+|w[eo]nt|go|relocat\w+|emigrat\w+|work(?:ed)?)\b",
    re.IGNORECASE,
)
# "My cousin moved to the US."
_MOVED = re.compile(r"\b(?:moved|emigrated|went|lives|living)\b", re.IGNORECASE)
# "I moved to Texas from London."
_MOVED_TO = re.compile(r"\b(?:mov|relocat|emigrat|transferr)\w+(?: back| over| out)? (?:here )?to (?:the )?$", re.IGNORECASE)
# "Can I ask what a CFO earns in the US?" tells of nobody.
_ASKS_POLITELY = re.compile(
    r"\b(?:can|could|may|might) i (?:just )?ask\b|\bi (?:want|need|would like|wanted|was hoping) to (?:know|ask)\b"
    r"|\bi'?d like to (?:know|ask)\b"
    r"|\b(?:can|could|would) you (?:please )?tell me\b|\btell me\b|\bi(?:'m| am)? (?:wonder\w*|curious)\b",
    re.IGNORECASE,
)
# What is told in passing tells the country too: its money, and letters, bodies and places of work that it alone has.
_POUNDS, _DOLLARS = re.compile(r"£"), re.compile(r"\$")
_BRITISH = re.compile(
    r"\b(?:NMC|HCPC|CQC|GMC|RCN|HCSWs?|ODPs?|ICBs?|PCNs?|FY[12]|ST[1-8]|NVQs?|GCSEs?|Datix|A&E|Agenda for Change|AfC"
    r"|GMTS|Nuffield|Bupa|Spire|QOF|list size"
    r"|GP (?:surgery|practice|receptionist)|(?:my|our|the|this|foundation) trust)\b",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"\bRT\(R\)|\b(?:68W|SkillBridge|DD-?214|PA-C|PharmD|DPT|LCSW|LMSW|LPNs?|LVNs?|CNAs?|SNFs?|PGY-?\d|hospitalist|med[- ]surg"
    r"|rad tech|RRT|401k|FQHCs?"
    r"|Medicare|Medicaid|GPA|WGU|SNHU|community college|associate'?s? (?:degree|in)|tuition (?:reimb\w*"
    r"|assistance)|PTO|FMLA|GED"
    r"|GI bill|ASCP|CPC|RHI[AT]|LNHA|physician assistants?|my resume|high school diploma|grad school|home health"
    r"|Walmart|CVS|Walgreens|DaVita|UnitedHealth(?:care)?|Humana|Aetna|Cigna|HIPAA|SHRM|BSHA|DNFB"
    r"|sophomore|AIT hours"
    r"|Kaiser)\b",
    re.IGNORECASE,
)


def country(text: str, links: Sequence[Link]) -> dict[str, str]:
    """Return the country that a text tells its speaker to be in, as a part of their profile: {"country": "UK"}; else nothing."""
    named = {link.ids[0] for link in links if link.kind == "country"}
    own = {link.ids[0] for link in links if link.kind == "country" and _is_where(text, link)}
    if not named:
        earns = FIRST_PERSON.search(text)
        known = {"UK"} if earns and (_POUNDS.search(text) or any(link.kind == "band" for link in links)) else set()
        return marked(text, known | ({"US"} if earns and _DOLLARS.search(text) else set()))
    moved = {link.ids[0] for link in links if link.kind == "country" and _MOVED_TO.search(before(text, link))}
    found = (moved if len(own) > 1 and FIRST_PERSON.search(text) and moved else own) - {ELSEWHERE}
    return {"country": found.pop()} if len(found) == 1 else {}


def _is_where(text: str, link: Link) -> bool:
    """Tell whether a country is where the speaker is: not one that is asked about, denied, or somebody else's."""
    sentence, said = before(text, link), _ASKS_POLITELY.sub(" ", text)
    moved = of_another(sentence) and _MOVED.search(sentence)
    elsewhere = moved or _NOT_THERE.search(sentence) or _IF_ONE_WENT.search(sentence)
    return not (elsewhere or (said != text and not FIRST_PERSON.search(said)))


def marked(text: str, known: Collection[str] = ()) -> dict[str, str]:
    """Return the country that a text shows in passing, beside one that is known; none where it shows both."""
    found = {*known} | ({"UK"} if _BRITISH.search(text) else set()) | ({"US"} if _AMERICAN.search(text) else set())
    return {"country": found.pop()} if len(found) == 1 else {}
