"""Faint guesses at abuse, at a patient's question and at a cry for help in the middle of a talk."""

from __future__ import annotations

import pytest

from advisor.answers.fragments import FALLBACK
from advisor.answers.model import Context, Question
from advisor.answers.subjects import unrefused
from advisor.knowledge import load

ABUSE, MEDICAL, CRISIS = "out_of_scope_abuse", "out_of_scope_medical_advice", "out_of_scope_crisis"
TALK = Context(topic="salary", roles=["ceo"])


@pytest.mark.parametrize(
    ("text", "intent"),
    [("how disgusting", ABUSE), ("will my hospital reimburse", MEDICAL), ("what can I do to protect myself", CRISIS)],
)
def test_a_faint_guess_turns_nobody_away(text: str, intent: str) -> None:
    assert unrefused(load.shared(), Question(text, intent, 0.4), TALK).intent == FALLBACK


@pytest.mark.parametrize(
    ("text", "intent", "confidence", "context"),
    [
        ("how disgusting", ABUSE, 0.9, TALK),
        ("that is disgusting", ABUSE, 0.4, Context()),
        ("you are disgusting", ABUSE, 0.4, TALK),
        ("should I take ibuprofen", MEDICAL, 0.4, TALK),
        ("I just want it all to end", CRISIS, 0.7, TALK),
        ("I can't cope", CRISIS, 0.4, TALK),
        ("nobody would miss me", CRISIS, 0.4, TALK),
        ("I was laid off and they are better off without me", CRISIS, 0.4, TALK),
    ],
)
def test_what_is_certain_or_says_so_stands(text: str, intent: str, confidence: float, context: Context) -> None:
    assert unrefused(load.shared(), Question(text, intent, confidence), context).intent == intent
