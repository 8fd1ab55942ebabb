"""The turns this process is working on: a message is answered once, however often it is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from ..stores.tracker import ConversationStore
from ..stores.turns import State
from .errors import ChatError
from .metrics import IN_PROGRESS, SECONDS, TURNS

Answers = list[dict[str, Any]]


class Turns:
    """Runs turns so that they outlast their request: a client that gave up waiting collects the answer later."""

    def __init__(self, seconds: float) -> None:
        """Take the number of seconds for which a request waits."""
        self._seconds = seconds
        self._running: dict[str, tuple[str, asyncio.Task[Answers]]] = {}

    async def answer(
        self, store: ConversationStore, conversation: str, message_id: str, ask: Callable[[], Awaitable[Answers]]
    ) -> Answers:
        """Return the answers to a message.

        Args:
            store: Where turns are claimed.
            conversation: The conversation's id.
            message_id: The id the client gave its message.
            ask: Asks the assistant; not called for a message that is answered or being answered.

        Raises:
            ChatError: If another message of the conversation is being answered, or this one takes too long.
        """
        running = self._running.get(conversation)
        if running is None:
            task = asyncio.create_task(self._turn(store, conversation, message_id, ask))
            self._running[conversation] = message_id, task
            task.add_done_callback(lambda done: self._forget(conversation, done))
        elif running[0] == message_id:
            task = running[1]
        else:
            raise ChatError("busy")
        return await self.wait(task)

    async def wait(self, task: asyncio.Task[Any]) -> Any:
        """Wait for a task, which goes on when the time is over or the client leaves."""
        done, _ = await asyncio.wait({task}, timeout=self._seconds)
        if not done:
            raise ChatError("timeout")
        return task.result()

    def _forget(self, conversation: str, task: asyncio.Task[Answers]) -> None:
        del self._running[conversation]
        # An error that nobody waits for any more was logged by the turn; asking for it keeps asyncio from logging it too.
        if not task.cancelled():
            task.exception()

    async def _turn(
        self, store: ConversationStore, conversation: str, message_id: str, ask: Callable[[], Awaitable[Answers]]
    ) -> Answers:
        claim = await store.claim(conversation, message_id)
        if claim.state is State.DONE:
            return claim.answers
        if claim.state is not State.OURS:
            raise ChatError("busy")
        try:
            with IN_PROGRESS.track_inprogress(), SECONDS.time():
                answers = await ask()
        except Exception:
            await store.release(conversation, message_id)
            raise
        TURNS.labels(answers[0]["topic"]).inc()
        return answers

    async def finish(self, seconds: float) -> None:
        """Wait for the turns under way, so that a server that stops loses none."""
        tasks = [task for _, task in self._running.values()]
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
