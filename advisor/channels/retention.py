"""Erasing conversations that nobody went on with for as long as the settings let them be kept."""

from __future__ import annotations

import asyncio
import logging
import time

from rasa.core.lock_store import LockError, LockStore

from ..server import incidents
from ..stores.schema import StoreError
from ..stores.tracker import ConversationStore

logger = logging.getLogger(__name__)

DAY = 86_400.0


async def keep_no_longer(store: ConversationStore, locks: LockStore, days: int) -> None:
    """Erase old conversations now and once a day from then on; a failure is logged, and the next day tries again."""
    while True:
        try:
            await _erase_old(store, locks, time.time() - days * DAY)
        except (StoreError, LockError) as error:
            incidents.record(logger, "Erasing old conversations", error)
        await asyncio.sleep(DAY)


async def _erase_old(store: ConversationStore, locks: LockStore, before: float) -> None:
    for conversation in await store.older_than(before):
        # Whoever comes back just now is answered first, and their conversation is old no more.
        async with locks.lock(conversation):
            await store.forget(conversation, before)
