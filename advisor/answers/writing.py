"""Writing an answer: which points go in, in what order, with which marks for their sources and their age."""

from __future__ import annotations

import re
from typing import Iterable, Sequence

from ..knowledge.base import Knowledge
from ..knowledge.schema import Point, Role
from .model import Answer, SourceNote, Table

HOME_COUNTRY = "UK"
MOST_POINTS = 5
# What stands before an amount, by its currency.
SIGNS = {"GBP": "£", "USD": "$"}
# With its heading and its last line an answer then stays within 120 words; what is left out is there for the asking.
MOST_WORDS = 100
_MARKS_PER_POINT = 2
_UNSOURCED = (
    "*This is general knowledge of the field: I have nothing reliable to cite for it. "
    "Check it on jobs.nhs.uk (UK) or bls.gov/ooh (US).*"
)
# Words that tell the country of a statement, so that no label has to.
_TELLS = {
    "UK": re.compile(r"\b(?:UK|NHS|England|English|Scotland|Britain|British)\b"),
    "US": re.compile(r"\b(?:US|American|United States)\b"),
}


# Words are alike by their first letters.
_STEM = 4
_SAYING_NOTHING = frozenset(
    {"what", "that", "this", "they", "does", "have", "with", "abou", "whic", "woul", "much", "many", "your", "ther"}
)


def lower_first(text: str) -> str:
    """Return a text that can follow others in a sentence: its first letter small, unless it begins with an acronym or an "I"."""
    acronym = (text[:2].isupper() and text[1:2] != " ") or text.startswith(("I ", "I'"))
    return text if acronym else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Return a text that can begin a sentence."""
    return text[:1].upper() + text[1:]


def name(role: Role) -> str:
    """Return a role's title as it stands inside a sentence."""
    return lower_first(role.title)


def a(noun: str) -> str:
    """Return a noun with its indefinite article."""
    spelt = noun[:2].isupper() and noun[0] in "FHLMNRSX"
    return f"{'an' if spelt or noun[0].lower() in 'aeio' else 'a'} {noun}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Return items as a phrase: "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def given(*points: Point | None) -> list[Point]:
    """Return those points that there are."""
    return [point for point in points if point]


def there(point: Point, country: str | None) -> Point:
    """Return a point that tells of both countries with what it says of the asker's alone, where that is known."""
    parts = re.findall(r"[^.;]+[.;]?", point.text)
    tells = {place: [part for part in parts if pattern.search(part)] for place, pattern in _TELLS.items()}
    own = tells.get(country or "", [])
    others = [part for place, said in tells.items() if place != country for part in said if part not in own]
    if not own or not others:
        return point
    text = "".join(part for part in parts if part not in others).strip().rstrip(";.") + "."
    return point.copy(update={"text": upper_first(text)})


def labelled(point: Point, label: str) -> Point:
    """Return a point behind a label in bold: "**Fee:** It is free."."""
    return point.copy(update={"text": f"**{label}:** {point.text}"})


def ordered(points: Iterable[Point], country: str | None) -> list[Point]:
    """Return points with the asker's country first (the home country where it is not known), then what holds anywhere.

    Where none is on that country they stay as they are: "from there the path leads on" comes after where it begins.
    """
    points = list(points)
    first = country or HOME_COUNTRY
    if all(point.country != first for point in points):
        return points
    return sorted(points, key=lambda point: 0 if point.country == first else 1 if point.country is None else 2)


def spoken_of_first(texts: Sequence[str], asked: str) -> list[str]:
    """Return texts with those first that share most words with what is asked."""
    telling = {word[:_STEM] for word in re.findall(rf"[a-z]{{{_STEM},}}", asked.lower())} - _SAYING_NOTHING
    return sorted(texts, key=lambda text: -sum(word in text.lower() for word in telling))


def source_note(knowledge: Knowledge, id: str) -> SourceNote:
    """Return a source as an answer names it."""
    source = knowledge.sources[id]
    return SourceNote(source.id, source.title, source.publisher, source.url, source.year, source.country)


class Draft:
    """An answer in the making: text and points are added in order, and their sources numbered as they come."""

    def __init__(self, knowledge: Knowledge, topic: str, country: str | None = None) -> None:
        """Begin an answer.

        Args:
            knowledge: Where sources are looked up.
            topic: The topic the answer is filed under.
            country: The asker's country, "UK" or "US", where it is known.
        """
        self.topic = topic
        self.country = country
        self.knowledge = knowledge
        self._paragraphs: list[str] = []
        self._bullets: list[str] = []
        self._source_ids: list[str] = []
        self._words = 0
        self._rests_on_nothing = False
        self.left_out = 0

    def say(self, text: str) -> Draft:
        """Add a paragraph of the advisor's own."""
        self._close_list()
        self._paragraphs.append(text)
        self._words += len(text.split())
        return self

    def lead(self, point: Point, before: str = "") -> Draft:
        """Add a point as a paragraph, after some words of the advisor's own."""
        text = lower_first(point.text) if before and before[-1] not in ".!?*" else point.text
        return self.say(f"{before} {text}{self._marks(point)}".strip())

    def worked_out(self, text: str, points: Sequence[Point]) -> Draft:
        """Add a sentence of the advisor's own whose figures are worked out from those of some points, with a source of each."""
        ids = dict.fromkeys(point.sources[0] for point in points if point.sources)
        self._source_ids += [id for id in ids if id not in self._source_ids]
        marks = "".join(f"[{number}]" for number in sorted(self._source_ids.index(id) + 1 for id in ids))
        return self.say(f"{text} {marks}".strip())

    def says(self, text: str) -> bool:
        """Tell whether some words stand in the answer already."""
        return any(text in paragraph for paragraph in self._paragraphs)

    def has_room_for(self, text: str) -> bool:
        """Tell whether a text still fits into MOST_WORDS."""
        return self._words + len(text.split()) <= MOST_WORDS

    def points(
        self, points: Sequence[Point], most: int = MOST_POINTS, *, in_order: bool = False, all_of_them: bool = False
    ) -> Draft:
        """Add points as a list: the asker's country first, unless their order counts.

        Up to `most` and to MOST_WORDS in all, save where each of them has to be told.
        """
        chosen = self._at_home(list(points) if in_order else ordered(points, self.country))
        both = {point.country for point in chosen} >= {"UK", "US"}
        for point in chosen:
            if self.says(point.text):
                # What a verdict began with.
                continue
            full = len(self._bullets) >= most or not self.has_room_for(point.text)
            if full and self._bullets and not all_of_them:
                self.left_out += 1
                continue
            told = point.country and _TELLS[point.country].search(point.text)
            # What is known of the other country alone is marked as that.
            elsewhere = self.country is not None and point.country != self.country
            label = f"{point.country}: " if (both or elsewhere) and point.country and not told else ""
            self.bullet(f"{label}{point.text}{self._marks(point)}")
        return self

    def _at_home(self, points: list[Point]) -> list[Point]:
        """Return points without those of the other country, where the asker's is known and has points of its own."""
        if self.country is None or all(point.country != self.country for point in points):
            return points
        return [point for point in points if point.country in (None, self.country)]

    def bullet(self, text: str) -> Draft:
        """Add an item of the advisor's own to the list being written."""
        self._bullets.append(f"- {text}")
        self._words += len(text.split())
        return self

    def step(self, label: str, asks: Sequence[Point], most_words: int = MOST_WORDS) -> Draft:
        """Add one of several steps to the list being written: its label, and while there is room the first thing it asks.

        What has a source comes first.
        """
        asked = sorted(self._at_home(ordered(asks, self.country)), key=lambda point: not point.sources)[:1]
        if not asked or self._words + len(asked[0].text.split()) > most_words:
            self.left_out += len(asked)
            return self.bullet(f"{label}.")
        return self.bullet(f"{label}: {lower_first(asked[0].text)}{self._marks(asked[0])}")

    def cell(self, points: Sequence[Point], most: int = 2) -> str:
        """Return points as the plain text of a table cell, their sources numbered with the rest."""
        chosen = self._at_home(ordered(points, self.country))[:most]
        return " ".join(f"{point.text}{self._marks(point)}" for point in chosen).replace("*", "") or "Not known"

    def answer(
        self, roles: Sequence[str] = (), table: Table | None = None, suggestions: Sequence[str] = (), kind: str | None = None
    ) -> Answer:
        """Return the finished answer; one that rests on no source at all says so."""
        if self._rests_on_nothing and not self._source_ids:
            self.say(_UNSOURCED)
        self._close_list()
        return Answer(
            topic=self.topic,
            text="\n\n".join(self._paragraphs),
            roles=list(roles),
            kind=kind,
            table=table,
            sources=[source_note(self.knowledge, id) for id in self._source_ids],
            suggestions=list(dict.fromkeys(suggestions))[:4],
        )

    def _close_list(self) -> None:
        if self._bullets:
            self._paragraphs.append("\n".join(self._bullets))
            self._bullets = []

    def _marks(self, point: Point) -> str:
        """Return the marks that follow a point: the age of its figure where that matters, and its sources."""
        age = ""
        year = self.knowledge.year_of(point)
        if self.knowledge.is_dated(point):
            age = f" *({year} figure, may be out of date)*"
        elif point.has_figure and year == "undated":
            age = " *(undated source)*"
        self._rests_on_nothing |= not point.sources
        shown = point.sources[:_MARKS_PER_POINT]
        self._source_ids += [id for id in shown if id not in self._source_ids]
        numbers = sorted(self._source_ids.index(id) + 1 for id in shown)
        return age + (" " + "".join(f"[{number}]" for number in numbers) if numbers else "")
