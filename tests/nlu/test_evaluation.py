"""The trained model understands questions it has not seen, no worse than when these floors were set; `make evaluate` measures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from advisor.nlu.understanding import REFUSAL
from advisor.settings import ROOT

from . import scores
from .evaluate import DIALOGUES, SETS

pytestmark = pytest.mark.slow

# Each floor lies two standard errors of a share, by what chance makes between two sets of that size, below what was measured.
TOPIC_FLOORS = {"held_out": 0.90, "held_out_noisy": 0.93, "asked": 0.92, "noisy": 0.86}
TALK_FLOORS = {"held_out": 0.84, "asked": 0.88}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that an evaluation wrote."""
    written = tmp_path_factory.mktemp("results")
    subprocess.run([sys.executable, "-m", "tests.nlu.evaluate", "--to", str(written)], cwd=ROOT, check=True, timeout=300)
    return written


@pytest.fixture(scope="module")
def report(folder: Path) -> dict[str, Any]:
    """The figures of an evaluation."""
    return json.loads((folder / "evaluation.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "floor"), TOPIC_FLOORS.items())
def test_topics_are_understood(report: dict[str, Any], name: str, floor: float) -> None:
    assert report["sets"][name]["topic_right"] >= floor


def test_roles_are_found(report: dict[str, Any]) -> None:
    assert report["sets"]["held_out"]["roles_right"] >= 0.79


def test_career_questions_are_not_turned_away(report: dict[str, Any]) -> None:
    assert report["sets"]["held_out"]["in_domain_refused"] <= 0.02
    assert report["sets"]["asked"]["in_domain_refused"] <= 0.03


def test_most_of_what_is_out_of_scope_is_caught(report: dict[str, Any]) -> None:
    assert report["sets"]["held_out"]["out_of_scope_caught"] >= 0.93


@pytest.mark.parametrize(("name", "floor"), TALK_FLOORS.items())
def test_talks_are_followed(report: dict[str, Any], name: str, floor: float) -> None:
    assert report["dialogues"][name]["turns_right"] >= floor


def test_writers_of_posts_are_read(report: dict[str, Any]) -> None:
    assert report["profiles"]["recall"] >= 0.80
    assert report["profiles"]["precision"] >= 0.88


def test_posts_that_are_described_are_told(report: dict[str, Any]) -> None:
    described = report["described"]
    assert described["right"] >= 80 and described["told_one"] <= 5


def test_the_curve_that_chose_the_threshold_is_written(report: dict[str, Any]) -> None:
    chosen = next(point for point in report["refusal_curve"] if point["factor"] == REFUSAL)
    assert chosen["caught"] >= 0.95 and chosen["refused"] <= 0.02
    assert [point["caught"] for point in report["refusal_curve"]] == sorted(point["caught"] for point in report["refusal_curve"])


def test_pictures_and_errors_are_written(folder: Path) -> None:
    for name in ("confusion", "confidence", "out_of_scope", "by_topic", "by_difficulty"):
        assert (folder / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    listed = (folder / "errors.txt").read_text(encoding="utf-8")
    assert "# development: topics, surest errors first" in listed and "# development: turns of dialogues" in listed


def test_no_question_that_is_held_out_is_shown(folder: Path) -> None:
    listed = (folder / "errors.txt").read_text(encoding="utf-8")
    texts = [row["text"] for name in ("held_out", "held_out_noisy") for row in scores.rows(SETS[name])]
    texts += [turn["user"] for talk in scores.rows(DIALOGUES["held_out"]) for turn in talk["turns"] if len(turn["user"]) > 30]
    assert len(texts) > 400 and not [text for text in texts if text in listed]
