"""The processes that the benchmark starts: each is ended by its own id, whatever happens."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from advisor.channels.child import stop

TAIL_LINES = 15
# How a process is run beside the others: nothing is reported to anyone, and no setting of the person's own has a say.
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "PYTHONUNBUFFERED": "1"}
OWN_SETTINGS = (
    "CHAT_",
    "DATABASE_URL",
    "REDIS_URL",
    "HOST",
    "PORT",
    "TURN_SECONDS",
    "VAR_DIR",
    "SANIC_",
    "LOG_LEVEL",
    "RASA_",
    "SLACK_",
)

Processes = Mapping[int, tuple[int, int]]


class ProcessError(RuntimeError):
    """A process ended, or went on for too long; the message holds the last lines it wrote."""


@dataclass(frozen=True)
class Command:
    """What to run, where, and with which settings besides the environment's."""

    words: Sequence[str]
    cwd: Path
    env: Mapping[str, str]


class Running:
    """A process under way.

    Attributes:
        pid: Its id.
        started_at: When it was started, by time.perf_counter().
    """

    def __init__(self, process: subprocess.Popen[str], log: IO[str], started_at: float) -> None:
        """Take the process and the file it writes to."""
        self.pid = process.pid
        self.started_at = started_at
        self._process = process
        self._log = log

    def check(self) -> None:
        """Raise ProcessError if it has ended."""
        if self._process.poll() is not None:
            raise ProcessError(f"A server ended by itself (exit code {self._process.returncode}):\n{self.tail()}")

    def wait(self, seconds: float) -> int | None:
        """Return its exit code, None if it is still running after some seconds."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def tail(self) -> str:
        """Return the last lines it wrote."""
        self._log.seek(0)
        return "\n".join(self._log.read().strip().splitlines()[-TAIL_LINES:])


@contextmanager
def started(command: Command) -> Iterator[Running]:
    """Start a process and end it, with all that it started, when the block is left."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OWN_SETTINGS)}
    with tempfile.TemporaryFile("w+", errors="replace") as log:
        started_at = time.perf_counter()
        # A session of its own: Ctrl-C reaches the benchmark alone, which ends what it started.
        process = subprocess.Popen(
            command.words,
            cwd=command.cwd,
            env={**kept, **QUIET, **command.env},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            yield Running(process, log, started_at)
        finally:
            stop(process)


def run(command: Command, seconds: float) -> tuple[float, bool]:
    """Run a process to its end.

    Args:
        command: What to run.
        seconds: How long it may take; then it is stopped.

    Returns:
        The seconds it took, and whether it came to its end.

    Raises:
        ProcessError: If it fails.
    """
    with started(command) as process:
        code = process.wait(seconds)
        took = time.perf_counter() - process.started_at
        if code:
            raise ProcessError(f"{' '.join(command.words)} failed (exit code {code}):\n{process.tail()}")
    return took, code == 0


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def resident_megabytes(pid: int) -> float:
    """Return the resident memory of a process and all below it, in MB of 1,000,000 bytes."""
    return sum_of_family(pid, _processes()) / 1e6


def sum_of_family(pid: int, processes: Processes) -> int:
    """Return the memory of a process and all its descendants.

    Args:
        pid: The process's id.
        processes: The parent and the memory of every process, by id.
    """
    children = [child for child, (parent, _) in processes.items() if parent == pid]
    return processes[pid][1] + sum(sum_of_family(child, processes) for child in children)


def _processes() -> dict[int, tuple[int, int]]:
    """Return the parent and the resident bytes of every process."""
    if Path("/proc/self/statm").exists():
        return dict(filter(None, (_from_proc(folder) for folder in Path("/proc").glob("[0-9]*"))))
    listing = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    found = (map(int, line.split()) for line in listing.splitlines())
    return {pid: (parent, kilobytes * 1024) for pid, parent, kilobytes in found}


def _from_proc(folder: Path) -> tuple[int, tuple[int, int]] | None:
    try:
        # The name, in brackets, may hold blanks and brackets itself.
        parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        pages = int((folder / "statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        # It ended while the others were read.
        return None
    return int(folder.name), (parent, pages * os.sysconf("SC_PAGE_SIZE"))
