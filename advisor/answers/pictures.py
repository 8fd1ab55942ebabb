"""Which picture goes with an answer: pay beside that of the posts around it, a ladder with the moves from and to a post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .. import charts
from ..knowledge.base import Knowledge
from .about import COVERED, Subject
from .model import Answer

# So many posts below the one asked about, and above it.
_MOST_EACH_SIDE = 2


def illustrated(knowledge: Knowledge, answer: Answer, about: Subject) -> Answer:
    """Return an answer with its picture, where there is one that tells something."""
    if answer.chart:
        return answer
    for country in (about.country,) if about.country else COVERED:
        if answer.topic == "salary":
            bands = [entry.id for kind, entry in about.entries if kind == "band"]
            chart = pay(knowledge, bands if bands and not about.roles else answer.roles, country)
        # Whom people move on to is not whom they report to.
        elif answer.topic == "career_path" or (answer.topic == "level_hierarchy" and len(answer.roles) > 1 and not about.entries):
            chart = ladder(knowledge, answer.roles, country)
        else:
            chart = None
        if chart:
            return replace(answer, chart=chart)
    return answer


def pay(knowledge: Knowledge, ids: Sequence[str], country: str) -> dict[str, Any] | None:
    """Return the picture of what some posts or bands pay; one alone is shown between its neighbours. None if it tells nothing."""
    own = [id for id in ids if id not in knowledge.umbrellas]
    around = _among_neighbours(knowledge, own[0], country) if len(own) == 1 else own
    try:
        paid = {id for id in around if charts.pay.figure(knowledge, id, country)}
        shown = [id for id in around if id in paid or id in own]
        chart = charts.pay.chart(knowledge, shown, country) if paid & set(own) else None
    except charts.ChartError:
        return None
    return _as_dict("pay", chart, shown, country) if chart and chart.tells else None


def _among_neighbours(knowledge: Knowledge, id: str, country: str) -> list[str]:
    """Return the id of a post or band between those of the ones below and above it."""
    if id in knowledge.bands:
        bands = list(knowledge.bands)
        place = bands.index(id)
        return bands[max(0, place - 1) : place + 2]
    before, after = charts.ladder.around(knowledge, knowledge.roles[id], country)
    return [*(role.id for role in before[:_MOST_EACH_SIDE]), id, *(role.id for role in after[:_MOST_EACH_SIDE])]


def ladder(knowledge: Knowledge, ids: Sequence[str], country: str) -> dict[str, Any] | None:
    """Return the picture of the moves around a post, or between several, of many the last; None if there are none."""
    ids = [id for id in ids if id not in knowledge.umbrellas][-charts.MOST_ROLES :]
    try:
        chart = charts.ladder.chart(knowledge, ids, country) if ids else None
    except charts.ChartError:
        return None
    return _as_dict("ladder", chart, ids, country) if chart and chart.moves else None


def _as_dict(
    kind: str, chart: charts.pay.PayChart | charts.ladder.LadderChart, ids: Sequence[str], country: str
) -> dict[str, Any]:
    path = f"/chat/charts/{kind}?roles={','.join(ids)}&country={country}"
    return {"kind": kind, "title": chart.title, "alt": chart.alt, "path": path, "text": chart.text}
