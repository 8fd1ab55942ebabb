"""The one action, between a tracker and the advisor."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import ActionAnswer
from advisor.answers.model import Answer
from advisor.knowledge import load
from advisor.server import desk
from advisor.server.desk import DeskError
from advisor.stores import tracker as store
from advisor.stores.schema import StoreError
from tests.unit import factory


@pytest.fixture(autouse=True)
def small_knowledge(monkeypatch: pytest.MonkeyPatch) -> None:
    small = factory.knowledge()
    monkeypatch.setattr(load, "shared", lambda: small)


def asked(intent: str, *ids: str) -> dict[str, Any]:
    entities = [{"kind": "role", "ids": [id], "text": id, "loose": False} for id in ids]
    return {"text": "a question", "intent": intent, "confidence": 0.9, "ranking": [intent], "entities": entities, "article": None}


def run(message: dict[str, Any], slots: dict[str, Any] | None = None) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Run the action; return its messages and the slots it sets."""
    tracker = Tracker("someone", slots or {}, message, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    events = asyncio.run(ActionAnswer().run(dispatcher, tracker, {}))
    *slots_set, last = events
    assert all(event["event"] == "slot" for event in slots_set)
    assert (last["event"], last["name"]) == ("followup", "action_listen")
    return dispatcher.messages, {event["name"]: event["value"] for event in slots_set}


def test_it_is_known_by_the_name_the_rules_use() -> None:
    assert ActionAnswer().name() == "action_answer"


def test_each_question_gets_one_message_with_text_and_structure() -> None:
    messages, _ = run({"text": "t", "questions": [asked("ask_duties", "matron"), asked("ask_salary")]})
    answers = [Answer.from_dict(message["custom"]) for message in messages]
    assert [(answer.topic, answer.roles) for answer in answers] == [("duties", ["matron"]), ("salary", ["matron"])]
    assert all("Matron" in message["text"] and "**" not in message["text"] for message in messages)


def test_buttons_are_left_to_the_channels() -> None:
    messages, _ = run({"text": "t", "questions": [asked("ask_duties", "matron")]})
    assert messages[0]["buttons"] == []


def test_what_is_remembered_is_set_in_slots() -> None:
    _, slots = run({"text": "t", "questions": [asked("ask_duties", "matron")], "profile": {"country": "UK"}})
    assert slots["topic"] == "duties"
    assert slots["roles"] == ["matron"]
    assert slots["profile"] == {"country": "UK"}


def test_a_slot_that_stays_as_it_is_is_not_set_again() -> None:
    _, slots = run({"text": "t", "questions": [asked("ask_salary")]}, {"topic": "salary", "roles": ["matron"]})
    assert "topic" not in slots and "roles" not in slots
    assert "last" in slots


def test_what_was_remembered_is_used() -> None:
    messages, _ = run({"text": "t", "questions": [asked("ask_salary")]}, {"roles": ["matron"]})
    assert messages[0]["custom"]["roles"] == ["matron"]


@pytest.mark.parametrize("questions", [None, []])
def test_a_message_without_questions_goes_by_its_intent(questions: list | None) -> None:
    messages, _ = run({"text": "hello", "intent": {"name": "greet"}, "questions": questions})
    assert messages[0]["custom"]["topic"] == "small_talk"


def test_a_message_without_anything_is_asked_back() -> None:
    messages, _ = run({"text": None, "intent": {}})
    assert messages[0]["custom"]["topic"] == "clarify"


class PlayedStore:
    """Takes feedback, or fails."""

    def __init__(self, outcome: bool | StoreError) -> None:
        self.outcome = outcome
        self.taken: list[tuple[str, bool, str]] = []

    async def keep_feedback_on_latest(self, conversation: str, helpful: bool, comment: str) -> bool:
        self.taken.append((conversation, helpful, comment))
        if isinstance(self.outcome, StoreError):
            raise self.outcome
        return self.outcome


@pytest.mark.parametrize(("outcome", "told"), [(True, True), (False, False), (StoreError("no database"), False)])
def test_feedback_in_words_is_kept_and_told_only_when_it_is(
    monkeypatch: pytest.MonkeyPatch, outcome: bool | StoreError, told: bool
) -> None:
    played = PlayedStore(outcome)
    monkeypatch.setattr(store, "shared", lambda: played)
    messages, _ = run({"text": "t", "questions": [{**asked("give_feedback"), "text": "that was wrong"}]})
    assert played.taken == [("someone", False, "that was wrong")]
    assert ("kept that with your question" in messages[0]["custom"]["text"]) == told
    assert "sorry about that" in messages[0]["text"]


def test_no_other_message_is_kept_as_feedback(monkeypatch: pytest.MonkeyPatch) -> None:
    played = PlayedStore(True)
    monkeypatch.setattr(store, "shared", lambda: played)
    run({"text": "t", "questions": [asked("ask_duties", "matron")]})
    run({"text": "t", "questions": [asked("greet")]})
    assert played.taken == []


class PlayedDesk:
    """Takes talks, or fails."""

    name = "an adviser at help@college.example"

    def __init__(self, error: DeskError | None = None) -> None:
        self.error = error
        self.sent: list[tuple[list[dict[str, Any]], str, str]] = []

    async def send(self, said: list[dict[str, Any]], name: str, email: str) -> None:
        self.sent.append((said, name, email))
        if self.error:
            raise self.error


class KeptTalk:
    """A store with one talk, or none that can be read."""

    def __init__(self, error: StoreError | None = None) -> None:
        self.error = error

    async def history(self, conversation: str) -> list[dict[str, Any]]:
        if self.error:
            raise self.error
        return [{"from": "user", "text": conversation}]


def agree(monkeypatch: pytest.MonkeyPatch, played: PlayedDesk, kept: KeptTalk) -> tuple[dict[str, Any], dict[str, Any]]:
    """Say where to reply, after agreeing to be handed over; return the answer and the slots set."""
    monkeypatch.setattr(desk, "shared", lambda: played)
    monkeypatch.setattr(store, "shared", lambda: kept)
    message = {"text": "Ada, ada@example.org", "questions": [asked("nlu_fallback")]}
    messages, slots = run(message, {"handover": {"step": "contact"}})
    return messages[0]["custom"], slots


def test_a_talk_is_sent_once_it_is_agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    played = PlayedDesk()
    answer, slots = agree(monkeypatch, played, KeptTalk())
    assert played.sent == [([{"from": "user", "text": "someone"}], "Ada", "ada@example.org")]
    assert answer["topic"] == "handover" and answer["text"].startswith("Sent.")
    assert slots["handover"] is None and slots["last"] == answer


@pytest.mark.parametrize(
    ("played", "kept", "why"),
    [
        (PlayedDesk(DeskError("the mail server did not take it.")), KeptTalk(), "the mail server did not take it."),
        (PlayedDesk(), KeptTalk(StoreError("no database")), "our talk could not be read just now."),
    ],
)
def test_a_talk_that_could_not_be_sent_is_told(
    monkeypatch: pytest.MonkeyPatch, played: PlayedDesk, kept: KeptTalk, why: str
) -> None:
    answer, slots = agree(monkeypatch, played, kept)
    assert f"I could not send it: {why} Nothing is lost" in answer["text"]
    assert slots["handover"] == {"step": "failed", "name": "Ada", "email": "ada@example.org"}
