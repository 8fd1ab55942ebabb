"""Finding the article of the knowledge files that a question is nearest to in meaning."""

from __future__ import annotations

import numpy as np

from ..encoder import TextEncoder
from ..knowledge.base import Knowledge
from .masking import mask
from .names import NameLinker

# A cosine below which an article is not about the question; chosen on tests/nlu/development.jsonl.
ARTICLE_NEARNESS = 0.60


class ArticleFinder:
    """Finds the article of a topic whose typical questions lie nearest to a question in meaning.

    What is nearest to how a topic is asked of one post is left to that post's own entry.
    """

    def __init__(self, knowledge: Knowledge, linker: NameLinker, encoder: TextEncoder) -> None:
        """Encode the typical questions of every article once."""
        asked = [
            (article.topic, id, ask)
            for article in knowledge.articles.values()
            for id, asks in ((article.id, article.asks), (None, article.asked_of_one_post))
            for ask in asks
        ]
        self._articles = [id for _, id, _ in asked]
        self._topics = np.array([f"ask_{topic}" for topic, _, _ in asked])
        self._vectors = encoder.encode([mask(ask, linker.link(ask)) for _, _, ask in asked])

    def find(self, intent: str, vector: np.ndarray) -> tuple[str | None, float]:
        """Return the article of an intent's topic that is nearest, and the cosine of what is; no article where that is not near,
        or is how the topic is asked of one post.
        """
        own = np.flatnonzero(self._topics == intent)
        if not len(own):
            return None, 0.0
        cosines = self._vectors[own] @ vector
        best = int(cosines.argmax())
        near = float(cosines[best])
        return (self._articles[own[best]] if near >= ARTICLE_NEARNESS else None), near
