"""The words of the knowledge files, and when letters of a text that spell a name are a plain word."""

from __future__ import annotations

import re

from spacy.lang.en.stop_words import STOP_WORDS

from ..knowledge.base import KINDS, Knowledge, points_of

_OF_WORK = re.compile(
    r" (?:degrees?|programs?|programmes?|certif\w+|careers?|salar\w+|jobs?|managers?|directors?|departments?)\b", re.IGNORECASE
)
_TO_SOMEBODY = re.compile(
    r"\b(?:t(?:old|ell)|ask\w*|g[ai]ve|show\w*|se[nt]t|send|offer\w*|g[eo]t|for|to|with|of|about|by|from|like|see|let|ma[dk]e"
    r"|f[io]u?nd|hire) $",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\d ?[ap]m$", re.IGNORECASE)
# "101k with OT", "no more OT": hours, no therapist.
_OVERTIME = re.compile(
    r"(?:\d[\d,.]*k?\b[^.?!]{0,30}\b(?:with|plus|and|incl\w*|no|without)|\b(?:mandatory|forced|pick(?:ing)? up|extra|paid|no more"
    r"|lots of|hours? of)) OT$",
    re.IGNORECASE,
)


def is_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether what spells a name at some place of a text is a word there: "ask him", "they rang at 9pm", "no more OT".

    HIM is health information management only in capitals, or before a word of work: "him degree?".
    """
    said = text[start:end]
    of_work = _OF_WORK.match(text, end) and not _TO_SOMEBODY.search(text[:start])
    plain = said.lower() in STOP_WORDS and not (said.isupper() or of_work)
    return plain or bool(_HOUR.search(text, max(0, end - 4), end) or (said.lower() == "ot" and _OVERTIME.search(text[:end])))


def words_of(knowledge: Knowledge) -> set[str]:
    """Return the words that the knowledge files use, which are spelt right whether they are common or not."""
    collections = (knowledge.roles, knowledge.degrees, knowledge.certifications, knowledge.programmes, knowledge.articles)
    texts = [point.text for entries in collections for entry in entries.values() for _, point in points_of(entry)]
    texts += [ask for article in knowledge.articles.values() for ask in article.asks]
    return {word for text in texts for word in re.findall(r"[a-z]{4,}", text.lower())}


def acronyms(knowledge: Knowledge) -> set[str]:
    """Return the acronyms among the names of entries, which a word of another spelling does not stand for: chaos is not CHAA."""
    collections = (getattr(knowledge, collection) for collection in KINDS.values())
    names = [name for entries in collections for entry in entries.values() for name in entry.all_names]
    return {word.lower() for name in names for word in re.findall(r"\b[A-Z]{2,}\b", name)}
