"""The chat API as a client sees it: a real server on a free port, a real store, and an assistant that is played."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest
import sqlalchemy as sa
from rasa.core.channels.channel import UserMessage
from rasa.core.run import configure_app
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from sanic import Sanic

from advisor.answers import replies
from advisor.answers.model import Answer
from advisor.channels.health import HealthInput
from advisor.channels.retention import DAY
from advisor.channels.web import OPENAPI, ChatInput
from advisor.settings import Settings, load
from advisor.stores.locks import MemoryLock
from advisor.stores.schema import events, metadata
from advisor.stores.tracker import ConversationStore
from tests.load.processes import free_port

JSON = {"Content-Type": "application/json; charset=utf-8"}
ANSWER_KEYS = set(Answer("", "").as_dict())


class PlayedAgent:
    """Answers like Rasa's agent: under the conversation's lock, through the output channel, and stored at the end."""

    def __init__(self, store: ConversationStore) -> None:
        self.tracker_store: Any = store
        self.lock_store = MemoryLock()
        self.processor = None
        self.go_on = asyncio.Event()
        self.asked: list[str] = []

    def is_ready(self) -> bool:
        return True

    async def handle_message(self, message: UserMessage) -> None:
        async with self.lock_store.lock(message.sender_id):
            tracker = await self.tracker_store.get_or_create_tracker(message.sender_id, append_action_listen=False)
            self.asked.append(message.text)
            tracker.update(UserUttered(message.text, {"name": "ask"}, input_channel="chat", message_id=message.message_id))
            if "wait" in message.text:
                await self.go_on.wait()
            if "raise" in message.text:
                raise RuntimeError(message.text)
            for part in [] if "silence" in message.text else message.text.split(" and "):
                said = BotUttered(f"On {part}.", {"custom": Answer("duties", f"On {part}.\n\nMore.").as_dict()})
                tracker.update(said)
                await message.output_channel.send_response(message.sender_id, said.message())
            tracker.update(ActionExecuted("action_listen"))
            await self.tracker_store.save(tracker)


class Chat:
    """A client with a conversation of its own."""

    def __init__(self, http: httpx.AsyncClient, agent: PlayedAgent, settings: Settings) -> None:
        self.http, self.agent, self.settings = http, agent, settings
        self.token = ""

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def begin(self) -> httpx.Response:
        response = await self.http.post("/chat/session")
        self.token = response.json()["token"]
        return response

    async def send(self, content: bytes | str, **headers: str) -> httpx.Response:
        return await self.http.post("/chat/messages", content=content, headers={**self.bearer, **JSON, **headers})

    async def say(self, text: str, id: str = "1") -> httpx.Response:
        return await self.send(json.dumps({"id": id, "text": text}))

    async def history(self) -> list[dict[str, Any]]:
        return (await self.http.get("/chat/history", headers=self.bearer)).json()["messages"]


Serve = Callable[..., Any]


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Return a context manager that serves the channel with some settings changed; the same database each time."""
    monkeypatch.setattr(Sanic, "test_mode", True)
    monkeypatch.setattr(replies, "greeting", lambda: Answer("small_talk", "Hello.", suggestions=["What is a matron?"]))
    defaults = load({"VAR_DIR": str(tmp_path), "CHAT_RATE_LIMIT": "off", "CHAT_ORIGINS": "https://college.example"})

    @asynccontextmanager
    async def serving(prepare: Any = None, **changes: Any) -> AsyncIterator[Chat]:
        settings = replace(defaults, **changes)
        app = configure_app([ChatInput(settings, prepare), HealthInput()], enable_api=False)
        store = ConversationStore(Domain.empty(), settings.database_url)
        app.ctx.agent = PlayedAgent(store)
        # Sanic takes port 0 for its own 8000.
        port = free_port()
        server = await app.create_server("127.0.0.1", port, return_asyncio_server=True)
        await server.startup()
        await server.before_start()
        await server.after_start()
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
            yield Chat(http, app.ctx.agent, settings)
        app.ctx.agent.go_on.set()
        await server.before_stop()
        server.close()
        await server.wait_closed()
        store._engine.dispose()

    return serving


@pytest.fixture
async def chat(serve: Serve) -> AsyncIterator[Chat]:
    """Return a client whose conversation has begun."""
    async with serve() as client:
        await client.begin()
        yield client


def code(response: httpx.Response) -> tuple[int, str]:
    """Return the status and the code of an error, after checking its shape."""
    body = response.json()
    assert set(body) == {"error"} and set(body["error"]) == {"code", "message"} and body["error"]["message"]
    return response.status_code, body["error"]["code"]


# Conversations


async def test_a_session_has_a_token_its_end_and_the_greeting(serve: Serve) -> None:
    async with serve(chat_session_days=2) as chat:
        body = (await chat.begin()).json()
        assert set(body) == {"token", "expires_at", "messages"}
        left = datetime.fromisoformat(body["expires_at"]) - datetime.now(timezone.utc)
        assert timedelta(days=1, hours=23) < left <= timedelta(days=2)
        assert [message["text"] for message in body["messages"]] == ["Hello."]
        assert body["messages"] == await chat.history()


@pytest.mark.parametrize(("days", "status"), [(None, 200), (3650, 200), (1, 401)])
async def test_a_conversation_is_kept_for_as_long_as_the_setting_says(serve: Serve, days: int | None, status: int) -> None:
    async with serve() as chat:
        await chat.begin()
        token = chat.token
        with chat.agent.tracker_store._engine.begin() as connection:
            connection.execute(sa.update(events).values(timestamp=time.time() - 2 * DAY))
    async with serve(chat_keep_days=days) as chat:
        await asyncio.sleep(0.1)
        assert (await chat.http.get("/chat/history", headers={"Authorization": f"Bearer {token}"})).status_code == status


async def test_a_message_gets_one_answer_for_each_question_whole(chat: Chat) -> None:
    response = await chat.say("matrons and wards", "m-1")
    assert response.status_code == 200
    body = response.json()
    assert body["id"] == "m-1"
    assert [answer["text"] for answer in body["messages"]] == ["On matrons.\n\nMore.", "On wards.\n\nMore."]
    assert all(set(answer) == ANSWER_KEYS for answer in body["messages"])


async def test_history_has_both_sides_in_order(chat: Chat) -> None:
    await chat.say("matrons", "1")
    said = await chat.history()
    assert [(item["from"], item["text"].partition("\n")[0]) for item in said] == [
        ("advisor", "Hello."),
        ("user", "matrons"),
        ("advisor", "On matrons."),
    ]
    assert all(datetime.fromisoformat(item["at"]).tzinfo for item in said)
    assert all(set(item) >= ANSWER_KEYS for item in said if item["from"] == "advisor")


async def test_two_conversations_know_nothing_of_each_other(chat: Chat) -> None:
    await chat.say("matrons")
    first = chat.token
    await chat.begin()
    assert chat.token != first
    assert [item["text"] for item in await chat.history()] == ["Hello."]


async def test_export_holds_the_conversation_as_a_file(chat: Chat) -> None:
    await chat.say("matrons", "1")
    response = await chat.http.get("/chat/export", headers=chat.bearer)
    held = response.json()
    assert "attachment" in response.headers["content-disposition"]
    assert held["messages"] == await chat.history()
    assert held["turns"][0]["id"] == "1"
    assert any(event.get("text") == "matrons" for event in held["events"])


async def test_an_erased_conversation_is_gone_and_its_token_dead(chat: Chat) -> None:
    await chat.say("matrons", "1")
    assert (await chat.http.delete("/chat/session", headers=chat.bearer)).status_code == 204
    assert code(await chat.say("matrons", "1")) == (401, "unauthorised")
    assert code(await chat.say("matrons", "2")) == (401, "unauthorised")
    for path in ("/chat/history", "/chat/export"):
        assert code(await chat.http.get(path, headers=chat.bearer)) == (401, "unauthorised")


async def test_erasing_waits_for_the_turn_under_way(chat: Chat) -> None:
    turn = asyncio.create_task(chat.say("wait"))
    while not chat.agent.asked:
        await asyncio.sleep(0.01)
    erasing = asyncio.create_task(chat.http.delete("/chat/session", headers=chat.bearer))
    await asyncio.sleep(0.05)
    assert not erasing.done()
    chat.agent.go_on.set()
    assert (await turn).status_code == 200
    assert (await erasing).status_code == 204
    assert list(await chat.agent.tracker_store.keys()) == []


# Tokens


async def test_without_a_good_token_there_is_no_answer(chat: Chat) -> None:
    soon = datetime.now(timezone.utc) + timedelta(hours=1)
    good = {"sub": "a", "aud": "chat", "exp": soon}
    secret = chat.settings.chat_secret
    tokens = {
        "none": "",
        "no scheme": chat.token,
        "basic": f"Basic {chat.token}",
        "cut": f"Bearer {chat.token[:-3]}",
        "other key": "Bearer " + jwt.encode(good, "x" * 48, "HS256"),
        "unsigned": "Bearer " + jwt.encode(good, "", "none"),
        "expired": "Bearer " + jwt.encode({**good, "exp": soon - timedelta(hours=2)}, secret, "HS256"),
        "endless": "Bearer " + jwt.encode({"sub": "a", "aud": "chat"}, secret, "HS256"),
        "another use": "Bearer " + jwt.encode({**good, "aud": "handover"}, secret, "HS256"),
    }
    for name, token in tokens.items():
        response = await chat.http.get("/chat/history", headers={"Authorization": token})
        assert code(response) == (401, "unauthorised"), name


async def test_a_client_cannot_choose_its_conversation(chat: Chat) -> None:
    response = await chat.http.post("/chat/session", json={"conversation": "mine", "sub": "mine"})
    claims = jwt.decode(response.json()["token"], options={"verify_signature": False})
    assert claims["sub"] != "mine" and len(claims["sub"]) == 32


# What a message may be


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{", (400, "malformed")),
        ("", (400, "malformed")),
        (b'{"id": "1", "text": "\xff"}', (400, "malformed")),
        ("[" * 4000, (400, "malformed")),
        ("[]", (400, "malformed")),
        ("null", (400, "malformed")),
        ('{"text": "matron"}', (400, "malformed")),
        ('{"id": "1"}', (400, "malformed")),
        ('{"id": 1, "text": "matron"}', (400, "malformed")),
        ('{"id": "1", "text": ["matron"]}', (400, "malformed")),
        ('{"id": "1", "text": null}', (400, "malformed")),
        ('{"id": "", "text": "matron"}', (400, "malformed")),
        (json.dumps({"id": "i" * 65, "text": "matron"}), (400, "malformed")),
        ('{"id": "a\\u0000", "text": "matron"}', (400, "malformed")),
        ('{"id": "a b", "text": "matron"}', (400, "malformed")),
        ('{"id": "é", "text": "matron"}', (400, "malformed")),
        ('{"id": "1", "text": ""}', (422, "empty")),
        ('{"id": "1", "text": " \\t\\n "}', (422, "empty")),
        ('{"id": "1", "text": "\\u0000\\u200b\\u202e"}', (422, "empty")),
        (json.dumps({"id": "1", "text": "a" * 1001}), (422, "too_long")),
        (json.dumps({"id": "1", "text": "a" * 4096}), (413, "too_large")),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_what_is_no_message_is_refused_and_nobody_is_asked(
    chat: Chat, body: str | bytes, expected: tuple[int, str]
) -> None:
    assert code(await chat.send(body)) == expected
    assert chat.agent.asked == []


@pytest.mark.parametrize(
    "text",
    ["a" * 1000, "🙂", "???", "/", '/greet{"country": "UK"}', "what is\n\na matron", "O'Brien -- <b>", "é" * 1000],
    ids=lambda text: text[:20],
)
async def test_whatever_a_person_may_type_reaches_the_assistant_as_it_is(chat: Chat, text: str) -> None:
    response = await chat.send(json.dumps({"id": "i" * 64, "text": text}, ensure_ascii=False).encode())
    assert response.status_code == 200
    assert chat.agent.asked == [text]


async def test_halves_of_characters_and_controls_are_replaced(chat: Chat) -> None:
    assert (await chat.send('{"id": "1", "text": "\\ud800 a\\u0000b"}')).status_code == 200
    assert chat.agent.asked == ["? a b"]
    assert (await chat.history())[1]["text"] == "? a b"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""])
async def test_another_content_type_is_refused(chat: Chat, kind: str) -> None:
    assert code(await chat.send('{"id": "1", "text": "matron"}', **{"Content-Type": kind})) == (415, "not_json")


@pytest.mark.parametrize("size", [5, 500])
async def test_a_body_without_a_length_is_refused_over_4_kb(chat: Chat, size: int) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(size):
            yield b" " * 1000

    response = await chat.http.post("/chat/messages", content=parts(), headers={**chat.bearer, **JSON})
    assert code(response) == (413, "too_large")


async def test_a_body_of_500_kb_is_refused_so_that_the_client_sees_why(chat: Chat) -> None:
    assert code(await chat.send(json.dumps({"id": "1", "text": "a" * 500_000}))) == (413, "too_large")


async def test_a_session_takes_no_large_body_either(chat: Chat) -> None:
    assert code(await chat.http.post("/chat/session", content=b"x" * 5000)) == (413, "too_large")


async def test_unknown_addresses_and_methods_are_json_too(chat: Chat) -> None:
    assert code(await chat.http.get("/chat/nothing")) == (404, "not_found")
    response = await chat.http.put("/chat/session")
    assert code(response) == (405, "method")
    assert set(response.headers["allow"].replace(" ", "").split(",")) == {"POST", "DELETE", "OPTIONS"}


# Turns


async def test_a_repeated_id_returns_the_same_answer_and_asks_nothing(chat: Chat) -> None:
    first = (await chat.say("matrons", "1")).json()
    assert (await chat.say("matrons", "1")).json() == first
    assert (await chat.say("something else", "1")).json() == first
    assert chat.agent.asked == ["matrons"]


async def test_a_repeated_id_is_known_after_a_restart(serve: Serve) -> None:
    async with serve() as chat:
        await chat.begin()
        first, token = (await chat.say("matrons", "1")).json(), chat.token
    async with serve() as chat:
        chat.token = token
        assert (await chat.say("matrons", "1")).json() == first
        assert chat.agent.asked == []


async def test_the_same_id_sent_at_once_is_answered_once(chat: Chat) -> None:
    sent = [asyncio.create_task(chat.say("wait", "1")) for _ in range(5)]
    await asyncio.sleep(0.1)
    chat.agent.go_on.set()
    responses = await asyncio.gather(*sent)
    assert {response.text for response in responses} == {responses[0].text}
    assert responses[0].status_code == 200
    assert chat.agent.asked == ["wait"]


async def test_another_message_meanwhile_is_refused_and_may_be_sent_later(chat: Chat) -> None:
    first = asyncio.create_task(chat.say("wait", "1"))
    await asyncio.sleep(0.1)
    assert code(await chat.say("matrons", "2")) == (409, "busy")
    chat.agent.go_on.set()
    assert (await first).status_code == 200
    assert (await chat.say("matrons", "2")).status_code == 200


async def test_a_message_another_server_is_answering_is_in_progress(chat: Chat) -> None:
    conversation = jwt.decode(chat.token, options={"verify_signature": False})["sub"]
    await chat.agent.tracker_store.claim(conversation, "1")
    assert code(await chat.say("matrons", "1")) == (409, "busy")
    assert code(await chat.say("matrons", "2")) == (409, "busy")


async def test_a_slow_turn_goes_on_behind_its_503_and_is_collected(serve: Serve) -> None:
    async with serve(turn_seconds=0.2) as chat:
        await chat.begin()
        assert code(await chat.say("wait", "1")) == (503, "timeout")
        assert code(await chat.say("matrons", "2")) == (409, "busy")
        chat.agent.go_on.set()
        collected = await chat.say("wait", "1")
        assert collected.json()["messages"][0]["text"].startswith("On wait.")
        assert chat.agent.asked == ["wait"]
        assert [item["from"] for item in await chat.history()] == ["advisor", "user", "advisor"]


async def test_a_turn_outlasts_the_client_that_left(chat: Chat) -> None:
    with pytest.raises(httpx.ReadTimeout):
        await chat.http.post("/chat/messages", json={"id": "1", "text": "wait"}, headers=chat.bearer, timeout=0.2)
    chat.agent.go_on.set()
    assert (await chat.say("wait", "1")).status_code == 200
    assert chat.agent.asked == ["wait"]


async def test_a_turn_under_way_is_stored_before_the_server_stops(serve: Serve) -> None:
    async with serve(turn_seconds=0.1) as chat:
        await chat.begin()
        token = chat.token
        assert code(await chat.say("wait", "1")) == (503, "timeout")
    async with serve() as chat:
        chat.token = token
        assert (await chat.say("wait", "1")).status_code == 200
        assert chat.agent.asked == []


async def test_silence_becomes_an_apology_that_is_remembered(chat: Chat) -> None:
    first = await chat.say("silence", "1")
    assert [answer["topic"] for answer in first.json()["messages"]] == ["failure"]
    assert (await chat.say("silence", "1")).json() == first.json()
    assert (await chat.history())[-1]["topic"] == "failure"


async def test_a_failed_turn_is_an_apology_and_may_be_tried_again(chat: Chat, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        response = await chat.say("raise my private words", "1")
        assert code(response) == (503, "unavailable")
        assert code(await chat.say("raise my private words", "1")) == (503, "unavailable")
    assert len(chat.agent.asked) == 2
    reference = response.json()["error"]["message"].partition("Reference: ")[2][:8]
    assert reference in caplog.text and "RuntimeError" in caplog.text
    assert "private" not in caplog.text
    assert "Traceback" not in response.text


async def test_a_database_that_fails_is_an_error_and_not_a_new_conversation(chat: Chat) -> None:
    metadata.drop_all(chat.agent.tracker_store._engine)
    assert code(await chat.say("matrons")) == (503, "unavailable")
    assert code(await chat.http.get("/chat/history", headers=chat.bearer)) == (503, "unavailable")
    assert chat.agent.asked == []


async def test_each_text_is_prepared_before_the_assistant_is_asked(serve: Serve) -> None:
    prepared: list[str] = []

    async def prepare(text: str) -> None:
        prepared.append(text)

    async with serve(prepare) as chat:
        await chat.begin()
        await chat.say("matrons", "1")
        await chat.say("matrons", "1")
    assert prepared == ["", "matrons"]


# Who may ask, and how often


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://college.example", "https://college.example:8443"])
async def test_a_page_of_another_origin_is_refused(chat: Chat, origin: str) -> None:
    for response in (
        await chat.http.post("/chat/session", headers={"Origin": origin}),
        await chat.http.options("/chat/messages", headers={"Origin": origin}),
        await chat.send('{"id": "1", "text": "matron"}', Origin=origin),
    ):
        assert code(response) == (403, "origin")
        assert "access-control-allow-origin" not in response.headers
    assert chat.agent.asked == []


async def test_a_listed_page_and_the_servers_own_are_served(chat: Chat) -> None:
    for origin in ("https://college.example", str(chat.http.base_url).rstrip("/")):
        response = await chat.http.post("/chat/session", headers={"Origin": origin})
        assert response.status_code == 200
        assert response.headers["access-control-allow-origin"] == origin
        assert "access-control-allow-credentials" not in response.headers
        assert response.headers["vary"] == "Origin"


async def test_a_preflight_allows_what_the_api_needs(chat: Chat) -> None:
    headers = {"Origin": "https://college.example", "Access-Control-Request-Method": "DELETE"}
    response = await chat.http.options("/chat/session", headers=headers)
    assert response.status_code == 204
    assert response.headers["access-control-allow-methods"] == "GET, POST, DELETE"
    assert response.headers["access-control-allow-headers"] == "Authorization, Content-Type"


async def test_a_page_can_read_an_error(chat: Chat) -> None:
    response = await chat.send("{", Origin="https://college.example")
    assert response.status_code == 400
    assert response.headers["access-control-allow-origin"] == "https://college.example"


async def test_a_conversation_that_asks_too_fast_is_told_when_to_come_back(serve: Serve) -> None:
    async with serve(chat_rate_limit="3/minute") as chat:
        await chat.begin()
        first = chat.token
        statuses = [(await chat.say("matrons", str(number))).status_code for number in range(4)]
        assert statuses == [200, 200, 200, 429]
        refused = await chat.say("matrons", "9")
        assert code(refused) == (429, "too_fast")
        assert 1 <= int(refused.headers["retry-after"]) <= 61
        await chat.begin()
        assert chat.token != first
        assert (await chat.say("matrons", "1")).status_code == 200


async def test_an_address_that_begins_too_many_conversations_is_refused(serve: Serve) -> None:
    async with serve(chat_rate_limit="1/minute") as chat:
        statuses = [(await chat.http.post("/chat/session")).status_code for _ in range(11)]
        assert statuses == [200] * 10 + [429]


# For machines


async def test_nothing_is_kept_by_caches(chat: Chat) -> None:
    assert (await chat.say("matrons")).headers["cache-control"] == "no-store"


async def test_the_description_lists_every_call_and_no_other(chat: Chat) -> None:
    described = (await chat.http.get("/chat/openapi.json")).json()
    assert described == json.loads(OPENAPI.read_text())
    calls = {(path, method.upper()) for path, methods in described["paths"].items() for method in methods}
    assert calls == {
        ("/chat/", "GET"),
        ("/chat/widget.js", "GET"),
        ("/chat/openapi.json", "GET"),
        ("/healthz", "GET"),
        ("/readyz", "GET"),
        ("/metrics", "GET"),
        ("/chat/session", "POST"),
        ("/chat/session", "DELETE"),
        ("/chat/messages", "POST"),
        ("/chat/feedback", "POST"),
        ("/chat/history", "GET"),
        ("/chat/export", "GET"),
        ("/chat/charts/{kind}.{format}", "GET"),
        ("/chat/plan.{format}", "GET"),
    }
    assert set(described["components"]["schemas"]["Answer"]["properties"]) == ANSWER_KEYS


async def test_alive_is_not_able_to_answer(chat: Chat) -> None:
    assert (await chat.http.get("/healthz")).json() == {"status": "ok"}
    response = await chat.http.get("/readyz")
    assert response.status_code == 503
    assert "model" in response.json()["reason"]


async def test_metrics_count_turns_and_errors(chat: Chat) -> None:
    async def figure(name: str) -> float:
        lines = (await chat.http.get("/metrics")).text.splitlines()
        return float(next((line.split()[-1] for line in lines if line.startswith(name)), "0"))

    names = ('advisor_turns_total{topic="duties"}', 'advisor_errors_total{code="empty"}', "advisor_turn_seconds_count")
    before = [await figure(name) for name in names]
    await chat.say("matrons", "1")
    await chat.say("", "2")
    assert [await figure(name) for name in names] == [value + 1 for value in before]
    assert await figure("advisor_turns_in_progress") == 0


# Feedback


async def judge(chat: Chat, **body: Any) -> httpx.Response:
    return await chat.http.post("/chat/feedback", json=body, headers=chat.bearer)


async def test_an_answer_can_be_judged_by_what_history_tells_of_it(chat: Chat) -> None:
    await chat.say("matrons and wards", "m-1")
    said = [item for item in await chat.history() if item["from"] == "advisor"]
    assert [(item["id"], item["index"]) for item in said] == [(None, 0), ("m-1", 0), ("m-1", 1)]
    response = await judge(chat, id=said[2]["id"], index=said[2]["index"], helpful=False, comment=" too short ")
    assert (response.status_code, response.content) == (204, b"")
    (held,) = (await chat.http.get("/chat/export", headers=chat.bearer)).json()["feedback"]
    assert (held["id"], held["index"], held["helpful"], held["comment"]) == ("m-1", 1, False, "too short")
    assert (held["question"], held["answer"]) == ("matrons and wards", "On wards.\n\nMore.")


async def test_feedback_on_an_answer_that_is_not_is_refused(chat: Chat) -> None:
    await chat.say("matrons", "m-1")
    assert code(await judge(chat, id="m-1", index=1, helpful=True)) == (404, "no_answer")
    first = chat.token
    await chat.begin()
    assert chat.token != first
    assert code(await judge(chat, id="m-1", index=0, helpful=True)) == (404, "no_answer")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([], (400, "malformed")),
        ({"id": "1", "index": 0}, (400, "malformed")),
        ({"id": "1", "index": True, "helpful": True}, (400, "malformed")),
        ({"id": "1", "index": 0, "helpful": 1}, (400, "malformed")),
        ({"id": "1", "index": 0, "helpful": True, "comment": None}, (400, "malformed")),
        ({"id": "1", "index": 0, "helpful": True, "comment": "x" * 501}, (422, "long_comment")),
        ({"id": "1", "index": 0, "helpful": True, "comment": "x" * 5000}, (413, "too_large")),
        ({"id": "a\0b", "index": 0, "helpful": True}, (400, "malformed")),
        ({"id": "x" * 65, "index": 0, "helpful": True}, (400, "malformed")),
        ({"id": "1", "index": 10**30, "helpful": True}, (404, "no_answer")),
    ],
)
async def test_feedback_of_another_shape_is_refused(chat: Chat, body: Any, expected: tuple[int, str]) -> None:
    assert code(await chat.http.post("/chat/feedback", json=body, headers=chat.bearer)) == expected


async def test_feedback_is_guarded_like_the_rest(serve: Serve) -> None:
    async with serve(chat_rate_limit="2/minute") as chat:
        body = {"id": "1", "index": 0, "helpful": True}
        assert code(await chat.http.post("/chat/feedback", json=body)) == (401, "unauthorised")
        await chat.begin()
        elsewhere = await chat.http.post("/chat/feedback", json=body, headers={**chat.bearer, "Origin": "https://bad.example"})
        assert code(elsewhere) == (403, "origin")
        assert code(await judge(chat, **body)) == (404, "no_answer")
        assert code(await judge(chat, **body)) == (404, "no_answer")
        assert code(await judge(chat, **body)) == (429, "too_fast")
