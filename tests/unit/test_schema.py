"""What a knowledge entry must say, and what it may not."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from advisor.knowledge.schema import Article, OtherRole, Pay, Point, Role, Source, has_figure
from tests.unit import factory


@pytest.mark.parametrize(
    "text",
    [
        "It pays £49,387 a year.",
        "About 20% leave.",
        "You need 5 years.",
        "It has 36 credits.",
        "Founded in 1948.",
        "Band 7 pays £49,387.",
    ],
)
def test_a_text_that_measures_something_has_a_figure(text: str) -> None:
    assert has_figure(text)


@pytest.mark.parametrize(
    "text",
    [
        "Usually band 8a.",
        "On bands 7 to 8c.",
        "A level 5 apprenticeship.",
        "Open 24/7.",
        "24-hour cover.",
        "It speaks HL7.",
        "Since COVID-19.",
        "None.",
    ],
)
def test_digits_in_names_are_no_figure(text: str) -> None:
    assert not has_figure(text)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="extra fields"):
        Point(text="Fine.", soruces=["handbook"])


def test_an_entry_stays_as_it_was_loaded() -> None:
    point = Point(text="Fine.")
    with pytest.raises(TypeError):
        point.text = "Other."


@pytest.mark.parametrize("id", ["Matron", "ward manager", "8a", ""])
def test_an_id_is_small_letters_digits_and_underscores(id: str) -> None:
    with pytest.raises(ValidationError):
        OtherRole(id=id, title="Anything")


@pytest.mark.parametrize("year", [1066, date.today().year + 2, "recently"])
def test_an_implausible_year_is_refused(year: object) -> None:
    with pytest.raises(ValidationError):
        Source(**factory.source("handbook", year=year))


@pytest.mark.parametrize("year", [1950, date.today().year + 1, "undated"])
def test_a_plausible_year_is_kept(year: object) -> None:
    assert Source(**factory.source("handbook", year=year)).year == year


def test_a_source_address_is_a_web_address() -> None:
    with pytest.raises(ValidationError):
        Source(**factory.source("handbook", url="www.nhs.uk"))


def test_a_country_outside_the_two_is_refused() -> None:
    with pytest.raises(ValidationError):
        Point(text="Fine.", country="FR")


def test_a_range_of_pay_runs_upwards() -> None:
    with pytest.raises(ValidationError, match="lies below its bottom"):
        Pay(**factory.pay("Pay.", 50000, 40000))


@pytest.mark.parametrize("field", ["currency", "scope", "country"])
def test_pay_says_its_country_currency_and_scope(field: str) -> None:
    data = factory.pay("Pay.", 40000, 50000)
    del data[field]
    with pytest.raises(ValidationError, match=field):
        Pay(**data)


@pytest.mark.parametrize(
    "field", ["summary", "duties", "education", "experience", "skills", "work_setting", "career_path", "suits", "countries"]
)
def test_a_role_says_what_every_role_must(field: str) -> None:
    data = factory.role("matron", "Matron")
    del data[field]
    with pytest.raises(ValidationError, match=field):
        Role(**data)


def test_a_role_has_at_least_one_duty() -> None:
    with pytest.raises(ValidationError, match="duties"):
        Role(**factory.role("matron", "Matron", duties=[]))


def test_an_article_tells_two_ways_to_ask_for_it() -> None:
    with pytest.raises(ValidationError, match="asks"):
        Article(**factory.article("one", "salary", asks=["what do they earn"]))


def test_an_article_belongs_to_a_known_topic() -> None:
    with pytest.raises(ValidationError, match="topic"):
        Article(**factory.article("one", "holidays"))


def test_all_names_begin_with_the_title() -> None:
    role = Role(**factory.role("matron", "Matron", names=["modern matron"], shared_names=["lead nurse"]))
    assert role.all_names == ["Matron", "modern matron", "lead nurse"]
