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


def out_of_scope(curve: list[dict[str, float]], chosen: float, file: Path) -> None:
    """Draw, for each factor REFUSAL might have, how much of what is out of scope is caught and how much else is refused."""
    figure, axes = pyplot.subplots(figsize=(6, 5))
    axes.plot([point["refused"] for point in curve], [point["caught"] for point in curve], marker="o")
    for point in curve:
        bold = "bold" if point["factor"] == chosen else "normal"
        axes.annotate(
            f"{point['factor']:g}", (point["refused"], point["caught"]), (6, -10), textcoords="offset points", weight=bold
        )
    axes.set_xlabel("career questions refused")
    axes.set_ylabel("out of scope caught")
    axes.set_title(f"how many times likelier than anything out of scope; {chosen:g} was chosen", fontsize=9)
    _save(figure, file)


def shares(by_name: dict[str, float], title: str, file: Path) -> None:
    """Draw a bar for each name with its share of right answers."""
    figure, axes = pyplot.subplots(figsize=(7, 0.6 + 0.28 * len(by_name)))
    names = sorted(by_name, key=lambda name: by_name[name])
    bars = axes.barh(names, [by_name[name] for name in names])
    axes.bar_label(bars, [f"{by_name[name]:.0%}" for name in names], padding=3, fontsize=8)
    axes.set_xlim(0, 1.1)
    axes.set_title(title, fontsize=9)
    _save(figure, file)


def _save(figure: pyplot.Figure, file: Path) -> None:
    figure.tight_layout()
    figure.savefig(file, dpi=90, metadata={"Software": None})
    pyplot.close(figure)
