"""Rate limits that several servers share through Redis, and what happens while it is away."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.channels.errors import ChatError
from advisor.channels.limits import Limits
from advisor.settings import SettingError
from tests.load.processes import free_port

needs_redis = pytest.mark.skipif(not shutil.which("redis-server"), reason="no redis-server")


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    """The address of a new Redis."""
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 20
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert time.monotonic() < until
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait()


def refused(limits: Limits, conversation: str) -> bool:
    """Tell whether a request is one too many."""
    try:
        limits.check_conversation(conversation)
    except ChatError as error:
        assert (error.code, 0 < int(error.headers["Retry-After"]) <= 3601) == ("too_fast", True)
        return True
    return False


@needs_redis
def test_two_servers_count_together_in_redis(redis: str) -> None:
    one, other = Limits("2/hour", redis), Limits("2/hour", redis)
    assert [refused(one, "a"), refused(other, "a"), refused(one, "a"), refused(other, "a")] == [False, False, True, True]
    assert not refused(one, "b")


@needs_redis
def test_a_limit_holds_through_a_restart_of_the_server(redis: str) -> None:
    assert not refused(Limits("1/hour", redis), "a")
    assert refused(Limits("1/hour", redis), "a")


@needs_redis
def test_conversations_and_addresses_are_counted_apart_in_redis(redis: str) -> None:
    limits = Limits("1/hour", redis)
    for _ in range(10):
        limits.check_address("a")
    assert not refused(limits, "a")
    with pytest.raises(ChatError):
        limits.check_address("a")


def test_servers_without_redis_count_each_for_itself() -> None:
    one, other = Limits("1/hour"), Limits("1/hour")
    assert [refused(one, "a"), refused(other, "a"), refused(one, "a")] == [False, False, True]


def test_while_redis_is_away_the_server_counts_for_itself_and_logs_it_once(caplog: pytest.LogCaptureFixture) -> None:
    limits = Limits("2/hour", f"redis://127.0.0.1:{free_port()}/0")
    assert [refused(limits, "a"), refused(limits, "a"), refused(limits, "a")] == [False, False, True]
    assert [record.getMessage().partition(" failed")[0] for record in caplog.records] == ["Redis, for the rate limit,"]


@pytest.mark.parametrize("url", ["localhost", "http://localhost", "redis://localhost:port/0"])
def test_an_address_that_cannot_be_read_is_told_at_the_start(url: str) -> None:
    with pytest.raises(SettingError, match="REDIS_URL cannot be read"):
        Limits("1/hour", url)
