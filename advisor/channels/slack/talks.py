"""Asking the assistant for people in Slack: whose conversation it is, one message after another, each answered once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from ...answers.model import Answer
from ...settings import Settings
from ...stores.messages import failure
from ...stores.schema import ErasedError
from ...stores.tracker import ConversationStore, own_store
from ..bodies import check_message
from ..errors import ChatError
from ..limits import Limits
from ..turns import Answers, Turns
from ..web import AnswerOutput

# Rasa's graph runs in the event loop; with more turns at once, Slack's requests would wait behind them all.
_AT_ONCE = 4
# Nobody waits at the other end of a connection here, so a slow turn is waited for as long as its claim holds.
_TURN_SECONDS = 120.0
# Another server may be answering the person's message before this one.
_BUSY_SECONDS = 0.5
_BUSY_TRIES = 60
# Ids of messages this process has taken up, against Slack's repeats; what is older is known to the store.
_REMEMBERED = 5000


@dataclass(frozen=True)
class Seat:
    """Who talks, and where.

    Attributes:
        team: Id of the workspace, or of the organisation where the app is installed for all of it.
        user: Id of the person.
        place: What tells this person's conversations apart: a thread, the direct messages, a channel's commands.
    """

    team: str
    user: str
    place: str

    @property
    def person(self) -> str:
        """The person as the store knows them."""
        return f"slack:{self.team}:{self.user}"


@dataclass
class _Queue:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class Talks:
    """The conversations of people in Slack."""

    def __init__(
        self,
        app: Sanic,
        settings: Settings,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
        prepare: Callable[[str], Awaitable[None]] | None,
    ) -> None:
        """Take the server's application, its settings, Rasa's handler of messages and what to do before each."""
        self._app = app
        self._on_new_message = on_new_message
        self._prepare = prepare
        self._turns = Turns(_TURN_SECONDS)
        self._limits = Limits(settings.chat_rate_limit, settings.redis_url)
        self._at_once = asyncio.Semaphore(_AT_ONCE)
        self._queues: dict[tuple[str, str], _Queue] = {}
        self._seen: dict[tuple[Seat, str], None] = {}

    @property
    def store(self) -> ConversationStore:
        """The store of conversations.

        Raises:
            ChatError: If the assistant is not loaded.
        """
        agent = getattr(self._app.ctx, "agent", None)
        if agent is None or not agent.is_ready():
            raise ChatError("unavailable")
        return own_store(agent)

    async def ask(self, seat: Seat, message_id: str, text: str) -> Answers | None:
        """Return the answers to a message, None for one that was taken up before. The caller holds the seat (see `in_order`).

        Args:
            seat: Who asks, and where.
            message_id: What tells the message from others of the conversation, the same when Slack repeats it.
            text: What the person typed.

        Raises:
            ChatError: If the text is no message, or the person asks too fast.
        """
        if (seat, message_id) in self._seen:
            return None
        self._seen[seat, message_id] = None
        if len(self._seen) > _REMEMBERED:
            del self._seen[next(iter(self._seen))]
        message = check_message({"id": message_id, "text": text})
        try:
            try:
                return await self._ask(seat, message.id, message.text)
            # Erased while the message waited: it begins a new conversation.
            except ErasedError:
                return await self._ask(seat, message.id, message.text)
        except Exception:
            # What failed may be sent again.
            self._seen.pop((seat, message_id), None)
            raise

    async def _ask(self, seat: Seat, message_id: str, text: str) -> Answers | None:
        store = self.store
        conversation, _ = await store.enter(seat.person, seat.place)
        ours = False

        async def turn() -> Answers:
            nonlocal ours
            ours = True
            self._limits.check_conversation(seat.person)
            async with self._at_once:
                if self._prepare:
                    await self._prepare(text)
                output = AnswerOutput()
                await self._on_new_message(UserMessage(text, output, conversation, input_channel="slack", message_id=message_id))
            return output.answers or [failure()["custom"]]

        for _ in range(_BUSY_TRIES):
            try:
                answers = await self._turns.answer(store, conversation, message_id, turn)
                return answers if ours else None
            except ChatError as error:
                if error.code != "busy":
                    raise
                await asyncio.sleep(_BUSY_SECONDS)
        raise ChatError("busy")

    @asynccontextmanager
    async def in_order(self, seat: Seat) -> AsyncIterator[None]:
        """Hold a seat, so that quick messages are answered, and their answers delivered, one after another."""
        key = seat.person, seat.place
        queue = self._queues.setdefault(key, _Queue())
        queue.users += 1
        try:
            async with queue.lock:
                yield
        finally:
            queue.users -= 1
            if not queue.users:
                del self._queues[key]

    async def holds(self, seat: Seat) -> bool:
        """Tell whether a person talks with the advisor in a place."""
        return await self.store.place(seat.person, seat.place) is not None

    async def begin(self, seat: Seat, greeting: Answer) -> bool:
        """Open a conversation with a greeting; return False for one that was open before."""
        store = self.store
        conversation, begun = await store.enter(seat.person, seat.place)
        if begun:
            await store.start(conversation, greeting)
        return begun

    async def rate(self, seat: Seat, message_id: str, index: int, helpful: bool, comment: str = "") -> bool:
        """Keep a person's thumbs on an answer; return whether their conversation is still there."""
        store: Any = self.store
        conversation = await store.place(seat.person, seat.place)
        if conversation is not None:
            await store.keep_feedback(conversation, message_id, index, helpful, comment)
        return conversation is not None

    async def export(self, person: str) -> dict[str, Any]:
        """Return everything that is stored about a person's conversations, by their places."""
        store = self.store
        held = await store.places_of(person)
        return {"conversations": [{"place": place, **await store.export(held[place])} for place in sorted(held)]}

    async def erase(self, person: str) -> int:
        """Erase a person's conversations, each when the turn under way in it is over; return how many there were."""
        store = self.store
        held = await store.places_of(person)
        for conversation in held.values():
            async with self._app.ctx.agent.lock_store.lock(conversation):
                await store.erase(conversation)
        return len(held)
