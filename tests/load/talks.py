"""One conversation with a server, over HTTP on this machine: the chat API of this project, and Rasa's own `rest` channel.

http.client, since a client that is itself slow would take its time off the server's core.
"""

from __future__ import annotations

import http.client
import json
import time
import uuid
from abc import ABC, abstractmethod
from types import TracebackType
from typing import Any

ANSWER_SECONDS = 60.0


class NoAnswerError(RuntimeError):
    """A server did not answer a message; the message says what came instead."""


class Talk(ABC):
    """A conversation on a connection of its own."""

    def __init__(self, port: int) -> None:
        """Prepare a conversation with the server at a port of this machine; what begins it is sent here and not timed.

        Raises:
            OSError: If nothing listens there.
            NoAnswerError: If the server refuses.
        """
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_SECONDS)
        self._serial = 0

    def __enter__(self) -> Talk:
        """Return the conversation."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the connection."""
        self._http.close()

    @abstractmethod
    def ask(self, text: str) -> float:
        """Send a message and return the seconds until its answer was there.

        Raises:
            OSError: If the connection fails or the server is silent for ANSWER_SECONDS.
            NoAnswerError: If what comes is no answer.
        """

    def _post(self, path: str, body: dict[str, str], headers: dict[str, str]) -> tuple[Any, float]:
        data = json.dumps(body).encode()
        start = time.perf_counter()
        self._http.request("POST", path, data, {"Content-Type": "application/json", **headers})
        response = self._http.getresponse()
        content = response.read()
        took = time.perf_counter() - start
        if response.status != 200:
            raise NoAnswerError(f"HTTP {response.status} on {path}: {content[:200]!r}")
        return json.loads(content), took


class ChatTalk(Talk):
    """A conversation over this project's chat API."""

    def __init__(self, port: int) -> None:
        """Begin a conversation."""
        super().__init__(port)
        try:
            session, _ = self._post("/chat/session", {}, {})
        except BaseException:
            self._http.close()
            raise
        self._headers = {"Authorization": f"Bearer {session['token']}"}

    def ask(self, text: str) -> float:
        """Send a message; an answer that apologises for a failure is none."""
        self._serial += 1
        reply, took = self._post("/chat/messages", {"id": str(self._serial), "text": text}, self._headers)
        topics = [answer["topic"] for answer in reply["messages"]]
        if not topics or "failure" in topics:
            raise NoAnswerError(f"{text!r} was answered with {reply['messages']}")
        return took


class RestTalk(Talk):
    """A conversation over Rasa's `rest` channel."""

    def __init__(self, port: int) -> None:
        """Choose the conversation's name."""
        super().__init__(port)
        self._sender = uuid.uuid4().hex

    def ask(self, text: str) -> float:
        """Send a message; an empty list is no answer."""
        reply, took = self._post("/webhooks/rest/webhook", {"sender": self._sender, "message": text}, {})
        if not reply:
            raise NoAnswerError(f"{text!r} was answered with nothing")
        return took
