"""What a question that names nothing is about: what the talk is on."""

from __future__ import annotations

import re
from typing import Sequence

from ..knowledge.base import KINDS, Knowledge
from ..knowledge.schema import Named
from .about import COMPARES, COMPARING, ENTRY_KINDS, FIELD_TOPICS, OF_A_POST, SOMEBODY, STUDIED, Subject
from .equivalents import at_home
from .fragments import many_words
from .model import Context, Question

_ALL = re.compile(r"\b(?:three|all|any|which (?:of (?:them|those|these)|one)|most|least|\w+est)\b", re.IGNORECASE)
# "Put all three in order."
_ALL_OF_THEM = re.compile(
    r"\ball (?:of (?:them|those|these)|(?:the |these |those )?(?:three|four|five))\b|\bthe (?:three|four|five)\b", re.IGNORECASE
)
_IT = re.compile(r"\b(?:it|that|either|both|they) (?:\w+ )?(?:end|lead|count|give|come|carry)\w*\b", re.IGNORECASE)
# "Is it worth it?", "what if I hate it?" is asked of the one post that the talk has come to.
_OF_ONE = re.compile(
    r"\bis (?:it|that) (?:\w+ )?worth\b|\b(?:if i|i might|i'?d) (?:\w+ )?(?:hate|regret|don'?t like) (?:it|that)\b", re.IGNORECASE
)
# "Would you recommend it?", "is that realistic for me?"
_IT_ALONE = re.compile(r"\b(?:it|that|this)\b", re.IGNORECASE)
_OF_SEVERAL = re.compile(r"\b(?:which|either|both|or|better|best|than|them|two|one|those|these)\b", re.IGNORECASE)
_BOSS = re.compile(r"\b(?:boss|(?:report|answer)(?:s|ing)? to)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|he|she|them|him|her|that)\b", re.IGNORECASE)
_UPWARDS = re.compile(
    r"\b(?:reports? (?:in)?to|answers? to|(?:over|above)\b|boss(?:es)? of|next (?:up|above)|goes to|s?he (?:is )?under)",
    re.IGNORECASE,
)
# "What does that person do?" after who is above.
_THAT_PERSON = re.compile(r"\bthat (?:person|boss|one)\b|\bthe boss\b", re.IGNORECASE)
# Kinds of entry that a topic is about when nothing else is said, so that "how long does it take?" finds the degree.
_FOCUS_KINDS = {
    "education": ("degree",),
    "courses": ("programme", "degree", "certification"),
    "degree_comparison": ("degree",),
    "certification": ("certification",),
    "salary": ("band",),
    "level_hierarchy": ("band",),
    "role_overview": ("degree", "certification", "programme", "band"),
}


def in_focus(knowledge: Knowledge, question: Question, topic: str, country: str | None, context: Context) -> Subject:
    """Return what the talk is about, for a question that names nothing itself."""
    compared = len(roles_of(context)) > 1
    if topic in FIELD_TOPICS and topic != "degree_comparison" and not compared:
        return Subject(country=country)
    # While nothing but a degree or a certificate is in focus, what is asked of getting on is asked of it.
    wanted = _FOCUS_KINDS.get(topic, () if context.roles or topic in OF_A_POST else STUDIED)
    if topic == "role_overview" and many_words(question):
        wanted = ()
    if topic == "education" and _IT.search(question.text):
        # "Does it end in a qualification?" after a programme.
        wanted = STUDIED
    if topic == "level_hierarchy" and roles_of(context) and (SOMEBODY.search(question.text) or _BOSS.search(question.text)):
        # A band has no boss, who is on it has.
        wanted = ()
    comparing = topic in COMPARING or topic == "degree_comparison" or bool(COMPARES.search(question.text))
    of_one = _OF_ONE.search(question.text) or (topic == "which_suits_me" and _IT_ALONE.search(question.text))
    comparing = comparing and not (context.roles and of_one and not _OF_SEVERAL.search(question.text))
    spoken_of = context.things if context.entries and comparing else context.entries
    entries = [(kind, entry) for kind, entry in entries_of(knowledge, spoken_of) if kind in wanted]
    if entries:
        # "Is it a pay rise?" after a post and a band that were set beside each other.
        apart = topic == "salary" and context.topic == "difference" and len(context.roles) == 1
        return Subject([knowledge.roles[id] for id in context.roles if apart], entries, country)
    ids = context.roles
    above = context.before[-1][1] if _told_above(knowledge, context) else None
    if above and (_THAT_PERSON.search(question.text) or (_UPWARDS.search(question.text) and _THEY.search(question.text))):
        return Subject([knowledge.roles[above]], [], country)
    everyone = _ALL_OF_THEM.search(question.text)
    if not ids and len(context.entries) > 1 and comparing and topic in OF_A_POST and not everyone:
        # "Which pays more?" of two degrees is on no posts that came up before them.
        return Subject(country=country)
    if (len(ids) == 1 and comparing) or not ids or everyone:
        ids = roles_of(context)
        posts = [id for id in ids if id not in knowledge.umbrellas]
        # Of posts told of after leading and managing in general it is the posts that are compared.
        ids = posts if len(posts) > 1 else ids
        ids = ids if everyone or _ALL.search(question.text) else ids[-2:]
    roles = [knowledge.roles[id] for id in ids if id in knowledge.roles]
    # "Which of them earns more?" of the British and the American form of a post is about both.
    forms = {role.counterpart for role in roles} & {role.id for role in roles}
    both = forms and comparing and not question.names.get("country")
    return Subject(roles if both else at_home(knowledge, roles, country), [], country)


def asked_above(knowledge: Knowledge, question: Question, context: Context) -> str | None:
    """Return the post above the one in focus, where a question asks for it; None where it does not, or none is known."""
    upwards = question.topic == "level_hierarchy" and len(context.roles) == 1 and _UPWARDS.search(question.text)
    return next(iter(knowledge.roles[context.roles[0]].reports_to), None) if upwards else None


def _told_above(knowledge: Knowledge, context: Context) -> bool:
    """Tell whether the talk came to the post above the one in focus, without turning to it."""
    known = len(context.roles) == 1 and context.roles[0] in knowledge.roles and bool(context.before)
    return known and context.before[-1][1] in knowledge.roles[context.roles[0]].reports_to


def entries_of(knowledge: Knowledge, things: Sequence[Sequence[str]]) -> list[tuple[str, Named]]:
    """Return the degrees, certificates, programmes and bands among some things, without those that are no longer known."""
    kept = [(kind, getattr(knowledge, KINDS[kind]).get(id)) for kind, id in things if kind in ENTRY_KINDS]
    return [(kind, entry) for kind, entry in kept if entry is not None]


def roles_of(context: Context) -> list[str]:
    """Return the roles that the talk has been on, those in focus among them, in the order they came up."""
    return [id for kind, id in context.things if kind == "role"]
