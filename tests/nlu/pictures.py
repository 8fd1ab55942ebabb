"""Pictures of an evaluation: who is taken for whom, and how confidence tells right from wrong."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import numpy as np

from .scores import Result

matplotlib.use("Agg")
from matplotlib import pyplot


def confusion(results: list[Result], file: Path) -> None:
    """Draw the confusion matrix: expected topics down, understood topics across; an accepted secondary topic is right."""
    names = sorted({item.expected[0] for item in results} | {item.topic for item in results})
    counts = np.zeros((len(names), len(names)), dtype=int)
    for item in results:
        expected = item.topic if item.topic_right else item.expected[0]
        counts[names.index(expected), names.index(item.topic)] += 1
    figure, axes = pyplot.subplots(figsize=(11, 10))
    axes.imshow(np.sqrt(counts), cmap="Blues")
    axes.set_xticks(range(len(names)), names, rotation=90)
    axes.set_yticks(range(len(names)), names)
    for row, column in zip(*counts.nonzero()):
        axes.text(column, row, counts[row, column], ha="center", va="center", fontsize=8)
    axes.set_xlabel("understood as")
    axes.set_ylabel("asked about")
    _save(figure, file)


def confidence(results: list[Result], file: Path) -> None:
    """Draw how often each confidence occurs for right answers, wrong ones and what is out of scope."""
    groups = {
        "right": [item.confidence for item in results if item.in_domain and item.topic_right],
        "wrong": [item.confidence for item in results if item.in_domain and not item.topic_right],
        "out of scope": [item.confidence for item in results if item.expected[0] == "out_of_scope"],
    }
    figure, axes = pyplot.subplots(figsize=(8, 4))
    axes.hist(list(groups.values()), bins=np.linspace(0, 1, 21), label=list(groups))
    axes.set_xlabel("confidence")
    axes.set_ylabel("questions")
    axes.legend()
    _save(figure, file)


def _save(figure: pyplot.Figure, file: Path) -> None:
    figure.tight_layout()
    figure.savefig(file, dpi=90, metadata={"Software": None})
    pyplot.close(figure)
