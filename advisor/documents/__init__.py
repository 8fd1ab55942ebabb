"""Documents to take away: a plan as a page to print, as PDF and as plain text."""

from __future__ import annotations

from collections.abc import Callable

from ..answers.planning import Wish, make
from ..knowledge.base import Knowledge
from . import content, text

TYPES = {"html": "text/html; charset=utf-8", "pdf": "application/pdf", "txt": "text/plain; charset=utf-8"}


def plan(knowledge: Knowledge, wish: Wish, format: str) -> bytes:
    """Return a plan as a file. It takes some tenths of a second, so call it in a thread.

    Args:
        knowledge: The knowledge base.
        wish: What the plan is made from.
        format: A key of TYPES.

    Raises:
        KeyError: If the wish names what the knowledge base no longer holds.
    """
    page = content.page(knowledge, make(knowledge, wish))
    writers: dict[str, Callable[[content.Page], bytes]] = {"txt": text.write, "html": _html, "pdf": _pdf}
    return writers[format](page)


def _html(page: content.Page) -> bytes:
    from . import html

    return html.write(page)


def _pdf(page: content.Page) -> bytes:
    # The library is loaded when the first document is asked for.
    from . import pdf

    return pdf.write(page)
