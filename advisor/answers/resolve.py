"""Working out what a question is about: its own names, else what the talk is about, else what has to be asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Sequence

from ..knowledge.base import KINDS, Knowledge
from ..knowledge.schema import Band, Credential, Named, Role
from .equivalents import at_home, meant_by, narrow, on_bands, only_country, taken_for
from .model import Context, Question

# Topics that are about the field even in the middle of a talk about a role.
FIELD_TOPICS = frozenset({"why_both_matter", "which_is_better", "degree_comparison"})
# Plain words for a post, in their forms: which post they mean depends on who asks and what the talk is about.
_PLAIN_WORDS = {"manager": ("manager", "management"), "director": ("director",), "supervisor": ("supervisor",)}
# A longer question tells by itself what it is about.
_FEW = 9
_LONG = 30
# Topics that set roles side by side, an umbrella among them.
COMPARING = frozenset({"difference", "why_both_matter", "which_is_better", "which_suits_me"})
# Topics on which what somebody holds already is where they start from, not what they ask about.
_OF_A_PERSON = frozenset({"career_path", "experience_needed", "entry_without_degree", "which_suits_me", "courses"})
# Words that set the role in focus beside the one before it: "which pays more?", "do both need a degree?"
_COMPARES = re.compile(
    r"\b(?:more|most|less|least|better|worse|nicer|higher|highest|easier|harder|quicker|longer|difference|differ|both|each|either|than"
    r"|of (?:the two|these|those|them))\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:three|all|any|which (?:of (?:them|those|these)|one)|most|least|\w+est)\b", re.IGNORECASE)
# "Put all three in order."
_ALL_OF_THEM = re.compile(
    r"\ball (?:of (?:them|those|these)|(?:the |these |those )?(?:three|four|five))\b|\bthe (?:three|four|five)\b", re.IGNORECASE
)
_THAN = re.compile(r"\bthan\b|\b(?:this|that|it) or\b|\bor (?:this|that|it)\b|\binstead\b", re.IGNORECASE)
# "Is she over the charge nurses?" sets the post named beside the one that is pointed to.
_RELATES = re.compile(
    r"\b(?:that|this|it|she|he|they|one|those|these)\b.*\b(?:above|over|below|under|beneath|senior to|junior to"
    r"|outrank\w*|higher|lower|step (?:up|down|back) from|same (?:level|grade|rank|thing)|in charge of|boss"
    r"|(?:answers?|reports?) to|compares?|stacks? up|against|versus|vs)\b",
    re.IGNORECASE,
)
# "How does it differ from other roles?" sets it beside none of them.
_WITH_OTHERS = re.compile(r"\bother (?:role|post|job|manager|position|leader)s?\b", re.IGNORECASE)
_LEADING = (
    r"\b(?:manag(?:e|es|ing)|lead(?:s|ing)?|supervis(?:e|es|ing)|in charge of|boss(?:es|ing)?) "
    r"(?:(?:a|the|other|team|group|of|few) ){0,4}"
)
_I_AM = re.compile(r"\b(?:i'?m|i am|i'?ve been|i was|as an?)\b|^\W*(?:an? )?\w+(?: \w+)? here\b", re.IGNORECASE)
_THERE_FROM = re.compile(r"\b(?:there|to (?:that|it|one))\b.*\bfrom\b|\bfrom\b.*\b(?:there|to (?:that|it|one))\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|that|either|both|they) (?:\w+ )?(?:end|lead|count|give|come|carry)\w*\b", re.IGNORECASE)
_BEEN_ONE = re.compile(
    r"\b(?:be|been|being|become)(?: (?:all|always|an?|all of them|ex|former))? (?:nurses?|doctors?|clinicians?|medics?)\b",
    re.IGNORECASE,
)
_THEY = re.compile(r"\b(?:they|he|she|them|him|her|that)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b(?:they|their|them|he|his|him|she|her)\b", re.IGNORECASE)
_ASKED_OF_A_POST = re.compile(r"\b(?:they|he|she|needs?|needed|requires?|required|ha(?:ve|s) to|must)\b", re.IGNORECASE)
_OF_WHO_HOLDS_IT = frozenset({"education", "experience_needed"})
# "Have they run a clinic before?", "does she have to be a matron first?"
_HELD_BEFORE = re.compile(
    r"\b(?:they|he|she|you|i)\b.*\b(?:been|be|done|run|ran|managed|worked|work|have to|has to|need to|start(?:ed)?|come|came)\b"
    r".*\b(?:before|first|once|already|previously|beforehand|initially|as)\b",
    re.IGNORECASE,
)
_UPWARDS = re.compile(
    r"\b(?:reports? (?:in)?to|answers? to|(?:over|above)\b|boss(?:es)? of|next (?:up|above)|goes to|s?he (?:is )?under)",
    re.IGNORECASE,
)
# "What does that person do?" after who is above.
_THAT_PERSON = re.compile(r"\bthat (?:person|boss|one)\b|\bthe boss\b", re.IGNORECASE)
# The countries whose facts the advisor has.
COVERED = ("UK", "US")
# Topics on a post: asked of a degree, a certificate or a band, they are asked of the post that it stands for.
_OF_A_POST = frozenset({"salary", "outlook", "duties", "work_setting", "skills"})
# What a band does is what those on it do.
_OF_WORK = frozenset({"duties", "work_setting", "skills"})
# The two kinds of work that these topics weigh where no post is named.
_WEIGHING = (FIELD_TOPICS | {"difference"}) - {"degree_comparison"}
_STUDIED = ("degree", "certification", "programme")
_ENTRY_KINDS = (*_STUDIED, "band")
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


@dataclass(frozen=True)
class Subject:
    """What a question is about.

    Attributes:
        roles: The roles, none for the field in general.
        entries: The degrees, certificates, programmes and bands, with their kind.
        country: The country whose facts come first.
        place: The country that the question itself names.
        unclear: Where one name may mean several roles: the roles to choose from.
        own: Whether the question names any of this itself, rather than leaning on what was said before.
        of_profession: Whether the roles are what "management" means for people of the asker's profession.
        through: The degrees and certificates asked of, where the roles are the posts that they are taken for.
        stands_for: Where it names no post: the posts that its entries stand for, or the kinds of work that its topic weighs.
    """

    roles: list[Role] = field(default_factory=list)
    entries: list[tuple[str, Named]] = field(default_factory=list)
    country: str | None = None
    place: str | None = None
    unclear: list[Role] = field(default_factory=list)
    own: bool = False
    of_profession: bool = False
    through: Sequence[Credential] = ()
    stands_for: list[Role] = field(default_factory=list)


def subject(knowledge: Knowledge, question: Question, context: Context) -> Subject:
    """Return what a question is about, given what the talk has been about."""
    topic = question.topic or context.topic or ""
    about = _subject(knowledge, question, topic, context)
    if about.unclear or not knowledge.umbrellas.issuperset(role.id for role in about.roles):
        return about
    if topic in _WEIGHING and all(role in knowledge.kinds_of_work for role in about.roles):
        return replace(about, stands_for=knowledge.kinds_of_work)
    entries = about.entries
    if not (entries or about.own) and topic in _OF_A_POST:
        # "What do they earn?" after a certificate.
        entries = entries_of(knowledge, context.entries)
    through = [entry for _, entry in entries if isinstance(entry, Credential)]
    bands = [entry for _, entry in entries if isinstance(entry, Band)]
    posts = taken_for(knowledge, question, through, about.country, context) or on_bands(knowledge, question, bands, context)
    if bands and posts and topic in _OF_WORK and not about.roles:
        # "What does a band 8c do all day?"
        return replace(about, roles=posts, entries=[])
    if posts and topic in _OF_A_POST and not about.roles and (through or (len(posts) == 1 and not about.entries)):
        return replace(about, roles=posts[:1], through=through)
    return replace(about, stands_for=posts)


def _subject(knowledge: Knowledge, question: Question, topic: str, context: Context) -> Subject:
    """Return what a question names, else what the talk is about."""
    places = [ids[0] for ids in question.names.get("country", []) if ids[0] in COVERED]
    place = places[-1] if places else None
    entries = _entries(knowledge, question, place or context.country)
    others = [(kind, entry) for kind, entry in entries if entry.id not in context.profile.values()]
    if topic in _OF_A_PERSON or len(others) > 1 or (others and topic != "degree_comparison"):
        entries = others
    elif topic in _OF_A_POST:
        # Pay may be asked of one's own band, what a post is like not of one's own degree.
        entries = [(kind, entry) for kind, entry in entries if kind == "band" or (kind, entry) in others]
    if topic == "degree_comparison" and len(entries) < 2 and len(question.text.split()) <= _FEW:
        spoken_of = [("degree", knowledge.degrees[id]) for kind, id in context.things if kind == "degree"]
        # One of those that were compared is picked, another is set beside them.
        entries = entries if any(pair in spoken_of for pair in entries) else spoken_of + entries
    # A role named anew is not asked about in the country that the talk about another one had come to.
    known = context.profile.get("country") if question.names.get("role") else context.country
    focus = [knowledge.roles[id] for id in context.roles if id in knowledge.roles]
    if not known and focus and _RELATES.search(question.text):
        # What is set beside an American post is meant as it is used in America.
        known = only_country(focus)
    country = place or known or _implied(entries)
    own = context.profile.get("current_role", "")
    # "Sister" may mean two posts, but not to one.
    named = [[own] if own in ids else ids for ids in question.names.get("role", [])]
    apart = topic in COMPARING or topic == "level_hierarchy"
    roles, unclear = _roles(knowledge, _apart(named) if apart else named, country, context)
    roles = _asked_about(knowledge, question, roles, topic, context)
    # Of a long post the question is seldom what one word in it may mean, and degrees are compared whatever the post.
    if unclear and (len(entries) > 1 or len(question.text.split()) > _LONG):
        unclear = []
    if unclear:
        return Subject(roles, country=country, place=place, unclear=unclear, own=True)
    if focus and roles and _only_where_from(question, roles, topic, context):
        # "I'm a charge nurse now, how long will it take?"
        roles = focus
    if len(focus) == 1 and not roles and entries and topic in _OF_WHO_HOLDS_IT and _ASKED_OF_A_POST.search(question.text):
        # "Would they have an MBA usually?", "do I need my BSN?"
        roles = focus
    on_band = topic == "salary" and entries and all(kind == "band" for kind, _ in entries)
    if len(focus) == 1 and not roles and on_band and _THAN.search(question.text) and _SOMEBODY.search(question.text):
        # "Do they get more than a band 6?"
        roles, entries = focus, []
    about = Subject(at_home(knowledge, roles, place), entries, place or only_country(roles) or country, place, own=True)
    over = _over_profession(knowledge, question, about, context)
    if (meant := over or _of_the_talk(knowledge, question, about, context)) != about.roles:
        about = replace(about, roles=meant)
    elif meant := _of_profession(knowledge, question, about, topic, context):
        about = replace(about, roles=meant, of_profession=True)
    rest = [role for role in focus if role not in about.roles]
    beside = len(about.roles) == 1 and bool(rest)
    anew = bool(about.roles) and about.roles[0] not in focus
    upwards = topic == "level_hierarchy" and len(question.text.split()) <= _FEW and _SOMEBODY.search(question.text)
    relates = (topic == "difference" and anew) or upwards or _THAN.search(question.text) or _RELATES.search(question.text)
    if beside and relates and not _WITH_OTHERS.search(question.text):
        # What came first of several is what the talk is on.
        about = replace(about, roles=[rest[0], *about.roles])
    if about.roles or about.entries:
        return about
    return replace(_in_focus(knowledge, question, topic, country, context), place=place)


def _only_where_from(question: Question, roles: list[Role], topic: str, context: Context) -> bool:
    """Tell whether the post that a question names in a talk on another is just where somebody starts from."""
    if [role.id for role in roles] == context.roles or topic in COMPARING or topic == "level_hierarchy":
        return False
    own = all(_is_speaker(role, context) for role in roles) and _I_AM.search(question.text)
    held_before = topic in _OF_WHO_HOLDS_IT and len(context.roles) == 1 and _HELD_BEFORE.search(question.text)
    return bool(own or held_before or (topic == "career_path" and _THERE_FROM.search(question.text)))


def _plain_word(question: Question, role: Role) -> str | None:
    """Return the plain word by which a question names a role: "manager", "director"; None if it names it otherwise."""
    said = question.called.get(role.id, "").lower().removesuffix("s")
    return next((word for word, forms in _PLAIN_WORDS.items() if said in forms), None)


def _of_profession(knowledge: Knowledge, question: Question, about: Subject, topic: str, context: Context) -> list[Role]:
    """Return the post that a plain word such as "management" means for the profession spoken of: for a nurse that of a ward."""
    word = _plain_word(question, about.roles[0]) if len(about.roles) == 1 else None
    if _BEEN_ONE.search(question.text):
        # "Do managers have to have been nurses?"
        return []
    # A manager "in a GP surgery" is that of a practice, whoever is spoken of besides.
    if word is None or word in about.roles[0].implied or topic in COMPARING:
        return []
    return meant_by(knowledge, question, word, about.country, context)


def _over_profession(knowledge: Knowledge, question: Question, about: Subject, context: Context) -> list[Role]:
    """Return the post of who leads people of a profession that a question names: "do I have to be one to manage nurses?"."""
    named = [question.called.get(ids[0], "") for ids in question.names.get("qualification", [])]
    led = any(name and re.search(rf"{_LEADING}{re.escape(name)}", question.text, re.IGNORECASE) for name in named)
    return meant_by(knowledge, question, "manager", about.country, context) if led and not about.roles else []


def _of_the_talk(knowledge: Knowledge, question: Question, about: Subject, context: Context) -> list[Role]:
    """Return the roles with the posts that plain words mean in the middle of a talk: those in focus or the next steps."""
    several = sum(role.id in knowledge.umbrellas for role in about.roles) > 1
    if several or any(isinstance(entry, Band) for _, entry in about.entries):
        # Leadership beside management are the two kinds of work, and a band 8a manager is any on it, whatever the talk is on.
        return about.roles
    beside = [role for role in about.roles if role.profession]
    # A longer question tells by itself: "how do I get from charge nurse to manager?"
    leaning = len(question.text.split()) <= _FEW
    ids = dict.fromkeys([*context.roles, *_roles_of(context)]) if leaning else {}
    focus = [knowledge.roles[id] for id in ids if id in knowledge.roles]
    steps = [knowledge.roles[id] for role in focus for id in role.next]
    posts = [role for role in [*focus, *steps] if role.id not in knowledge.umbrellas]
    country = about.country or only_country(beside)
    professions = {role.profession for role in [*beside, *focus]} - {None}
    alike = [entry for entry in knowledge.qualifications.values() if entry.profession in professions]

    def meant(role: Role) -> Role:
        word = _plain_word(question, role)
        if word is None or role.id in context.roles:
            # "Why do managers avoid it?" in a talk on leading and managing.
            return role
        # A nurse manager's director is that of nursing.
        ids = next((entry.means[word] for entry in alike if word in entry.means), [])
        own = narrow([knowledge.roles[id] for id in ids], country)[:1] if ids else []
        return next((post for post in [*posts, *own] if post in own or post.title.lower().endswith(word)), role)

    return [meant(role) for role in about.roles]


def _in_focus(knowledge: Knowledge, question: Question, topic: str, country: str | None, context: Context) -> Subject:
    """Return what the talk is about, for a question that names nothing itself."""
    compared = len(_roles_of(context)) > 1
    if topic in FIELD_TOPICS and topic != "degree_comparison" and not compared:
        return Subject(country=country)
    # While nothing but a degree or a certificate is in focus, what is asked of getting on is asked of it.
    wanted = _FOCUS_KINDS.get(topic, () if context.roles or topic in _OF_A_POST else _STUDIED)
    if topic == "education" and _IT.search(question.text):
        # "Does it end in a qualification?" after a programme.
        wanted = _STUDIED
    if topic == "level_hierarchy" and _roles_of(context) and _SOMEBODY.search(question.text):
        # A band has no boss, who is on it has.
        wanted = ()
    comparing = topic in COMPARING or topic == "degree_comparison" or bool(_COMPARES.search(question.text))
    spoken_of = context.things if context.entries and comparing else context.entries
    entries = [(kind, entry) for kind, entry in entries_of(knowledge, spoken_of) if kind in wanted]
    if entries:
        return Subject([], entries, country)
    ids = context.roles
    above = context.before[-1][1] if _told_above(knowledge, context) else None
    if above and (_THAT_PERSON.search(question.text) or (_UPWARDS.search(question.text) and _THEY.search(question.text))):
        return Subject([knowledge.roles[above]], [], country)
    everyone = _ALL_OF_THEM.search(question.text)
    if (len(ids) == 1 and comparing) or not ids or everyone:
        ids = _roles_of(context)
        ids = ids if everyone or _ALL.search(question.text) else ids[-2:]
    roles = [knowledge.roles[id] for id in ids if id in knowledge.roles]
    return Subject(at_home(knowledge, roles, country), [], country)


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
    kept = [(kind, getattr(knowledge, KINDS[kind]).get(id)) for kind, id in things if kind in _ENTRY_KINDS]
    return [(kind, entry) for kind, entry in kept if entry is not None]


def _roles_of(context: Context) -> list[str]:
    """Return the roles that the talk has been on, those in focus among them, in the order they came up."""
    return [id for kind, id in context.things if kind == "role"]


def _asked_about(knowledge: Knowledge, question: Question, roles: list[Role], topic: str, context: Context) -> list[Role]:
    """Leave out the speaker's own post, and umbrella names beside the name of a post."""
    # "I'm a sister, how is a matron different?" sets them side by side.
    beside = len(roles) == 1 or topic == "difference"
    roles = [role for role in roles if beside or not _is_speaker(role, context)]
    specific = [role for role in roles if role.id not in knowledge.umbrellas]
    compared = topic in COMPARING or topic == "career_path" or _COMPARES.search(question.text)
    return specific if specific and not compared else roles


def _implied(entries: Sequence[tuple[str, Named]]) -> str | None:
    """Return the country that the named degrees and certificates all belong to: a BSN is American, a CMgr British."""
    countries = {getattr(entry, "country", "UK") for _, entry in entries}
    return countries.pop() if len(countries) == 1 and countries <= {"UK", "US"} else None


def _is_speaker(role: Role, context: Context) -> bool:
    return context.profile.get("current_role") == role.id


def _apart(named: Sequence[Sequence[str]]) -> list[list[str]]:
    """Leave out of what a name may mean what another name means for certain: who compares a CNO and a DON means two posts."""
    certain = {ids[0] for ids in named if len(ids) == 1}
    return [[id for id in ids if len(ids) == 1 or id not in certain] or list(ids) for ids in named]


def _roles(
    knowledge: Knowledge, named: Sequence[Sequence[str]], country: str | None, context: Context
) -> tuple[list[Role], list[Role]]:
    """Return the roles named, and the candidates of the first name that stays unclear."""
    chosen: list[Role] = []
    # A name beside an American post is meant as it is used in America.
    country = country or only_country([knowledge.roles[ids[0]] for ids in named if len(ids) == 1])
    for ids in named:
        candidates = [knowledge.roles[id] for id in ids]
        if len(candidates) > 1:
            candidates = narrow(candidates, country)
        if len(candidates) > 1:
            # "The PM" in a talk on a practice manager.
            candidates = [role for role in candidates if role.id in context.roles] or candidates
        if len(candidates) > 1:
            return chosen, candidates
        if candidates[0] not in chosen:
            chosen.append(candidates[0])
    return chosen, []


def _entries(knowledge: Knowledge, question: Question, country: str | None) -> list[tuple[str, Named]]:
    """Return the degrees, certificates, programmes and bands that a question names; what may be several, by the country."""
    found: list[tuple[str, Named]] = []
    for kind in _ENTRY_KINDS:
        for ids in question.names.get(kind, []):
            meant = [getattr(knowledge, KINDS[kind])[id] for id in ids]
            pair = (kind, next((entry for entry in meant if getattr(entry, "country", None) == country), meant[0]))
            if pair not in found:
                found.append(pair)
    return found
