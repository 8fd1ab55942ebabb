"""`make evaluate BENCHMARK=clinc|banking FOLDER=...`: this project's pipeline beside Rasa's default one on a public intent set.

Both learn from the same few texts of every intent, drawn with a fixed seed, and are judged by the whole test part: how
many intents are right, and how well confidence tells texts of no intent from the others (CLINC150 has such texts).
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.metrics import roc_auc_score

from advisor.settings import ROOT
from tests.load.processes import Command, ProcessError, run
from tests.load.stock import rasa

from . import public_sets
from .public_sets import Examples, PublicSet, PublicSetError

SHOTS = (10, 30)
SEED = 7
FALSE_ALARMS = 0.05
LONGEST_SECONDS = 7200.0
PIPELINES = ("ours", "default")


def main() -> int:
    """Measure both pipelines, print the figures and write them to results/; return an exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=sorted(public_sets.READERS))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--to", type=Path, default=ROOT / "results")
    parser.add_argument("--shots", type=int, nargs="+", default=SHOTS)
    parser.add_argument("--pipelines", nargs="+", choices=PIPELINES, default=PIPELINES)
    options = parser.parse_args()
    try:
        data = public_sets.read(options.name, options.folder)
        report: dict[str, Any] = {"set": options.name, "date": date.today().isoformat(), "seed": SEED, "results": []}
        print(f"{options.name}: {len({intent for _, intent in data.test})} intents, {len(data.test)} test texts")
        print(f"{'':10}{'a class':>9}{'accuracy':>10}{'AUROC':>8}{'caught':>8}{'training':>10}{'parsing':>9}")
        for shots in options.shots:
            for pipeline in options.pipelines:
                figures = {"pipeline": pipeline, "shots": shots, **measure(pipeline, data, data.few_shot(shots, SEED))}
                report["results"].append(figures)
                print(_row(figures), flush=True)
    except (PublicSetError, ProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"caught: share of texts of no intent that are told apart where {FALSE_ALARMS:.0%} of the others are taken for such")
    options.to.mkdir(exist_ok=True)
    (options.to / f"benchmark_{options.name}.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0


def measure(pipeline: str, data: PublicSet, examples: Examples) -> dict[str, Any]:
    """Train a pipeline on some examples and judge it by a set's test texts.

    Args:
        pipeline: "ours", or "default" for what Rasa takes where config.yml names no pipeline.
        data: The set.
        examples: What to learn from.

    Returns:
        Accuracy, seconds of training and median milliseconds of parsing; for a set that has texts of no intent the AUROC, and
        the share of them caught at FALSE_ALARMS, by the confidence in the likeliest intent.

    Raises:
        ProcessError: If training or parsing fails.
    """
    with tempfile.TemporaryDirectory(prefix="benchmark-") as made:
        project = Path(made)
        _write_project(project, pipeline, examples)
        words = [
            "train",
            "nlu",
            "--fixed-model-name",
            "nlu",
            "--config",
            "config.yml",
            "--nlu",
            "nlu.yml",
            "--domain",
            "domain.yml",
        ]
        lean = [sys.executable, "-m", "advisor.server.rasa_cli", *words]
        training = _finish(Command(lean if pipeline == "ours" else rasa(*words), project, {"PYTHONPATH": str(ROOT)}))
        texts = [text for text, _ in data.test] + data.outside
        (project / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        parse = [sys.executable, "-m", "tests.nlu.parse_all", "models/nlu.tar.gz", "texts.json", "parsed.json"]
        _finish(Command([*parse, *(["--lean"] if pipeline == "ours" else [])], project, {"PYTHONPATH": str(ROOT)}))
        parsed = json.loads((project / "parsed.json").read_text(encoding="utf-8"))
    inside, outside = parsed[: len(data.test)], parsed[len(data.test) :]
    right = [found["intent"] == intent for found, (_, intent) in zip(inside, data.test, strict=True)]
    figures = {
        "accuracy": float(np.mean(right)),
        "training_s": training,
        "parse_p50_ms": float(np.median([found["ms"] for found in parsed])),
    }
    return {**figures, **(_apart([item["confidence"] for item in inside], [item["confidence"] for item in outside]))}


def _apart(inside: Sequence[float], outside: Sequence[float]) -> dict[str, float]:
    if not outside:
        return {}
    labels = [1] * len(inside) + [0] * len(outside)
    threshold = np.quantile(inside, FALSE_ALARMS)
    return {
        "auroc": float(roc_auc_score(labels, [*inside, *outside])),
        "caught": float(np.mean(np.array(outside) < threshold)),
    }


def _write_project(folder: Path, pipeline: str, examples: Examples) -> None:
    if pipeline == "ours":
        shutil.copy(ROOT / "config.yml", folder)
    else:
        (folder / "config.yml").write_text("recipe: default.v1\nlanguage: en\n")
    by_intent: dict[str, list[str]] = {}
    for text, intent in examples:
        by_intent.setdefault(intent, []).append(" ".join(text.split()))
    nlu = [{"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)} for intent, texts in by_intent.items()]
    (folder / "nlu.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True), encoding="utf-8")
    (folder / "domain.yml").write_text(yaml.safe_dump({"version": "3.1", "intents": sorted(by_intent)}))


def _finish(command: Command) -> float:
    took, done = run(command, LONGEST_SECONDS)
    if not done:
        raise ProcessError(f"{' '.join(command.words)} took more than {LONGEST_SECONDS:.0f} seconds.")
    return took


def _row(figures: dict[str, Any]) -> str:
    apart = "".join(f"{figures[name]:>8.3f}" if name in figures else f"{'-':>8}" for name in ("auroc", "caught"))
    times = f"{figures['training_s']:>8.0f} s{figures['parse_p50_ms']:>6.1f} ms"
    return f"{figures['pipeline']:10}{figures['shots']:>9}{figures['accuracy']:>10.3f}{apart}{times}"


if __name__ == "__main__":
    sys.exit(main())
