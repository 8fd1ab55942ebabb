"""The career ladder as a graph: which posts lead to which, by what the role files say comes before and after each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from .base import Knowledge
from .schema import LEVELS, Role

if TYPE_CHECKING:
    from networkx import DiGraph


@lru_cache(maxsize=8)
def graph(knowledge: Knowledge, country: str | None = None) -> DiGraph:
    """Return the moves between posts; the graph is kept, and not to be changed.

    Args:
        knowledge: The knowledge base.
        country: Where the posts exist, "UK" or "US"; None for all posts.

    Returns:
        A graph whose nodes are ids of roles; an edge leads from a post to one that people usually move to from it, and its
        weight is the smaller the surer the move. Umbrella names are no posts, and left out.
    """
    # Costs time and memory, which only those pay who ask for a path.
    from networkx import DiGraph

    moves = DiGraph()
    posts = [role for role in knowledge.roles.values() if role.level != "any" and (country is None or country in role.countries)]
    moves.add_nodes_from(role.id for role in posts)
    stated = Counter(
        pair for role in posts for pair in [*((role.id, id) for id in role.next), *((id, role.id) for id in role.previous)]
    )
    # Of two ways as long, the one that both ends of each move speak of is the more usual; nobody goes by way of finance or data
    # who does not begin or end there.
    edges = (
        (start, to, (1.0 if times > 1 else 1.1) + ("support" in knowledge.roles[to].traits))
        for (start, to), times in stated.items()
        if start in moves and to in moves
    )
    moves.add_weighted_edges_from(edges)
    return moves


def route(knowledge: Knowledge, starts: Iterable[str], goal: str, country: str | None = None) -> list[str]:
    """Return the shortest way to a post.

    Args:
        knowledge: The knowledge base.
        starts: Ids of roles to begin at; the one nearest to the goal is taken.
        goal: The id of a role.
        country: Where all of them have to exist, if anywhere.

    Returns:
        The ids of the posts on the way, both ends included; empty if no way is known.
    """
    from networkx import multi_source_dijkstra

    known = graph(knowledge, country)
    begins = {start for start in starts if start in known}
    if not begins or goal not in known:
        return []
    _, ways = multi_source_dijkstra(known, begins)
    return list(ways.get(goal, []))


def top_of_the_line(knowledge: Knowledge, start: str) -> list[str]:
    """Return the id of the executive post that the moves from a post lead to first, none if they lead to none."""
    seen, rung = {start}, [start]
    while rung:
        if reached := [id for id in rung if knowledge.roles[id].level == LEVELS[0]]:
            return reached[:1]
        rung = [id for id in dict.fromkeys(id for below in rung for id in knowledge.roles[below].next) if id not in seen]
        seen.update(rung)
    return []


def superiors(knowledge: Knowledge, role: Role) -> set[str]:
    """Return the ids of every post above a role, along its reporting lines."""
    seen: set[str] = set()
    waiting = list(role.reports_to)
    while waiting:
        id = waiting.pop()
        if id not in seen:
            seen.add(id)
            waiting += knowledge.roles[id].reports_to
    return seen


def height(role: Role) -> int:
    """Return how high a post stands, 0 for a supervisor; an umbrella name stands in the middle."""
    return LEVELS[::-1].index(role.level if role.level != "any" else "manager")
