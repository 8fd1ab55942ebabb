"""Pay for another time than a year of full-time work: by the month, for some days a week, and that it is before tax."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from ..knowledge.schema import Band, Pay
from .about import Subject
from .compare import general_pay
from .fragments import HALF, Rule, is_faint, is_named
from .model import Answer, Context, Question
from .writing import SIGNS

_BY_THE_MONTH = re.compile(r"\b(?:a|per|each|every|by the) month\b|\bmonthly\b|\bp/?m\b", re.IGNORECASE)
_DAYS = re.compile(r"\b(?P<days>[1-4]|one|two|three|four) days\b", re.IGNORECASE)
_AFTER_TAX = re.compile(r"\b(?:(?:after|before|minus|less) tax|take[- ]?home|net pay|in my (?:pocket|hand))\b", re.IGNORECASE)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4}
_FULL_WEEK = 5
_MONTHS = 12


def told(knowledge: Knowledge, answer: Answer, question: Question, about: Subject) -> Answer:
    """Begin an answer on pay, where asked, with its figure by the month or for part of a week, and that it is before tax."""
    if answer.topic != "salary":
        return answer
    said = []
    pay = _figure(knowledge, about)
    if pay and _BY_THE_MONTH.search(question.text):
        said.append(f"That is about {_amount(pay, 1 / _MONTHS)} a month before tax.")
    if pay and (found := _DAYS.search(question.text)):
        days = _NUMBERS.get(found["days"].lower()) or int(found["days"])
        said.append(
            f"For {found['days']} of {_FULL_WEEK} days that is about {_amount(pay, days / _FULL_WEEK)} a year before tax."
        )
    if pay and said:
        known = {note.id: index for index, note in enumerate(answer.sources, 1)}
        said[-1] += "".join(f" [{known[id]}]" for id in pay.sources[:1] if id in known)
    if not said and _AFTER_TAX.search(question.text):
        said.append("These are figures before tax; what would be left of them I cannot work out.")
    return replace(answer, text="\n\n".join([*said, answer.text])) if said else answer


def _figure(knowledge: Knowledge, about: Subject) -> Pay | None:
    """Return the one figure that a question is about: of its post, else of its pay band."""
    bands = [entry for _, entry in about.entries if isinstance(entry, Band)]
    if len(about.roles) == 1:
        return general_pay(knowledge, about.roles[0], about.country)
    return bands[0].pay[0] if len(bands) == 1 and not about.roles else None


def _amount(pay: Pay, share: float) -> str:
    """Return a share of what is paid a year, as a range or as the median."""
    sign, one = SIGNS[pay.currency], pay.median or pay.low or 0
    if pay.low and pay.high and not pay.median:
        return f"{sign}{pay.low * share:,.0f} to {sign}{pay.high * share:,.0f}"
    return f"{sign}{one * share:,.0f}"


def _period(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Pay by another time, in a talk on pay: "how much is that a month?"."""
    asks = any(pattern.search(question.text) for pattern in (_BY_THE_MONTH, _DAYS, _AFTER_TAX))
    leans = context.topic == "salary" and (question.intent in HALF or is_faint(question, context))
    return replace(question, intent="ask_salary") if asks and leans and not is_named(question) else None


RULES: tuple[Rule, ...] = (_period,)
