"""Drawing a chart with matplotlib: a card as narrow as a chat window, in light or dark.

Everything is laid out in pixels from the top left, and texts are measured, so that none is cut off or meets another.
"""

from __future__ import annotations

import io
import re
import threading
from functools import lru_cache
from xml.sax.saxutils import escape

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.textpath import TextToPath

from ..answers.writing import SIGNS
from .ladder import LadderChart, Rung
from .pay import PayChart, scale

# As texts, which the reader's machine sets in its own font; and the same ids each time.
matplotlib.rcParams["svg.fonttype"] = "none"
matplotlib.rcParams["svg.hashsalt"] = "chart"

WIDTH = 360
_EDGE = 16
_INNER = WIDTH - 2 * _EDGE
_PNG_SCALE = 2
_POINTS_PER_INCH = 72
_TITLE, _BODY, _SMALL = 15.0, 13.0, 11.0
# Matplotlib's fonts and caches are not made for several threads.
_LOCK = threading.Lock()

COLOURS = {
    "light": {
        "back": "#ffffff",
        "text": "#1b2430",
        "soft": "#505c6b",
        "bar": "#1a6fb5",
        "mark": "#0b2f52",
        "track": "#e3e8ee",
        "box": "#f1f5f9",
    },
    "dark": {
        "back": "#1c2229",
        "text": "#eef2f6",
        "soft": "#b4c0cc",
        "bar": "#4d9fe6",
        "mark": "#ffffff",
        "track": "#37414c",
        "box": "#2a323c",
    },
}


def paint(chart: PayChart | LadderChart, theme: str, format: str) -> bytes:
    """Return a chart as an SVG or PNG file.

    Args:
        chart: What to show.
        theme: A key of COLOURS.
        format: "svg" or "png".
    """
    with _LOCK:
        card = _Card(COLOURS[theme])
        card.paragraph(chart.title, _TITLE, "text", bold=True)
        card.space(6)
        if isinstance(chart, PayChart):
            _pay(card, chart)
        else:
            _ladder(card, chart)
        for line in chart.foot:
            card.paragraph(line, _SMALL, "soft")
        return card.png() if format == "png" else _with_words(card.svg(), chart.title, chart.alt)


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Return a text in lines that are no wider than so many pixels; a longer word is cut."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measured(joined, size, bold=bold) <= width:
            lines[-1] = joined
            continue
        while measured(word, size, bold=bold) > width:
            fits = next(end for end in range(len(word) - 1, 0, -1) if measured(f"{word[:end]}-", size, bold=bold) <= width)
            lines.append(f"{word[:fits]}-")
            word = word[fits:]
        lines.append(word)
    return lines


@lru_cache(maxsize=4096)
def measured(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is, in pixels."""
    width, _, _ = TextToPath().get_text_width_height_descent(text, _font(size, bold), ismath=False)
    return float(width)


def _font(size: float, bold: bool) -> FontProperties:
    return FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")


class _Card:
    """A picture in the making, filled from the top. `y` is where the next thing goes, in pixels from the top."""

    def __init__(self, colours: dict[str, str]) -> None:
        self.colours = colours
        self.y = float(_EDGE)
        self._figure = Figure(dpi=_POINTS_PER_INCH, facecolor=colours["back"])
        self.axes = self._figure.add_axes((0, 0, 1, 1))
        self.axes.axis("off")

    def space(self, height: float) -> None:
        self.y += height

    def paragraph(self, text: str, size: float, colour: str, *, bold: bool = False) -> None:
        for line in wrapped(text, size, _INNER, bold=bold):
            self.text(_EDGE, line, size, colour, bold=bold)
            self.y += size * 1.35
        self.y += size * 0.25

    def text(self, x: float, text: str, size: float, colour: str, *, bold: bool = False, align: str = "left") -> None:
        """Write one line at the present height, its top there."""
        # A pair of dollar signs would be read as a formula.
        self.axes.text(
            x,
            self.y + size,
            text.replace("$", r"\$"),
            color=self.colours[colour],
            fontproperties=_font(size, bold),
            horizontalalignment=align,
            verticalalignment="baseline",
        )

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.axes.add_patch(Rectangle((x, y), width, height, facecolor=self.colours[colour], linewidth=0))

    def _finish(self) -> None:
        height = self.y + _EDGE
        self._figure.set_size_inches(WIDTH / _POINTS_PER_INCH, height / _POINTS_PER_INCH)
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(height, 0)

    def png(self) -> bytes:
        self._finish()
        file = io.BytesIO()
        self._figure.set_dpi(_POINTS_PER_INCH * _PNG_SCALE)
        FigureCanvasAgg(self._figure).print_png(file, metadata={"Software": None})
        return file.getvalue()

    def svg(self) -> str:
        self._finish()
        file = io.StringIO()
        FigureCanvasSVG(self._figure).print_svg(file, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
        return file.getvalue()


def _pay(card: _Card, chart: PayChart) -> None:
    step, end = scale(chart)
    sign = SIGNS[chart.currency]
    for bar in chart.bars:
        mark = f" [{bar.mark}]"
        together = measured(bar.title, _BODY, bold=True) + measured(bar.amount, _BODY) + 12 <= _INNER
        if together:
            card.text(WIDTH - _EDGE, bar.amount, _BODY, "text", align="right")
            card.paragraph(bar.title, _BODY, "text", bold=True)
        else:
            card.paragraph(bar.title, _BODY, "text", bold=True)
            card.paragraph(bar.amount, _BODY, "text")
        left, right = (_EDGE + value / end * _INNER for value in (bar.low, bar.high))
        card.rectangle(_EDGE, card.y + 3, _INNER, 6, "track")
        if bar.low != bar.median:
            card.rectangle(left, card.y, max(4, right - left), 12, "bar")
        if bar.median:
            card.rectangle(_EDGE + bar.median / end * _INNER - 2, card.y - 3, 4, 18, "mark")
        card.space(16)
        card.paragraph(bar.note + mark, _SMALL, "soft")
        card.space(8)
    _scale(card, step, end, sign)


def _scale(card: _Card, step: int, end: int, sign: str) -> None:
    card.rectangle(_EDGE, card.y, _INNER, 1, "soft")
    card.space(4)
    for value in range(0, end + 1, step):
        align = "left" if value == 0 else "right" if value == end else "center"
        shown = f"{sign}{value // 1000}k" if value else f"{sign}0"
        card.text(_EDGE + value / end * _INNER, shown, _SMALL, "soft", align=align)
    card.space(_SMALL * 1.35 + 10)


def _ladder(card: _Card, chart: LadderChart) -> None:
    """Draw the rows from the top down, and the moves between them behind the boxes."""
    places: dict[str, tuple[float, float, float]] = {}
    for row in reversed(chart.rows):
        gap = 10
        width = min(210.0, (_INNER - gap * (len(row) - 1)) / len(row))
        first = (WIDTH - width * len(row) - gap * (len(row) - 1)) / 2
        texts = [_box_lines(rung, width - 12) for rung in row]
        height = max(sum(size * 1.3 for _, size, _, _ in lines) for lines in texts) + 14
        top = card.y
        for number, (rung, lines) in enumerate(zip(row, texts)):
            left = first + number * (width + gap)
            _box(card, rung, left, top, width, height, lines)
            places[rung.id] = (left + width / 2, top, top + height)
        card.y = top + height + 30
    for start, to in chart.moves:
        _arrow(card, places[start], places[to])
    card.space(-16)


def _box_lines(rung: Rung, width: float) -> list[tuple[str, float, str, bool]]:
    # Smaller where that keeps a long word whole.
    words = rung.title.split()
    size = next((size for size in (_BODY, 12.0, 11.0) if all(measured(word, size, bold=True) <= width for word in words)), 11.0)
    title = [(line, size, "text", True) for line in wrapped(rung.title, size, width, bold=True)]
    return title + [(line, _SMALL, "soft", False) for line in wrapped(rung.level, _SMALL, width)]


def _box(
    card: _Card, rung: Rung, left: float, top: float, width: float, height: float, lines: list[tuple[str, float, str, bool]]
) -> None:
    card.axes.add_patch(
        FancyBboxPatch(
            (left + 5, top + 5),
            width - 10,
            height - 10,
            boxstyle="round,pad=5",
            facecolor=card.colours["box"],
            edgecolor=card.colours["bar"],
            linewidth=2.5 if rung.meant else 1,
            zorder=2,
        )
    )
    card.y = top + (height - sum(size * 1.3 for _, size, _, _ in lines)) / 2
    for line, size, colour, bold in lines:
        card.text(left + width / 2, line, size, colour, bold=bold, align="center")
        card.y += size * 1.3


def _arrow(card: _Card, start: tuple[float, float, float], to: tuple[float, float, float]) -> None:
    """Draw a move from the top of one box to the foot of another."""
    card.axes.annotate(
        "",
        xy=(to[0], to[2]),
        xytext=(start[0], start[1]),
        arrowprops={"arrowstyle": "-|>", "color": card.colours["bar"], "linewidth": 1.5, "shrinkA": 1, "shrinkB": 1},
        zorder=1,
    )


def _with_words(svg: str, title: str, alt: str) -> bytes:
    """Return an SVG file with what a screen reader reads, generic fonts, and its size in pixels."""
    words = f'<title id="title">{escape(title)}</title>\n <desc id="desc">{escape(alt)}</desc>'
    svg = re.sub(r"<!DOCTYPE.*?>\s*|<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = svg.replace("'DejaVu Sans'", "sans-serif")
    svg = re.sub(r'\b(width|height)="([\d.]+)pt"', r'\1="\2"', svg, count=2)
    return re.sub(
        r"<svg ([^>]*)>", lambda match: f'<svg role="img" aria-labelledby="title desc" {match[1]}>\n {words}', svg, count=1
    ).encode()
