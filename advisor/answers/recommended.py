"""Which of several posts comes first for somebody: by the registration they hold, and by the steps from where they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ..knowledge.base import Knowledge
from ..knowledge.schema import Role
from . import ladder, planning
from .about import COMPARING, Subject
from .equivalents import is_outside, training_of
from .fragments import EASE, HALF, UNSURE
from .model import Answer, Context, Question
from .writing import a, listed, name, upper_first

# "Which would you recommend?", "which of these should I go for?", "what suits a pharmacist best?"
_ASKS = re.compile(
    r"\b(?:recommend\w*|which (?:one |of \w+ (?:\w+ )?)?(?:should|would|do you think|is (?:best|right)|suits|fits)"
    r"|(?:best|right) for (?:me|an? \w+)|would you (?:pick|choose|take|advise)"
    r"|which(?: one| of \w+)?(?: is|'?s)? (?:closer|closest|nearer|nearest)|should i (?:go for|pick|choose|take))\b(?! it\b)",
    re.IGNORECASE,
)
_NONE_FIRST = "By registration and by the usual steps none of them comes first for you, so go by what you would enjoy:"
_SAY_WHICH = re.compile(r"\b(?:recommend\w*|advise|go for)\b", re.IGNORECASE)


def asked(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of the posts that a talk set side by side somebody should take is which suits them, however unclear it is."""
    unclear = question.intent in HALF | UNSURE or question.topic in ("duties", "role_overview")
    several = len([id for kind, id in context.things if kind == "role"]) > 1
    easier = EASE.search(question.text)
    if not (unclear and several and _ASKS.search(question.text)) or easier or question.names.get("role"):
        return None
    return replace(question, intent="ask_which_suits_me", article=None, nearness=0.0)


def told(knowledge: Knowledge, answer: Answer, question: Question, about: Subject, context: Context) -> tuple[Answer, str | None]:
    """Say which of several posts comes first for the asker, or for the profession that the question names.

    Returns:
        The answer; and the id of that post where the talk goes on about it, as it does once it was asked to be named.
    """
    own_post = context.profile.get("current_role")
    posts = [role for role in about.roles if role.id not in knowledge.umbrellas and role.id != own_post]
    if len(posts) < 2 or answer.topic not in COMPARING or not _ASKS.search(question.text):
        return answer, None
    own = training_of(knowledge, question, context)
    named = [ids[0] for ids in question.names.get("qualification", []) if ids[0] in knowledge.qualifications]
    begin = next(iter(named), planning.standing(context.profile))
    if begin is None or begin in knowledge.umbrellas:
        return answer, None
    closed = [role for role in posts if is_outside(role, own)]
    steps = {role.id: _steps(knowledge, begin, role, context.country) for role in posts if role not in closed}
    known = {id: count for id, count in steps.items() if count}
    nearest = [id for id, count in known.items() if count == min(known.values())] or (list(steps) if len(steps) == 1 else [])
    if len(nearest) != 1:
        return replace(answer, text=f"{_NONE_FIRST}\n\n{answer.text}"), None
    goes_on = nearest[0] if _SAY_WHICH.search(question.text) else None
    return replace(answer, text=f"{_verdict(knowledge, nearest[0], known)}\n\n{answer.text}"), goes_on


def _verdict(knowledge: Knowledge, first: str, steps: Mapping[str, int]) -> str:
    if first in steps:
        count = steps[first]
        near = "it is a usual next step" if count == 1 else f"by the usual moves it is {count} steps away"
        said = [f"Plainly: {a(name(knowledge.roles[first]))} first, since {near}."]
    else:
        said = [f"Plainly: {a(name(knowledge.roles[first]))}, the one of them that is open to you."]
    later = [f"{a(name(knowledge.roles[id]))} is {count}" for id, count in steps.items() if id != first]
    if later:
        said.append(f"{upper_first(listed(later))}.")
    said.append("What you would enjoy is yours to weigh:")
    return " ".join(said)


def _steps(knowledge: Knowledge, begin: str, role: Role, country: str | None) -> int:
    """Return how many moves a post is away from a role or qualification, 0 where no way is known."""
    start, found, _ = ladder.from_to(knowledge, begin, role, country)
    return len(found) - bool(found and start.role)
