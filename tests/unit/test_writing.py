"""Writing an answer: its wording, the order and number of its points, and the marks of their sources."""

from __future__ import annotations

import pytest

from advisor.answers import writing
from advisor.answers.model import Answer
from advisor.answers.writing import MOST_POINTS, MOST_WORDS, Draft, a, listed, lower_first, ordered
from advisor.knowledge.schema import Point
from tests.unit import factory

KNOWLEDGE = factory.knowledge()


# What an answer ends with that rests on no source.
UNSOURCED = f"\n\n{writing._UNSOURCED}"


def draft(country: str | None = None) -> Draft:
    return Draft(KNOWLEDGE, "duties", country)


def said(answer: Answer) -> str:
    """Return the text of an answer without the remark that it has no source."""
    return answer.text.removesuffix(UNSOURCED)


@pytest.mark.parametrize(
    ("noun", "phrase"),
    [
        ("matron", "a matron"),
        ("office manager", "an office manager"),
        ("executive", "an executive"),
        ("HR manager", "an HR manager"),
        ("MHA", "an MHA"),
        ("CEO", "a CEO"),
        ("NHS manager", "an NHS manager"),
        ("unit manager", "a unit manager"),
        ("BSN", "a BSN"),
    ],
)
def test_a_noun_gets_its_article(noun: str, phrase: str) -> None:
    assert a(noun) == phrase


@pytest.mark.parametrize(
    ("text", "lowered"),
    [("Ward manager", "ward manager"), ("HR manager", "HR manager"), ("NHS band 7", "NHS band 7"), ("A nurse", "a nurse")],
)
def test_a_first_letter_is_made_small_but_for_acronyms(text: str, lowered: str) -> None:
    assert lower_first(text) == lowered


@pytest.mark.parametrize(
    ("items", "phrase"), [(["one"], "one"), (["one", "two"], "one and two"), (["one", "two", "three"], "one, two and three")]
)
def test_items_are_listed_as_a_phrase(items: list[str], phrase: str) -> None:
    assert listed(items) == phrase


def test_items_may_be_alternatives() -> None:
    assert listed(["one", "two"], "or") == "one or two"


@pytest.mark.parametrize(("country", "order"), [("UK", "UAS"), ("US", "SAU"), (None, "UAS")])
def test_points_of_the_askers_country_come_first(country: str | None, order: str) -> None:
    points = [Point(text="S.", country="US"), Point(text="A."), Point(text="U.", country="UK")]
    assert "".join(point.text[0] for point in ordered(points, country)) == order


def test_points_of_which_none_is_on_the_askers_country_stay_in_order() -> None:
    points = [Point(text="It begins in America.", country="US"), Point(text="From there it goes on.")]
    assert ordered(points, "UK") == points


def test_text_is_paragraphs_and_lists() -> None:
    answer = draft().say("Lead.").points([Point(text="One."), Point(text="Two.")]).say("End.").answer()
    assert said(answer) == "Lead.\n\n- One.\n- Two.\n\nEnd."
    assert answer.topic == "duties"


def test_sources_are_numbered_as_they_come() -> None:
    answer = draft().points([Point(text="One.", sources=["bls"]), Point(text="Two.", sources=["handbook", "bls"])]).answer()
    assert answer.text == "- One. [1]\n- Two. [1][2]"
    assert [note.id for note in answer.sources] == ["bls", "handbook"]


def test_a_source_is_told_with_its_publisher_year_and_country() -> None:
    (note,) = draft().lead(Point(text="One.", sources=["bls"])).answer().sources
    assert (note.title, note.publisher, note.year, note.country, note.url) == ("Page bls", "BLS", 2024, "US", None)


def test_a_point_shows_two_of_its_sources_at_most() -> None:
    answer = draft().lead(Point(text="One.", sources=["bls", "handbook", "advert"])).answer()
    assert answer.text == "One. [1][2]"
    assert [note.id for note in answer.sources] == ["bls", "handbook"]


def test_an_answer_that_rests_on_nothing_says_so() -> None:
    assert draft().points([Point(text="One.")]).answer().text == f"- One.{UNSOURCED}"
    assert UNSOURCED not in draft().points([Point(text="One."), Point(text="Two.", sources=["bls"])]).answer().text


def test_words_of_the_advisors_own_need_no_source() -> None:
    assert draft().say("I do not know.").answer().text == "I do not know."


def test_an_old_figure_is_marked_as_dated() -> None:
    assert (
        draft().lead(Point(text="It pays £5.", sources=["old_survey"])).answer().text
        == "It pays £5. *(2015 figure, may be out of date)* [1]"
    )


def test_an_undated_figure_is_marked_too() -> None:
    text = draft().lead(Point(text="It pays £5.", sources=["undated_page"], year="undated")).answer().text
    assert text == "It pays £5. *(undated source)* [1]"


def test_an_old_statement_without_a_figure_is_not_marked() -> None:
    assert draft().lead(Point(text="It pays well.", sources=["old_survey"])).answer().text == "It pays well. [1]"


def test_points_are_few() -> None:
    made = draft().points([Point(text=f"Point {letter}.") for letter in "abcdefgh"])
    assert made.answer().text.count("- ") == MOST_POINTS
    assert made.left_out == 3


def test_points_stop_before_a_wall_of_text() -> None:
    long = [Point(text="word " * 44 + "end.", sources=["old_survey"]) for _ in range(4)]
    answer = draft().points(long).answer()
    assert len(answer.text.split()) <= MOST_WORDS + 10
    assert answer.text.count("- ") == 2


def test_a_first_point_is_shown_however_long() -> None:
    assert "word" in draft().points([Point(text="word " * 200)]).answer().text


def test_a_source_left_out_with_its_point_is_not_named() -> None:
    points = [*(Point(text=f"Point {letter}.") for letter in "abcde"), Point(text="Last.", sources=["bls"])]
    assert draft().points(points).answer().sources == []


def test_points_of_both_countries_say_which() -> None:
    answer = (
        draft().points([Point(text="Theirs.", country="US"), Point(text="Ours.", country="UK"), Point(text="Both.")]).answer()
    )
    assert said(answer) == "- UK: Ours.\n- Both.\n- US: Theirs."


def test_a_point_that_tells_its_country_needs_no_label() -> None:
    answer = draft().points([Point(text="American.", country="US"), Point(text="Ours.", country="UK")]).answer()
    assert said(answer) == "- UK: Ours.\n- American."


def test_points_of_one_country_need_no_label() -> None:
    assert said(draft("US").points([Point(text="Theirs.", country="US"), Point(text="Both.")]).answer()) == "- Theirs.\n- Both."


def test_a_lead_goes_on_in_the_sentence_begun() -> None:
    assert said(draft().lead(Point(text="Nurses who lead."), "It suits:").answer()) == "It suits: nurses who lead."


def test_a_lead_after_a_heading_stays_a_sentence() -> None:
    assert said(draft().lead(Point(text="No two days are alike."), "**A day:**").answer()) == "**A day:** No two days are alike."


def test_a_cell_holds_points_and_their_marks() -> None:
    made = draft()
    assert made.cell([Point(text="One.", sources=["bls"]), Point(text="Two."), Point(text="Three.")]) == "One. [1] Two."
    assert made.cell([]) == "Not known"


def test_suggestions_are_told_once_and_at_most_four() -> None:
    answer = draft().answer(suggestions=["a", "b", "a", "c", "d", "e"])
    assert answer.suggestions == ["a", "b", "c", "d"]
