"""The launcher with the real model: it says when it can answer, leaves TensorFlow out, and stops without a trace."""

from __future__ import annotations

import ast
import importlib.util
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from advisor.server import lean
from advisor.settings import ROOT
from tests.conversations.served import COMMAND, Server, Talk, models
from tests.load.processes import free_port

pytestmark = pytest.mark.slow

# Runs the launcher and, when it has ended, prints what of Rasa's heavy parts and of Slack's it had loaded.
WATCHED = """
import sys
from advisor.server import launch
code = launch.main()
print("loaded:", *(name for name in ("rasa", "tensorflow", "keras", "torch", "slack_bolt") if name in sys.modules), flush=True)
sys.exit(code)
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server whose own process tells at its end what it had loaded."""
    running = Server(tmp_path_factory.mktemp("server"), (sys.executable, "-c", WATCHED), HOST="")
    try:
        yield running.start()
    finally:
        if running.process and running.process.poll() is None:
            running.stop()


def test_it_is_alive_and_able_to_answer(server: Server) -> None:
    assert httpx.get(f"{server.url}/healthz").json() == {"status": "ok"}
    ready = httpx.get(f"{server.url}/readyz")
    assert (ready.status_code, ready.json()) == (200, {"status": "ready"})


def test_one_line_says_that_it_is_ready_and_where(server: Server) -> None:
    lines = server.said.splitlines()
    assert [line for line in lines if line.startswith("Ready")] == [f"Ready on {server.url}/chat/ (Ctrl+C stops it)"]
    assert lines == [lines[0]], server.said


def test_a_talk_adds_no_line_with_its_words(server: Server) -> None:
    talk = Talk(server.url)
    before = server.said
    assert talk.one("what does a zebrafinch of a matron earn?")
    assert talk.post("zebrafinch" * 200).status_code == 422
    assert "zebrafinch" not in server.said
    assert server.said == before


def test_turns_are_counted_by_topic_and_readiness_leaves_no_conversation(server: Server) -> None:
    def turns() -> float:
        lines = httpx.get(f"{server.url}/metrics").text.splitlines()
        return sum(float(line.split()[-1]) for line in lines if line.startswith('advisor_turns_total{topic="salary"}'))

    before = turns()
    Talk(server.url).one("what does a matron earn?")
    assert turns() == before + 1
    assert httpx.get(f"{server.url}/readyz").status_code == 200
    assert turns() == before + 1


def test_it_listens_on_this_machine_alone_unless_told_otherwise(server: Server) -> None:
    with socket.socket() as probe:
        probe.settimeout(2)
        # Another address of the loopback interface, where only a server that listens on every address answers.
        assert probe.connect_ex(("127.0.0.2", server.port)) != 0


def test_a_port_in_use_is_one_line_and_the_first_server_goes_on(server: Server, tmp_path: Path) -> None:
    env = {**os.environ, "PORT": str(server.port), "HOST": "127.0.0.1", "VAR_DIR": str(tmp_path), "MODELS_DIR": str(models())}
    second = subprocess.run(COMMAND, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120)
    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr.count("\n") == 1
    assert str(server.port) in second.stderr and "PORT" in second.stderr
    assert httpx.get(f"{server.url}/readyz").status_code == 200


# The last of those that use the server, since it ends it.
def test_an_interrupt_ends_it_with_nothing_left_and_neither_tensorflow_nor_slack_was_loaded(server: Server) -> None:
    assert server.process
    token = Talk(server.url).token
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(30) == 0
    assert server.processes() == []
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{server.url}/chat/history", headers={"Authorization": f"Bearer {token}"})
    assert server.said.splitlines()[-1] == "loaded: rasa"
    assert "Traceback" not in server.said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_it_loads_ends_it_with_nothing_left(tmp_path: Path, number: signal.Signals) -> None:
    env = {**os.environ, "PORT": str(free_port()), "HOST": "127.0.0.1", "VAR_DIR": str(tmp_path), "MODELS_DIR": str(models())}
    process = subprocess.Popen(COMMAND, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        # The secret is made once the launcher has begun, seconds before it is ready.
        until = time.monotonic() + 30
        while not (tmp_path / "chat_secret").exists():
            assert time.monotonic() < until and process.poll() is None
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(number)
        said, _ = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0
    assert said == ""


@pytest.mark.parametrize("module_name", lean.ABSENT)
def test_rasa_imports_no_name_that_a_stand_in_lacks(module_name: str) -> None:
    """What stands in for a module must have every name that the rest of Rasa takes from it as it is imported."""
    found = importlib.util.find_spec("rasa")
    assert found and found.submodule_search_locations
    home = Path(next(iter(found.submodule_search_locations)))
    heavy = {home.parent / f"{name.replace('.', '/')}.py" for name in lean.ABSENT}
    taken: set[str] = set()
    for file in home.rglob("*.py"):
        if file in heavy or "utils/tensorflow" in str(file):
            continue
        # Only what stands at the top of a module is imported with it.
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ImportFrom) and node.module == module_name:
                taken |= {alias.name for alias in node.names}
    assert taken, f"Nothing in Rasa imports {module_name} any more; the stand-in can go."
    assert taken <= set(lean.ABSENT[module_name])
