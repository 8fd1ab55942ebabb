"""The measurements themselves: starting a server, its memory, its latency, its throughput, and training."""

from __future__ import annotations

import http.client
import itertools
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .processes import Command, Running, free_port, resident_megabytes, started
from .talks import NoAnswerError, Talk

START_SECONDS = 300.0
POLL_SECONDS = 0.02
# A conversation of people is about this long; latency grows with it, most of all where nothing bounds the session.
TURNS_PER_TALK = 10
CLIENTS = 8
MOST_MESSAGES_PER_CLIENT = 5000
WARM_UP_MESSAGES = 20
IDLE_SECONDS = 3.0
# The turns around the 5th and around the 300th that count: ten each, so that every kind of question is among them.
EARLY, LATE = slice(0, 10), slice(295, 305)


class StartError(RuntimeError):
    """A server did not answer in time; the message says what it did instead."""


@dataclass(frozen=True)
class Target:
    """A server that can be started.

    Attributes:
        name: What it is called in the table.
        command: Returns how to start it on a port, keeping what it stores in a folder.
        talk: Begins a conversation with it at a port.
        text: Returns the texts it understands, by number.
    """

    name: str
    command: Callable[[int, Path], Command]
    talk: Callable[[int], Talk]
    text: Callable[[int], str]


@dataclass(frozen=True)
class Server:
    """A target that is running.

    Attributes:
        target: What it is.
        port: Where it listens.
        process: Its process.
        start_seconds: From the start of its process to its first answer.
        texts: What to say next; each text is taken once, by whichever client comes first.
    """

    target: Target
    port: int
    process: Running
    start_seconds: float
    texts: Iterator[str]

    def talk(self) -> Talk:
        """Begin a conversation."""
        return self.target.talk(self.port)


@contextmanager
def serving(target: Target, folder: Path) -> Iterator[Server]:
    """Start a server, wait for its first answer, and stop it at the end whatever happens.

    Args:
        target: What to start.
        folder: An empty folder for what it stores.

    Raises:
        ProcessError: If it ends by itself.
        StartError: If it does not answer within START_SECONDS.
    """
    port, texts = free_port(), map(target.text, itertools.count())
    with started(target.command(port, folder)) as process:
        _await_answer(target, port, process, next(texts))
        took = time.perf_counter() - process.started_at
        yield Server(target, port, process, took, texts)


def _await_answer(target: Target, port: int, process: Running, text: str) -> None:
    problem: Exception | None = None
    while time.perf_counter() - process.started_at < START_SECONDS:
        process.check()
        try:
            with target.talk(port) as talk:
                talk.ask(text)
            return
        except (OSError, http.client.HTTPException, NoAnswerError) as error:
            problem = error
        time.sleep(POLL_SECONDS)
    raise StartError(f"{target.name} did not answer within {START_SECONDS:.0f} seconds ({problem}):\n{process.tail()}")


def idle_memory(server: Server) -> float:
    """Return the resident memory of a server in MB, after it has answered a few messages and rested."""
    one_client(server, WARM_UP_MESSAGES)
    time.sleep(IDLE_SECONDS)
    return resident_megabytes(server.process.pid)


def one_client(server: Server, messages: int, texts: Iterator[str] | None = None) -> list[float]:
    """Return the latencies, in ms, of messages sent one after the other in conversations of TURNS_PER_TALK.

    The first turn of each is not counted: stock begins the conversation in it, where the chat API has a call of its own.

    Args:
        server: The server to ask.
        messages: How many to count.
        texts: What to say; the server's own texts by default.
    """
    texts = texts or server.texts
    taken: list[float] = []
    while len(taken) < messages:
        with server.talk() as talk:
            talk.ask(next(texts))
            taken += [talk.ask(next(texts)) * 1000 for _ in range(TURNS_PER_TALK - 1)]
    return taken[:messages]


def answers_a_second(server: Server, seconds: float) -> float:
    """Return how many answers CLIENTS clients get each second, the beginning of their conversations included."""
    start = time.perf_counter()
    until = start + seconds

    def client() -> int:
        answered = 0
        while time.perf_counter() < until and answered < MOST_MESSAGES_PER_CLIENT:
            with server.talk() as talk:
                for _ in range(TURNS_PER_TALK):
                    talk.ask(next(server.texts))
                    answered += 1
                    if time.perf_counter() > until:
                        break
        return answered

    with ThreadPoolExecutor(CLIENTS) as pool:
        clients = [pool.submit(client) for _ in range(CLIENTS)]
        total = sum(future.result() for future in clients)
    return total / (time.perf_counter() - start)


def long_talk(server: Server) -> tuple[list[float], list[float]]:
    """Return the latencies, in ms, of the EARLY and the LATE turns of one long conversation."""
    with server.talk() as talk:
        taken = [talk.ask(next(server.texts)) * 1000 for _ in range(LATE.stop)]
    return taken[EARLY], taken[LATE]
