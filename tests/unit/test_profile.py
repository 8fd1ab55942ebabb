"""Reading what people tell of themselves."""

from __future__ import annotations

import pytest

from advisor.nlu import profile
from advisor.nlu.names import NameLinker
from tests.unit import factory

LINKER = NameLinker(factory.knowledge())


def told(text: str) -> dict[str, str]:
    return profile.read(text, LINKER.link(text))


@pytest.mark.parametrize(
    "text", ["I am a ward manager", "I'm a ward manager at a big trust", "I work as a ward manager", "currently a ward manager"]
)
def test_the_post_somebody_holds(text: str) -> None:
    assert told(text) == {"current_role": "ward_manager"}


@pytest.mark.parametrize(
    "text", ["I want to become a matron", "I'm hoping to be a matron", "my goal is matron", "I am applying for a matron post"]
)
def test_the_post_somebody_wants(text: str) -> None:
    assert told(text) == {"goal": "matron"}


def test_a_post_held_and_a_post_wanted_are_told_apart() -> None:
    assert told("I am a ward manager and want to become a matron") == {"current_role": "ward_manager", "goal": "matron"}


@pytest.mark.parametrize("text", ["I am a nurse", "RN here", "I've been an RN on a surgical ward"])
def test_what_somebody_is(text: str) -> None:
    assert told(text) == {"background": "registered_nurse"}


@pytest.mark.parametrize("text", ["I have an MHA", "I've got my MHA", "I finished my MHA"])
def test_what_somebody_holds(text: str) -> None:
    assert told(text) == {"qualification": "mha"}


@pytest.mark.parametrize("text", ["I do not have an MHA", "I have no MHA", "I am not a ward manager", "I am without an MHA"])
def test_what_somebody_lacks_is_not_held(text: str) -> None:
    assert told(text) == {}


def test_years_served() -> None:
    assert told("I have 10 years of experience") == {"years": "10"}


def test_where_somebody_is() -> None:
    assert told("I live in London") == {"country": "UK"}


def test_two_countries_leave_it_open() -> None:
    assert told("the UK or the US") == {}


@pytest.mark.parametrize(
    "text", ["What does a matron do?", "How long is an MHA?", "How many nurses become matrons after 5 years?"]
)
def test_a_question_about_others_tells_nothing(text: str) -> None:
    assert told(text) == {}


def test_the_country_of_a_question_is_not_where_the_speaker_is() -> None:
    assert told("What does a matron earn in the US?") == {}
    assert told("I am in the US, what does a matron earn?") == {"country": "US"}


def test_everything_of_a_long_post_is_read() -> None:
    text = "Hi all. I'm a nurse in the UK with 8 years behind me. I have an MHA. I'd like to become a matron. Any tips?"
    assert told(text) == {
        "country": "UK",
        "background": "registered_nurse",
        "years": "8",
        "qualification": "mha",
        "goal": "matron",
    }


def test_a_text_about_nothing_tells_nothing() -> None:
    assert told("thank you so much") == {}
