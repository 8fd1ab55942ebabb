"""Talking to the advisor on the command line: `python -m advisor.channels.cli`, which is `make chat`.

A client of the chat API. It talks to the server named by --server, else to one that runs at HOST and PORT, else to one
that it starts for itself and stops at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, NoReturn

from prompt_toolkit import PromptSession
from prompt_toolkit.history import InMemoryHistory

from ..settings import SettingError
from .child import ServerError, own_server, running_server
from .client import ChatClient, ClientError
from .terminal import HELP, Screen, merged

_PLAN_ENDINGS = (".pdf", ".html", ".txt")


class Conversation:
    """What the command line remembers of a talk: the last answers, and a message that is still without one."""

    def __init__(self, client: ChatClient, screen: Screen, *, as_json: bool = False) -> None:
        """Begin over a client and a screen; with `as_json`, each answer is one line of JSON on standard output."""
        self._client = client
        self._screen = screen
        self._json = as_json
        self.last: list[dict[str, Any]] = []
        self._unanswered: tuple[str, str] | None = None

    @property
    def unsent(self) -> str:
        """The text that got no answer, to be offered again; else empty."""
        return self._unanswered[0] if self._unanswered else ""

    def begin(self) -> None:
        """Start afresh and show the greeting."""
        self.last, self._unanswered = self._client.start(), None
        self._screen.answers(self.last)

    def resolve(self, line: str) -> str:
        """Return the suggestion that a number stands for, else the line itself."""
        suggestions = merged(self.last, "suggestions")
        if line.isdecimal() and 1 <= int(line) <= len(suggestions):
            return str(suggestions[int(line) - 1])
        return line

    def ask(self, text: str) -> bool:
        """Ask, and show the answers or what went wrong; return whether there was an answer."""
        # The same text after a failure is the same message: the server may have answered it meanwhile.
        if self._unanswered is None or self._unanswered[0] != text:
            self._unanswered = (text, uuid.uuid4().hex)
        waiting = self._screen.console.status("...") if self._screen.console.is_terminal and not self._json else nullcontext()
        try:
            with waiting:
                self.last = self._send(*self._unanswered)
        except ClientError as error:
            self._fail(text, error)
            return False
        self._unanswered = None
        if self._json:
            for answer in self.last:
                print(json.dumps({"question": text, **answer}, ensure_ascii=False), flush=True)
        else:
            self._screen.answers(self.last)
        return True

    def save(self, name: str) -> None:
        """Save the latest plan as a file, whose ending tells the format; a file that exists is left alone.

        Raises:
            ClientError: If there is no plan, or no such file can be written.
        """
        file = Path(name or "plan.pdf").expanduser()
        if file.suffix not in _PLAN_ENDINGS:
            raise ClientError("format", f"A plan is saved as {' or '.join(_PLAN_ENDINGS)}, such as: /save plan.pdf")
        content = self._client.document(f"/chat/plan{file.suffix}")
        try:
            with file.open("xb") as new:
                new.write(content)
        except FileExistsError as error:
            raise ClientError("exists", f"{file} exists already; give another name.") from error
        except OSError as error:
            raise ClientError("unwritable", f"{file} cannot be written ({error.strerror}); give another name.") from error
        self._screen.note(f"Saved as {file}.")

    def _send(self, text: str, message_id: str) -> list[dict[str, Any]]:
        try:
            return self._client.ask(text, message_id)
        except ClientError as error:
            if error.code != "token":
                raise
        self._client.start()
        self._screen.note("The earlier conversation has ended; this is a new one.")
        return self._client.ask(text, message_id)

    def _fail(self, text: str, error: ClientError) -> None:
        if self._json:
            problem = {"code": error.code, "message": str(error)}
            print(json.dumps({"question": text, "error": problem}, ensure_ascii=False), flush=True)
        else:
            self._screen.error(str(error))


def talk(conversation: Conversation, screen: Screen) -> None:
    """Hold a conversation with a person at a terminal until they leave."""
    prompt: PromptSession[str] = PromptSession(history=InMemoryHistory())
    conversation.begin()
    screen.note("Type a question, the number of a suggestion, or /help.")
    while True:
        try:
            line = prompt.prompt("You: ", default=conversation.unsent).strip()
        except (EOFError, KeyboardInterrupt):
            return
        if line == "/quit":
            return
        try:
            _obey(line, conversation, screen)
        except ClientError as error:
            screen.error(str(error))
        except KeyboardInterrupt:
            screen.note("Stopped waiting; press Enter to ask again.")


def _obey(line: str, conversation: Conversation, screen: Screen) -> None:
    """Do what a typed line says: a command of this client, or a question. Any other word after a slash is text."""
    if line == "/new":
        conversation.begin()
    elif line == "/sources":
        screen.sources(conversation.last)
    elif line.split(" ")[0] == "/save":
        conversation.save(line.removeprefix("/save").strip())
    elif line == "/help":
        screen.console.print(HELP + "\n")
    elif line:
        text = conversation.resolve(line)
        if text != line:
            screen.question(text)
        if not conversation.ask(text):
            screen.note("Your text is kept: press Enter to try again, or change it.")


def answer_lines(conversation: Conversation, lines: Iterable[str], screen: Screen, *, as_json: bool) -> bool:
    """Ask each line that is not empty; return whether all were answered."""
    answered = True
    for line in lines:
        text = conversation.resolve(line.strip())
        if not text:
            continue
        if not as_json:
            screen.question(text)
        answered = conversation.ask(text) and answered
    return answered


@contextmanager
def connected(server: str | None, screen: Screen) -> Iterator[ChatClient]:
    """Give a client of the named server, of one that runs already, or of one started for the time being.

    Raises:
        ServerError: If no server can be reached or started.
        SettingError: If HOST or PORT cannot be used.
    """
    url = server or running_server()
    if url is None:
        screen.note("Starting the advisor ...")
    with own_server() if url is None else nullcontext(url) as address:
        client = ChatClient(address)
        try:
            yield client
        finally:
            client.close()


def _leave(signum: int, frame: object) -> NoReturn:
    raise SystemExit(128 + signum)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line client; return an exit code: 0, 1 if a question got no answer, 130 if stopped."""
    parser = argparse.ArgumentParser(prog="make chat", description="Talk to the career advisor, or pipe in a question a line.")
    parser.add_argument("--server", metavar="URL", help="address of a running server, such as http://127.0.0.1:5005")
    parser.add_argument("--json", action="store_true", help="print each answer as a line of JSON")
    options = parser.parse_args(arguments)
    screen = Screen()
    # A terminal that is closed, or a plain kill, must not leave a server behind.
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, _leave)
    try:
        with connected(options.server, screen) as client:
            conversation = Conversation(client, screen, as_json=options.json)
            if sys.stdin.isatty() and sys.stdout.isatty() and not options.json:
                talk(conversation, screen)
                return 0
            return 0 if answer_lines(conversation, sys.stdin, screen, as_json=options.json) else 1
    except (ClientError, ServerError, SettingError) as error:
        screen.error(str(error))
        return 1
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); nothing more can be flushed there at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
