"""The lock store of one process."""

from __future__ import annotations

import asyncio

import pytest

from advisor.stores.locks import MemoryLock
from advisor.stores.schema import StoreError


async def test_turns_of_one_conversation_come_one_after_another_in_order() -> None:
    locks, log = MemoryLock(), []

    async def turn(number: int) -> None:
        async with locks.lock("a"):
            log.append(("begins", number))
            await asyncio.sleep(0)
            log.append(("ends", number))

    await asyncio.gather(*(turn(number) for number in range(5)))
    assert log == [(what, number) for number in range(5) for what in ("begins", "ends")]


async def test_conversations_do_not_wait_for_each_other() -> None:
    locks = MemoryLock()
    async with locks.lock("a"):
        await asyncio.wait_for(_use(locks, "b"), 1)


async def test_nothing_is_kept_of_a_lock_that_nobody_uses() -> None:
    locks = MemoryLock()
    async with locks.lock("a"):
        waiting = asyncio.create_task(_use(locks, "a"))
        await asyncio.sleep(0)
    await waiting
    with pytest.raises(ValueError):
        async with locks.lock("b"):
            raise ValueError
    assert not locks._entries


async def test_a_turn_that_gives_up_waiting_lets_the_next_one_in() -> None:
    locks = MemoryLock()
    async with locks.lock("a"):
        leaving = asyncio.create_task(_use(locks, "a"))
        staying = asyncio.create_task(_use(locks, "a"))
        await asyncio.sleep(0)
        leaving.cancel()
    await asyncio.wait_for(staying, 1)
    assert leaving.cancelled()
    assert not locks._entries


def test_several_worker_processes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANIC_WORKERS", "2")
    with pytest.raises(StoreError, match="SANIC_WORKERS is 2"):
        MemoryLock()
    monkeypatch.setenv("SANIC_WORKERS", "1")
    MemoryLock()


async def _use(locks: MemoryLock, conversation: str) -> None:
    async with locks.lock(conversation):
        pass
