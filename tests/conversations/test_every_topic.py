"""Every topic, asked about a few roles in the advisor's own words: an answer with sources, or a plain "I do not know"."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from advisor.answers.phrasing import ask
from advisor.knowledge.load import shared
from advisor.knowledge.schema import CAREER_TOPICS
from tests.conversations.reading import UNKNOWN, assert_says, assert_sourced, words
from tests.conversations.served import Talk

pytestmark = pytest.mark.slow

ROLES = ("cno", "ward_manager", "practice_manager", "nurse_manager_us", "domestic_supervisor", "healthcare_manager")
# Topics of the field alone, answered with an article whatever role is named beside them.
OF_THE_FIELD = ("why_both_matter", "which_is_better")
# "Which degree is best for a matron?" compares no degrees by name, so it may be read as asking what education is needed.
# "Is it better to be a matron?" is for somebody who may become one.
READ_AS = {"degree_comparison": ("degree_comparison", "education"), "which_is_better": ("which_is_better", "which_suits_me")}


@pytest.fixture(scope="module")
def knowing(begin: Callable[[], Talk]) -> Talk:
    """One conversation for all questions: each names its role, so that none leans on another."""
    return begin()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("topic", CAREER_TOPICS)
def test_a_topic_about_a_role_is_answered_with_sources_or_said_to_be_unknown(knowing: Talk, topic: str, role: str) -> None:
    question = ask(topic, shared().roles[role])
    answer = knowing.one(question)
    assert answer["topic"] in READ_AS.get(topic, (topic,)), f"{question!r} was read as {answer['topic']}:\n{answer['text']}"
    counterpart = shared().roles[role].counterpart
    assert topic in OF_THE_FIELD or answer["roles"] in ([role], [counterpart]), (
        f"{question!r}: {answer['roles']}\n{answer['text']}"
    )
    if re.search(UNKNOWN, words(answer)) and not answer["sources"]:
        assert_says(answer, r"jobs\.nhs\.uk|bls\.gov")
    else:
        assert_sourced(answer)


@pytest.mark.parametrize("topic", CAREER_TOPICS)
def test_a_topic_of_the_field_is_answered_with_sources(begin: Callable[[], Talk], topic: str) -> None:
    question = ask(topic)
    answer = begin().one(question)
    assert answer["topic"] == topic, f"{question!r} was read as {answer['topic']}:\n{answer['text']}"
    assert_sourced(answer)


@pytest.mark.parametrize("role", ROLES)
def test_what_an_answer_offers_next_is_answered(begin: Callable[[], Talk], role: str) -> None:
    talk = begin()
    title = shared().roles[role].title
    for suggestion in talk.one(f"what does a {title} do?")["suggestions"]:
        answer = talk.one(suggestion)
        assert answer["topic"] in CAREER_TOPICS, f"{suggestion!r}: {answer['text']}"
        assert answer["roles"] in ([role], [shared().roles[role].counterpart]), f"{suggestion!r}: {answer['roles']}"
