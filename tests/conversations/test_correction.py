"""Corrections: the question before is answered again as it was meant."""

from __future__ import annotations

import pytest

from tests.conversations.reading import assert_about, assert_says, assert_silent_on
from tests.conversations.served import Talk

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "correction", ["no, I meant practice manager", "sorry, I meant a practice manager", "not clinic manager, practice manager"]
)
def test_another_role(talk: Talk, correction: str) -> None:
    assert_about(talk.one("what does a clinic manager earn?"), "salary", "clinic_manager")
    answer = talk.one(correction)
    assert_about(answer, "salary", "practice_manager")
    assert_says(answer, "£35,000", "£65,000")


def test_the_corrected_role_is_the_one_the_talk_goes_on_with(talk: Talk) -> None:
    talk.one("what does a clinic manager earn?")
    talk.one("no, I meant practice manager")
    assert_about(talk.one("and what degree do I need?"), "education", "practice_manager")


@pytest.mark.parametrize("correction", ["I meant the UK", "no, I meant the UK", "I meant in the UK, sorry"])
def test_another_country(talk: Talk, correction: str) -> None:
    first = talk.one("what does a practice manager earn in the US?")["text"]
    assert "$100,780" in first
    assert "£35,000" not in first
    answer = talk.one(correction)
    assert_about(answer, "salary", "practice_manager")
    assert "£35,000" in answer["text"]
    assert "$100,780" not in answer["text"]


def test_the_corrected_country_is_kept(talk: Talk) -> None:
    talk.one("what does a nurse manager earn in the US?")
    assert_about(talk.last, "salary", "nurse_manager_us")
    assert_about(talk.one("no, I meant the UK"), "salary", "ward_manager")
    assert_about(talk.one("and how do I become one?"), "career_path", "ward_manager")


def test_another_topic(talk: Talk) -> None:
    talk.one("how do I become a matron?")
    answer = talk.one("no, I meant the pay")
    assert_about(answer, "salary", "matron")
    assert_says(answer, "£57,528")


def test_what_was_understood_of_the_speaker(talk: Talk) -> None:
    assert_says(talk.one("I'm an RN with 8 years and a BSN, how do I become a nurse manager?"), "8 years")
    answer = talk.one("sorry, I have 3 years")
    assert_says(answer, r"\b3 years")
    assert_silent_on(answer, r"\b8 years")
