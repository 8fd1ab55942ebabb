"""One server with the real model for all conversations, and a new conversation for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.conversations.served import Server, Talk


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server with an empty database."""
    running = Server(tmp_path_factory.mktemp("conversations"))
    try:
        yield running.start()
    finally:
        running.stop()


@pytest.fixture(scope="module")
def begin(server: Server) -> Callable[[], Talk]:
    """Return what begins a new conversation."""
    return lambda: Talk(server.url)


@pytest.fixture
def talk(begin: Callable[[], Talk]) -> Talk:
    """A new conversation."""
    return begin()
