"""Questions whose subject is told by its words, whatever post they name: overtime, part time, redundancy, an application."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ..knowledge.base import Knowledge
from ..knowledge.schema import Article
from . import gaps
from .fragments import HALF, UNSURE, Rule, few_words, names_entry
from .model import Context, Question

# A longer message tells of more than what it asks about.
_MOST_WORDS = 30
# What is surely outside the subject does not go on with it.
_SURE = 0.9


def of_message(knowledge: Knowledge, question: Question, context: Context, text: str) -> Question:
    """Return the one question of a message with the subject that the rest of it speaks of: "passed over. Should I leave?"."""
    return _spoken_of(knowledge, question, context, text) or question


def _said(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What a question speaks of by name is what it is about: "does band 8a get unsocial hours?"."""
    return _spoken_of(knowledge, question, context, question.text)


def _spoken_of(knowledge: Knowledge, question: Question, context: Context, text: str) -> Question | None:
    asks = question.topic or question.intent in (*HALF, *UNSURE, "inform")
    # How much more or less a post pays is worked out for who told the band they are on.
    worked_out = gaps.wanted(text) and context.profile.get("band")
    if not asks or worked_out or len(text.split()) > _MOST_WORDS:
        return None
    found = next((article for article, pattern in _patterns(knowledge) if pattern.search(text)), None)
    return _on(question, found) if found else None


def _goes_on(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What is unclear and names nothing goes on with such a subject: "can they do that?"."""
    last = str((context.last or {}).get("text", ""))
    told = next((article for article, _ in _patterns(knowledge) if article.lead.text in last), None)
    unclear = question.intent in UNSURE and few_words(question) and not names_entry(question)
    return _on(question, told) if told and unclear and question.confidence < _SURE else None


def spoken_of(knowledge: Knowledge, question: Question) -> Article | None:
    """Return the subject that a question was found to be on, if any."""
    article = knowledge.articles.get(question.article or "")
    return article if article and article.words else None


def _patterns(knowledge: Knowledge) -> Iterator[tuple[Article, re.Pattern[str]]]:
    for article in knowledge.articles.values():
        if article.words:
            yield article, _pattern(tuple(article.words))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    # Blanks and hyphens are one: "on-call pay".
    any_of = "|".join(re.escape(said).replace("\\-", "\\ ").replace("\\ ", "[ -]") for said in words)
    return re.compile(rf"\b(?:{any_of})\b", re.IGNORECASE)


def _on(question: Question, article: Article) -> Question:
    return replace(question, intent=f"ask_{article.topic}", article=article.id, nearness=1.0)


RULES: tuple[Rule, ...] = (_said, _goes_on)
