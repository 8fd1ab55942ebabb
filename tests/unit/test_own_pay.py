"""Amounts that people tell of: what they come to, whose they are, and how they stand to the figures of a post."""

from __future__ import annotations

import pytest

from advisor.answers import own_pay
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load

KNOWLEDGE = load.shared()


def answer(text: str, intent: str = "ask_salary", context: Context | None = None, **names: str) -> tuple[Answer, Context]:
    question = Question(text, intent, 0.9, names={kind: [[id]] for kind, id in names.items()})
    (found,), context = advise(KNOWLEDGE, [question], {}, context or Context(), text)
    return found, context


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        ("I make $62,000", [62_000]),
        ("I'm on £43k", [43_000]),
        ("currently make 101k as staff", [101_000]),
        ("$34/hr to salary 72k", [70_720, 72_000]),
        ("I'm on 48,117", [48_117]),
        ("£20 an hour", [39_000]),
        ("new grads start on $41", [85_280]),
        ("70k in debt", []),
        ("a budget of £200,000", []),
        ("tuition is $30,000", []),
        ("I run a $60M store with 200 employees", []),
        ("a list size of 14,000", []),
        ("30k patients", []),
        ("10 years in, 8 in charge", []),
        ("a raise of 3%", []),
    ],
)
def test_what_is_pay_is_told_from_other_numbers(text: str, yearly: list[int]) -> None:
    assert [amount.yearly for amount in own_pay.amounts(text)] == yearly


@pytest.mark.parametrize(
    ("text", "country", "told"),
    [
        ("I make 62k now", "US", {"pay": "USD 62000"}),
        ("I'm on £43k", None, {"pay": "GBP 43000"}),
        ("would I take a cut from 95k", None, {"pay": "95000"}),
        ("they offered me 105k", None, {}),
        ("I'd like to be on £60k", None, {}),
        ("my wife is on £52k as a matron", None, {}),
        ("what does a matron on £60,000 do", None, {}),
    ],
)
def test_ones_own_pay_is_kept(text: str, country: str | None, told: dict[str, str]) -> None:
    assert own_pay.told(text, country) == told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("offered 105k, I make 101k as staff now, should I take it", "By your own figures the other is 4,000 a year more."),
        ("one offer is $82k, or $95k plus bonus", "the second is $13,000 a year more, before bonus"),
        ("offered $72k, I'm on $40/hr", "the other is $11,200 a year less at full-time hours"),
        ("I earn £40k and she earns £40k, offer or not", "the other is the same"),
    ],
)
def test_two_amounts_are_set_beside_each_other(text: str, said: str) -> None:
    assert said in answer(text, "ask_which_suits_me", role="nurse_manager_us")[0].text


def test_nothing_is_worked_out_of_two_currencies() -> None:
    assert "own figures" not in answer("an offer of £40k or one of $50k", role="practice_manager")[0].text


@pytest.mark.parametrize(
    ("text", "role", "said"),
    [
        (
            "I'm on £43k, what does a ward manager earn",
            "ward_manager",
            "the bottom of the range for a ward manager, £49,387, is £6,387 more",
        ),
        (
            "I'm on £52k, what does a ward manager earn",
            "ward_manager",
            "the bottom of the range for a ward manager is £2,613 less and the top £4,515 more",
        ),
        (
            "I'm on £90k, what does a ward manager earn",
            "ward_manager",
            "even the top of the range for a ward manager, £56,515, is £33,485 less",
        ),
        ("I make $100k, what does a clinic manager earn", "clinic_manager", "$106,990, is $6,990 more"),
        ("is £45k fair for a ward manager", "ward_manager", "is £4,387 more"),
    ],
)
def test_ones_own_pay_is_set_beside_the_figure(text: str, role: str, said: str) -> None:
    assert said in answer(text, role=role)[0].text


def test_it_is_remembered_and_said_so_that_it_can_be_corrected() -> None:
    first, context = answer("I'm on £43k, what does a ward manager earn", role="ward_manager")
    assert "on £43,000 a year" in first.text and context.profile["pay"] == "GBP 43000"
    later, _ = answer("and a matron", context=context, role="matron")
    assert "Beside £43,000 a year" in later.text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I'm on £43k, what does a clinic manager earn in the US", {"role": "clinic_manager", "country": "US"}),
        ("I make 62k, what does a practice manager earn", {"role": "practice_manager"}),
    ],
)
def test_nothing_is_set_beside_a_figure_that_may_be_of_another_currency(text: str, names: dict[str, str]) -> None:
    assert "Beside" not in answer(text, **names)[0].text


def test_of_two_posts_the_better_paid_that_is_not_ones_own_counts() -> None:
    question = Question("I'm on £54k, would it be more", "ask_salary", 0.9, names={"role": [["ward_manager"], ["matron"]]})
    (found,), _ = advise(KNOWLEDGE, [question], {"current_role": "ward_manager"}, Context(), question.text)
    assert "the bottom of the range for a matron, £57,528, is £3,528 more" in found.text


def test_of_two_bands_the_higher_counts() -> None:
    question = Question("I'm on 48,117, what at band 7", "ask_salary", 0.9, names={"band": [["band_6"], ["band_7"]]})
    (found,), _ = advise(KNOWLEDGE, [question], {}, Context(profile={"country": "UK"}), question.text)
    assert "the bottom of the range of band 7, £49,387, is £1,270 more" in found.text
