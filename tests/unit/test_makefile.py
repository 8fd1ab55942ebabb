"""The commands of the Makefile: what there is, what each one runs, and that the help shows them all."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = re.findall(r"^([a-z]+):", MAKEFILE, flags=re.MULTILINE)
PROMISED = {"run", "test", "chat", "train", "check", "evaluate", "bench", "lint", "format", "clean", "help"}


def make(*arguments: str) -> str:
    return subprocess.run(
        ["make", "-C", str(ROOT), "--no-print-directory", *arguments], check=True, capture_output=True, text=True
    ).stdout


def test_every_promised_command_is_there() -> None:
    assert PROMISED.issubset(TARGETS)


def test_help_lists_every_command() -> None:
    assert re.findall(r"^  make ([a-z]+) +\S", make("help"), flags=re.MULTILINE) == TARGETS


def test_make_alone_shows_the_help() -> None:
    assert make() == make("help")


def test_every_command_is_phony() -> None:
    declared = re.search(r"^\.PHONY:(.*)$", MAKEFILE, flags=re.MULTILINE)
    assert declared is not None and set(declared.group(1).split()) == set(TARGETS)


@pytest.mark.parametrize("target", sorted(set(TARGETS) - {"help", "clean"}))
def test_every_command_sets_up_first(target: str) -> None:
    assert make("-n", target).splitlines()[0] == "sh scripts/setup.sh"


@pytest.mark.parametrize("target", ["run", "chat", "test", "evaluate", "bench", "fuzz"])
def test_what_needs_the_model_trains_it_first(target: str) -> None:
    lines = make("-n", target).splitlines()
    assert lines[1] == ".venv/bin/python -m advisor.server.train --quiet"
    assert len(lines) == 3


def test_options_reach_the_command_asked_for_alone() -> None:
    lines = make("-n", "chat", "ARGS=--json").splitlines()
    assert lines[1:] == [".venv/bin/python -m advisor.server.train --quiet", ".venv/bin/python -m advisor.channels.cli --json"]
    assert make("-n", "train", "ARGS=--force").splitlines()[1] == ".venv/bin/python -m advisor.server.train --force"


def test_clean_keeps_the_conversations() -> None:
    assert "var" not in re.findall(r"[\w./]+", make("-n", "clean"))
