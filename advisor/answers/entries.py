"""Answers about one degree, certificate, programme or pay band."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Sequence

from ..knowledge.base import Knowledge
from ..knowledge.schema import Band, Certification, Credential, Degree, Named, Point, Programme, Role
from . import gaps
from .aspects import LABELS, aspect, aspects, tells_of
from .equivalents import alike
from .model import Answer
from .phrasing import ask
from .writing import Draft, given, labelled, listed, lower_first, name

# A certificate is filed under the posts whose people hold it, where the question names none.
MOST_HOLDERS = 3
MOST_POSTS = 6
_MOST_SIDES = 2
_MOST_ALIKE = 3
_UNMEASURED = (
    "Nothing I have read measures what it brings in pay or posts, so go by the adverts for the post you want: "
    "it is worth it where they name it."
)
_WORTH = re.compile(
    r"\b(?:worth|any (?:good|use)|respected|recogni[sz]ed|valued|pays? off|help(?:s|ful)?|useful"
    r"|pay rise|raise|(?:more|higher|better) (?:pay|money|salary)|(?:paid|earn) more)\b",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\b(?:years?|months?|hours)\b", re.IGNORECASE)
_UNTOLD = {
    "cost": "what it costs",
    "length": "how long it takes",
    "entry": "how one gets in",
    "format": "online or part-time study",
    "teaches": "what is studied",
}
_EXPERIENCE = re.compile(r"\b(?:years?|much|any|need|enough) (?:of )?(?:\w+ )?experience\b", re.IGNORECASE)
# The sections of a certificate or a programme, by the side of it that a question asks about; the first that it has counts.
_SECTIONS = {
    "cost": ("Fee", "Cost"),
    "length": ("Length",),
    "entry": ("To qualify", "Who it is for"),
    "format": ("How",),
}
_ASKED_FOR = {
    "Who it is for": re.compile(
        r"\bwho(?:'?s| is| are| would)?(?: (?:it|that|this|one))?(?: be)? (?:for|aimed at|meant for)\b", re.IGNORECASE
    ),
    "Renewal": re.compile(r"\b(?:renew\w*|expir\w*|recertif\w*|run out|lapse\w*)\b", re.IGNORECASE),
    "Exam": re.compile(r"\b(?:exams?|tests?|questions)\b", re.IGNORECASE),
    "Award": re.compile(r"\b(?:qualification|certificate|award|letters|credits?|degree|diploma|master'?s)\b", re.IGNORECASE),
    "Afterwards": re.compile(
        r"\b(?:after(?:wards)?|at the end|(?:it|that|this|scheme|programme)(?:'?s| is| has)? (?:finish\w*|end\w*|over|done)"
        r"|guarantee\w*|promised?)\b",
        re.IGNORECASE,
    ),
    "Now": re.compile(
        r"\b(?:still (?:run\w*|going|on|apply|open|get|do)|available|discontinued|open(?:ing)?|applications?"
        r"|hard|competitive|chances|odds|how many)\b",
        re.IGNORECASE,
    ),
}


def answer(
    knowledge: Knowledge,
    topic: str,
    entry: Named,
    country: str | None,
    roles: Sequence[str] = (),
    asked: str = "",
    posts: Sequence[Role] | None = None,
) -> Answer:
    """Answer a question about one entry that is no role.

    Args:
        knowledge: The knowledge base.
        topic: The topic asked about.
        entry: A degree, certification, programme or band.
        country: The asker's country, where it is known.
        roles: Ids of roles named with it.
        asked: The words of the question, which may be about one side of the entry, such as its cost.
        posts: The posts on a band that are open to the asker; None for all of them.
    """
    if isinstance(entry, Degree):
        return _degree(knowledge, topic, entry, country, roles, asked)
    if isinstance(entry, Certification):
        return _certification(knowledge, topic, entry, country, roles, asked)
    if isinstance(entry, Programme):
        return _programme(knowledge, topic, entry, country, roles, asked)
    assert isinstance(entry, Band)
    return _band(knowledge, topic, entry, country, asked, posts)


def by_the_post(answer: Answer, through: Sequence[Credential], posts: Sequence[Role]) -> Answer:
    """Say, where a question on posts is asked of degrees or certificates, which post the answer is on and why."""
    if not through:
        return answer
    held = listed([f"the {short(credential)}" for credential in through], "or")
    them = "it" if len(through) == 1 else "them"
    lead = f"That goes by the post, not by {held}. People often take {them} for the post of {name(posts[0])}."
    return replace(answer, text=f"{lead}\n\n{answer.text}")


def short(entry: Named) -> str:
    """Return what people call an entry: its abbreviation, else its title."""
    return getattr(entry, "abbreviation", None) or entry.title


def _headed(points: Sequence[Point], label: str, most: int = 1) -> list[Point]:
    """Return the first points of a section, each behind a label in bold."""
    return [labelled(point, label) for point in points[:most]]


def _degree(knowledge: Knowledge, topic: str, degree: Degree, country: str | None, roles: Sequence[str], asked: str) -> Answer:
    draft = Draft(knowledge, topic, country)
    sides = aspects(asked)[:_MOST_SIDES] if topic in ("courses", "education", "degree_comparison") else []
    draft.say(f"**{degree.title}**")
    told = {side: on_side(degree, side) for side in sides}
    for side in (side for side in sides if not told[side]):
        draft.say(f"I have nothing reliable on that for it: {LABELS[side].lower()} varies by school.")
    if len(sides) > 1:
        draft.points([point for side in sides for point in _headed(told[side], LABELS[side])], in_order=True)
    elif sides:
        draft.points(told[sides[0]])
    draft.lead(degree.summary)
    if topic == "career_path":
        draft.lead(degree.suits, "It suits:")
        _leads_to(draft, [role for role in knowledge.roles.values() if degree.id in role.degree_ids], topic)
        draft.points(degree.worth_it, most=2)
    elif topic == "courses":
        draft.points(
            [
                *_headed(degree.teaches, "You study"),
                *_headed(degree.length, "Length"),
                *_headed(degree.entry, "To get in", 2),
                *_headed(degree.cost, "Cost"),
            ]
        )
    else:
        draft.points(
            [
                *_headed([degree.suits], "Suits"),
                *degree.worth_it[:2],
                *_headed(degree.entry, "To get in"),
                *_headed(degree.length, "Length"),
            ]
        )
    others = [short(knowledge.degrees[id]) for id in ("mha", "mba_healthcare", "msc_healthcare_uk") if id != degree.id]
    suggestions = [
        f"{short(degree)} or {others[0]}?",
        f"Is {'an' if short(degree)[0] in 'AEFHILMNORSX' else 'a'} {short(degree)} worth it?",
        ask("salary"),
    ]
    return draft.answer(roles, suggestions=suggestions)


def on_side(degree: Degree, side: str) -> list[Point]:
    """Return what is known on one side of a degree; how it is studied is told in passing with the others."""
    if side != "format":
        return list(getattr(degree, side))
    points = [*degree.length, *degree.entry, *degree.teaches, *degree.cost, *degree.worth_it]
    return [point for point in points if tells_of(point.text, side)]


def _told(draft: Draft, summary: Point, sections: dict[str, Sequence[Point]], asked: str, most: int = 5) -> None:
    """Tell what a certificate or a programme is, and its sections; of a question on one side, that side before what it is."""
    named = [label for label, pattern in _ASKED_FOR.items() if pattern.search(asked) and sections.get(label)]
    if aspect(asked) == "entry":
        # "What degree do you need for it?"
        named = [label for label in named if label != "Award"]
    # How many years of experience it takes is a part of what it asks for, and not its length.
    experience = bool(_EXPERIENCE.search(asked))
    sides = [side for side in aspects(asked) if side in _SECTIONS and not (experience and side == "length")]
    sides += ["entry"] if experience and "entry" not in sides else []
    own = {side: next((label for label in _SECTIONS[side] if sections.get(label)), None) for side in sides}
    found = list(dict.fromkeys([*named, *filter(None, own.values())]))[:_MOST_SIDES]
    unknown = [_UNTOLD[side] for side in sides if own[side] is None]
    timed = any(_TIMED.search(point.text) for point in sections.get("To qualify", ()))
    if not found and "length" in sides and timed:
        # How long it takes to have a certificate is how many years of what it asks for.
        found, unknown = ["To qualify"], []
    if unknown and not named:
        draft.say(f"I have nothing reliable on {listed(unknown, 'or')}.")
    for label in found:
        draft.points([*_headed(sections[label], label), *sections[label][1:2]], in_order=True)
    draft.lead(summary)
    if found:
        return
    draft.points([point for label, points in sections.items() for point in _headed(points, label)], most=most)


def _leads_to(draft: Draft, posts: Sequence[Role], topic: str) -> None:
    """Name the posts on the way to which people take something, where it is asked what it leads to."""
    if posts and topic == "career_path":
        draft.say(f"It is a usual step towards posts such as these: {listed([name(role) for role in posts[:MOST_POSTS]])}.")


def _certification(
    knowledge: Knowledge, topic: str, certification: Certification, country: str | None, roles: Sequence[str], asked: str
) -> Answer:
    draft = Draft(knowledge, "certification", country)
    draft.say(f"**{certification.title}**")
    elsewhere = country and certification.country not in (country, "international")
    if elsewhere:
        draft.say(f"Mind that it is given in the {certification.country}.")
    holders = [role for role in knowledge.roles.values() if certification.id in role.certification_ids]
    _leads_to(draft, holders, topic)
    if _WORTH.search(asked):
        draft.say(_UNMEASURED)
    if elsewhere and (own := [short(other) for other in alike(knowledge, certification, country)]):
        draft.say(f"What people in the {country} take for such posts: {listed(own[:_MOST_ALIKE])}.")
    sections: dict[str, Sequence[Point]] = {
        "Who it is for": [certification.who],
        "To qualify": certification.eligibility,
        "Exam": given(certification.exam),
        "Renewal": given(certification.renewal),
        "Fee": given(certification.fee),
    }
    _told(draft, certification.summary, sections, asked)
    if not certification.fee and topic != "career_path" and aspect(asked) in (None, "cost"):
        draft.say(f"I have no reliable fee for it; ask {certification.body}.")
    suggestions = ["Which certificates are worth having?", ask("education"), ask("career_path")]
    about = roles or certification.posts or [role.id for role in holders[:MOST_HOLDERS]]
    return draft.answer(about, suggestions=suggestions)


def _programme(
    knowledge: Knowledge, topic: str, programme: Programme, country: str | None, roles: Sequence[str], asked: str
) -> Answer:
    draft = Draft(knowledge, "courses", country)
    draft.say(f"**{programme.title}** ({programme.provider})")
    if aspect(asked) != "entry":
        _leads_to(draft, [role for role in knowledge.roles.values() if programme.id in role.programme_ids], topic)
    if _WORTH.search(asked):
        draft.say(_UNMEASURED)
    if topic == "salary" and (programme.afterwards or not programme.posts):
        # A diploma for the holders of a post pays nobody.
        draft.say("I have no reliable figure for what people are paid on it, so ask those who run it.")
    parts = {
        "Who it is for": programme.who,
        "Now": programme.availability,
        "Length": programme.length,
        "How": programme.format,
        "Cost": programme.cost,
        "Award": programme.award,
    }
    told = {label: [part] for label, part in parts.items() if part}
    afterwards = {"Afterwards": programme.afterwards} if programme.afterwards else {}
    _told(draft, programme.summary, {**told, **afterwards}, asked, most=6)
    return draft.answer(roles, suggestions=["Which other courses are there?", ask("certification"), ask("career_path")])


def bands(knowledge: Knowledge, topic: str, compared: Sequence[Band], country: str | None) -> Answer:
    """Answer on several pay bands with what each of them pays."""
    draft = Draft(knowledge, topic, country)
    draft.say(f"**NHS {listed([lower_first(band.title) for band in compared])}**")
    lower, higher = sorted((compared[0], compared[-1]), key=lambda band: band.pay[0].low or 0)
    if len(compared) == 2 and (more := gaps.between(higher.pay[0], lower.pay[0])):
        draft.worked_out(f"{higher.title} pays more: {more}.", [higher.pay[0], lower.pay[0]])
    draft.points([labelled(band.pay[0], band.title) for band in compared])
    return draft.answer([], suggestions=["What do the NHS pay bands pay?", ask("career_path")])


def _band(knowledge: Knowledge, topic: str, band: Band, country: str | None, asked: str, posts: Sequence[Role] | None) -> Answer:
    draft = Draft(
        knowledge, topic if topic in ("salary", "level_hierarchy", "career_path", "role_overview") else "salary", country
    )
    # What is asked of Scotland begins with its figure.
    first, *rest = sorted(band.pay, key=lambda pay: not (pay.nation and pay.nation.lower()[:5] in asked.lower()))
    draft.say(f"**NHS {band.title[0].lower()}{band.title[1:]}**")
    if topic == "career_path":
        draft.say("A band belongs to the post and not to the person, so the way onto it is to win a post that is on it.")
    draft.lead(first)
    draft.points([*rest, *band.examples])
    number = band.id.removeprefix("band_")
    roles = [role for role in posts or knowledge.roles.values() if number in role.bands]
    if roles:
        draft.say(f"Posts usually on it: {listed([name(role) for role in roles[:MOST_POSTS]])}.")
    return draft.answer(
        [role.id for role in roles],
        suggestions=["What do the NHS pay bands pay?", *(ask("career_path", role) for role in roles[:2]), ask("career_path")],
    )
