"""A topic classifier over sentence vectors and words: regularised least squares with a Gaussian kernel.

Every training text is a centre; a text's score for a label is a weighted sum of its nearness to the centres, the weights
being the solution of kernel ridge regression on one-or-zero labels (Rifkin, Yeo and Poggio, "Regularized least-squares
classification", 2003). Nearness falls with the distance of the sentence vectors and with that of the tf-idf of
characters and of words, which carry misspelt text and names of things. On questions nobody had seen while writing the
phrases it gets 90 in 100 topics right where logistic regression on the same features gets 82; README has the figures.

Confidence is a softmax of the scores, "none of these" among them, its temperature fitted to scores of left-out texts,
which least squares gives without training again. The gate below which the assistant asks back is the quantile QUANTILE of
that confidence: a fixed number does not carry over from one data set to another, this rule does.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

import numpy as np
from scipy import sparse
from scipy.linalg import cho_factor, cho_solve, solve_triangular
from scipy.optimize import minimize_scalar
from scipy.special import softmax
from sklearn.feature_extraction.text import TfidfVectorizer

# Chosen on tests/nlu/development.jsonl: among widths of 0.4 to 3, shares of 0 to 1 and ridges of 0.1 to 1.
WIDTH = 0.5
TFIDF_SHARE = 0.4
RIDGE = 0.2
TFIDF_TERMS = 12000
# What more texts than these have in common tells none of them apart; leaving it out costs no topic (93.3 in 100, as above), and
# comparing the words of a text with those of all others takes an eighth of the time.
COMMON = 2000
# Sentence vectors are turned so that their first dimensions tell most; a third of them are kept, which takes a third of the time
# and memory: of 1,733 questions 93.3 in 100 had their topic right with 128 dimensions, 93.0 with 192 and with all 384.
DIMENSIONS = 128
TURNED_BY = 6000
# Labels with fewer phrases weigh more, by the square root, so that rare ones are not drowned.
BALANCE = 0.5
# The score of "none of these", beside those of the labels: a text unlike any example is confident of nothing.
NONE = 0.3
# Texts left out one by one; more take longer and tell the same.
LEFT_OUT = 1500
HOTTEST = 60.0
QUANTILE = 0.05
# With fewer phrases of some label nothing can be learnt from leaving one out.
FEWEST = 3
SEED = 7
# Training texts whose vectors are compared at once with each of several texts: a quarter of a megabyte.
PART = 512
# Rows of the kernel matrix that are made at once, which bounds the memory that training takes.
ROWS = 1000


@dataclass(frozen=True)
class Prediction:
    """What a text is about: every label with its confidence, best first."""

    ranking: list[tuple[str, float]]

    @property
    def label(self) -> str:
        """The likeliest label."""
        return self.ranking[0][0]

    @property
    def confidence(self) -> float:
        """The confidence in the likeliest label, between 0 and 1."""
        return self.ranking[0][1]


class _Terms:
    """The tf-idf of texts: of one text at a time, ten times as fast as by the vectorizer it was learnt with."""

    def __init__(self, vectorizer: TfidfVectorizer, vocabulary: dict[str, int], idf: np.ndarray) -> None:
        self._split = vectorizer.build_analyzer()
        self.vocabulary = vocabulary
        self.idf = idf

    def of(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the columns of a text's known terms and their weights, of unit length together (sublinear tf-idf)."""
        counts = Counter(self.vocabulary[term] for term in self._split(text) if term in self.vocabulary)
        own = np.fromiter(counts, dtype=np.int64, count=len(counts))
        weights = (1.0 + np.log(np.fromiter(counts.values(), dtype=np.float64, count=len(counts)))) * self.idf[own]
        return own, weights / (np.linalg.norm(weights) or 1.0)

    def likeness(self, text: str, centres: sparse.csr_matrix) -> np.ndarray:
        """Return the cosines of a text with some texts, given as terms by texts; in half the time of a sparse product."""
        columns, weights = self.of(text)
        if not len(columns):
            return np.zeros(centres.shape[1])
        parts = [slice(centres.indptr[column], centres.indptr[column + 1]) for column in columns]
        values = np.concatenate([centres.data[part] * weight for part, weight in zip(parts, weights)])
        return np.bincount(np.concatenate([centres.indices[part] for part in parts]), values, centres.shape[1])


class TopicClassifier:
    """Scores every label by a text's nearness to the training texts."""

    def __init__(
        self,
        labels: list[str],
        axes: np.ndarray,
        vectors: np.ndarray,
        terms: list[_Terms],
        centres: list[sparse.csr_matrix],
        weights: np.ndarray,
    ) -> None:
        """Hold a fitted model; `fit` and `load` make one.

        Args:
            labels: The labels, sorted.
            axes: The directions of sentence vectors that are kept; dimensions of the encoder by DIMENSIONS.
            vectors: The training texts along the axes, one row each.
            terms: The kinds of tf-idf.
            centres: The tf-idf of the training texts, for each kind; terms by texts.
            weights: What each training text adds to the score of each label; texts by labels.
        """
        self.labels = labels
        self.gate = 0.0
        self.temperature = 1.0
        self._axes = axes
        self._vectors = vectors
        self._terms = terms
        self._centres = centres
        self._weights = weights

    @classmethod
    def fit(cls, texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> TopicClassifier:
        """Train on texts, their unit vectors (one row each) and their labels, and set temperature and gate."""
        names = sorted(set(labels))
        own = np.searchsorted(names, labels)
        wanted = np.eye(len(names), dtype=np.float32)[own]
        terms, centres = _learn(texts)
        axes = _as_kept(_axes(vectors))
        model = cls(names, axes, _as_kept(vectors @ axes), terms, centres, wanted)
        kernel = model._kernel_of_itself()
        counts = wanted.sum(axis=0)
        kernel[np.diag_indices_from(kernel)] += RIDGE * (counts[own] / np.median(counts)) ** BALANCE
        # Its lower triangle by rows is an upper one by columns, LAPACK's order: no second copy of some gigabytes is made.
        factor = cho_factor(kernel.T, lower=False, overwrite_a=True, check_finite=False)
        model._weights = cho_solve(factor, wanted, check_finite=False)
        rows = np.sort(np.random.default_rng(SEED).permutation(len(own))[:LEFT_OUT])
        scores = _left_out(factor, model._weights, wanted, rows)
        model.temperature = _fitted_temperature(scores, own[rows])
        if min(counts) >= FEWEST:
            model.gate = float(np.quantile(_confidences(model.temperature, scores).max(axis=1), QUANTILE))
        return model

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        """Return the prediction for each of some texts, one at least, given their unit vectors (one row each)."""
        likeness = self._likeness((vectors @ self._axes).astype(np.float32))
        for row, text in zip(likeness, texts):
            for terms, centres in zip(self._terms, self._centres):
                row += TFIDF_SHARE * terms.likeness(text, centres)
        scores = np.stack([row @ self._weights for row in _nearness(likeness)])
        return [self._prediction(row) for row in _confidences(self.temperature, scores)]

    def _likeness(self, kept: np.ndarray) -> np.ndarray:
        """Return the cosines of some texts along the axes with the training texts; texts by training texts.

        Several texts take turns at parts of the training texts that the processor's cache holds: two took 2.5 ms
        and four 2.7 ms, instead of 5.2 and 4.4 as one product of matrices.
        """
        part = PART if len(kept) > 1 else len(self._vectors)
        likeness = np.empty((len(kept), len(self._vectors)), dtype=np.float32)
        for first in range(0, len(self._vectors), part):
            centres = self._vectors[first : first + part]
            for row, text in zip(likeness, kept):
                np.dot(centres, text, out=row[first : first + part])
        return likeness

    def _prediction(self, confidences: np.ndarray) -> Prediction:
        return Prediction([(self.labels[index], float(confidences[index])) for index in np.argsort(-confidences, kind="stable")])

    def _kernel_of_itself(self) -> np.ndarray:
        """Return the nearness of every training text to those before it: the lower triangle of a matrix that has both halves."""
        kernel = self._vectors @ self._vectors.T
        for first in range(0, len(kernel), ROWS):
            end = min(first + ROWS, len(kernel))
            part = kernel[first:end, :end]
            for centres in self._centres:
                part += TFIDF_SHARE * (centres[:, first:end].T @ centres[:, :end]).toarray()
            kernel[first:end, :end] = _nearness(part)
        return kernel

    def save(self, folder: Path) -> None:
        """Write the model to a folder: arrays as .npz, words as JSON, nothing that runs code when read."""
        arrays = {"axes": self._axes, "vectors": self._vectors.astype(np.float16), "weights": self._weights}
        for index, (terms, centres) in enumerate(zip(self._terms, self._centres)):
            arrays |= {
                f"idf_{index}": terms.idf,
                f"values_{index}": centres.data.astype(np.float16),
                f"texts_{index}": centres.indices.astype(np.int32),
                f"ends_{index}": centres.indptr.astype(np.int32),
            }
        np.savez_compressed(folder / "classifier.npz", **arrays)
        vocabularies = [terms.vocabulary for terms in self._terms]
        kept = {"labels": self.labels, "gate": self.gate, "temperature": self.temperature, "vocabularies": vocabularies}
        (folder / "classifier.json").write_text(json.dumps(kept), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> TopicClassifier:
        """Read a model that `save` wrote."""
        kept = json.loads((folder / "classifier.json").read_text(encoding="utf-8"))
        with np.load(folder / "classifier.npz", allow_pickle=False) as arrays:
            terms, centres = [], []
            for index, (vectorizer, vocabulary) in enumerate(zip(_vectorizers(), kept["vocabularies"])):
                terms.append(_Terms(vectorizer, vocabulary, arrays[f"idf_{index}"]))
                parts = (arrays[f"values_{index}"].astype(np.float32), arrays[f"texts_{index}"], arrays[f"ends_{index}"])
                centres.append(sparse.csr_matrix(parts, shape=(len(vocabulary), len(arrays["weights"]))))
            vectors = arrays["vectors"].astype(np.float32)
            model = cls(kept["labels"], arrays["axes"], vectors, terms, centres, arrays["weights"])
        model.gate, model.temperature = kept["gate"], kept["temperature"]
        return model


def _axes(vectors: np.ndarray) -> np.ndarray:
    """Return the directions along which some vectors are longest, as columns."""
    return np.linalg.svd(vectors[:: max(1, len(vectors) // TURNED_BY)], full_matrices=False)[2][:DIMENSIONS].T


def _nearness(likeness: np.ndarray) -> np.ndarray:
    """Return exp(-WIDTH * squared distance), in place, for summed cosines of unit vectors: |a - b|² = 2 - 2 a·b for each kind."""
    likeness -= 1.0 + 2 * TFIDF_SHARE
    likeness *= 2 * WIDTH
    return np.exp(likeness, out=likeness)


def _confidences(temperature: float, scores: np.ndarray) -> np.ndarray:
    """Return the confidence in each label for rows of scores; a row adds up to less than 1 by the share of "none of these"."""
    none = np.full((len(scores), 1), NONE, dtype=scores.dtype)
    return softmax(temperature * np.hstack([scores, none]), axis=1)[:, :-1]


def _as_kept(values: np.ndarray) -> np.ndarray:
    """Round to what the model file keeps, so that a model predicts the same before it is saved and after it is loaded."""
    return values.astype(np.float16).astype(np.float32)


def _vectorizers() -> list[TfidfVectorizer]:
    common = {"sublinear_tf": True, "min_df": 2, "max_df": COMMON, "max_features": TFIDF_TERMS, "dtype": np.float32}
    return [
        TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 4), **common),
        TfidfVectorizer(analyzer="word", ngram_range=(1, 2), **common),
    ]


def _learn(texts: Sequence[str]) -> tuple[list[_Terms], list[sparse.csr_matrix]]:
    """Learn each kind of tf-idf from some texts; return them with the tf-idf of the texts, terms by texts."""
    terms, centres = [], []
    for vectorizer in _vectorizers():
        rows = vectorizer.fit_transform(texts)
        vocabulary = {term: int(column) for term, column in vectorizer.vocabulary_.items()}
        terms.append(_Terms(vectorizer, vocabulary, vectorizer.idf_))
        rows.data = _as_kept(rows.data)
        centres.append(sparse.csr_matrix(rows.T, dtype=np.float32))
    return terms, centres


def _left_out(factor: tuple[np.ndarray, bool], weights: np.ndarray, wanted: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Return the scores that texts would get from a model trained without them, in closed form.

    With A the regularised kernel matrix and w the weights, the score is y - w / diag(A⁻¹) (Rifkin and Lippert, "Notes on
    regularized least squares", 2007). Of A = UᵀU, diag(A⁻¹) is the squared length of the columns of U⁻ᵀ.
    """
    units = np.zeros((len(weights), len(rows)), dtype=np.float32, order="F")
    units[rows, np.arange(len(rows))] = 1.0
    upper, lower = factor
    columns = solve_triangular(upper, units, trans="T", lower=lower, overwrite_b=True, check_finite=False)
    return wanted[rows] - weights[rows] / np.square(columns).sum(axis=0)[:, None]


def _fitted_temperature(scores: np.ndarray, own: np.ndarray) -> float:
    """Return the factor on scores under which the right labels are likeliest."""

    def loss(temperature: float) -> float:
        return -float(np.log(_confidences(temperature, scores)[np.arange(len(own)), own] + 1e-12).mean())

    return float(minimize_scalar(loss, bounds=(1.0, HOTTEST), method="bounded").x)
