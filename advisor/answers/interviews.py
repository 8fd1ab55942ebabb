"""A talk about a job interview: rules that keep it on what is asked there, whatever post it is for."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from .equivalents import only_country
from .fragments import HALF, UNSURE, Rule, is_faint, many_words
from .model import Context, Question

# What is told of interviews at home and in America, the one nearer to the asker first.
_ARTICLES = ("interviews", "interview_more")
# Not "interviewed by the paper" or "when I interview candidates".
_INTERVIEW = re.compile(
    r"\binterview(?:s|ing)?\b(?! (?:\w+ )?(?:candidates|people|applicants|staff|someone|them)\b)", re.IGNORECASE
)
_OF_IT = re.compile(
    r"\b(?:star|ask|asked|asks|questions?|answers?|say"
    r"|prepare\w*|practi[cs]e|panel|presentations?|examples?|stories|story|nervous|nerves|tips?)\b",
    re.IGNORECASE,
)
_ON_GETTING_IN = frozenset({"career_path", "courses", "skills", "experience_needed", "which_suits_me", "why_both_matter"})


def _told(knowledge: Knowledge, context: Context) -> list[str]:
    """Return the articles on interviews, by their ids, that the last answer held."""
    last = str((context.last or {}).get("text", ""))
    return [id for id in _ARTICLES if id in knowledge.articles and knowledge.articles[id].lead.text in last]


def _interview(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What is asked at an interview, whatever the post: "interview for ward manager on Thursday, help"."""
    asks = question.topic in _ON_GETTING_IN or question.intent in (*HALF, *UNSURE, "inform")
    if not asks or many_words(question) or not _INTERVIEW.search(question.text):
        return None
    named = [knowledge.roles[ids[0]] for ids in question.names.get("role", [])]
    place = next((ids[0] for ids in question.names.get("country", [])), context.country) or only_country(named)
    return _turned(knowledge, question, _ARTICLES[1] if place == "US" else _ARTICLES[0])


def _in_the_talk(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What goes on with it: "what might they ask about budgets?"; who is not American hears what the other article says, too."""
    told = _told(knowledge, context)
    if not told or not is_faint(question, context) or many_words(question) or not _OF_IT.search(question.text):
        return None
    other = next((id for id in _ARTICLES if id not in told), told[0])
    return _turned(knowledge, question, told[0] if context.country == "US" else other)


def _turned(knowledge: Knowledge, question: Question, id: str) -> Question | None:
    article = knowledge.articles.get(id)
    return replace(question, intent=f"ask_{article.topic}", article=id, nearness=1.0) if article else None


RULES: tuple[Rule, ...] = (_interview, _in_the_talk)
