"""The stock project to compare with: `rasa init --no-prompt`, made and trained once, and its pipeline on this project's data."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from advisor.settings import ROOT

from .processes import Command, ProcessError, run

FOLDER = ROOT / ".cache" / "bench" / f"stock-{version('rasa')}"
MAKE_SECONDS = 1800.0
_DATA = ("nlu", "rules", "stories")


def rasa(*arguments: str) -> list[str]:
    """Return the words of a plain `rasa` command, with TensorFlow."""
    return [sys.executable, "-m", "rasa", *arguments]


def make_project(folder: Path = FOLDER) -> Path:
    """Return the folder of a trained stock project, which is made on the first call.

    Raises:
        ProcessError: If it cannot be made.
    """
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as made:
        project = Path(made) / "project"
        project.mkdir()
        _, done = run(Command(rasa("init", "--no-prompt", "--init-dir", "."), project, {}), MAKE_SECONDS)
        if not done or not list((project / "models").glob("*.tar.gz")):
            raise ProcessError(f"`rasa init` left no trained model within {MAKE_SECONDS:.0f} seconds.")
        # Half a project is never found under the name.
        project.replace(folder)
    return folder


@contextmanager
def project_with_our_data(stock: Path, epochs: int | None = None) -> Iterator[Path]:
    """Give a folder with this project's training data and domain and the stock project's config.yml.

    Args:
        stock: The stock project.
        epochs: How long to train, to try the benchmark out; by default what stock does.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as made:
        project = Path(made)
        for name in _DATA:
            if (ROOT / "data" / name).is_dir():
                shutil.copytree(ROOT / "data" / name, project / "data" / name)
        shutil.copy(ROOT / "domain.yml", project)
        shutil.copy(stock / "config.yml", project)
        if epochs is not None:
            (project / "config.yml").write_text(yaml.safe_dump(_with_epochs(epochs)))
        yield project


def _with_epochs(epochs: int) -> dict[str, Any]:
    """Return what Rasa fills into the stock project's empty config.yml, with other epochs."""
    spec = importlib.util.find_spec("rasa")
    assert spec and spec.submodule_search_locations
    file = Path(spec.submodule_search_locations[0]) / "engine" / "recipes" / "config_files" / "default_config.yml"
    config: dict[str, Any] = yaml.safe_load(file.read_text())
    for part in [*config["pipeline"], *config["policies"]]:
        if "epochs" in part:
            part["epochs"] = epochs
    return config
