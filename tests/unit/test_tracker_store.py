"""The tracker store, on SQLite; on PostgreSQL as well where TEST_DATABASE_URL names an empty database to use."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore, SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    BotUttered,
    Event,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from advisor.answers.model import Answer
from advisor.channels import retention
from advisor.stores import kept, turns
from advisor.stores import tracker as store_module
from advisor.stores.kept import SessionTracker
from advisor.stores.locks import MemoryLock
from advisor.stores.schema import ErasedError, StoreError, events, metadata
from advisor.stores.sessions import TURNS_PER_SESSION
from advisor.stores.tracker import ConversationStore, own_store
from advisor.stores.turns import State

DOMAIN = Domain.from_dict(
    {
        "intents": ["ask"],
        "slots": {
            name: {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
            for name in ("focus", "country")
        },
        "actions": ["action_answer"],
        "forms": {"quiz_form": {"required_slots": []}},
    }
)
# The same with slots that policies see.
STATEFUL = Domain.from_dict(
    {
        **DOMAIN.as_dict(),
        "slots": {
            name: {"type": "text", "influence_conversation": True, "mappings": [{"type": "custom"}]}
            for name in ("focus", "country")
        },
    }
)
URLS = ["sqlite", *filter(None, [os.environ.get("TEST_DATABASE_URL")])]


@pytest.fixture(params=URLS, ids=lambda url: url.partition(":")[0])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ConversationStore]:
    """Return an empty store."""
    url = f"sqlite:///{tmp_path / 'test.db'}" if request.param == "sqlite" else request.param
    if request.param != "sqlite":
        metadata.drop_all(sa.create_engine(url))
    opened = ConversationStore(DOMAIN, url)
    yield opened
    opened._engine.dispose()


def asked(text: str, message_id: str | None = None) -> list[Event]:
    """Return the events of a turn that is answered with its own text."""
    answer = Answer("duties", f"On {text}.").as_dict()
    return [
        UserUttered(text, {"name": "ask", "confidence": 1.0}, message_id=message_id),
        ActionExecuted("action_answer"),
        BotUttered(answer["text"], {"custom": answer}),
        SlotSet("focus", text),
        ActionExecuted("action_listen"),
    ]


async def turn(store: ConversationStore, conversation: str, new: list[Event]) -> None:
    """Add a turn the way Rasa does: load, append, save."""
    tracker = await store.get_or_create_tracker(conversation, append_action_listen=False)
    tracker.update_with_events(new, DOMAIN)
    await store.save(tracker)


async def stored(store: ConversationStore, conversation: str) -> list[Event]:
    """Return every event of a conversation."""
    tracker = await store.retrieve_full_tracker(conversation)
    return list(tracker.events) if tracker else []


def test_the_events_table_has_the_columns_of_rasas_own() -> None:
    theirs = SQLTrackerStore.SQLEvent.__table__.columns
    assert {c.name: (str(c.type), c.nullable) for c in events.columns} == {c.name: (str(c.type), c.nullable) for c in theirs}


async def test_a_turn_is_loaded_as_it_was_saved(store: ConversationStore) -> None:
    await turn(store, "a", asked("ward manager"))
    tracker = await store.retrieve("a")
    assert tracker is not None
    assert [event.type_name for event in tracker.events] == ["user", "action", "bot", "slot", "action"]
    assert tracker.get_slot("focus") == "ward manager"
    assert await store.retrieve("b") is None


async def test_each_event_is_stored_once(store: ConversationStore) -> None:
    tracker = await store.get_or_create_tracker("a", append_action_listen=False)
    for text in ("one", "two"):
        tracker.update_with_events(asked(text), DOMAIN)
        await store.save(tracker)
    await turn(store, "a", asked("three"))
    assert [event.text for event in await stored(store, "a") if isinstance(event, UserUttered)] == ["one", "two", "three"]


async def test_a_tracker_made_elsewhere_adds_only_what_is_new(store: ConversationStore) -> None:
    await turn(store, "a", asked("one"))
    own = DialogueStateTracker.from_events("a", [*asked("one"), *asked("two")], DOMAIN.slots)
    await store.save(own)
    assert len(await stored(store, "a")) == 10


async def test_conversations_do_not_mix(store: ConversationStore) -> None:
    await turn(store, "a", asked("one"))
    await turn(store, "b", asked("two"))
    assert sorted(await store.keys()) == ["a", "b"]
    assert [item["text"] for item in await store.history("a")] == ["one", "On one."]


async def test_a_long_conversation_is_loaded_in_part_with_slots_and_loop(store: ConversationStore) -> None:
    await turn(store, "a", [*asked("first"), SlotSet("country", "UK"), ActiveLoop("quiz_form"), ActionExecuted("action_listen")])
    for number in range(TURNS_PER_SESSION * 2 + 2):
        await turn(store, "a", asked(f"question {number}"))
    tracker = await store.retrieve("a")
    assert tracker is not None
    loaded = [event.text for event in tracker.events if isinstance(event, UserUttered)]
    assert len(loaded) == (TURNS_PER_SESSION * 2 + 3) % TURNS_PER_SESSION
    assert tracker.get_slot("country") == "UK"
    assert tracker.get_slot("focus") == loaded[-1]
    assert tracker.active_loop is not None and tracker.active_loop.name == "quiz_form"
    assert tracker.latest_action_name == "action_listen"
    everything = [event for event in await stored(store, "a") if isinstance(event, UserUttered)]
    assert len(everything) == TURNS_PER_SESSION * 2 + 3


async def test_no_session_ends_in_the_middle_of_a_turn(store: ConversationStore) -> None:
    for number in range(TURNS_PER_SESSION - 1):
        await turn(store, "a", asked(str(number)))
    await turn(store, "a", asked("unfinished")[:-1])
    assert "session_started" not in {event.type_name for event in await stored(store, "a")}


async def test_a_tracker_is_kept_until_the_next_turn_and_is_the_same_as_one_that_is_loaded(
    store: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    await turn(store, "a", [*asked("one"), ActiveLoop("quiz_form"), ActionExecuted("action_listen")])
    loaded = await ConversationStore(DOMAIN, str(store._engine.url)).retrieve("a")
    monkeypatch.setattr(store_module, "_load", lambda *_: pytest.fail("read again"))
    kept = await store.retrieve("a")
    assert kept is not None and loaded is not None
    assert kept.current_state(EventVerbosity.ALL) == loaded.current_state(EventVerbosity.ALL)


async def test_a_kept_tracker_is_not_used_once_another_server_has_carried_on(store: ConversationStore) -> None:
    await turn(store, "a", asked("one"))
    await turn(ConversationStore(DOMAIN, str(store._engine.url)), "a", asked("two"))
    tracker = await store.retrieve("a")
    assert tracker is not None and tracker.get_slot("focus") == "two"


async def test_what_a_failed_turn_added_is_gone(store: ConversationStore) -> None:
    await turn(store, "a", asked("one"))
    failing = await store.retrieve("a")
    assert failing is not None
    failing.update_with_events(asked("two"), DOMAIN)
    tracker = await store.retrieve("a")
    assert tracker is not None and tracker.get_slot("focus") == "one"


async def test_what_was_added_after_saving_is_not_taken_for_stored(store: ConversationStore) -> None:
    tracker = await store.get_or_create_tracker("a", append_action_listen=False)
    tracker.update_with_events(asked("one"), DOMAIN)
    await store.save(tracker)
    tracker.update_with_events(asked("two"), DOMAIN)
    again = await store.retrieve("a")
    assert again is not None and again.get_slot("focus") == "one"


async def test_the_trackers_of_many_conversations_make_room(store: ConversationStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    for conversation in ("a", "b", "a", "c"):
        await turn(store, conversation, asked(conversation))
    assert [bool(store._kept.take(conversation)) for conversation in ("a", "b", "c")] == [True, False, True]


def test_policies_are_shown_the_latest_messages_with_slots_and_loops_as_they_were() -> None:
    told = [event for text in ("one", "two", "three", "four") for event in asked(text)]
    told[5:5] = [ActiveLoop("quiz_form"), SlotSet("country", "UK")]
    full = DialogueStateTracker.from_events("a", told, STATEFUL.slots)
    states = SessionTracker.from_events("a", told, STATEFUL.slots).past_states(STATEFUL)
    assert len(states) == 5 and "prev_action" not in states[0]
    assert states[1:] == full.past_states(STATEFUL)[-4:]
    assert states[1]["slots"] == {"country": (1.0,), "focus": (1.0,)} and states[1]["active_loop"] == {"name": "quiz_form"}


def test_what_a_slot_held_last_is_what_policies_are_shown() -> None:
    # What is emptied stays so, whatever it held before.
    told = [*asked("one"), *asked("two"), SlotSet("focus", None), *asked("three")[:2], *asked("four")[:2]]
    full = DialogueStateTracker.from_events("a", told, STATEFUL.slots)
    states = SessionTracker.from_events("a", told, STATEFUL.slots).past_states(STATEFUL)
    assert states[1:] == full.past_states(STATEFUL)[-len(states) + 1 :]
    assert all("slots" not in state for state in states[1:])


@pytest.mark.parametrize(
    "between", [SessionStarted(), Restarted(), UserUtteranceReverted(), ActionReverted(), ActiveLoop("quiz_form")]
)
def test_what_was_taken_back_is_not_applied(between: Event) -> None:
    told = [*asked("one"), ActionExecuted("quiz_form"), between, *asked("two"), ActionExecuted("quiz_form"), *asked("three")]
    applied = [SessionTracker.from_events("a", events, STATEFUL.slots).applied_events() for events in (told, told[:7])]
    assert applied == [DialogueStateTracker.from_events("a", events).applied_events() for events in (told, told[:7])]


def test_the_copy_of_a_tracker_is_as_rasa_makes_it_and_goes_its_own_way() -> None:
    told = [*asked("one"), ActiveLoop("quiz_form"), SlotSet("country", "UK"), *asked("two")]
    tracker = SessionTracker.from_events("a", told, STATEFUL.slots)
    duplicate = tracker.copy()
    assert duplicate == DialogueStateTracker.copy(tracker)
    assert duplicate.current_state(EventVerbosity.ALL) == DialogueStateTracker.copy(tracker).current_state(EventVerbosity.ALL)
    before = tracker.current_state(EventVerbosity.ALL)
    duplicate.update_with_events([*asked("three"), ActiveLoop(None)], STATEFUL)
    duplicate.update(LoopInterrupted(True))
    assert tracker.current_state(EventVerbosity.ALL) == before


def test_a_short_talk_is_shown_whole() -> None:
    told = [*asked("one"), *asked("two")]
    full = DialogueStateTracker.from_events("a", told, STATEFUL.slots)
    assert SessionTracker.from_events("a", told, STATEFUL.slots).past_states(STATEFUL) == full.past_states(STATEFUL)


async def test_the_answers_of_a_claimed_message_are_kept_with_its_events(store: ConversationStore) -> None:
    assert (await store.claim("a", "1")).state is State.OURS
    await turn(store, "a", asked("ward manager", "1"))
    again = await store.claim("a", "1")
    assert again.state is State.DONE
    assert again.answers == [Answer("duties", "On ward manager.").as_dict()]


async def test_a_turn_without_an_answer_is_kept_as_an_apology(store: ConversationStore) -> None:
    await store.claim("a", "1")
    await turn(store, "a", [UserUttered("hm", message_id="1"), ActionExecuted("action_listen")])
    assert [answer["topic"] for answer in (await store.claim("a", "1")).answers] == ["failure"]
    assert [item.get("topic") for item in await store.history("a")] == [None, "failure"]


async def test_a_claimed_message_is_in_progress_for_others(store: ConversationStore) -> None:
    await store.claim("a", "1")
    assert (await store.claim("a", "1")).state is State.RUNNING
    assert (await store.claim("a", "2")).state is State.BUSY
    assert (await store.claim("b", "1")).state is State.OURS


async def test_a_released_message_may_be_sent_again(store: ConversationStore) -> None:
    await store.claim("a", "1")
    await store.release("a", "1")
    assert (await store.claim("a", "1")).state is State.OURS


async def test_the_claim_of_a_server_that_died_is_taken_over(store: ConversationStore, monkeypatch: pytest.MonkeyPatch) -> None:
    await store.claim("a", "1")
    monkeypatch.setattr(turns, "CLAIM_SECONDS", 0.0)
    assert (await store.claim("a", "1")).state is State.OURS


async def test_claims_left_behind_are_given_up_at_the_start_unless_other_servers_may_hold_them(store: ConversationStore) -> None:
    await store.claim("a", "1")
    await store.recover()
    alone = store._engine.dialect.name == "sqlite"
    assert (await store.claim("a", "1")).state is (State.OURS if alone else State.RUNNING)


async def test_history_begins_with_the_greeting(store: ConversationStore) -> None:
    greeting = await store.start("a", Answer("small_talk", "Hello.", suggestions=["What is a matron?"]))
    await turn(store, "a", asked("matron", "1"))
    said = await store.history("a")
    assert said[0] == greeting
    assert [(item["from"], item["id"], item["text"]) for item in said] == [
        ("advisor", None, "Hello."),
        ("user", "1", "matron"),
        ("advisor", "1", "On matron."),
    ]
    assert all(item["at"].endswith("+00:00") for item in said)


async def test_a_started_conversation_waits_for_its_first_message(store: ConversationStore) -> None:
    await store.start("a", Answer("small_talk", "Hello."))
    tracker = await store.retrieve("a")
    assert tracker is not None and tracker.latest_action_name == "action_listen"


async def test_an_erased_conversation_is_gone_and_stays_so(store: ConversationStore) -> None:
    await store.claim("a", "1")
    await turn(store, "a", asked("secret", "1"))
    waiting = await store.get_or_create_tracker("a", append_action_listen=False)
    await store.erase("a")
    waiting.update_with_events(asked("late"), DOMAIN)
    for call in (store.history("a"), store.export("a"), store.claim("a", "1"), store.save(waiting)):
        with pytest.raises(ErasedError):
            await call
    with store._engine.connect() as connection:
        left = [connection.execute(sa.select(sa.func.count()).select_from(table)).scalar() for table in (events, turns.turns)]
    assert left == [0, 0]


async def test_what_nobody_went_on_with_is_forgotten(store: ConversationStore) -> None:
    for conversation in ("old", "new"):
        await turn(store, conversation, asked("secret", "1"))
    with store._engine.begin() as connection:
        connection.execute(sa.update(events).where(events.c.sender_id == "old").values(timestamp=1_000.0))
    assert await store.older_than(2_000.0) == ["old"]
    assert await store.forget("old", 2_000.0)
    assert not await store.forget("new", 2_000.0)
    assert await store.older_than(2_000.0) == []
    with pytest.raises(ErasedError):
        await store.history("old")
    assert await store.history("new")


async def test_a_word_said_while_it_is_looked_at_keeps_an_old_conversation(store: ConversationStore) -> None:
    await turn(store, "a", asked("first", "1"))
    with store._engine.begin() as connection:
        connection.execute(sa.update(events).values(timestamp=1_000.0))
    locks = MemoryLock()
    lock = locks.lock("a")
    await lock.__aenter__()
    erasing = asyncio.create_task(retention._erase_old(store, locks, 2_000.0))
    await asyncio.sleep(0.05)
    await turn(store, "a", asked("second", "2"))
    await lock.__aexit__(None, None, None)
    await erasing
    assert await store.history("a")


async def test_old_conversations_are_erased_once_a_day_whatever_fails(
    store: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[float] = []
    slept: list[float] = []

    async def older_than(before: float) -> list[str]:
        asked_for.append(before)
        raise StoreError("The database did not answer.")

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 2:
            raise asyncio.CancelledError

    monkeypatch.setattr(store, "older_than", older_than)
    monkeypatch.setattr(retention.asyncio, "sleep", sleep)
    with pytest.raises(asyncio.CancelledError):
        await retention.keep_no_longer(store, MemoryLock(), 30)
    assert slept == [retention.DAY] * 2
    assert all(abs(time.time() - 30 * retention.DAY - before) < 60 for before in asked_for) and len(asked_for) == 2


async def test_an_export_holds_words_answers_and_events(store: ConversationStore) -> None:
    await store.claim("a", "1")
    await turn(store, "a", asked("matron", "1"))
    held = await store.export("a")
    assert [item["text"] for item in held["messages"]] == ["matron", "On matron."]
    assert [(kept["id"], kept["answers"][0]["text"]) for kept in held["turns"]] == [("1", "On matron.")]
    assert [event["event"] for event in held["events"]] == ["user", "action", "bot", "slot", "action"]


async def test_a_failed_read_is_an_error_and_no_new_conversation(store: ConversationStore) -> None:
    metadata.drop_all(store._engine)
    with pytest.raises(StoreError):
        await store.get_or_create_tracker("a")


async def test_an_error_does_not_quote_what_was_typed(store: ConversationStore) -> None:
    metadata.drop_all(store._engine)
    tracker = SessionTracker("a", DOMAIN.slots)
    tracker.update_with_events(asked("something private"), DOMAIN)
    with pytest.raises(StoreError) as caught:
        await store.save(tracker)
    assert "private" not in f"{caught.value} {caught.value.__cause__}"


def test_a_database_that_cannot_be_opened_is_named_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"absent.*DATABASE_URL"):
        ConversationStore(DOMAIN, f"sqlite:///{tmp_path / 'absent' / 'test.db'}")
    with pytest.raises(StoreError) as caught:
        ConversationStore(DOMAIN, "postgresql://advisor:hunter2@127.0.0.1:1/none")
    assert "127.0.0.1:1" in str(caught.value) and "hunter2" not in str(caught.value)


@pytest.mark.parametrize("url", ["conversations.db", "nosuch://host/db", "mysql+nosuchdriver://host/db"])
def test_an_address_that_cannot_be_read_is_an_error_rasa_does_not_swallow(url: str) -> None:
    with pytest.raises(StoreError, match="DATABASE_URL"):
        ConversationStore(DOMAIN, url)


def test_the_agents_store_is_taken_out_of_rasas_wrapper(store: ConversationStore) -> None:
    agent = Agent(domain=DOMAIN, tracker_store=store)
    assert isinstance(agent.tracker_store, FailSafeTrackerStore)
    assert own_store(agent) is store
    assert agent.tracker_store is store


def test_a_store_in_memory_is_refused() -> None:
    with pytest.raises(StoreError, match=r"endpoints\.yml"):
        own_store(Agent(domain=DOMAIN, tracker_store=InMemoryTrackerStore(DOMAIN)))
