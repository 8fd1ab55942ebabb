"""What the talk turns a clear question on study to: rules, of which the first that applies counts."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from .aspects import aspect
from .fragments import COSTS, DENIES, PAY, WHICH, Rule, few_words, is_named, many_words, points_back
from .model import Context, Question

_STUDY = frozenset({"education", "courses"})
_ASKED_OF_POSTS = re.compile(r"\b(?:both|they|each|either|needs?|needed|requires?|required|have to|must)\b", re.IGNORECASE)
_NEEDS = re.compile(r"\b(?:need|needs|needed|requires?|required|ha(?:ve|s) to have|must)\b", re.IGNORECASE)
_HIGHER = frozenset({"bachelor", "postgraduate", "master", "doctorate"})
_DEGREE = re.compile(r"\b(?:degrees?|uni|university|qualifications?|without|no)\b", re.IGNORECASE)
_OWN_DEGREE = re.compile(
    r"\b(?:finished|finishing|got|have|hold|did|with|graduated)\b(?: \w+)? (?:an?|my) (?:\w+ ){0,2}degree\b", re.IGNORECASE
)
_NOT = re.compile(rf"\b(?:{DENIES}|no)\b", re.IGNORECASE)
_DO_IT = re.compile(r"\b(?:do|study|take|fit|manage) (?:it|that|them|one|this|either)\b", re.IGNORECASE)
_OF_STUDY = frozenset({"degree_comparison", "courses", "education", "certification"})
_THEY_EARN = re.compile(r"\b(?:they|managers?|he|she|that (?:job|post|role))\b", re.IGNORECASE)
_AFTER_IT = re.compile(r"\b(?:at the end|after(?:wards)?|once|when i(?:'m| am)? (?:finish|done|qualif)\w*|then)\b", re.IGNORECASE)
_WITHOUT = re.compile(
    r"\bwithout (?:[\w']+ ){0,4}(?:residency|fellowship|internship|experience|registration|rn|nurse|doctor|clinician|clinical)\b"
    r"|\b(?:i'?m|i am|im|am) not (?:an? )?(?:rn|nurse|doctor|clinician|clinical|registered)\b",
    re.IGNORECASE,
)
# "How do I get it?", "what would I have to do for that?"
_HOW_TO_GET = re.compile(
    r"^\W*(?:(?:and|ok|so|but)\W+)*(?:how (?:do|can|would|could|does)(?: \w+)? "
    r"(?:get|earn|obtain|go about|apply for|qualify for) (?:it|that|one|this)"
    r"|what (?:do|would) i (?:need|have) to do (?:for|to get) (?:it|that|one))\b",
    re.IGNORECASE,
)
_IS_IT = re.compile(
    r"\b(?:is|are) (?:it|that|this|they)(?: (?:a|an|like|real|full|proper|actual))* "
    r"(?:degree|qualification|certificate|diploma|master'?s|licen[cs]e|award)\b",
    re.IGNORECASE,
)
_HELD = {"certification": "ask_certification", "programme": "ask_courses"}
_A_DEGREE = re.compile(
    r"\b(?:degrees?|diploma|uni\w*|college|school|bachelor\w*|master\w*|bsn|adn|msn|qualif\w*|gcses?)\b", re.IGNORECASE
)


def _paid_after(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What one earns after a course is the pay of the post that the talk was on before it: "what's the salary at the end?"."""
    posts = [id for kind, id in context.things if kind == "role" and id not in knowledge.umbrellas]
    studied = context.entries and not context.roles and question.topic == "salary" and not is_named(question)
    if not (studied and posts and (_AFTER_IT.search(question.text) or _THEY_EARN.search(question.text))):
        return None
    return replace(question, names={**question.names, "role": [[posts[-1]]]})


def _without_something(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Without a residency, or without being a nurse, is no question on degrees."""
    applies = question.topic == "entry_without_degree" and _WITHOUT.search(question.text)
    return replace(question, intent="ask_experience_needed") if applies and not _A_DEGREE.search(question.text) else None


def _price(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """How much it is, is the price of what was just told; what one gets paid on a scheme is asked of that scheme."""
    if is_named(question) or question.topic != "salary" or not context.entries or context.roles:
        return None
    kind, id = context.entries[0]
    if kind == "programme" and few_words(question) and PAY.search(question.text):
        return replace(question, names={**question.names, kind: [[id]]})
    earned = kind != "programme" and PAY.search(question.text)
    price = (aspect(question.text) == "cost" and not earned) or (kind == "programme" and points_back(question))
    return replace(question, intent=COSTS.get(kind, question.intent)) if price else None


def _while_working(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether something can be studied beside work is asked of the degree in focus: "could I do it in the evenings?"."""
    studied = [[kind, id] for kind, id in context.things if kind in ("degree", "programme", "certification")]
    asks = question.topic == "work_setting" and not is_named(question) and _DO_IT.search(question.text)
    if not (asks and studied and context.topic in _OF_STUDY):
        return None
    kind, id = studied[-1]
    return replace(question, intent="ask_courses", names={**question.names, kind: [[id]]})


def _which_degree(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which one, in a talk on study, is which degree."""
    which = question.intent == "follow_up" and context.topic in _STUDY and WHICH.search(question.text)
    return replace(question, intent="ask_degree_comparison") if which and not is_named(question) else None


def _how_to_get(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """How to get it, after a certificate or a programme, asks for the way to that."""
    kind, id = context.entries[0] if len(context.entries) == 1 else ("", "")
    if kind not in _HELD or is_named(question) or not _HOW_TO_GET.search(question.text):
        return None
    return replace(question, intent=_HELD[kind], names={**question.names, kind: [[id]]}, article=None, nearness=0.0)


def _what_it_is(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether it is a degree, after a certificate or a programme, is asked of that."""
    kind, id = context.entries[0] if len(context.entries) == 1 else ("", "")
    if kind not in _HELD or not _IS_IT.search(question.text):
        return None
    return replace(question, intent=_HELD[kind], names={**question.names, "degree": [], kind: [[id]]}, article=None, nearness=0.0)


def _one_degree(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A degree with no other to set beside it is asked about for a post: "do both need an MBA?"."""
    degrees = {ids[0] for ids in question.names.get("degree", [])} | {id for kind, id in context.things if kind == "degree"}
    posts = bool(context.roles) and not question.names.get("role")
    applies = question.topic == "degree_comparison" and len(degrees) == 1 and posts and _ASKED_OF_POSTS.search(question.text)
    return replace(question, intent="ask_education", names={**question.names, "degree": []}) if applies else None


def _needed(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether a post asks for a course is told with what it asks for: "does she need the level 5?"."""
    named = question.names.get("programme") and (question.names.get("role") or context.roles)
    asks = named and question.topic in _STUDY and not many_words(question) and _NEEDS.search(question.text)
    return replace(question, intent="ask_education", names={**question.names, "programme": []}) if asks else None


def _has_a_degree(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Who holds a degree and asks for a way in, asks for none without one: "MBA, ten years in retail, can I get in?"."""
    held = knowledge.degrees.get(context.profile.get("qualification", ""))
    known = held and held.level in _HIGHER and not _DEGREE.search(question.text)
    # "Just finished a geography degree, can I do anything in NHS management?"
    told = _OWN_DEGREE.search(question.text) and not _NOT.search(question.text)
    applies = question.topic == "entry_without_degree" and (known or told)
    return replace(question, intent="ask_career_path", article=None) if applies else None


RULES: tuple[Rule, ...] = (
    _paid_after,
    _without_something,
    _price,
    _while_working,
    _which_degree,
    _how_to_get,
    _what_it_is,
    _one_degree,
    _needed,
    _has_a_degree,
)
