"""What the advisor does not know it says plainly, names the official place, and gives no figure of its own."""

from __future__ import annotations

import pytest

from tests.conversations.reading import UNKNOWN, assert_about, assert_says, assert_silent_on
from tests.conversations.served import Talk

pytestmark = pytest.mark.slow

UK_PLACE = r"nhsemployers|NHS Employers|jobs\.nhs\.uk"
US_PLACE = r"bls\.gov"


@pytest.mark.parametrize(
    ("question", "role", "place"),
    [
        ("what does a domestic supervisor earn in the US?", "domestic_supervisor", US_PLACE),
        ("what does a clinic manager earn in the UK?", "clinic_manager", UK_PLACE),
        ("what does a matron earn in the US?", "matron", US_PLACE),
        ("how much does a service director earn in the US?", "service_director", US_PLACE),
        ("what does a charge nurse earn in the UK?", None, "£|" + UK_PLACE),
    ],
)
def test_pay_that_is_not_known_for_a_country(talk: Talk, question: str, role: str | None, place: str) -> None:
    answer = talk.one(question)
    assert_about(answer, "salary", *([role] if role else []))
    assert_says(answer, place)
    if role:
        assert_says(answer, UNKNOWN)


@pytest.mark.parametrize("country", ["Germany", "Canada"])
def test_pay_in_a_country_outside_the_knowledge_is_not_answered_with_british_figures_alone(talk: Talk, country: str) -> None:
    answer = talk.one(f"what does a ward manager earn in {country}?")
    assert_says(answer, country, "UK|US|NHS")
    assert_says(answer, UNKNOWN + "|only (know|cover)|not know|outside")


def test_a_role_without_a_figure_has_none(talk: Talk) -> None:
    answer = talk.one("what does a domestic supervisor earn in the US?")
    assert_silent_on(answer, r"[£$]\s?\d")
    assert not answer["sources"]


def test_an_advert_is_never_a_national_figure(talk: Talk) -> None:
    answer = talk.one("what does a chief operating officer earn in the UK?")
    assert_about(answer, "salary", "coo")
    assert_says(answer, "(one )?example.*£131,301|£131,301.*example", "very senior manager")


def test_an_old_figure_is_marked_with_its_age(talk: Talk) -> None:
    answer = talk.one("what does a hospital chief executive earn?")
    assert_about(answer, "salary", "ceo")
    assert_says(answer, r"£240,000 in 2022.*2022 figure, may be out of date")


def test_a_figure_without_a_date_is_marked(talk: Talk) -> None:
    assert_says(talk.one("what does a practice manager earn in the UK?"), r"£35,000 to £65,000.*undated source")


def test_a_role_nobody_has_is_not_made_up(talk: Talk) -> None:
    answer = talk.one("how much does a chief happiness wizard earn?")
    assert_silent_on(answer, r"wizard.{0,80}[£$]\d")
    # A general answer is on the field, under its general names, and on no post.
    field = {"healthcare_administrator", "healthcare_leader", "healthcare_manager"}
    assert answer["topic"] in ("clarify", "out_of_scope") or field.issuperset(answer["roles"]), answer["text"]


def test_where_it_comes_from_is_told_when_asked(talk: Talk) -> None:
    told = talk.one("what does a matron earn?")
    answer = talk.one("where did you get that?")
    assert answer["sources"] == told["sources"]
    assert_says(answer, told["sources"][0]["title"].replace("(", r"\(").replace(")", r"\)"), str(told["sources"][0]["year"]))
