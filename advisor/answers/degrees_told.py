"""What is asked of the degrees and apprenticeships that were told of or compared: rules over the talk."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from .aspects import aspect
from .compare import MOST_COMPARED
from .focus import roles_of
from .fragments import GET_THERE, HALF, PAY, UNSURE, few_words, is_named, many_words
from .model import Context, Question

_APPRENTICESHIP = re.compile(r"\bapprenticeships?\b", re.IGNORECASE)
# "Can I skip the apprenticeship?"
_PUT_ASIDE = re.compile(
    r"\b(?:skip|avoid|without(?: doing)?|instead of|not do|don'?t (?:want|do)|do i have to do|miss out) (?:an?|the|that|any) "
    r"(?:\w+ ){0,2}apprenticeship\b",
    re.IGNORECASE,
)
# "Which level?" of several that were told of.
_WHICH_LEVEL = re.compile(r"\b(?:which|what) (?:level|one)\b", re.IGNORECASE)
_MEANWHILE = re.compile(r"\b(?:while|during|still|on (?:it|one|them|these|those))\b", re.IGNORECASE)
_EARNING = "apprenticeship"
_ON_APPRENTICESHIPS = frozenset({None, "courses", "education", "degree_comparison", "entry_without_degree"})
# Topics that a question on one side of a degree may be taken for.
_ONE_SIDE = frozenset({"courses", "salary", "work_setting", "education"})
_SIDES = frozenset({"cost", "length", "format"})
_OF_A_DEGREE = re.compile(r"\bhow long (?:is|are)\b|\b(?:degrees?|courses?|master'?s|bachelor'?s)\b", re.IGNORECASE)
# "How much more money would it be?" is about the pay of the post.
_MORE_MONEY = re.compile(
    r"\bhow much (?:more|extra|better)\b|\bstart(?:ing)? (?:on|at|pay|salary)\b|\bmoney (?:would|will|do|is)\b", re.IGNORECASE
)
# "Or are there shorter courses?" asks for others.
_SHORT_COURSES = re.compile(r"\bshort(?:er)? courses?\b", re.IGNORECASE)
# "What's the cheapest of them?"
_OF_THEM = re.compile(r"\b(?:of (?:them|these|those|the (?:two|three|four))|(?:cheap|quick|short|long|fast|dear)\w*est)\b", re.I)


def apprenticeships(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The apprenticeships there are: "what about apprenticeships, do they do ones for managers?"."""
    meant = question.names.get("degree", [])
    levels = [{knowledge.degrees[id].level for id in ids} for ids in meant]
    if meant and _PUT_ASIDE.search(question.text) and not many_words(question):
        posts = [[id] for id in roles_of(context)[-1:]] or [
            [role.id] for role in knowledge.kinds_of_work if role.track == "management"
        ]
        names = {**question.names, "degree": [], "role": question.names.get("role") or posts}
        return replace(question, intent="ask_entry_without_degree", names=names, article=None)
    one = any(len(ids) == 1 for ids in meant) or question.names.get("programme")
    asks = _APPRENTICESHIP.search(question.text) and not many_words(question) and all(level == {_EARNING} for level in levels)
    if one or not asks or question.topic not in _ON_APPRENTICESHIPS:
        return None
    article = knowledge.articles.get("apprenticeships")
    names = {**question.names, "degree": [], "role": []}
    return replace(question, intent=f"ask_{article.topic}", names=names, article=article.id, nearness=1.0) if article else None


def of_those_told(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """One side of the degrees that an answer on what a post asks for ended with: "how long is that?", "can I do it online?"."""
    last = str((context.last or {}).get("text", ""))
    told = re.search(r"Degrees(?: and courses)? that fit: ([^.]+)", last)
    side = aspect(question.text)
    asked = question.intent in HALF or question.topic in _ONE_SIDE
    takes = side == "length" and not _OF_A_DEGREE.search(question.text)
    if context.entries or is_named(question) or not (asked and side in _SIDES) or not few_words(question):
        return None
    if _MORE_MONEY.search(question.text) or _SHORT_COURSES.search(question.text):
        return None
    earning = knowledge.articles.get("apprenticeships")
    if earning and earning.lead.text in last:
        levels = [degree for degree in knowledge.degrees.values() if degree.level == _EARNING]
        shown = [[degree.id] for degree in levels if " ".join(degree.title.split()[:2]) in last]
        return replace(question, intent="ask_degree_comparison", names={**question.names, "degree": shown[:MOST_COMPARED]})
    if not told or takes:
        return None
    short = set(re.findall(r"\w[\w' -]*\w", told[1].replace(" and ", ", ")))
    fitting = [degree for degree in knowledge.degrees.values() if short & {degree.title, *degree.all_names}]
    at_home = [degree for degree in fitting if context.country in (None, degree.country) or degree.country == "international"]
    ids = [degree.id for degree in at_home or fitting]
    if not ids or PAY.search(question.text) or GET_THERE.search(question.text):
        return None
    intent = "ask_degree_comparison" if len(ids) > 1 else "ask_courses"
    return replace(question, intent=intent, names={**question.names, "degree": [[id] for id in ids[:MOST_COMPARED]]})


def paid_on_one(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether one is paid meanwhile is told with the apprenticeships: "and will I still get paid while I do it?"."""
    earning, wages = knowledge.articles.get("apprenticeships"), knowledge.articles.get("apprentice_pay")
    told = earning and earning.lead.text in str((context.last or {}).get("text", ""))
    asks = question.topic == "salary" and not is_named(question) and _MEANWHILE.search(question.text)
    return replace(question, intent=f"ask_{wages.topic}", article=wages.id, nearness=1.0) if wages and told and asks else None


def which_level(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of the levels told of is for the asker: "I'm on band 5, which level?"."""
    levels = [[id] for kind, id in context.entries if kind == "degree"]
    asks = len(levels) > 1 and question.topic in ("level_hierarchy", "which_suits_me", None) and not many_words(question)
    if not asks or question.names.get("role") or not _WHICH_LEVEL.search(question.text):
        return None
    return replace(question, intent="ask_degree_comparison", names={**question.names, "degree": levels, "band": []})


def of_those_compared(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """One side of the degrees that a talk compared before it went on to a post: "what's the cheapest of them?"."""
    degrees = [id for kind, id in context.things if kind == "degree"]
    asked = question.intent in HALF | UNSURE and aspect(question.text) in _SIDES and _OF_THEM.search(question.text)
    if len(degrees) < 2 or context.entries or is_named(question) or not asked or not few_words(question):
        return None
    return replace(question, intent="ask_degree_comparison", names={**question.names, "degree": [[id] for id in degrees]})
