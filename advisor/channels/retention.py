"""Erasing conversations that nobody went on with for as long as the settings let them be kept."""

from __future__ import annotations

import asyncio
import logging
import time

from ..server import incidents
from ..stores.schema import StoreError
from ..stores.tracker import ConversationStore

logger = logging.getLogger(__name__)

DAY = 86_400.0


async def keep_no_longer(store: ConversationStore, days: int) -> None:
    """Erase old conversations now and once a day from then on; a failure is logged, and the next day tries again."""
    while True:
        try:
            count = await store.forget(time.time() - days * DAY)
            if count:
                logger.info("Erased %d conversations after %d days.", count, days)
        except StoreError as error:
            incidents.record(logger, "Erasing old conversations", error)
        await asyncio.sleep(DAY)
