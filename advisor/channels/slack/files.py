"""What Slack gets as files: it shows pictures that are uploaded to it, and keeps documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

HOME_COUNTRY = "UK"


def draw(kind: str, roles: list[str], country: str, theme: str, format: str) -> bytes:
    """Return a chart as a picture. The drawing library is loaded for the first one."""
    from ...charts import draw as drawn

    return bytes(drawn(kind, roles, country, theme, format))


def write(plan: Any, format: str) -> bytes:
    """Return a plan as a document. The library that writes it is loaded for the first one."""
    from ...answers.planning import Wish
    from ...documents import plan as written
    from ...knowledge import load as knowledge

    return bytes(written(knowledge.shared(), Wish.from_dict(plan), format))


@dataclass(frozen=True)
class Makers:
    """What makes files; each call takes some tenths of a second.

    Attributes:
        draw: Draws a chart from its kind, the ids of its roles, a country, a theme and a format.
        write: Writes a plan in a format.
    """

    draw: Callable[[str, list[str], str, str, str], bytes] = draw
    write: Callable[[Any, str], bytes] = write

    def picture(self, chart: Mapping[str, Any]) -> bytes:
        """Return the PNG of an answer's chart, whose path is such as "/chat/charts/pay?roles=matron&country=UK"."""
        parts = urlsplit(chart["path"])
        values = {name: found[-1] for name, found in parse_qs(parts.query).items()}
        roles = [role for role in values.get("roles", "").split(",") if role]
        return self.draw(parts.path.rsplit("/", 1)[-1], roles, values.get("country", HOME_COUNTRY), "light", "png")

    def document(self, document: Mapping[str, Any]) -> bytes:
        """Return the PDF of an answer's document."""
        return self.write(document["plan"], "pdf")
