"""Writing the answer to a question on a career topic, once it is known what it is about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Sequence

from ..knowledge.base import Knowledge
from ..knowledge.moves import height
from ..knowledge.schema import Band, Certification, Degree, Named, Programme, Role
from . import compare, compare_studies, entries, fields, gaps, own_band, roles
from .about import COMPARES, COMPARING, FIELD_TOPICS, Subject
from .aspects import aspect
from .equivalents import is_outside, on_bands, training_of
from .focus import entries_of
from .fragments import points_back
from .model import Answer, Context, Question
from .nearest import LIKELY_THE_SUBJECT, SURELY_THE_ARTICLE, asks_apart, beats_umbrella, for_speaker, nearest_to, speaks_of
from .phrasing import names_of, titled
from .verdicts import asks_whether_needed
from .writing import a, listed, lower_first, name, upper_first

# Topics on which a band tells nothing: it tells what it pays and who is on it, not what leads to it.
_NOT_OF_A_BAND = frozenset(
    {
        "experience_needed",
        "education",
        "courses",
        "entry_without_degree",
        "skills",
        "certification",
        "which_suits_me",
        "outlook",
        "why_both_matter",
    }
)
_OF_THE_WAY = frozenset({"career_path", "entry_without_degree"})
_OF_A_COURSE = frozenset({"courses", "education", "which_is_better", "which_suits_me", "difference"})
_SETS_APART = re.compile(r"\b(?:differ\w*|compar\w+|versus|vs|same|apart|unlike|than)\b", re.IGNORECASE)
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_THE_SAME = re.compile(r"\bthe same\b|\b(?:just )?(?:another|a different) (?:name|word|title) for\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|that|one)\b", re.IGNORECASE)
_MYSELF = re.compile(r"\b(?:i|me|my)\b", re.IGNORECASE)


def write(knowledge: Knowledge, topic: str, question: Question, about: Subject, context: Context) -> Answer:
    """Return the answer to a question: what an article says, what is set side by side, or what is known of one post or entry.

    Args:
        knowledge: The knowledge base.
        topic: A career topic.
        question: The question.
        about: What it is about.
        context: What is remembered of the conversation.
    """
    own = knowledge.roles.get(context.profile.get("current_role", ""))
    # Who manages already is told of the post they mean, not of the first steps of their profession.
    begins = own is None or own.id in knowledge.umbrellas or height(own) == 0
    general = (about.of_profession and begins) or all(role.id in knowledge.umbrellas for role in about.roles)
    of_a_way = general and len(about.roles) < 2
    nearest = nearest_to(knowledge, question, about)
    # What a question speaks of by name comes before the usual way of its asker's profession or band.
    of_a_way = of_a_way and not (nearest and question.nearness >= 1.0)
    own_way = for_speaker(knowledge, topic, context) if of_a_way and not own_band.leads_already(knowledge, context) else None
    article = own_way or nearest
    ids = [role.id for role in about.roles]
    titles = [titled(role, context.called) for role in about.roles]
    named_as = upper_first(listed([lower_first(title) for title in titles])) if titles and not about.of_profession else ""
    if nearest and nearest.words and question.nearness >= 1.0:
        # What a body is, is told of it and not of the post that the talk is on.
        stands_over = "" if topic == "role_overview" else named_as
        return fields.answer(knowledge, nearest, about.country, ids, stands_over, question.text)
    named = [entry for _, entry in about.entries if not isinstance(entry, Band) or topic not in _NOT_OF_A_BAND]
    degrees = [entry for entry in named if isinstance(entry, Degree)]
    if len(degrees) > 1 and topic in (
        "degree_comparison",
        "difference",
        "which_is_better",
        "which_suits_me",
        "education",
        "courses",
    ):
        goal = next((role for role in about.roles if role.id not in knowledge.umbrellas), None)
        return compare_studies.degrees(knowledge, degrees, about.country, question.text, goal)
    if topic == "career_path" and of_a_way and not own_way and not named and (on := own_band.next_posts(knowledge, context)):
        return on
    if general and about.roles and named and not about.through and topic not in COMPARING:
        return entries.answer(knowledge, topic, named[0], about.country, ids, question.text)
    # Neither of leading and managing is above the other, or better.
    weighed = all(role in knowledge.kinds_of_work for role in about.roles) and topic == "which_is_better"
    unranked = general and len(about.roles) > 1 and (topic == "level_hierarchy" or weighed)
    compared = len(about.roles) > 1 and topic in compare.TOPICS and not unranked
    apart = beats_umbrella(article, question) if general and about.roles and article else asks_apart(knowledge, question, about)
    # A rule of half sentences that turns to an article gives it the nearness of the article's own words.
    leaning = points_back(question) and question.nearness < 1.0
    whatever_role = article is not None and article.holds_for_any_role and (about.own or not leaning)
    if not (general or about.own) and question.nearness < LIKELY_THE_SUBJECT:
        # "What experience do I need?" in a talk on a post.
        whatever_role = False
    # What a post's courses are is told of that post; what study costs is told of any.
    of_a_post = topic == "courses" and about.own and not general and aspect(question.text) != "cost"
    whatever_role = whatever_role and (not (named or of_a_post) or question.nearness >= SURELY_THE_ARTICLE)
    if about.own and article and any(isinstance(entry, Programme) and not speaks_of(article, entry) for entry in named):
        # Names are masked where nearness is measured, so what is asked of one programme is near to what is asked of another.
        whatever_role = apart = False
    side_by_side = compared and not general
    if topic == "why_both_matter" and about.own and not general and len(about.roles) == 1:
        # What one post is good for is what it does.
        return roles.answer(knowledge, topic, about.roles[0], about.country, context.called)
    if topic == "difference" and not about.own and len(about.roles) == 1 and len(context.roles) > 1 and about.country:
        # "Are they the same in the UK?" of two forms of one post.
        answer = roles.answer(knowledge, "role_overview", about.roles[0], about.country, context.called)
        lead = f"In the {about.country} both are the {lower_first(about.roles[0].title)}; they differ elsewhere."
        return replace(answer, topic=topic, text=f"{lead}\n\n{answer.text}")
    if topic == "difference" and about.own and len(about.roles) == 1 and len(question.names.get("role", [])) > 1:
        answer = roles.answer(knowledge, "role_overview", about.roles[0], about.country)
        lead = f"I have one entry for both, {a(name(about.roles[0]))}, and nothing on how they differ."
        return replace(answer, topic=topic, text=f"{lead}\n\n{answer.text}")
    if topic == "difference" and about.own and len(about.roles) == 1:
        same = names_of(about.roles[0], question.text)
        if len(same) == 1 and about.roles[0].id in context.roles and _THE_SAME.search(question.text):
            # "Is it the same as a chief medical officer?" after a medical director.
            before = [
                context.called.get(about.roles[0].id, ""),
                *names_of(about.roles[0], str((context.last or {}).get("text", ""))),
            ]
            same = list(dict.fromkeys([*filter(None, before[:2]), *same]))[:2]
        again = about.roles[0].id in context.roles and len(context.roles) > 1 and not _SETS_APART.search(question.text)
        if len(same) < 2 and again:
            # "And a CNO?" after a chief nurse and another post.
            answer = roles.answer(knowledge, "role_overview", about.roles[0], about.country, context.called)
            return replace(answer, topic=topic)
        if len(same) > 1:
            answer = roles.answer(knowledge, "role_overview", about.roles[0], about.country)
            apart = any(said.lower() in (kind.lower() for kind in about.roles[0].kinds) for said in same)
            lead = (
                f"I have one entry for {listed(same)} and nothing on how they differ."
                if apart
                else f"{upper_first(listed(same))} are names for the same kind of post."
            )
            return replace(answer, topic=topic, text=f"{lead}\n\n{answer.text}")
    a_post = about.own and len(about.roles) == 1 and about.roles[0] not in knowledge.kinds_of_work
    if topic == "duties" and a_post and article and article.default:
        # "What does a hospital administrator do?" is told of that, and not of leaders and managers.
        apart = False
    if article and ((whatever_role and not side_by_side) or about.unclear or (apart and not compared)):
        return fields.answer(knowledge, article, about.country, ids, named_as, question.text)
    doubted = _doubted(knowledge, question, named, context) if topic in ("certification", "education") else []
    if len(ids) == 1 and not general and doubted:
        # "HR manager, is the CIPD needed?", "do I need it for a CNO job?" are about the post.
        asked = f"{question.text} ({listed(doubted)})"
        return roles.answer(knowledge, topic, about.roles[0], about.country, context.called, asked)
    if studied := _studied(knowledge, topic, named, about.country, ids, question.text):
        return studied
    if compared:
        most = compare.MOST_RANKED if topic == "level_hierarchy" else compare.MOST_COMPARED
        return compare.roles(knowledge, topic, about.roles[:most], about.country, context.called, question.text)
    if topic == "salary" and len(about.roles) == 1 and (beside := _beside_own(knowledge, question, about, context)):
        return beside
    if about.roles and topic not in FIELD_TOPICS and not unranked:
        goal = _goal(about, context) if topic == "career_path" else about.roles[0]
        outside = is_outside(goal, training_of(knowledge, question, context))
        return roles.answer(knowledge, topic, goal, about.country, context.called, question.text, outside)
    bands = [entry for entry in named if isinstance(entry, Band)]
    if len(bands) > 1 and topic in ("salary", "difference"):
        return entries.bands(knowledge, "salary", bands, about.country)
    if named:
        # Somebody's own nation comes first in what a band pays.
        nation = "" if question.names.get("country") else context.profile.get("nation", "")
        open_to = on_bands(knowledge, question, bands, context) if bands else None
        return entries.answer(knowledge, topic, named[0], about.country, ids, f"{question.text} {nation}", open_to)
    return fields.answer(knowledge, article or knowledge.default_article(topic), about.country, ids, named_as)


def _beside_own(knowledge: Knowledge, question: Question, about: Subject, context: Context) -> Answer | None:
    """Set the pay of a post beside the band that a question names, of the post in focus or the asker's own: "how much extra?"."""
    role, own = about.roles[0], context.profile
    bands = [entry for _, entry in about.entries if isinstance(entry, Band)]
    if len(bands) == 1 and (gaps.wanted(question.text) or COMPARES.search(question.text)):
        return compare.with_band(knowledge, role, bands[0], context.called)
    if not gaps.wanted(question.text):
        return None
    if band := knowledge.bands.get(own.get("band", "")):
        return compare.with_band(knowledge, role, band, context.called)
    focus = context.roles if len(context.roles) == 1 else []
    ids = [own.get("current_role", ""), *focus] if _MYSELF.search(question.text) else [*focus, own.get("current_role", "")]
    other = next((knowledge.roles[id] for id in ids if id in knowledge.roles and id not in (role.id, *knowledge.umbrellas)), None)
    return compare.roles(knowledge, "salary", [role, other], about.country, context.called) if other else None


def _doubted(knowledge: Knowledge, question: Question, named: Sequence[Named], context: Context) -> list[str]:
    """Return the degrees and certificates that a question doubts to be needed, by name or as "it" after they were told of."""
    if not asks_whether_needed(question.text):
        return []
    spoken_of = [entry for _, entry in entries_of(knowledge, context.entries)] if _IT.search(question.text) else []
    # "Do I need it?" after two were weighed is asked of the one that the talk began with.
    return [entries.short(entry) for entry in named or spoken_of[:1]]


def _goal(about: Subject, context: Context) -> Role:
    """Return the post that a way leads to: of those named the last, "from X to Y"; of those in focus the highest.

    A post comes before the field that is named after it: "medical director or health leadership".
    """
    if not about.own:
        return max(about.roles, key=height)
    spoken_of = {context.profile.get("current_role"), *context.roles}
    others = [role for role in about.roles if role.level != "any" and role.id not in spoken_of]
    return others[-1] if about.roles[-1].level == "any" and others else about.roles[-1]


def _studied(
    knowledge: Knowledge, topic: str, named: Sequence[Named], country: str | None, ids: Sequence[str], asked: str
) -> Answer | None:
    """Answer on the certificates or programmes that a question names, which come before what its post has besides."""
    certifications = [entry for entry in named if isinstance(entry, Certification)]
    programmes = [entry for entry in named if isinstance(entry, Programme)]
    if len(certifications) > 1 and (topic == "certification" or not ids):
        return compare_studies.certifications(knowledge, certifications[: compare.MOST_COMPARED], country, ids, asked)
    if len(programmes) > 1 and topic in _OF_A_COURSE:
        return compare_studies.programmes(knowledge, programmes[: compare.MOST_COMPARED], country, ids, asked)
    kinds: list[Certification | Degree | Programme] = [*certifications, *programmes]
    if len(kinds) > 1 and {type(entry) for entry in named} == {Certification, Programme}:
        return compare_studies.side_by_side(knowledge, topic, kinds[: compare.MOST_COMPARED], country, ids, asked)
    degrees = [entry for entry in named if isinstance(entry, Degree)]
    beside = topic == "degree_comparison" or COMPARES.search(asked) or _OR.search(asked)
    if kinds and degrees and (beside or (topic in _OF_A_COURSE and not ids and aspect(asked))):
        # "FMLM or an MBA?": of what one name stands for the certificate is meant.
        kinds = [*(certifications or programmes), *degrees]
        return compare_studies.side_by_side(knowledge, topic, kinds[: compare.MOST_COMPARED], country, ids, asked)
    meant = certifications if topic == "certification" else programmes if topic in _OF_A_COURSE else []
    return entries.answer(knowledge, topic, meant[0], country, ids, asked) if meant else None


def turned_to(knowledge: Knowledge, question: Question) -> list[str]:
    """Return the roles that an article turns the talk to: who runs a hospital leads to the chief executive."""
    article = knowledge.articles.get(question.article or "")
    return list(article.turns_to) if article else []


def first_post(knowledge: Knowledge, topic: str, about: Subject, context: Context) -> list[str]:
    """Return the post that a profession's way up, where it is asked about for no post in particular, leads to first."""
    own = knowledge.qualifications.get(context.profile.get("background", ""))
    posts = own.first_posts if own and topic in _OF_THE_WAY and not about.entries else []
    at_home = [knowledge.roles[id] for id in posts if not about.country or about.country in knowledge.roles[id].countries]
    return [id for role in at_home for id in own_band.past_own(knowledge, role, context)][:1]
