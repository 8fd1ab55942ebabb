"""Everything data/knowledge holds, in memory: entries by id, and the names that lead to them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Iterable, Iterator

from pydantic import BaseModel

from .schema import (
    Article,
    Band,
    Certification,
    Degree,
    Named,
    OtherRole,
    Place,
    Point,
    Programme,
    Qualification,
    QuizQuestion,
    Role,
    Sector,
    Source,
    Year,
)

# A figure older than this many years is marked as dated wherever it is shown.
DATED_AFTER_YEARS = 2

# The kinds of entry that people name, and the collection of the knowledge base each one lives in.
KINDS = {
    "role": "roles",
    "degree": "degrees",
    "certification": "certifications",
    "programme": "programmes",
    "band": "bands",
    "qualification": "qualifications",
    "other_role": "other_roles",
}


@dataclass(frozen=True, eq=False)
class Knowledge:
    """The knowledge base. Each collection maps an id to its entry, in the order of the files.

    A process has one, and what is worked out from it may be kept by it.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    degrees: dict[str, Degree] = field(default_factory=dict)
    certifications: dict[str, Certification] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    bands: dict[str, Band] = field(default_factory=dict)
    qualifications: dict[str, Qualification] = field(default_factory=dict)
    other_roles: dict[str, OtherRole] = field(default_factory=dict)
    countries: dict[str, Place] = field(default_factory=dict)
    sectors: dict[str, Sector] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    quiz_questions: dict[str, QuizQuestion] = field(default_factory=dict)

    def named(self) -> Iterator[tuple[str, Named]]:
        """Yield every entry that has a name, with its kind."""
        for kind, collection in KINDS.items():
            for entry in getattr(self, collection).values():
                yield kind, entry

    def names(self) -> dict[str, list[tuple[str, str]]]:
        """Map each name, lower-cased, to the (kind, id) pairs it may mean, in the order of KINDS."""
        index: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for kind, entry in self.named():
            for name in entry.all_names:
                if (kind, entry.id) not in index[name.lower()]:
                    index[name.lower()].append((kind, entry.id))
        return dict(index)

    @cached_property
    def umbrellas(self) -> frozenset[str]:
        """Ids of the roles that stand for whole families of posts: what people call a manager, a leader, an administrator."""
        return frozenset(role.id for role in self.roles.values() if role.level == "any")

    @property
    def kinds_of_work(self) -> list[Role]:
        """The roles that stand for the two kinds of work themselves, leading and managing."""
        return [role for role in self.roles.values() if role.level == "any" and role.track != "both"]

    def default_article(self, topic: str) -> Article:
        """Return the article that answers a topic for the field in general."""
        return next(article for article in self.articles.values() if article.topic == topic and article.default)

    def year_of(self, point: Point) -> Year | None:
        """Return the year of a point: its own, else that of its newest source; None where it has no source."""
        if point.year is not None:
            return point.year
        years = [self.sources[id].year for id in point.sources]
        known = [year for year in years if isinstance(year, int)]
        return max(known) if known else ("undated" if years else None)

    def is_dated(self, point: Point, today: date | None = None) -> bool:
        """Tell whether a point holds a figure whose year is over two years old."""
        year = self.year_of(point)
        return point.has_figure and isinstance(year, int) and (today or date.today()).year - year > DATED_AFTER_YEARS


def points_of(entry: object) -> Iterator[tuple[str, Point]]:
    """Yield every point inside an entry with the path of the field that holds it, such as "duties.2"."""
    if isinstance(entry, BaseModel):
        children: Iterable[tuple[str, object]] = [(name, value) for name, value in entry]
    elif isinstance(entry, list):
        children = [(str(index), value) for index, value in enumerate(entry)]
    else:
        return
    for name, value in children:
        if isinstance(value, Point):
            yield name, value
        else:
            yield from ((f"{name}.{path}", point) for path, point in points_of(value))
