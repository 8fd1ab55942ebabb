"""A server that is stopped, or dies, and is started again in the middle of a conversation."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.conversations.reading import assert_about
from tests.conversations.served import Server, Talk

pytestmark = pytest.mark.slow


@dataclass
class Before:
    """What there was before the server went down: a talk, what it held, an answer in it, and a talk that was erased."""

    talk: Talk
    history: list[dict[str, Any]]
    answered: list[dict[str, Any]]
    erased: Talk


@pytest.fixture(scope="module", params=[signal.SIGTERM, signal.SIGKILL], ids=["stopped", "killed"])
def before(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Before]:
    """Two talks with a server that has since been started again on the same database."""
    server = Server(tmp_path_factory.mktemp("restart"))
    try:
        talk, erased = Talk(server.start().url), Talk(server.url)
        talk.one("I work in the US")
        talk.one("what does a practice manager do?")
        answered = talk.ask("what does it pay?", "pay")
        erased.one("what does a matron do?")
        assert erased.erase().status_code == 204
        history = talk.history()
        server.stop(request.param)
        server.start()
        yield Before(talk, history, answered, erased)
    finally:
        server.stop()


def test_the_token_and_the_history_hold(before: Before) -> None:
    assert before.talk.history() == before.history


def test_an_id_answered_before_gets_the_same_answer(before: Before) -> None:
    assert before.talk.ask("what does it pay?", "pay") == before.answered
    assert before.talk.history() == before.history


def test_the_context_holds(before: Before) -> None:
    assert_about(before.talk.one("and what degree do I need?"), "education", "practice_manager")
    # The country was told before.
    text = before.talk.one("what does a practice manager earn?")["text"]
    assert "$100,780" in text
    assert "£35,000" not in text


def test_an_erased_conversation_stays_erased(before: Before) -> None:
    assert before.erased.post("and what does it pay?").status_code == 401
