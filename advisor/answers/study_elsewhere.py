"""What a country has in place of a degree, a certificate or a scheme of another: rules over the talk."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ..knowledge.base import Knowledge
from .compare import MOST_COMPARED
from .equivalents import alike
from .model import Context, Question

_EQUIVALENT = re.compile(
    r"\b(?:version|equivalent|counterpart|like (?:that|it|this)|(?:some|any)thing like|similar|same (?:thing|sort)|instead)\b",
    re.IGNORECASE,
)
# "Is that a thing over here?", "do they have it in the UK?"
_EXISTS = re.compile(
    rf"{_EQUIVALENT.pattern}|\b(?:an? thing|exists?|heard of|known"
    r"|worth anything|worth (?:it|much)|any (?:use|good)|count|valid|recogni[sz]ed"
    r"|(?:have|has|do|offer|get|take|study) (?:it|that|them|one|those|this))\b",
    re.IGNORECASE,
)


def of_certificate(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
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
    names = {**question.names, "certification": [[held[0].id], *there[: MOST_COMPARED - 1]]}
    return replace(question, intent="ask_certification", names=names, article=None)


def of_programme(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What a country has in place of a scheme of another: "is there something like the NHS scheme in the US?"."""
    named = [ids[0] for ids in question.names.get("programme", [])]
    ids = named or [id for kind, id in context.entries if kind == "programme"]
    scheme = knowledge.programmes.get(ids[0]) if len(ids) == 1 else None
    if scheme is None or question.names.get("role") or not _EQUIVALENT.search(question.text):
        return None
    # The NHS of "the NHS scheme" names no country to look in.
    told = context.profile.get("country") if named else context.country
    places = [*(ids[-1] for ids in question.names.get("country", [])), *([told] if told else [])]
    country = next((place for place in places if place != scheme.country), None)
    posts = [role for role in knowledge.roles.values() if scheme.id in role.programme_ids]
    taken = Counter(id for role in posts for id in role.programme_ids if knowledge.programmes[id].country == country)
    if scheme.country == "international" or not taken:
        return None
    names = {**question.names, "programme": [[scheme.id], [taken.most_common(1)[0][0]]]}
    return replace(question, intent="ask_courses", names=names, article=None)


def of_degree(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
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
