"""`make bench`: measure this project beside a stock Rasa project, in turns on one machine, and print the budgets' table.

A full run takes up to 25 minutes and writes results/bench.json; ARGS=--short takes a few, with fewer messages and
without the training, and writes nothing. Neither fails where a budget is missed: the table says so.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from importlib.metadata import version
from types import FrameType
from typing import Any

from advisor.settings import ROOT, SettingError, load

from . import stock
from .course import FULL, SHORT, Plan, measure_servers, measure_training, say, targets
from .figures import OURS, Row, rows, table
from .measure import StartError
from .processes import ProcessError
from .talks import NoAnswerError

RESULTS = ROOT / "results" / "bench.json"
# Above this share of the cores, other work shows in the figures.
BUSY_LOAD = 0.5
EXPLAINED = """
{measured_at}, {cores} cores, {memory_gb} GB, {system}, Python {python}, Rasa {rasa}, load {load_before} before.
Medians of rounds taken in turns; a ratio is to stock, or to the figure behind the colon. Stock is `rasa init` over its
rest channel, in memory, without actions; this project stores in SQLite and runs its actions."""


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(memory / 1e9, 1),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "rasa": version("rasa"),
        "load_before": round(os.getloadavg()[0], 2),
    }


@contextmanager
def ending_tidily() -> Iterator[None]:
    """Let a termination signal end the benchmark as Ctrl-C does, with every server stopped."""

    def leave(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.signal(number, leave) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def measure_all(plan: Plan, epochs: int | None) -> dict[str, Any]:
    """Measure everything a plan asks for, print the table and return it as JSON types."""
    about = {"measured_at": datetime.now(timezone.utc).isoformat(timespec="seconds"), **machine()}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        models = load({**os.environ, "VAR_DIR": folder}).models
    model = models.resolve() / "current.tar.gz"
    if not model.is_file():
        raise StartError(f"There is no trained model at {model}; run `make train` first.")
    if not stock.FOLDER.is_dir():
        say("Making and training a stock Rasa project, once; this takes some minutes ...")
    stock_project = stock.make_project()
    if about["load_before"] > BUSY_LOAD * about["cores"]:
        say(f"This machine is busy (load {about['load_before']}): the figures will be rough.")
    measured = rows()
    measure_servers(plan, measured, targets(model, stock_project))
    if plan.trainings:
        measure_training(plan, measured["training"], stock_project, epochs)
    show(measured, about)
    return {**about, "rows": {key: row.as_dict() for key, row in measured.items()}}


def show(measured: dict[str, Row], about: dict[str, Any]) -> None:
    """Print the table and what it was measured on."""
    print("\n" + table(measured.values()))
    print(EXPLAINED.format(**about))
    verdicts = Counter(row.verdict(target) for row in measured.values() for target in OURS)
    print("; ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common()) + ".")


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0 whatever it finds, 1 if something could not be measured, 130 after Ctrl-C."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure speed and memory beside a stock Rasa project.")
    parser.add_argument("--short", action="store_true", help="fewer messages, no training, nothing written")
    parser.add_argument("--epochs", type=int, help="train the stock pipeline for so many only: a trial, without a verdict")
    options = parser.parse_args(arguments)
    try:
        with ending_tidily():
            told = measure_all(SHORT if options.short else FULL, options.epochs)
    except (NoAnswerError, OSError, ProcessError, SettingError, StartError) as error:
        print(f"The benchmark could not be finished: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped; nothing was written.", file=sys.stderr)
        return 130
    if not options.short and options.epochs is None:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(told, indent=2) + "\n")
        print(f"Written to {RESULTS.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
