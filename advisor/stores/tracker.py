"""The tracker store: conversations in SQLite or PostgreSQL, with short sessions and the answers of every turn.

It differs from Rasa's SQLTrackerStore in what costs time for each message: one connection is kept, statements are plain
SQL, the latest session is found by id and is bounded (sessions.py). It never falls back to memory.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timezone
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, SessionStarted, UserUttered, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from .. import settings
from ..answers.model import Answer
from . import feedback, places, spared, turns
from .kept import Kept, SessionTracker
from .messages import answer_of, failure
from .schema import StoreError, events, open_engine, reason
from .sessions import boundary, opening

_T = TypeVar("_T")
# Written once (see turns.py).
_OF = events.c.sender_id == sa.bindparam("of")
_ALL = sa.select(events.c.data).where(_OF).order_by(events.c.id)
_SAID = _ALL.where(events.c.type_name.in_(["user", "bot"]))
_STARTED = sa.select(sa.func.coalesce(sa.func.max(events.c.id), 0)).where(_OF, events.c.type_name == SessionStarted.type_name)
_SESSION = _ALL.where(events.c.id >= _STARTED.scalar_subquery())
_LAST = sa.select(sa.func.max(events.c.id)).where(_OF)
_NEW = sa.insert(events)
_LAST_BEFORE = (
    sa.select(events.c.sender_id).group_by(events.c.sender_id).having(sa.func.max(events.c.timestamp) < sa.bindparam("before"))
)


class ConversationStore(TrackerStore):
    """Rasa's tracker store for this project, and the channels' access to history, export and erasure."""

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **kwargs: dict[str, Any],
    ) -> None:
        """Open the database.

        Args:
            domain: The assistant's domain.
            host: The database's address, which is the `url` of endpoints.yml; the setting DATABASE_URL by default.
            event_broker: Where new events are published as well.
            kwargs: What else endpoints.yml holds.

        Raises:
            StoreError: If the database cannot be opened.
        """
        super().__init__(domain, event_broker, **kwargs)
        self._engine = open_engine(host or settings.load().database_url)
        # SQLite answers faster than a thread starts; PostgreSQL is waited for.
        self._threaded = self._engine.dialect.name != "sqlite"
        self._kept = Kept()
        spared.apply()

    async def _run(self, work: Callable[..., _T], *args: Any) -> _T:
        """Run some statements as one transaction."""
        return await asyncio.to_thread(self._transact, work, *args) if self._threaded else self._transact(work, *args)

    def _transact(self, work: Callable[..., _T], *args: Any) -> _T:
        try:
            with self._engine.begin() as connection:
                return work(connection, *args)
        except SQLAlchemyError as error:
            raise StoreError(f"The database did not answer ({reason(error)}).") from error

    def init_tracker(self, sender_id: str) -> SessionTracker:
        """Return an empty tracker, of which nothing is stored."""
        return SessionTracker(sender_id, self.domain.slots)

    async def retrieve(self, sender_id: str) -> SessionTracker | None:
        """Return the tracker of the latest session, None for a conversation without one."""
        last, kept = self._kept.take(sender_id) or (None, None)
        rows = await self._run(_load_after, sender_id, last)
        return kept if rows is None else self._tracker(sender_id, rows)

    async def retrieve_full_tracker(self, conversation_id: str) -> SessionTracker | None:
        """Return a tracker with the events of all sessions, None for a conversation without one."""
        return self._tracker(conversation_id, await self._run(_load_all, conversation_id))

    def _tracker(self, conversation: str, rows: Sequence[str]) -> SessionTracker | None:
        if not rows:
            return None
        tracker = self.init_tracker(conversation)
        for event in deserialise_events([json.loads(row) for row in rows]):
            tracker.update(event)
        tracker.stored = len(tracker.events)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the new events of a tracker, the answers to its latest message, and a session boundary if one is due.

        Raises:
            ErasedError: If the conversation was erased.
            StoreError: If the database cannot be written.
        """
        conversation = tracker.sender_id
        own = tracker if isinstance(tracker, SessionTracker) else None
        stored = own.stored if own else len(await self._run(_load, conversation))
        turn = _answered(tracker, stored)
        new = list(islice(tracker.events, stored, None))
        if new:
            next_session = boundary(tracker)
            last = await self._run(_save, conversation, [*new, *next_session], turn)
            if own:
                own.stored = len(own.events)
                if not next_session:
                    self._kept.put(own, last)
        if self.event_broker:
            await self._stream_new_events(self.event_broker, new, conversation)

    async def keys(self) -> Iterable[str]:
        """Return the ids of all conversations."""
        return await self._run(lambda connection: connection.execute(sa.select(events.c.sender_id).distinct()).scalars().all())

    async def start(self, conversation: str, greeting: Answer) -> dict[str, Any]:
        """Begin a conversation with a greeting and return that as an item of the history."""
        said = BotUttered(greeting.text, {"custom": greeting.as_dict()}, timestamp=time.time())
        await self._run(_save, conversation, opening(said), None)
        return _item(said.as_dict(), None)

    async def claim(self, conversation: str, message_id: str) -> turns.Claim:
        """Claim a message id (see turns.claim)."""
        return await self._run(turns.claim, conversation, message_id, time.time())

    async def release(self, conversation: str, message_id: str) -> None:
        """Give up a claim, so that the same message may be sent again."""
        await self._run(turns.release, conversation, message_id)

    async def recover(self) -> None:
        """Give up the claims that a server which was killed left behind. PostgreSQL has other servers, whose claims hold."""
        if not self._threaded:
            await self._run(turns.release)

    async def keep_feedback(self, conversation: str, message_id: str, index: int, helpful: bool, comment: str = "") -> None:
        """Keep what somebody thinks of an answer (see feedback.keep).

        Raises:
            ErasedError: If the conversation was erased.
            UnknownAnswerError: If the conversation has no such answer.
        """
        await self._run(feedback.keep, conversation, message_id, index, helpful, comment, time.time())

    async def keep_feedback_on_latest(self, conversation: str, helpful: bool, comment: str) -> bool:
        """Keep what somebody says of the answer they got last; return whether there was one to judge."""
        return await self._run(feedback.keep_on_latest, conversation, helpful, comment, time.time())

    async def history(self, conversation: str) -> list[dict[str, Any]]:
        """Return what was said, oldest first: `from` (user or advisor), `at` (ISO 8601), `id` of the message, and the rest.

        What the advisor said has the `id` of the message it answers, None for the greeting, and its `index` among the answers.

        Raises:
            ErasedError: If the conversation was erased.
        """
        return await self._run(_history, conversation)

    async def export(self, conversation: str) -> dict[str, Any]:
        """Return everything that is stored about a conversation.

        Raises:
            ErasedError: If the conversation was erased.
        """
        return await self._run(_export, conversation)

    async def erase(self, conversation: str) -> None:
        """Delete a conversation. The caller holds its lock, so that no turn adds to it meanwhile."""
        self._kept.take(conversation)
        await self._run(_erase, conversation)

    async def older_than(self, before: float) -> list[str]:
        """Return the ids of the conversations whose last event is older than a time, in seconds since 1970."""
        return await self._run(lambda connection: connection.execute(_LAST_BEFORE, {"before": before}).scalars().all())

    async def forget(self, conversation: str, before: float) -> bool:
        """Erase a conversation if nothing was said in it since a time; return whether it was. The caller holds its lock."""
        forgotten = await self._run(_forget, conversation, before)
        if forgotten:
            self._kept.take(conversation)
        return forgotten

    async def place(self, person: str, place: str) -> str | None:
        """Return the conversation of a person in a place of their channel, None if there is none."""
        return await self._run(places.find, person, place)

    async def enter(self, person: str, place: str) -> tuple[str, bool]:
        """Return the conversation of a person in a place, and whether it begins with this call."""
        return await self._run(places.enter, person, place)

    async def places_of(self, person: str) -> dict[str, str]:
        """Return all conversations of a person by their places."""
        return await self._run(places.all_of, person)

    async def ping(self) -> None:
        """Raise StoreError if the database does not answer."""
        await self._run(lambda connection: connection.execute(sa.select(1)).scalar())


@lru_cache(maxsize=1)
def shared() -> ConversationStore:
    """Return a store for actions, to which Rasa gives none; it is one more connection to the same database."""
    return ConversationStore(Domain.empty())


def own_store(agent: Agent) -> ConversationStore:
    """Return the store of an agent, out of Rasa's wrapper that turns a failed read into a new conversation.

    Raises:
        StoreError: If the agent has another store, as it has after Rasa could not load this one.
    """
    store = agent.tracker_store
    if isinstance(store, FailSafeTrackerStore):
        store = store._tracker_store
    if not isinstance(store, ConversationStore):
        message = "endpoints.yml must name the tracker store advisor.stores.tracker.ConversationStore"
        raise StoreError(f"{message}; Rasa started with {type(store).__name__}.")
    agent.tracker_store = store
    if agent.processor:
        agent.processor.tracker_store = store
    return store


def _answered(tracker: DialogueStateTracker, stored: int) -> tuple[str, list[dict[str, Any]]] | None:
    """Return the id of the latest message, if it is new, and the answers to it; silence becomes an apology."""
    asked: UserUttered | None = None
    answers: list[dict[str, Any]] = []
    for event in islice(tracker.events, stored, None):
        if isinstance(event, UserUttered):
            asked, answers = event, []
        elif isinstance(event, BotUttered):
            answers.append(answer_of(event.message()))
    if asked is None or asked.message_id is None:
        return None
    if not answers:
        apology = failure()
        tracker.update(BotUttered(apology["text"], {"custom": apology["custom"]}))
        answers.append(apology["custom"])
    return asked.message_id, answers


def _load(connection: Connection, conversation: str) -> list[str]:
    return connection.execute(_SESSION, {"of": conversation}).scalars().all()


def _load_after(connection: Connection, conversation: str, known: int | None) -> list[str] | None:
    """Return the events of the latest session, None if the last one has the id that is known."""
    if known is not None and connection.execute(_LAST, {"of": conversation}).scalar() == known:
        return None
    return _load(connection, conversation)


def _load_all(connection: Connection, conversation: str) -> list[str]:
    return connection.execute(_ALL, {"of": conversation}).scalars().all()


def _save(connection: Connection, conversation: str, new: list[Event], turn: tuple[str, list[dict[str, Any]]] | None) -> int:
    """Store events and the answers of a turn, and return the id of the last event."""
    turns.refuse_erased(connection, conversation)
    connection.execute(_NEW, [_row(conversation, event) for event in new])
    if turn:
        turns.finish(connection, conversation, *turn, time.time())
    return connection.execute(_LAST, {"of": conversation}).scalar_one()


def _row(conversation: str, event: Event) -> dict[str, Any]:
    data = event.as_dict()
    return {
        "sender_id": conversation,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _history(connection: Connection, conversation: str) -> list[dict[str, Any]]:
    turns.refuse_erased(connection, conversation)
    said: list[dict[str, Any]] = []
    message_id, index = None, 0
    for row in connection.execute(_SAID, {"of": conversation}).scalars():
        event = json.loads(row)
        if event["event"] == "user":
            message_id, index = event.get("message_id"), 0
            said.append(_item(event, message_id))
        else:
            said.append(_item(event, message_id, index))
            index += 1
    return said


def _item(event: dict[str, Any], message_id: str | None, index: int = 0) -> dict[str, Any]:
    at = datetime.fromtimestamp(event["timestamp"], timezone.utc).isoformat(timespec="milliseconds")
    if event["event"] == "user":
        return {"from": "user", "at": at, "id": message_id, "text": event["text"]}
    return {"from": "advisor", "at": at, "id": message_id, "index": index, **answer_of({"text": event["text"], **event["data"]})}


def _export(connection: Connection, conversation: str) -> dict[str, Any]:
    said = _history(connection, conversation)
    kept = connection.execute(sa.select(turns.turns).where(turns.turns.c.conversation == conversation)).all()
    answered = [{"id": row.message_id, "at": row.at, "answers": json.loads(row.answers or "null")} for row in kept]
    told = [json.loads(row) for row in _load_all(connection, conversation)]
    return {"messages": said, "turns": answered, "feedback": feedback.kept(connection, conversation), "events": told}


def _forget(connection: Connection, conversation: str, before: float) -> bool:
    last = connection.execute(sa.select(sa.func.max(events.c.timestamp)).where(_OF), {"of": conversation}).scalar()
    if last is None or last >= before:
        return False
    _erase(connection, conversation)
    return True


def _erase(connection: Connection, conversation: str) -> None:
    connection.execute(sa.delete(events).where(events.c.sender_id == conversation))
    places.leave(connection, conversation)
    turns.bury(connection, conversation, time.time())
