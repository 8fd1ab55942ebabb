"""Messages that as a whole describe somebody's post."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from advisor.nlu.described import whole
from advisor.nlu.names import NameLinker
from advisor.nlu.posts import ALIKE, NEAR_WHOLE, PostFinder
from advisor.nlu.spans import Span, spans
from tests.unit import factory

KNOWLEDGE = factory.knowledge()
LINKER = NameLinker(KNOWLEDGE)


def told(text: str) -> list[str]:
    return [span.text for span in whole(text, LINKER.link(text))]


@pytest.mark.parametrize("text", ["my boss's boss is the regional", "tech 7 years, lead 2"])
def test_two_steps_up_and_years_as_a_lead_are_no_post(text: str) -> None:
    assert not spans(text, LINKER.link(text))


def test_a_title_asked_for_is_one_whatever_is_said_behind_it() -> None:
    (span,) = spans("whats pacs manager do, he sits near me", [])
    assert (span.text, span.asked) == ("pacs manager", True)


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("second in charge at a care home, what's it called?", "second in charge at a care home"),
        ("what do you call the person who chases insurers for money", "chases insurers for money"),
        ("Who's above all the people at the desks?", "above all the people at the desks"),
        ("the top doctor on the board, how do you get to be that?", "top doctor on the board"),
        ("person who signs off the leave. What do they earn?", "signs off the leave"),
        ("which exec gets shouted at about waiting times", "gets shouted at about waiting times"),
    ],
)
def test_all_that_is_said_of_somebody_is_the_description(text: str, description: str) -> None:
    assert told(text) == [description]


@pytest.mark.parametrize(
    "text",
    [
        "who is better for a hospital, one who plans or one who inspires?",
        "my friend who's a nurse hates it, what should she do",
        "how do people who have no degree get on?",
        "what does a matron do for the person who complains",
        "and who is their boss",
        "who earns the most in such a place?",
        "is the night shift hard?",
        "who? " + "and on it goes " * 10,
    ],
)
def test_what_asks_something_else_describes_nobody(text: str) -> None:
    assert told(text) == []


class WardEncoder:
    """Gives all that speaks of wards one vector, and everything else another."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.array([[1, 0, 0] if "wards" in text else [0, 1, 0] for text in texts], dtype=np.float32)


@pytest.mark.parametrize(
    ("of_wards", "cosine", "found"), [(ALIKE, NEAR_WHOLE + 0.01, True), (ALIKE, NEAR_WHOLE - 0.01, False), (1, 0.99, False)]
)
def test_the_post_is_the_one_whose_nearest_descriptions_are_near_on_average(of_wards: int, cosine: float, found: bool) -> None:
    data = factory.content()
    told_of = [f"walks round {number} wards" if number < of_wards else f"meeting {number}" for number in range(ALIKE)]
    factory.entry(data, "roles", "matron")["described_as"] = told_of
    finder = PostFinder(factory.knowledge(data), WardEncoder())
    vector = np.array([cosine, 0, np.sqrt(1 - cosine**2)], dtype=np.float32)
    link = finder.find(Span("goes round and checks", 4, 25, titled=False, whole=True), vector)
    assert (link.ids if link else None) == (("matron",) if found else None)
