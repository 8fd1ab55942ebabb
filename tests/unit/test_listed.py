"""Topics that a short message lists by a noun each."""

from __future__ import annotations

import pytest

from advisor.nlu.listed import topics
from advisor.nlu.names import shared


def listed(text: str) -> list[str]:
    return [topic for topic, _ in topics(text, shared().link(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("health information manager: pay and what degree do i need?", ["salary", "education"]),
        ("matron job: duties, pay, hours?", ["duties", "salary", "work_setting"]),
        ("CIO: salary and what degree?", ["salary", "education"]),
        ("matron pay & qualifications", ["salary", "education"]),
        ("charge nurse vs nurse manager difference and pay", ["difference", "salary"]),
        ("difference between ward manager and matron and is the money much better", ["difference", "salary"]),
        ("what's the difference between a matron and a ward manager, pay", ["difference", "salary"]),
        ("nursing home administrator: license, salary, job outlook", ["certification", "salary", "outlook"]),
        ("job description for a quality manager plus salary range", ["duties", "salary"]),
        ("what's the job market like for medical directors + pay", ["outlook", "salary"]),
    ],
)
def test_each_noun_of_a_list_is_a_topic(text: str, expected: list[str]) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "what does a matron earn",
        "is the pay better than the hours",
        "I have the skills and experience for a matron post",
        "do I need my degree and certificates",
        "difference between the pay of a matron and that of a ward manager",
        "pay and salary of a matron",
        "more pay and better hours",
        "I like the work and I would like to know in which of the many posts of this kind the pay and hours are good",
    ],
)
def test_what_lists_no_two_topics_stays_one_question(text: str) -> None:
    assert listed(text) == []


def test_each_topic_keeps_the_words_that_ask_for_it() -> None:
    text = "finance manager - pay, and what qualifications do I need"
    assert topics(text, shared().link(text)) == [
        ("salary", "finance manager - pay"),
        ("education", "qualifications do I need"),
    ]


def test_the_topic_of_the_whole_stands_for_what_comes_before_the_last_noun() -> None:
    text = "how do I become a matron and the pay"
    assert topics(text, shared().link(text), "career_path") == [("career_path", "how do I become a matron"), ("salary", "pay")]
    assert topics(text, shared().link(text), "salary") == []
