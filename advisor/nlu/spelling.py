"""Mending words that are no words: "salry" to "salary", "docter" to "doctor"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Iterable, Mapping

from rapidfuzz.distance import OSA

from .. import encoder

# A word that no dictionary has, and that is this many times as rare as one a letter away, is a slip of that one.
RARER = 20
# A word met once in the phrases may itself be a slip.
LEAST_MET = 2
SHORTEST = 4
# Up to this length one letter may be wrong, missing, extra or swapped; in a longer word two.
SHORT = 6
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


# What this process mends with, put there when a model is loaded; the channel encodes ahead of the model with it.
in_use: list[Speller] = []


class Speller:
    """Knows how often each word occurs in the training phrases, and takes a word that is none for the nearest of them."""

    def __init__(self, words: Mapping[str, int]) -> None:
        """Prepare the words, each with how often it occurs."""
        self.words = dict(words)
        self._alike: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self.words:
            if len(word) >= SHORTEST:
                self._alike[word[0], len(word)].append(word)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Speller:
        """Learn the words of some texts."""
        counts = Counter(match.group().lower() for text in texts for match in _WORD.finditer(text))
        return cls({word: count for word, count in counts.items() if count >= LEAST_MET})

    def mend(self, text: str) -> str:
        """Return a text with its unknown words mended; words in capitals are names and stay."""
        return _WORD.sub(lambda match: self._mended(match.group()), text)

    def _mended(self, written: str) -> str:
        word = written.lower()
        if len(word) < SHORTEST or word in encoder.words() or written.isupper():
            return written
        own = self.words.get(word, 0)
        allowed = 1 if len(word) <= SHORT else 2
        near = [
            (distance, not _left_out(word, other), -self.words[other], other)
            for length in range(len(word) - allowed, len(word) + allowed + 1)
            for other in self._alike.get((word[0], length), ())
            if (distance := OSA.distance(word, other, score_cutoff=allowed)) <= allowed
        ]
        if own:
            near = [item for item in near if item[0] == 1 and -item[2] >= RARER * own]
        # What is nearest may be a slip itself, met often: "salerys" to "salery" to "salary".
        return self._mended(min(near)[3]) if near else written


def _left_out(word: str, other: str) -> bool:
    """Tell whether one word is another with letters left out, which slips of the ear are: "wich" is which, not with."""
    letters = iter(other)
    return all(letter in letters for letter in word)
