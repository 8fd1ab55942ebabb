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
    """Tf-idf of a text's characters or words, brought down to TFIDF_DIMENSIONS."""

    def __init__(self, analyzer: str) -> None:
        grams = (2, 4) if analyzer == "char_wb" else (1, 2)
        self.vectorizer = TfidfVectorizer(
            analyzer=analyzer, ngram_range=grams, sublinear_tf=True, min_df=2, max_features=TFIDF_WORDS, dtype=np.float32
        )
        self.components = np.zeros((0, 0), dtype=np.float32)

    def fit(self, texts: Sequence[str]) -> _Words:
        counts = self.vectorizer.fit_transform(texts)
        dimensions = min(TFIDF_DIMENSIONS, counts.shape[1] - 1)
        svd = TruncatedSVD(dimensions, n_iter=2, random_state=SEED).fit(counts)
        self.components = svd.components_.astype(np.float32)
        return self

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        return self.vectorizer.transform(texts) @ self.components.T * TFIDF_WEIGHT


class TopicClassifier:
    """Logistic regression over sentence vectors and tf-idf, with example-based confidence."""

    def __init__(self, labels: list[str], words: list[_Words], weights: np.ndarray, bias: np.ndarray) -> None:
        """Hold a fitted model; `fit` and `load` make one."""
        self.labels = labels
        self.gate = 0.0
        self._words = words
        self._weights = weights
        self._bias = bias
        self._examples: np.ndarray = np.zeros((0, 0), dtype=np.float32)
        self._example_labels: np.ndarray = np.zeros(0, dtype=np.int64)

    @classmethod
    def fit(cls, texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> TopicClassifier:
        """Train on texts, their unit vectors (one row each) and their labels, and set the gate."""
        words = [_Words("char_wb").fit(texts), _Words("word").fit(texts)]
        model = cls._fit_linear(words, _features(words, texts, vectors), vectors, labels)
        if min(Counter(labels).values()) >= FOLDS:
            model.gate = float(
                np.quantile([prediction.confidence for prediction in out_of_fold(texts, vectors, labels)], QUANTILE)
            )
        return model

    @classmethod
    def _fit_linear(
        cls, words: list[_Words], features: np.ndarray, vectors: np.ndarray, labels: Sequence[str]
    ) -> TopicClassifier:
        names = sorted(set(labels))
        targets = np.array([names.index(label) for label in labels])
        regression = LogisticRegression(C=REGULARISATION, max_iter=STEPS, tol=TOLERANCE, random_state=SEED)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            regression.fit(features, targets)
        model = cls(names, words, regression.coef_.astype(np.float32), regression.intercept_.astype(np.float32))
        model._examples, model._example_labels = vectors.astype(np.float32), targets
        return model

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        """Return the prediction for each text, given the texts' unit vectors (one row each)."""
        return self._predict(_features(self._words, texts, vectors), vectors)

    def _predict(self, features: np.ndarray, vectors: np.ndarray) -> list[Prediction]:
        scores = features @ self._weights.T + self._bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        confidence = scores / scores.sum(axis=1, keepdims=True) * self._nearness(vectors)
        rankings = np.argsort(-confidence, axis=1)
        return [Prediction([(self.labels[i], float(row[i])) for i in order]) for row, order in zip(confidence, rankings)]

    def _nearness(self, vectors: np.ndarray) -> np.ndarray:
        """Return, for each vector and label, the mean cosine to the label's nearest examples, at least 0."""
        cosines = vectors @ self._examples.T
        nearness = np.zeros((len(vectors), len(self.labels)), dtype=np.float32)
        for index in range(len(self.labels)):
            own = cosines[:, self._example_labels == index]
            count = min(NEAREST, own.shape[1])
            nearness[:, index] = np.partition(own, -count, axis=1)[:, -count:].mean(axis=1)
        return np.clip(nearness, 0.0, 1.0)

    def save(self, folder: Path) -> None:
        """Write the model to a folder: arrays as .npz, words as JSON, nothing that runs code when read."""
        arrays = {
            "weights": self._weights,
            "bias": self._bias,
            "examples": self._examples,
            "example_labels": self._example_labels,
        }
        for index, words in enumerate(self._words):
            arrays |= {f"idf_{index}": words.vectorizer.idf_, f"components_{index}": words.components}
        np.savez_compressed(folder / "classifier.npz", **arrays)
        vocabularies = [{word: int(column) for word, column in words.vectorizer.vocabulary_.items()} for words in self._words]
        names = {"labels": self.labels, "gate": self.gate, "vocabularies": vocabularies}
        (folder / "classifier.json").write_text(json.dumps(names), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> TopicClassifier:
        """Read a model that `save` wrote."""
        names = json.loads((folder / "classifier.json").read_text(encoding="utf-8"))
        with np.load(folder / "classifier.npz", allow_pickle=False) as arrays:
            both = [_Words("char_wb"), _Words("word")]
            for index, (words, vocabulary) in enumerate(zip(both, names["vocabularies"])):
                words.vectorizer.vocabulary_ = vocabulary
                words.vectorizer.idf_ = arrays[f"idf_{index}"]
                words.components = arrays[f"components_{index}"]
            model = cls(names["labels"], both, arrays["weights"], arrays["bias"])
            model._examples, model._example_labels = arrays["examples"], arrays["example_labels"]
        model.gate = names["gate"]
        return model


def out_of_fold(texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> list[Prediction]:
    """Predict every text by a model whose weights and examples have not seen it.

    The tf-idf dimensions are learnt from all texts, which takes no account of their labels.
    """
    words = [_Words("char_wb").fit(texts), _Words("word").fit(texts)]
    features = _features(words, texts, vectors)
    predictions: dict[int, Prediction] = {}
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(features, labels):
        model = TopicClassifier._fit_linear(words, features[train], vectors[train], [labels[index] for index in train])
        predictions |= zip(test.tolist(), model._predict(features[test], vectors[test]))
    return [predictions[index] for index in range(len(texts))]


def _features(words: list[_Words], texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
    return np.hstack([vectors * VECTOR_SCALE, *(count(texts) for count in words)])
