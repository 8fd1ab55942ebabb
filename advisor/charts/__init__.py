"""Pictures of what the advisor knows: pay as bars, and careers as ladders."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..knowledge import load
from . import ladder, pay
from .errors import ChartError, NothingToDrawError

KINDS = ("pay", "ladder")
FORMATS = ("svg", "png")
THEMES = ("light", "dark")
COUNTRIES = ("UK", "US")
MOST_ROLES = 6

__all__ = ["COUNTRIES", "FORMATS", "KINDS", "MOST_ROLES", "THEMES", "ChartError", "NothingToDrawError", "draw", "ladder", "pay"]


def draw(kind: str, roles: Sequence[str], country: str, theme: str = "light", format: str = "svg") -> bytes:
    """Draw a picture; the same question gives the same bytes. It takes some tenths of a second, so call it in a thread.

    Args:
        kind: "pay" (a bar for each post or pay band) or "ladder" (the moves between posts; of one post, what lies around it).
        roles: Ids of one to MOST_ROLES roles; for pay, of bands too, such as "band_7".
        country: Whose figures and posts are shown, "UK" or "US".
        theme: "light" or "dark", what it is shown on.
        format: "svg", or "png" with twice as many pixels as the picture is wide.

    Raises:
        ChartError: If a value cannot be used; the message says why in plain words.
        NothingToDrawError: If the knowledge files hold nothing to draw; the message says of what.
    """
    for value, allowed, what in (
        (kind, KINDS, "kind of picture"),
        (country, COUNTRIES, "country"),
        (theme, THEMES, "theme"),
        (format, FORMATS, "format"),
    ):
        if value not in allowed:
            raise ChartError(f"The {what} has to be {' or '.join(allowed)}.")
    ids = tuple(dict.fromkeys(roles))
    if not 1 <= len(ids) <= MOST_ROLES:
        raise ChartError(f"Name one to {MOST_ROLES} roles by their ids, with commas between them: roles=ward_manager,matron.")
    return _drawn(kind, ids, country, theme, format)


@lru_cache(maxsize=64)
def _drawn(kind: str, ids: tuple[str, ...], country: str, theme: str, format: str) -> bytes:
    known = load.shared()
    content = pay.chart(known, ids, country) if kind == "pay" else ladder.chart(known, ids, country)
    # Loads matplotlib, which a server that nobody asks for a picture can do without.
    from . import paint

    return paint.paint(content, theme, format)
