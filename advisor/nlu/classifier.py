"""A linear topic classifier over sentence vectors, with a confidence that knows how near its examples are.

Features are the sentence vector and, at a lower weight, tf-idf of characters and words, which carries misspelt text;
the tf-idf is brought down to a few dimensions, since a dense problem of 640 columns fits in seconds.
Confidence is the probability of a topic times the mean cosine to the three nearest examples of that topic, so that a
text unlike anything in the training data is confident of nothing. The gate below which the assistant asks back is
the quantile QUANTILE of out-of-fold confidence on the training data: a fixed number does not carry over from one
data set to another, this rule does.
"""

from __future__ import annotations

import json
import warnings
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

import numpy as np
from scipy import sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

# Scaling the unit vector lets the regularised model use it; 5 scored best among 1, 3, 5 and 8.
VECTOR_SCALE = 5.0
TFIDF_WEIGHT = 1.0
TFIDF_DIMENSIONS = 128
TFIDF_WORDS = 6000
REGULARISATION = 1.0
# Scores no longer move on held-out text after this many steps, well before the solver calls itself done.
STEPS = 60
TOLERANCE = 1e-3
NEAREST = 3
FOLDS = 3
# Labels beyond the likeliest few are not weighed against their examples.
CANDIDATES = 6
QUANTILE = 0.05
SEED = 7


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


class _Words:
    """What the words of a text, or its runs of characters, add to the score of each label.

    The tf-idf is that of the vectorizer it was learnt with (sublinear, of unit length), counted here for one text at a
    time: the vectorizer's own checks and matrices take ten times as long.
    """

    def __init__(self, vectorizer: TfidfVectorizer, vocabulary: dict[str, int], idf: np.ndarray, weights: np.ndarray) -> None:
        self._split = vectorizer.build_analyzer()
        self.vocabulary = vocabulary
        self.idf = idf
        self.weights = np.ascontiguousarray(weights, dtype=np.float32)

    def scores(self, text: str) -> np.ndarray:
        """Return what the text adds, one number for each label."""
        counts = Counter(self.vocabulary[word] for word in self._split(text) if word in self.vocabulary)
        if not counts:
            return np.zeros(self.weights.shape[1], dtype=np.float32)
        columns = np.fromiter(counts, dtype=np.int64, count=len(counts))
        values = (1.0 + np.log(np.fromiter(counts.values(), dtype=np.float64, count=len(counts)))) * self.idf[columns]
        return (values / np.linalg.norm(values)).astype(np.float32) @ self.weights[columns]


class TopicClassifier:
    """Logistic regression over sentence vectors and tf-idf, with example-based confidence.

    Both steps from words to scores are linear, so they are kept as one matrix for each kind of tf-idf.
    """

    def __init__(self, labels: list[str], weights: np.ndarray, bias: np.ndarray, words: list[_Words]) -> None:
        """Hold a fitted model; `fit` and `load` make one.

        Args:
            labels: The labels, sorted.
            weights: From a unit vector to a score for each label; dimensions by labels.
            bias: What is added to the scores.
            words: What each kind of words adds to the scores.
        """
        self.labels = labels
        self.gate = 0.0
        self._weights = weights
        self._bias = bias
        self.words = words
        self._examples: list[np.ndarray] = []

    @classmethod
    def fit(cls, texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> TopicClassifier:
        """Train on texts, their unit vectors (one row each) and their labels, and set the gate."""
        training = _Training(texts, vectors, labels)
        model = training.fit(np.arange(len(labels)))
        if min(Counter(labels).values()) >= FOLDS:
            model.gate = float(np.quantile([prediction.confidence for prediction in training.out_of_fold()], QUANTILE))
        return model

    def learn(self, vectors: np.ndarray, labels: Sequence[str]) -> None:
        """Keep the examples against which nearness is measured."""
        own = np.asarray(labels)
        self._examples = [np.ascontiguousarray(vectors[own == label].T, dtype=np.float32) for label in self.labels]

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        """Return the prediction for each text, given the texts' unit vectors (one row each)."""
        return self.judge(np.array([sum(words.scores(text) for words in self.words) for text in texts]), vectors)

    def judge(self, word_scores: np.ndarray, vectors: np.ndarray) -> list[Prediction]:
        """Return the predictions for texts of which what their words add to each label's score is known."""
        scores = vectors @ self._weights + self._bias + word_scores
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        probabilities = scores / scores.sum(axis=1, keepdims=True)
        return [self._prediction(row, vector) for row, vector in zip(probabilities, vectors, strict=True)]

    def _prediction(self, probabilities: np.ndarray, vector: np.ndarray) -> Prediction:
        """Weigh the likeliest labels by how near the text is to their examples; the others stay far behind either way."""
        likeliest = np.argsort(-probabilities)[:CANDIDATES]
        ranking = [(self.labels[index], float(probabilities[index]) * self._nearness(index, vector)) for index in likeliest]
        return Prediction(sorted(ranking, key=lambda item: -item[1]))

    def _nearness(self, index: int, vector: np.ndarray) -> float:
        """Return the mean cosine between a vector and the nearest examples of a label, at least 0."""
        cosines = vector @ self._examples[index]
        nearest = min(NEAREST, len(cosines))
        return max(0.0, float(np.partition(cosines, -nearest)[-nearest:].mean()))

    def save(self, folder: Path) -> None:
        """Write the model to a folder: arrays as .npz, words as JSON, nothing that runs code when read."""
        arrays = {"weights": self._weights, "bias": self._bias}
        arrays |= {f"examples_{index}": examples for index, examples in enumerate(self._examples)}
        for index, words in enumerate(self.words):
            arrays |= {f"idf_{index}": words.idf, f"words_{index}": words.weights}
        np.savez_compressed(folder / "classifier.npz", **arrays)
        vocabularies = [words.vocabulary for words in self.words]
        names = {"labels": self.labels, "gate": self.gate, "vocabularies": vocabularies}
        (folder / "classifier.json").write_text(json.dumps(names), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> TopicClassifier:
        """Read a model that `save` wrote."""
        names = json.loads((folder / "classifier.json").read_text(encoding="utf-8"))
        with np.load(folder / "classifier.npz", allow_pickle=False) as arrays:
            words = [
                _Words(vectorizer, vocabulary, arrays[f"idf_{index}"], arrays[f"words_{index}"])
                for index, (vectorizer, vocabulary) in enumerate(zip(_vectorizers(), names["vocabularies"], strict=True))
            ]
            model = cls(names["labels"], arrays["weights"], arrays["bias"], words)
            model._examples = [arrays[f"examples_{index}"] for index in range(len(model.labels))]
        model.gate = names["gate"]
        return model


def _vectorizers() -> list[TfidfVectorizer]:
    common = {"sublinear_tf": True, "min_df": 2, "max_features": TFIDF_WORDS, "dtype": np.float32}
    return [
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), **common),
        TfidfVectorizer(analyzer="word", ngram_range=(1, 2), **common),
    ]


class _Training:
    """Texts made into features once, from which a model is fitted to all of them or to a part."""

    def __init__(self, texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> None:
        self._vectors = vectors.astype(np.float32)
        self._labels = np.asarray(labels)
        self._vectorizers = _vectorizers()
        self._counts = [vectorizer.fit_transform(texts) for vectorizer in self._vectorizers]
        self._components = [self._reduce(count) for count in self._counts]
        reduced = [count @ components for count, components in zip(self._counts, self._components, strict=True)]
        self._features = np.hstack([self._vectors * VECTOR_SCALE, *reduced])

    @staticmethod
    def _reduce(counts: sparse.csr_matrix) -> np.ndarray:
        dimensions = min(TFIDF_DIMENSIONS, counts.shape[1] - 1)
        svd = TruncatedSVD(dimensions, n_iter=2, random_state=SEED).fit(counts)
        return np.ascontiguousarray(svd.components_.T * TFIDF_WEIGHT, dtype=np.float32)

    def fit(self, rows: np.ndarray) -> TopicClassifier:
        """Return a model of some of the texts, given by their positions."""
        labels = self._labels[rows]
        regression = LogisticRegression(C=REGULARISATION, max_iter=STEPS, tol=TOLERANCE, random_state=SEED)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            regression.fit(self._features[rows], labels)
        names = [str(name) for name in regression.classes_]
        # With two labels the regression keeps one row of weights, that of the second.
        coefficients = regression.coef_ if len(names) > 2 else np.vstack([np.zeros_like(regression.coef_), regression.coef_])
        bias = regression.intercept_ if len(names) > 2 else np.append(0.0, regression.intercept_)
        parts = np.split(coefficients.T.astype(np.float32), np.cumsum([self._vectors.shape[1], *self._widths[:-1]]))
        words = [
            _Words(
                vectorizer,
                {word: int(column) for word, column in vectorizer.vocabulary_.items()},
                vectorizer.idf_,
                components @ part,
            )
            for vectorizer, components, part in zip(self._vectorizers, self._components, parts[1:], strict=True)
        ]
        model = TopicClassifier(names, parts[0] * VECTOR_SCALE, bias.astype(np.float32), words)
        model.learn(self._vectors[rows], labels.tolist())
        return model

    @property
    def _widths(self) -> list[int]:
        return [components.shape[1] for components in self._components]

    def out_of_fold(self) -> list[Prediction]:
        """Predict every text by a model whose weights and examples have not seen it.

        The tf-idf dimensions are learnt from all texts, which takes no account of their labels.
        """
        predictions: dict[int, Prediction] = {}
        for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(self._features, self._labels):
            model = self.fit(train)
            added = sum(count[test] @ words.weights for count, words in zip(self._counts, model.words, strict=True))
            predictions |= zip(test.tolist(), model.judge(added, self._vectors[test]), strict=True)
        return [predictions[index] for index in range(len(self._labels))]
