"""Which post a plain word means, such as "manager": by the profession spoken of, and by what the talk is on."""

from __future__ import annotations

import re
from typing import Sequence

from ..knowledge.base import Knowledge
from ..knowledge.schema import Band, Credential, Role
from .about import COMPARING, FEW, Subject
from .equivalents import at_home, meant_by, narrow, only_country
from .focus import roles_of
from .model import Context, Question

# Plain words for a post, in their forms: which post they mean depends on who asks and what the talk is about.
_PLAIN_WORDS = {
    "manager": ("manager", "management"),
    "director": ("director",),
    "supervisor": ("supervisor",),
    "administrator": ("administrator", "admin", "administration"),
}
_LEADING = (
    r"\b(?:manag(?:e|es|ing)|lead(?:s|ing)?|supervis(?:e|es|ing)|in charge of|boss(?:es|ing)?) "
    r"(?:(?:a|the|other|team|group|of|few) ){0,4}"
)
# "The manager one" is one of those spoken of, however long the question.
_WORDS = "|".join(_PLAIN_WORDS)
# "Would they take me as a manager, or am I starting over?"
_TAKEN_ON = re.compile(r"\b(?:take|have|hire|want|employ) me (?:on )?as (?:an?|the) \w+", re.IGNORECASE)
_THE_ONE = re.compile(
    rf"\bthe (?:{_WORDS})(?:'?s)? (?:one|job|post|role|side)\b|\bthe (?:american|us|british|uk|english) (?:{_WORDS})\b",
    re.IGNORECASE,
)
_BOSS_GOES = re.compile(
    r"\b(?:boss|manager|supervisor|lead)\b[^.?!]{0,20}?"
    r"\b(?:leav|retir|quit|resign|mov(?:es|ing|ed) on|going|gone|left|handed|step(?:s|ping|ped) down)",
    re.IGNORECASE,
)
_IN_THEIR_PLACE = re.compile(
    r"\b(?:tak(?:e|ing) (?:over|it on)|step(?:ping)? (?:up|in|into)|replac\w+|fill\w*"
    r"|(?:her|his|their) (?:job|post|role|shoes|place|chair)|(?:want|wants|asked|told|encourag\w+) me to (?:apply|go for it)"
    r"|(?:apply|going) for (?:it|the (?:job|post|role)))\b",
    re.IGNORECASE,
)
# "Is she the boss of the administrator?"
_BESIDE_SOMEBODY = re.compile(
    rf"\b(?:she|he|they)\b.*\bthe (?:{_WORDS})\b|\bthe (?:{_WORDS})\b.*\b(?:over|above|under|below) (?:her|him|them)\b",
    re.IGNORECASE,
)
# How the titles of such posts begin.
DEPUTIES = ("assistant", "deputy")
_BEEN_ONE = re.compile(
    r"(?<!\blong should you )(?<!\blong should i )(?<!\blong do i have to )(?<!\blong do you have to )"
    r"\b(?:be|been|being|become)(?: (?:all|always|an?|all of them|ex|former))? (?:nurses?|doctors?|clinicians?|medics?)\b",
    re.IGNORECASE,
)


def plain_word(question: Question, role: Role) -> str | None:
    """Return the plain word by which a question names a role: "manager", "director"; None if it names it otherwise."""
    said = question.called.get(role.id, "").lower().removesuffix("s")
    return next((word for word, forms in _PLAIN_WORDS.items() if said in forms), None)


def _is_called(post: Role, word: str) -> bool:
    """Tell whether a plain word is short for a post: a nurse manager is "the manager", the assistant of one is not."""
    title = post.title.lower()
    return title.removesuffix(" (us)").endswith(word) and not title.startswith(DEPUTIES)


def of_profession(knowledge: Knowledge, question: Question, about: Subject, topic: str, context: Context) -> list[Role]:
    """Return the post that a plain word such as "management" means for the profession spoken of: for a nurse that of a ward."""
    # "How do I get to team leader, then manager?"
    if not about.roles:
        return []
    *steps, last = about.roles
    word = plain_word(question, last) if not steps or topic == "career_path" else None
    if _BEEN_ONE.search(question.text):
        # "Do managers have to have been nurses?"
        return []
    # A manager "in a GP surgery" is that of a practice, whoever is spoken of besides.
    if word is None or word in last.implied:
        return []
    own = knowledge.roles.get(context.profile.get("current_role", ""))
    if own and re.search(
        rf"\b(?:the|her|his|their|my) {word}(?:'?s)? (?:job|post|role|position|vacancy)\b", question.text, re.IGNORECASE
    ):
        # To an assistant nurse manager "the manager job" is the one above.
        above = [knowledge.roles[id] for id in own.next]
        if called := [post for post in above if _is_called(post, word)]:
            return called[:1]
    if topic in COMPARING - {"which_suits_me"}:
        return []
    # A plain word is meant as it is used where the asker is, whatever country the post has that it names by itself.
    meant = meant_by(knowledge, question, word, about.place or context.country or about.country, context)
    if re.search(rf"\b(?:{'|'.join(DEPUTIES)}) {word}\b", question.text, re.IGNORECASE):
        # To a nurse an assistant manager is that of a unit.
        meant = deputies_of(knowledge, meant) or meant
    if not meant:
        # "CNML or NE-BC for a manager?": of nurses.
        taken = [entry for _, entry in about.entries if isinstance(entry, Credential)]
        posts = dict.fromkeys(id for entry in taken for id in entry.posts if id not in knowledge.umbrellas)
        meant = [knowledge.roles[id] for id in posts if _is_called(knowledge.roles[id], word)][:1]
    return [*steps, *meant] if meant else []


def in_their_country(knowledge: Knowledge, question: Question, roles: Sequence[Role], country: str | None) -> list[Role]:
    """Return roles with what a plain word means in the country of the talk: an American "director" heads a department."""

    def meant(role: Role) -> Role:
        other = role.abroad.get(country or "")
        return knowledge.roles[other] if other and plain_word(question, role) else role

    return [meant(role) for role in roles]


def called_there(knowledge: Knowledge, question: Question) -> dict[str, str]:
    """Return the words of a question by the ids of the roles that they name, and by those that they mean in another country."""
    abroad = {
        id: said
        for own, said in question.called.items()
        if own in knowledge.roles and plain_word(question, knowledge.roles[own])
        for id in knowledge.roles[own].abroad.values()
    }
    return {**abroad, **question.called}


def deputies_of(knowledge: Knowledge, posts: Sequence[Role]) -> list[Role]:
    """Return the posts of those who stand in for the holders of some posts."""
    ids = {post.id for post in posts}
    below = [role for role in knowledge.roles.values() if ids & set(role.next)]
    titled = [role for role in below if role.title.lower().startswith(DEPUTIES)]
    return titled or [role for role in below if any(said.lower().startswith(DEPUTIES) for said in role.names)]


def in_their_place(knowledge: Knowledge, question: Question, about: Subject, context: Context) -> list[Role]:
    """Return the post above the asker's own where its holder goes: "my boss is leaving, should I take over?"."""
    own = knowledge.roles.get(context.profile.get("current_role", ""))
    others = [role for role in about.roles if role != own and role.id not in knowledge.umbrellas]
    if own is None or others or not (_BOSS_GOES.search(question.text) and _IN_THEIR_PLACE.search(question.text)):
        return []
    return at_home(knowledge, [knowledge.roles[id] for id in [*own.reports_to, *own.next][:1]], about.country)


def over_profession(knowledge: Knowledge, question: Question, about: Subject, context: Context) -> list[Role]:
    """Return the post of who leads people of a profession that a question names: "do I have to be one to manage nurses?"."""
    named = [question.called.get(ids[0], "") for ids in question.names.get("qualification", [])]
    led = any(name and re.search(rf"{_LEADING}{re.escape(name)}", question.text, re.IGNORECASE) for name in named)
    return meant_by(knowledge, question, "manager", about.country, context) if led and not about.roles else []


def of_the_talk(knowledge: Knowledge, question: Question, about: Subject, context: Context) -> list[Role]:
    """Return the roles with the posts that plain words mean in the middle of a talk: those in focus or the next steps."""
    several = sum(role.id in knowledge.umbrellas for role in about.roles) > 1
    if several or any(isinstance(entry, Band) for _, entry in about.entries):
        # Leadership beside management are the two kinds of work, and a band 8a manager is any on it, whatever the talk is on.
        return about.roles
    beside = [role for role in about.roles if role.profession]
    # A longer question tells by itself: "how do I get from charge nurse to manager?"
    leaning = len(question.text.split()) <= FEW or any(
        words.search(question.text) for words in (_THE_ONE, _BESIDE_SOMEBODY, _TAKEN_ON)
    )
    ids = dict.fromkeys([*context.roles, *roles_of(context)]) if leaning else {}
    focus = [knowledge.roles[id] for id in ids if id in knowledge.roles]
    steps = [knowledge.roles[id] for role in focus for id in [*role.next, *role.reports_to]]
    posts = [role for role in [*focus, *steps] if role.id not in knowledge.umbrellas]
    country = about.place or only_country(beside) or only_country(focus[:1]) or about.country
    professions = {role.profession for role in [*beside, *focus]} - {None}
    alike = [entry for entry in knowledge.qualifications.values() if entry.profession in professions]

    def meant(role: Role) -> Role:
        word = plain_word(question, role)
        if word is None or role.id in context.roles:
            # "Why do managers avoid it?" in a talk on leading and managing.
            return role
        # A nurse manager's director is that of nursing.
        ids = next((entry.means[word] for entry in alike if word in entry.means), [])
        own = narrow([knowledge.roles[id] for id in ids], country)[:1] if ids else []
        return next((post for post in [*posts, *own] if post in own or _is_called(post, word)), role)

    return [meant(role) for role in about.roles]
