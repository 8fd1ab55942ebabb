"""What a picture of a career ladder shows, and the same in words and in characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..answers.writing import listed, name
from ..knowledge import moves
from ..knowledge.base import Knowledge
from ..knowledge.schema import Role
from .errors import NothingToDrawError

# Of one post, so many before it and after it.
MOST_NEIGHBOURS = 3
_MOST_IN_A_ROW = 3
_MOST_SOURCES = 3


@dataclass(frozen=True)
class Rung:
    """One post: its id, its title, its level, and whether the picture is about it."""

    id: str
    title: str
    level: str
    meant: bool


@dataclass(frozen=True)
class LadderChart:
    """A picture of a ladder: rows of rungs, the lowest first, and moves as pairs of ids."""

    title: str
    rows: list[list[Rung]]
    moves: list[tuple[str, str]]
    foot: list[str]

    @property
    def rungs(self) -> list[Rung]:
        """All rungs, the lowest first."""
        return [rung for row in self.rows for rung in row]

    @property
    def alt(self) -> str:
        """The whole of the picture in words."""
        titles = {rung.id: rung.title for rung in self.rungs}
        said = [f"{self.title}, from the lowest post up."]
        for rung in self.rungs:
            after = [titles[to] for start, to in self.moves if start == rung.id]
            said.append(f"{rung.title} ({rung.level.lower()})" + (f" leads to {listed(after, 'or')}." if after else "."))
        return " ".join([*said, *(line if line.endswith(".") else f"{line}." for line in self.foot)])

    @property
    def text(self) -> str:
        """The picture as an indented list, for a screen that shows nothing else."""
        lines = [
            f"{'   ' * row}{'└─ ' if row else ''}{rung.title} ({rung.level.lower()})"
            for row, rungs in enumerate(self.rows)
            for rung in rungs
        ]
        return "\n".join([f"{self.title}, the lowest post first", "", *lines, "", *self.foot])


def chart(knowledge: Knowledge, ids: Sequence[str], country: str) -> LadderChart:
    """Return the moves between some posts; of one post, the posts people come from and go to.

    Raises:
        NothingToDrawError: If an id is unknown, a post is not of the country, or there is nothing around the one post.
    """
    for id in ids:
        if id not in knowledge.roles:
            raise NothingToDrawError(f"I know no role with the id {id!r}.")
        if country not in knowledge.roles[id].countries:
            raise NothingToDrawError(f"The {name(knowledge.roles[id])} is no {country} post.")
    roles = [knowledge.roles[id] for id in ids]
    one = roles[0] if len(roles) == 1 else None
    if one:
        before, after = around(knowledge, one, country)
        if not before and not after:
            raise NothingToDrawError(f"I know of no post before or after the {name(one)}.")
        pairs = [(role.id, one.id) for role in before] + [(one.id, role.id) for role in after]
        rows = [row for row in (before, [one], after) if row]
    else:
        pairs = _moves(knowledge, roles, country)
        rows = _rows(roles, pairs)
    title = f"Career ladder: {name(one)}" if one else "Career ladder"
    rungs = [[Rung(role.id, role.title, level(role, country), role is one) for role in row] for row in rows]
    return LadderChart(title, rungs, pairs, _foot(knowledge, roles, country))


def around(knowledge: Knowledge, role: Role, country: str | None) -> tuple[list[Role], list[Role]]:
    """Return the posts that people usually come to a post from, and those they go on to, a few of each."""
    known = moves.graph(knowledge, country)
    before = [*role.previous, *(known.predecessors(role.id) if role.id in known else [])]
    after = [*role.next, *(known.successors(role.id) if role.id in known else [])]
    found = [[id for id in dict.fromkeys(ids) if id in known] for ids in (before, after)]
    return (
        [knowledge.roles[id] for id in found[0][:MOST_NEIGHBOURS]],
        [knowledge.roles[id] for id in found[1] if id not in found[0]][:MOST_NEIGHBOURS],
    )


def _moves(knowledge: Knowledge, shown: Sequence[Role], country: str) -> list[tuple[str, str]]:
    """Return the moves between the posts shown, without short cuts past one of them."""
    from networkx import is_directed_acyclic_graph, transitive_reduction

    known = moves.graph(knowledge, country).subgraph([role.id for role in shown])
    reduced = transitive_reduction(known) if is_directed_acyclic_graph(known) else known
    order = [role.id for role in shown]
    return sorted(reduced.edges, key=lambda pair: (order.index(pair[0]), order.index(pair[1])))


def _rows(shown: Sequence[Role], pairs: Sequence[tuple[str, str]]) -> list[list[Role]]:
    """Return the posts in rows, the lowest first: by level, and each above those that lead to it."""
    heights = {role.id: moves.height(role) * len(shown) for role in shown}
    # As often as a chain can be long; a circle of moves ends there too.
    for _ in shown:
        for start, to in pairs:
            heights[to] = max(heights[to], heights[start] + 1) if heights[to] <= heights[start] else heights[to]
    rows = [[role for role in shown if heights[role.id] == height] for height in sorted(set(heights.values()))]
    return [row[first : first + _MOST_IN_A_ROW] for row in rows for first in range(0, len(row), _MOST_IN_A_ROW)]


def level(role: Role, country: str | None = None) -> str:
    """Return at what level a post stands, with its bands, which the US has not: "Senior manager, band 8a"."""
    words = "any level" if role.level == "any" else role.level.replace("_", " ")
    words = f"{words[0].upper()}{words[1:]}"
    if not role.bands or country == "US":
        return words
    return f"{words}, " + (f"band {role.bands[0]}" if len(role.bands) == 1 else f"bands {role.bands[0]} to {role.bands[-1]}")


def _foot(knowledge: Knowledge, roles: Sequence[Role], country: str) -> list[str]:
    """Return the lines below the ladder: how far it holds, and where it is read."""
    points = [point for role in roles for point in role.career_path if point.country in (None, country)]
    cited = [knowledge.sources[id] for id in dict.fromkeys(id for point in points for id in point.sources[:1])]
    lines = ["Usual moves, the lowest post at the foot. Employers differ, and people come other ways too."]
    if not cited:
        return [*lines, "General knowledge of the field: no source to cite."]
    return [*lines, *(f"Source: {source.publisher}: {source.title} ({source.year})" for source in cited[:_MOST_SOURCES])]
