"""Train the model when what it is made from has changed: `python -m advisor.server.train`, which is `make train`.

The model is models/current.tar.gz; models/current.json beside it holds the digest of what it was made from. The pair
is put in place only when training has ended well, so that a server never finds half a model.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..knowledge.load import KnowledgeError, load
from ..settings import ROOT, SettingError
from ..settings import load as load_settings

NAME = "current"
# Everything the trained model depends on; a folder stands for all files below it.
INGREDIENTS = (
    "config.yml",
    "domain.yml",
    "data",
    "advisor/nlu/*.py",
    "advisor/encoder.py",
    "advisor/universal.py",
    "requirements.lock",
)
# Rasa's log lines that mark where a stage ends, and what the next one is called.
STAGES = {
    "Starting to train component 'QuestionClassifier'": "Learning the topics",
    "Starting to train component 'RulePolicy'": "Learning the rules",
    "Finished training component 'RulePolicy'": "Saving the model",
}
FIRST_STAGE = "Reading the knowledge and the phrases"
TAIL_LINES = 15


class TrainingError(RuntimeError):
    """Training failed; the message holds the last lines of its log. The earlier model is untouched."""


def digest(root: Path = ROOT) -> str:
    """Return a digest of everything the model is made from, which changes whenever a part is changed, moved or removed."""
    total = hashlib.sha256()
    found = {path for pattern in INGREDIENTS for path in root.glob(pattern)}
    files = {file for path in found for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()}
    for file in sorted(files):
        for part in (str(file.relative_to(root)).encode(), file.read_bytes()):
            total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def is_current(models: Path, wanted: str) -> bool:
    """Tell whether the model in a folder was made from what has this digest."""
    try:
        record = json.loads((models / f"{NAME}.json").read_text())
    except (FileNotFoundError, json.JSONDecodeError):
        return False
    return record.get("digest") == wanted and (models / f"{NAME}.tar.gz").is_file()


def show_stages(lines: Iterable[str]) -> Iterator[str]:
    """Show a line for each stage with its time, while passing on the log lines it is read off."""
    stage, start = FIRST_STAGE, time.monotonic()
    print(f"  {stage} ...", end="", file=sys.stderr, flush=True)
    for line in lines:
        following = next((name for mark, name in STAGES.items() if mark in line), None)
        if following:
            print(f" {time.monotonic() - start:.1f} s\n  {following} ...", end="", file=sys.stderr, flush=True)
            start = time.monotonic()
        yield line
    print(f" {time.monotonic() - start:.1f} s", file=sys.stderr, flush=True)


def run_rasa(out: Path, root: Path = ROOT) -> None:
    """Train with Rasa into a folder, as current.tar.gz.

    Raises:
        TrainingError: If Rasa fails or leaves no model.
    """
    # Rasa's cache knows a component by its class and settings, not by the code it calls: --force trains all of it.
    command = [sys.executable, "-m", "advisor.server.rasa_cli", "train", "--force", "--out", str(out), "--fixed-model-name", NAME]
    env = {**os.environ, "LOG_LEVEL": "INFO", "PYTHONUNBUFFERED": "1"}
    tail: deque[str] = deque(maxlen=TAIL_LINES)
    with subprocess.Popen(
        command,
        cwd=root,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
        tail.extend(show_stages(process.stdout))
    if process.returncode != 0 or not (out / f"{NAME}.tar.gz").is_file():
        raise TrainingError("Training failed:\n" + "".join(f"  {line}" for line in tail).rstrip())


def train(models: Path, *, force: bool = False, root: Path = ROOT) -> bool:
    """Train unless the model is current, one process at a time.

    Args:
        models: Folder of trained models; older ones in it are deleted after a training.
        force: Train in any case.
        root: The project's folder.

    Returns:
        Whether a model was trained.

    Raises:
        KnowledgeError: If the knowledge files hold errors.
        TrainingError: If training fails.
    """
    models.mkdir(parents=True, exist_ok=True)
    # Two makes at once: the second waits here and finds the work done.
    with (models / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted = digest(root)
        if not force and is_current(models, wanted):
            return False
        load(root / "data" / "knowledge")
        start = time.monotonic()
        print("Training the model (only when what it learns from has changed)", file=sys.stderr)
        with tempfile.TemporaryDirectory(dir=models, prefix=".new-") as folder:
            run_rasa(Path(folder), root)
            (models / f"{NAME}.json").unlink(missing_ok=True)
            (Path(folder) / f"{NAME}.tar.gz").replace(models / f"{NAME}.tar.gz")
        (models / f"{NAME}.json").write_text(json.dumps({"digest": wanted}) + "\n")
        for model in models.glob("*.tar.gz"):
            if model.name != f"{NAME}.tar.gz":
                model.unlink()
        print(f"Trained in {time.monotonic() - start:.1f} s.", file=sys.stderr)
    return True


def main(arguments: list[str] | None = None) -> int:
    """Train if needed; return an exit code."""
    parser = argparse.ArgumentParser(prog="make train", description="Train the model when what it is made from has changed.")
    parser.add_argument("--force", action="store_true", help="train in any case")
    parser.add_argument("--quiet", action="store_true", help="say nothing when there is nothing to do")
    options = parser.parse_args(arguments)
    try:
        trained = train(load_settings().models, force=options.force)
    except (KnowledgeError, SettingError, TrainingError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nTraining stopped; the earlier model, if there was one, is unchanged.", file=sys.stderr)
        return 130
    if not trained and not options.quiet:
        print("The model is up to date; `make train ARGS=--force` trains it again.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
