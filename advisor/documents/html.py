"""A page as HTML: one file without scripts, pictures or anything else to load, that prints well."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from .content import Page

_TEMPLATE = Path(__file__).with_name("plan.html")


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))


def write(page: Page) -> bytes:
    """Return the page as UTF-8 HTML."""
    return _template().render(page=page).encode()
