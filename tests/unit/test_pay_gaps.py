"""How much more one pay is than another, and pay for another time than a year."""

from __future__ import annotations

import pytest

from advisor.answers import compare, entries, gaps
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load
from advisor.knowledge.schema import Pay

KNOWLEDGE = load.shared()
BANDS = {id: KNOWLEDGE.bands[id].pay[0] for id in ("band_6", "band_7", "band_8a")}


def asked(text: str, intent: str = "ask_salary", confidence: float = 1.0, **names: list[list[str]]) -> Question:
    """Return a question that names entries by their ids."""
    return Question(text, intent, confidence, [], names)


def turn(question: Question, context: Context | None = None, **told: str) -> Answer:
    """Return the answer to a question."""
    return advise(KNOWLEDGE, [question], told, context or Context())[0][0]


def amount(number: float) -> str:
    return f"£{number:,.0f}"


def more(higher: Pay, lower: Pay) -> str:
    """Return the two differences of two ranges, as they are told."""
    assert higher.low and higher.high and lower.low and lower.high
    return f"{amount(higher.low - lower.low)} a year at the bottom of the range and {amount(higher.high - lower.high)} at the top"


def test_the_gap_of_two_ranges_is_that_of_their_ends() -> None:
    assert gaps.between(BANDS["band_7"], BANDS["band_6"]) == more(BANDS["band_7"], BANDS["band_6"])


@pytest.mark.parametrize(
    "changes",
    [
        {"nation": "Scotland"},
        {"scope": "occupation"},
        {"country": "US"},
        {"year": 2019},
        {"low": 10_000},
        {"high": 200_000},
        {"low": None},
    ],
)
def test_figures_of_another_kind_or_ranges_within_each_other_have_no_gap(changes: dict[str, object]) -> None:
    lower = BANDS["band_6"]
    higher = BANDS["band_7"].copy(update=changes if "high" not in changes else {})
    lower = lower.copy(update=changes) if "high" in changes else lower
    assert gaps.between(higher, lower) == ""


def test_medians_are_set_against_each_other() -> None:
    one, other = (BANDS["band_7"].copy(update={"median": median, "currency": "USD"}) for median in (90_000, 80_000))
    assert gaps.between(one, other) == "$10,000 a year by the medians"
    assert gaps.between(other, one) == ""


def test_of_two_posts_it_is_told_how_much_more_the_one_pays() -> None:
    answer = turn(asked("who earns more", role=[["matron"], ["ward_manager"]]))
    assert f"a matron earns more: {more(BANDS['band_8a'], BANDS['band_7'])}." in answer.text


def test_of_two_bands_too() -> None:
    answer = entries.bands(KNOWLEDGE, "salary", [KNOWLEDGE.bands["band_7"], KNOWLEDGE.bands["band_6"]], None)
    assert f"Band 7 pays more: {more(BANDS['band_7'], BANDS['band_6'])}." in answer.text


def test_ranges_that_lie_within_each_other_are_said_to_overlap() -> None:
    answer = turn(asked("which pays more", role=[["matron"], ["service_manager"]]))
    assert "The UK ranges overlap; by their middles a matron earns more." in answer.text


def test_whole_occupations_are_not_taken_for_titles() -> None:
    answer = turn(asked("who earns more", role=[["clinic_manager"], ["practice_manager"]], country=[["US"]]))
    assert "The US statistics count whole occupations, not titles; the group of a clinic manager earns more: $" in answer.text


def test_each_of_three_posts_has_its_figure() -> None:
    ids = ["ward_manager", "matron", "divisional_director_nursing"]
    text = compare.roles(KNOWLEDGE, "salary", [KNOWLEDGE.roles[id] for id in ids], None).text
    assert all(f"- **{KNOWLEDGE.roles[id].title}:**" in text for id in ids)


@pytest.mark.parametrize(
    ("question", "context", "told"),
    [
        (asked("how much more is that than band 7", band=[["band_7"]]), Context(topic="salary", roles=["matron"]), {}),
        (asked("how much more would I get as a matron than band 7", role=[["matron"]], band=[["band_7"]]), Context(), {}),
        (asked("what pay rise would I get as a matron", role=[["matron"]]), Context(), {"band": "band_7"}),
    ],
)
def test_a_post_is_set_beside_a_band(question: Question, context: Context, told: dict[str, str]) -> None:
    answer = turn(question, context, **told)
    assert f"A matron earns more than band 7: {more(BANDS['band_8a'], BANDS['band_7'])}." in answer.text
    assert answer.roles == ["matron"]


def test_a_lower_post_earns_less_than_a_band_and_one_on_it_is_on_it() -> None:
    ward_manager = KNOWLEDGE.roles["ward_manager"]
    less = compare.with_band(KNOWLEDGE, ward_manager, KNOWLEDGE.bands["band_8a"])
    same = compare.with_band(KNOWLEDGE, ward_manager, KNOWLEDGE.bands["band_7"])
    assert less and same
    assert "A ward manager earns less than band 8a: £" in less.text
    assert "A ward manager is usually on band 7 itself." in same.text


def test_a_post_without_a_british_figure_is_set_beside_no_band() -> None:
    assert compare.with_band(KNOWLEDGE, KNOWLEDGE.roles["nurse_manager_us"], KNOWLEDGE.bands["band_7"]) is None


@pytest.mark.parametrize(
    ("text", "beside"),
    [("how much extra is a matron", "junior_sister"), ("how much extra would I get as a matron", "ward_manager")],
)
def test_how_much_more_is_beside_the_post_in_focus_or_the_askers_own(text: str, beside: str) -> None:
    answer = turn(asked(text, role=[["matron"]]), Context(topic="salary", roles=["junior_sister"]), current_role="ward_manager")
    assert answer.roles == ["matron", beside]


@pytest.mark.parametrize("text", ["what does a matron earn", "do matrons get extra for nights", "is there a pay rise each year"])
def test_what_a_post_earns_is_told_of_it_alone(text: str) -> None:
    assert turn(asked(text, role=[["matron"]]), band="band_7").roles == ["matron"]


ON_BAND_7 = Context(topic="salary", entries=[["band", "band_7"]])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("how much is that a month", f"about {amount(BANDS['band_7'].low / 12)} to {amount(BANDS['band_7'].high / 12)} a month"),  # type: ignore[operator]
        ("and for 3 days a week", f"For 3 of 5 days that is about {amount(BANDS['band_7'].low * 0.6)}"),  # type: ignore[operator]
        ("and two days", f"For two of 5 days that is about {amount(BANDS['band_7'].low * 0.4)}"),  # type: ignore[operator]
        ("after tax?", "These are figures before tax"),
    ],
)
def test_pay_by_another_time(text: str, said: str) -> None:
    answer = turn(asked(text, "follow_up", 0.3), ON_BAND_7)
    assert answer.text.startswith(("That is", "For ", "These are"))
    assert said in answer.text


def test_a_median_by_the_month() -> None:
    median = compare.general_pay(KNOWLEDGE, KNOWLEDGE.roles["nurse_manager_us"], "US")
    assert median and median.median
    answer = turn(asked("what is that monthly", role=[["nurse_manager_us"]]))
    assert f"about ${median.median / 12:,.0f} a month before tax" in answer.text


@pytest.mark.parametrize("text", ["what does band 7 pay", "is it a 4 day week", "how many months does it take"])
def test_other_words_ask_for_no_other_time(text: str) -> None:
    assert "before tax" not in turn(asked(text, band=[["band_7"]])).text


def test_a_post_whose_range_holds_that_of_a_band_may_pay_more_or_less() -> None:
    answer = compare.with_band(KNOWLEDGE, KNOWLEDGE.roles["practice_manager"], KNOWLEDGE.bands["band_6"])
    assert answer
    assert "so a practice manager may earn more than band 6 or less" in answer.text
