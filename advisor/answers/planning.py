"""A plan: the way from where a person stands to a post, made from the knowledge files and what they told of themselves.

A plan is kept as its few parameters (`Wish`) and made again from the knowledge whenever it is shown or printed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from ..knowledge.base import Knowledge
from ..knowledge.schema import Certification, Degree, Point, Programme, Role
from . import ladder, speaker
from .about import COVERED
from .entries import short
from .writing import a, listed, lower_first, name, ordered

# What of a profile tells where a person stands, the surest first.
STANDING = ("current_role", "background")
# Degrees that are done on the job, and those that are studied for.
_ON_THE_JOB = "apprenticeship"
_MOST_ROUTES = 2
_QUALIFYING = re.compile(r"\bdegrees?\b|\bapprenticeships?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Wish:
    """What a plan is made from: the goal (a role's id), what the person told of themselves, and the day, as "2026-11-24"."""

    goal: str
    profile: dict[str, str] = field(default_factory=dict)
    made_on: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON types, as it is kept with an answer."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Wish:
        """Make it again from what `as_dict` gave."""
        return cls(str(data["goal"]), dict(data["profile"]), str(data["made_on"]))


@dataclass(frozen=True)
class Item:
    """One thing to do or to know: a label, such as "Experience", and the statement of the knowledge files."""

    label: str
    point: Point


@dataclass(frozen=True)
class Step:
    """One step: a post on the way, or a profession to qualify for first, with what it asks and what helps."""

    title: str
    items: list[Item] = field(default_factory=list)
    role: Role | None = None


@dataclass(frozen=True)
class Route:
    """One way to the qualification: "By degree" or "By apprenticeship", with its length and what it asks."""

    title: str
    degree: Degree
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """A plan.

    Attributes:
        goal: The post.
        country: Where, "UK" or "US"; None where the way crosses from one to the other.
        start: What the person is now, in words; empty if that is not known.
        told: What the person told of themselves, in words.
        steps: The posts in order, the goal last.
        usual: Whether the steps are a usual chain of posts from the start; if not, they are those below the goal.
        routes: One or two ways to a qualification that the goal or a post before it asks for.
        gaps: What still lies between, and what was not told.
        held: The id of the post that the person is in, where the steps begin there; else none.
        made_on: The day it was made.
    """

    goal: Role
    country: str | None
    start: str
    told: list[str]
    steps: list[Step]
    usual: bool
    routes: list[Route]
    gaps: list[str]
    held: list[str]
    made_on: date

    @property
    def title(self) -> str:
        """What the plan is called."""
        start = f"from {self.start} to " if self.start else "to become "
        return f"Plan: {start}{name(self.goal) if self.start else a(name(self.goal))}"

    @property
    def points(self) -> list[Point]:
        """Every statement in the plan, in order."""
        found = [step.items for step in self.steps] + [route.items for route in self.routes]
        return [item.point for items in found for item in items]


def standing(profile: Mapping[str, str]) -> str | None:
    """Return the id of the role or qualification in which a person stands now; None if they did not tell."""
    return next((profile[key] for key in STANDING if key in profile), None)


def make(knowledge: Knowledge, wish: Wish) -> Plan:
    """Make a plan.

    Args:
        knowledge: The knowledge base, which holds every id of the wish.
        wish: What the person wants and told.
    """
    goal, profile = knowledge.roles[wish.goal], wish.profile
    wanted = profile.get("country") or (goal.countries[0] if len(goal.countries) == 1 else None)
    begin = standing(profile)
    begin = None if begin in knowledge.umbrellas or begin == goal.id else begin
    start, found, place = ladder.from_to(knowledge, begin, goal, wanted) if begin else (None, [], wanted)
    usual = bool(found)
    if not found:
        place = wanted or COVERED[0]
        found = _below(knowledge, goal, place)
    held = [start.role.id] if start and start.role and usual else []
    posts = [knowledge.roles[id] for id in found if id not in held]
    steps = (
        [Step(f"Qualify as {a(lower_first(start.before.title))}", _qualifying(posts, place))] if start and start.before else []
    )
    for role in posts:
        steps.append(
            _step(knowledge, role, profile, place, {item.label + item.point.text for step in steps for item in step.items})
        )
    routes = _routes(knowledge, [goal, *reversed(posts[:-1])], profile, place)
    return Plan(
        goal,
        place,
        start.called if start else "",
        speaker.profile_parts(knowledge, {key: value for key, value in profile.items() if key != "goal"}),
        steps,
        usual,
        routes,
        _gaps(knowledge, goal, profile, posts, begin, usual, bool(routes), place),
        held,
        date.fromisoformat(wish.made_on),
    )


def _below(knowledge: Knowledge, goal: Role, country: str | None) -> list[str]:
    """Return the usual chain of posts up to a goal, from the lowest."""
    chain = [goal]
    while before := [role for role in ladder.before(knowledge, chain[0], country) if role not in chain]:
        chain.insert(0, before[0])
    return [role.id for role in chain]


def _qualifying(posts: Sequence[Role], country: str | None) -> list[Item]:
    """Return what the posts on a way say of the registration that they ask for."""
    asked = next((point for role in posts if (point := ladder.registration(role, country))), None)
    ways_in = [role.without_degree for role in posts if role.without_degree]
    without = next((point for point in ways_in if _QUALIFYING.search(point.text)), None)
    return [Item(label, point) for label, point in (("Way in", without), ("Registration", asked)) if point]


def _step(knowledge: Knowledge, role: Role, profile: Mapping[str, str], country: str | None, said: Collection[str]) -> Step:
    """Return a post with what it asks, and the first programme and certificate of the country that fit it.

    What an earlier step says already, as the label and the text in one, is left out.
    """
    items = [Item("Experience", point) for point in _at_home(role.experience, country)[:1]]
    items += [Item("Education", point) for point in _at_home(role.education, country)[:1]]
    for programme in (knowledge.programmes[id] for id in role.programme_ids):
        length = programme.length if programme.length and programme.length.sources else None
        item = Item(f"Programme: {programme.title}", length or programme.summary)
        if _offered(programme, country) and item.label + item.point.text not in said:
            items.append(item)
            break
    for certificate in (knowledge.certifications[id] for id in role.certification_ids if id != profile.get("qualification")):
        if _offered(certificate, country):
            items.append(Item(f"Certificate: {short(certificate)}", (certificate.eligibility or [certificate.summary])[0]))
            break
    return Step(role.title, [item for item in items if item.label + item.point.text not in said], role)


def _routes(knowledge: Knowledge, roles: Sequence[Role], profile: Mapping[str, str], country: str | None) -> list[Route]:
    """Return a degree and an apprenticeship that fit the goal, else the post nearest below it that names one."""
    found: dict[bool, Degree] = {}
    for role in roles:
        for degree in (knowledge.degrees[id] for id in role.degree_ids):
            if _offered(degree, country) and degree.id != profile.get("qualification"):
                found.setdefault(degree.level == _ON_THE_JOB, degree)
    routes = []
    for on_the_job, degree in sorted(found.items()):
        title = f"{'By apprenticeship' if on_the_job else 'By study'}: {degree.title}"
        items = [Item("Length", point) for point in degree.length[:1]] + [Item("To get in", point) for point in degree.entry[:1]]
        routes.append(Route(title, degree, items))
    return routes[:_MOST_ROUTES]


def _offered(entry: Degree | Certification | Programme, country: str | None) -> bool:
    return country is None or entry.country in (country, "international")


def _at_home(points: Sequence[Point], country: str | None) -> list[Point]:
    """Return the points of a country and those that hold anywhere; where it has none, all."""
    own = [point for point in ordered(points, country) if country is None or point.country in (None, country)]
    return own or list(points)


def _gaps(
    knowledge: Knowledge,
    goal: Role,
    profile: Mapping[str, str],
    posts: Sequence[Role],
    begin: str | None,
    usual: bool,
    routes: bool,
    country: str | None,
) -> list[str]:
    """Return what lies between the person and the goal, and what they have not told, each as a sentence."""
    gaps = []
    if begin and not usual:
        called = ladder.start_at(knowledge, begin).called
        gaps.append(
            f"I know of no usual chain of posts from {called} to {name(goal)}; the steps are those below it. "
            "People change lines, so this rules nothing out."
        )
    if len(posts) > 1:
        gaps.append(f"Posts on the way that you have not told me of: {listed([name(role) for role in posts[:-1]])}.")
    being = knowledge.qualifications.get(profile.get("background", ""))
    asked = next((role for role in posts if ladder.registration(role, country)), None)
    if asked and "current_role" not in profile and not (being and being.clinical):
        gaps.append(f"A registration: {a(name(asked))} needs one, and you have not told me of one.")
    if routes and "qualification" not in profile:
        gaps.append("A degree or apprenticeship: you have not told me of one that you hold.")
    untold = [word for key, word in (("years", "your years of experience"), ("country", "your country")) if key not in profile]
    if begin is None:
        untold.insert(0, "where you are now")
    if untold:
        gaps.append(f"Tell me {listed(untold)} and I can make it more exact.")
    return gaps
