"""What the advisor says of the person it talks to: what it understood, so that it can be corrected."""

from __future__ import annotations

from dataclasses import replace

from ..knowledge.base import Knowledge
from . import entries, roles
from .model import Answer, Context
from .phrasing import ask
from .writing import a, lower_first, name


def understood(knowledge: Knowledge, told: dict[str, str]) -> str:
    """Return one clause with what was understood of the speaker, so that it can be corrected; none for a country alone."""
    parts = profile_parts(knowledge, {key: value for key, value in told.items() if key not in ("country", "goal")})
    return f"*I understood: {', '.join(parts)}. Correct me if that is wrong.*\n\n" if parts else ""


def profile_parts(knowledge: Knowledge, profile: dict[str, str]) -> list[str]:
    parts = []
    if "current_role" in profile and profile["current_role"] not in knowledge.umbrellas:
        parts.append(f"you are {a(name(knowledge.roles[profile['current_role']]))}")
    if "background" in profile:
        parts.append(lower_first(knowledge.qualifications[profile["background"]].title))
    if "band" in profile:
        parts.append(lower_first(knowledge.bands[profile["band"]].title))
    if "years" in profile:
        parts.append(f"{profile['years']} years")
    held = knowledge.degrees.get(profile.get("qualification", "")) or knowledge.certifications.get(
        profile.get("qualification", "")
    )
    if held:
        parts.append(f"{entries.short(held)}")
    if "country" in profile:
        parts.append(f"in the {profile['country']}")
    if "goal" in profile:
        parts.append(f"aiming for {name(knowledge.roles[profile['goal']])}")
    return parts


def acknowledge(knowledge: Knowledge, told: dict[str, str], context: Context) -> tuple[Answer, Context]:
    """Say what was understood of the speaker, and turn the talk to the role they have or want."""
    parts = profile_parts(knowledge, told)
    noted = f"Noted: {', '.join(parts)}." if parts else "Thank you."
    role = knowledge.roles.get(told.get("goal") or told.get("current_role") or "")
    wanted = role or knowledge.roles.get(context.profile.get("goal", ""))
    suggestions = [ask("career_path", wanted), ask("salary", wanted), ask("education", wanted)]
    if role is None:
        return Answer("small_talk", f"{noted} What would you like to know?", suggestions=suggestions), context
    answer = roles.answer(knowledge, "role_overview", role, context.country, context.called)
    context = context.with_(topic="role_overview", roles=[role.id], entries=[])
    return replace(answer, text=f"{noted} What would you like to know?\n\n{answer.text}", suggestions=suggestions), context
