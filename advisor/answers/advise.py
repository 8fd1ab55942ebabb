"""The advisor: the questions of a message and the context in, an Answer to each and the new context out."""

from __future__ import annotations

from dataclasses import replace
from typing import Sequence

from ..knowledge.base import Knowledge
from ..knowledge.schema import Certification, Degree
from . import compare, entries, fields, follow, replies, roles
from .model import Answer, Context, Question
from .phrasing import ask
from .resolve import FIELD_TOPICS, Subject, subject
from .writing import a, listed, lower_first, name

FALLBACK = "nlu_fallback"
CRISIS = "out_of_scope_crisis"
# Comparing is what these topics do with two roles; of two roles in a career path, one is where somebody stands.
_COMPARED = frozenset(
    {
        "difference",
        "which_is_better",
        "which_suits_me",
        "salary",
        "level_hierarchy",
        "role_overview",
        "duties",
        "education",
        "experience_needed",
        "skills",
    }
)
_MOST_ASKED_BACK = 2


def advise(
    knowledge: Knowledge, questions: Sequence[Question], told: dict[str, str], context: Context
) -> tuple[list[Answer], Context]:
    """Answer a message.

    Args:
        knowledge: The knowledge base.
        questions: The questions of the message, at least one.
        told: What the message tells of the speaker, as advisor.nlu.profile reads it.
        context: What is remembered of the conversation.

    Returns:
        An answer to each question, in order, and what to remember from now on.
    """
    context = context.with_(profile={**context.profile, **told})
    answers: list[Answer] = []
    for question in questions:
        answer, context = _one(knowledge, question, told, context)
        answers.append(answer)
    if told and answers[0].topic not in ("small_talk", "out_of_scope", "clarify"):
        answers[0] = replace(answers[0], text=f"{_understood(knowledge, told)}{answers[0].text}")
    return answers, context.with_(last=answers[-1].as_dict(), options=list(answers[-1].suggestions))


def _one(knowledge: Knowledge, question: Question, told: dict[str, str], context: Context) -> tuple[Answer, Context]:
    if question.intent == CRISIS:
        return replies.reply(CRISIS), context
    question = follow.in_context(question, context)
    if question.intent == "follow_up" or (question.intent == FALLBACK and follow.leans(question, context)):
        leaning = follow.resolve(knowledge, question, context)
        if isinstance(leaning, Answer):
            return leaning, context
        question = leaning
    elif question.intent == "inform":
        if context.topic and ("country" in told or question.names.get("country")) and len(told) == 1:
            question = replace(question, intent=f"ask_{context.topic}")
        else:
            return _acknowledge(knowledge, told, context)
    if question.topic in roles.TOPICS:
        return _career(knowledge, question, context)
    if question.intent == "repeat" and context.last:
        return Answer.from_dict(context.last), context
    if question.intent == "ask_sources" and context.last:
        return follow.sources(context), context
    if question.intent != FALLBACK and replies.has_reply(question.intent):
        return replies.reply(question.intent, turn=len(context.said)), context.with_(
            asked_back=0, said=[*context.said, question.intent][-20:]
        )
    return _ask_back(knowledge, question, context)


def _career(knowledge: Knowledge, question: Question, context: Context) -> tuple[Answer, Context]:
    """Answer a question on a career topic and move the focus of the talk to it."""
    topic = question.topic or ""
    about = subject(knowledge, question, context)
    context = context.with_(asked_back=0, called={**context.called, **question.called} if about.own else context.called)
    if about.unclear:
        choices = [ask(topic, role) for role in about.unclear]
        titles = listed([a(name(role)) for role in about.unclear], "or")
        return Answer(
            "clarify", f"That name is used for more than one post. Do you mean {titles}?", suggestions=choices
        ), context.with_(topic=topic)
    answer = _write(knowledge, topic, question, about, context)
    focus = {
        "roles": [role.id for role in about.roles] or _turned_to(knowledge, question),
        "entries": [[kind, entry.id] for kind, entry in about.entries],
    }
    if not focus["roles"] and not focus["entries"]:
        focus = {}
    return answer, context.with_(topic=topic, **focus)


def _write(knowledge: Knowledge, topic: str, question: Question, about: Subject, context: Context) -> Answer:
    article = knowledge.articles.get(question.article or "")
    ids = [role.id for role in about.roles]
    named = [entry for _, entry in about.entries]
    if article and (article.holds_for_any_role or not about.own):
        return fields.answer(knowledge, article, about.country, ids)
    degrees = [entry for entry in named if isinstance(entry, Degree)]
    certifications = [entry for entry in named if isinstance(entry, Certification)]
    if len(degrees) > 1 and topic in ("degree_comparison", "difference", "which_is_better", "which_suits_me", "education"):
        return compare.degrees(knowledge, degrees[: compare.MOST_COMPARED], about.country)
    if len(certifications) > 1 and not about.roles:
        return compare.certifications(knowledge, certifications[: compare.MOST_COMPARED], about.country)
    if len(about.roles) > 1 and topic in _COMPARED:
        return compare.roles(knowledge, topic, about.roles[: compare.MOST_COMPARED], about.country, context.called)
    if about.roles and topic not in FIELD_TOPICS:
        goal = about.roles[-1] if topic == "career_path" else about.roles[0]
        return roles.answer(knowledge, topic, goal, about.country, context.called)
    if named and not (topic in ("career_path", "experience_needed") and _holds(named[0].id, context)):
        return entries.answer(knowledge, topic, named[0], about.country, ids)
    return fields.answer(knowledge, article or knowledge.default_article(topic), about.country, ids)


def _turned_to(knowledge: Knowledge, question: Question) -> list[str]:
    """Return the roles that an article turns the talk to: who runs a hospital leads to the chief executive."""
    article = knowledge.articles.get(question.article or "")
    return list(article.turns_to) if article else []


def _holds(id: str, context: Context) -> bool:
    return context.profile.get("qualification") == id


def _understood(knowledge: Knowledge, told: dict[str, str]) -> str:
    """Return one clause with what was understood of the speaker, so that it can be corrected; none for a country alone."""
    parts = _profile_parts(knowledge, {key: value for key, value in told.items() if key not in ("country", "goal")})
    return f"*I understood: {', '.join(parts)}. Correct me if that is wrong.*\n\n" if parts else ""


def _profile_parts(knowledge: Knowledge, profile: dict[str, str]) -> list[str]:
    parts = []
    if "current_role" in profile:
        parts.append(f"you are {a(name(knowledge.roles[profile['current_role']]))}")
    if "background" in profile:
        parts.append(lower_first(knowledge.qualifications[profile["background"]].title))
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


def _acknowledge(knowledge: Knowledge, told: dict[str, str], context: Context) -> tuple[Answer, Context]:
    """Say what was understood of the speaker, and turn the talk to the role they have or want."""
    parts = _profile_parts(knowledge, told)
    noted = f"Noted: {', '.join(parts)}." if parts else "Thank you."
    role = knowledge.roles.get(told.get("goal") or told.get("current_role") or "")
    wanted = role or knowledge.roles.get(context.profile.get("goal", ""))
    suggestions = [ask("career_path", wanted), ask("salary", wanted), ask("education", wanted)]
    if role is None:
        return Answer("small_talk", f"{noted} What would you like to know?", suggestions=suggestions), context
    answer = roles.answer(knowledge, "role_overview", role, context.country, context.called)
    context = context.with_(topic="role_overview", roles=[role.id], entries=[])
    return replace(answer, text=f"{noted} What would you like to know?\n\n{answer.text}", suggestions=suggestions), context


def _ask_back(knowledge: Knowledge, question: Question, context: Context) -> tuple[Answer, Context]:
    """Ask what was meant, with the likeliest questions to choose from; the third time, offer people instead."""
    if context.asked_back >= _MOST_ASKED_BACK:
        return replace(replies.reply("request_human"), topic="clarify"), context.with_(asked_back=0)
    named = question.names.get("role", [])
    role = knowledge.roles[named[0][0]] if named else None
    topics = [intent[4:] for intent in question.ranking if intent.startswith("ask_") and intent[4:] in roles.TOPICS]
    if role:
        topics = list(dict.fromkeys([*topics, "duties", "salary", "career_path"]))
    choices = [ask(topic, role) for topic in topics[:3] if not (role and topic in FIELD_TOPICS)] or [
        ask("duties"),
        ask("career_path"),
        ask("salary"),
    ]
    wording = "clarify" if context.asked_back == 0 else "clarify_again"
    return replace(replies.reply(wording), topic="clarify", suggestions=choices), context.with_(asked_back=context.asked_back + 1)
