"""Telling a manager of some other trade from a health manager of the same name: "operations manager in logistics"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..knowledge.base import Knowledge

if TYPE_CHECKING:
    from .names import Link

# The qualification of people who manage outside health.
MANAGES_ELSEWHERE = "manager_elsewhere"
# A "clinic manager at a prison" works in health wherever they are, and so does a nurse.
_OF_HEALTH = re.compile(r"health|hospital|clinic|medic|patient|nhs|practice|\bcare\b", re.IGNORECASE)

# What stands before a post that somebody holds: "I'm an", nothing.
_HOLDING = re.compile(
    r"^\W*(?:an? )?$|\b(?:i'?m|i am|im|i'?ve been|i was|been|work(?:ing|ed)? as|as)(?: \w+){0,2} $", re.IGNORECASE
)
_OF_ONESELF = re.compile(r"\b(?:i|i'?m|i'?ve|me|my|here)\b", re.IGNORECASE)


class OtherTrades:
    """Knows the trades outside health, in which a name of a post stands for another job."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Prepare the names of the trades."""
        trades = {name: sector.id for sector in knowledge.sectors.values() if not sector.health for name in sector.all_names}
        self._trades = {name.lower(): id for name, id in trades.items()}
        self._anywhere = {role.id for role in knowledge.roles.values() if role.profession is None}
        self._alike = {role.id for role in knowledge.roles.values() if "support" in role.traits}
        names = "|".join(re.escape(name) for name in sorted(self._trades, key=len, reverse=True))
        self._within = re.compile(
            r"s? (?:in|of|at|for|with) (?:(?:an?|the|my|our|this|some) )?"
            rf"(?:(?:big|small|large|local|busy|private) )?({names})s?\b(?! pharmac)",
            re.IGNORECASE,
        )
        # A "med tech supervisor" leads a laboratory. The trade ends where the post begins, so none is looked for further off.
        self._nearby = max(map(len, self._trades), default=0) + len("surg s, the last three years as an assistant ")
        # "Eight years at a hotel, the last three as assistant GM"
        as_one = r", (?:(?!now\b)\w+ ){0,4}as(?: an?)?(?: (?:asst|assistant|deputy|acting))?"
        self._before = re.compile(rf"\b(?<!med )(?<!lab )(?<!rad )(?<!surg )({names})s?(?: as an?|{as_one})? $", re.IGNORECASE)

    def moved(self, link: Link, text: str) -> Link:
        """Return the name of a post as that of a job in the trade that the words beside it name; as it is where they name none.

        Somebody's own post in money, people, data or buildings is the same work in any trade, so it stays what they ask about.
        """
        # "Hotel manager" is a title that is weighed as one; "school business manager" holds the name of a post.
        before = None if link.umbrella else self._before.search(text, max(0, link.start - self._nearby), link.start)
        beside = self._within.match(text, link.end) or before
        found = beside if link.kind == "role" else None
        if not found or _OF_HEALTH.search(link.text) or not self._anywhere.issuperset(link.ids):
            return link
        if self._alike.issuperset(link.ids) and _HOLDING.search(text[: link.start]) and _OF_ONESELF.search(text):
            return replace(link, elsewhere=True)
        start, end = min(link.start, found.start()), max(link.end, found.end())
        trade = self._trades[found[1].lower()]
        return replace(link, kind="other_role", ids=(trade,), start=start, end=end, text=text[start:end], umbrella=False)
