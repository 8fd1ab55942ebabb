"""Steps that somebody would leave out on the way to a post."""

from __future__ import annotations

import pytest

from advisor.answers.model import Context
from advisor.answers.resolve import subject
from tests.unit.test_leaning import KNOWLEDGE, asked, turn

MATRON = Context(topic="career_path", roles=["matron"])
CALLED = {"ward_manager": "ward manager", "matron": "matron"}


@pytest.mark.parametrize(
    "text", ["could i skip ward manager", "can I do it without being a ward manager first", "I've never been a ward manager"]
)
def test_the_step_to_be_left_out_is_not_what_is_asked_about(text: str) -> None:
    question = asked(text, "ask_career_path", 0.9, role=[["ward_manager"]], called=CALLED)
    assert [role.id for role in subject(KNOWLEDGE, question, MATRON).roles] == ["matron"]
    assert [role.id for role in subject(KNOWLEDGE, question, Context()).roles] == ["ward_manager"]


def test_of_two_posts_the_one_that_is_not_left_out_is_asked_about() -> None:
    text = "become a matron without being a ward manager first"
    question = asked(text, "ask_career_path", 0.9, role=[["matron"], ["ward_manager"]], called=CALLED)
    answer = turn(question, Context())
    assert answer.roles[0] == "matron" and "Whether a step may be left out I cannot say" in answer.text
    assert "You will have led a ward, department or service first." in answer.text


def test_who_misses_a_post_does_not_leave_it_out() -> None:
    question = asked("I miss being a ward manager", "ask_career_path", 0.9, role=[["ward_manager"]], called=CALLED)
    assert [role.id for role in subject(KNOWLEDGE, question, MATRON).roles] == ["ward_manager"]


def test_whether_somebody_must_be_a_deputy_first_is_not_claimed() -> None:
    context = Context(topic="career_path", roles=["registered_manager"])
    called = {"deputy_care_home_manager": "deputy"}
    question = asked(
        "do i have to do deputy first", "ask_experience_needed", 0.9, role=[["deputy_care_home_manager"]], called=called
    )
    answer = turn(question, context)
    assert answer.roles[0] == "registered_manager" and "Whether a step may be left out I cannot say" in answer.text
