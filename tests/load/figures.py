"""What the benchmark measured, set against the budgets: medians, percentiles, ratios and verdicts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

STOCK, MAKE_RUN, RASA_RUN = "stock", "make run", "rasa run"
OURS = (MAKE_RUN, RASA_RUN)
NOT_MEASURED = "not measured"


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which a share (0 to 1) of the values lies, interpolated between the two nearest.

    Raises:
        ValueError: If there are no values, or the share is not from 0 to 1.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("There is no percentile of nothing.")
    if not 0 <= share <= 1:
        raise ValueError(f"The share is {share}; it has to be from 0 to 1.")
    position = share * (len(ordered) - 1)
    low, high = math.floor(position), math.ceil(position)
    return ordered[low] + (ordered[high] - ordered[low]) * (position - low)


def median(values: Iterable[float]) -> float:
    """Return the middle value; raise ValueError if there is none."""
    return percentile(values, 0.5)


@dataclass(frozen=True)
class Figure:
    """One thing measured of one target.

    Attributes:
        value: The figure, in the row's unit; the median of the rounds where there were several.
        base: What it is compared with, where that is another figure of the same target and not stock's.
        at_least: Whether the measuring was stopped early, so that the true figure is larger.
        rounds: The figures of the single rounds, to show how far they lie apart.
    """

    value: float
    base: float | None = None
    at_least: bool = False
    rounds: tuple[float, ...] = ()

    @classmethod
    def of(cls, rounds: Sequence[float], base: Sequence[float] | None = None) -> Figure:
        """Return the median of some rounds, and that of the rounds it is compared with."""
        return cls(median(rounds), median(base) if base else None, rounds=tuple(rounds))


@dataclass
class Row:
    """A line of the table.

    Attributes:
        name: What is measured.
        unit: The unit of its figures.
        budgets: The ratio each of OURS has to keep.
        more_is_better: Whether the budget is the least ratio allowed, not the largest.
        figures: What was measured, by target; a target that was not measured is absent.
        comparable: False where stock was not what the budget means, so that no verdict can be given.
    """

    name: str
    unit: str
    budgets: dict[str, float]
    more_is_better: bool = False
    figures: dict[str, Figure] = field(default_factory=dict)
    comparable: bool = True

    def ratio(self, target: str) -> float | None:
        """Return a target's figure over what it is compared with; None if either is missing."""
        figure, stock = self.figures.get(target), self.figures.get(STOCK)
        if figure is None:
            return None
        if figure.base is not None:
            return figure.value / figure.base
        return figure.value / stock.value if stock else None

    def is_bound(self, target: str) -> bool:
        """Tell whether the ratio is only known to be no larger than `ratio` says."""
        figure, stock = self.figures.get(target), self.figures.get(STOCK)
        return bool(figure and figure.base is None and stock and stock.at_least)

    def verdict(self, target: str) -> str:
        """Return "ok", "over", "undecided" where the bound on the ratio does not settle it, or NOT_MEASURED."""
        ratio, budget = self.ratio(target), self.budgets[target]
        if ratio is None or not self.comparable:
            return NOT_MEASURED
        if self.more_is_better:
            return "ok" if ratio >= budget else "over"
        if ratio <= budget:
            return "ok"
        return "undecided" if self.is_bound(target) else "over"

    def as_dict(self) -> dict[str, Any]:
        """Return the row as JSON types."""
        told: dict[str, Any] = {"name": self.name, "unit": self.unit}
        for target in (STOCK, *OURS):
            figure = self.figures.get(target)
            entry: dict[str, Any] = {}
            if figure:
                entry = {"value": _rounded(figure.value), "rounds": [_rounded(value) for value in figure.rounds]}
                entry |= {"against": _rounded(figure.base)} if figure.base is not None else {}
                entry |= {"at_least": True} if figure.at_least else {}
            if target != STOCK:
                ratio = self.ratio(target)
                entry |= {"ratio": None if ratio is None else _rounded(ratio), "verdict": self.verdict(target)}
                entry |= {"budget": {"at_least" if self.more_is_better else "at_most": self.budgets[target]}}
                entry |= {"ratio_is_at_most": True} if self.is_bound(target) else {}
            told[target] = entry or None
        return told


def rows() -> dict[str, Row]:
    """Return the rows of the budgets, with nothing measured yet."""

    def row(name: str, unit: str, lean: float, plain: float, *, more_is_better: bool = False) -> Row:
        return Row(name, unit, {MAKE_RUN: lean, RASA_RUN: plain}, more_is_better)

    return {
        "start": row("start to first answer", "s", 0.25, 0.4),
        "memory": row("resident memory when idle", "MB", 0.45, 0.75),
        "p50": row("latency p50, one client", "ms", 0.5, 0.6),
        "p99": row("latency p99, one client", "ms", 0.5, 0.6),
        "throughput": row("answers a second, eight clients", "/s", 3, 2, more_is_better=True),
        "long_talk": row("latency at turn 300 against turn 5", "ms", 1.3, 1.3),
        "training": row("training, all data", "s", 0.25, 0.5),
        "long_text": row("1,000 characters against 50", "ms", 4, 4),
    }


def table(measured: Iterable[Row]) -> str:
    """Return the rows as a table for people, one to a line."""
    lines = [["", STOCK, *(cell for target in OURS for cell in (target, "ratio", "budget", ""))]]
    for row in measured:
        line = [row.name, _figure(row, STOCK)]
        for target in OURS:
            line += [_figure(row, target), _ratio(row, target), _budget(row, target), row.verdict(target)]
        lines.append(line)
    widths = [max(map(len, column)) for column in zip(*lines)]
    return "\n".join(_aligned(line, widths) for line in lines)


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    # Names and verdicts are words and start on the left; the rest are figures.
    sides = ["<" if column in (0, 5, 9) else ">" for column in range(len(line))]
    return "  ".join(f"{cell:{side}{width}}" for cell, side, width in zip(line, sides, widths)).rstrip()


def _rounded(value: float) -> float:
    """Round to four significant digits: more would be noise."""
    return float(f"{value:.4g}")


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def _figure(row: Row, target: str) -> str:
    figure = row.figures.get(target)
    if figure is None:
        return "-"
    against = "" if figure.base is None else f" : {_number(figure.base)}"
    return f"{'over ' if figure.at_least else ''}{_number(figure.value)}{against} {row.unit}"


def _ratio(row: Row, target: str) -> str:
    ratio = row.ratio(target)
    if ratio is None:
        return "-"
    return f"{'< ' if row.is_bound(target) else ''}{ratio:.{2 if ratio >= 1 else 3}f}"


def _budget(row: Row, target: str) -> str:
    return f"{'>=' if row.more_is_better else '<='} {row.budgets[target]:g}"
