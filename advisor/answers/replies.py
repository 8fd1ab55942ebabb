"""Replies that are not about a career topic: small talk, what is out of scope, and asking back.

Their wording stands in domain.yml under `responses`, where a Rasa user looks for it. Several wordings of one reply
are taken in turn, so that nobody reads the same sentence twice running.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from ..settings import ROOT
from .model import Answer, Context

DOMAIN = ROOT / "domain.yml"
_LUCK = re.compile(
    r"\W*(?:(?:ok|okay|right|well|thanks|thank you|great|and|so)\W+)*wish me (?:good )?luck\b.{0,20}", re.IGNORECASE
)
# "Sorry, bad shift", after words that were told off.
_SORRY = re.compile(
    r"^\W*(?:(?:oh|ah|ok|no|i'?m|i am|so|very|really)\W+)*"
    r"(?:sorry|apolog\w+|my bad|(?:i )?(?:didn'?t|did not) mean (?:it|that|to be))\b",
    re.IGNORECASE,
)

# What is said to an answer, so that what it offered still stands.
_GOING_ON = frozenset({"react", "affirm", "thank"})


@lru_cache(maxsize=1)
def _responses(path: Path = DOMAIN) -> dict[str, list[dict[str, Any]]]:
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return content["responses"]


def reply(intent: str, turn: int = 0, **values: str) -> Answer:
    """Return the reply to an intent.

    Args:
        intent: A Rasa intent; the response is named after it, `utter_<intent>`.
        turn: How many replies came before, which picks among several wordings.
        values: What stands for the {names} in the wording.
    """
    wordings = _responses()[f"utter_{intent}"]
    wording = wordings[turn % len(wordings)]
    text = " ".join(wording["text"].split(" ")).strip()
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    kind = intent.removeprefix("out_of_scope_") if intent.startswith("out_of_scope_") else None
    topic = "out_of_scope" if kind else wording.get("metadata", {}).get("topic", "small_talk")
    return Answer(topic, text, kind=kind, suggestions=list(wording.get("metadata", {}).get("suggestions", [])))


def in_talk(intent: str, context: Context) -> Answer:
    """Return the reply to an intent in a talk: to a reaction or thanks with what the answer before offered to go on with."""
    answer = reply(intent, turn=len(context.said))
    offered = (context.last or {}).get("suggestions")
    return replace(answer, suggestions=offered) if intent in _GOING_ON and context.topic and offered else answer


def has_reply(intent: str) -> bool:
    """Tell whether an intent is answered by a fixed reply."""
    return f"utter_{intent}" in _responses()


def courtesy(text: str, context: Context) -> Answer | None:
    """Return the reply to good wishes asked for, or to an apology for rude words; None to anything else."""
    if _LUCK.fullmatch(text):
        return reply("good_luck")
    told_off = (context.last or {}).get("kind") == "abuse"
    return reply("apology") if told_off and "?" not in text and _SORRY.search(text) else None


def greeting() -> Answer:
    """Return what the advisor says first."""
    return reply("greet")
