"""From a message to its questions: clauses, linked names, a topic each, and the article nearest in meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Sequence

import numpy as np

from ..encoder import Encoder
from ..knowledge.base import Knowledge
from ..knowledge.schema import CAREER_TOPICS
from .classifier import Prediction, TopicClassifier
from .clauses import Clause, split
from .masking import mask
from .names import Link, NameLinker, shared
from .safety import in_danger

# A cosine below which an article is not about the question; chosen on tests/nlu/development.yml.
ARTICLE_NEARNESS = 0.60

# In a message of a few clauses all are read, in a longer one those that ask, up to as many as a person would answer.
FEW_CLAUSES = 4
MOST_CLAUSES = 6

CAREER_INTENTS = frozenset(f"ask_{topic}" for topic in CAREER_TOPICS)
FALLBACK = "nlu_fallback"
CRISIS = "out_of_scope_crisis"
OTHER_JOBS = "out_of_scope_other_jobs"
# Words that make a question one about leading or managing, whatever job it names besides.
_LEADING = re.compile(r"manag|lead|admin|direct|supervis|charge|promot|executive|senior|board\b", re.IGNORECASE)
# "What is X?" is a question on certificates if X is one.
_WHAT_IS = {
    "certification": "ask_certification",
    "degree": "ask_education",
    "programme": "ask_courses",
    "band": "ask_level_hierarchy",
}
_SET_ASIDE = re.compile(r"\b(?:not|instead of|rather than|didn'?t mean|don'?t mean)(?: an?| the| about)?\s*$", re.IGNORECASE)
_SUBJECT_KINDS = frozenset({"role", "degree", "certification", "programme", "band"})


@dataclass
class Reading:
    """A message as far as it is read without a model: its names, its clauses, and what is to be encoded.

    `texts` are the masked texts, the whole message first, then one for each clause where there are several.
    """

    text: str
    links: list[Link]
    clauses: list[Clause]
    texts: list[str] = field(default_factory=list)

    def links_in(self, clause: Clause) -> list[Link]:
        """Return the links that lie in a clause."""
        return [link for link in self.links if clause.start <= link.start and link.end <= clause.end]


def read(text: str, linker: NameLinker) -> Reading:
    """Link the names of a message and split it into clauses."""
    links, clauses = _meant(text, linker.link(text)), _worth_reading(split(text))
    texts = [mask(text, links)]
    if len(clauses) > 1 or (clauses and clauses[0].text != text):
        texts += [mask(clause.text, links, clause.start) for clause in clauses]
    return Reading(text, links, clauses, texts)


@lru_cache(maxsize=256)
def read_shared(text: str) -> Reading:
    """Read a message with the linker of this process; a text met lately is not read again. The result is not to be changed."""
    return read(text, shared())


def _worth_reading(clauses: list[Clause]) -> list[Clause]:
    """Return the clauses to be understood one by one: in a long post only those that ask something, and not too many."""
    return clauses if len(clauses) <= FEW_CLAUSES else [clause for clause in clauses if clause.asks][:MOST_CLAUSES]


def _meant(text: str, links: list[Link]) -> list[Link]:
    """Drop the names that are put aside for others: "not clinic manager, practice manager"."""
    set_aside = [link for link in links if _SET_ASIDE.search(text[: link.start])]
    replaced = {link.kind for link in links if link not in set_aside}
    return [link for link in links if link not in set_aside or link.kind not in replaced]


class ArticleFinder:
    """Finds the article of a topic whose typical questions lie nearest to a question in meaning."""

    def __init__(self, knowledge: Knowledge, linker: NameLinker, encoder: Encoder) -> None:
        """Encode the typical questions of every article once."""
        pairs = [(article, ask) for article in knowledge.articles.values() for ask in article.asks]
        self._articles = [article for article, _ in pairs]
        self._topics = np.array([f"ask_{article.topic}" for article in self._articles])
        self._vectors = encoder.encode([mask(ask, linker.link(ask)) for _, ask in pairs])

    def find(self, intent: str, vector: np.ndarray) -> tuple[str | None, float]:
        """Return the article of an intent's topic that is nearest, None where none is near, and its cosine."""
        own = np.flatnonzero(self._topics == intent)
        if not len(own):
            return None, 0.0
        cosines = self._vectors[own] @ vector
        best = int(cosines.argmax())
        article = self._articles[own[best]]
        near = float(cosines[best])
        return (article.id if near >= ARTICLE_NEARNESS else None), near


@dataclass(frozen=True)
class Asked:
    """One question of a message, as it is handed to the advisor.

    Attributes:
        text: The words of the question.
        intent: Its intent, "nlu_fallback" where none is certain enough.
        confidence: The confidence in the likeliest intent, between 0 and 1.
        ranking: The likeliest intents with their confidence, best first.
        links: The names in it.
        article: The id of the article nearest to it, if any.
        nearness: The cosine between the question and that article's nearest typical question.
    """

    text: str
    intent: str
    confidence: float
    ranking: list[tuple[str, float]]
    links: list[Link]
    article: str | None
    nearness: float

    def as_dict(self) -> dict[str, Any]:
        """Return the question as JSON types, the form in which it travels over Rasa's messages."""
        entities = [{"kind": link.kind, "ids": list(link.ids), "text": link.text, "slip": link.slip} for link in self.links]
        return {
            "text": self.text,
            "intent": self.intent,
            "confidence": round(self.confidence, 4),
            "ranking": [intent for intent, _ in self.ranking],
            "entities": entities,
            "article": self.article,
            "nearness": round(self.nearness, 4),
        }


def questions(reading: Reading, vectors: np.ndarray, classifier: TopicClassifier, articles: ArticleFinder) -> list[Asked]:
    """Decide what a message asks.

    Args:
        reading: The message, read.
        vectors: The unit vectors of `reading.texts`, one row each.
        classifier: The trained classifier.
        articles: The articles to choose from.

    Returns:
        One question at least, in the order in which they were asked; a cry for help comes before any.
    """
    predictions = classifier.predict(reading.texts, vectors)
    whole = _asked(reading.text, reading.links, predictions[0], vectors[0], classifier, articles)
    if len(reading.texts) == 1:
        return [whole]
    parts = [
        _asked(clause.text, reading.links_in(clause), prediction, vector, classifier, articles)
        for clause, prediction, vector in zip(reading.clauses, predictions[1:], vectors[1:])
    ]
    urgent = [question for question in (*parts, whole) if question.intent == CRISIS]
    asking = [part for part, clause in zip(parts, reading.clauses) if clause.asks and part.intent in CAREER_INTENTS]
    distinct = _distinct(asking)
    if len(distinct) > 1:
        return [*urgent[:1], *distinct]
    if urgent:
        return [urgent[0], *([whole] if whole.intent in CAREER_INTENTS else distinct)]
    # One question in a longer message: the whole of it decides, unless only the question itself is clear.
    if distinct and (whole.intent not in CAREER_INTENTS or distinct[0].confidence > whole.confidence):
        return [replace(distinct[0], links=_with_context(distinct[0].links, reading.links))]
    return [whole]


def _asked(
    text: str, links: list[Link], prediction: Prediction, vector: np.ndarray, classifier: TopicClassifier, articles: ArticleFinder
) -> Asked:
    intent = prediction.label if prediction.confidence >= classifier.gate else FALLBACK
    intent = _by_names(text, links, intent, prediction)
    return Asked(text, intent, prediction.confidence, prediction.ranking[:3], links, *articles.find(intent, vector))


def _with_context(own: list[Link], all_links: list[Link]) -> list[Link]:
    """Return the links of a question with what the rest of the message adds: all of it where the question names nothing."""
    named = any(link.kind in _SUBJECT_KINDS for link in own)
    return [link for link in all_links if link in own or not named or link.kind not in _SUBJECT_KINDS]


def _by_names(text: str, links: list[Link], intent: str, prediction: Prediction) -> str:
    """Return the intent once the names in a question are weighed too, which the classifier sees only masked."""
    kinds = {link.kind for link in links} & _SUBJECT_KINDS
    if in_danger(text):
        return CRISIS
    if intent in CAREER_INTENTS and _asks_of_other_job(text, links):
        return OTHER_JOBS
    if intent == OTHER_JOBS and kinds - {"role"}:
        return next(label for label, _ in prediction.ranking if label in CAREER_INTENTS)
    if intent == "ask_role_overview" and len(kinds) == 1:
        return _WHAT_IS.get(kinds.pop(), intent)
    return intent


def _asks_of_other_job(text: str, links: list[Link]) -> bool:
    """Tell whether a question names a job outside the subject, which is not a profession to come from, and nothing inside it."""
    kinds = {link.kind for link in links}
    others = [link for link in links if link.kind == "other_role"]
    professions = {(link.start, link.end) for link in links if link.kind == "qualification"}
    outside = any((link.start, link.end) not in professions for link in others)
    inside = kinds & _SUBJECT_KINDS or _LEADING.search(text)
    return outside and not inside


def _distinct(asked: Sequence[Asked]) -> list[Asked]:
    """Drop questions that repeat the topic of an earlier one without naming anything new."""
    kept: list[Asked] = []
    for question in asked:
        names = {link.ids for link in question.links if link.kind != "country"}
        repeated = any(
            question.intent == other.intent and names <= {link.ids for link in other.links if link.kind != "country"}
            for other in kept
        )
        if not repeated:
            kept.append(question)
    return kept
