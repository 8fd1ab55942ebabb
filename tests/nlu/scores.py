"""Scoring what was understood against labelled questions."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterable, Sequence

from advisor.answers.model import Answer, Question
from advisor.knowledge.schema import CAREER_TOPICS
from advisor.nlu.names import NameLinker

SMALL_TALK = [
    "greet",
    "goodbye",
    "thank",
    "affirm",
    "deny",
    "ask_capabilities",
    "bot_challenge",
    "repeat",
    "ask_sources",
    "request_human",
    "give_feedback",
    "stop",
]
# What dialogues call by name: the words of an assistant that did not understand.
PATTERNS = {
    "NOT_UNDERSTOOD": r"(?i)i (do not|don't|don’t) understand|could you (rephrase|clarify)|not sure what you mean|"
    r"outside (my|the) scope|which role (do|did) you mean",
}


def rows(file: Path) -> list[dict[str, Any]]:
    """Read a file of one JSON object a line."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def topic_of(intent: str) -> str:
    """Return the topic that an intent counts as: a career topic, out_of_scope, small_talk, or the intent itself."""
    if intent.removeprefix("ask_") in CAREER_TOPICS:
        return intent.removeprefix("ask_")
    if intent.startswith("out_of_scope"):
        return "out_of_scope"
    return "small_talk" if intent in SMALL_TALK else intent


@dataclass(frozen=True)
class Result:
    """How one labelled question was understood."""

    text: str
    expected: list[str]
    topic: str
    confidence: float
    difficulty: str
    roles_expected: list[set[str]]
    roles_found: list[str]
    in_domain: bool
    ranking: list[tuple[str, float]]

    @property
    def lead(self) -> float:
        """How many times likelier the likeliest career topic is than the likeliest thing out of scope."""
        career = max((value for intent, value in self.ranking if topic_of(intent) in CAREER_TOPICS), default=0.0)
        outside = max((value for intent, value in self.ranking if topic_of(intent) == "out_of_scope"), default=0.0)
        return career / outside if outside else float("inf")

    @property
    def topic_right(self) -> bool:
        """Whether the topic is the main one or one that a second reader would also accept."""
        return self.topic in self.expected

    @property
    def roles_right(self) -> bool:
        """Whether every role asked about was found, by any of the ids its everyday name may mean."""
        return all(ids & set(self.roles_found) for ids in self.roles_expected)

    @property
    def refused(self) -> bool:
        """Whether the message was declined or asked back."""
        return self.topic in ("out_of_scope", "nlu_fallback")


def role_ids(name: str, linker: NameLinker) -> set[str]:
    """Return the role ids that a label may mean: an id or an everyday name ("chief_executive"), or several with "|" between."""
    if "|" in name:
        return set().union(*(role_ids(part, linker) for part in name.split("|")))
    links = linker.link(name.replace("_", " "))
    return {name, *(id for link in links if link.kind == "role" for id in link.ids)}


def result(
    row: dict[str, Any], question: Question, ranking: list[tuple[str, float]], roles: list[str], linker: NameLinker
) -> Result:
    """Score one labelled question, given how it was understood, the likeliest intents with their confidence, and the roles."""
    return Result(
        text=row["text"],
        expected=[row["topic"], *row["secondary_topics"]],
        topic=topic_of(question.intent),
        confidence=question.confidence,
        difficulty=row["difficulty"],
        roles_expected=[role_ids(name, linker) for name in row["roles"]],
        roles_found=roles,
        in_domain=row["topic"] in CAREER_TOPICS,
        ranking=ranking,
    )


def share(flags: Iterable[bool]) -> float:
    """Return the share of true values, 0 for none."""
    values = list(flags)
    return sum(values) / len(values) if values else 0.0


def summary(results: list[Result]) -> dict[str, Any]:
    """Return the figures of a set of results, each a share between 0 and 1."""
    by_topic, by_difficulty = defaultdict(list), defaultdict(list)
    for item in results:
        by_topic[item.expected[0]].append(item.topic_right)
        by_difficulty[item.difficulty].append(item.topic_right)
    inside = [item for item in results if item.in_domain]
    outside = [item for item in results if item.expected[0] == "out_of_scope"]
    return {
        "questions": len(results),
        "topic_right": share(item.topic_right for item in results),
        "roles_right": share(item.roles_right for item in inside if item.roles_expected),
        "out_of_scope_caught": share(item.refused for item in outside) if outside else None,
        "in_domain_refused": share(item.topic == "out_of_scope" for item in inside),
        "in_domain_asked_back": share(item.topic == "nlu_fallback" for item in inside),
        "by_topic": {name: share(flags) for name, flags in sorted(by_topic.items())},
        "by_difficulty": {name: share(flags) for name, flags in sorted(by_difficulty.items())},
    }


def refusal_curve(results: list[Result], factors: Sequence[float]) -> list[dict[str, float]]:
    """Return for each factor the share of out-of-scope questions caught and of career questions refused.

    Names are left out of it: this is what the classifier alone would do, if a career topic had to be that many times
    likelier than anything out of scope.
    """
    inside = [item.lead for item in results if item.in_domain]
    outside = [item.lead for item in results if item.expected[0] == "out_of_scope"]
    return [
        {
            "factor": factor,
            "caught": share(lead < factor for lead in outside),
            "refused": share(lead < factor for lead in inside),
        }
        for factor in factors
    ]


def profile_fields(told: dict[str, str], expected: dict[str, str]) -> dict[str, str]:
    """Compare what was read of a post's writer with its label: "right", "wrong", "missed" or "extra" for each part of it."""
    found = {}
    for key in sorted({*told, *expected}):
        if key not in told:
            found[key] = "missed"
        elif key not in expected:
            found[key] = "extra"
        else:
            found[key] = "right" if told[key] in expected[key].split("|") else "wrong"
    return found


def turn_problems(turn: dict[str, Any], questions: list[Question], answers: list[Answer]) -> list[str]:
    """Return what is wrong with the answer to a turn of a labelled dialogue; empty for a turn that passes."""
    text = "\n".join(f"{answer.text}\n{answer.table or ''}" for answer in answers)
    topics = {topic_of(question.intent) for question in questions} | {answer.topic for answer in answers}
    expected = {topic_of(topic) for topic in [turn["topic"], *turn["secondary_topics"]]}
    problems = [] if topics & expected else [f"topic {sorted(topics)}, expected {turn['topic']}"]
    problems += [f"lacks {pattern}" for pattern in turn["must_match"] if not re.search(pattern, text)]
    unwanted = [pattern for pattern in turn["must_not_match"] if re.search(PATTERNS.get(pattern, pattern), text)]
    return problems + [f"holds {pattern}" for pattern in unwanted]
