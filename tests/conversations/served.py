"""The real server with the real model, as a process of its own, and people who talk to it over HTTP."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

import httpx

from advisor.settings import ROOT
from tests.load.processes import free_port

COMMAND = (sys.executable, "-m", "advisor.server.launch")
START_SECONDS = 120.0
STOP_SECONDS = 30.0
# One for all talks: each new client reads the machine's certificates, which takes longer than an answer.
HTTP = httpx.Client(timeout=30)


def models() -> Path:
    """Return the folder with the trained model: the setting MODELS_DIR, else the project's; a model is trained if it has none."""
    folder = Path(os.environ.get("MODELS_DIR") or ROOT / "models")
    if not list(folder.glob("*.tar.gz")):
        subprocess.run([sys.executable, "-m", "advisor.server.train"], cwd=ROOT, check=True)
    return folder


class Server:
    """A server started by the launcher, with its files and its log in a folder of its own."""

    def __init__(self, folder: Path, command: tuple[str, ...] = COMMAND, **settings: str) -> None:
        """Prepare; nothing is started yet.

        Args:
            folder: Where it keeps its database, its secret and its log.
            command: What starts it.
            settings: Settings besides those of every test.
        """
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._command = command
        self.folder = folder
        self._log = folder / "server.log"
        self._env = {
            **{
                name: value
                for name, value in os.environ.items()
                if name not in ("DATABASE_URL", "REDIS_URL", "CHAT_SECRET", "LOG_LEVEL") and not name.startswith("SLACK_")
            },
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "VAR_DIR": str(folder),
            "MODELS_DIR": str(models()),
            "CHAT_RATE_LIMIT": "off",
            **settings,
        }
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def said(self) -> str:
        """Everything it has printed, on either stream."""
        return self._log.read_text(encoding="utf-8")

    def start(self) -> Server:
        """Start it and wait until it can answer."""
        with self._log.open("ab") as log:
            # A process group of its own, so that a test can see whether anything of it is left.
            self.process = subprocess.Popen(
                self._command, cwd=ROOT, env=self._env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + START_SECONDS
        while not self.is_ready():
            assert self.process.poll() is None, f"The server ended before it was ready:\n{self.said}"
            assert time.monotonic() < until, f"The server was not ready in time:\n{self.said}"
            time.sleep(0.1)
        return self

    def is_ready(self) -> bool:
        """Tell whether it can answer."""
        try:
            return HTTP.get(f"{self.url}/readyz", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    def processes(self) -> list[int]:
        """Return the ids of the processes of its group that still live."""
        assert self.process
        listed = subprocess.run(["ps", "-e", "-o", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout
        rows = (line.split() for line in listed.splitlines())
        return [int(pid) for pid, group, state in rows if int(group) == self.process.pid and not state.startswith("Z")]

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Stop it with a signal and return its exit code; whatever it leaves behind is killed."""
        assert self.process
        self.process.send_signal(number)
        try:
            return self.process.wait(STOP_SECONDS)
        finally:
            for pid in self.processes():
                os.kill(pid, signal.SIGKILL)
            self.process.wait()


class Talk:
    """One conversation. `last` is the last answer, `answers` all answers to the last message."""

    def __init__(self, url: str, token: str | None = None) -> None:
        """Begin a conversation, or go on with the one a token belongs to."""
        self.url = url
        self.greeting: list[dict[str, Any]] = []
        self.answers: list[dict[str, Any]] = []
        self.token = token or ""
        if token is None:
            begun = HTTP.post(f"{url}/chat/session").json()
            self.token, self.greeting = begun["token"], begun["messages"]

    @property
    def last(self) -> dict[str, Any]:
        """The last answer."""
        return self.answers[-1]

    def post(self, text: str, id: str | None = None) -> httpx.Response:
        """Send a message and return the response as it is."""
        return HTTP.post(f"{self.url}/chat/messages", json={"id": id or uuid.uuid4().hex, "text": text}, headers=self.bearer)

    def ask(self, text: str, id: str | None = None) -> list[dict[str, Any]]:
        """Send a message that is answered, and return its answers."""
        response = self.post(text, id)
        assert response.status_code == 200, f"{text!r}: {response.status_code} {response.text}"
        self.answers = response.json()["messages"]
        assert self.answers, f"{text!r} was met with silence"
        return self.answers

    def one(self, text: str) -> dict[str, Any]:
        """Send a message that holds one question, and return its only answer."""
        answers = self.ask(text)
        assert len(answers) == 1, f"{text!r} got {len(answers)} answers: {[answer['topic'] for answer in answers]}"
        return answers[0]

    def history(self) -> list[dict[str, Any]]:
        """Return the conversation so far."""
        return list(self.get("/chat/history").json()["messages"])

    def get(self, path: str) -> httpx.Response:
        """Ask for something else of this conversation."""
        return HTTP.get(self.url + path, headers=self.bearer)

    def erase(self) -> httpx.Response:
        """Have the conversation erased."""
        return HTTP.delete(f"{self.url}/chat/session", headers=self.bearer)

    @property
    def bearer(self) -> dict[str, str]:
        """The header that shows whose conversation it is."""
        return {"Authorization": f"Bearer {self.token}"}
