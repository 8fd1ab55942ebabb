"""Half sentences that lean on what was said before: "and a director?", "the second one", "tell me more"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from ..knowledge.schema import Article, Point, Role
from . import refer
from .model import Answer, Context, Question, SourceNote
from .phrasing import TOPICS, next_questions
from .writing import Draft, lower_first, name

_NAMING = ("role", "degree", "certification", "programme", "band", "country")
_COMPARISONS = frozenset({"which_is_better", "which_suits_me", "difference", "degree_comparison"})
# "How much is it?" is about the price of what was just told.
_COSTS = {"certification": "ask_certification", "programme": "ask_courses", "degree": "ask_courses"}
# Refusals that a few words in the middle of a talk do not deserve.
_UNSURE = frozenset({"out_of_scope_unrelated", "out_of_scope_other_jobs", "out_of_scope_nonsense", "nlu_fallback"})
# Refusals on the safe side, where something in the subject is likelier.
_CAREFUL = _UNSURE | {"out_of_scope_medical_advice"}
_HALF = frozenset({"follow_up", "nlu_fallback", "out_of_scope_nonsense", "affirm", "repeat"})
OTHER_JOBS = "out_of_scope_other_jobs"
_POINTING = re.compile(r"\b(?:that|this|it|those|these|they|them|he|she|him|her|one|ones)\b", re.IGNORECASE)
# "Must I be a doctor?" asks what a post requires, not about doctors.
_BEING = re.compile(r"\b(?:be|being) an? ", re.IGNORECASE)
_TELL = re.compile(r"\b(?:tell|more|about|describe|explain)\b", re.IGNORECASE)
_WHY = re.compile(r"^\W*(?:but |and |ok |so )*why(?: (?:is that|not|though|tho|so|both))?\W*$", re.IGNORECASE)
_OF_BOTH = frozenset({"which_is_better", "why_both_matter"})
_STUDY = frozenset({"education", "courses"})
# How people begin when they put something right: "no, I meant practice manager".
_CORRECTING = re.compile(r"^\W*(?:no\b|not\b|sorry\b|actually\b|i (?:meant?|was asking)\b|wrong\b)", re.IGNORECASE)
# A short text that names something is taken to go on with the topic; a long one has a topic of its own.
_SHORT = 6
# Below this confidence a few words in the middle of a talk may well be on the next likely topic.
_FAINT = 0.6
_WHICH = re.compile(
    r"\b(?:which|better|best|quicker|faster|longer|shorter|cheaper|dearer|easier|harder|quickest|cheapest|easiest)\b",
    re.IGNORECASE,
)
# Words that ask nothing beside a name: "and the CEO?", "what about a director".
_FILLERS = frozenset(
    [
        "and",
        "n",
        "an",
        "&",
        "or",
        "but",
        "so",
        "ok",
        "okay",
        "then",
        "what",
        "how",
        "about",
        "for",
        "a",
        "the",
        "of",
        "as",
        "if",
        "i",
        "mean",
        "meant",
        "same",
        "with",
    ]
)


def in_context(knowledge: Knowledge, question: Question, context: Context) -> Question:
    """Return a question with the intent and the names that the talk gives it, where its own words leave that open.

    "Which is quicker?" is about the degrees just compared, "is that bad for the hospital?" about what was just said.
    """
    question = _as_likely(knowledge, question, context)
    named = any(question.names.get(kind) for kind in _NAMING)
    if not named and question.topic == "salary" and context.entries and not context.roles:
        return replace(question, intent=_COSTS.get(context.entries[0][0], question.intent))
    if not named and context.topic and _WHY.match(question.text):
        # Why the one is no better, or why they differ, is why both are needed.
        return replace(question, intent="ask_why_both_matter" if context.topic in _OF_BOTH else "follow_up")
    if not named and question.intent == "follow_up" and context.topic in _STUDY and _WHICH.search(question.text):
        return replace(question, intent="ask_degree_comparison")
    return question


def _as_likely(knowledge: Knowledge, question: Question, context: Context) -> Question:
    """Return a question with what it most likely means in the talk."""
    named = any(question.names.get(kind) for kind in _NAMING)
    choice = refer.offered(knowledge, question, context)
    if choice is None and not named:
        choice = refer.in_focus(question, context) or refer.suggested(knowledge, question, context)
    if choice is not None:
        return _chosen(question, choice, context)
    if named and context.topic and _CORRECTING.search(question.text) and len(question.text.split()) <= _SHORT + 2:
        return replace(question, intent="follow_up")
    if question.intent == "follow_up" and question.names.get("other_role") and not named:
        return replace(question, intent=OTHER_JOBS)
    if not named and context.entries and len(context.things) > 1:
        halves = question.intent in _HALF | _UNSURE and _WHICH.search(question.text)
        if halves or question.topic in _COMPARISONS:
            kind = context.entries[0][0]
            return replace(question, intent="ask_degree_comparison" if kind == "degree" else _COSTS.get(kind, question.intent))
    if named and context.topic and _only_names(question):
        return replace(question, intent="follow_up")
    likely = _likely(question)
    few = len(question.text.split()) <= _SHORT + 2
    if context.topic and few and not named and likely and question.confidence < _FAINT and question.intent in _HALF | _UNSURE:
        return replace(question, intent=likely[0])
    other_job = question.names.get("other_role") and not _BEING.search(question.text)
    if question.intent in _CAREFUL and context.topic and not other_job and question.ranking[:1] == likely[:1] != []:
        # By itself it would be declined to be on the safe side; in a talk about careers it is what it most likely means.
        return replace(question, intent=question.ranking[0])
    if question.intent in _UNSURE and context.topic and points_back(question) and not named:
        return replace(question, intent=next(iter(likely), "follow_up"))
    return question


def _only_names(question: Question) -> bool:
    """Tell whether a question says no more than names: "n the CEO"."""
    rest = question.text.lower()
    for called in sorted(question.called.values(), key=len, reverse=True):
        rest = rest.replace(called.lower(), " ")
    return bool(question.called) and set(re.findall(r"[\w&]+", rest)) <= _FILLERS


def _likely(question: Question) -> list[str]:
    """Return the career intents among the likeliest, best first."""
    return [intent for intent in question.ranking if intent.startswith("ask_") and intent[4:] in TOPICS]


def _chosen(question: Question, choice: refer.Choice, context: Context) -> Question:
    """Return the question that somebody asks by pointing to one of several things."""
    intent = question.intent
    if choice.topic:
        intent = f"ask_{choice.topic}"
    elif _TELL.search(question.text) and (intent in _HALF or question.topic in ("difference", "role_overview")):
        intent = "ask_role_overview" if choice.role else "ask_education"
    elif intent in _HALF or question.topic is None:
        intent = f"ask_{context.topic or 'role_overview'}"
    return replace(question, intent=intent, names={**question.names, **choice.names()}, article=None)


def points_back(question: Question) -> bool:
    """Tell whether a question is a few words that point to what was said before: "do I need a master's for that?"."""
    return bool(_POINTING.search(question.text)) and len(question.text.split()) <= _SHORT + 2


def leans(question: Question, context: Context) -> bool:
    """Tell whether an unclear question is likely a half sentence that goes on with the topic of the talk."""
    names = any(question.names.get(kind) for kind in _NAMING)
    return bool(context.topic and names and len(question.text.split()) <= _SHORT)


def resolve(knowledge: Knowledge, question: Question, context: Context) -> Question | Answer:
    """Return the full question a half sentence stands for, or the answer itself where there is no question in it."""
    if any(question.names.get(kind) for kind in _NAMING):
        return replace(question, intent=f"ask_{context.topic or 'role_overview'}", article=None)
    if context.topic and context.last and context.last.get("sources"):
        return _more(knowledge, context)
    return replace(question, intent="nlu_fallback")


def again(knowledge: Knowledge, answer: Answer, context: Context) -> Answer:
    """Return what to say to a question asked twice in a row: what the first answer left out, or the same if nothing was."""
    last = context.last or {}
    if last.get("topic") != answer.topic or not str(last.get("text", "")).endswith(answer.text):
        return answer
    more = _more(knowledge, context)
    if not more.sources:
        return replace(answer, text=f"As I said:\n\n{answer.text}")
    return replace(more, text=f"That is what I have just told you.\n\n{more.text}", roles=answer.roles)


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
    draft.say(f"**More on {_subject(role, topic, article)}**").points(unsaid, in_order=bool(article and article.in_order))
    return draft.answer(context.roles, suggestions=next_questions(topic, role))


def _subject(role: Role | None, topic: str, article: Article | None) -> str:
    """Return what "more" is about, as a heading says it."""
    if article:
        return lower_first(article.title)
    return f"{name(role)}: {TOPICS[topic][0]}" if role else TOPICS[topic][0]


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
