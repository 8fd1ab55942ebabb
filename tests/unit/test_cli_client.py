"""The client of the chat API: what it sends, and what it does when the server does not answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from advisor.channels.client import ChatClient, ClientError
from tests.unit.fake_chat import FakeChat, answer, serving


@pytest.fixture
def fake() -> Iterator[FakeChat]:
    with serving(FakeChat()) as running:
        yield running


def test_a_conversation_begins_with_the_greeting(fake: FakeChat) -> None:
    assert ChatClient(fake.url).start()[0]["text"] == "Hello, I am the advisor."


def test_a_question_is_sent_with_its_id_and_answered(fake: FakeChat) -> None:
    assert ChatClient(fake.url).ask("What is a matron?", "m1") == [answer()]
    assert fake.asked == [{"id": "m1", "text": "What is a matron?"}]


@pytest.mark.parametrize(("status", "code"), [(409, "busy"), (429, "too_fast"), (503, "timeout")])
def test_what_may_pass_is_asked_again_with_the_same_id(fake: FakeChat, status: int, code: str) -> None:
    fake.will(status, code, Retry_After="0")
    assert ChatClient(fake.url).ask("Hello", "m1") == [answer()]
    assert [body["id"] for body in fake.asked] == ["m1", "m1"]


def test_patience_ends(fake: FakeChat) -> None:
    fake.will(429, "too_fast", Retry_After="60")
    with pytest.raises(ClientError, match="too_fast"):
        ChatClient(fake.url, patience=1).ask("Hello", "m1")
    assert len(fake.asked) == 1


def test_a_refusal_is_told_in_the_servers_words_and_not_repeated(fake: FakeChat) -> None:
    fake.will(422, "too_long")
    with pytest.raises(ClientError, match=r"In plain words: too_long\."):
        ChatClient(fake.url).ask("Hello", "m1")
    assert len(fake.asked) == 1


@pytest.mark.parametrize("page", ["<html>", {}, {"error": "no"}])
def test_another_program_at_the_address_is_told_plainly(fake: FakeChat, page: object) -> None:
    fake.replies.append((502, page, {}))
    with pytest.raises(ClientError, match="is not the advisor"):
        ChatClient(fake.url).ask("Hello", "m1")


def test_a_server_that_is_not_there_is_told_plainly() -> None:
    client = ChatClient("http://127.0.0.1:9")
    assert not client.is_up()
    with pytest.raises(ClientError, match="cannot be reached"):
        client.start()
