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
    """Finds the article of a topic whose typical questions lie nearest to a question in meaning."""

    def __init__(self, knowledge: Knowledge, linker: NameLinker, encoder: TextEncoder) -> None:
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
