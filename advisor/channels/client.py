"""A client of the chat API over HTTP; the command line is built on it."""

from __future__ import annotations

import time
from typing import Any

import httpx

# A turn may outlast the server's 15 s; asking again with the same id collects its answer.
READ_SECONDS = 20.0
PATIENCE_SECONDS = 30.0
# "Still being answered", "too fast" and "took too long": the same id may simply be sent again.
WAIT_AND_REPEAT = (409, 429, 503)


class ClientError(Exception):
    """The chat API did not answer; `code` is for programs, the message is for people."""

    def __init__(self, code: str, message: str, wait: float | None = None) -> None:
        """Keep the code and message, and for how many seconds to wait where it helps to ask again."""
        super().__init__(message)
        self.code = code
        self.wait = wait


class ChatClient:
    """One conversation with the server at an address."""

    def __init__(self, url: str, patience: float = PATIENCE_SECONDS) -> None:
        """Prepare; nothing is sent yet.

        Args:
            url: The server's address, such as "http://127.0.0.1:5005".
            patience: Seconds for which a message is sent again where that may help.
        """
        self.url = url.rstrip("/")
        self._patience = patience
        self._http = httpx.Client(base_url=self.url, timeout=httpx.Timeout(READ_SECONDS, connect=5.0))
        self._token: str | None = None

    def is_up(self) -> bool:
        """Tell whether a server answers there."""
        return self._is_ok("/healthz")

    def is_ready(self) -> bool:
        """Tell whether the server there can answer questions."""
        return self._is_ok("/readyz")

    def start(self) -> list[dict[str, Any]]:
        """Begin a new conversation and return its greeting, as Answer dictionaries.

        Raises:
            ClientError: If the server refuses or cannot be reached.
        """
        reply = self._patiently("/chat/session", {})
        self._token = str(reply["token"])
        return list(reply.get("messages", []))

    def ask(self, text: str, message_id: str) -> list[dict[str, Any]]:
        """Send a message and return the answers; the same id again returns the same answers.

        Raises:
            ClientError: If there is no answer within the client's patience.
        """
        if self._token is None:
            self.start()
        return list(self._patiently("/chat/messages", {"id": message_id, "text": text})["messages"])

    def document(self, path: str) -> bytes:
        """Return a document of the conversation, by its path with its format.

        Raises:
            ClientError: If there is none, or the server cannot be reached.
        """
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        try:
            response = self._http.get(path, headers=headers)
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise ClientError("unreachable", f"The advisor at {self.url} cannot be reached; is it running?") from error
        if response.status_code == 200:
            return response.content
        try:
            problem = response.json()["error"]
            raise ClientError(str(problem["code"]), str(problem["message"]))
        except (ValueError, KeyError, TypeError) as error:
            message = f"What answers at {self.url} is not the advisor (HTTP {response.status_code})."
            raise ClientError("not_the_advisor", message) from error

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _is_ok(self, path: str) -> bool:
        try:
            return self._http.get(path, timeout=5.0).status_code == 200
        except (httpx.TransportError, httpx.InvalidURL):
            return False

    def _patiently(self, path: str, body: dict[str, str]) -> dict[str, Any]:
        until = time.monotonic() + self._patience
        while True:
            try:
                return self._post(path, body)
            except ClientError as error:
                if error.wait is None or time.monotonic() + error.wait > until:
                    raise
                time.sleep(error.wait)

    def _post(self, path: str, body: dict[str, str]) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        try:
            response = self._http.post(path, json=body, headers=headers)
        except httpx.TimeoutException as error:
            raise ClientError("timeout", "The advisor is taking too long to answer.", 1.0) from error
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise ClientError("unreachable", f"The advisor at {self.url} cannot be reached; is it running?") from error
        try:
            reply = response.json()
            if response.status_code == 200 and isinstance(reply, dict):
                return reply
            problem = reply["error"]
            code, message = str(problem["code"]), str(problem["message"])
        except (ValueError, KeyError, TypeError) as error:
            message = f"What answers at {self.url} is not the advisor (HTTP {response.status_code})."
            raise ClientError("not_the_advisor", message) from error
        wait = None
        if response.status_code in WAIT_AND_REPEAT:
            after = response.headers.get("Retry-After", "")
            wait = float(after) if after.isdigit() else 1.0
        raise ClientError("token" if response.status_code == 401 else code, message, wait)
