"""A talk about a job interview: rules that keep it on what is asked there, whatever post it is for."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from .equivalents import only_country
from .fragments import FALLBACK, HALF, UNSURE, Rule, few_words, is_faint, names_entry
from .model import Context, Question

# What is told of interviews at home and in America, the one nearer to the asker first.
_ARTICLES = ("interviews", "interview_more")
# How to answer, and the day itself, are the same anywhere.
_DETAILS = {
    "interview_day": re.compile(
        r"\b(?:wear|dress\w*|clothes|uniform|freeze|blank|nerv\w+|shak\w+|calm|presentation|slides|90 days|ninety days"
        r"|(?:what|questions?)\b.* (?:should|do|can|could) i ask|ask (?:them|back)|at the end|on the day)\b",
        re.IGNORECASE,
    ),
    "interview_answers": re.compile(
        r"\b(?:weakness\w*|strengths?|conflict|tell me about|examples?|answers?|star|stories|story|retail|another job|say"
        r"|admit|mention|bring (?:it|that) up)\b",
        re.IGNORECASE,
    ),
}
# Not "interviewed by the paper" or "when I interview candidates".
_INTERVIEW = re.compile(
    r"\binterview(?:s|ing)?\b(?! (?:\w+ )?(?:candidates|people|applicants|staff|someone|them)\b)", re.IGNORECASE
)
_OF_IT = re.compile(
    r"\b(?:star|ask|asked|asks|questions?|answers?|say"
    r"|prepare\w*|practi[cs]e|panel|presentations?|examples?|stories|story|nervous|nerves|tips?)\b",
    re.IGNORECASE,
)
# "An interview in two weeks ... What are they likely to ask me?"
_WILL_ASK = re.compile(r"\b(?:ask me|they ask|likely to ask|will ask|prepare|swot up|expect them)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.?!\n]+[.?!]?")
_FEW, _MOST_WORDS = 12, 25
_ON_GETTING_IN = frozenset({"career_path", "courses", "skills", "experience_needed", "which_suits_me", "why_both_matter"})


def _told(knowledge: Knowledge, context: Context) -> list[str]:
    """Return the articles on interviews, by their ids, that the last answer held."""
    last = str((context.last or {}).get("text", ""))
    return [id for id in (*_ARTICLES, *_DETAILS) if id in knowledge.articles and knowledge.articles[id].lead.text in last]


def _interview(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What is asked at an interview, whatever the post: "interview for ward manager on Thursday, help"."""
    asks = question.topic in _ON_GETTING_IN or question.intent in (*HALF, *UNSURE, "inform")
    most = _MOST_WORDS if _OF_IT.search(question.text) else _FEW
    if not asks or not _INTERVIEW.search(question.text):
        return None
    asking = next((said for said in reversed(_SENTENCE.findall(question.text)) if said.endswith("?")), "")
    if len(question.text.split()) > most and not _WILL_ASK.search(asking):
        return None
    named = [knowledge.roles[ids[0]] for ids in question.names.get("role", [])]
    if detail := _detail(question):
        return _turned(knowledge, question, detail)
    place = next((ids[0] for ids in question.names.get("country", [])), context.country) or only_country(named)
    return _turned(knowledge, question, _ARTICLES[1] if place == "US" else _ARTICLES[0])


def _in_the_talk(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What goes on with it: "what might they ask about budgets?"; who is not American hears what the other article says, too."""
    told = _told(knowledge, context)
    if not told or len(question.text.split()) > _MOST_WORDS:
        return None
    faint = is_faint(question, context)
    detail = _detail(question)
    if detail and (faint or not names_entry(question)):
        return _turned(knowledge, question, detail)
    if question.intent in (FALLBACK, *UNSURE) and faint and few_words(question) and not names_entry(question):
        return _turned(knowledge, question, next((id for id in _DETAILS if id not in told), told[0]))
    if not (faint or question.intent == "ask_capabilities") or not _OF_IT.search(question.text):
        return None
    other = next((id for id in _ARTICLES if id not in told), told[0])
    return _turned(knowledge, question, _ARTICLES[1] if context.country == "US" else other)


def _in_america(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A long post on an interview, written in America, is not told what the NHS asks."""
    place = next((ids[0] for ids in question.names.get("country", [])), context.country)
    return _turned(knowledge, question, _ARTICLES[1]) if question.article == _ARTICLES[0] and place == "US" else None


def _detail(question: Question) -> str | None:
    """Return the article on what a question asks of the answers or of the day, by its id; None for any other."""
    return next((id for id, words in _DETAILS.items() if words.search(question.text)), None)


def _turned(knowledge: Knowledge, question: Question, id: str) -> Question | None:
    article = knowledge.articles.get(id)
    return replace(question, intent=f"ask_{article.topic}", article=id, nearness=1.0) if article else None


RULES: tuple[Rule, ...] = (_interview, _in_the_talk, _in_america)
