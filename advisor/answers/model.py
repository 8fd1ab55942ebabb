"""The Answer every channel renders, the Question it replies to, and the Context that is remembered between turns."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any, Mapping

# Keys under which an answer that is not about a career topic is filed.
OTHER_TOPICS = ("small_talk", "out_of_scope", "clarify", "quiz", "plan", "handover", "failure")


@dataclass(frozen=True)
class SourceNote:
    """A source as it is shown under an answer. `year` is a year or "undated"."""

    id: str
    title: str
    publisher: str
    url: str | None
    year: int | str
    country: str


@dataclass(frozen=True)
class Table:
    """A comparison: the heads of its columns, and rows of as many cells. Cells are plain text."""

    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Answer:
    """One reply to one question.

    Attributes:
        topic: A career topic of knowledge.schema, or one of OTHER_TOPICS.
        text: Short Markdown: a lead sentence, then up to five points.
        roles: Ids of the roles it is about, then of those that the question names besides: where somebody starts from.
        kind: What kind of out-of-scope message it replies to, else None.
        table: A comparison to show below the text.
        chart: A picture to show below the text: {"kind": "pay" or "ladder", "title", "alt" (all of it in words), "text" (the same
            drawn in characters of one width), "path"}. The path is that of the chart API without its ending:
            "/chat/charts/pay?roles=matron&country=UK". With ".svg" or ".png" before the question mark, and "theme=dark" or
            "theme=light" among its parameters, it is the picture.
        document: Something to take away: {"title", "path", "formats"}. The path with "." and a format ("html", "pdf", "txt")
            is the document, for who holds the conversation's token.
        progress: In a quiz, the number of the question asked and how many there are; else None.
        sources: Where its facts come from, in the order of the marks [1], [2] ... in the text.
        suggestions: Two to four next questions, as a person would type them; in a quiz its choices, and words such as "Back".
    """

    topic: str
    text: str
    roles: list[str] = field(default_factory=list)
    kind: str | None = None
    table: Table | None = None
    chart: dict[str, Any] | None = None
    document: dict[str, Any] | None = None
    progress: list[int] | None = None
    sources: list[SourceNote] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return the answer as JSON types, the form in which it travels as Rasa's `custom` payload.

        Not by `asdict`, which copies every value that it holds, four times in each turn.
        """
        table = dict(vars(self.table)) if self.table else None
        return {**vars(self), "table": table, "sources": [dict(vars(note)) for note in self.sources]}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Answer:
        """Make an answer again from what `as_dict` gave."""
        known = {name: data[name] for name in (item.name for item in fields(cls)) if name in data}
        table = known.get("table")
        known["table"] = Table(**table) if table else None
        known["sources"] = [SourceNote(**note) for note in known.get("sources", [])]
        return cls(**known)


# The kind of name of a post that the files lack; the ids beside it are those of the nearest posts.
UNKNOWN_POST = "unknown_role"


@dataclass(frozen=True)
class Question:
    """One question of a message, understood as far as the message alone allows.

    Attributes:
        text: Its words.
        intent: A Rasa intent, "nlu_fallback" where none is certain.
        confidence: The confidence in the likeliest intent, between 0 and 1.
        ranking: The likeliest intents, best first.
        names: For each kind of knowledge entry, the names found in the order they stand, each as its candidates' ids.
        article: The id of the article nearest in meaning, if any.
        nearness: How near that article is, between 0 and 1.
        called: For ids of roles, the words by which the question names them; for UNKNOWN_POST those for one that the files lack.
    """

    text: str
    intent: str
    confidence: float = 1.0
    ranking: list[str] = field(default_factory=list)
    names: dict[str, list[list[str]]] = field(default_factory=dict)
    article: str | None = None
    nearness: float = 0.0
    called: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Question:
        """Make a question from an item of the NLU result's `questions`."""
        names: dict[str, list[list[str]]] = {}
        called = {
            UNKNOWN_POST if entity["kind"] == UNKNOWN_POST else id: entity["text"]
            for entity in data.get("entities", [])
            if not entity.get("loose") or entity["kind"] == UNKNOWN_POST
            for id in entity["ids"]
        }
        for entity in data.get("entities", []):
            if entity["ids"] not in names.setdefault(entity["kind"], []):
                names[entity["kind"]].append(list(entity["ids"]))
        return cls(
            data["text"],
            data["intent"],
            data.get("confidence", 1.0),
            list(data.get("ranking", [])),
            names,
            data.get("article"),
            data.get("nearness", 0.0),
            called,
        )

    @property
    def topic(self) -> str | None:
        """The career topic it asks about, if it asks about one."""
        return self.intent[len("ask_") :] if self.intent.startswith("ask_") else None


# How many things of one kind that came up before stay within reach.
_REACH = 2


@dataclass(frozen=True)
class Context:
    """What is remembered of a conversation. It lives in Rasa slots of the same names.

    Attributes:
        topic: The topic the talk is about.
        roles: Ids of the roles in focus.
        before: What the talk was on before that, in the order it came up: pairs of a kind and an id. "The first one" may be among
            these, and "which pays more?" sets them beside what is in focus.
        entries: Ids of the other entries in focus (degrees, certificates, programmes, bands), with their kind.
        place: The country that the talk is about just now, where a question named one.
        called: For ids of roles, the words by which the person last named them.
        profile: What the person told of themselves; the keys are those of advisor.nlu.profile.
        wishes: What the person likes and would rather not do, as answers.likings keeps it.
        options: What the assistant offered to choose from when it last asked back: pairs of a topic and a role's id, "" for none.
        asked_back: How often in a row it has asked back.
        last: The last answer, as a dictionary.
        said: Ids of replies already given, so that none is repeated word for word.
        quiz: Where the quiz stands (see answers.quiz), None while there is none.
        handover: Where handing over to a person stands (see answers.handover), None while nobody asked for it.
    """

    topic: str | None = None
    roles: list[str] = field(default_factory=list)
    before: list[list[str]] = field(default_factory=list)
    entries: list[list[str]] = field(default_factory=list)
    place: str | None = None
    called: dict[str, str] = field(default_factory=dict)
    profile: dict[str, str] = field(default_factory=dict)
    wishes: dict[str, list[str]] = field(default_factory=dict)
    options: list[list[str]] = field(default_factory=list)
    asked_back: int = 0
    last: dict[str, Any] | None = None
    said: list[str] = field(default_factory=list)
    quiz: dict[str, Any] | None = None
    handover: dict[str, str] | None = None

    @property
    def focus(self) -> list[list[str]]:
        """What the talk is on now: pairs of a kind and an id."""
        return [["role", id] for id in self.roles] + self.entries

    @property
    def things(self) -> list[list[str]]:
        """What the talk has been on, in the order it came up: pairs of a kind and an id, what is in focus now among them."""
        return [*self.before, *(thing for thing in self.focus if thing not in self.before)]

    def set_apart(self) -> list[list[str]]:
        """Return the things of one kind that "the second one" and "the other" choose from: what was last set side by side."""
        kinds = dict.fromkeys(kind for kind, _ in reversed([*self.things, *self.focus]))
        groups = [[thing for thing in self.things if thing[0] == kind] for kind in kinds]
        return next((group for group in groups if len(group) > 1), [])

    def on(self, roles: list[str], entries: list[list[str]]) -> Context:
        """Return the context once the talk has turned to something; one of the things it was on already keeps them together.

        Things of another kind stay: who asks about a degree in the middle of a talk on a post comes back to the post.
        """
        focus = [["role", id] for id in roles] + entries
        if all(thing in self.things for thing in focus):
            before = self.things
        else:
            kinds = {kind for kind, _ in focus}
            alike = [thing for thing in self.things if thing[0] in kinds]
            # "Which of those three?" reaches back to what came up one by one.
            last = [] if len([thing for thing in self.focus if thing[0] in kinds]) > 1 else alike[-_REACH:]
            before = [thing for thing in self.things if thing[0] not in kinds] + last
        return self.with_(roles=roles, entries=entries, before=before)

    @property
    def country(self) -> str | None:
        """The country whose facts come first, "UK" or "US": the one asked about, else the person's own; None if untold."""
        return self.place or self.profile.get("country")

    def with_(self, **changes: Any) -> Context:
        """Return a copy with some fields changed."""
        return replace(self, **changes)

    def as_slots(self) -> dict[str, Any]:
        """Return a value for each slot."""
        return {item.name: getattr(self, item.name) for item in fields(self)}

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Context:
        """Make the context from slot values; an unset slot is the field's default."""
        names = [item.name for item in fields(cls)]
        return cls(**{name: slots[name] for name in names if slots.get(name) is not None})
