"""What the quiz comes to: where somebody leans, on what evidence, which posts fit, and the next step.

A choice that leans counts one for its side. A post is measured on up to four wishes: the leaning, the traits of the
choices on setting and strength, and the level. Each counts one where it fits, and a neighbouring level counts a half. Only
posts within reach are looked at: of the asker's country and profession, and at most one level above where they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..knowledge.base import Knowledge
from ..knowledge.schema import LEVELS, Qualification, QuizChoice, Role
from .model import Answer, Context
from .phrasing import ask
from .writing import HOME_COUNTRY, Draft, a, listed, name

TOPIC = "quiz"
AGAIN = "Take the quiz again"
SHOWN = 3
SIDES = ("leadership", "management")
# The highest level for somebody whose profession or band is known and has no post that tells more.
_FIRST_POSTS = LEVELS.index("manager")
_NEIGHBOUR = 0.5
_REGISTERED = {
    "nursing": "registered nurses",
    "medicine": "doctors",
    "pharmacy": "pharmacists",
    "radiography": "radiographers",
    "laboratory": "laboratory scientists",
    "clinical": "registered clinicians",
}


def leaning(choices: Sequence[QuizChoice]) -> int:
    """Return how many more choices lean to leadership than to management; negative where there are fewer."""
    return sum((choice.leans == "leadership") - (choice.leans == "management") for choice in choices)


def fitting(knowledge: Knowledge, choices: Sequence[QuizChoice], context: Context) -> list[tuple[Role, float]]:
    """Return the posts within reach, best first, each with how many wishes it fits."""
    highest = reach(knowledge, context)
    wanted = {LEVELS.index(level) for choice in choices for level in choice.levels}
    wanted = {max(level, highest) for level in wanted}
    current = knowledge.roles.get(context.profile.get("current_role", ""))
    held = knowledge.qualifications.get(context.profile.get("background", ""))
    country = context.country or HOME_COUNTRY
    scored = []
    for role in knowledge.roles.values():
        if role.id in knowledge.umbrellas or role is current or country not in role.countries:
            continue
        if LEVELS.index(role.level) < highest or not _open_to(role, held, current):
            continue
        score = _track(role, leaning(choices)) + _level(role, wanted)
        score += sum(bool(set(choice.traits) & set(role.traits)) for choice in choices)
        # Among equals: the asker's goal, what follows on their post or is of their profession; then the exact track.
        own = bool(held and held.profession and held.profession == role.profession)
        follows = own or role.id == context.profile.get("goal") or bool(current and role.id in current.next)
        exact = role.track == (SIDES[0] if leaning(choices) > 0 else SIDES[1] if leaning(choices) < 0 else "both")
        unsure = bool(role.profession and held is None)
        scored.append((-score, not follows, not exact, unsure, role.id))
    return [(knowledge.roles[id], -score) for score, *_, id in sorted(scored)]


def reach(knowledge: Knowledge, context: Context) -> int:
    """Return the highest level within reach as a place in LEVELS: one above the asker's own where that is known."""
    profile = context.profile
    current = knowledge.roles.get(profile.get("current_role", ""))
    if current and current.level in LEVELS:
        return max(0, LEVELS.index(current.level) - 1)
    band = profile.get("band", "").removeprefix("band_")
    on_band = [LEVELS.index(role.level) for role in knowledge.roles.values() if band and band in role.bands]
    if on_band:
        return max(0, max(on_band) - 1)
    return _FIRST_POSTS if band or "background" in profile else 0


def _open_to(role: Role, held: Qualification | None, current: Role | None) -> bool:
    """Tell whether a post is open to the asker's profession; one of whom nothing is known may have any.

    Who holds a post that asks for no registration, and told of none, is taken to have none.
    """
    if role.profession is None or (held is None and current is None):
        return True
    if held is None:
        return current is not None and current.profession == role.profession
    return held.clinical if role.profession == "clinical" else held.profession == role.profession


def _track(role: Role, lean: int) -> float:
    return float(lean != 0 and role.track in ("both", SIDES[0] if lean > 0 else SIDES[1]))


def _level(role: Role, wanted: set[int]) -> float:
    distance = min((abs(LEVELS.index(role.level) - level) for level in wanted), default=len(LEVELS))
    return 1.0 if distance == 0 else _NEIGHBOUR if distance == 1 else 0.0


def result(knowledge: Knowledge, said: Mapping[str, str], context: Context) -> Answer:
    """Return the result of the quiz.

    Args:
        knowledge: The knowledge base.
        said: For each question the text of the choice taken, "" for one skipped.
        context: What is remembered of the conversation; the profile decides which posts are within reach.
    """
    taken = {
        question.id: choice
        for question in knowledge.quiz_questions.values()
        for choice in question.choices
        if choice.text == said.get(question.id)
    }
    choices = list(taken.values())
    if not choices:
        text = "You skipped every question, so there is nothing to go on. Take it again whenever you like, or just ask."
        return Answer(TOPIC, text, suggestions=[AGAIN, "Would leadership or management suit me?", "What can you do?"])
    draft = Draft(knowledge, TOPIC, context.country)
    draft.say(f"**{_verdict(leaning(choices))}**")
    for side in SIDES:
        quoted = [f'"{choice.text}"' for choice in choices if choice.leans == side]
        if quoted:
            draft.bullet(f"To {side}: {listed(quoted)}")
    best = fitting(knowledge, choices, context)[:SHOWN]
    wishes = sum(bool(choice.traits or choice.levels) for choice in choices) + (leaning(choices) != 0)
    draft.say("Posts that fit your wishes:" if wishes else "You left your wishes open, so these are only a start:")
    for role, score in best:
        draft.bullet(_fit(role, score, wishes, choices, context))
    top = best[0][0]
    if any(LEVELS.index(level) < reach(knowledge, context) for choice in choices for level in choice.levels):
        draft.say("They are steps towards what you aim for.")
    _say_next_step(draft, top, context)
    draft.say("A starting point, not a verdict: people grow into both.")
    suggestions = [ask("duties", top), ask("career_path", top), ask("salary", top), AGAIN]
    return draft.answer([role.id for role, _ in best], suggestions=suggestions)


def _verdict(lean: int) -> str:
    if lean == 0:
        return "You lean to leadership and management alike"
    side = SIDES[0] if lean > 0 else SIDES[1]
    return f"You lean {'clearly ' if abs(lean) > 2 else 'a little ' if abs(lean) == 1 else ''}towards {side}"


def _fit(role: Role, score: float, wishes: int, choices: Sequence[QuizChoice], context: Context) -> str:
    """Return a post with how far it fits and why."""
    level = {LEVELS.index(role.level)}
    reasons = [choice.because for choice in choices if choice.because and set(choice.traits) & set(role.traits)]
    reasons += [choice.because for choice in choices if choice.because and _level(role, level) and role.level in choice.levels]
    why = f": {', '.join(reasons)}" if reasons else ""
    needs = f"; for {_REGISTERED[role.profession]}" if role.profession and "background" not in context.profile else ""
    fit = f" ({score:g} of {wishes})" if wishes else ""
    return f"**{role.title}**{fit}{why}{needs}"


def _say_next_step(draft: Draft, role: Role, context: Context) -> None:
    """Add what a post asks for first, in the asker's country where that is known and has a source; else how to find out."""
    country = context.country or HOME_COUNTRY
    known = [point for point in role.experience if point.sources and point.country in (None, country)]
    if known:
        draft.lead(min(known, key=lambda point: len(point.text.split())), f"**Next step**, towards {name(role)}.")
    else:
        draft.say(f"**Next step:** read how people become {a(name(role))}, then ask one of them about the work.")
