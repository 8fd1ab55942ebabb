"""Fixed replies: small talk, what is out of scope, asking back."""

from __future__ import annotations

import pytest

from advisor.answers import replies
from advisor.answers.model import Context


def test_a_reply_is_small_talk() -> None:
    found = replies.reply("greet")
    assert found.topic == "small_talk"
    assert found.kind is None
    assert found.suggestions


def test_what_is_out_of_scope_is_filed_by_its_kind() -> None:
    found = replies.reply("out_of_scope_unrelated")
    assert (found.topic, found.kind) == ("out_of_scope", "unrelated")


def test_a_reply_may_have_a_topic_of_its_own() -> None:
    assert replies.reply("failure").topic == "failure"


def test_wordings_are_taken_in_turn() -> None:
    first, second = replies.reply("out_of_scope_unrelated", 0), replies.reply("out_of_scope_unrelated", 1)
    assert first.text != second.text
    assert replies.reply("out_of_scope_unrelated", 2).text == first.text


def test_a_reply_of_one_wording_is_always_the_same() -> None:
    assert replies.reply("ask_capabilities", 5) == replies.reply("ask_capabilities")


def test_values_stand_for_the_names_in_a_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replies, "_responses", lambda: {"utter_greet": [{"text": "Hello {name}, hello {name}."}]})
    assert replies.reply("greet", name="Ada").text == "Hello Ada, hello Ada."


def test_intents_without_a_fixed_reply_are_told_apart() -> None:
    assert replies.has_reply("greet")
    assert not replies.has_reply("ask_salary")


def test_the_first_words_say_what_it_is_about_and_offer_questions() -> None:
    greeting = replies.greeting()
    assert "leadership" in greeting.text
    assert 2 <= len(greeting.suggestions) <= 4


@pytest.mark.parametrize("help", ["999", "NHS 111", "Samaritans", "116 123", "911", "988"])
def test_a_crisis_signposts_help(help: str) -> None:
    assert help in replies.reply("out_of_scope_crisis").text


def test_a_crisis_offers_no_career_questions() -> None:
    assert replies.reply("out_of_scope_crisis").suggestions == []


@pytest.mark.parametrize("help", ["NHS 111", "GP", "999", "911"])
def test_medical_questions_are_sent_to_those_who_may_answer(help: str) -> None:
    assert help in replies.reply("out_of_scope_medical_advice").text


def test_it_says_that_it_is_a_program() -> None:
    assert "program" in replies.reply("bot_challenge").text


def test_a_reaction_goes_on_with_what_was_offered_before() -> None:
    offered = ["What does a matron do?"]
    talk = Context(topic="salary", last={"suggestions": offered})
    assert replies.in_talk("react", talk).suggestions == offered
    assert replies.in_talk("stop", talk).suggestions != offered
    assert replies.in_talk("react", Context()).suggestions not in ([], offered)
