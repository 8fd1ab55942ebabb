"""The server behind the command line: one that runs already, or one started for as long as the talk lasts."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

from ..settings import ROOT, load
from .client import ChatClient

START_SECONDS = 120.0
STOP_SECONDS = 10.0
SERVER = (sys.executable, "-m", "advisor.server.launch")


class ServerError(RuntimeError):
    """The server did not start; the message says why as far as it is known."""


def running_server() -> str | None:
    """Return the address of the server that runs at HOST and PORT, if one does.

    Raises:
        SettingError: If a setting cannot be used.
    """
    settings = load()
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host
    url = f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"
    client = ChatClient(url)
    try:
        return url if client.is_up() else None
    finally:
        client.close()


@contextmanager
def own_server(command: tuple[str, ...] = SERVER, seconds: float = START_SECONDS) -> Iterator[str]:
    """Start a server on a free port of this machine, give its address, and stop it at the end whatever happens.

    Args:
        command: What starts the server; it reads HOST and PORT.
        seconds: How long it may take until it can answer.

    Raises:
        ServerError: If it ends or is not ready in time.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Nobody else can reach it, so the limit that guards a public server would only hinder; nor is it there for Slack.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}
    env = {"CHAT_RATE_LIMIT": "off", **kept, "HOST": "127.0.0.1", "PORT": str(port)}
    with tempfile.TemporaryFile("w+", errors="replace") as log:
        # A session of its own: Ctrl-C is for the person's question, not for the server.
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(process, url, log, seconds)
            yield url
        finally:
            stop(process)


def _wait(process: subprocess.Popen[bytes], url: str, log: IO[str], seconds: float) -> None:
    client, until = ChatClient(url), time.monotonic() + seconds
    try:
        while not client.is_ready():
            if process.poll() is not None:
                log.seek(0)
                said = "\n".join(log.read().strip().splitlines()[-10:])
                raise ServerError(f"The advisor did not start.\n{said}".strip())
            if time.monotonic() > until:
                raise ServerError(f"The advisor was not ready within {seconds:.0f} seconds.")
            time.sleep(0.1)
    finally:
        client.close()


def stop(process: subprocess.Popen[Any]) -> None:
    """End a process that was started in a session of its own, kindly first, and whatever it may have left."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        pass
    finally:
        # Whatever it may have left in its own group goes with it.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
