"""Where a post stands: its level, whom it answers to and who answers to it."""

from __future__ import annotations

from typing import Sequence

from ..knowledge.base import Knowledge
from ..knowledge.schema import LEVELS, Role
from .writing import Draft, a, listed, name, upper_first

MOST_BELOW = 6
LEVEL_NAMES = {
    "executive": "board level",
    "director": "director level",
    "senior_manager": "senior management",
    "manager": "department management",
    "supervisor": "first-line supervision",
    "any": "posts at every level",
}


def titles(knowledge: Knowledge, ids: Sequence[str]) -> list[str]:
    return [name(knowledge.roles[id]) for id in ids[:4]]


def hierarchy(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    bands = f", usually on NHS band {listed(role.bands, 'or')}" if role.bands else ""
    if role.bands and draft.country == "US":
        bands = "; NHS pay bands are British, and the US has none like them"
    level = LEVEL_NAMES[role.level]
    if not bands and "UK" in role.countries and draft.country != "US":
        bands = "; I have no one NHS band for it"
    stands = "may hold" if role.level == "any" else "is at" if level.endswith(" level") else "is in"
    draft.say(f"{upper_first(a(name(role)))} {stands} {level}{bands}.")
    above = titles(knowledge, role.reports_to)
    under = [other for other in knowledge.roles.values() if role.id in other.reports_to]
    # Whoever runs what others do comes first.
    under.sort(key=lambda other: -sum(other.id in third.reports_to for third in knowledge.roles.values()))
    below = [name(other) for other in under[:MOST_BELOW]]
    if role.answers_to:
        draft.points(role.answers_to)
    else:
        draft.say(f"Above it, the post reports to: {listed([f'the {title}' for title in above], 'or')}." if above else _top(role))
    if below:
        draft.say(f"Below it, these usually report to the post: {listed(below)}.")
    if not role.answers_to:
        article = knowledge.articles["levels_us" if draft.country == "US" else "levels_nhs"]
        draft.points([article.lead, *article.points], most=1)


def _top(role: Role) -> str:
    return (
        "It is the top executive post and answers to the board."
        if role.level == LEVELS[0]
        else "Who it reports to varies by employer."
    )
