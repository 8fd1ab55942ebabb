"""Answers about the field as a whole."""

from __future__ import annotations

import pytest

from advisor.answers import fields
from advisor.knowledge.schema import CAREER_TOPICS
from tests.unit import factory

KNOWLEDGE = factory.knowledge()


@pytest.mark.parametrize("topic", CAREER_TOPICS)
def test_every_topic_is_answered_for_the_field(topic: str) -> None:
    answer = fields.answer(KNOWLEDGE, KNOWLEDGE.default_article(topic), None)
    assert answer.topic == topic
    assert answer.text.startswith(f"In general, {topic.replace('_', ' ')} varies. [1]")
    assert 2 <= len(answer.suggestions) <= 4


def test_a_general_answer_asks_which_role_is_meant() -> None:
    assert fields.answer(KNOWLEDGE, KNOWLEDGE.default_article("salary"), None).text.endswith("I can then be exact.")


def test_an_answer_to_a_narrower_question_does_not_ask() -> None:
    assert "?" not in fields.answer(KNOWLEDGE, KNOWLEDGE.articles["difference_risk"], None).text


def test_a_role_that_was_named_is_not_asked_for() -> None:
    answer = fields.answer(KNOWLEDGE, KNOWLEDGE.default_article("salary"), None, ["matron"])
    assert answer.roles == ["matron"]
    assert "Tell me a role" not in answer.text
    assert all("matron" in suggestion for suggestion in answer.suggestions)


def test_points_of_the_askers_country_come_first() -> None:
    text = fields.answer(KNOWLEDGE, KNOWLEDGE.default_article("skills"), "US").text
    assert text.index("A second word on skills.") < text.index("A first word on skills.")


def test_what_is_left_out_is_offered() -> None:
    data = factory.content()
    factory.entry(data, "articles", "skills_general")["points"] = [factory.point(f"Skill {letter}.") for letter in "abcdefg"]
    knowledge = factory.knowledge(data)
    assert fields.answer(knowledge, knowledge.default_article("skills"), None).suggestions[0] == "Tell me more"
    assert "Tell me more" not in fields.answer(KNOWLEDGE, KNOWLEDGE.default_article("skills"), None).suggestions
