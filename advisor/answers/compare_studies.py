"""Degrees, programmes or certificates set side by side."""

from __future__ import annotations

import re
from typing import Sequence

from ..knowledge.base import Knowledge
from ..knowledge.schema import Certification, Degree, Point, Programme, Role
from .aspects import LABELS, aspect
from .compare import MOST_COMPARED
from .entries import on_side, short
from .fragments import EASE
from .model import Answer, Table
from .phrasing import ask
from .writing import Draft, a, given, listed, name, ordered

_SHOULD = re.compile(r"\b(?:should i|recommend\w*|better|best|would you)\b", re.IGNORECASE)
_IN_SHORT = "In short"
# The row of a comparison of certificates that a side of them is in.
_ROW_OF = {"cost": "Fee", "entry": "To qualify"}
_NOT_ALIKE = "They are not of one kind, so take the one that your next post asks for, and ask your employer which it pays for."
_LONGEST_ASKING = 14


def degrees(
    knowledge: Knowledge, compared: Sequence[Degree], country: str | None, asked: str = "", goal: Role | None = None
) -> Answer:
    """Compare some degrees, the first MOST_COMPARED of them.

    Args:
        knowledge: The knowledge base.
        compared: The degrees.
        country: The asker's country, where it is known.
        asked: The words of the question, which may be about one side of them, such as their length.
        goal: The post that the asker is after, where it is known.
    """
    draft = Draft(knowledge, "degree_comparison", country)
    left_out = [short(degree) for degree in compared[MOST_COMPARED:]]
    compared = compared[:MOST_COMPARED]
    names = [short(degree) for degree in compared]
    draft.say(f"**{listed(names, 'or')}?**")
    if left_out:
        draft.say(f"I set {MOST_COMPARED} side by side at most; for the {listed(left_out)}, ask again with fewer of these.")
    # A post of many words tells of years and money besides.
    side = aspect(asked) if len(asked.split()) <= _LONGEST_ASKING else None
    for degree in compared:
        own: Sequence[Point] = on_side(degree, side) if side else [degree.suits]
        label = f"The {short(degree)} suits:" if side is None else f"**{LABELS[side]}, {short(degree)}:**"
        if own:
            draft.lead(ordered(own, country)[0], label)
        else:
            draft.say(f"{label} I have nothing reliable on that.")
    at_home = [degree for degree in knowledge.degrees.values() if degree.country == country and degree.level == compared[0].level]
    abroad = any(degree.country not in (country, "international") for degree in compared)
    if side is None and abroad and at_home and not any(degree in at_home for degree in compared):
        draft.lead(at_home[0].suits, f"In the {country} the nearest is the {short(at_home[0])}, which suits:")
    if goal:
        draft.lead(ordered(goal.education, country)[0], f"For {a(name(goal))}:")
    others = [name.lower() for name in names]
    telling = [
        point for degree in compared for point in degree.differs if sum(other in point.text.lower() for other in others) >= 2
    ]
    if side is None:
        draft.points(telling, most=2)
    sections: dict[str, list[list[Point]]] = {
        _IN_SHORT: [[degree.summary] for degree in compared],
        "You study": [list(degree.teaches) for degree in compared],
        "To get in": [list(degree.entry) for degree in compared],
        "Length": [degree.length for degree in compared],
        "Cost": [degree.cost for degree in compared],
    }
    table = Table(["", *names], _rows(draft, sections, side))
    return draft.answer(
        [goal.id] if goal else [],
        table=table,
        suggestions=[f"Is {a(names[0])} worth it?", f"What can I do with {a(names[0])}?", ask("education")],
    )


def _rows(draft: Draft, sections: dict[str, list[list[Point]]], side: str | None) -> list[list[str]]:
    """Return a comparison as rows; where one side is asked about, what each is and that side, with no source of the rest."""
    asked = sections if side is None else {label for label in sections if label in (_IN_SHORT, LABELS[side])}
    return [[label, *(draft.cell(own, 1) for own in points)] for label, points in sections.items() if label in asked]


def programmes(
    knowledge: Knowledge, compared: Sequence[Programme], country: str | None, roles: Sequence[str], asked: str = ""
) -> Answer:
    """Compare two or three programmes, for the roles named with them, by the side of them that a question's words ask for."""
    draft = Draft(knowledge, "courses", country)
    draft.say(f"**{listed([programme.title for programme in compared], 'or')}?**")
    side = aspect(asked) or "entry"
    for programme in compared:
        own = {"cost": programme.cost, "length": programme.length, "format": programme.format}.get(side, programme.who)
        label = f"**{programme.title}:**"
        draft.lead(own, label) if own else draft.say(f"{label} I have nothing reliable on that.")
    sections = {
        _IN_SHORT: [[programme.summary] for programme in compared],
        "Length": [given(programme.length) for programme in compared],
        "Cost": [given(programme.cost) for programme in compared],
        "Award": [given(programme.award) for programme in compared],
    }
    rows = _rows(draft, sections, aspect(asked))
    rows.insert(1, ["From", *(programme.provider for programme in compared)])
    return draft.answer(
        list(roles),
        table=Table(["", *(programme.title for programme in compared)], rows),
        suggestions=["Which other courses are there?", ask("certification"), ask("career_path")],
    )


def certifications(
    knowledge: Knowledge, compared: Sequence[Certification], country: str | None, roles: Sequence[str] = (), asked: str = ""
) -> Answer:
    """Compare two or three certificates, for the roles named with them, by the side of them that a question's words ask for."""
    draft = Draft(knowledge, "certification", country)
    names = [short(certification) for certification in compared]
    draft.say(f"**{listed(names, 'or')}?**")
    if _SHOULD.search(asked):
        draft.say("Go by the post you hold, or want next:")
    side = aspect(asked) or ("entry" if EASE.search(asked) else None)
    elsewhere = [
        certification for certification in compared if country and certification.country not in (country, "international")
    ]
    for place in dict.fromkeys(certification.country for certification in elsewhere):
        given_there = [short(certification) for certification in elsewhere if certification.country == place]
        draft.say(f"Mind that the {listed(given_there)} {'is' if len(given_there) == 1 else 'are'} given in the {place}.")
    for certification in compared:
        label = f"**{short(certification)}:**"
        told = {"entry": certification.eligibility[:1], "cost": given(certification.fee)}.get(side or "", [certification.who])
        draft.lead(told[0], label) if told else draft.say(f"{label} I have nothing reliable on that.")
    rows = [
        [_IN_SHORT, *(draft.cell([certification.summary]) for certification in compared)],
        ["Body", *(certification.body for certification in compared)],
        ["To qualify", *(draft.cell(certification.eligibility, 1) for certification in compared)],
        ["Exam", *(draft.cell(given(certification.exam)) for certification in compared)],
        ["Fee", *(draft.cell(given(certification.fee)) for certification in compared)],
    ]
    row = _ROW_OF.get(side or "")
    rows = [told for told in rows if row is None or told[0] in (_IN_SHORT, row)]
    suggestions = [f"What is {a(names[0])}?", ask("certification"), ask("education")]
    return draft.answer(list(roles), table=Table(["", *names], rows), suggestions=suggestions)


def side_by_side(
    knowledge: Knowledge,
    topic: str,
    named: Sequence[Certification | Degree | Programme],
    country: str | None,
    roles: Sequence[str],
    asked: str = "",
) -> Answer:
    """Tell of things to study that are not of one kind what each is and for whom: "the ILM or the Mary Seacole?".

    Of a question on what they cost, that is told of each.
    """
    draft = Draft(knowledge, topic, country)
    names = [short(entry) for entry in named]
    draft.say(f"**{listed(names, 'or')}?**")
    costs = aspect(asked) == "cost"
    for entry in named:
        own = _cost(entry) if costs else [entry.suits if isinstance(entry, Degree) else entry.who]
        label = f"**{short(entry)}:**"
        draft.lead(own[0], label) if own else draft.say(f"{label} I have nothing reliable on that.")
    if not costs:
        draft.say(_NOT_ALIKE)
    rows = [[_IN_SHORT, *(draft.cell([entry.summary]) for entry in named)]]
    return draft.answer(list(roles), table=Table(["", *names], rows), suggestions=[f"Tell me about {names[0]}", ask("courses")])


def _cost(entry: Certification | Degree | Programme) -> Sequence[Point]:
    if isinstance(entry, Degree):
        return entry.cost
    return given(entry.fee if isinstance(entry, Certification) else entry.cost)
