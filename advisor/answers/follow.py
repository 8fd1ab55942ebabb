"""Half sentences that lean on what was said before: "and a director?", "the second one", "tell me more"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..knowledge.base import Knowledge
from . import interviews, meant, more, onward, pay_periods, recommended, refer, subjects, turned, turned_study, weighed
from .fragments import FALLBACK, SHORT, Rule, is_named, likely_intents, respect
from .model import Answer, Context, Question


def in_context(knowledge: Knowledge, question: Question, context: Context) -> Question:
    """Return a question with the intent and the names that the talk gives it, where its own words leave that open.

    "Which is quicker?" is about the degrees just compared, "is that bad for the hospital?" about what was just said. What it
    most likely means is decided first, then whether the talk turns that to something else; in each the first rule that
    applies counts. What speaks of interviews or of a subject by name is turned to nothing else.
    """
    by_name = _first(knowledge, question, context, (*interviews.RULES, *subjects.RULES))
    if by_name is not None:
        return by_name
    for rules in (
        (recommended.asked, *onward.RULES, *meant.RULES),
        (*pay_periods.RULES, *turned_study.RULES, *turned.RULES, *weighed.RULES),
    ):
        question = _first(knowledge, question, context, rules) or question
    return question


def _first(knowledge: Knowledge, question: Question, context: Context, rules: Sequence[Rule]) -> Question | None:
    """Return a question as the first rule that applies changes it; None where none does."""
    found = (rule(knowledge, question, context) for rule in rules)
    return next((changed for changed in found if changed is not None), None)


# "Even in a small hospital?" asks whether it holds there too.
_EVEN = re.compile(r"^\W*(?:(?:and|but|so|ok|really)\W+)*even\b", re.IGNORECASE)

# "How do I become a paramedic?"
_BECOME = re.compile(r"\b(?:becom\w+|get into|train(?:ing)? (?:to be|as)|qualify as|route in)\b", re.IGNORECASE)


def likeliest(question: Question) -> str | None:
    """Return the likeliest career topic of a question that was taken for something else; None if none is likely."""
    return next((intent[4:] for intent in likely_intents(question)), None)


def asked_for(question: Question) -> str | None:
    """Return the career topic that the words of a question on another job ask for, None where none of them does."""
    return respect(question) or ("career_path" if _BECOME.search(question.text) else None)


def leans(question: Question, context: Context) -> bool:
    """Tell whether an unclear question is likely a half sentence that goes on with the topic of the talk."""
    return bool(context.topic and is_named(question) and len(question.text.split()) <= SHORT)


def resolve(knowledge: Knowledge, question: Question, context: Context) -> Question | Answer:
    """Return the full question a half sentence stands for, or the answer itself where there is no question in it."""
    if is_named(question) or (context.topic and _EVEN.search(question.text)):
        return replace(question, intent=f"ask_{context.topic or 'role_overview'}", article=None)
    place = refer.position(question.text)
    if place is not None and (item := more.of_the_list(context, place)):
        # "The second one" of the steps that were told.
        return item
    if context.topic and context.last and context.last.get("sources"):
        return more.more(knowledge, context)
    return replace(question, intent=FALLBACK)
