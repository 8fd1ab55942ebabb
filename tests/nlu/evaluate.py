"""`make evaluate`: how well the trained model understands questions it has not seen; figures and pictures to results/.

Sets: `development` chose the thresholds; `held_out` was written apart from the training phrases; `asked` and `noisy`
are how real people asked; `dialogues` are talks, each turn answered by the advisor with the context of those before;
`profiles` are posts with what they tell of their writers, which the reading of profiles was made with; `described` are
questions on posts that they describe and do not name, by somebody who had seen titles and summaries alone, and some on none.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from advisor.answers.model import Context
from advisor.knowledge import load as knowledge
from advisor.nlu import names, profile
from advisor.nlu.names import NameLinker
from advisor.nlu.understanding import REFUSAL
from advisor.settings import ROOT

from . import pictures, scores
from .understand import Understander

HERE = Path(__file__).resolve().parent
SETS = {
    "development": HERE / "development.jsonl",
    "held_out": HERE / "held_out.jsonl",
    "held_out_noisy": HERE / "held_out_noisy.jsonl",
    "asked": HERE / "asked" / "questions.jsonl",
    "noisy": HERE / "asked" / "noisy.jsonl",
}
DIALOGUES = {
    "development": HERE / "development_dialogues.jsonl",
    "held_out": HERE / "held_out_dialogues.jsonl",
    "asked": HERE / "asked" / "dialogues.jsonl",
}
# How the names of sets begin whose questions nobody who works on the advisor looks at.
UNSEEN = "held_out"
RESULTS = ROOT / "results"
# The factors drawn in the curve from which REFUSAL was chosen.
FACTORS = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
# Texts up to this many characters count as one plain question where parsing is timed.
ONE_QUESTION = 100


def score_set(understander: Understander, file: Path, linker: NameLinker) -> list[scores.Result]:
    """Understand every question of a file."""
    found = []
    for row in scores.rows(file):
        questions, answers, _ = understander.answer(row["text"])
        first = questions[0]
        roles = [id for answer in answers for id in answer.roles]
        ranking = [(item["name"], item["confidence"]) for item in understander.parse(row["text"])["intent_ranking"]]
        found.append(scores.result(row, first, ranking, roles, linker))
    return found


def score_profiles(file: Path, linker: NameLinker) -> dict[str, Any]:
    """Read who wrote each labelled post; return the share of the labelled parts that are right and of the parts read."""
    outcomes = Counter(
        outcome
        for row in scores.rows(file)
        for outcome in scores.profile_fields(profile.read(row["text"], linker.link(row["text"])), row["profile"]).values()
    )
    right, wrong = outcomes["right"], outcomes["wrong"]
    return {
        "posts": len(scores.rows(file)),
        "recall": right / (right + wrong + outcomes["missed"]),
        "precision": right / (right + wrong + outcomes["extra"]),
    }


def score_described(understander: Understander, file: Path, umbrellas: frozenset[str]) -> dict[str, Any]:
    """Answer questions that describe a post; return how many are told one that may be meant, and on how many of none one is."""
    right, of_none = [], []
    for row in scores.rows(file):
        _, answers, _ = understander.answer(row["text"])
        told = {id for answer in answers for id in answer.roles}
        if row["roles"]:
            right.append(bool(told & set(row["roles"])))
        else:
            of_none.append(bool(told - umbrellas))
    return {"questions": len(right), "right": sum(right), "on_no_post": len(of_none), "told_one": sum(of_none)}


def score_dialogues(understander: Understander, file: Path) -> tuple[int, list[dict[str, Any]]]:
    """Hold every labelled talk; return the number of turns and the turns that went wrong."""
    turns, wrong = 0, []
    for dialogue in scores.rows(file):
        context = Context()
        for turn in dialogue["turns"]:
            questions, answers, context = understander.answer(turn["user"], context)
            problems = scores.turn_problems(turn, questions, answers)
            turns += 1
            if problems:
                wrong.append({"dialogue": dialogue["id"], "turn": turn["turn"], "user": turn["user"], "problems": problems})
    return turns, wrong


def parse_times(understander: Understander, texts: list[str]) -> dict[str, float]:
    """Return the median and the 95th percentile of parsing a text, in milliseconds."""
    taken = []
    for text in texts:
        started = time.perf_counter()
        understander.parse(text + " ")
        taken.append((time.perf_counter() - started) * 1000)
    return {"p50_ms": float(np.percentile(taken, 50)), "p95_ms": float(np.percentile(taken, 95))}


def main() -> None:
    """Measure, print the figures and write results/evaluation.json, the pictures and the list of errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=ROOT / "models" / "current.tar.gz")
    parser.add_argument("--to", type=Path, default=RESULTS, help="folder for figures and pictures")
    options = parser.parse_args()
    options.to.mkdir(exist_ok=True)
    understander = Understander(options.model)
    linker = names.shared()
    results = {name: score_set(understander, file, linker) for name, file in SETS.items()}
    talks = {name: score_dialogues(understander, file) for name, file in DIALOGUES.items()}
    report: dict[str, Any] = {
        "date": date.today().isoformat(),
        "sets": {name: scores.summary(found) for name, found in results.items()},
    }
    report["dialogues"] = {
        name: {"turns": turns, "turns_right": (turns - len(wrong)) / turns} for name, (turns, wrong) in talks.items()
    }
    report["profiles"] = score_profiles(HERE / "profiles.jsonl", linker)
    report["described"] = score_described(understander, HERE / "described.jsonl", knowledge.shared().umbrellas)
    report["refusal_curve"] = scores.refusal_curve(results["development"], FACTORS)
    # Texts not met before in this process, so that no vector comes from the cache.
    short = [row["text"] for row in scores.rows(SETS["held_out"]) if len(row["text"]) <= ONE_QUESTION]
    report["parse"] = {
        "one_question": parse_times(understander, [f"{text} in {2000 + i}" for i, text in enumerate(short)]),
        "three_questions": parse_times(understander, [" ".join(short[i : i + 3]) for i in range(0, len(short) - 2, 3)]),
    }
    (options.to / "evaluation.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    (options.to / "errors.txt").write_text(
        _errors(results, {name: wrong for name, (_, wrong) in talks.items()}), encoding="utf-8"
    )
    unseen = results["held_out"] + results["asked"]
    pictures.confusion(unseen, options.to / "confusion.png")
    pictures.confidence(unseen, options.to / "confidence.png")
    pictures.out_of_scope(report["refusal_curve"], REFUSAL, options.to / "out_of_scope.png")
    figures = scores.summary(unseen)
    pictures.shares(figures["by_topic"], "topic right, by topic", options.to / "by_topic.png")
    pictures.shares(figures["by_difficulty"], "topic right, by kind of question", options.to / "by_difficulty.png")
    print(_table(report))


# What each column of the printed table shows, by the name of its figure.
COLUMNS = {
    "questions": "questions",
    "topic_right": "topic right",
    "roles_right": "roles right",
    "out_of_scope_caught": "caught",
    "in_domain_refused": "refused",
    "in_domain_asked_back": "asked back",
}


def _table(report: dict[str, Any]) -> str:
    lines = [f"{'':16}" + "".join(f"{head:>13}" for head in COLUMNS.values())]
    for name, figures in report["sets"].items():
        lines.append(f"{name:16}" + "".join(f"{_cell(figures[column]):>13}" for column in COLUMNS))
    lines.append("caught: out of scope, declined or asked back; refused, asked back: career questions")
    talks = [f"{name} {figures['turns_right']:.1%} of {figures['turns']}" for name, figures in report["dialogues"].items()]
    lines.append(f"turns of dialogues right: {', '.join(talks)}")
    profiles = report["profiles"]
    lines.append(
        f"what {profiles['posts']} posts tell of their writers: {profiles['recall']:.1%} read, {profiles['precision']:.1%} right"
    )
    described = report["described"]
    lines.append(
        f"posts described and not named: {described['right']} of {described['questions']} told; "
        f"one told in {described['told_one']} of {described['on_no_post']} questions on none"
    )
    one, three = report["parse"]["one_question"], report["parse"]["three_questions"]
    lines.append(
        f"parsing one question: {one['p50_ms']:.1f} ms (p50), {one['p95_ms']:.1f} ms (p95); three: {three['p50_ms']:.1f} ms (p50)"
    )
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.1%}" if isinstance(value, float) else str(value)


def _errors(results: dict[str, list[scores.Result]], wrong: dict[str, list[dict[str, Any]]]) -> str:
    """List what went wrong in the sets that may be looked at; what is held out stays unseen."""
    lines = []
    for name, found in results.items():
        if name.startswith(UNSEEN):
            continue
        lines.append(f"# {name}: topics, surest errors first")
        for item in sorted((item for item in found if not item.topic_right), key=lambda item: -item.confidence):
            lines.append(f"{item.confidence:.2f} {item.topic} instead of {' or '.join(item.expected)}: {item.text}")
        lines.append(f"# {name}: roles")
        for item in found:
            if item.in_domain and not item.roles_right:
                missed = [sorted(ids) for ids in item.roles_expected if not ids & set(item.roles_found)]
                lines.append(f"missed {missed}, found {item.roles_found}: {item.text}")
    for name, turns in wrong.items():
        if name.startswith(UNSEEN):
            continue
        lines.append(f"# {name}: turns of dialogues")
        lines += [f"{item['dialogue']} turn {item['turn']} {item['user']!r}: {'; '.join(item['problems'])}" for item in turns]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
