"""Which posts are meant by what is no post of its own: a form of another country, a profession, a degree, a pay band."""

from __future__ import annotations

from collections import Counter
from typing import Sequence

from ..knowledge.base import Knowledge
from ..knowledge.schema import Band, Certification, Credential, Qualification, Role
from .model import Context, Question


def only_country(roles: list[Role]) -> str | None:
    """Return the one country that has all of these posts; None where there are several or none."""
    countries = set.intersection(*({*role.countries} for role in roles)) if roles else set()
    return countries.pop() if len(countries) == 1 else None


def at_home(knowledge: Knowledge, roles: list[Role], country: str | None) -> list[Role]:
    """Return roles with the form of the asker's country in place of that of another, where a post has both."""
    ids = dict.fromkeys(
        role.counterpart if role.counterpart and country and country not in role.countries else role.id for role in roles
    )
    return [knowledge.roles[id] for id in ids]


def narrow(candidates: list[Role], country: str | None, said: str = "") -> list[Role]:
    """Choose by country among the roles one name may mean; the UK and US forms of one post count as one.

    Where the country is unknown, the British form comes first, unless it is seldom meant so: a nurse manager is American.
    """
    fitting = [role for role in candidates if country in role.countries] if country else []
    # Of a profession's posts the country's own comes before one that both have: in the US a DON is no board member.
    one_line = len({role.profession or role.id for role in candidates}) == 1
    for narrowed in ([role for role in fitting if one_line and role.countries == [country]], fitting):
        if len(narrowed) == 1:
            return narrowed
    if len(candidates) == 2 and candidates[0].counterpart == candidates[1].id:
        meant = [role for role in candidates if said.lower().removesuffix("s") not in role.seldom_meant] or candidates
        return [next((role for role in meant if "UK" in role.countries), meant[0])]
    return fitting or candidates


def training_of(knowledge: Knowledge, question: Question, context: Context) -> Qualification | None:
    """Return the profession that a question names, else the asker's."""
    spoken_of = [ids[0] for ids in question.names.get("qualification", [])] or [context.profile.get("background", "")]
    told = next((knowledge.qualifications[id] for id in spoken_of if id in knowledge.qualifications), None)
    post = knowledge.roles.get(context.profile.get("current_role", ""))
    if told or post is None or post.profession is None:
        return told
    # Who is a ward manager is a nurse.
    return next((entry for entry in knowledge.qualifications.values() if entry.profession == post.profession), None)


def is_outside(role: Role, own: Qualification | None) -> bool:
    """Tell whether a post asks for a registration that somebody of a training does not have."""
    if own is None or role.profession is None or role.profession == own.profession:
        return False
    return role.profession != "clinical" or not own.clinical or own.on_the_way_to is not None


def profession_of(knowledge: Knowledge, question: Question, context: Context) -> str | None:
    """Return the profession, as roles have it, that a question names, else the asker's."""
    found = training_of(knowledge, question, context)
    return found.profession if found else None


def meant_by(knowledge: Knowledge, question: Question, word: str, country: str | None, context: Context) -> list[Role]:
    """Return the post that a plain word means for people of the profession spoken of; none if it means none to them."""
    profession = training_of(knowledge, question, context)
    ids = profession.means.get(word, []) if profession else []
    return narrow([knowledge.roles[id] for id in ids], country)[:1] if ids else []


def taken_for(
    knowledge: Knowledge, question: Question, credentials: Sequence[Credential], country: str | None, context: Context
) -> list[Role]:
    """Return the posts that degrees and certificates are taken for: a nurse takes one in management to manage nurses."""
    ids = dict.fromkeys(id for credential in credentials for id in credential.posts)
    own = meant_by(knowledge, question, "manager", country, context) if knowledge.umbrellas.issuperset(ids) else []
    return own if ids and own else at_home(knowledge, [knowledge.roles[id] for id in ids], country)


def alike(knowledge: Knowledge, certification: Certification, country: str | None) -> list[Certification]:
    """Return the certificates of another country that people take for the posts that one is taken for, the most taken first."""
    posts = [role for role in knowledge.roles.values() if certification.id in role.certification_ids]
    posts += [knowledge.roles[id] for id in certification.posts]
    taken = Counter(id for role in posts for id in role.certification_ids)
    return [other for id, _ in taken.most_common() if (other := knowledge.certifications[id]).country == country]


def on_bands(knowledge: Knowledge, question: Question, bands: Sequence[Band], context: Context) -> list[Role]:
    """Return the posts on some pay bands: those of the profession spoken of, if there are any, else those open to it."""
    numbers = {band.id.removeprefix("band_") for band in bands}
    posts = [role for role in knowledge.roles.values() if numbers & set(role.bands)]
    profession = training_of(knowledge, question, context)
    own = [role for role in posts if profession and profession.profession and role.profession == profession.profession]
    # A clerk on band 6 is told of no ward's sister.
    able = (None, "clinical") if profession and profession.clinical else (None,)
    return own or ([role for role in posts if role.profession in able] if profession else posts)
