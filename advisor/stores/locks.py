"""The lock store of one server process. Rasa imports this module in every start-up, so local actions are set up here."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, LockStore
from rasa.utils.endpoints import EndpointConfig

from ..server import local_actions
from .schema import StoreError

local_actions.install()


def refuse_workers() -> None:
    """Raise StoreError if more than one worker process is asked for: they would not see each other's locks."""
    workers = os.environ.get("SANIC_WORKERS") or "1"
    if workers.isdigit() and int(workers) > 1:
        message = f"SANIC_WORKERS is {workers}, but the lock store advisor.stores.locks.MemoryLock serves one process"
        raise StoreError(f"{message}; unset it, or start more servers with a shared lock store.")


@dataclass
class _Entry:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class MemoryLock(LockStore):
    """Puts the turns of each conversation in order. Waiting is woken at once, in order of arrival; nothing polls."""

    def __init__(self, endpoint_config: EndpointConfig | None = None) -> None:
        """Start without locks.

        Args:
            endpoint_config: The entry of endpoints.yml, which has no settings.

        Raises:
            StoreError: If several worker processes are asked for.
        """
        refuse_workers()
        self._entries: dict[str, _Entry] = {}

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = LOCK_LIFETIME, wait_time_in_seconds: float = 1
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold a conversation's lock. The life time and the waiting time of Rasa's ticket locks have no meaning here."""
        entry = self._entries.setdefault(conversation_id, _Entry())
        entry.users += 1
        try:
            async with entry.lock:
                yield TicketLock(conversation_id)
        finally:
            entry.users -= 1
            if not entry.users:
                del self._entries[conversation_id]
