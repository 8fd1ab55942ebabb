"""What stands on the page of a plan, before it becomes HTML, PDF or text."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..answers.planning import Item, Plan
from ..knowledge.base import Knowledge
from ..knowledge.schema import Point

NOTICE = (
    "This page is guidance from an automated assistant, made from published sources and from what you told it. It is not a "
    "promise of a post, a place on a course or a salary. Check each step with the employer, the course and the regulator."
)


@dataclass(frozen=True)
class Line:
    """A labelled statement, with the marks of its sources, such as "[1][2]"."""

    label: str
    text: str
    marks: str


@dataclass(frozen=True)
class Part:
    """A step or a route: its heading and its lines."""

    title: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Cited:
    """A source as it is listed: what it says of itself, and its address, if it has one."""

    text: str
    url: str | None


@dataclass(frozen=True)
class Page:
    """The page: texts without marks of any format. `about` are pairs of a label and what the plan was made from."""

    title: str
    about: list[tuple[str, str]]
    steps: list[Part]
    routes: list[Part]
    gaps: list[str]
    sources: list[Cited]
    notice: str = NOTICE


def page(knowledge: Knowledge, plan: Plan) -> Page:
    """Return the page of a plan."""
    numbers: dict[str, int] = {}

    def line(item: Item) -> Line:
        marks = "".join(f"[{numbers.setdefault(id, len(numbers) + 1)}]" for id in item.point.sources)
        return Line(item.label, plain(item.point.text) + _age(knowledge, item.point), marks or "(general knowledge, no source)")

    steps = [Part(f"{number}. {step.title}", [line(item) for item in step.items]) for number, step in enumerate(plan.steps, 1)]
    routes = [Part(route.title, [line(item) for item in route.items]) for route in plan.routes]
    about = [("Goal", plan.goal.title), ("Country", plan.country or "UK and US")]
    if plan.told:
        about.append(("You told me", ", ".join(plan.told)))
    about.append(("Made on", f"{plan.made_on.day} {plan.made_on:%B %Y}"))
    cited = [knowledge.sources[id] for id in numbers]
    sources = [
        Cited(f"[{number}] {entry.publisher}: {entry.title} ({entry.year})", entry.url) for number, entry in enumerate(cited, 1)
    ]
    return Page(plan.title, about, steps, routes, plan.gaps, sources)


def plain(text: str) -> str:
    """Return a statement without the marks of Markdown."""
    return text.replace("**", "").replace("*", "")


def _age(knowledge: Knowledge, point: Point) -> str:
    year = knowledge.year_of(point)
    if knowledge.is_dated(point):
        return f" ({year} figure, may be out of date)"
    return " (undated source)" if point.has_figure and year == "undated" else ""
