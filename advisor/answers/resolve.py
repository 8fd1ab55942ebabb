"""Working out what a question is about: its own names, else what the talk is about, else what has to be asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Sequence

from ..knowledge.base import KINDS, Knowledge
from ..knowledge.schema import Named, Role
from .model import Context, Question

# Topics that are about the field even in the middle of a talk about a role.
FIELD_TOPICS = frozenset({"why_both_matter", "which_is_better", "degree_comparison"})
_ENTRY_KINDS = ("degree", "certification", "programme", "band")
# Kinds of entry that a topic is about when nothing else is said, so that "how long does it take?" finds the degree.
_FOCUS_KINDS = {
    "education": ("degree",),
    "courses": ("programme", "degree", "certification"),
    "degree_comparison": ("degree",),
    "certification": ("certification",),
    "salary": ("band",),
    "level_hierarchy": ("band",),
}


@dataclass(frozen=True)
class Subject:
    """What a question is about.

    Attributes:
        roles: The roles, none for the field in general.
        entries: The degrees, certificates, programmes and bands, with their kind.
        country: The country whose facts come first.
        unclear: Where one name may mean several roles: the roles to choose from.
        own: Whether the question names any of this itself, rather than leaning on what was said before.
    """

    roles: list[Role] = field(default_factory=list)
    entries: list[tuple[str, Named]] = field(default_factory=list)
    country: str | None = None
    unclear: list[Role] = field(default_factory=list)
    own: bool = False


def subject(knowledge: Knowledge, question: Question, context: Context) -> Subject:
    """Return what a question is about, given what the talk has been about."""
    countries = question.names.get("country", [])
    entries = _entries(knowledge, question)
    country = countries[-1][0] if countries else context.country or _implied(entries)
    roles, unclear = _roles(knowledge, question.names.get("role", []), country)
    roles = [role for role in roles if not _is_speaker(role, context) or len(roles) == 1]
    if unclear:
        return Subject(country=country, unclear=unclear, own=True)
    if roles or entries:
        return Subject(roles, entries, country, own=True)
    topic = question.topic or context.topic or ""
    compared = len(context.roles) > 1
    if topic in FIELD_TOPICS and topic != "degree_comparison" and not compared:
        return Subject(country=country)
    focus = [(kind, getattr(knowledge, KINDS[kind])[id]) for kind, id in context.entries]
    wanted = _FOCUS_KINDS.get(topic, ())
    kept = [(kind, entry) for kind, entry in focus if kind in wanted]
    if kept:
        return Subject([], kept, country)
    return Subject([knowledge.roles[id] for id in context.roles if id in knowledge.roles], [], country)


def _implied(entries: Sequence[tuple[str, Named]]) -> str | None:
    """Return the country that the named degrees and certificates all belong to: a BSN is American, a CMgr British."""
    countries = {getattr(entry, "country", "UK") for _, entry in entries}
    return countries.pop() if len(countries) == 1 and countries <= {"UK", "US"} else None


def _is_speaker(role: Role, context: Context) -> bool:
    return context.profile.get("current_role") == role.id


def _roles(knowledge: Knowledge, named: Sequence[Sequence[str]], country: str | None) -> tuple[list[Role], list[Role]]:
    """Return the roles named, and the candidates of the first name that stays unclear."""
    chosen: list[Role] = []
    for ids in named:
        candidates = [knowledge.roles[id] for id in ids]
        if len(candidates) > 1:
            candidates = _narrow(candidates, country)
        if len(candidates) > 1:
            return [], candidates
        if candidates[0] not in chosen:
            chosen.append(candidates[0])
    return chosen, []


def _narrow(candidates: list[Role], country: str | None) -> list[Role]:
    """Choose by country among the roles one name may mean; the UK and US forms of one post count as one."""
    fitting = [role for role in candidates if country in role.countries] if country else []
    if len(fitting) == 1:
        return fitting
    if len(candidates) == 2 and candidates[0].counterpart == candidates[1].id:
        return [next((role for role in candidates if "UK" in role.countries), candidates[0])]
    return fitting or candidates


def _entries(knowledge: Knowledge, question: Question) -> list[tuple[str, Named]]:
    found: list[tuple[str, Named]] = []
    for kind in _ENTRY_KINDS:
        for ids in question.names.get(kind, []):
            pair = (kind, getattr(knowledge, KINDS[kind])[ids[0]])
            if pair not in found:
                found.append(pair)
    return found
