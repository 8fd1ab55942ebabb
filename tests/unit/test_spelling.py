"""Mending words that the training phrases do not know."""

from __future__ import annotations

import pytest

from advisor.nlu.spelling import Speller

SPELLER = Speller.of(
    [
        "What is the salary of a ward manager?",
        "Salary and management: is a doctor due more in management?",
        "A ward needs a doctor and a manager.",
        "Don't they? They don't. A job is a job.",
        "A registrar, once.",
    ]
)


def test_a_word_met_twice_is_learnt_and_one_met_once_is_not() -> None:
    assert SPELLER.words["salary"] == 2
    assert "registrar" not in SPELLER.words


def test_words_are_counted_whatever_their_capitals() -> None:
    assert Speller.of(["Ward", "WARD ward"]).words == {"ward": 3}


@pytest.mark.parametrize("slip", ["salry", "sallary", "selary", "saalry"])
def test_one_letter_missing_extra_wrong_or_swapped_is_mended(slip: str) -> None:
    assert SPELLER.mend(slip) == "salary"


@pytest.mark.parametrize("slip", ["managment", "mangemnt", "managemetn", "menegement"])
def test_a_long_word_may_have_two_slips(slip: str) -> None:
    assert SPELLER.mend(slip) == "management"


@pytest.mark.parametrize("word", ["dactar", "slry", "wharddt", "menegemint"])
def test_a_word_too_far_from_every_known_one_stays(word: str) -> None:
    assert SPELLER.mend(word) == word


def test_the_first_letter_is_never_wrong() -> None:
    assert SPELLER.mend("kanager") == "kanager"


@pytest.mark.parametrize("word", ["SALRY", "WRAD", "MHA"])
def test_words_in_capitals_stay(word: str) -> None:
    assert SPELLER.mend(word) == word


@pytest.mark.parametrize("word", ["wad", "jbo", "dr", "a", ""])
def test_short_words_stay(word: str) -> None:
    assert SPELLER.mend(word) == word


@pytest.mark.parametrize("word", ["salary", "Salary", "don't"])
def test_known_words_stay_as_they_are_written(word: str) -> None:
    assert SPELLER.mend(word) == word


def test_only_the_unknown_words_of_a_text_change() -> None:
    assert SPELLER.mend("Hm: what salry has a docter,\n10 yrs in?") == "Hm: what salary has a doctor,\n10 yrs in?"


def test_the_nearest_word_wins_over_a_commoner_one() -> None:
    assert Speller({"manages": 50, "managers": 2}).mend("managerz") == "managers"


def test_of_words_as_near_the_commonest_wins() -> None:
    assert Speller({"word": 2, "ward": 9, "wort": 3}).mend("wurd") == "ward"
    assert Speller({"word": 9, "ward": 2, "wort": 3}).mend("wurd") == "word"


def test_of_words_as_near_one_that_lacks_letters_alone_wins() -> None:
    assert Speller({"with": 90, "which": 20}).mend("wich") == "which"


def test_a_slip_of_a_slip_that_is_met_often_is_mended_too() -> None:
    assert Speller({"salary": 90, "salery": 3}).mend("salerys") == "salary"


def test_of_words_as_near_and_as_common_the_choice_does_not_depend_on_their_order() -> None:
    assert Speller({"word": 2, "ward": 2}).mend("wurd") == Speller({"ward": 2, "word": 2}).mend("wurd")


def test_a_speller_that_knows_nothing_changes_nothing() -> None:
    assert Speller.of([]).mend("salry of a docter") == "salry of a docter"


def test_a_speller_made_from_its_own_words_mends_alike() -> None:
    assert Speller(SPELLER.words).mend("managment") == "management"


def test_a_word_of_english_is_no_slip() -> None:
    assert SPELLER.mend("celery and dockers") == "celery and dockers"


def test_a_rare_word_of_no_dictionary_is_a_slip_of_a_common_one_a_letter_away() -> None:
    speller = Speller({"salary": 40, "salery": 2, "matron": 3, "matrons": 2})
    assert speller.mend("salery of matrons") == "salary of matrons"
