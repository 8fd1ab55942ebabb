"""What is asked of the degrees, certificates and courses that a talk is on: rules, of which the first that applies counts."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from . import degrees_told, study_elsewhere
from .aspects import aspect
from .fragments import (
    COMPARISONS,
    COSTS,
    FAINTLY,
    FALLBACK,
    GET_THERE,
    HALF,
    PAY,
    RATHER_FAINT,
    UNSURE,
    WHICH,
    Rule,
    few_words,
    is_faint,
    is_named,
    many_words,
    names_entry,
    points_back,
    respect,
)
from .model import Context, Question

# What is asked of holding or getting the certificate that the talk is on.
_HOLDING = re.compile(
    r"\b(?:for|get|gets|getting|have|has|having|got|hold|holds|take|taking|do|sit|need|needs|require) (?:it|that|one|this)\b"
    r"|\bwhich\b.*\b(?:have|has|hold|holds|sit|take|need|needs|like|likes|prefer|prefers|want|wants)\b"
    r"|\bwhat (?:degree(?: class)?|grades?|class|a[- ]?levels?|qualifications?)\b.*\bneed\b"
    r"|\b(?:required|compulsory|mandatory|optional|a must|nice to have)\b"
    r"|\b(?:do|would|could|can|am|will) i (?:still |even )?(?:qualify|eligible|apply)\b",
    re.IGNORECASE,
)
# "And what could I do with it afterwards?"
_DO_WITH = re.compile(
    r"\b(?:can|could|would|do|does) (?:i|you|one|people|they) (?:actually |then |even )?do with (?:it|that|one|those|them)\b",
    re.IGNORECASE,
)
_WHICH_FOR = re.compile(r"\bwhich\b.*\b(?:for|as|if)\b", re.IGNORECASE)
# "Which would a chief operating officer be likelier to have?"
_WHICH_HAS = re.compile(
    r"^\W*(?:(?:and|so|ok|but)\W+)*which\b"
    r"(?: of (?:them|these|those|the two)\b|.*\b(?:have|has|hold|holds|need|needs|want|wants)\b)",
    re.IGNORECASE,
)
_WHICH_ONE = re.compile(r"\bwhich (?:one|of (?:them|these|those|the two))\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\bfrom\b.*\bto\b", re.IGNORECASE)
_OF_HOLDING = frozenset({"education", "experience_needed", "courses"})
_WORTH = re.compile(r"\bworth (?:it|the|doing|all|my|bothering|having|getting|taking)\b", re.IGNORECASE)
# Topics on which "how long does that take?" is how long it takes to get there.
_LASTING = frozenset(
    {"career_path", "level_hierarchy", "education", "certification", "entry_without_degree", "experience_needed"}
    | {"which_suits_me"}
)
_ONLY_OR_WITH = re.compile(r"\b(?:only|just)\b|^\W*(?:(?:and|but|ok|so|even)\W+)*with (?:an?|my)\b", re.IGNORECASE)
_COURSE = re.compile(
    r"\b(?:an?|some|any|short|online|free|evening|weekend) (?:\w+ )?courses?\b|\b(?:any|some|what) (?:\w+ )?training\b",
    re.IGNORECASE,
)
# "What if I don't get on it?"
_IF_NOT = re.compile(
    r"\bif (?:i|we|they|you|he|she) (?:don'?t|doesn'?t|do not|didn'?t|can'?t|couldn'?t|fail to) (?:get|make|land|find|win)"
    r"(?: (?:in|on|one|it|that|there|into it|on it|a place|the place|picked|chosen|offered))*"
    r"\W*(?:\?.*|(?:then )?what(?: then| else| next)?\W*)?$",
    re.IGNORECASE,
)
_ON_A_SCHEME = re.compile(
    r"\bhow (?:do|can|could|would) (?:i|you|people) (?:get (?:in|on|a place)|apply)\b"
    r"|\b(?:competitive|hard to get|many applicants)\b"
    r"|\bwhen (?:do|does|can|is|are)\b.*\b(?:open|apply|applications?|start|deadline)\b",
    re.IGNORECASE,
)
_AFTER_IT = re.compile(
    r"\bwhat (?:happens|comes|do(?:es)? (?:people|you|they|i) (?:do|get))(?: \w+)? (?:after|next|then)\b"
    r"|\bafter (?:it|that|the (?:scheme|programme|course))\b|\b(?:at the end|afterwards)\b"
    r"|\b(?:when|once) (?:it|that|i|the scheme)(?:'?s| is|'?ve| have)? (?:finish\w*|end\w*|over|done)\b",
    re.IGNORECASE,
)
_POSTS = re.compile(r"\b(?:posts?|jobs?|roles?|positions?|careers?)\b", re.IGNORECASE)


def _which_of_these(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A choice among the degrees or certificates that the talk has been on: "which is quicker?"."""
    kind = context.entries[0][0] if context.entries else ""
    # "Which is better for running hospitals?" names no post in particular, "which is better for a CEO?" what they are for.
    posts = question.names.get("role", [])
    field = knowledge.umbrellas.issuperset(id for ids in posts for id in ids) or (len(posts) == 1 and WHICH.search(question.text))
    one_of_them = _WHICH_ONE.search(question.text) and not many_words(question)
    short = few_words(question) or one_of_them or (_WHICH_HAS.search(question.text) and not many_words(question))
    named = names_entry(replace(question, names={**question.names, "role": []})) or not (field and short)
    if named or [thing[0] for thing in context.things].count(kind) < 2:
        return None
    halves = question.intent in HALF | UNSURE and WHICH.search(question.text)
    # "How long do they take?"
    one_side = question.topic in _OF_HOLDING and points_back(question) and len(context.entries) > 1 and aspect(question.text)
    if not (halves or one_side) and question.topic not in COMPARISONS:
        return None
    intent = "ask_degree_comparison" if kind == "degree" else COSTS.get(kind, question.intent)
    compared = [[id] for thing, id in context.entries if thing == kind == "degree"]
    told_of = [[id] for thing, id in context.things if thing == kind == "degree"]
    # "Which is better for a CEO?" after one of two that were compared was looked at.
    weighed = (compared if len(compared) > 1 else told_of[-2:]) if posts else []
    return replace(question, intent=intent, names={**question.names, "degree": weighed})


def _of_those_told(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of the courses just told, or one side of them: "which would you do?", "how much is it?"."""
    if context.topic != "courses" or context.entries or names_entry(question) or not few_words(question):
        return None
    told = str((context.last or {}).get("text", ""))
    ids = [programme.id for programme in knowledge.programmes.values() if programme.title in told]
    chooses = question.intent in HALF or question.topic in COMPARISONS
    one_side = question.intent in HALF | {"ask_courses", "ask_salary", "ask_experience_needed"} and aspect(question.text)
    applies = len(ids) > 1 and (points_back(question) or one_side) and ((chooses and WHICH.search(question.text)) or one_side)
    if not applies or PAY.search(question.text) or GET_THERE.search(question.text):
        return None
    posts = [[id] for id in context.roles if id not in knowledge.umbrellas]
    names = {**question.names, "programme": [[id] for id in ids], "role": posts}
    return replace(question, intent="ask_courses", names=names)


def _of_the_entry(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """One side of what the talk is on: the price of a degree, the posts it leads to, its worth, how long it takes."""
    kind = context.entries[0][0] if context.entries else ""
    if kind in COSTS and not is_named(question) and few_words(question) and _DO_WITH.search(question.text):
        return replace(question, intent="ask_career_path")
    if not context.topic or (question.intent not in HALF and not is_faint(question, context)):
        return None
    side = aspect(question.text)
    intent = None
    if question.names.get("role"):
        # "Could I be a matron with that?"
        intent = "ask_education" if kind == "degree" and points_back(question) and question.intent in HALF else None
    elif is_named(question):
        return None
    elif side == "length" and context.roles and GET_THERE.search(question.text):
        intent = "ask_experience_needed"
    elif kind == "degree" and _POSTS.search(question.text):
        intent = "ask_career_path"
    elif kind == "degree" and side and len(context.entries) > 1:
        # "And the cost?" of two that were compared.
        intent = "ask_degree_comparison"
    elif kind in COSTS and (side or (kind != "degree" and question.intent in FAINTLY | UNSURE)):
        intent = COSTS[kind]
    elif _WORTH.search(question.text) and respect(question) is None:
        intent = "ask_education" if kind == "degree" else "ask_which_suits_me"
    elif side == "length" and context.roles and (context.topic in _LASTING or _FROM_TO.search(question.text)):
        intent = "ask_experience_needed"
    return replace(question, intent=intent) if intent else None


def _which_for(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of the certificates that were compared a post takes: "which for a nurse manager?"."""
    kind = context.entries[0][0] if len(context.entries) > 1 else ""
    asks = kind == "certification" and question.names.get("role") and (question.intent in HALF or question.topic == "difference")
    return replace(question, intent="ask_certification") if asks and _WHICH_FOR.search(question.text) else None


def _of_holding(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What the certificate or the programme in focus asks for, and who has it: "do they need a master's for it?"."""
    kind, id = next((thing for thing in context.entries if thing[0] in ("certification", "programme")), ("", ""))
    asked = question.topic in _OF_HOLDING or question.intent in HALF | UNSURE
    short = not many_words(question) or is_faint(question, context)
    applies = kind and asked and short and _HOLDING.search(question.text)
    if not applies or any(question.names.get(other) for other in ("certification", "programme")):
        return None
    return replace(question, intent=COSTS[kind], names={**question.names, kind: [[id]], "degree": []})


def _of_certificates(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What is asked of holding a certificate, in a talk on those of a post: "who's allowed to take it?", "is it required?"."""
    unsure = question.intent in HALF | UNSURE or (question.topic != "certification" and is_faint(question, context))
    applies = context.topic == "certification" and not context.entries and unsure and few_words(question)
    named = any(question.names.get(kind) for kind in ("certification", "programme", "degree"))
    if not applies or named or not _HOLDING.search(question.text):
        return None
    return replace(question, intent="ask_certification", article=None)


def _told_of(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What a course or a certificate is, where nothing else of a question is clear: "administrative fellowships, explain"."""
    kind = next((kind for kind in ("certification", "programme") if question.names.get(kind)), None)
    applies = kind and question.intent == FALLBACK and not question.names.get("role")
    return replace(question, intent=COSTS[kind]) if kind and applies else None


def _worth_with_it(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether to take something on, of who holds a degree already: "RN, BSN. They want me in charge, is it worth it?"."""
    own = context.profile.get("qualification")
    held = own and question.names.get("degree") == [[own]] and question.topic == "education"
    applies = held and _WORTH.search(question.text) and many_words(question)
    return replace(question, intent="ask_which_suits_me", names={**question.names, "degree": []}) if applies else None


def _only_got(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether what somebody holds is enough for the post in focus: "only got an ADN though", "with an ADN?"."""
    tells = (
        question.intent in HALF | {"inform", "ask_entry_without_degree", "ask_degree_comparison"}
        and question.names.get("degree")
        and not question.names.get("role")
    )
    applies = tells and context.roles and few_words(question) and _ONLY_OR_WITH.search(question.text)
    return replace(question, intent="ask_education", names={**question.names, "degree": []}) if applies else None


def _a_course(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The courses there are, where few other words are clear: "what if I did a short course instead"."""
    unclear = question.intent in HALF or question.confidence < RATHER_FAINT
    half = unclear and not is_named(question) and not many_words(question)
    return replace(question, intent="ask_courses") if half and context.topic and _COURSE.search(question.text) else None


def _of_the_scheme(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What is asked of getting on the scheme in focus: "how do I get in?", "is it competitive?"."""
    kind, id = context.entries[0] if len(context.entries) == 1 else ("", "")
    asks = kind == "programme" and not is_named(question) and few_words(question) and _ON_A_SCHEME.search(question.text)
    if not asks:
        return None
    return replace(question, intent="ask_courses", names={**question.names, "programme": [[id]]}, article=None, nearness=0.0)


def _after_it(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What people go on to from the scheme that a talk is on: "what job would I have after it?", "what happens at the end?"."""
    schemes = [id for kind, id in context.entries if kind == "programme"] or [
        id for kind, id in context.things if kind == "programme" and context.topic in ("courses", "career_path", "education")
    ]
    asks = question.intent in HALF | UNSURE | {"ask_career_path", "ask_courses"} and not is_named(question)
    applies = schemes and asks and few_words(question) and _AFTER_IT.search(question.text)
    if not applies or not knowledge.programmes[schemes[-1]].afterwards:
        return None
    return replace(question, intent="ask_courses", names={**question.names, "programme": [[schemes[-1]]]}, article=None)


def _if_not(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The ways there besides a course that takes few: "and if I don't get on it?"."""
    told = context.topic == "courses" or (context.entries and context.entries[0][0] == "programme")
    applies = told and not is_named(question) and _IF_NOT.search(question.text)
    posts = [[id] for id in context.roles] or [[role.id] for role in knowledge.kinds_of_work if role.track == "management"]
    return replace(question, intent="ask_career_path", names={**question.names, "role": posts}) if applies else None


RULES: tuple[Rule, ...] = (
    degrees_told.apprenticeships,
    study_elsewhere.of_degree,
    _worth_with_it,
    _only_got,
    _a_course,
    _of_the_scheme,
    _after_it,
    _if_not,
    study_elsewhere.of_certificate,
    study_elsewhere.of_programme,
    _which_of_these,
    _of_those_told,
    degrees_told.of_those_told,
    degrees_told.which_level,
    degrees_told.paid_on_one,
    degrees_told.of_those_compared,
    _which_for,
    _of_holding,
    _of_certificates,
    _of_the_entry,
    _told_of,
)
