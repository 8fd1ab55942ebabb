"""What the talk turns a clear question on study to: rules, of which the first that applies counts."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import KINDS, Knowledge
from .aspects import aspect
from .compare import MOST_COMPARED
from .fragments import COMPARISONS, COSTS, DENIES, HALF, PAY, WHICH, Rule, few_words, is_named, many_words, points_back
from .model import Context, Question
from .writing import HOME_COUNTRY

_STUDY = frozenset({"education", "courses"})
_ASKED_OF_POSTS = re.compile(r"\b(?:both|they|each|either|needs?|needed|requires?|required|have to|must)\b", re.IGNORECASE)
_NEEDS = re.compile(r"\b(?:need|needs|needed|requires?|required|ha(?:ve|s) to have|must)\b", re.IGNORECASE)
_HIGHER = frozenset({"bachelor", "postgraduate", "master", "doctorate"})
_DEGREE = re.compile(r"\b(?:degrees?|uni|university|qualifications?|without|no)\b", re.IGNORECASE)
_OWN_DEGREE = re.compile(
    r"\b(?:finished|finishing|got|have|hold|did|with|graduated)\b(?: \w+)? (?:an?|my) (?:\w+ ){0,2}degree\b", re.IGNORECASE
)
_NOT = re.compile(rf"\b(?:{DENIES}|no)\b", re.IGNORECASE)
_DO_IT = re.compile(
    r"\b(?:do|study|take|fit|manage) (?:it|that|them|one|this|either)\b"
    r"|\bhow many hours (?:a|per|each) week (?:would|does|do|will) (?:it|that|they|one) (?:need|take|be)\b",
    re.IGNORECASE,
)
_OF_STUDY = frozenset({"degree_comparison", "courses", "education", "certification"})
_WHAT_IT_COSTS = re.compile(
    r"\b(?:how much (?:is|are) (?:it|that|they|those|one)|how much (?:does|do|would) (?:it|they|one) cost|costs?|price|fees?)\b",
    re.IGNORECASE,
)
_THE_SCHEME = re.compile(r"\bthe (?:scheme|programme|program|fellowship|apprenticeship)\b", re.IGNORECASE)
_OF_A_SCHEME = frozenset({"courses", "salary", "education", "experience_needed", "outlook"})
_ON_IT = re.compile(r"\bon (?:it|that|the (?:scheme|programme|course))\W*$", re.IGNORECASE)
# "Would it get me a pay rise?"
_BRINGS = re.compile(
    r"\b(?:it|that|this|one)\b.*"
    r"\b(?:pay (?:rise|more|better)|rise|raise|paid more|earn more|more (?:money|pay)|higher (?:pay|salary))\b(?! than \W?\d)",
    re.IGNORECASE,
)
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
_COME_BY = re.compile(
    r"\bhow (?:do|can|could|would|should) (?:i|you|we|one|they) (?:get|learn|build|develop|improve|gain|practi[sc]e|pick up) "
    r"(?:up )?(?:those|them|that|it|these|this|such skills|the skills)\b",
    re.IGNORECASE,
)
_SCHOOL = r"(?:a[- ]?levels?|gcses?|btec|nvqs?|high school|school|a diploma|ged)"
_ONLY_SCHOOL = re.compile(
    rf"\b(?:only|just) (?:have|got|did|done|finished)(?: got)?(?: (?:my|an?|some|\d|two|three))? {_SCHOOL}\b"
    r"|\b(?:no|without|never went to|didn'?t (?:go to|do)) (?:a )?(?:uni|university|college)\b",
    re.IGNORECASE,
)
_WAYS = frozenset({"career_path", "education", "courses"})
_NOT_TO_UNIVERSITY = re.compile(
    r"\b(?:don'?t|do not|not|never|rather not|can'?t)"
    r"(?: (?:really|ever|even|want|wanna|wanting|going|go|like|fancy|planning|keen|on|afford|do|be|to))+ "
    r"(?:a )?(?:uni|university|college)\b",
    re.IGNORECASE,
)
_MASTERS = re.compile(r"\b(?:master'?s?|degree|msc|mba|mha|msn)\b", re.IGNORECASE)
_THAN = re.compile(r"\b(?:than|or|vs|versus|instead|compared?|better|rather)\b", re.IGNORECASE)
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


def _which_with_a_degree(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of the certificates spoken of a degree is enough for compares no degrees: "which one can I sit with an ADN?"."""
    certificates = context.entries and all(kind == "certification" for kind, _ in context.entries)
    one = question.topic == "degree_comparison" and len(question.names.get("degree", [])) == 1
    if not (certificates and one and WHICH.search(question.text)):
        return None
    return replace(question, intent="ask_certification", names={**question.names, "degree": []}, article=None)


def _without_something(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Without a residency, or without being a nurse, is no question on degrees."""
    applies = question.topic == "entry_without_degree" and _WITHOUT.search(question.text)
    return replace(question, intent="ask_experience_needed") if applies and not _A_DEGREE.search(question.text) else None


def _paid_meanwhile(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What one is paid on a scheme is asked of it once the talk has gone on to its posts: "do they pay you on it?"."""
    schemes = [id for kind, id in context.things if kind == "programme"]
    asks = question.topic == "salary" and not context.entries and not is_named(question) and _ON_IT.search(question.text)
    return replace(question, names={**question.names, "programme": [[schemes[-1]]]}) if schemes and asks else None


def _the_scheme(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What is asked of "the scheme" is asked of the one that a talk was on before: "what does the scheme pay?"."""
    schemes = [id for kind, id in context.things if kind == "programme"]
    named = question.names.get("programme") or question.names.get("degree")
    if named or not schemes or not _THE_SCHEME.search(question.text) or question.topic not in _OF_A_SCHEME:
        return None
    intent = "ask_salary" if PAY.search(question.text) and aspect(question.text) != "cost" else question.intent
    return replace(question, intent=intent, names={**question.names, "programme": [[schemes[-1]]]}, article=None, nearness=0.0)


def _price_of_those_told(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """How much it is, once the certificates of a post were told, is their price."""
    on_them = context.topic == "certification" and not context.entries and few_words(question) and not is_named(question)
    if not on_them or question.topic not in ("salary", "courses") or not _WHAT_IT_COSTS.search(question.text):
        return None
    told = {*re.findall(r"\*\*([^*:]+):\*\*", str((context.last or {}).get("text", "")))}
    held = [entry for entry in knowledge.certifications.values() if {entry.abbreviation, entry.title} & told]
    at_home = [entry for entry in held if context.country is None or entry.country in (context.country, "international")]
    ids = [[entry.id] for entry in at_home or held]
    names = {**question.names, "certification": ids[:MOST_COMPARED], "role": []}
    return replace(question, intent="ask_certification", names=names) if ids else None


def _price(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """How much it is, is the price of what was just told; what one gets paid on a scheme is asked of that scheme."""
    if is_named(question) or question.topic != "salary" or not context.entries:
        return None
    kind, id = context.entries[0]
    if kind == "certification" and _BRINGS.search(question.text):
        return replace(question, intent=COSTS[kind], names={**question.names, kind: [[id]]})
    scheme = knowledge.programmes.get(id) if kind == "programme" else None
    if not {*context.roles} <= {*(scheme.posts if scheme else [])}:
        return None
    if kind == "programme" and few_words(question) and PAY.search(question.text):
        # A diploma pays nobody; the post that it is for does.
        posts = scheme.posts if scheme and not scheme.afterwards else []
        named = {"role": [[post] for post in posts]} if posts else {kind: [[id]]}
        return replace(question, names={**question.names, **named})
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


def _learnt(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """How one comes by skills that were told of is by courses: "how do I get those?"."""
    asks = context.topic == "skills" and few_words(question) and not is_named(question) and _COME_BY.search(question.text)
    return replace(question, intent="ask_courses", article=None, nearness=0.0) if asks else None


def _without_one(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Who tells in a talk on study that school is all they have asks for the way in without a degree: "I only have A levels"."""
    tells = question.intent in HALF | {"inform"} and context.topic in _STUDY and few_words(question)
    return replace(question, intent="ask_entry_without_degree") if tells and _ONLY_SCHOOL.search(question.text) else None


def _no_university(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Who would not go to university asks for the way without: "dont want uni. where do I start?"."""
    applies = question.topic in _WAYS and question.nearness < 1.0 and _NOT_TO_UNIVERSITY.search(question.text)
    return replace(question, intent="ask_entry_without_degree", article=None) if applies else None


def _beside_a_degree(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A certificate or a programme is set beside a degree: "is it better than a master's?"."""
    kind, id = context.entries[0] if len(context.entries) == 1 else ("", "")
    asked = question.topic in COMPARISONS or question.intent in HALF
    if kind not in _HELD or not asked or not (_MASTERS.search(question.text) and _THAN.search(question.text)):
        return None
    at_home = context.country or getattr(getattr(knowledge, KINDS[kind])[id], "country", HOME_COUNTRY)
    masters = [degree.id for degree in knowledge.degrees.values() if degree.level == "master" and degree.country == at_home]
    degrees = question.names.get("degree") or [[id] for id in masters[:1]]
    names = {**question.names, kind: [[id]], "degree": degrees}
    return replace(question, intent="ask_degree_comparison", names=names, article=None, nearness=0.0) if degrees else None


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
    _which_with_a_degree,
    _without_something,
    _paid_meanwhile,
    _the_scheme,
    _price_of_those_told,
    _price,
    _while_working,
    _which_degree,
    _how_to_get,
    _what_it_is,
    _learnt,
    _without_one,
    _no_university,
    _beside_a_degree,
    _one_degree,
    _needed,
    _has_a_degree,
)
