"""What a message asks that is hardly more than names: "procurement manager", "band 8b nhs", "porter to ward manager"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from .fragments import FAINT, RATHER_FAINT, UNSURE, Rule, few_words, many_words
from .model import UNKNOWN_POST, Context, Question

_ASKING_NOTHING = UNSURE | {"inform", "follow_up"}
# What may be taken for a question on a way that is none.
_NO_WAY_YET = _ASKING_NOTHING | {"ask_entry_without_degree", "ask_role_overview", "ask_duties"}
_TELLING = ("qualification", "years", "degree", "certification")
# Words that ask nothing beside a name.
_FILLER = re.compile(
    r"and|an?|the|of|in|at|for|as|to|with|on|what|about|how|is|are|nhs|uk|usa?|england|america|hospitals?|jobs?|roles?|posts?"
    r"|managers?|staff|please|pls|info|information"
)
# What the work in a description may be taken for.
_TAKEN_FOR = frozenset({"ask_career_path", "ask_certification", "ask_experience_needed", "ask_duties"})
_WHO = re.compile(
    r"\W*(?:so )?(?:who\b|(?:the |a )?(?:person|job|role|post|one|someone|somebody)\b|what do (?:you|they) call\b"
    r"|what'?s the name)",
    re.IGNORECASE,
)
_DEPUTY = re.compile(r"(?:(?:an?|the) )?(deputy|assistant|associate)", re.IGNORECASE)
_BEGINS_AT = r"\W*(?:(?:going|moving|from|an?|the|my)\s+)*"
_A_WAY = r"s?\s+(?:in)?to\s+(?:be(?:ing|come|coming)?\s+)?(?:an?\s+|the\s+)?(?:\w+\s+)?"


def _a_post(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What a post is, or the same as before of it, where a message names it and says no more: "deputy director of operations"."""
    named = question.names.get("role") or question.names.get(UNKNOWN_POST)
    lacking = bool(question.names.get(UNKNOWN_POST))
    alone = question.intent in _ASKING_NOTHING or (lacking and question.confidence < FAINT)
    if not (named and alone and few_words(question)) or (context.topic and not lacking):
        return None
    names = {**question.names, "band": []}
    if not lacking and (deputy := _DEPUTY.fullmatch(_without_names(question))):
        # Who stands in for somebody is another post.
        id = question.names["role"][0][0]
        called = {**question.called, UNKNOWN_POST: f"{deputy[1]} {question.called.get(id, '')}"}
        question = replace(question, names={**names, "role": [], UNKNOWN_POST: [[id]]}, called=called)
    elif _says_only_names(question):
        question = replace(question, names=names)
    else:
        return None
    return replace(question, intent=f"ask_{context.topic or 'role_overview'}", article=None, nearness=0.0)


def _described(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What a post is that somebody describes and asks nothing else of: "job where you plan the rotas of a ward"."""
    posts = [id for ids in question.names.get("role", []) for id in ids]
    described = posts and not any(id in question.called for id in posts) and not context.topic
    unclear = question.intent in _ASKING_NOTHING | _TAKEN_FOR and question.confidence < RATHER_FAINT
    asks = described and unclear and not many_words(question) and _WHO.match(question.text)
    return replace(question, intent="ask_role_overview", article=None, nearness=0.0) if asks else None


def _a_band(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What a band pays, where a message names it and says no more: "band 8b nhs"."""
    alone = question.names.get("band") and not (context.topic or question.names.get(UNKNOWN_POST))
    alone = alone and question.intent in _ASKING_NOTHING
    posts = [id for ids in question.names.get("role", []) for id in ids]
    if not alone or not knowledge.umbrellas.issuperset(posts) or not (few_words(question) and _says_only_names(question)):
        return None
    return replace(question, intent="ask_salary", names={**question.names, "role": []}, article=None, nearness=0.0)


def _from_one_to_another(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way from one job to another, where a message names the two: "receptionist to practice manager how long"."""
    if question.intent not in _NO_WAY_YET or many_words(question) or not question.names.get("role"):
        return None
    goals = [ids[0] for ids in question.names["role"] if ids[0] not in knowledge.umbrellas]
    begins = [ids[0] for kind in ("qualification", "other_role") for ids in question.names.get(kind, [])]
    for goal in goals:
        for begin in [*begins, *(id for id in goals if id != goal)]:
            said = [re.escape(question.called.get(id, "")) for id in (begin, goal)]
            if all(said) and re.match(_BEGINS_AT + _A_WAY.join(said), question.text, re.IGNORECASE):
                return replace(question, intent="ask_career_path", article=None, nearness=0.0)
    return None


def _says_only_names(question: Question) -> bool:
    """Tell whether a message says no more than names, and nothing of the speaker."""
    tells = any(question.names.get(kind) for kind in _TELLING) or not question.called
    return not tells and all(_FILLER.fullmatch(word) for word in re.findall(r"[\w&]+", _without_names(question)))


def _without_names(question: Question) -> str:
    """Return the words of a question in small letters without the names in it."""
    rest = question.text.lower()
    for called in sorted(question.called.values(), key=len, reverse=True):
        rest = rest.replace(called.lower(), " ")
    return rest.strip()


RULES: tuple[Rule, ...] = (_from_one_to_another, _described, _a_band, _a_post)
