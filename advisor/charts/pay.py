"""What a picture of pay shows, and the same in words and in characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..answers.roles import pay_points
from ..answers.writing import SIGNS, listed, lower_first
from ..knowledge.base import Knowledge
from ..knowledge.schema import Pay
from .errors import NothingToDrawError

_CURRENCIES = {"GBP": "pounds sterling", "USD": "US dollars"}
# Figures of one nation within the country say so in their text.
_NATION = re.compile(r"\bin (England|Scotland|Wales|Northern Ireland)\b")
_TEXT_WIDTH = 40


@dataclass(frozen=True)
class Bar:
    """The pay of one post or band. Amounts are whole units of its currency a year; `high` is `low` where only a median is known.

    Attributes:
        title: What is paid so.
        low: Where the bar begins.
        high: Where it ends.
        median: Where the middle is marked, if it is known.
        amount: The figures in words.
        note: What the figure is of, and its year.
        mark: The number of its source.
    """

    title: str
    low: int
    high: int
    median: int | None
    amount: str
    note: str
    mark: int


@dataclass(frozen=True)
class PayChart:
    """A picture of pay. `sources` are in the order of the marks; `missing` are the titles of what has no figure."""

    title: str
    country: str
    currency: str
    bars: list[Bar]
    sources: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def tells(self) -> bool:
        """Whether there is something to compare: two figures at least that differ."""
        return len({bar.median or (bar.low, bar.high) for bar in self.bars}) > 1

    @property
    def foot(self) -> list[str]:
        """The lines below the bars: what they measure, what is left out, and where the figures come from."""
        lines = [f"A year, in {_CURRENCIES[self.currency]}. One employer's advert is not counted as a general figure."]
        if self.missing:
            lines.append(f"No general {self.country} figure: {listed([lower_first(title) for title in self.missing])}.")
        return [*lines, *(f"[{number}] {source}" for number, source in enumerate(self.sources, 1))]

    @property
    def alt(self) -> str:
        """The whole of the picture in words."""
        bars = [f"{bar.title}: {bar.amount} ({bar.note}) [{bar.mark}]." for bar in self.bars]
        return " ".join([f"{self.title}.", *bars, *(line if line.endswith(".") else f"{line}." for line in self.foot)])

    @property
    def text(self) -> str:
        """The picture in characters, for a screen that shows no others."""
        end = scale(self)[1]
        lines = [self.title]
        for bar in self.bars:
            first, last = (round(value / end * _TEXT_WIDTH) for value in (bar.low, bar.high))
            drawn = f"{'·' * first}{'█' * max(1, last - first)}"
            lines += ["", f"{bar.title}: {bar.amount}", f"{drawn:·<{_TEXT_WIDTH}}", f"{bar.note} [{bar.mark}]"]
        return "\n".join([*lines, "", *self.foot])


def figure(knowledge: Knowledge, id: str, country: str) -> Pay | None:
    """Return the general pay of a role or band in a country, an employer's example never being general; None if none is known.

    Raises:
        NothingToDrawError: If the id is unknown.
    """
    if id in knowledge.roles:
        points: Sequence[Pay] = pay_points(knowledge, knowledge.roles[id])
    elif id in knowledge.bands:
        points = knowledge.bands[id].pay
    else:
        raise NothingToDrawError(f"I know no role or pay band with the id {id!r}.")
    # A band's figure for a post that has no band of its own is that of a kindred post.
    lent = {"example"} if id in knowledge.bands or knowledge.roles[id].bands else {"example", "band"}
    general = (point for point in points if point.country == country and point.scope not in lent)
    return next((point for point in general if point.sources and (point.median or point.low)), None)


def scale(chart: PayChart) -> tuple[int, int]:
    """Return the step between two marks of a chart's scale, and the mark at its end."""
    top = max(max(bar.high, bar.median or 0) for bar in chart.bars)
    step = next(step for step in (10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 10**9) if top / step <= 5)
    return step, -(-top // step) * step


def chart(knowledge: Knowledge, ids: Sequence[str], country: str) -> PayChart:
    """Return the pay of some roles or bands in a country, in the order of their ids.

    Raises:
        NothingToDrawError: If an id is unknown, or if none of them has a general figure for the country.
    """
    bars: list[Bar] = []
    sources: list[str] = []
    missing: list[str] = []
    currency = "GBP"
    for id in ids:
        point = figure(knowledge, id, country)
        title = (knowledge.roles.get(id) or knowledge.bands[id]).title
        if point is None:
            missing.append(title)
            continue
        # Where a band's figure and the advert that places a post on it are both cited, the figure's own source has its year.
        behind = [knowledge.sources[source] for source in point.sources]
        source = next((source for source in behind if source.year == point.year), behind[0])
        cited = f"{source.publisher}: {source.title} ({source.year})"
        if cited not in sources:
            sources.append(cited)
        currency = point.currency
        bars.append(_bar(knowledge, id, title, point, sources.index(cited) + 1))
    if not bars:
        raise NothingToDrawError(
            f"There is no general {country} pay figure for {listed([lower_first(title) for title in missing])}."
        )
    return PayChart(f"Pay in the {country}", country, currency, bars, sources, missing)


def _bar(knowledge: Knowledge, id: str, title: str, point: Pay, mark: int) -> Bar:
    sign = SIGNS[point.currency]
    low, high, median = point.low or 0, point.high or point.low or 0, point.median
    between = f"{sign}{low:,} to {sign}{high:,}" if low != high else f"{sign}{low:,}"
    amount = f"median {sign}{median:,}" + (f", most {between}" if low else "") if median else between
    parts = [_scope(knowledge, id, point)]
    nation = _NATION.search(point.text)
    if nation:
        parts.append(nation.group(1))
    year = knowledge.year_of(point)
    parts.append(f"{year}, may be out of date" if knowledge.is_dated(point) else str(year))
    return Bar(title, low or median or 0, high or median or 0, median, amount, ", ".join(parts), mark)


def _scope(knowledge: Knowledge, id: str, point: Pay) -> str:
    """Return what a figure is of."""
    if id in knowledge.bands:
        return "NHS pay band"
    if point.scope == "band":
        bands = knowledge.roles[id].bands
        return f"NHS band {bands[0]}" if len(bands) == 1 else f"NHS bands {bands[0]} to {bands[-1]}"
    return "a whole occupation" if point.scope == "occupation" else "this post"
