"""What somebody is paid, or is offered, as they tell it, set beside the figures of a post: "I'm on £43k, so a pay cut then?".

An amount told for an hour is counted for a year of full-time work: 2,080 hours in the US (40 a week), 1,950 in the UK
(37.5 a week, the hours of NHS staff).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..knowledge.base import Knowledge
from ..knowledge.schema import Band, Pay
from .about import Subject
from .compare import general_pay
from .model import Answer, Context, Question
from .writing import SIGNS, a, lower_first, name

PAY = "pay"
_HOURS = {"USD": 2_080, "GBP": 1_950, "": 2_080}
# What may be paid for an hour and for a year; other amounts are prices, beds or debts.
_AN_HOUR, _A_YEAR = (8, 200), (10_000, 600_000)
_AMOUNT = re.compile(
    r"(?P<sign>[£$])? ?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d{1,2})?) ?(?P<thousand>k\b)?(?! ?(?:m\b|mil|bn|billion|%|,?\d))"
    r"(?P<dollars> ?(?:dollars|bucks|usd)\b)?(?P<pounds> ?(?:pounds|quid|gbp)\b)?"
    r"(?P<hourly> ?(?:/ ?(?:hr|hour|h)\b|(?:an|per|a) (?:hour|hr)\b|hourly|ph\b))?",
    re.IGNORECASE,
)
_NO_PAY = re.compile(
    r"^ ?(?:(?!(?:as|plus|and|with|or)\b)\w+ ){0,2}(?:in debt|debt|loans?|patients?|beds?|staff|people|list|miles?"
    r"|employees|square|bonus|sign)\b",
    re.IGNORECASE,
)
_NO_PAY_BEFORE = re.compile(
    r"\b(?:debt|loans?|costs?|fees?|tuition|budget|turnover|revenue|reimburs\w*|grant|list size|population|worth|spend"
    r"|spent|save\w*)"
    r"\b[^.,;?!]{0,20}$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:i (?:currently |now |only )?(?:make|made|earn|earned|get|got paid|am on)|i'?m (?:currently |now )?(?:on|at"
    r"|making|earning|paid)"
    r"|im (?:currently |now )?(?:on|at|making|earning)|currently (?:make|making|earn|earning|on|at|paid)?|making|earning"
    r"|my (?:current )?(?:pay|salary|wage) (?:is|of)|(?:cut|drop|going|go|come|coming|step|down|move|moving|up) from"
    r"|compared (?:to|with)(?: my)?|from|on)"
    r"(?: (?:about|around|roughly|just|only|over|under|almost|nearly|like|a))* ?$",
    re.IGNORECASE,
)
# "I'd like to be on £60k", "my wife is on £52k"
_NOT_OWN = re.compile(
    r"\b(?:want|like|love|hop(?:e|ing)|aim\w*|dream|goal|need|looking|she|he|they|who|wife|husband|partner|friend|colleague|boss"
    r"|managers?|matrons?|directors?|everyone|people|nurses|mum|mom|dad|sister|brother|mate)\b[^.,;?!]{0,40}$",
    re.IGNORECASE,
)
_OWN_AFTER = re.compile(
    r"^ ?(?:a year |pa |p\.a\. )?(?:now|currently|at the moment|as (?:staff|an? \w+)|base now|atm)\b", re.IGNORECASE
)
_SELF = re.compile(r"\b(?:i|i'?m|im|i'?d|me|my|we)\b", re.IGNORECASE)
_OFFERED = re.compile(r"\b(?:offer\w*|versus|vs|or|than)\b", re.IGNORECASE)
_EXTRAS = re.compile(r"\b(?:bonus|ot|overtime|benefits?|differential\w*|enhancements?|unsocial\w*|on[- ]call)\b", re.IGNORECASE)
_WEIGHS = re.compile(
    r"\b(?:worth|pay|paid|cut|worse off|better off|lose|drop|less|more|money|fair|underpaid|good offer|offer)\b", re.IGNORECASE
)
# "Is that fair?" weighs the amount that is named.
_FAIR = re.compile(
    r"\b(?:fair|good|decent|low|high|enough|reasonable|right|normal|underpaid|about average|too little|than|beats?)\b",
    re.IGNORECASE,
)
_OF_PAY = frozenset({"salary", "which_suits_me", "which_is_better", "difference"})


@dataclass(frozen=True)
class Amount:
    """An amount that somebody tells of: what it comes to in a year, its currency ("" where untold), whether it is their own."""

    yearly: int
    currency: str
    own: bool
    hourly: bool = False


def amounts(text: str) -> list[Amount]:
    """Return the amounts of pay in a text, in order; prices, debts and other numbers are left out."""
    found = []
    for match in _AMOUNT.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        number = float(match["number"].replace(",", "")) * (1000 if match["thousand"] else 1)
        in_words = "USD" if match["dollars"] else "GBP" if match["pounds"] else ""
        currency = {"£": "GBP", "$": "USD", None: in_words}[match["sign"]]
        hourly = bool(match["hourly"]) or (bool(match["sign"]) and number <= _AN_HOUR[1] and not match["thousand"])
        low, high = _AN_HOUR if hourly else _A_YEAR
        own = bool(_OWN.search(before) or _OWN_AFTER.match(after)) and not _NOT_OWN.search(before)
        # A bare number is pay where it is said to be.
        told = currency or match["thousand"] or hourly or (own and "," in match["number"])
        if not told or not low <= number <= high or _NO_PAY.match(after) or _NO_PAY_BEFORE.search(before):
            continue
        found.append(Amount(round(number * _HOURS[currency]) if hourly else round(number), currency, own, hourly))
    return found


def told(text: str, country: str | None) -> dict[str, str]:
    """Return what somebody tells of their own pay as a part of their profile, {"pay": "USD 62000"}; empty where it is none."""
    own = [amount for amount in amounts(text) if amount.own]
    if not own or not _SELF.search(text):
        return {}
    currency = own[0].currency or {"US": "USD", "UK": "GBP"}.get(country or "", "")
    return {PAY: f"{currency} {own[0].yearly}".strip()}


def said(profile_pay: str) -> str:
    """Return the pay of a profile as it is read: "$62,000 a year"."""
    currency, _, number = profile_pay.rpartition(" ")
    return f"{SIGNS.get(currency, '')}{int(number):,} a year"


def offers(answer: Answer, text: str) -> Answer:
    """Begin an answer with by how much the two amounts of a message differ: "offered 105k, I make 101k now, take it?"."""
    line = _between(text) if answer.topic in _OF_PAY else ""
    return replace(answer, text=f"{line}\n\n{answer.text}") if line else answer


def beside(knowledge: Knowledge, answer: Answer, question: Question, about: Subject, context: Context) -> Answer:
    """Begin an answer with how its asker's own pay, or the amount they weigh, stands to the figure of the post or the band."""
    if answer.topic not in _OF_PAY or len(amounts(question.text)) > 1:
        return answer
    weighed = [f"{amount.currency} {amount.yearly}".strip() for amount in amounts(question.text) if _FAIR.search(question.text)]
    own = next(iter(weighed), context.profile.get(PAY))
    asks = answer.topic == "salary" or _WEIGHS.search(question.text)
    figure, of = _figure(knowledge, about, context)
    either = about.country is None and any(len({pay.country for pay in role.pay}) > 1 for role in about.roles)
    if not (own and asks and figure) or (either and " " not in own):
        return answer
    line = _against(own, figure, of)
    return replace(answer, text=f"{line}\n\n{answer.text}") if line else answer


def _figure(knowledge: Knowledge, about: Subject, context: Context) -> tuple[Pay | None, str]:
    """Return the figure that pay is set beside and what it is of: the one post, of several the best paid that is not the asker's
    own, else the highest band.
    """
    others = [role for role in about.roles if role.id != context.profile.get("current_role")] or about.roles
    paid = [(pay, f"for {a(name(role))}") for role in others if (pay := general_pay(knowledge, role, about.country))]
    bands = [(entry.pay[0], f"of {lower_first(entry.title)}") for _, entry in about.entries if isinstance(entry, Band)]
    kinds = {pay.currency for pay, _ in paid}
    if len(paid) != len(others) or len(kinds) > 1:
        return None, ""
    return max(paid or bands, key=lambda found: found[0].median or found[0].low or 0, default=(None, ""))


def _between(text: str) -> str:
    """Return by how much two amounts of a text differ, empty where it tells of no two that are weighed."""
    found = amounts(text)
    if len(found) != 2 or {found[0].currency, found[1].currency} >= {"GBP", "USD"}:
        return ""
    own = next((amount for amount in found if amount.own), None)
    if own is None and not _OFFERED.search(text):
        return ""
    sign = SIGNS.get(found[0].currency or found[1].currency, "")
    base, other = (own, next(amount for amount in found if amount is not own)) if own else (found[0], found[1])
    more = other.yearly - base.yearly
    called = "the other" if own else "the second"
    amount = f"{sign}{abs(more):,} a year {'more' if more > 0 else 'less'}" if more else "the same"
    hours = " at full-time hours" if base.hourly or other.hourly else ""
    extras = ", before bonus, overtime and the like, so count those as well" if _EXTRAS.search(text) else ""
    return f"By your own figures {called} is {amount}{hours}{extras}."


def _against(own: str, figure: Pay, of: str) -> str:
    """Return how an amount stands to a figure, and what that is of; empty where the currencies differ."""
    currency, _, number = own.rpartition(" ")
    if currency not in ("", figure.currency):
        return ""
    pay, sign = int(number), SIGNS[figure.currency]
    beside_it = f"Beside {sign}{pay:,} a year"
    if figure.median:
        more = figure.median - pay
        median = f"median {of}" if figure.scope != "occupation" else f"median of the whole occupation that is counted {of}"
        return f"{beside_it}, the {median}, {sign}{figure.median:,}, is {sign}{abs(more):,} {'more' if more > 0 else 'less'}."
    if not (figure.low and figure.high):
        return ""
    bottom, top = figure.low - pay, figure.high - pay
    if bottom > 0:
        return f"{beside_it}, the bottom of the range {of}, {sign}{figure.low:,}, is {sign}{bottom:,} more."
    if top < 0:
        return f"{beside_it}, even the top of the range {of}, {sign}{figure.high:,}, is {sign}{-top:,} less."
    least = f"is {sign}{-bottom:,} less" if bottom else "is the same"
    return f"{beside_it}, the bottom of the range {of} {least} and the top {sign}{top:,} more."
