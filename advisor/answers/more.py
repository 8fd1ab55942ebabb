"""What was left out before: "tell me more", a question asked twice, where an answer comes from."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Mapping

from ..knowledge.base import Knowledge
from ..knowledge.schema import Article, Point, Role
from . import entries
from .focus import entries_of
from .model import Answer, Context, SourceNote
from .phrasing import TOPICS, next_questions, titled
from .writing import Draft, labelled, listed, lower_first, spoken_of_first

_UNCHANGED = "Noted. It leaves the answer as it was:"
_NO_MORE = "I have no more on that than what I told you just now, in short:"
_ON_THAT = "On that:"


def again(
    knowledge: Knowledge, answer: Answer, context: Context, asked: str, telling: bool = False, subject: Article | None = None
) -> Answer:
    """Return what to say to a question asked twice in a row: what the first answer left out, or the same if nothing was.

    Args:
        knowledge: The knowledge base.
        answer: The answer to the question.
        context: What is remembered of the conversation.
        asked: The question.
        telling: Whether nothing was asked, but something told that the answer might have depended on.
        subject: The article that was found by its words, if any: of one that was just told, what is spoken of now is told.
    """
    last = context.last or {}
    if subject and subject.lead.text in str(last.get("text", "")):
        told = _first(answer, asked).text in str(last["text"])
        return _in_short(answer, asked, _NO_MORE if told else _ON_THAT, titled_again=True)
    if last.get("topic") != answer.topic or not str(last.get("text", "")).endswith(answer.text):
        return answer
    rest = more(knowledge, context, of_the_topic=True)
    # What is left of a degree or of a reporting line is on no question but another.
    if not rest.sources or context.entries or answer.topic == "level_hierarchy":
        return _in_short(answer, asked, _UNCHANGED if telling else _NO_MORE, titled_again=not telling)
    lead = "Noted. What I told you stays the same; this is the rest." if telling else "Beyond what I told you just now:"
    return replace(rest, text=f"{lead}\n\n{rest.text}", roles=answer.roles)


def leaves_unchanged(answer: Answer) -> bool:
    """Tell whether an answer says that what somebody told changes nothing."""
    return _UNCHANGED in answer.text


def says_nothing_new(answer: Answer) -> bool:
    """Tell whether an answer says that nothing is known beyond what was told just now."""
    return _NO_MORE in answer.text


def unless_repeated(answer: Answer) -> Answer:
    """Return an answer to what was hardly understood, with a word on that where it would say the same again."""
    return replace(answer, text=answer.text.replace(_NO_MORE, "I am not sure I understood you. What I can say on it, in short:"))


# "TL;DR", "in one sentence please".
_SHORTER = re.compile(
    r"\W*(?:(?:ok|and|so|but|sorry|please|just|can you|could you|give me|i want|the|an?|that'?s|way|far|bit)\W+)*"
    r"(?:tl\W?dr|too long"
    r"|(?:say (?:that|it) )?in (?:one|a|1|two|2|a few) (?:short )?(?:words?|lines?|sentences?|nutshell)"
    r"|in (?:short|brief)|briefly"
    r"|be brief|shorter|(?:short(?:er)?|quick|brief) (?:answer|version|one)"
    r"|(?:make|keep) (?:it|that|this) (?:short\w*|brief\w*|simple\w*)"
    r"|(?:sum|shorten|boil) (?:it|that|this)(?: (?:up|down))?|summar(?:y|i[sz]e(?: (?:it|that|this))?)|bottom line|the gist)"
    r"(?:\W+(?:please|pls|plz|thanks|for me|then|though|tho|is it|mate))*\W*",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\*\*[^*]+\*\*(?: \([^)]*\))?|\*[^*]+\*")
_LABEL = re.compile(r"\*\*[^*]+:\*\* ")
_MARK = re.compile(r"\[(\d+)\]")


def wants_shorter(text: str) -> bool:
    """Tell whether somebody wants the last answer in a sentence and no more."""
    return bool(_SHORTER.fullmatch(text))


def shorter(context: Context) -> Answer | None:
    """Return the last answer with nothing but the first thing that it tells; None where there is none to shorten."""
    last = Answer.from_dict(context.last) if context.last else None
    return _first(last) if last and last.sources else None


def _first(last: Answer, asked: str = "") -> Answer:
    """Return the first thing that an answer tells, one with a word of what is asked before any; of several posts one of each."""
    parts = [part.removeprefix("- ") for part in re.split(r"\n+", last.text) if part and not _HEADING.fullmatch(part)]
    several = len(last.roles) > 1 and parts and _LABEL.match(parts[0])
    parts = spoken_of_first(parts, asked)
    first = "\n\n".join([part for part in parts if _LABEL.match(part)][: len(last.roles)] if several else parts[:1])
    marks = [int(mark) for mark in _MARK.findall(first)]
    return Answer(last.topic, first, last.roles, sources=last.sources[: max(marks, default=0)], suggestions=last.suggestions)


def _in_short(answer: Answer, asked: str, opening: str, titled_again: bool) -> Answer:
    """Return an answer that was given before as its first thing, after some words on that."""
    heading = _HEADING.match(answer.text)
    short = _first(answer, asked)
    title = f"{heading.group()}\n\n" if heading and titled_again else ""
    said = f"\n\n{short.text}" if "\n" in short.text else f" {lower_first(short.text)}"
    return replace(short, text=f"{title}{opening}{said}", roles=answer.roles)


def more(knowledge: Knowledge, context: Context, of_the_topic: bool = False) -> Answer:
    """Tell what the last answer left out: the rest of its article, else further points on the role, else on the field.

    Args:
        knowledge: The knowledge base.
        context: What is remembered of the conversation.
        of_the_topic: Whether to keep to the topic of that answer where it was on a role, and not go on to what is near it.
    """
    last = str((context.last or {}).get("text", ""))
    topic = context.topic or "role_overview"
    draft = Draft(knowledge, topic, context.country)
    known = entries_of(knowledge, context.entries)
    if len(known) == 1 and not context.roles:
        entry = known[0][1]
        rest = entries.answer(knowledge, "courses", entry, context.country)
        all_told = Answer(topic, f"That is all I know of the {entries.short(entry)}.", suggestions=next_questions(topic))
        return all_told if rest.text in last else rest
    if len(context.roles) > 1 and not context.entries:
        compared = [knowledge.roles[id] for id in context.roles if id in knowledge.roles]
        return _more_of_each(draft, compared, topic, last, context.called, of_the_topic)
    # Beside several degrees a post is what they were weighed for.
    role = knowledge.roles.get(context.roles[0]) if context.roles and len(context.entries) < 2 else None
    article = next((entry for entry in knowledge.articles.values() if entry.topic == topic and entry.lead.text in last), None)
    pools = [[article.lead, *article.points]] if article else []
    if role:
        pools.append(_role_points(role, topic, of_the_topic))
    else:
        general = knowledge.default_article(topic)
        pools.append([general.lead, *general.points])
    # Who is known to be in one country is told nothing of the other that they did not ask for.
    at_home = [[point for point in pool if context.country in (None, point.country) or point.country is None] for pool in pools]
    unsaid = next((left for pool in at_home if (left := [point for point in pool if point.text not in last])), [])
    if not unsaid:
        return Answer(topic, "That is all I know on this point. You could ask:", suggestions=next_questions(topic, role))
    draft.say(f"**More on {_subject(role, topic, article, context.called)}**")
    draft.points(unsaid, in_order=bool(article and article.in_order))
    return draft.answer(context.roles, suggestions=next_questions(topic, role))


def of_the_list(context: Context, place: int) -> Answer | None:
    """Return the item at a place, from 0, or -1 for the last, of the points that the last answer told.

    None where it has none there. What is a post is picked as that before.
    """
    last = Answer.from_dict(context.last) if context.last else None
    items = re.findall(r"^- (.+)$", last.text, re.MULTILINE) if last else []
    if last is None or len(items) < 2 or not -1 <= place < len(items):
        return None
    marks = [int(mark) for mark in _MARK.findall(items[place])]
    heading = re.search(r"^\*\*[^*\n]+\*\*$", last.text, re.MULTILINE)
    text = f"{heading.group()}\n\n{items[place]}" if heading and not _LABEL.match(items[place]) else items[place]
    return replace(last, text=text, table=None, chart=None, sources=last.sources[: max(marks, default=0)])


def _more_of_each(
    draft: Draft, compared: list[Role], topic: str, last: str, called: Mapping[str, str], of_the_topic: bool
) -> Answer:
    """Tell of several roles what the last answer left out, a point or two on each."""
    titles = listed([lower_first(titled(role, called)) for role in compared])
    unsaid = {
        role.title: [
            point
            for point in _role_points(role, topic, of_the_topic)
            if point.text not in last and draft.country in (None, point.country or draft.country)
        ]
        for role in compared
    }
    if not any(unsaid.values()):
        return Answer(topic, "That is all I know on this point. You could ask:", suggestions=next_questions(topic, compared[0]))
    draft.say(f"**More on {titles}: {TOPICS[topic][0]}**")
    for number, (title, points) in enumerate(unsaid.items(), 1):
        draft.points([labelled(point, title) for point in points], most=2 * number)
    return draft.answer([role.id for role in compared], suggestions=next_questions(topic, compared[0]))


def _subject(role: Role | None, topic: str, article: Article | None, called: Mapping[str, str]) -> str:
    """Return what "more" is about, as a heading says it."""
    if article:
        about = f"{lower_first(titled(role, called))}: " if role and article.words else ""
        return f"{about}{lower_first(article.title)}"
    return f"{lower_first(titled(role, called))}: {TOPICS[topic][0]}" if role else TOPICS[topic][0]


_FIELDS = {
    "role_overview": ("duties", "skills"),
    "duties": ("duties", "skills", "work_setting"),
    "which_suits_me": ("work_setting", "skills", "duties"),
    "education": ("education", "experience"),
    "salary": ("pay", "outlook"),
    "career_path": ("career_path", "experience", "education"),
    "experience_needed": ("experience", "career_path"),
    "skills": ("skills", "duties"),
    "work_setting": ("work_setting", "duties"),
    "certification": ("certifications", "education"),
    "outlook": ("outlook", "pay"),
    "difference": ("duties", "skills"),
    "entry_without_degree": ("experience", "career_path"),
    "courses": ("certifications", "education"),
}


def _role_points(role: Role, topic: str | None, of_the_topic: bool = False) -> list[Point]:
    fields = _FIELDS.get(topic or "", ("duties",))
    return [point for field in fields[: 1 if of_the_topic else None] for point in getattr(role, field)]


def sources(context: Context) -> Answer:
    """Say where the last answer comes from and how old it is."""
    notes = [SourceNote(**note) for note in (context.last or {}).get("sources", [])]
    if not notes:
        return Answer(
            "small_talk",
            "My last answer was general knowledge of the field, with no source behind it.",
            suggestions=["What can you do?"],
        )
    shown = [f"- [{index}] {note.publisher}: {note.title} ({note.year})" for index, note in enumerate(notes, 1)]
    return Answer(
        "small_talk", "My last answer rests on these sources:\n\n" + "\n".join(shown), sources=notes, suggestions=["Tell me more"]
    )
