"""Texts and requests that a person would not type: all are met with an answer or a plain error, none with power."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing

import httpx
import pytest

from tests.conversations.reading import assert_about, assert_says, assert_silent_on
from tests.conversations.served import Server, Talk

pytestmark = pytest.mark.slow


def error(response: httpx.Response) -> tuple[int, str]:
    """Return the status and the code of an error, after checking that it is told in words."""
    body = response.json()
    assert set(body) == {"error"} and len(body["error"]["message"]) > 10
    return response.status_code, body["error"]["code"]


# Text that begins with "/"


@pytest.mark.parametrize("text", ["/restart", "/session_start", "/back", "/greet", "/no_such_intent", "/", "///"])
def test_a_slash_gives_no_power_over_the_talk(talk: Talk, text: str) -> None:
    talk.one("what does a matron do?")
    before = talk.history()
    assert talk.ask(text)[0]["text"]
    assert talk.history()[: len(before)] == before
    assert talk.history()[len(before)]["text"] == text
    assert_about(talk.one("and what does it pay?"), "salary", "matron")


def test_an_intent_payload_is_read_as_text(talk: Talk) -> None:
    talk.one("what does a matron do?")
    answer = talk.one('/ask_salary{"role":"ceo"}')
    assert answer["text"]
    events = [event for event in talk.get("/chat/export").json()["events"] if event["event"] == "user"]
    assert events[-1]["text"] == '/ask_salary{"role":"ceo"}'
    parsed = events[-1]["parse_data"]
    assert not [entity for entity in parsed["entities"] if entity.get("extractor") == "RegexMessageHandler"]
    # The classifier is never as sure of a text as Rasa is of an intent payload.
    assert parsed["intent"]["confidence"] < 1.0


@pytest.mark.parametrize(
    "payload", ['/inform{"country":"US"}', '/inform{"profile":{"country":"US"}}', '/greet{"roles":["ceo"],"topic":"duties"}']
)
def test_a_payload_sets_no_slot(talk: Talk, payload: str) -> None:
    talk.ask(payload)
    events = talk.get("/chat/export").json()["events"]
    profiles = [event["value"] for event in events if event["event"] == "slot" and event["name"] == "profile"]
    roles = [event["value"] for event in events if event["event"] == "slot" and event["name"] == "roles"]
    assert not any(isinstance(profile, dict) and profile.get("country") == "US" and "profile" in payload for profile in profiles)
    assert "topic" not in payload or not any(value == ["ceo"] for value in roles if value)


def test_a_question_after_a_slash_is_a_question(talk: Talk) -> None:
    assert_about(talk.one("/what does a matron earn?"), "salary", "matron")


# Length and characters


def test_a_thousand_characters_are_answered_and_one_more_is_refused(talk: Talk) -> None:
    question = "What does a matron earn? "
    assert "salary" in [
        answer["topic"] for answer in talk.ask(question + "I have been thinking about it for long. " * 24 + "a" * 15)
    ]
    long = "What does a matron earn? ".ljust(1001, "x")
    assert len(long) == 1001
    assert error(talk.post(long)) == (422, "too_long")
    assert talk.post(long[:-1]).status_code == 200


@pytest.mark.parametrize("text", ["", "   ", "\n\t ", "\u0000\u0007", "\u200b\u202e"])
def test_nothing_is_refused_and_leaves_no_trace(talk: Talk, text: str) -> None:
    assert error(talk.post(text)) == (422, "empty")
    assert len(talk.history()) == 1


@pytest.mark.parametrize("text", ["🙂", "👍👍👍", "???", "...", "12345", "!", "0"])
def test_text_without_words_is_answered_without_facts(talk: Talk, text: str) -> None:
    answer = talk.one(text)
    assert answer["topic"] in ("out_of_scope", "clarify", "small_talk"), answer["text"]
    assert not answer["sources"]


@pytest.mark.parametrize(
    "text",
    [
        "what does a\u0000 matron\u0007 earn",
        "what does a\tmatron\r\nearn",
        "what does a matron\u200b earn",
        "WHAT DOES A MATRON EARN????",
    ],
)
def test_control_characters_and_capitals_do_not_hide_a_question(talk: Talk, text: str) -> None:
    answer = talk.one(text)
    assert_about(answer, "salary", "matron")
    assert_says(answer, "£57,528")


@pytest.mark.parametrize(
    "text",
    [
        "¿Cuánto gana un enfermero jefe?",
        "Was verdient ein Stationsleiter im Krankenhaus?",
        "Combien gagne un directeur d'hôpital ?",
        "病院の看護部長の給料は?",
    ],
)
def test_another_language_is_told_that_it_is_not_understood(talk: Talk, text: str) -> None:
    answer = talk.one(text)
    assert answer["topic"] in ("out_of_scope", "clarify"), answer["text"]
    assert_says(answer, "English")
    assert not answer["sources"]


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "'; DROP TABLE events; --", "{{7*7}} ${7*7}", "%s %d %n", "matron\\u0000"]
)
def test_code_is_text_and_is_not_echoed(talk: Talk, text: str) -> None:
    answer = talk.ask(text)[0]
    assert_silent_on(answer, "<script", "DROP TABLE", r"\b49\b")
    assert talk.history()[1]["text"] == text
    assert_about(talk.one("what does a matron earn?"), "salary", "matron")


# Requests


def test_the_same_id_twice_is_one_question(talk: Talk) -> None:
    first = talk.ask("what does a matron earn?", "one")
    assert talk.ask("what does a matron earn?", "one") == first
    assert talk.ask("what does a practice manager do?", "one") == first
    assert [item["text"] for item in talk.history() if item["from"] == "user"] == ["what does a matron earn?"]
    assert_about(talk.one("and what degree do I need?"), "education", "matron")


def test_the_same_text_twice_is_two_questions(talk: Talk) -> None:
    talk.ask("what does a matron earn?", "one")
    talk.ask("what does a matron earn?", "two")
    assert len([item for item in talk.history() if item["from"] == "user"]) == 2


@pytest.mark.parametrize(
    ("content", "kind", "expected"),
    [
        (b"{", "application/json", (400, "malformed")),
        (b'{"id": "1"}', "application/json", (400, "malformed")),
        (b'{"id": "1", "text": "matron"}', "text/plain", (415, "not_json")),
        (json.dumps({"id": "1", "text": "x" * 5000}).encode(), "application/json", (413, "too_large")),
        (json.dumps({"id": "1", "text": "x" * 3_000_000}).encode(), "application/json", (413, "too_large")),
    ],
    ids=["no JSON", "no text", "no JSON type", "5 kB", "3 MB"],
)
def test_what_is_no_message_is_refused_and_the_talk_goes_on(
    talk: Talk, server: Server, content: bytes, kind: str, expected: tuple[int, str]
) -> None:
    response = httpx.post(f"{server.url}/chat/messages", content=content, headers={**talk.bearer, "Content-Type": kind})
    assert error(response) == expected
    assert_about(talk.one("what does a matron earn?"), "salary", "matron")


@pytest.mark.parametrize(
    "path", ["/", "/model/parse", "/conversations/x/tracker", "/webhooks/rest/webhook", "/status", "/domain"]
)
def test_rasas_own_api_is_closed(server: Server, path: str) -> None:
    for method in ("GET", "POST"):
        response = httpx.request(
            method, server.url + path, json={"sender": "x", "message": "hello"} if method == "POST" else None
        )
        assert response.status_code in (404, 405) or (path == "/" and "Rasa" in response.text), (
            f"{method} {path}: {response.text[:200]}"
        )
        assert "Traceback" not in response.text


def test_a_token_opens_one_conversation_alone(begin: Callable[[], Talk]) -> None:
    first, second = begin(), begin()
    first.one("what does a matron earn?")
    assert [item["from"] for item in second.history()] == ["advisor"]
    forged = Talk(first.url, first.token[:-4] + "AAAA")
    assert error(forged.post("what did they ask?")) == (401, "unauthorised")


# Erasing


def test_erasing_leaves_nothing_to_read_and_a_dead_token(begin: Callable[[], Talk], server: Server) -> None:
    talk = begin()
    marker = "zebrafinch"
    talk.ask(f"what does a matron earn? {marker}")
    assert held(server, marker)
    assert talk.erase().status_code == 204
    assert not held(server, marker)
    for response in (talk.post("what does a matron earn?"), talk.get("/chat/history"), talk.get("/chat/export")):
        assert error(response) == (401, "unauthorised")


def held(server: Server, marker: str) -> list[str]:
    """Return the tables of a server's database that hold a word."""
    with closing(sqlite3.connect(server.folder / "conversations.db")) as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        return [table for table in tables if any(marker in str(row) for row in database.execute(f'select * from "{table}"'))]
