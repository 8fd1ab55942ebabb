"""The knowledge files that are shipped: right by every check, and without anything that nobody uses."""

from __future__ import annotations

import pytest

from advisor.knowledge import load
from advisor.knowledge.__main__ import main
from advisor.knowledge.base import Knowledge, points_of
from advisor.settings import KNOWLEDGE


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load.load()


def collections(knowledge: Knowledge) -> list[dict]:
    return [
        knowledge.roles,
        knowledge.degrees,
        knowledge.certifications,
        knowledge.programmes,
        knowledge.bands,
        knowledge.articles,
    ]


def test_the_files_hold_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0, capsys.readouterr().err


def test_every_source_supports_something(knowledge: Knowledge) -> None:
    used = {
        id
        for entries in collections(knowledge)
        for entry in entries.values()
        for _, point in points_of(entry)
        for id in point.sources
    }
    assert sorted(set(knowledge.sources) - used) == []


def test_every_figure_has_a_source_a_year_and_a_country(knowledge: Knowledge) -> None:
    lacking = []
    for entries in collections(knowledge):
        for entry in entries.values():
            for path, point in points_of(entry):
                countries = {
                    point.country,
                    getattr(entry, "country", None),
                    *(knowledge.sources[id].country for id in point.sources),
                }
                if point.has_figure and not (
                    point.sources and knowledge.year_of(point) and countries & {"UK", "US", "international"}
                ):
                    lacking.append(f"{entry.id}.{path}")
    assert lacking == []


def test_every_role_file_is_read(knowledge: Knowledge) -> None:
    assert sorted(file.stem for file in (KNOWLEDGE / "roles").glob("*.yml")) == sorted(knowledge.roles)


def test_the_steps_of_a_career_fit_together(knowledge: Knowledge) -> None:
    loops = [id for id, role in knowledge.roles.items() if id in {*role.previous, *role.next, *role.reports_to}]
    assert loops == []


def test_nobody_reports_to_somebody_who_reports_to_them(knowledge: Knowledge) -> None:
    def above(id: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
        for boss in knowledge.roles[id].reports_to:
            if boss not in seen:
                seen = above(boss, seen | {boss})
        return seen

    assert [id for id in knowledge.roles if id in above(id)] == []


def test_pay_is_in_the_currency_of_its_country(knowledge: Knowledge) -> None:
    signs = {"GBP": "£", "USD": "$"}
    wrong = []
    for role in knowledge.roles.values():
        for pay in role.pay:
            if {"UK": "GBP", "US": "USD"}[pay.country] != pay.currency or not (
                signs[pay.currency] in pay.text or not pay.has_figure
            ):
                wrong.append(f"{role.id}: {pay.text}")
    assert wrong == []


def test_pay_says_in_words_what_it_says_in_numbers(knowledge: Knowledge) -> None:
    wrong = []
    for owner in [*knowledge.roles.values(), *knowledge.bands.values()]:
        for pay in owner.pay:
            numbers = [f"{number:,}" for number in (pay.low, pay.high, pay.median) if number]
            wrong += [f"{owner.id}: {number} is not in {pay.text!r}" for number in numbers if number not in pay.text]
    assert wrong == []
