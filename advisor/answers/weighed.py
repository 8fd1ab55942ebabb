"""What a talk weighs: whether a line of work is good, what is better in one respect, what a post is likened to: rules over it."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from .fragments import (
    EASE,
    FAINT,
    HALF,
    OF_BOTH,
    WHICH,
    Rule,
    few_words,
    is_named,
    many_words,
    respect,
)
from .model import Context, Question

# "What's hard about it?", "any downsides?"
_HARD = re.compile(
    r"\bwhat(?:'?s| is| are|s)? (?:so |really |the )?"
    r"(?:hard(?:est)?|tough(?:est)?|difficult|bad|worst|down ?sides?|drawbacks?|catch)\b"
    r"|\bany (?:down ?sides?|drawbacks?|regrets)\b|\bwhat (?:do|would|might|did)\b[^.?!]*\bregret\b"
    r"|\bthe (?:hard|bad|tough) (?:bit|part|side)s?\b",
    re.IGNORECASE,
)
_GOOD_CAREER = re.compile(
    r"\bis (?:an? |being an? |the )?[\w ]+? (?:still )?a (?:good|decent|bad|stable|rewarding) "
    r"(?:career|job|field|choice|move)\b(?! to )",
    re.I,
)
_MORE_OR_LESS = re.compile(r"\b(?:less|more|higher|lower|better|worse)\W*$", re.IGNORECASE)
_BOTH_IN_ONE = re.compile(
    r"\bcan (?:you|one|someone|somebody|anyone|i|people|a person|the same person) (?:be|do|have|learn)\b.*\bboth\b", re.IGNORECASE
)
_BY_MORE = frozenset({"salary", "work_setting", "outlook"})
_ANY_BETTER = re.compile(r"\bany (?:better|easier|kinder|saner)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:director|board|executive|senior|management) level\b", re.IGNORECASE)
_WHICH_HAS = re.compile(r"\bwhich (?:\w+ )?(?:has|have|offers?|gives?|pays?|is|are|would)\b", re.IGNORECASE)
_LIKE = re.compile(r"\b(?:like|same (?:as|thing)|similar|instead)\b", re.IGNORECASE)
_DOES_NOT = re.compile(r"\bdo(?:es)?\b.*\bthat\b.*\b(?:don'?t|doesn'?t|do not|does not|can'?t|cannot)\W*$", re.IGNORECASE)
# "And nights?", "what about weekends?"
_A_WORD = 3


def _by_what(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which is better in one respect is a question of that: "which has nicer hours?", "pay for both?"; so is "and nights?"."""
    half = question.intent == "follow_up" and len(question.text.split()) <= _A_WORD and not is_named(question)
    if not (question.topic in OF_BOTH or half) or not context.topic or not few_words(question):
        return None
    topic = respect(question)
    return replace(question, intent=f"ask_{topic}") if topic else None


def _good_career(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether a line of work is any good is asked by somebody who may take it: "is healthcare administration a good career?"."""
    asks = question.confidence < FAINT and question.names.get("role") and _GOOD_CAREER.search(question.text)
    return replace(question, intent="ask_which_suits_me", article=None, nearness=0.0) if asks else None


def _any_better(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether the field is better than the asker's own trade is how they would get into it: "would management be any better?"."""
    named = [id for ids in question.names.get("role", []) for id in ids]
    weighs = question.topic == "which_is_better" and named and knowledge.umbrellas.issuperset(named)
    applies = weighs and "background" in context.profile and _ANY_BETTER.search(question.text)
    return replace(question, intent="ask_career_path", article=None, nearness=0.0) if applies else None


def _more_or_less(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """One of two posts that were compared is set beside the other: "does the charge nurse earn less?"."""
    posts = [id for kind, id in context.set_apart() if kind == "role"]
    named = [[id for id in ids if id in posts] for ids in question.names.get("role", [])]
    one = len(posts) == len(posts[-2:]) > 1 and len(named) == 1 and len(named[0]) == 1
    applies = one and question.topic in _BY_MORE and _MORE_OR_LESS.search(question.text)
    return replace(question, names={**question.names, "role": [[id] for id in posts]}, article=None) if applies else None


def _pros_and_cons(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether one post is any good is asked by somebody who may take it."""
    one = len(context.roles) == 1 and context.roles[0] not in knowledge.umbrellas
    applies = one and not is_named(question) and question.topic == "which_is_better"
    return replace(question, intent="ask_which_suits_me") if applies else None


def _hard_about_it(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What is hard about a post is told with whom it suits."""
    one = len(context.roles) == 1 and context.roles[0] not in knowledge.umbrellas
    if not one or is_named(question) or many_words(question) or not _HARD.search(question.text):
        return None
    return replace(question, intent="ask_which_suits_me", article=None, nearness=0.0)


def _easier(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of the posts named is easier to get is told by what each asks for."""
    posts = {ids[0] for ids in question.names.get("role", [])} - knowledge.umbrellas
    applies = question.topic == "career_path" and len(posts) > 1 and WHICH.search(question.text) and EASE.search(question.text)
    return replace(question, intent="ask_experience_needed") if applies else None


def _which_rises(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of several posts leads further up names no other post: "which has more chance of getting to director level?"."""
    posts = [[id] for kind, id in context.set_apart() if kind == "role"]
    if len(posts) < 2 or not (WHICH.search(question.text) and _LEVEL.search(question.text)):
        return None
    return replace(question, intent="ask_difference", names={**question.names, "role": posts}, article=None, nearness=0.0)


def _which_has(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of the posts named has more of something is a question of that: "ward or practice, which has better prospects?"."""
    posts = {ids[0] for ids in question.names.get("role", [])} - knowledge.umbrellas
    asks = question.topic == "career_path" and len(posts) > 1 and _WHICH_HAS.search(question.text)
    topic = respect(question) if asks else None
    return replace(question, intent=f"ask_{topic}", article=None) if topic else None


def _likened(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What the post in focus is likened to is set beside it: "so like a practice manager then?"."""
    other = {ids[0] for ids in question.names.get("role", [])} - set(context.roles)
    applies = question.intent in HALF and context.roles and other and _LIKE.search(question.text) and few_words(question)
    return replace(question, intent="ask_difference") if applies else None


def _does_that_not(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What one does that another does not is how they differ."""
    posts = {ids[0] for ids in question.names.get("role", [])} | set(context.roles)
    applies = question.topic in ("duties", "role_overview") and len(posts) > 1 and _DOES_NOT.search(question.text)
    return replace(question, intent="ask_difference") if applies else None


def _both_in_one(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether somebody can be a leader and a manager, where the talk is on the two: "can you be good at both?"."""
    kinds = {role.id for role in knowledge.kinds_of_work}
    article = knowledge.articles.get("both_in_one")
    asks = article and kinds <= {*context.roles} and not is_named(question) and _BOTH_IN_ONE.search(question.text)
    return replace(question, intent=f"ask_{article.topic}", article=article.id, nearness=1.0) if article and asks else None


RULES: tuple[Rule, ...] = (
    _both_in_one,
    _by_what,
    _good_career,
    _any_better,
    _more_or_less,
    _pros_and_cons,
    _hard_about_it,
    _easier,
    _which_rises,
    _which_has,
    _likened,
    _does_that_not,
)
