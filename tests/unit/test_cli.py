"""The command line client as a whole: pipes, JSON, commands, failures, and the server it starts."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.channels import cli
from advisor.channels.child import ServerError, own_server, running_server
from advisor.channels.cli import Conversation, _obey, answer_lines
from advisor.channels.client import ChatClient, ClientError
from advisor.channels.terminal import Screen
from tests.unit.fake_chat import FakeChat, answer, serving

# What the terminal is sent when the prompt is ready: bracketed paste is switched on.
PROMPT = "\x1b[?2004h"
FAKE_SERVER = (sys.executable, str(Path(__file__).with_name("fake_chat.py")))


@pytest.fixture
def fake() -> Iterator[FakeChat]:
    with serving(FakeChat()) as running:
        yield running


class Talk:
    """A conversation over the stand-in with its two streams kept."""

    def __init__(self, fake: FakeChat, *, as_json: bool = False) -> None:
        self.out, self.notes = io.StringIO(), io.StringIO()
        self.screen = Screen(self.out, self.notes, width=80)
        self.conversation = Conversation(ChatClient(fake.url, patience=0), self.screen, as_json=as_json)

    def type(self, line: str) -> None:
        _obey(line, self.conversation, self.screen)


@pytest.fixture
def talk(fake: FakeChat) -> Talk:
    return Talk(fake)


def piped(fake: FakeChat, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "advisor.channels.cli", "--server", fake.url, *options]
    return subprocess.run(command, input=text, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("ending", ["pdf", "html", "txt"])
def test_a_plan_is_saved_as_a_file(fake: FakeChat, talk: Talk, tmp_path: Path, ending: str) -> None:
    fake.plan = "A plan at"
    talk.type(f"/save {tmp_path}/mine.{ending}")
    assert (tmp_path / f"mine.{ending}").read_text() == f"A plan at /chat/plan.{ending}"
    assert f"mine.{ending}" in talk.notes.getvalue().replace("\n", "")


def test_a_plan_takes_the_place_of_no_other_file(fake: FakeChat, talk: Talk, tmp_path: Path) -> None:
    fake.plan = "A plan"
    (tmp_path / "mine.pdf").write_text("precious")
    with pytest.raises(ClientError, match="exists already"):
        talk.type(f"/save {tmp_path}/mine.pdf")
    assert (tmp_path / "mine.pdf").read_text() == "precious"


@pytest.mark.parametrize(
    ("name", "said"), [("mine.docx", "saved as .pdf or .html or .txt"), ("mine.pdf", "There is no plan yet")]
)
def test_what_cannot_be_saved_is_told(talk: Talk, tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(ClientError, match=said):
        talk.type(f"/save {tmp_path}/{name}")
    assert list(tmp_path.iterdir()) == []


def test_each_piped_line_is_asked_and_shown(fake: FakeChat) -> None:
    done = piped(fake, "What is a matron?\n\n/help\n")
    assert done.returncode == 0
    assert [body["text"] for body in fake.asked] == ["What is a matron?", "/help"]
    assert "You: What is a matron?" in done.stdout
    assert "A ward manager runs a ward [1]." in done.stdout
    assert done.stderr == ""


def test_json_is_one_object_a_line_and_nothing_else(fake: FakeChat) -> None:
    fake.will(200, [answer("One."), answer("Two.")])
    done = piped(fake, "Both?\n", "--json")
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(item["question"], item["text"], item["topic"]) for item in objects] == [
        ("Both?", "One.", "role_overview"),
        ("Both?", "Two.", "role_overview"),
    ]


def test_a_failed_line_fails_the_whole_and_the_rest_is_asked(fake: FakeChat) -> None:
    fake.will(422, "too_long")
    done = piped(fake, "first\nsecond\n", "--json")
    first, second = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 1
    assert first["error"] == {"code": "too_long", "message": "In plain words: too_long."}
    assert second["text"] == answer()["text"]


def test_a_server_that_is_not_there_is_one_line() -> None:
    command = [sys.executable, "-m", "advisor.channels.cli", "--server", "http://127.0.0.1:9"]
    done = subprocess.run(command, input="Hello\n", capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "cannot be reached" in done.stderr


def test_a_number_asks_that_suggestion(talk: Talk, fake: FakeChat) -> None:
    talk.type("What is a matron?")
    talk.type("2")
    talk.type("7")
    assert [body["text"] for body in fake.asked] == ["What is a matron?", "How do I become one?", "7"]


def test_commands_are_the_clients_own_and_other_slashes_are_text(talk: Talk, fake: FakeChat) -> None:
    talk.type("What is a matron?")
    talk.type("/sources")
    talk.type("/help")
    talk.type("/new")
    talk.type("/restart")
    assert [body["text"] for body in fake.asked] == ["What is a matron?", "/restart"]
    assert fake.sessions == 2
    assert "https://example.org/pay" in talk.out.getvalue()


def test_after_a_failure_the_text_is_kept_and_its_id_used_again(talk: Talk, fake: FakeChat) -> None:
    fake.will(503, "timeout")
    talk.type("What is a matron?")
    assert talk.conversation.unsent == "What is a matron?"
    assert "In plain words: timeout." in talk.notes.getvalue()
    talk.type(talk.conversation.unsent)
    assert talk.conversation.unsent == ""
    assert fake.asked[0]["id"] == fake.asked[1]["id"]


def test_the_same_question_after_an_answer_is_a_new_message(talk: Talk, fake: FakeChat) -> None:
    talk.type("Hello")
    talk.type("Hello")
    assert fake.asked[0]["id"] != fake.asked[1]["id"]


def test_an_expired_conversation_is_begun_again_without_losing_the_text(talk: Talk, fake: FakeChat) -> None:
    fake.will(401, "unauthorised")
    talk.type("Hello")
    assert [body["text"] for body in fake.asked] == ["Hello", "Hello"]
    assert fake.sessions == 2
    assert "this is a new one" in talk.notes.getvalue()


def test_numbers_work_in_a_pipe_too(fake: FakeChat) -> None:
    talk = Talk(fake)
    assert answer_lines(talk.conversation, ["Hello", "1"], talk.screen, as_json=False)
    assert fake.asked[1]["text"] == "What does it pay?"


def test_a_running_server_is_found_at_host_and_port(fake: FakeChat, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.setenv("HOST", "0.0.0.0")
    monkeypatch.setenv("PORT", fake.url.rsplit(":", 1)[1])
    assert running_server() == fake.url
    monkeypatch.setenv("PORT", "9")
    assert running_server() is None


def is_alive(url: str) -> bool:
    return ChatClient(url).is_up()


def test_an_own_server_answers_and_is_gone_afterwards() -> None:
    with own_server(FAKE_SERVER) as url:
        assert ChatClient(url).ask("Hello", "m1") == [answer()]
    assert not is_alive(url)


def test_an_own_server_is_gone_after_a_failure() -> None:
    with pytest.raises(KeyboardInterrupt), own_server(FAKE_SERVER) as url:
        raise KeyboardInterrupt
    assert not is_alive(url)


def test_a_server_that_does_not_start_says_why() -> None:
    with pytest.raises(ServerError, match="The knowledge file is broken"), own_server((*FAKE_SERVER, "--fail")):
        pytest.fail("it did not start")


def test_an_own_server_leaves_the_persons_slack_app_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    teller = (sys.executable, "-c", "import os; print([name for name in os.environ if name.startswith('SLACK_')])")
    with pytest.raises(ServerError, match=r"\[\]"), own_server(teller):
        pytest.fail("it did not start")


def test_a_server_that_is_never_ready_is_given_up() -> None:
    sleeper = (sys.executable, "-c", "import time; time.sleep(60)")
    with pytest.raises(ServerError, match="not ready within"), own_server(sleeper, seconds=0.3):
        pytest.fail("it was not ready")


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_no_server_is_left_when_the_client_is_stopped(signum: signal.Signals, tmp_path: Path) -> None:
    code = (
        "import sys; from advisor.channels import child, cli; from functools import partial\n"
        f"cli.own_server = partial(child.own_server, {FAKE_SERVER!r})\n"
        "sys.exit(cli.main(['--json']))"
    )
    env = {**os.environ, "VAR_DIR": str(tmp_path), "PORT": "9"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, "-c", code], env=env, text=True, **pipes) as client:
        assert client.stdin is not None and client.stdout is not None
        client.stdin.write("Hello\n")
        client.stdin.flush()
        assert json.loads(client.stdout.readline())["question"] == "Hello"
        (child,) = map(int, subprocess.check_output(["ps", "-o", "pid=", "--ppid", str(client.pid)], text=True).split())
        client.send_signal(signum)
        client.wait(20)
    deadline = time.monotonic() + 5
    while alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(child)


def alive(process: int) -> bool:
    """Tell whether there is a process of this id."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_prompt_offers_unsent_text_and_leaves_at_the_end(fake: FakeChat, talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = []

    class Prompt:
        lines = iter(["What is a matron?", "What is a matron?", "/quit"])

        def __init__(self, **_: object) -> None: ...

        def prompt(self, _: str, default: str) -> str:
            offered.append(default)
            return next(self.lines)

    monkeypatch.setattr(cli, "PromptSession", Prompt)
    fake.will(503, "unavailable")
    cli.talk(talk.conversation, talk.screen)
    assert offered == ["", "What is a matron?", ""]
    assert len(fake.asked) == 2


class Terminal:
    """The client at a terminal of its own, typed at and read like one."""

    def __init__(self, fake: FakeChat) -> None:
        self._master, slave = pty.openpty()
        env = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
        command = [sys.executable, "-m", "advisor.channels.cli", "--server", fake.url]
        self.process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True)
        os.close(slave)
        self.seen = ""

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def wait_for(self, text: str, seconds: float = 20) -> None:
        """Read until a text has come since the last one waited for."""
        deadline = time.monotonic() + seconds
        while text not in self.seen and time.monotonic() < deadline:
            if select.select([self._master], [], [], 0.2)[0]:
                self.seen += os.read(self._master, 65536).decode(errors="replace")
        assert text in self.seen
        self.seen = self.seen.split(text, 1)[1]

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)


@pytest.fixture
def terminal(fake: FakeChat) -> Iterator[Terminal]:
    opened = Terminal(fake)
    yield opened
    opened.close()


def test_at_a_terminal_the_arrow_keys_bring_back_what_was_typed(terminal: Terminal, fake: FakeChat) -> None:
    terminal.wait_for("Hello, I am the advisor.")
    terminal.wait_for(PROMPT)
    terminal.type("What is a matron?\r")
    terminal.wait_for("runs a ward [1].")
    terminal.wait_for(PROMPT)
    terminal.type("\x1b[A\r")
    terminal.wait_for("runs a ward [1].")
    terminal.wait_for(PROMPT)
    terminal.type("1\r")
    terminal.wait_for("You: What does it pay?")
    terminal.wait_for(PROMPT)
    assert [body["text"] for body in fake.asked] == ["What is a matron?", "What is a matron?", "What does it pay?"]


@pytest.mark.parametrize("keys", ["/quit\r", "\x03", "\x04"])
def test_at_a_terminal_there_are_three_ways_out(terminal: Terminal, keys: str) -> None:
    terminal.wait_for(PROMPT)
    terminal.type(keys)
    assert terminal.process.wait(20) == 0
