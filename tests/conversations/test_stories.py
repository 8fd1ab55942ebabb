"""Rasa's own test stories, run the way `rasa test core` runs them, against the served model."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from advisor.settings import ROOT
from tests.conversations.served import models

pytestmark = pytest.mark.slow

STORIES = ROOT / "tests" / "stories"


def run(stories: Path, results: Path) -> dict[str, object]:
    """Run test stories, intents and actions both, and return Rasa's report on the stories."""
    model = max(models().glob("*.tar.gz"), key=lambda file: file.stat().st_mtime)
    command = [sys.executable, "-m", "advisor.server.rasa_cli", "test", "core", "--e2e", "--no-plot", "--model", str(model)]
    done = subprocess.run(
        [*command, "--stories", str(stories), "--out", str(results)], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report: dict[str, object] = json.loads((results / "story_report.json").read_text())
    return report


def test_every_story_goes_as_written(tmp_path: Path) -> None:
    written = [story for file in STORIES.glob("test_*.yml") for story in yaml.safe_load(file.read_text())["stories"]]
    report = run(STORIES, tmp_path)
    failed = (tmp_path / "failed_test_stories.yml").read_text()
    assert report["conversation_accuracy"] == {
        "accuracy": 1.0,
        "correct": len(written),
        "with_warnings": 0,
        "total": len(written),
    }, failed


def test_a_story_that_goes_otherwise_is_found_out(tmp_path: Path) -> None:
    steps = [{"user": "hello", "intent": "goodbye"}, {"action": "action_answer"}]
    wrong = {"version": "3.1", "stories": [{"story": "A greeting taken for a goodbye", "steps": steps}]}
    (tmp_path / "test_wrong.yml").write_text(yaml.safe_dump(wrong))
    report = run(tmp_path / "test_wrong.yml", tmp_path / "results")
    assert report["conversation_accuracy"]["correct"] == 0  # type: ignore[index]


def test_every_intent_has_a_story() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text())
    steps = [
        step
        for file in STORIES.glob("test_*.yml")
        for story in yaml.safe_load(file.read_text())["stories"]
        for step in story["steps"]
    ]
    assert {step["intent"] for step in steps if "intent" in step} == set(domain["intents"])
