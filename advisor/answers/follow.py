"""Half sentences that lean on what was said before: "and a director?", "the second one", "tell me more"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from ..knowledge.schema import Point, Role
from .model import Answer, Context, Question, SourceNote
from .phrasing import next_questions
from .writing import Draft

_ORDINALS = {
    "first": 0,
    "1st": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "last": -1,
    "latter": -1,
    "former": 0,
}
_NAMING = ("role", "degree", "certification", "programme", "band", "country")
_COMPARISONS = frozenset({"which_is_better", "which_suits_me", "difference", "degree_comparison"})
# "How much is it?" is about the price of what was just told.
_COSTS = {"certification": "ask_certification", "programme": "ask_courses", "degree": "ask_courses"}
# Refusals that a few words pointing back to the talk do not deserve.
_UNSURE = frozenset({"out_of_scope_unrelated", "out_of_scope_other_jobs", "out_of_scope_nonsense", "nlu_fallback"})
_POINTING = re.compile(r"\b(?:that|this|it|those|these|they|them|he|she|him|her|one|ones)\b", re.IGNORECASE)
# How people begin when they put something right: "no, I meant practice manager".
_CORRECTING = re.compile(r"^\W*(?:no\b|not\b|sorry\b|actually\b|i (?:meant?|was asking)\b|wrong\b)", re.IGNORECASE)
# A short text that names something is taken to go on with the topic; a long one has a topic of its own.
_SHORT = 6


def in_context(knowledge: Knowledge, question: Question, context: Context) -> Question:
    """Return a question with the intent that the talk gives it, where its own words leave that open.

    "Which is quicker?" is about the degrees just compared, "is that bad for the hospital?" about what was just said.
    """
    if context.options and chosen(knowledge, question, context) is not None:
        return replace(question, intent="follow_up")
    named = any(question.names.get(kind) for kind in _NAMING)
    if named and context.topic and _CORRECTING.search(question.text) and len(question.text.split()) <= _SHORT + 2:
        return replace(question, intent="follow_up")
    if not named and question.topic == "salary" and context.entries and not context.roles:
        return replace(question, intent=_COSTS.get(context.entries[0][0], question.intent))
    if not named and question.topic in _COMPARISONS and len(context.entries) > 1:
        return replace(question, intent="ask_degree_comparison" if context.entries[0][0] == "degree" else "ask_certification")
    if question.intent in _UNSURE and context.topic and points_back(question) and not named:
        likely = next((intent for intent in question.ranking if intent.startswith("ask_") and intent != "ask_sources"), None)
        return replace(question, intent=likely or "follow_up")
    return question


def points_back(question: Question) -> bool:
    """Tell whether a question is a few words that point to what was said before: "do I need a master's for that?"."""
    return bool(_POINTING.search(question.text)) and len(question.text.split()) <= _SHORT + 2


def leans(question: Question, context: Context) -> bool:
    """Tell whether an unclear question is likely a half sentence that goes on with the topic of the talk."""
    names = any(question.names.get(kind) for kind in _NAMING)
    return bool(context.topic and names and len(question.text.split()) <= _SHORT)


def resolve(knowledge: Knowledge, question: Question, context: Context) -> Question | Answer:
    """Return the full question a half sentence stands for, or the answer itself where there is no question in it."""
    option = chosen(knowledge, question, context)
    if option is not None:
        topic, role = option
        return replace(question, intent=f"ask_{topic}", names={"role": [[role]]} if role else {}, article=None)
    position = _position(question.text)
    if position is not None and len(context.roles) > 1 and -1 <= position < len(context.roles):
        return replace(
            question, intent=f"ask_{context.topic or 'role_overview'}", names={"role": [[context.roles[position]]]}, article=None
        )
    if any(question.names.get(kind) for kind in _NAMING):
        return replace(question, intent=f"ask_{context.topic or 'role_overview'}", article=None)
    if context.topic and context.last and context.last.get("sources"):
        return _more(knowledge, context)
    return replace(question, intent="nlu_fallback")


def chosen(knowledge: Knowledge, question: Question, context: Context) -> list[str] | None:
    """Return the option that a few words pick from those last offered: "the second one", "2", "the medical one"; None if none."""
    words = set(re.findall(r"[a-z0-9]+", question.text.lower()))
    if not context.options or len(words) > _SHORT:
        return None
    position = _position(question.text)
    if position is not None:
        return context.options[position] if -1 <= position < len(context.options) else None
    own = [set(re.findall(r"[a-z]+", knowledge.roles[role].title.lower())) if role else set() for _, role in context.options]
    telling = [names - set().union(*(other for other in own if other is not names)) for names in own]
    picked = [option for option, names in zip(context.options, telling, strict=True) if names & words]
    return picked[0] if len(picked) == 1 else None


def _position(text: str) -> int | None:
    """Return the position that a text names, from 0, or -1 for the last; None if it names none."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    if len(words) == 1 and words[0].isdigit():
        return int(words[0]) - 1
    return next((_ORDINALS[word] for word in words if word in _ORDINALS), None)


def _more(knowledge: Knowledge, context: Context) -> Answer:
    """Tell what the last answer left out: the rest of its article, else further points on the role, else on the field."""
    last = str((context.last or {}).get("text", ""))
    topic = context.topic or "role_overview"
    draft = Draft(knowledge, topic, context.country)
    role = knowledge.roles.get(context.roles[0]) if context.roles else None
    article = next((entry for entry in knowledge.articles.values() if entry.topic == topic and entry.lead.text in last), None)
    pools = [[article.lead, *article.points]] if article else []
    if role:
        pools.append(_role_points(role, topic))
    else:
        general = knowledge.default_article(topic)
        pools.append([general.lead, *general.points])
    unsaid = next((left for pool in pools if (left := [point for point in pool if point.text not in last])), [])
    if not unsaid:
        return Answer(topic, "That is all I know on this point. You could ask:", suggestions=next_questions(topic, role))
    draft.say("There is a little more to say.").points(unsaid, in_order=bool(article and article.in_order))
    return draft.answer(context.roles, suggestions=next_questions(topic, role))


_FIELDS = {
    "role_overview": ("duties", "skills"),
    "duties": ("duties", "skills", "work_setting"),
    "education": ("education", "experience"),
    "salary": ("pay", "outlook"),
    "career_path": ("career_path", "experience", "education"),
    "experience_needed": ("experience", "career_path"),
    "skills": ("skills", "duties"),
    "work_setting": ("work_setting", "duties"),
    "certification": ("certifications", "education"),
    "outlook": ("outlook", "pay"),
    "difference": ("duties", "skills"),
}


def _role_points(role: Role, topic: str | None) -> list[Point]:
    return [point for field in _FIELDS.get(topic or "", ("duties",)) for point in getattr(role, field)]


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
        "small_talk", "My last answer rests on these:\n\n" + "\n".join(shown), sources=notes, suggestions=["Tell me more"]
    )
