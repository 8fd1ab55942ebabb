"""Drawing charts for Slack, which shows pictures that are uploaded to it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

# A chart's kind, the ids of its roles, a country, a theme and a format in; the picture out.
Draw = Callable[[str, list[str], str | None, str, str], bytes]


def draw(kind: str, roles: list[str], country: str | None, theme: str, format: str) -> bytes:
    """Return a chart as a picture. The drawing library is loaded for the first one."""
    from ...charts import draw as drawn

    return bytes(drawn(kind, roles, country, theme, format))


def picture(path: str, draw: Draw = draw) -> bytes:
    """Return the PNG of an answer's chart.

    Args:
        path: Its address in the chart API, such as "/chat/charts/pay?roles=matron&country=UK".
        draw: Draws it.
    """
    parts = urlsplit(path)
    values = {name: found[-1] for name, found in parse_qs(parts.query).items()}
    roles = [role for role in values.get("roles", "").split(",") if role]
    return draw(parts.path.rsplit("/", 1)[-1], roles, values.get("country"), "light", "png")
