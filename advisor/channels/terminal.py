"""Showing answers in a terminal, or plainly where the output is not one."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from rich import box
from rich.console import Console
from rich.markdown import Markdown
from rich.style import Style
from rich.table import Table
from rich.text import Text

# Longer lines are harder to read.
MAX_WIDTH = 100
# Bytes that would steer the terminal, and marks that would turn the reading direction.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

HELP = """\
Type a question in your own words, or the number of a suggestion.
  /new      start a new conversation
  /sources  where the last answer comes from, with addresses
  /save     keep the plan it made, such as: /save plan.pdf (or .html, .txt)
  /help     this help
  /quit     leave (or Ctrl-D)
The arrow keys bring back what you typed; Ctrl-C stops waiting for an answer."""


def clean(value: object) -> str:
    """Return a value as text that is safe to print."""
    return _CONTROL.sub("", str(value))


def source_line(number: int, source: dict[str, Any]) -> str:
    """Return how a source is cited: [1] publisher: title (year)."""
    return clean(f"[{number}] {source['publisher']}: {source['title']} ({source['year']})")


def merged(answers: Iterable[dict[str, Any]], key: str) -> list[Any]:
    """Return the items that some answers hold under a key, in order, each once."""
    found: list[Any] = []
    for answer in answers:
        found += [item for item in answer.get(key) or [] if item not in found]
    return found


class Screen:
    """Where a conversation is shown.

    What the advisor says goes to one stream; notes and errors go to another, so that a script reads answers alone.
    """

    def __init__(self, out: TextIO | None = None, notes: TextIO | None = None, width: int | None = None) -> None:
        """Open on two streams, standard output and standard error by default; `width` in columns is found if not given."""
        self.console = _console(out or sys.stdout, width)
        self._notes = _console(notes or sys.stderr, width)

    def question(self, text: str) -> None:
        """Show what was asked, where the person did not type it on this screen."""
        self.console.print(Text(f"You: {clean(text)}", style="bold"))

    def answers(self, answers: Sequence[dict[str, Any]]) -> None:
        """Show the answers to one message, then their suggestions, numbered through."""
        with self.console.capture() as drawn:
            for answer in answers:
                self._answer(answer)
            for number, suggestion in enumerate(merged(answers, "suggestions"), 1):
                self.console.print(Text(f"  {number}  {clean(suggestion)}", style="cyan"))
            self.console.print()
        # Rich fills each line of Markdown with spaces up to the width.
        self.console.file.write(re.sub(r" +$", "", drawn.get(), flags=re.MULTILINE))
        self.console.file.flush()

    def sources(self, answers: Sequence[dict[str, Any]]) -> None:
        """Show the sources of some answers with their addresses."""
        sources = merged(answers, "sources")
        if not sources:
            self.console.print("The last answer cites no source.\n")
            return
        for number, source in enumerate(sources, 1):
            self.console.print(Text(source_line(number, source)))
            if source.get("url"):
                self.console.print(Text(f"    {clean(source['url'])}", style="dim"), soft_wrap=True)
        self.console.print()

    def note(self, text: str) -> None:
        """Say something that is not part of the conversation."""
        self._notes.print(Text(clean(text), style="dim"))

    def error(self, text: str) -> None:
        """Say what went wrong."""
        self._notes.print(Text(clean(text), style="red"))

    def _answer(self, answer: dict[str, Any]) -> None:
        self.console.print()
        self.console.print(Markdown(clean(answer.get("text") or ""), hyperlinks=False))
        if answer.get("table"):
            # The frame of a table has an empty line above and below.
            self.console.print(_table(answer["table"]))
        elif answer.get("sources") or answer.get("chart"):
            self.console.print()
        if (answer.get("chart") or {}).get("text"):
            self.console.print(Text(f"{clean(answer['chart']['text'])}\n"))
        for number, source in enumerate(answer.get("sources") or [], 1):
            line = source_line(number, source)
            if self.console.is_terminal:
                address = clean(source["url"]) if source.get("url") else None
                shown = Text(line, style=Style(dim=True, link=address))
                self.console.print(shown, no_wrap=True, overflow="ellipsis")
            else:
                self.console.print(line, soft_wrap=True)
        if answer.get("document") and self.console.is_terminal:
            self.console.print(Text("To keep the plan as a file: /save plan.pdf", style="dim"))
        self.console.print()


def _console(stream: TextIO, width: int | None) -> Console:
    plain = bool(os.environ.get("NO_COLOR")) or not stream.isatty()
    # Without a colour system rich leaves out every style, not only colours.
    console = Console(
        file=stream, width=width, markup=False, highlight=False, emoji=False, color_system=None if plain else "auto"
    )
    if width is None:
        console.width = min(console.width, MAX_WIDTH)
    return console


def _table(data: dict[str, Any]) -> Table:
    """Return a comparison as a table that fits the width, its cells wrapped."""
    table = Table(box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False)
    for index, head in enumerate(data["columns"]):
        table.add_column(Text(clean(head)), style="bold" if index == 0 else "", overflow="fold")
    for row in data["rows"]:
        table.add_row(*(Text(clean(cell)) for cell in row))
    return table
