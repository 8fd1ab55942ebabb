"""What a few words point to: "the second one", "2", "the care home one", "the first".

They may pick from what the assistant offered when it asked back, from the things the talk is about, or from the
questions it last suggested.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Sequence

from ..knowledge.base import KINDS, Knowledge
from ..knowledge.moves import height, superiors
from .model import Context, Question
from .phrasing import TOPICS, ask

_ORDINALS = {
    "first": 0,
    "1st": 0,
    "former": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
    "last": -1,
    "latter": -1,
}
# "The second", "2nd one", "last"; not "one last thing" and not "my first job".
_PLACE = re.compile(
    rf"\bthe (?P<place>{'|'.join(_ORDINALS)})\b(?! (?:thing|question|step|move|year|time))"
    rf"|(?:^|\s)(?P<other>{'|'.join(_ORDINALS)}) (?:one|option)\b"
    rf"|^\W*(?P<alone>{'|'.join(_ORDINALS)})\W*$",
    re.IGNORECASE,
)
_PAIR = re.compile(
    rf"\b(?:the )?({'|'.join(_ORDINALS)})(?: one)? (?:and|or|vs|versus) (?:the )?({'|'.join(_ORDINALS)})\b"
    r"(?! (?:year|interview|round|line|time|step|job|thing)s?\b)",
    re.IGNORECASE,
)
# "I mean the first two."
_TWO_OF_THEM = re.compile(r"\bthe (first|last|other) two\b", re.IGNORECASE)
_TWO = 2
_WORD_ONE = re.compile(r"\bthe (\w+) (?:one|job|role|post|option)\b", re.IGNORECASE)
# "The top one", "the junior one": by how high the posts stand.
_RANKED = re.compile(
    r"\bthe (?:more )?(?:(?P<high>top|highe(?:r|st)|senior)|(?P<low>bottom|lowe(?:r|st)|junior)|(?P<middle>middle)) "
    r"(?:one|job|role|post)\b",
    re.IGNORECASE,
)
# "Let's go with quality."
_GOING_WITH = re.compile(
    r"\b(?:go(?:ing)? with|i'?ll (?:take|have|go for)|stick with|make it|i (?:choose|pick)|let'?s (?:say|take)) "
    r"(?:the )?(\w+)\W*$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"(?<!one to the )(?<!one and the )\bother(?: one)?\b", re.IGNORECASE)
# More words than these say something of their own.
_FEW = 9
# "The first one" picks in a whole sentence too.
_FEW_TO_PICK = 15
_ONE = re.compile(rf"\b(?:the|that|this) (?:{'|'.join(_ORDINALS)}) one\b", re.IGNORECASE)
# Words that pick nothing by themselves.
_PLAIN = frozenset(
    {"the", "one", "ones", "mean", "meant", "please", "that", "this", "for", "and", "about", "what", "not", "yes", "does"}
)


@dataclass(frozen=True)
class Choice:
    """What was picked: a role, an entry with its kind, or a whole question with its topic."""

    topic: str | None = None
    role: str | None = None
    entry: tuple[str, str] | None = None

    def names(self) -> dict[str, list[list[str]]]:
        """Return what was picked as the names of a question."""
        if self.entry:
            return {self.entry[0]: [[self.entry[1]]]}
        return {"role": [[self.role]]} if self.role else {}


def position(text: str) -> int | None:
    """Return the position that a text names, from 0, or -1 for the last; None if it names none."""
    if re.fullmatch(r"\W*(?:number |no\.? |option |#)?\d\W*", text.lower()):
        return int(re.sub(r"\D", "", text)) - 1
    if len(_PLACE.findall(text)) > 1:
        # "From the first to the last" picks neither.
        return None
    found = _PLACE.search(text)
    return _ORDINALS[found[found.lastgroup or 0].lower()] if found else None


def pair(context: Context, text: str) -> list[str]:
    """Return the two posts, by their ids, that a text picks of several set side by side: "the first and the last"."""
    posts = [id for kind, id in context.set_apart() if kind == "role"]
    ends = _TWO_OF_THEM.search(text)
    if ends and len(posts) > _TWO:
        return posts[:_TWO] if ends[1].lower() == "first" else posts[-_TWO:]
    found = _PAIR.search(text)
    places = [_ORDINALS[word.lower()] for word in found.groups()] if found else []
    chosen = [posts[place] for place in places if -1 <= place < len(posts)]
    return chosen if len(set(chosen)) == len(places) else []


def offered(knowledge: Knowledge, question: Question, context: Context) -> Choice | None:
    """Return what a few words pick of the questions the assistant offered when it asked back; None if they pick none."""
    if not context.options or len(question.text.split()) > _FEW:
        return None
    place = position(question.text)
    if place is not None:
        return _choice(context.options[place]) if -1 <= place < len(context.options) else None
    named = {id for ids in question.names.get("role", []) for id in ids}
    if named and named.isdisjoint(role for _, role in context.options):
        # "What about a healthcare administrator, is that the same?" picks no office manager.
        return None
    words = _words(question.text)
    own = [_words(" ".join(knowledge.roles[role].all_names)) if role else set() for _, role in context.options]
    telling = [names - set().union(*(other for other in own if other is not names)) for names in own]
    picked = [option for option, names in zip(context.options, telling, strict=True) if names & words]
    return _choice(picked[0]) if len(picked) == 1 else None


def in_focus(knowledge: Knowledge, question: Question, context: Context) -> Choice | None:
    """Return which of the things the talk is about is named by its place, or by a word of its name; None if none is."""
    things = context.set_apart()
    if len(things) < 2 or len(question.text.split()) > (_FEW_TO_PICK if _ONE.search(question.text) else _FEW):
        return None
    place = position(question.text)
    if place is None:
        place = _ranked(knowledge, question.text, things)
    if place is None:
        place = _called(knowledge, question.text, things)
    if place is None and _OTHER.search(question.text):
        place = max((index for index, thing in enumerate(things) if thing not in context.focus), default=None)
    if place is None or not -1 <= place < len(things):
        return None
    kind, id = things[place]
    return Choice(role=id) if kind == "role" else Choice(entry=(kind, id))


def _ranked(knowledge: Knowledge, text: str, things: Sequence[Sequence[str]]) -> int | None:
    """Return the position of the post that stands highest, lowest or in the middle of some; None if the text asks for none."""
    found = _RANKED.search(text)
    if found is None or any(kind != "role" or id not in knowledge.roles for kind, id in things):
        return None
    posts = [knowledge.roles[id] for _, id in things]
    if found["middle"]:
        order = sorted(range(len(posts)), key=lambda index: height(posts[index]))
        return order[len(order) // 2] if len(order) % 2 else None
    # Of two executives the one to whom the other reports stands higher.
    ids = {post.id for post in posts}
    order = sorted(range(len(posts)), key=lambda index: (height(posts[index]), -len(superiors(knowledge, posts[index]) & ids)))
    return order[-1] if found["high"] else order[0]


def _called(knowledge: Knowledge, text: str, things: Sequence[Sequence[str]]) -> int | None:
    """Return the position of the one thing that a word of its name points to, "the GP one"; None if no word does."""
    word = _WORD_ONE.search(text) or _GOING_WITH.search(text)
    if word is None:
        return None
    named = [getattr(knowledge, KINDS[kind]).get(id) for kind, id in things]
    words = [set(re.findall(r"[a-z]+", " ".join(entry.all_names).lower())) if entry else set() for entry in named]
    found = [index for index, own in enumerate(words) if word[1].lower() in own]
    return found[0] if len(found) == 1 else None


def numbered(text: str, context: Context) -> str | None:
    """Return the text of the last answer's suggestion that a number alone picks; None if it picks none."""
    place = position(text) if re.fullmatch(r"\W*\d{1,2}\W*", text) else None
    suggestions = (context.last or {}).get("suggestions", [])
    return suggestions[place] if place is not None and 0 <= place < len(suggestions) else None


def suggested(knowledge: Knowledge, question: Question, context: Context) -> Choice | None:
    """Return the suggestion of the last answer that a number alone picks; None if it picks none."""
    place = position(question.text)
    suggestions = (context.last or {}).get("suggestions", [])
    if place is None or not re.search(r"\d\W*$", question.text) or not 0 <= place < len(suggestions):
        return None
    asked = suggestions[place]
    for topic in TOPICS:
        if asked == ask(topic):
            return Choice(topic)
        for role in knowledge.roles.values():
            if asked == ask(topic, role):
                return Choice(topic, role.id)
    return None


def _choice(option: list[str]) -> Choice:
    topic, role = option
    return Choice(topic, role or None)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", text.lower())) - _PLAIN
