"""Where a post or a pay band stands among others, asked in half sentences: rules, of which the first that applies counts."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from ..knowledge.moves import route
from . import own_band
from .fragments import FAINT, HALF, Rule, few_words, is_faint, is_named, points_back
from .model import Context, Question

# Not "could I step up to it?".
_ONE_UP = re.compile(
    r"(?<!\bi )(?<!\bto )\b(?:one|next|step|rung|level|grade) (?:up|down|above|below)\b"
    r"|\bnumber (?:one|two|1|2)\b|\bsecond in command\b",
    re.IGNORECASE,
)
_A_STEP = re.compile(
    r"\ba (?:big |bit of a )?(?:step|move) (?:up|down|back|backwards)\b|\ba (?:demotion|promotion)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"^(?!.*\b(?:gap|differen\w+|compar\w+|choos\w+|choice|torn|decid\w+)\b).*\bbetween\b", re.IGNORECASE)
_IN_BETWEEN = re.compile(
    r"\bin[- ]between(?: (?:them|those|the two|the))?\W*$|\bbetween (?:them|those|the two)\W*$", re.IGNORECASE
)
_WHAT_BETWEEN = re.compile(r"\b(?:what(?:'?s| is)?(?: there)?|anything|is there)(?: there)?(?: in)? between\b", re.IGNORECASE)
_BESIDE_A_BAND = re.compile(
    r"\b(?:(?P<above>above|higher than|(?:next|one|step) up from|(?:comes? |next )after)|below|lower than|down from) "
    r"(?:an? |nhs |the )*(?:band [2-9]|8[a-d]\b)",
    re.IGNORECASE,
)
_BESIDE_IT = re.compile(
    r"\b(?P<above>above|over|after|higher than|next (?:one )?up from) (?:that|it|this)\b"
    r"|\b(?:below|under|lower than) (?:that|it|this)\b",
    re.IGNORECASE,
)
# "Does that count as management?"
_COUNTS_AS = re.compile(
    r"\b(?:that|this|it|they|he|she|one)\b.*\b(?:count(?:s|ed)?|class(?:es|ed)?|seen|regarded|considered|treated)\b.*\bas\b"
    r"|\b(?:is|are) (?:that|this|it|they) (?:really |actually |even )?(?:in )?(?:management|leadership)\b",
    re.IGNORECASE,
)
# "OK so band 7 then?"
_IS_IT_THAT_BAND = re.compile(
    r"\W*(?:(?:ok|so|and|is|are|it|that|they|he|she|an?|on|be|would|probably|usually|like|about|around|still)\W+)*"
    r"(?:nhs )?(?:bands?\W?|b)?[2-9][a-d]?(?:\W+(?:then|tho|though|or what|is it|right|yeah))*\W*",
    re.IGNORECASE,
)
_OF_A_RANK = frozenset({"level_hierarchy", "career_path", "role_overview"})


def _between_a_job(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way from a job outside the subject to a post: "what's in between receptionist and practice manager?"."""
    begins = question.names.get("qualification") or question.names.get("other_role")
    goal = question.names.get("role")
    between = begins and goal and question.confidence < FAINT and _BETWEEN.search(question.text)
    return replace(question, intent="ask_career_path", article=None, nearness=0.0) if between else None


def _between_them(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The posts between the two that a talk went through: "what comes in between?" after a service manager and a COO."""
    posts = [id for kind, id in context.things if kind == "role" and id in knowledge.roles and id not in knowledge.umbrellas]
    if len(posts) < 2 or question.names.get("role") or not _IN_BETWEEN.search(question.text):
        return None
    steps = route(knowledge, posts[-2:-1], posts[-1])[1:-1] or route(knowledge, posts[-1:], posts[-2])[1:-1]
    names = {**question.names, "role": [[id] for id in steps]}
    return replace(question, intent="ask_level_hierarchy", names=names, article=None) if steps else None


def _a_step(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Where a post stands beside the one in focus, or the asker's own: "would practice manager be a step down?"."""
    named = [ids[0] for ids in question.names.get("role", [])]
    own = [context.profile.get("current_role", ""), *context.roles[:1]]
    beside = next((id for id in own if id in knowledge.roles and id not in (*named, *knowledge.umbrellas)), None)
    if len(named) != 1 or beside is None or not _A_STEP.search(question.text):
        return None
    names = {**question.names, "role": [[beside], named]}
    return replace(question, intent="ask_level_hierarchy", names=names, article=None, nearness=0.0)


def _one_up(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Where a post stands that is taken for the one above or below: "so matron's the one up from that?"."""
    applies = is_faint(question, context) and question.names.get("role") and context.roles and _ONE_UP.search(question.text)
    return replace(question, intent="ask_level_hierarchy") if applies else None


def _counts_as(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Where the post in focus stands: "does that count as management?"."""
    named = {id for ids in question.names.get("role", []) for id in ids}
    applies = named and named <= knowledge.umbrellas and context.roles and points_back(question)
    if not (applies and _COUNTS_AS.search(question.text)):
        return None
    return replace(question, intent="ask_level_hierarchy", names={**question.names, "role": []}, article=None)


def _on_a_band(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Where the post in focus stands: "is that an 8a?"."""
    asks = (question.topic == "level_hierarchy" and points_back(question)) or (
        question.intent in HALF and _IS_IT_THAT_BAND.fullmatch(question.text)
    )
    applies = asks and len(context.roles) == 1 and question.names.get("band") and not question.names.get("role")
    return replace(question, intent="ask_level_hierarchy", names={**question.names, "band": []}) if applies else None


def _between(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way from one post, or a band, to another: "is there anything between band 6 and matron?"."""
    named = [ids[0] for ids in question.names.get("role", [])]
    bands = [ids[0].removeprefix("band_") for ids in question.names.get("band", [])]
    apart = question.topic == "difference" and _WHAT_BETWEEN.search(question.text)
    if not (question.topic in _OF_A_RANK or apart) or not named or not _BETWEEN.search(question.text):
        return None
    goal = knowledge.roles[named[-1]]
    on_band = [
        role.id for role in knowledge.roles.values() if role.profession == goal.profession and set(bands) & set(role.bands)
    ]
    way = route(knowledge, named[:-1] or on_band, goal.id)
    names = {**question.names, "role": [[id] for id in (way[0], goal.id)], "band": []} if way else {}
    return replace(question, intent="ask_level_hierarchy", names=names) if way[1:-1] else None


def _next_band(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The pay band above or below the one named, or told of: "what's above band 8a?", "and above that?"."""
    bands = list(knowledge.bands)
    named = [ids[0] for ids in question.names.get("band", [])]
    leans = few_words(question) and not is_named(question)
    in_talk = [id for kind, id in context.entries if kind == "band"]
    if not in_talk and context.topic == "career_path" and not context.roles:
        # What comes next for who told their band is the one after it.
        in_talk = own_band.following(knowledge, context.profile.get("band", ""))
    told_of = in_talk if leans else []
    found = (_BESIDE_IT if told_of else _BESIDE_A_BAND).search(question.text)
    on_ranks = question.topic in _OF_A_RANK or (told_of and question.intent in HALF)
    if not found or len(named or told_of) != 1 or question.names.get("role") or not on_ranks:
        return None
    place = bands.index((named or told_of)[0]) + (1 if found["above"] else -1)
    if not 0 <= place < len(bands):
        return None
    return replace(question, intent="ask_level_hierarchy", names={**question.names, "band": [[bands[place]]]}, article=None)


RULES: tuple[Rule, ...] = (_between_them, _a_step, _one_up, _counts_as, _on_a_band, _between, _between_a_job, _next_band)
