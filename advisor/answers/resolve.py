"""Working out what a question is about: its own names, else what the talk is about, else what has to be asked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Sequence

from ..knowledge.base import KINDS, Knowledge
from ..knowledge.schema import Band, Credential, Named, Programme, Role
from .about import COMPARES, COMPARING, COVERED, ENTRY_KINDS, FEW, FIELD_TOPICS, OF_A_POST, SOMEBODY, Subject
from .equivalents import at_home, narrow, on_bands, only_country, profession_of, taken_for
from .focus import entries_of, in_focus, roles_of
from .fragments import THERE_FROM
from .model import Context, Question
from .plain_words import in_their_country, in_their_place, of_profession, of_the_talk, over_profession
from .skipped import without_skipped
from .speaker import asks_what_is_next
from .writing import HOME_COUNTRY

# Of a longer question the subject is seldom what one of its words may mean.
_LONG = 30
# Topics on which what somebody holds already is where they start from, not what they ask about.
_OF_A_PERSON = frozenset({"career_path", "experience_needed", "entry_without_degree", "which_suits_me", "courses"})
_STUDYING = r"\b(?:my|(?:half ?way|part ?way|midway) through|doing|finishing|studying(?: for)?)(?: an?| my)? (?:level \d )?"
_THAN = re.compile(r"\bthan\b|\b(?:this|that|it) or\b|\bor (?:this|that|it)\b|\binstead\b", re.IGNORECASE)
# "Is she over the charge nurses?" sets the post named beside the one that is pointed to.
_RELATES = re.compile(
    r"\b(?:that|this|it|she|he|they|one|those|these)\b.*\b(?:above|(?<!start )(?<!starting )over|below|under|beneath"
    r"|senior to|junior to|outrank\w*|higher|lower|step (?:up|down|back) from|same (?:level|grade|rank|thing)|in charge of|boss"
    r"|(?:answers?|reports?) to|compares?|stacks? up|against|versus|vs)\b|\b(?:i|you|we) (?:\w+ )?(?:answer|report) to\b",
    re.IGNORECASE,
)
_A_LEVEL = re.compile(r"\b(?:an?|the|my|another) (?:master'?s?|bachelor'?s?|doctorate|phd|postgrad\w*)\b", re.IGNORECASE)
# "Under the finance director?"
_IN_ITS_PLACE = re.compile(
    r"^\W*(?:(?:and|so|but|ok)\W+)*(?:above|over|below|under|beneath|senior to|junior to) (?:an?|the|your|my)\b", re.IGNORECASE
)
_COUNTRIES_BESIDE = re.compile(
    r"\b(?:vs|versus|v|or|both|compar\w+|than|against)\b"
    r"|\b(?:uk|us|usa|britain|england|america|states) and (?:in )?(?:the )?(?:uk|us|usa|britain|england|america|states)\b",
    re.IGNORECASE,
)
# "Do they both answer to the chief executive?"
_BOTH = re.compile(r"\bboth\b", re.IGNORECASE)
# "How does it differ from other roles?" sets it beside none of them.
_WITH_OTHERS = re.compile(r"\bother (?:role|post|job|manager|position|leader)s?\b", re.IGNORECASE)
_I_AM = re.compile(r"\b(?:i'?m|i am|i'?ve been|i was|as an?)\b|^\W*(?:an? )?\w+(?: \w+)? here\b", re.IGNORECASE)
_ASKED_OF_A_POST = re.compile(r"\b(?:they|he|she|needs?|needed|requires?|required|ha(?:ve|s) to|must)\b", re.IGNORECASE)
_OF_WHO_HOLDS_IT = frozenset({"education", "experience_needed"})
_OF_STUDY = frozenset({"education", "courses", "degree_comparison", "certification"})
_WHETHER_HELD = _OF_WHO_HOLDS_IT | {"certification"}
_NHS = re.compile(r"\bNHS\b", re.IGNORECASE)
# "Have they run a clinic before?", "does she have to be a matron first?"
_HELD_BEFORE = re.compile(
    r"\b(?:they|he|she|you|i)\b.*\b(?:been|be|done|run|ran|managed|worked|work|have to|has to|need to|start(?:ed)?|come|came)\b"
    r".*\b(?:before|first|once|already|previously|beforehand|initially|as)\b",
    re.IGNORECASE,
)
_NEXT_RUNG = re.compile(r"\b(?:next|after that|from there|rung|step up|once (?:i'?m|you'?re|ur) in)\b", re.IGNORECASE)
_CERTIFICATES = re.compile(r"\bcert(?:s|ificates?|ifications?)\b", re.IGNORECASE)
# What a band does is what those on it do.
_OF_WORK = frozenset({"duties", "work_setting", "skills"})
# The two kinds of work that these topics weigh where no post is named.
_WEIGHING = (FIELD_TOPICS | {"difference"}) - {"degree_comparison"}


def subject(knowledge: Knowledge, question: Question, context: Context) -> Subject:
    """Return what a question is about, given what the talk has been about."""
    topic = question.topic or context.topic or ""
    about = _subject(knowledge, question, topic, context)
    if about.unclear or not knowledge.umbrellas.issuperset(role.id for role in about.roles):
        return about
    if topic in _WEIGHING and all(role in knowledge.kinds_of_work for role in about.roles):
        # How one of the two kinds of work differs is how it differs from the other.
        from_all = about.roles and _WITH_OTHERS.search(question.text)
        set_apart = topic == "difference" and about.roles and not from_all
        both = knowledge.kinds_of_work if set_apart else about.roles
        return replace(about, roles=both, stands_for=about.roles if from_all else knowledge.kinds_of_work)
    entries = about.entries
    if not (entries or about.own) and topic in OF_A_POST:
        # "What do they earn?" after a certificate.
        entries = entries_of(knowledge, context.entries)
    through = [entry for _, entry in entries if isinstance(entry, Credential)]
    bands = [entry for _, entry in entries if isinstance(entry, Band)]
    posts = taken_for(knowledge, question, through, about.country, context) or on_bands(knowledge, question, bands, context)
    if bands and posts and topic in _OF_WORK and not about.roles:
        # "What does a band 8c do all day?"
        return replace(about, roles=posts, entries=[])
    # "And the next rung once I'm in?" after a certificate asks of its post.
    goes_on = topic == "career_path" and through and not about.own and _NEXT_RUNG.search(question.text)
    of_a_post = topic in OF_A_POST or goes_on
    if posts and of_a_post and not about.roles and (through or (len(posts) == 1 and not about.entries)):
        return replace(about, roles=posts[:1], through=through)
    trained_for = [knowledge.roles[id] for _, entry in entries if isinstance(entry, Programme) for id in entry.posts]
    # What names no post is asked of the field, under each of its names: a hospital's managers are its administrators.
    field = [] if entries or about.roles else [knowledge.roles[id] for id in sorted(knowledge.umbrellas)]
    return replace(about, stands_for=posts or trained_for or field)


def _subject(knowledge: Knowledge, question: Question, topic: str, context: Context) -> Subject:
    """Return what a question names, else what the talk is about."""
    places = [ids[0] for ids in question.names.get("country", []) if ids[0] in COVERED]
    # Of two countries set side by side neither comes first.
    beside = len(set(places)) > 1 and _COUNTRIES_BESIDE.search(question.text)
    place = places[-1] if places and not beside else None
    if not places and _NHS.search(question.text):
        # "NHS managers" names the country with the post.
        place = HOME_COUNTRY
    entries = _entries(knowledge, question, place or context.country)
    others = [(kind, entry) for kind, entry in entries if entry.id not in context.profile.values()]
    # Nor is what somebody says they are studying: "halfway through my MHA. Will administrators still be needed?"
    another = question.names.get("role") or question.names.get("programme")
    if topic in FIELD_TOPICS - {"degree_comparison"} or (topic in OF_A_POST and another):
        entries = others = [(kind, entry) for kind, entry in others if not _studied_now(question, entry)]
    if entries and not others and _A_LEVEL.search(question.text):
        # "ADN nurse here, would a master's help?"
        entries = []
    if topic in _OF_A_PERSON or len(others) > 1 or (others and topic != "degree_comparison"):
        entries = others
    elif topic in OF_A_POST:
        # Pay may be asked of one's own band, what a post is like not of one's own degree.
        entries = [(kind, entry) for kind, entry in entries if kind == "band" or (kind, entry) in others]
    if topic == "degree_comparison" and len(entries) < 2 and len(question.text.split()) <= FEW:
        spoken_of = [("degree", knowledge.degrees[id]) for kind, id in context.things if kind == "degree"]
        # One of those that were compared is picked, another is set beside them, but not the one that somebody holds already.
        added = [] if spoken_of and all(_is_held(question, entry) for _, entry in entries) else entries
        entries = entries if any(pair in spoken_of for pair in entries) else spoken_of + added
    if topic == "certification" and roles_of(context) and entries and all(kind == "degree" for kind, _ in entries):
        # "So MSN. Any certs on top of it?"
        entries = [] if _CERTIFICATES.search(question.text) else entries
    held_up = [(kind, entry) for kind, entry in entries_of(knowledge, context.entries) if kind == "certification"]
    if [kind for kind, _ in entries] == ["certification"] and len(held_up) == 1 and COMPARES.search(question.text):
        # "What's the difference to NE-BC?" after CENP.
        entries = entries if held_up[0] in entries else held_up + entries
    # A role named anew is not asked about in the country that the talk about another one had come to.
    anew = any(not {*ids} & {*context.roles} for ids in question.names.get("role", []))
    known = context.profile.get("country") if anew else context.country
    focus = [knowledge.roles[id] for id in context.roles if id in knowledge.roles]
    if not known and focus and _RELATES.search(question.text):
        # What is set beside an American post is meant as it is used in America.
        known = only_country(focus)
    country = place or (None if beside else known or _implied(entries))
    own = context.profile.get("current_role", "")
    # "Sister" may mean two posts, but not to one.
    named: Sequence[Sequence[str]] = [[own] if own in ids else ids for ids in question.names.get("role", [])]
    several = len(question.names.get("role", [])) > 1 and COMPARES.search(question.text)
    if topic in COMPARING or topic == "level_hierarchy" or several:
        named = _apart(knowledge, named, country)
    elif len(question.text.split()) > FEW:
        # In a longer question a name that may mean several posts is explained by another.
        named = _as_one(named)
    roles, unclear = _roles(knowledge, question, named, country, context)
    roles = _asked_about(knowledge, question, roles, topic, context)
    # Of a long post the question is seldom what one word in it may mean, and degrees are compared whatever the post.
    # "What's a site manager's night like? From a sister who sees them go past."
    compared = topic in COMPARING or COMPARES.search(question.text)
    certain = roles and len(question.text.split()) > FEW and not compared
    if unclear and (len(entries) > 1 or len(question.text.split()) > _LONG or certain):
        unclear = []
    if unclear:
        return Subject(roles, country=country, place=place, unclear=unclear, own=True)
    if roles and (told_of := focus or _spoken_of(knowledge, context)) and _only_where_from(question, roles, topic, context):
        # "I'm a charge nurse now, how long will it take?"
        roles = told_of
    if roles and context.entries and topic in _OF_STUDY and all(_is_speaker(role, context) for role in roles):
        # "I'm a sister, would my trust pay for it?" goes on about the degrees that were weighed.
        roles = roles if entries or not _I_AM.search(question.text) else []
    if 0 < len(focus) < 3 and not roles and entries and topic in _WHETHER_HELD and _ASKED_OF_A_POST.search(question.text):
        # "Would they have an MBA usually?", "do I need my BSN?"
        roles = focus
    on_band = topic == "salary" and entries and all(kind == "band" for kind, _ in entries)
    if focus and not roles and on_band and len(entries) == 1 and _THAN.search(question.text):
        # "Do they get more than a band 6?", "how much more than band 6 is that?"
        roles = focus[:1]
    # "There it's nurse manager, here ward manager, are they the same?" is about both forms.
    forms = {role.counterpart for role in roles} & {role.id for role in roles}
    about = Subject(
        roles if forms else at_home(knowledge, roles, place), entries, place or only_country(roles) or country, place, own=True
    )
    over = in_their_place(knowledge, question, about, context) or over_profession(knowledge, question, about, context)
    if (meant := over or of_the_talk(knowledge, question, about, context)) != about.roles:
        about = replace(about, roles=at_home(knowledge, meant, place), country=place or only_country(meant) or country)
    elif meant := of_profession(knowledge, question, about, topic, context):
        about = replace(about, roles=meant, of_profession=True, country=place or only_country(meant) or country)
    if (meant := in_their_country(knowledge, question, about.roles, country)) != about.roles:
        about = replace(about, roles=meant, country=country)
    rest = [role for role in focus if role not in about.roles]
    one = len(about.roles) == 1 and bool(rest)
    anew = bool(about.roles) and about.roles[0] not in focus
    upwards = topic == "level_hierarchy" and len(question.text.split()) <= FEW and SOMEBODY.search(question.text)
    relates = (
        (anew and (topic == "difference" or _IN_ITS_PLACE.search(question.text)))
        or upwards
        or _THAN.search(question.text)
        or _RELATES.search(question.text)
    )
    # "How much more than band 7?" sets the post beside a band, not beside the one that the talk was on.
    beside_a_band = any(kind == "band" for kind, _ in about.entries)
    if one and relates and not beside_a_band and not _WITH_OTHERS.search(question.text):
        # What came first of several is what the talk is on.
        first = rest if _BOTH.search(question.text) else rest[:1]
        about = replace(about, roles=[*first, *about.roles])
    # Two names may lead to one post: a "director" of an American hospital is that of a department.
    about = replace(about, roles=list({role.id: role for role in about.roles}.values()))
    if about.roles or about.entries:
        return about
    return replace(in_focus(knowledge, question, topic, country, context), place=place)


def _spoken_of(knowledge: Knowledge, context: Context) -> list[Role]:
    """Return the post that a talk was on last before it turned to a degree or a certificate."""
    last = roles_of(context)[-1:] if context.entries else []
    return [knowledge.roles[id] for id in last if id in knowledge.roles]


def _only_where_from(question: Question, roles: list[Role], topic: str, context: Context) -> bool:
    """Tell whether the post that a question names in a talk on another is just where somebody starts from."""
    if [role.id for role in roles] == context.roles or topic in COMPARING or topic == "level_hierarchy":
        return False
    own = all(_is_speaker(role, context) for role in roles) and _I_AM.search(question.text)
    # "CIO is the dream. Must I have run a department first?" names what is asked about too.
    if own and asks_what_is_next(question.text):
        # "I'm a porter supervisor, what would be next?"
        return False
    one = len(roles) == len(context.roles) == 1
    held_before = topic in _OF_WHO_HOLDS_IT and one and _HELD_BEFORE.search(question.text)
    return bool(own or held_before or (topic == "career_path" and THERE_FROM.search(question.text)))


def _asked_about(knowledge: Knowledge, question: Question, roles: list[Role], topic: str, context: Context) -> list[Role]:
    """Leave out the speaker's own post, a step to be skipped, and umbrella names beside the name of a post."""
    # "I'm a sister, how is a matron different?" sets them side by side.
    beside = len(roles) == 1 or topic == "difference"
    roles = [role for role in roles if beside or not _is_speaker(role, context)]
    roles = without_skipped(roles, question, context)
    specific = [role for role in roles if role.id not in knowledge.umbrellas]
    compared = topic in COMPARING or topic == "career_path" or COMPARES.search(question.text)
    return specific if specific and not compared else roles


def _implied(entries: Sequence[tuple[str, Named]]) -> str | None:
    """Return the country that the named degrees and certificates all belong to: a BSN is American, a CMgr British."""
    countries = {getattr(entry, "country", "UK") for _, entry in entries}
    return countries.pop() if len(countries) == 1 and countries <= {"UK", "US"} else None


def _studied_now(question: Question, entry: Named) -> bool:
    """Tell whether a question says of a degree or a course that its writer is on it."""
    said = re.escape(question.called.get(entry.id, ""))
    return bool(said and re.search(rf"{_STUDYING}{said}", question.text, re.IGNORECASE))


def _is_held(question: Question, entry: Named) -> bool:
    """Tell whether a question says of a degree that its writer holds it: "I already have a BSN"."""
    said = re.escape(question.called.get(entry.id, ""))
    return bool(
        said
        and re.search(
            rf"\b(?<!if i )(?<!if you )(?:have|hold|got|did|done|finished|with) (?:already )?(?:an?|my|the) {said}",
            question.text,
            re.IGNORECASE,
        )
    )


def _is_speaker(role: Role, context: Context) -> bool:
    return context.profile.get("current_role") == role.id


def _apart(knowledge: Knowledge, named: Sequence[Sequence[str]], country: str | None) -> list[list[str]]:
    """Leave out of what a name may mean what another name means for certain: who compares a CNO and a DON means two posts.

    Where the country has no other post that the name may mean, the two are names for one.
    """
    certain = {ids[0] for ids in named if len(ids) == 1}
    at_home = [[id for id in ids if not country or country in knowledge.roles[id].countries] for ids in named]
    others = [[id for id in ids if id not in certain] for ids in at_home]
    return [list(ids) if len(ids) == 1 else apart or own or list(ids) for ids, own, apart in zip(named, at_home, others)]


def _as_one(named: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Leave out a name that may mean what another name means for certain: "our PM" of who speaks of practice managers."""
    certain = {ids[0] for ids in named if len(ids) == 1}
    return [ids for ids in named if len(ids) == 1 or certain.isdisjoint(ids)]


def _roles(
    knowledge: Knowledge, question: Question, named: Sequence[Sequence[str]], country: str | None, context: Context
) -> tuple[list[Role], list[Role]]:
    """Return the roles named, and the candidates of the first name that stays unclear."""
    profession = profession_of(knowledge, question, context)
    chosen: list[Role] = []
    unclear: list[Role] = []
    # A name beside an American post is meant as it is used in America.
    alone = [narrow([knowledge.roles[id] for id in ids], None, question.called.get(ids[0], "")) for ids in named]
    country = country or only_country([posts[0] for posts in alone if len(posts) == 1])
    for ids in named:
        candidates = [knowledge.roles[id] for id in ids]
        if len(candidates) > 1:
            candidates = narrow(candidates, country, question.called.get(ids[0], ""))
        if len(candidates) > 1:
            # "And an ADON?" after the DON of an American nursing home.
            candidates = narrow(candidates, only_country([knowledge.roles[id] for id in context.roles if id in knowledge.roles]))
        if len(candidates) > 1 and not COMPARES.search(question.text):
            # "The band 6, sister?"
            bands = {band for named_bands in question.names.get("band", []) for band in named_bands}
            candidates = [role for role in candidates if bands & {f"band_{band}" for band in role.bands}] or candidates
        if len(candidates) > 1:
            # To a nurse an assistant manager is that of a unit.
            candidates = [role for role in candidates if role.profession and role.profession == profession] or candidates
        if len(candidates) > 1:
            # "The PM" in a talk on a practice manager.
            candidates = [role for role in candidates if role.id in context.roles] or candidates
        if len(candidates) > 1:
            unclear = unclear or candidates
        elif candidates[0] not in chosen:
            chosen.append(candidates[0])
    return chosen, unclear


def _entries(knowledge: Knowledge, question: Question, country: str | None) -> list[tuple[str, Named]]:
    """Return the degrees, certificates, programmes and bands that a question names; what may be several, by the country."""
    found: list[tuple[str, Named]] = []
    for kind in ENTRY_KINDS:
        for ids in question.names.get(kind, []):
            meant = [getattr(knowledge, KINDS[kind])[id] for id in ids]
            pair = (kind, next((entry for entry in meant if getattr(entry, "country", None) == country), meant[0]))
            if pair not in found:
                found.append(pair)
    return found
