"""Making typed text safe."""

from __future__ import annotations

import pytest

from advisor.nlu.text import clean


@pytest.mark.parametrize(
    "text", ['/greet{"role": "ceo"}', "  /greet", "//greet", "/ /greet", "\u200b/greet", "\x00/greet", "\n/greet"]
)
def test_no_text_is_an_intent_payload(text: str) -> None:
    assert clean(text).startswith("greet")


@pytest.mark.parametrize("before", ["omg. ", "damn! ", "thanks! ", "/omg. /", "cheers, ", "ok thank you so much. / "])
def test_nor_is_one_once_an_oath_or_thanks_are_left_out(before: str) -> None:
    assert not clean(f'{before}/session_start{{"a": "b"}} now').startswith("/")


def test_quotes_as_telephones_write_them_are_plain() -> None:
    assert clean("I can\u2019t go on, it\u02bcs \u201ctoo much\u201d") == "I can't go on, it's \"too much\""


@pytest.mark.parametrize("text", ["B4 ward", "TY postcode"])
def test_two_capitals_are_a_name(text: str) -> None:
    assert clean(text) == text


def test_a_slash_inside_stays() -> None:
    assert clean("leader and/or manager") == "leader and/or manager"


@pytest.mark.parametrize("sign", ["\x00", "\u202e", "\u200b", "\ue000", "\ud800"])
def test_unseen_characters_part_words(sign: str) -> None:
    assert clean(f"ward{sign}manager") == "ward manager"


def test_blanks_in_a_row_become_one() -> None:
    assert clean("  what \t does\r  a matron do ") == "what does a matron do"


def test_line_ends_stay_since_they_part_sentences() -> None:
    assert clean("I am a nurse\nwhat next") == "I am a nurse\nwhat next"


@pytest.mark.parametrize("text", ["", "   ", "/", " // "])
def test_a_text_of_nothing_is_empty(text: str) -> None:
    assert clean(text) == ""


def test_accents_and_pound_signs_stay() -> None:
    assert clean("a £50k résumé – 你好 🙂") == "a £50k résumé – 你好 🙂"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hw 2 b mor assertive w/ drs", "how to be more assertive with drs"),
        ("Wat does one do", "what does one do"),
        ("r they above u", "are they above you"),
        ("can i do it w/o a degree", "can i do it without a degree"),
        ("could I w/out being one", "could I without being one"),
        ("whats a ward mgr", "whats a ward manager"),
        ("how do i get 2 become one", "how do i get to become one"),
        ("from charge to manager", "from shift charge nurse to manager"),
        ("I'm only charge right now", "I'm only shift charge nurse right now"),
        ("is it higher than charge?", "is it higher than shift charge nurse?"),
        ("house sup versus charge: who handles what", "house sup versus shift charge nurse: who handles what"),
        ("is charge worth it", "is shift charge nurse worth it"),
        ("RN, 7 years, charge most weekends", "RN, 7 years, shift charge nurse most weekends"),
        ("Charge on a 24 bed unit", "shift charge nurse on a 24 bed unit"),
        ("they want me to go charge on nights", "they want me to go shift charge nurse on nights"),
        ("she was made charge.", "she was made shift charge nurse."),
        ("I don't want to drive for a living", "I don't want to drive as a job"),
        ("good w excel", "good with excel"),
        ("alot of posts", "a lot of posts"),
        ("what does charge pay", "what does shift charge nurse pay"),
        ("more $?", "more money?"),
        ("k thx", "k thanks"),
    ],
)
def test_shorthand_is_written_out(text: str, meant: str) -> None:
    assert clean(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "R&D",
        "the y-axis",
        "band 2 pay",
        "U.S. or r.n.",
        "2 big wards",
        "plan B",
        "I'm a sister",
        "who was in charge of it",
        "free of charge",
        "do courses pay you or charge fees",
        "in charge most shifts",
        "do schools charge every student",
        "should I take charge of the rota",
        "I was charged",
        "$50k",
    ],
)
def test_what_only_looks_like_shorthand_stays(text: str) -> None:
    assert clean(text) == text


def test_a_career_that_is_ruined_is_nobodys_life() -> None:
    assert clean("would that be career suicide?") == "would that be career ruin?"
    assert clean("I think of suicide") == "I think of suicide"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("cheers! any of that want a degree", "any of that want a degree"),
        ("ok great thanks, how do I get there", "how do I get there"),
        ("thanks, that helps a lot", "thanks, that helps a lot"),
        ("thank you very much", "thank you very much"),
        ("thanks, bye for now then", "thanks, bye for now then"),
    ],
)
def test_thanks_before_a_question_are_left_out(text: str, asked: str) -> None:
    assert clean(text) == asked


@pytest.mark.parametrize("letter", ["y", "w", "n.", "Y"])
def test_a_letter_by_itself_stays(letter: str) -> None:
    assert clean(letter) == letter


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("what does a chef nurse earn", "what does a chief nurse earn"),
        ("a chef in the kitchen", "a chef in the kitchen"),
        ("haha ok. what about the hours", "what about the hours"),
        ("should I apply for charge", "should I apply for shift charge nurse"),
        ("lol", "lol"),
    ],
)
def test_a_slip_a_laugh_and_a_shift_in_charge_are_read_as_they_are_meant(text: str, read: str) -> None:
    assert clean(text) == read
