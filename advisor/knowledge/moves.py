"""The career ladder as a graph: which posts lead to which, by what the role files say comes before and after each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import Knowledge
from .schema import LEVELS, Role

if TYPE_CHECKING:
    from networkx import DiGraph


def graph(knowledge: Knowledge, country: str | None = None) -> DiGraph:
    """Return the moves between posts.

    Args:
        knowledge: The knowledge base.
        country: Where the posts exist, "UK" or "US"; None for all posts.

    Returns:
        A graph whose nodes are ids of roles; an edge leads from a post to one that people usually move to from it. Umbrella
        names are no posts, and left out.
    """
    # Costs time and memory, which only those pay who ask for a path.
    from networkx import DiGraph

    moves = DiGraph()
    posts = [role for role in knowledge.roles.values() if role.level != "any" and (country is None or country in role.countries)]
    moves.add_nodes_from(role.id for role in posts)
    for role in posts:
        moves.add_edges_from((role.id, after) for after in role.next if after in moves)
        moves.add_edges_from((before, role.id) for before in role.previous if before in moves)
    return moves


def height(role: Role) -> int:
    """Return how high a post stands, 0 for a supervisor; an umbrella name stands in the middle."""
    return LEVELS[::-1].index(role.level if role.level != "any" else "manager")
