"""A small stand-in for a server that speaks the chat API, for tests of its clients."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SOURCE = {
    "id": "nhs",
    "title": "Pay bands",
    "publisher": "NHS Employers",
    "url": "https://example.org/pay",
    "year": 2026,
    "country": "UK",
}


def answer(text: str = "A **ward manager** runs a ward [1].", **fields: Any) -> dict[str, Any]:
    """Return an Answer as JSON types."""
    base = {"topic": "role_overview", "text": text, "roles": [], "kind": None, "table": None, "chart": None}
    return {**base, "sources": [SOURCE], "suggestions": ["What does it pay?", "How do I become one?"], **fields}


class FakeChat:
    """What the stand-in says, and what it was asked.

    Attributes:
        replies: What to answer to the next messages, each (status, body, headers); after these, one plain answer.
        asked: The bodies of the messages received.
        sessions: How many conversations were begun.
        plan: The content of the plan, followed by its path; empty for none.
    """

    def __init__(self) -> None:
        """Start with nothing asked."""
        self.url = ""
        self.sessions = 0
        self.plan = ""
        self.replies: list[tuple[int, Any, dict[str, str]]] = []
        self.asked: list[dict[str, str]] = []

    def will(self, status: int, body: Any = None, **headers: str) -> None:
        """Queue a reply: a list of answers, or the code of an error."""
        if status != 200 and isinstance(body, str):
            body = {"error": {"code": body, "message": f"In plain words: {body}."}}
        self.replies.append((status, body, {name.replace("_", "-"): value for name, value in headers.items()}))

    def reply(self, method: str, path: str, body: dict[str, str]) -> tuple[int, Any, dict[str, str]]:
        """Return what the server sends for a request."""
        if path in ("/healthz", "/readyz"):
            return 200, {"status": "ok"}, {}
        if (method, path) == ("POST", "/chat/session"):
            self.sessions += 1
            greeting = answer("Hello, I am the advisor.", sources=[], topic="small_talk")
            return 200, {"token": f"token-{self.sessions}", "expires_at": "2030-01-01T00:00:00Z", "messages": [greeting]}, {}
        if path.startswith("/chat/plan."):
            missing = {"error": {"code": "not_found", "message": "There is no plan yet."}}
            return (200, f"{self.plan} {path}", {}) if self.plan else (404, missing, {})
        self.asked.append(body)
        status, content, headers = self.replies.pop(0) if self.replies else (200, [answer()], {})
        return status, {"id": body["id"], "messages": content} if status == 200 else content, headers


def server_of(fake: FakeChat, port: int = 0) -> ThreadingHTTPServer:
    """Return an HTTP server that speaks for the stand-in."""

    class Handler(BaseHTTPRequestHandler):
        def _handle(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
            status, content, headers = fake.reply(self.command, self.path, body)
            data = content.encode() if isinstance(content, str) else json.dumps(content).encode()
            self.send_response(status)
            for name, value in {"Content-Length": str(len(data)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = _handle

        def log_message(self, *_: Any) -> None:
            """Stay silent."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


@contextmanager
def serving(fake: FakeChat) -> Iterator[FakeChat]:
    """Serve the stand-in on a free port and set its `url`."""
    server = server_of(fake)
    fake.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


if __name__ == "__main__":
    # As a process of its own it stands for the whole server.
    if "--fail" in sys.argv:
        sys.exit("The knowledge file is broken.")
    server_of(FakeChat(), int(os.environ["PORT"])).serve_forever()
