"""The titles that somebody may look for: "what job title should I search for?", "what non-clinical roles could I do?"."""

from __future__ import annotations

import re

from ..knowledge.base import Knowledge
from ..knowledge.schema import LEVELS, Role
from ..nlu.elsewhere import MANAGES_ELSEWHERE
from . import likings
from .model import Answer, Context, Question
from .phrasing import ask
from .standing import LEVEL_NAMES
from .writing import HOME_COUNTRY, Draft, a, labelled, listed, name

_THINGS = r"(?:job |kinds? of |sorts? of )?(?:titles?|jobs?|posts?|roles?|positions?)"
_TITLES = re.compile(
    rf"\b(?:what|which) {_THINGS}\b[^.?!]*\b(?:search|look|looking|google|type in)\b"
    r"|\bwhat (?:should|do|would|can) i (?:even |actually )?(?:search|google|look) (?:for|under)\b",
    re.IGNORECASE,
)
# Asked by somebody who has no post in mind.
_AS_WHAT = re.compile(r"\bwhat (?:would|could|can|might|do) i (?:start|come in|begin|go in)(?: off| out)? as\b", re.IGNORECASE)
_NOT_CLINICAL = re.compile(
    r"\b(?:what|which|any|other) (?:\w+ )?(?:non[- ]?clinical|non[- ]?nursing|office|desk|admin) "
    r"(?:jobs?|roles?|posts?|positions?|options)\b",
    re.IGNORECASE,
)
_SHOWN = 4
_MOST_NAMES = 5
_FIRST_LEVEL, _NEXT_LEVEL = "supervisor", "manager"


def answer(knowledge: Knowledge, question: Question, context: Context) -> Answer | None:
    """Return the titles to look for: other names of the post that the talk is on, else posts open to who asks.

    None where a question asks for no titles, or names a post itself.
    """
    titles, not_clinical = _TITLES.search(question.text), _NOT_CLINICAL.search(question.text)
    own = {*knowledge.umbrellas, context.profile.get("current_role", "")}
    named = [ids for ids in question.names.get("role", []) if not {*ids} <= own]
    focus = [knowledge.roles[id] for id in context.roles if id in knowledge.roles and id not in own]
    trade = context.profile.get("background") == MANAGES_ELSEWHERE
    as_what = trade and not focus and _AS_WHAT.search(question.text)
    if named or not (titles or not_clinical or as_what):
        return None
    if titles and not not_clinical and len(focus) == 1:
        return _names(knowledge, focus[0], context)
    posts = _posts(knowledge, context, clinical=not not_clinical)
    if not posts:
        return None
    draft = Draft(knowledge, "career_path", context.country)
    asking_none = " that ask for no clinical registration" if not_clinical else ""
    draft.say(f"Titles to look for{asking_none}, by what you have told me:")
    draft.points([labelled(role.summary, _standing(role)) for role in posts], all_of_them=True, in_order=True)
    where = "jobs.nhs.uk" if (context.country or HOME_COUNTRY) == "UK" else "the job pages of hospitals and clinics near you"
    draft.say(
        f"Search {where} for these, and read the person specification before the title, since employers use titles loosely. "
        "Name one of them, and I tell you the path into it and what it pays."
    )
    return draft.answer([role.id for role in posts], suggestions=[ask("career_path", role) for role in posts[:3]])


def _names(knowledge: Knowledge, role: Role, context: Context) -> Answer:
    """Return the names under which one post is advertised."""
    said = [title for title in role.names if not title.isupper()][:_MOST_NAMES]
    draft = Draft(knowledge, "career_path", context.country)
    draft.say(f"Search for {name(role)}, and for the other names of the post: {listed(said)}.")
    draft.lead(role.summary, f"What {a(name(role))} is:")
    return draft.answer([role.id], suggestions=[ask(topic, role) for topic in ("career_path", "experience_needed", "salary")])


def _posts(knowledge: Knowledge, context: Context, *, clinical: bool) -> list[Role]:
    """Return the posts to show: of whoever has managed already on that level, of others those that come first before."""
    own = knowledge.roles.get(context.profile.get("current_role", ""))
    held = knowledge.qualifications.get(context.profile.get("background", ""))
    managed = held is not None and (held.id == MANAGES_ELSEWHERE or held.clinical)
    spoken_of = [own, *(knowledge.roles.get(id) for id in context.roles if id not in knowledge.umbrellas)]
    managed = managed or any(role is not None and role.level in LEVELS[:-1] for role in spoken_of)
    levels = [_NEXT_LEVEL] if managed else [_FIRST_LEVEL, _NEXT_LEVEL]
    # Of somebody who told of no profession none is asked for.
    registered = clinical and ((held is not None and held.clinical) or (own is not None and own.profession is not None))
    open_to = [role for role in likings.fitting(knowledge, [], context) if registered or role.profession is None]
    of_a_trade = held is not None and held.id == MANAGES_ELSEWHERE

    def order(role: Role) -> tuple[int, int]:
        # Who managed in another trade begins with what every trade has; of posts to begin in most ways lead on from the first.
        first = of_a_trade and not role.functions if role.level == _NEXT_LEVEL else -len(role.next)
        return levels.index(role.level), int(first)

    return sorted((role for role in open_to if role.level in levels), key=order)[:_SHOWN]


def _standing(role: Role) -> str:
    """Return a title with where the post stands: "Service manager (manager, band 6, 7, 8a or 8b)"."""
    band = f", band {listed(role.bands, 'or')}" if role.bands else ""
    return f"{role.title} ({LEVEL_NAMES[role.level]}{band})"
