"""A page as plain text, to be read on any screen or put into a mail."""

from __future__ import annotations

import textwrap

from .content import Page, Part

_WIDTH = 78


def write(page: Page) -> bytes:
    """Return the page as UTF-8 text, in lines of at most 78 characters; only an address may be longer."""
    lines = [page.title, "=" * len(page.title), ""]
    for label, said in page.about:
        lines += _wrapped(f"{label}: {said}")
    lines += _parts("Steps", page.steps)
    if page.routes:
        lines += _parts("Two routes to a qualification" if len(page.routes) > 1 else "A qualification that fits", page.routes)
    if page.gaps:
        lines += _headed("What is still open")
        for gap in page.gaps:
            lines += _wrapped(f"- {gap}", "  ")
    lines += _headed("Sources")
    for source in page.sources:
        lines += _wrapped(source.text, "    ")
        lines += [f"    {source.url}"] if source.url else []
    lines += ["", *_wrapped(page.notice), ""]
    return "\n".join(lines).encode()


def _headed(title: str) -> list[str]:
    return ["", title, "-" * len(title)]


def _parts(title: str, parts: list[Part]) -> list[str]:
    lines = _headed(title)
    for part in parts:
        lines += ["", *_wrapped(part.title)]
        for line in part.lines:
            lines += _wrapped(f"- {line.label}: {line.text} {line.marks}", "  ")
    return lines


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
