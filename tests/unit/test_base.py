"""Looking things up in the knowledge base."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.knowledge.base import Knowledge, points_of
from advisor.knowledge.schema import Point
from tests.unit import factory

KNOWLEDGE = factory.knowledge()
TODAY = date(2026, 6, 1)


def test_names_lead_to_every_entry_that_has_them() -> None:
    names = KNOWLEDGE.names()
    assert names["matron"] == [("role", "matron")]
    assert names["office manager"] == [("role", "practice_manager"), ("role", "business_office_manager")]


def test_names_are_in_small_letters() -> None:
    assert KNOWLEDGE.names()["ceo"] == [("role", "ceo")]


def test_an_entry_stands_once_under_a_name_it_tells_twice() -> None:
    data = factory.content()
    factory.entry(data, "roles", "matron")["names"] = ["matron", "MATRON"]
    assert factory.knowledge(data).names()["matron"] == [("role", "matron")]


def test_the_kinds_of_one_name_come_in_a_fixed_order() -> None:
    assert KNOWLEDGE.names()["nurse"] == [("qualification", "registered_nurse"), ("other_role", "registered_nurse")]


def test_each_topic_has_its_general_article() -> None:
    assert KNOWLEDGE.default_article("salary").id == "salary_general"


@pytest.mark.parametrize(
    ("sources", "year", "expected"),
    [
        ([], None, None),
        (["handbook"], None, 2025),
        (["old_survey", "bls"], None, 2024),
        (["undated_page"], None, "undated"),
        (["undated_page", "old_survey"], None, 2015),
        (["handbook"], 2019, 2019),
    ],
)
def test_the_year_is_the_points_own_else_its_newest_source(sources: list[str], year: int | None, expected: object) -> None:
    assert KNOWLEDGE.year_of(Point(text="It pays 5.", sources=sources, year=year)) == expected


@pytest.mark.parametrize(
    ("text", "year", "dated"),
    [
        ("It pays £5.", 2023, True),
        ("It pays £5.", 2024, False),
        ("It pays £5.", "undated", False),
        ("It pays well.", 2010, False),
    ],
)
def test_a_figure_over_two_years_old_is_dated(text: str, year: object, dated: bool) -> None:
    assert KNOWLEDGE.is_dated(Point(text=text, sources=["handbook"], year=year), TODAY) is dated


def test_points_are_found_with_their_paths() -> None:
    found = dict(points_of(KNOWLEDGE.roles["ward_manager"]))
    assert {"summary", "duties.0", "duties.1", "pay.0", "day", "suits"} <= set(found)
    assert found["duties.1"].text == "Holds the budget."


def test_an_empty_knowledge_base_holds_nothing() -> None:
    assert list(Knowledge().named()) == []
    assert Knowledge().names() == {}
