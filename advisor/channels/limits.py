"""How often a conversation and an address may ask."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from ..settings import SettingError
from .errors import ChatError

# A classroom shares one address; ten of its people may talk at full speed.
CONVERSATIONS_PER_ADDRESS = 10


class Limits:
    """Counts requests in memory, so each server counts its own."""

    def __init__(self, limit: str | None) -> None:
        """Take the limit of a conversation, such as "30/minute"; None for no limit.

        Raises:
            SettingError: If the limit cannot be read.
        """
        self._limit = self._parse(limit) if limit else None
        # The limiter itself holds only a weak reference to it.
        self._storage = MemoryStorage()
        # A fixed window forgets keys that are over; a moving one would keep every conversation.
        self._limiter = FixedWindowRateLimiter(self._storage)

    @staticmethod
    def _parse(limit: str) -> RateLimitItem:
        try:
            return parse(limit)
        except ValueError as error:
            raise SettingError(f'CHAT_RATE_LIMIT is {limit!r}; write it like "30/minute", or "off".') from error

    def check_conversation(self, conversation: str) -> None:
        """Count a request of a conversation; raise ChatError if it was one too many."""
        self._check("conversation", conversation, 1)

    def check_address(self, address: str) -> None:
        """Count a request from an address; raise ChatError if it was one too many."""
        self._check("address", address, CONVERSATIONS_PER_ADDRESS)

    def _check(self, kind: str, key: str, times: int) -> None:
        if self._limit is None:
            return
        item = type(self._limit)(self._limit.amount * times, self._limit.multiples, namespace=kind)
        if not self._limiter.hit(item, key):
            reset, _ = self._limiter.get_window_stats(item, key)
            seconds = max(1, math.ceil(reset + 1 - time.time()))
            raise ChatError("too_fast", headers={"Retry-After": str(seconds)})
