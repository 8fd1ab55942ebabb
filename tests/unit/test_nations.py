"""The nations of the UK: whose figures are told to whom, and what is said where nothing is known of one."""

from __future__ import annotations

import pytest

from advisor.answers import nations
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load

KNOWLEDGE = load.shared()
NO_FIGURES = "I have no figures for Wales here; those below are England's. For Wales look at heiw.nhs.wales"


def asked(text: str, topic: str, place: str = "", role: str = "matron") -> Question:
    names = {"role": [[role]], **({"country": [["UK"]]} if place else {})}
    return Question(text, f"ask_{topic}", names=names, called={"UK": place} if place else {})


def said(question: Question, told: dict[str, str] | None = None, context: Context | None = None) -> tuple[Answer, Context]:
    (answer,), after = advise(KNOWLEDGE, [question], told or {}, context or Context())
    return answer, after


@pytest.mark.parametrize(
    ("place", "nation"),
    [("Scotland", "Scotland"), ("glasgow", "Scotland"), ("Welsh", "Wales"), ("Belfast", "Northern Ireland"), ("Leeds", None)],
)
def test_a_nation_is_named_by_its_towns_too(place: str, nation: str | None) -> None:
    assert nations.named(KNOWLEDGE, [asked("", "salary", place)]) == nation


def test_scottish_pay_comes_before_englands_with_its_source() -> None:
    answer, _ = said(asked("what does a matron earn in Scotland", "salary", "Scotland"))
    assert answer.text.startswith("In Scotland band 8a pays £65,032 to £70,202 a year (2026/27). [2] What follows is England's.")
    assert answer.sources[1].id == "afc_2026_scot"


def test_where_no_figures_are_known_that_is_said() -> None:
    answer, _ = said(asked("what does a matron earn in Wales", "salary", "Wales"))
    assert answer.text.startswith(NO_FIGURES)


def test_the_nation_told_once_counts_for_pay_later_until_another_is_told() -> None:
    country = Question("I'm in Wales", "inform", names={"country": [["UK"]]}, called={"UK": "Wales"})
    _, context = said(country, {"country": "UK"})
    assert context.profile["nation"] == "Wales"
    answer, context = said(asked("what does a matron earn", "salary"), context=context)
    assert answer.text.startswith(NO_FIGURES)
    england = Question("I've moved to Leeds", "inform", names={"country": [["UK"]]}, called={"UK": "Leeds"})
    answer, context = said(england, {"country": "UK"}, context)
    assert "nation" not in context.profile and "Wales" not in answer.text


def test_other_topics_are_marked_where_the_question_names_the_nation_alone() -> None:
    named, context = said(asked("what does a matron do in Wales", "duties", "Wales"))
    assert named.text.startswith("I have little on Wales alone; where the two differ, this is as it is in England.")
    told = context.with_(profile={"country": "UK", "nation": "Wales"}, last=None)
    assert said(asked("what does a matron do", "duties"), context=told)[0].text.startswith("**Matron")


def test_what_is_told_of_the_nation_itself_or_of_america_needs_no_note() -> None:
    band = Question(
        "band 7 pay in Glasgow", "ask_salary", names={"band": [["band_7"]], "country": [["UK"]]}, called={"UK": "Glasgow"}
    )
    assert said(band)[0].text.startswith("**NHS band 7**") and "In Scotland band 7 pays" in said(band)[0].text
    profile = Context(profile={"country": "UK", "nation": "Wales"})
    us = Question(
        "and in the US?", "ask_salary", names={"role": [["nurse_manager_us"]], "country": [["US"]]}, called={"US": "US"}
    )
    assert "Wales" not in said(us, context=profile)[0].text


def test_what_a_regulator_asks_for_is_said_to_be_englands() -> None:
    question = asked("what qualification do I need", "education", role="registered_manager")
    profile = Context(profile={"country": "UK", "nation": "Northern Ireland"})
    answer, _ = said(question, context=profile)
    assert answer.text.startswith("What follows holds in England; Northern Ireland has a regulator and rules of its own.")


def test_there_is_the_nation_that_the_talk_came_to() -> None:
    question = asked("what do matrons do there", "duties")
    assert said(question, context=Context(called={"UK": "Scotland"}))[0].text.startswith("I have little on Scotland alone")
    assert said(question, context=Context(called={"UK": "Leeds"}))[0].text.startswith("**")
    nowhere = asked("is there much paperwork", "duties")
    assert said(nowhere, context=Context(called={"UK": "Scotland"}))[0].text.startswith("**")


def test_pay_that_is_no_nations_is_not_called_englands() -> None:
    answer, _ = said(asked("practice manager pay in Glasgow", "salary", "Glasgow", "practice_manager"))
    assert answer.text.startswith("I have no figures for Scotland here. For Scotland look at")


@pytest.mark.parametrize(
    ("place", "where"), [("California", "California"), ("nyc", "NYC"), ("which state", "a single state"), ("USA", None)]
)
def test_pay_in_one_american_place_is_said_to_be_unknown(place: str, where: str | None) -> None:
    question = Question(
        f"nurse manager pay in {place}",
        "ask_salary",
        names={"role": [["nurse_manager_us"]], "country": [["US"]]},
        called={"US": place},
    )
    note = f"I have figures for the whole of the United States, none for {where}; bls.gov/oes has pay by place."
    assert said(question)[0].text.startswith(note) == bool(where)


@pytest.mark.parametrize(("place", "noted"), [("Texas", True), ("Maryland", False)])
def test_a_states_own_licence_is_said_to_be_unknown_unless_it_is_told_of(place: str, noted: bool) -> None:
    question = Question(
        f"NHA licence in {place}",
        "ask_certification" if noted else "ask_courses",
        names={"role": [["nursing_home_administrator"]], "country": [["US"]]},
        called={"US": place},
    )
    assert said(question)[0].text.startswith(f"Each state has rules of its own, and I have nothing on those of {place}") == noted
