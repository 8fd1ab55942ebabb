"""Public intent sets in the file formats they are published in: CLINC150's data_full.json, BANKING77's train.csv and test.csv."""

from __future__ import annotations

import csv
import json
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Examples = list[tuple[str, str]]


class PublicSetError(ValueError):
    """A folder does not hold a set as it is published; the message says which file, and where it comes from."""


@dataclass(frozen=True)
class PublicSet:
    """A set of texts with their intents.

    Attributes:
        train: Texts to learn from, with their intents.
        test: Texts to be judged by, with their intents.
        outside: Texts of no intent of the set; empty where a set has none.
    """

    train: Examples
    test: Examples
    outside: list[str]

    def few_shot(self, shots: int, seed: int) -> Examples:
        """Return that many training texts of every intent, drawn at random with a fixed seed."""
        by_intent: dict[str, list[str]] = defaultdict(list)
        for text, intent in self.train:
            by_intent[intent].append(text)
        draw = random.Random(seed)
        return [
            (text, intent) for intent, texts in sorted(by_intent.items()) for text in draw.sample(texts, min(shots, len(texts)))
        ]


def _clinc(folder: Path) -> PublicSet:
    data = json.loads(_text(folder / "data_full.json", "data/data_full.json of github.com/clinc/oos-eval"))
    outside = [text for text, _ in data["oos_test"]]
    return PublicSet(
        [(text, intent) for text, intent in data["train"]], [(text, intent) for text, intent in data["test"]], outside
    )


def _banking(folder: Path) -> PublicSet:
    origin = "banking_data of github.com/PolyAI-LDN/task-specific-datasets"
    train, test = (
        [(row["text"], row["category"]) for row in csv.DictReader(_text(folder / name, f"{name} in {origin}").splitlines(True))]
        for name in ("train.csv", "test.csv")
    )
    return PublicSet(train, test, [])


def _text(file: Path, origin: str) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PublicSetError(f"{file} is missing: download {origin} and name its folder, FOLDER=...") from None


READERS: dict[str, Callable[[Path], PublicSet]] = {"clinc": _clinc, "banking": _banking}


def read(name: str, folder: Path) -> PublicSet:
    """Read a set.

    Args:
        name: A key of READERS.
        folder: Where its files are, under the names they are published with.

    Raises:
        PublicSetError: If a file is missing or is not in the published format.
    """
    try:
        return READERS[name](folder)
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, PublicSetError):
            raise
        raise PublicSetError(f"{folder} does not hold {name} in its published format ({error!r}).") from error
