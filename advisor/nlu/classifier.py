"""A topic classifier over sentence vectors and words: regularised least squares with a Gaussian kernel.

Every training text is a centre; a text's score for a label is a weighted sum of its nearness to the centres, the weights
being the solution of kernel ridge regression on one-or-zero labels (Rifkin, Yeo and Poggio, "Regularized least-squares
classification", 2003). Nearness falls with the distance of the sentence vectors and with that of the tf-idf of
characters and of words. On questions nobody had seen while writing the phrases it gets 90 in 100 topics right where
logistic regression on the same features gets 82; README has the figures.

A short text that this leaves unsure is scored again, nearness falling with the distance of a second encoder's vectors too. Most
texts never meet the second encoder, and no more of them would be right if they did.

Confidence is a softmax of the scores, "none of these" among them, its temperature fitted to scores of left-out texts,
which least squares gives without training again. The gate below which the assistant asks back is the quantile QUANTILE of
that confidence: a fixed number does not carry over from one data set to another, this rule does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

import numpy as np
from scipy import sparse
from scipy.linalg import cho_factor, cho_solve, solve_triangular
from scipy.optimize import minimize_scalar
from scipy.special import softmax

from ..encoder import TextEncoder
from .terms import Terms, as_kept, learn, vectorizers

# Chosen on tests/nlu/development.jsonl: among widths of 0.4 to 3, shares of 0 to 1 and ridges of 0.1 to 1.
WIDTH = 0.5
TFIDF_SHARE = 0.4
RIDGE = 0.2
# Chosen there too, among shares of 0.3 to 1.2, confidences of 0.5 to 1 and texts of up to 100 characters to any: longer ones
# are right no more often for it.
SECOND_SHARE = 0.5
UNSURE = 0.6
LONGEST = 100
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


@dataclass(frozen=True)
class _View:
    """The training texts as one encoder sees them.

    Attributes:
        axes: The directions of its vectors that are kept; its dimensions by DIMENSIONS.
        vectors: The training texts along the axes, one row each.
    """

    axes: np.ndarray
    vectors: np.ndarray

    @classmethod
    def of(cls, vectors: np.ndarray) -> _View:
        """See some unit vectors, one row each."""
        axes = as_kept(np.linalg.svd(vectors[:: max(1, len(vectors) // TURNED_BY)], full_matrices=False)[2][:DIMENSIONS].T)
        return cls(axes, as_kept(vectors @ axes))

    def likeness(self, vectors: np.ndarray) -> np.ndarray:
        """Return the cosines of some texts, given by their unit vectors, with the training texts; texts by training texts.

        Several texts take turns at parts of the training texts that the processor's cache holds: two took 2.5 ms
        and four 2.7 ms, instead of 5.2 and 4.4 as one product of matrices.
        """
        kept = (vectors @ self.axes).astype(np.float32)
        part = PART if len(kept) > 1 else len(self.vectors)
        likeness = np.empty((len(kept), len(self.vectors)), dtype=np.float32)
        for first in range(0, len(self.vectors), part):
            centres = self.vectors[first : first + part]
            for row, text in zip(likeness, kept):
                np.dot(centres, text, out=row[first : first + part])
        return likeness


@dataclass(frozen=True)
class _Fit:
    """What was learnt from one kernel.

    Attributes:
        weights: What each training text adds to the score of each label; texts by labels.
        temperature: The factor on scores under which the labels of left-out texts are likeliest.
    """

    weights: np.ndarray
    temperature: float

    def confidences(self, nearness: np.ndarray) -> np.ndarray:
        """Return the confidence in each label of texts, given by their nearness to the training texts; texts by labels."""
        return _confidences(self.temperature, np.stack([row @ self.weights for row in nearness]))


class TopicClassifier:
    """Scores every label by a text's nearness to the training texts."""

    def __init__(
        self,
        labels: list[str],
        second: TextEncoder,
        views: Sequence[_View],
        terms: list[Terms],
        centres: list[sparse.csr_matrix],
    ) -> None:
        """Hold the training texts; `fit` and `load` make a model of them.

        Args:
            labels: The labels, sorted.
            second: The encoder that is asked where the first leaves a text unsure.
            views: The training texts as the first encoder sees them, and as the second does.
            terms: The kinds of tf-idf.
            centres: The tf-idf of the training texts, for each kind; terms by texts.
        """
        self.labels = labels
        self.gate = 0.0
        self._second = second
        self._views = views
        self._terms = terms
        self._centres = centres
        self._fits: list[_Fit] = []

    @classmethod
    def fit(cls, texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str], second: TextEncoder) -> TopicClassifier:
        """Train on texts, their unit vectors (one row each), their labels and a second encoder; set temperatures and gate."""
        names = sorted(set(labels))
        own = np.searchsorted(names, labels)
        wanted = np.eye(len(names), dtype=np.float32)[own]
        model = cls(names, second, [_View.of(vectors), _View.of(second.encode(texts))], *learn(texts))
        counts = wanted.sum(axis=0)
        ridge = RIDGE * (counts[own] / np.median(counts)) ** BALANCE
        rows = np.sort(np.random.default_rng(SEED).permutation(len(own))[:LEFT_OUT])
        left_out = []
        for others in (False, True):
            kernel = model._kernel_of_itself(others)
            kernel[np.diag_indices_from(kernel)] += ridge
            # Its lower triangle by rows is an upper one by columns, LAPACK's order: no second copy of some gigabytes is made.
            factor = cho_factor(kernel.T, lower=False, overwrite_a=True, check_finite=False)
            weights = cho_solve(factor, wanted, check_finite=False)
            scores = _left_out(factor, weights, wanted, rows)
            model._fits.append(_Fit(weights, _fitted_temperature(scores, own[rows])))
            left_out.append(_confidences(model._fits[-1].temperature, scores).max(axis=1))
        if min(counts) >= FEWEST:
            short = np.array([len(texts[row]) <= LONGEST for row in rows])
            model.gate = float(np.quantile(np.where(short & (left_out[0] < UNSURE), left_out[1], left_out[0]), QUANTILE))
        return model

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        """Return the prediction for each of some texts, one at least, given their unit vectors (one row each)."""
        nearness = self._views[0].likeness(vectors)
        for row, text in zip(nearness, texts):
            for terms, centres in zip(self._terms, self._centres):
                row += TFIDF_SHARE * terms.likeness(text, centres)
        _nearness(nearness, 1.0 + 2 * TFIDF_SHARE)
        confidences = self._fits[0].confidences(nearness)
        likeliest = confidences.max(axis=1)
        unsure = [index for index, text in enumerate(texts) if likeliest[index] < UNSURE and len(text) <= LONGEST]
        if unsure:
            likeness = self._views[1].likeness(self._second.encode([texts[index] for index in unsure]))
            confidences[unsure] = self._fits[1].confidences(nearness[unsure] * _second_nearness(likeness))
        return [self._prediction(row) for row in confidences]

    def _prediction(self, confidences: np.ndarray) -> Prediction:
        return Prediction([(self.labels[index], float(confidences[index])) for index in np.argsort(-confidences, kind="stable")])

    def _kernel_of_itself(self, second: bool) -> np.ndarray:
        """Return the nearness of every training text to those before it: the lower triangle of a matrix that has both halves.

        Args:
            second: Whether the vectors of the second encoder count too.
        """
        first, other = (view.vectors for view in self._views)
        kernel = first @ first.T
        for begin in range(0, len(kernel), ROWS):
            end = min(begin + ROWS, len(kernel))
            part = kernel[begin:end, :end]
            for centres in self._centres:
                part += TFIDF_SHARE * (centres[:, begin:end].T @ centres[:, :end]).toarray()
            kernel[begin:end, :end] = _nearness(part, 1.0 + 2 * TFIDF_SHARE)
            if second:
                kernel[begin:end, :end] *= _second_nearness(other[begin:end] @ other[:end].T)
        return kernel

    def save(self, folder: Path) -> None:
        """Write the model to a folder: arrays as .npz, words as JSON, nothing that runs code when read."""
        arrays: dict[str, np.ndarray] = {}
        for index, (view, fit) in enumerate(zip(self._views, self._fits)):
            arrays |= {f"axes_{index}": view.axes, f"vectors_{index}": view.vectors.astype(np.float16)}
            arrays[f"weights_{index}"] = fit.weights
        for index, (terms, centres) in enumerate(zip(self._terms, self._centres)):
            arrays |= {
                f"idf_{index}": terms.idf,
                f"values_{index}": centres.data.astype(np.float16),
                f"texts_{index}": centres.indices.astype(np.int32),
                f"ends_{index}": centres.indptr.astype(np.int32),
            }
        np.savez_compressed(folder / "classifier.npz", **arrays)
        vocabularies = [terms.vocabulary for terms in self._terms]
        temperatures = [fit.temperature for fit in self._fits]
        kept = {"labels": self.labels, "gate": self.gate, "temperatures": temperatures, "vocabularies": vocabularies}
        (folder / "classifier.json").write_text(json.dumps(kept), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, second: TextEncoder) -> TopicClassifier:
        """Read a model that `save` wrote; `second` has to be the encoder that it was trained with."""
        kept = json.loads((folder / "classifier.json").read_text(encoding="utf-8"))
        with np.load(folder / "classifier.npz", allow_pickle=False) as arrays:
            terms, centres = [], []
            for index, (vectorizer, vocabulary) in enumerate(zip(vectorizers(), kept["vocabularies"])):
                terms.append(Terms(vectorizer, vocabulary, arrays[f"idf_{index}"]))
                parts = (arrays[f"values_{index}"].astype(np.float32), arrays[f"texts_{index}"], arrays[f"ends_{index}"])
                centres.append(sparse.csr_matrix(parts, shape=(len(vocabulary), len(arrays["weights_0"]))))
            both = range(len(kept["temperatures"]))
            views = [_View(arrays[f"axes_{index}"], arrays[f"vectors_{index}"].astype(np.float32)) for index in both]
            model = cls(kept["labels"], second, views, terms, centres)
            model._fits = [_Fit(arrays[f"weights_{index}"], kept["temperatures"][index]) for index in both]
        model.gate = kept["gate"]
        return model


def _nearness(likeness: np.ndarray, most: float) -> np.ndarray:
    """Return exp(-WIDTH * squared distance), in place, for cosines of unit vectors: |a - b|² = 2 - 2 a·b.

    Args:
        likeness: The sums of some kinds of cosines, each times its share.
        most: What the sum is for a text and itself.
    """
    likeness -= most
    likeness *= 2 * WIDTH
    return np.exp(likeness, out=likeness)


def _second_nearness(likeness: np.ndarray) -> np.ndarray:
    """Return by what nearness is multiplied where the cosines of the second encoder count too, in place."""
    likeness *= SECOND_SHARE
    return _nearness(likeness, SECOND_SHARE)


def _confidences(temperature: float, scores: np.ndarray) -> np.ndarray:
    """Return the confidence in each label for rows of scores; a row adds up to less than 1 by the share of "none of these"."""
    none = np.full((len(scores), 1), NONE, dtype=scores.dtype)
    return softmax(temperature * np.hstack([scores, none]), axis=1)[:, :-1]


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
