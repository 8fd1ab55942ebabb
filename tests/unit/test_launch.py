"""The launcher: what it checks first, what it leaves out, and how quiet it is."""

from __future__ import annotations

import ast
import importlib.util
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.server import launch, lean, quiet
from advisor.server.launch import StartError, address, check_port, newest_model
from advisor.settings import ROOT, load


def test_the_newest_model_is_served(tmp_path: Path) -> None:
    for age, name in ((10, "b.tar.gz"), (20, "a.tar.gz"), (0, "notes.txt")):
        file = tmp_path / name
        file.touch()
        os.utime(file, (time.time() - age,) * 2)
    assert newest_model(tmp_path).name == "b.tar.gz"


def test_without_a_model_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="make train"):
        newest_model(tmp_path / "absent")


def test_a_port_in_use_is_said_in_one_line() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(StartError, match="set PORT") as caught:
            check_port("127.0.0.1", other.getsockname()[1])
    assert "\n" not in str(caught.value)


def test_a_host_that_is_not_this_machine_is_said_in_one_line() -> None:
    with pytest.raises(StartError, match="set HOST"):
        check_port("192.0.2.1", 5005)


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "http://127.0.0.1:5005"), ("0.0.0.0", "http://127.0.0.1:5005"), ("::1", "http://[::1]:5005")],
)
def test_the_address_shown_can_be_opened(host: str, shown: str, tmp_path: Path) -> None:
    assert address(replace(load({"VAR_DIR": str(tmp_path)}), host=host)) == shown


def _launch(**env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "advisor.server.launch"]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, capture_output=True, text=True, timeout=60)


def test_a_wrong_setting_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    result = _launch(PORT="abc", VAR_DIR=str(tmp_path))
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("PORT is 'abc'") and result.stderr.count("\n") == 1


def test_a_wrong_rate_limit_is_found_at_the_start(tmp_path: Path) -> None:
    result = _launch(CHAT_RATE_LIMIT="often", VAR_DIR=str(tmp_path))
    assert result.returncode == 2
    assert "CHAT_RATE_LIMIT" in result.stderr and result.stderr.count("\n") == 1


def test_a_missing_model_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    result = _launch(PORT=str(port), MODELS_DIR=str(tmp_path), VAR_DIR=str(tmp_path))
    assert result.returncode == 1
    assert "make train" in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_start_without_an_error(number: signal.Signals) -> None:
    with pytest.raises(SystemExit) as caught:
        launch._leave(number, None)
    assert caught.value.code == 0


@pytest.mark.parametrize(("module_name", "class_names"), lean.ABSENT.items())
def test_each_stand_in_has_the_names_of_rasas_own_module(module_name: str, class_names: tuple[str, ...]) -> None:
    package, _, name = module_name.rpartition(".")
    found = importlib.util.find_spec(package)
    assert found is not None and found.submodule_search_locations
    source = (Path(next(iter(found.submodule_search_locations))) / f"{name}.py").read_text(encoding="utf-8")
    assert "tensorflow" in source
    assert set(class_names) <= {node.name for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}


@pytest.mark.slow
def test_rasa_loads_without_tensorflow_and_a_left_out_component_says_so() -> None:
    code = """
import sys
from advisor.server import lean, quiet
quiet.silence()
lean.apply()
import rasa.__main__, rasa.core.run, rasa.engine.recipes.default_components
from rasa.core.policies.ted_policy import TEDPolicy
assert "tensorflow" not in sys.modules
try:
    TEDPolicy()
except lean.LeftOutError as error:
    print(error)
"""
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert result.stdout == "TEDPolicy needs TensorFlow, which this start-up leaves out; use the plain `rasa` command.\n"
    assert result.stderr == ""


def test_a_logged_exception_loses_its_words(caplog: pytest.LogCaptureFixture) -> None:
    quiet.hide_words()
    logger = logging.getLogger("rasa.core.processor")
    try:
        raise ValueError("my private words")
    except ValueError:
        logger.exception("Encountered an exception while running action '%s'.", "action_answer")
    assert "action_answer" in caplog.text and "ValueError" in caplog.text
    assert "private" not in caplog.text
