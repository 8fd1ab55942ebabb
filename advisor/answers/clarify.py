"""What is said where it is not clear what is meant, or where the files hold nothing on it: which to choose, what is nearest."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Sequence

from ..knowledge.base import Knowledge
from ..knowledge.schema import Role
from . import replies, roles
from .about import FIELD_TOPICS
from .equivalents import at_home
from .model import UNKNOWN_POST, Answer, Context, Question
from .phrasing import ask
from .writing import a, listed, name

# "A director of AHPs job"
_A_JOB = re.compile(
    r"(?: (?:jobs?|roles?|posts?|positions?|responsibilit(?:y|ies)|duties|salary|pay|vacanc(?:y|ies)|requirements))+$",
    re.IGNORECASE,
)
_MOST_ASKED_BACK = 2
# What to offer when nothing tells what was meant.
_USUAL = ("duties", "salary", "career_path")


def which_role(topic: str, candidates: Sequence[Role], beside: Sequence[Role]) -> Answer:
    """Ask which of several roles a name or a description stands for, beside others that are clear."""
    titles = listed([a(name(role)) for role in candidates], "or")
    choices = [ask(topic, role) for role in candidates]
    ids = [role.id for role in [*candidates, *beside]]
    return Answer("clarify", f"More than one post fits that. Do you mean {titles}?", ids, suggestions=choices)


def lacking(knowledge: Knowledge, topic: str, question: Question, nearest: Sequence[str], country: str | None) -> Answer:
    """Say that the files hold nothing on a post, and offer the nearest, in the form of the asker's country."""
    near = at_home(knowledge, [knowledge.roles[id] for id in nearest], country)
    called = _A_JOB.sub("", question.called.get(UNKNOWN_POST, "that post"))
    titles = listed([a(name(role)) for role in near], "and")
    posts = "post I know is" if len(near) == 1 else "posts I know are"
    text = f"I have no entry on {a(called)}, so I would rather not guess. The nearest {posts} {titles}."
    choices = [ask(topic if topic not in FIELD_TOPICS else "role_overview", role) for role in near]
    return Answer(topic, text, [role.id for role in near], suggestions=choices)


def ask_back(knowledge: Knowledge, question: Question, context: Context) -> tuple[Answer, Context]:
    """Ask what was meant, with the likeliest questions to choose from; the third time, offer people instead."""
    if context.asked_back >= _MOST_ASKED_BACK:
        return replace(replies.reply("request_human"), topic="clarify"), context.with_(asked_back=0, options=[])
    named = question.names.get("role", [])
    # What nothing is named in is most likely asked of the post that the talk is on.
    focus = [id for id in context.roles if id in knowledge.roles and id not in knowledge.umbrellas]
    meant = named[0] if named else focus if len(focus) == 1 else []
    role = knowledge.roles[meant[0]] if meant else None
    topics = [intent[4:] for intent in question.ranking if intent.startswith("ask_") and intent[4:] in roles.TOPICS]
    likely = [topic for topic in [*topics, *_USUAL] if not (role and topic in FIELD_TOPICS)]
    options = [[topic, role.id if role else ""] for topic in dict.fromkeys(likely)][:3]
    wording = replies.reply("clarify" if context.asked_back == 0 else "clarify_again")
    answer = replace(
        wording,
        topic="clarify",
        roles=[role.id] if named and role else [],
        suggestions=[ask(topic, role) for topic, _ in options],
    )
    if named and role:
        context = context.on([role.id], [])
    return answer, context.with_(asked_back=context.asked_back + 1, options=options)
