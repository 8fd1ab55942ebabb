"""A field of health that is named by itself in the middle of a talk."""

from __future__ import annotations

import pytest

from advisor.answers.field_alone import turned_to
from advisor.answers.fragments import FALLBACK
from advisor.answers.model import UNKNOWN_POST, Context
from tests.unit.test_leaning import KNOWLEDGE, asked, turn

TALK = Context(topic="duties", roles=["quality_manager"])


@pytest.mark.parametrize(
    "text",
    [
        "hm ok. what about the insurance side",
        "hospice maybe. fewer surveys?",
        "tell me more on the dialysis one",
        "assisted living then",
    ],
)
def test_the_posts_of_a_field_are_said_to_be_unknown(text: str) -> None:
    assert turn(asked(text, FALLBACK, 0.1), TALK).text.startswith("I have no entry on a post in ")


def test_what_surely_goes_on_may_name_a_field() -> None:
    found = turned_to(KNOWLEDGE, asked("hm ok what about the pharmacy side instead", "follow_up", 0.7), TALK)
    assert found.names["role"] == [["pharmacy_manager"]]


def test_letters_stay_as_they_are_written() -> None:
    assert "a post in EPRR" in turn(asked("what about EPRR?", FALLBACK, 0.1), TALK).text


def test_a_field_that_one_post_leads_is_that_post() -> None:
    found = turned_to(KNOWLEDGE, asked("imaging center!! how did I miss that", FALLBACK, 0.1), TALK)
    assert (found.intent, found.names["role"]) == ("ask_duties", [["imaging_manager"]])


def test_the_field_of_the_post_in_focus_goes_on_about_it() -> None:
    talk = Context(topic="duties", roles=["pharmacy_manager"])
    assert UNKNOWN_POST not in turned_to(KNOWLEDGE, asked("and the pharmacy side", FALLBACK, 0.1), talk).names


@pytest.mark.parametrize(
    ("text", "confidence", "context"),
    [
        ("what about the insurance side", 0.9, TALK),
        ("what about the insurance side", 0.1, Context()),
        ("does the hospital insurance cover my own kids too", 0.1, TALK),
        ("we run a hospice ward next door and they never stop calling", 0.1, TALK),
    ],
)
def test_what_is_clear_or_says_more_stays_as_it_is(text: str, confidence: float, context: Context) -> None:
    question = asked(text, FALLBACK, confidence)
    assert turned_to(KNOWLEDGE, question, context) is question
