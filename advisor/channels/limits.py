"""How often a conversation and an address may ask."""

from __future__ import annotations

import logging
import math
import time

from limits import RateLimitItem, parse
from limits.errors import ConfigurationError
from limits.storage import MemoryStorage, Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from redis.exceptions import RedisError

from ..server import incidents
from ..settings import SettingError
from .errors import ChatError

logger = logging.getLogger(__name__)

# A classroom shares one address; ten of its people may talk at full speed.
CONVERSATIONS_PER_ADDRESS = 10
# A turn waits no longer than this for Redis; after a failure it is left alone for a while.
_REDIS_SECONDS = 0.5
_REDIS_PAUSE_SECONDS = 15.0


class Limits:
    """Counts requests: in Redis for all servers together, or in memory for this one alone, also while Redis is away."""

    def __init__(self, limit: str | None, redis_url: str | None = None) -> None:
        """Take the limit of a conversation and where to count.

        Args:
            limit: Such as "30/minute"; None for no limit.
            redis_url: Such as "redis://localhost:6379/0"; None to count in memory.

        Raises:
            SettingError: If the limit or the address cannot be read.
        """
        self._limit = self._parse(limit) if limit else None
        # The limiter itself holds only a weak reference to it.
        self._storage = MemoryStorage()
        # A fixed window forgets keys that are over; a moving one would keep every conversation.
        self._limiter = FixedWindowRateLimiter(self._storage)
        self._redis = self._connect(redis_url) if limit and redis_url else None
        self._shared = FixedWindowRateLimiter(self._redis) if self._redis else None
        self._paused_until = float("-inf")

    @staticmethod
    def _parse(limit: str) -> RateLimitItem:
        try:
            return parse(limit)
        except ValueError as error:
            raise SettingError(f'CHAT_RATE_LIMIT is {limit!r}; write it like "30/minute", or "off".') from error

    @staticmethod
    def _connect(url: str) -> Storage:
        try:
            # Nothing is sent yet.
            return storage_from_string(url, socket_timeout=_REDIS_SECONDS, socket_connect_timeout=_REDIS_SECONDS)
        except (ConfigurationError, ValueError) as error:
            # It may hold a password, so it is not repeated.
            raise SettingError('REDIS_URL cannot be read; write it like "redis://localhost:6379/0".') from error

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
        reset = self._over(item, key)
        if reset is not None:
            seconds = max(1, math.ceil(reset + 1 - time.time()))
            raise ChatError("too_fast", headers={"Retry-After": str(seconds)})

    def _over(self, item: RateLimitItem, key: str) -> float | None:
        """Count a request; return when its window ends if it was one too many."""
        if self._shared and time.monotonic() >= self._paused_until:
            try:
                return _count(self._shared, item, key)
            except RedisError as error:
                self._paused_until = time.monotonic() + _REDIS_PAUSE_SECONDS
                incidents.record(logger, "Redis, for the rate limit,", error)
        return _count(self._limiter, item, key)


def _count(limiter: FixedWindowRateLimiter, item: RateLimitItem, key: str) -> float | None:
    return None if limiter.hit(item, key) else limiter.get_window_stats(item, key)[0]
