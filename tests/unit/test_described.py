"""Messages that as a whole describe somebody's post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from advisor.nlu.described import whole
from advisor.nlu.names import Link, NameLinker
from advisor.nlu.posts import ALIKE, CERTAIN, NEAR_WHOLE, NEARISH, PostFinder
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
        ("scratch that. who decides which nurse goes where", "decides which nurse goes where"),
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


def finder(**of_wards: int) -> PostFinder:
    """Return a finder that knows some posts by descriptions, so many of each on wards."""
    data = factory.content()
    for id, many in of_wards.items():
        told_of = [f"walks round {number} wards" if number < many else f"meeting {number}" for number in range(ALIKE)]
        factory.entry(data, "roles", id)["described_as"] = told_of
    return PostFinder(factory.knowledge(data), WardEncoder())


def near_wards(cosine: float) -> np.ndarray:
    return np.array([cosine, 0, np.sqrt(1 - cosine**2)], dtype=np.float32)


ALL_SAID = Span("goes round and checks", 4, 25, titled=False, whole=True)


@pytest.mark.parametrize(
    ("of_wards", "cosine", "found"), [(ALIKE, NEARISH + 0.01, True), (ALIKE, NEARISH - 0.01, False), (1, 0.99, False)]
)
def test_the_post_is_the_one_whose_nearest_descriptions_are_near_on_average(of_wards: int, cosine: float, found: bool) -> None:
    link = finder(matron=of_wards).find(ALL_SAID, near_wards(cosine))
    assert (link.ids if link else None) == (("matron",) if found else None)


@pytest.mark.parametrize(("cosine", "ids"), [(NEAR_WHOLE + 0.01, {"matron", "ward_manager"}), (NEAR_WHOLE - 0.01, set())])
def test_of_two_posts_as_near_both_are_meant_or_neither(cosine: float, ids: set[str]) -> None:
    link = finder(matron=ALIKE, ward_manager=ALIKE).find(ALL_SAID, near_wards(cosine))
    assert {*link.ids} == ids if link else not ids


def test_a_part_stands_against_the_whole_where_it_is_certain_or_not_clearly_another_post() -> None:
    known = finder(matron=ALIKE, ward_manager=0)
    part = Link("role", ("ward_manager",), 0, 9, "the staff", loose=True)
    assert known.says_more(near_wards(0.9), part)
    assert not known.says_more(near_wards(0.9), replace(part, ids=("matron",)))
    assert not known.says_more(near_wards(0.9), replace(part, loose=False))
    assert known.is_certain(near_wards(CERTAIN)) and not known.is_certain(near_wards(CERTAIN - 0.1))
