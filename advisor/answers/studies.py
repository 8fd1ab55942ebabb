"""What is asked of the degrees, certificates and courses that a talk is on: rules, of which the first that applies counts."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from .aspects import aspect
from .equivalents import alike
from .focus import roles_of
from .fragments import (
    COMPARISONS,
    COSTS,
    FAINTLY,
    FALLBACK,
    HALF,
    PAY,
    UNSURE,
    WHICH,
    Rule,
    few_words,
    is_faint,
    is_named,
    many_words,
    points_back,
    respect,
)
from .model import Context, Question

_GET_THERE = re.compile(r"\b(?:get(?:ting)?|got|be|am|i'm|reach|make it) there\b", re.IGNORECASE)
# What is asked of holding or getting the certificate that the talk is on.
_HOLDING = re.compile(
    r"\b(?:for|get|gets|getting|have|has|having|got|hold|holds|take|taking|do|sit|need|needs|require) (?:it|that|one|this)\b"
    r"|\bwhich\b.*\b(?:have|has|hold|holds|sit|take|need|needs|like|likes|prefer|prefers|want|wants)\b"
    r"|\b(?:required|compulsory|mandatory|optional|a must|nice to have)\b"
    r"|\b(?:do|would|could|can|am|will) i (?:still |even )?(?:qualify|eligible|apply)\b",
    re.IGNORECASE,
)
# "And what could I do with it afterwards?"
_DO_WITH = re.compile(
    r"\b(?:can|could|would|do|does) (?:i|you|one|people|they) (?:actually |then |even )?do with (?:it|that|one|those|them)\b",
    re.IGNORECASE,
)
_EQUIVALENT = re.compile(
    r"\b(?:version|equivalent|counterpart|like (?:that|it|this)|similar|same (?:thing|sort)|instead)\b", re.IGNORECASE
)
# "Is that a thing over here?", "do they have it in the UK?"
_EXISTS = re.compile(
    rf"{_EQUIVALENT.pattern}|\b(?:an? thing|exists?|heard of|known"
    r"|(?:have|has|do|offer|get|take|study) (?:it|that|them|one|those|this))\b",
    re.IGNORECASE,
)
_WHICH_FOR = re.compile(r"\bwhich\b.*\b(?:for|as|if)\b", re.IGNORECASE)
# "Which would a chief operating officer be likelier to have?"
_WHICH_HAS = re.compile(
    r"^\W*(?:(?:and|so|ok|but)\W+)*which\b"
    r"(?: of (?:them|these|those|the two)\b|.*\b(?:have|has|hold|holds|need|needs|want|wants)\b)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom\b.*\bto\b", re.IGNORECASE)
_OF_HOLDING = frozenset({"education", "experience_needed", "courses"})
_WORTH = re.compile(r"\bworth (?:it|the|doing|all|my|bothering|having|getting|taking)\b", re.IGNORECASE)
# Topics on which "how long does that take?" is how long it takes to get there.
_LASTING = frozenset({"career_path", "education", "certification", "entry_without_degree", "experience_needed"})
_APPRENTICESHIP = re.compile(r"\bapprenticeships?\b", re.IGNORECASE)
# "Can I skip the apprenticeship?"
_PUT_ASIDE = re.compile(
    r"\b(?:skip|avoid|without(?: doing)?|instead of|not do|don'?t (?:want|do)|do i have to do|miss out) (?:an?|the|that|any) "
    r"(?:\w+ ){0,2}apprenticeship\b",
    re.IGNORECASE,
)
# "Which level?" of several that were told of.
_WHICH_LEVEL = re.compile(r"\b(?:which|what) (?:level|one)\b", re.IGNORECASE)
_EARNING = "apprenticeship"
_ON_APPRENTICESHIPS = frozenset({None, "courses", "education", "degree_comparison", "entry_without_degree"})
_ONLY_OR_WITH = re.compile(r"\b(?:only|just)\b|^\W*(?:(?:and|but|ok|so|even)\W+)*with (?:an?|my)\b", re.IGNORECASE)
_COURSE = re.compile(r"\b(?:an?|some|any|short|online|free|evening|weekend) (?:\w+ )?courses?\b", re.IGNORECASE)
# "What if I don't get on it?"
_IF_NOT = re.compile(
    r"\bif (?:i|we|they|you|he|she) (?:don'?t|doesn'?t|do not|didn'?t|can'?t|couldn'?t|fail to) (?:get|make|land|find|win)"
    r"(?: (?:in|on|one|it|that|there|into it|on it|a place|the place|picked|chosen|offered))*\W*(?:\?.*)?$",
    re.IGNORECASE,
)
# Topics that a question on one side of a degree may be taken for.
_ONE_SIDE = frozenset({"courses", "salary", "work_setting", "education"})
_SIDES = frozenset({"cost", "length", "format"})
_OF_A_DEGREE = re.compile(r"\bhow long (?:is|are)\b|\b(?:degrees?|courses?|master'?s|bachelor'?s)\b", re.IGNORECASE)
_MOST_BESIDE = 3
# "What's the cheapest of them?"
_OF_THEM = re.compile(r"\b(?:of (?:them|these|those|the (?:two|three|four))|(?:cheap|quick|short|long|fast|dear)\w*est)\b", re.I)
_POSTS = re.compile(r"\b(?:posts?|jobs?|roles?|positions?|careers?)\b", re.IGNORECASE)


def _which_of_these(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A choice among the degrees or certificates that the talk has been on: "which is quicker?"."""
    kind = context.entries[0][0] if context.entries else ""
    # "Which is better for running hospitals?" names no post in particular, "which is better for a CEO?" what they are for.
    posts = question.names.get("role", [])
    field = knowledge.umbrellas.issuperset(id for ids in posts for id in ids) or (len(posts) == 1 and WHICH.search(question.text))
    short = few_words(question) or (_WHICH_HAS.search(question.text) and not many_words(question))
    named = is_named(replace(question, names={**question.names, "role": []})) or not (field and short)
    if named or [thing[0] for thing in context.things].count(kind) < 2:
        return None
    halves = question.intent in HALF | UNSURE and WHICH.search(question.text)
    # "How long do they take?"
    one_side = question.topic in _OF_HOLDING and points_back(question) and len(context.entries) > 1 and aspect(question.text)
    if not (halves or one_side) and question.topic not in COMPARISONS:
        return None
    intent = "ask_degree_comparison" if kind == "degree" else COSTS.get(kind, question.intent)
    weighed = [[id] for thing, id in context.entries if thing == kind == "degree"] if posts else []
    return replace(question, intent=intent, names={**question.names, "degree": weighed})


def _of_those_told(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of the courses just told, or one side of them: "which would you do?", "how much is it?"."""
    if context.topic != "courses" or context.entries or is_named(question) or not few_words(question):
        return None
    told = str((context.last or {}).get("text", ""))
    ids = [programme.id for programme in knowledge.programmes.values() if programme.title in told]
    chooses = question.intent in HALF or question.topic in COMPARISONS
    one_side = question.intent in HALF | {"ask_courses", "ask_salary", "ask_experience_needed"} and aspect(question.text)
    applies = len(ids) > 1 and (points_back(question) or one_side) and ((chooses and WHICH.search(question.text)) or one_side)
    if not applies or PAY.search(question.text) or _GET_THERE.search(question.text):
        return None
    posts = [[id] for id in context.roles if id not in knowledge.umbrellas]
    names = {**question.names, "programme": [[id] for id in ids], "role": posts}
    return replace(question, intent="ask_courses", names=names)


def _of_degrees_told(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """One side of the degrees that an answer on what a post asks for ended with: "how long is that?", "can I do it online?"."""
    last = str((context.last or {}).get("text", ""))
    told = re.search(r"Degrees(?: and courses)? that fit: ([^.]+)", last)
    side = aspect(question.text)
    asked = question.intent in HALF or question.topic in _ONE_SIDE
    takes = side == "length" and not _OF_A_DEGREE.search(question.text)
    if context.entries or is_named(question) or not (asked and side in _SIDES) or not few_words(question):
        return None
    earning = knowledge.articles.get("apprenticeships")
    if earning and earning.lead.text in last:
        levels = [degree for degree in knowledge.degrees.values() if degree.level == _EARNING]
        shown = [[degree.id] for degree in levels if " ".join(degree.title.split()[:2]) in last]
        return replace(question, intent="ask_degree_comparison", names={**question.names, "degree": shown[:_MOST_BESIDE]})
    if not told or takes:
        return None
    short = set(re.findall(r"\w[\w' -]*\w", told[1].replace(" and ", ", ")))
    fitting = [degree for degree in knowledge.degrees.values() if short & {degree.title, *degree.all_names}]
    at_home = [degree for degree in fitting if context.country in (None, degree.country) or degree.country == "international"]
    ids = [degree.id for degree in at_home or fitting]
    if not ids or PAY.search(question.text) or _GET_THERE.search(question.text):
        return None
    intent = "ask_degree_comparison" if len(ids) > 1 else "ask_courses"
    return replace(question, intent=intent, names={**question.names, "degree": [[id] for id in ids[:_MOST_BESIDE]]})


def _which_level(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of the levels told of is for the asker: "I'm on band 5, which level?"."""
    levels = [[id] for kind, id in context.entries if kind == "degree"]
    asks = len(levels) > 1 and question.topic in ("level_hierarchy", "which_suits_me", None) and not many_words(question)
    if not asks or question.names.get("role") or not _WHICH_LEVEL.search(question.text):
        return None
    return replace(question, intent="ask_degree_comparison", names={**question.names, "degree": levels, "band": []})


def _of_degrees_spoken_of(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """One side of the degrees that a talk compared before it went on to a post: "what's the cheapest of them?"."""
    degrees = [id for kind, id in context.things if kind == "degree"]
    asked = question.intent in HALF | UNSURE and aspect(question.text) in _SIDES and _OF_THEM.search(question.text)
    if len(degrees) < 2 or context.entries or is_named(question) or not asked or not few_words(question):
        return None
    return replace(question, intent="ask_degree_comparison", names={**question.names, "degree": [[id] for id in degrees]})


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
    elif side == "length" and context.roles and _GET_THERE.search(question.text):
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
    half = question.intent in HALF and not is_named(question) and not many_words(question)
    return replace(question, intent="ask_courses") if half and context.topic and _COURSE.search(question.text) else None


def _if_not(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The ways there besides a course that takes few: "and if I don't get on it?"."""
    told = context.topic == "courses" or (context.entries and context.entries[0][0] == "programme")
    applies = told and not is_named(question) and _IF_NOT.search(question.text)
    posts = [[id] for id in context.roles] or [[role.id] for role in knowledge.kinds_of_work if role.track == "management"]
    return replace(question, intent="ask_career_path", names={**question.names, "role": posts}) if applies else None


def _in_another_country(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What a country has in place of the certificate of another: "is there a British version of that?"."""
    country = next((found[-1] for found in question.names.get("country", [])[-1:]), context.country)
    ids = [found[0] for found in question.names.get("certification", [])] or [
        id for kind, id in context.entries if kind == "certification"
    ]
    held = [knowledge.certifications[id] for id in ids if id in knowledge.certifications]
    elsewhere = held and all(entry.country not in (country, "international") for entry in held)
    if country is None or not elsewhere or question.names.get("role") or not _EQUIVALENT.search(question.text):
        return None
    there = [[certificate.id] for certificate in alike(knowledge, held[0], country)]
    names = {**question.names, "certification": [[held[0].id], *there[: _MOST_BESIDE - 1]]}
    return replace(question, intent="ask_certification", names=names, article=None)


def _apprenticeships(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
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


def _degree_elsewhere(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A degree of one country beside what another has in its place: "is the MHA a thing in the UK?"."""
    countries = [ids[0] for ids in question.names.get("country", [])]
    held = [ids[0] for ids in question.names.get("degree", [])] or [id for kind, id in context.entries if kind == "degree"]
    degree = knowledge.degrees.get(held[0]) if len(held) == 1 else None
    if not (degree and countries) or question.names.get("role") or not _EXISTS.search(question.text):
        return None
    alike = [other for other in knowledge.degrees.values() if (other.level, other.country) == (degree.level, countries[-1])]
    # No degree in care management stands for one that makes a nurse.
    trains = {knowledge.roles[id].profession for id in degree.posts}
    alike = [other for other in alike if trains & {knowledge.roles[id].profession for id in other.posts}]
    if degree.country in (countries[-1], "international") or not alike:
        return None
    names = {**question.names, "degree": [[degree.id], [alike[0].id]]}
    return replace(question, intent="ask_degree_comparison", names=names, article=None)


RULES: tuple[Rule, ...] = (
    _apprenticeships,
    _degree_elsewhere,
    _worth_with_it,
    _only_got,
    _a_course,
    _if_not,
    _in_another_country,
    _which_of_these,
    _of_those_told,
    _of_degrees_told,
    _which_level,
    _of_degrees_spoken_of,
    _which_for,
    _of_holding,
    _of_certificates,
    _of_the_entry,
    _told_of,
)
