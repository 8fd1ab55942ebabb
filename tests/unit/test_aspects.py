"""The side of a degree or a course that a question is about."""

from __future__ import annotations

import pytest

from advisor.answers.aspects import LABELS, aspect
from advisor.knowledge.schema import Degree


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("how much is an MHA", "cost"),
        ("can I afford an MBA", "cost"),
        ("what are the tuition fees", "cost"),
        ("is there funding for it", "cost"),
        ("how long does it take", "length"),
        ("how many years is it", "length"),
        ("which is the quickest", "length"),
        ("do I get in with a 2:2", "entry"),
        ("what are the admission requirements", "entry"),
        ("Will they ACCEPT me?", "entry"),
        ("what would I study", "teaches"),
        ("which modules does it cover", "teaches"),
    ],
)
def test_the_side_is_told_by_the_words_that_ask_for_it(text: str, side: str) -> None:
    assert aspect(text) == side


@pytest.mark.parametrize("text", ["what is an MHA", "tell me about the MBA", "is it worth it", ""])
def test_a_question_about_the_whole_has_no_side(text: str) -> None:
    assert aspect(text) is None


@pytest.mark.parametrize("text", ["I belong to a costume club", "yearning for a classic", "freedom"])
def test_words_count_as_wholes_only(text: str) -> None:
    assert aspect(text) is None


def test_of_several_sides_the_cost_comes_first() -> None:
    assert aspect("how long is it and what does it cost") == "cost"


def test_every_side_but_how_it_is_studied_is_a_field_of_a_degree() -> None:
    assert set(LABELS) - {"format"} <= set(Degree.__fields__)
    assert {aspect(word) for word in ("price", "duration", "entry", "online", "modules")} == set(LABELS)
