"""The advisor's server with its Slack app, beside a stand-in for Slack, and people who use it."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import yaml
from rasa.core.channels.channel import UserMessage
from rasa.core.run import configure_app
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from slack_sdk.signature import SignatureVerifier

from advisor.answers.model import Answer, SourceNote, Table
from advisor.channels.slack.channel import SlackInput
from advisor.channels.slack.config import SlackSettings
from advisor.channels.slack.files import Makers
from advisor.channels.web import ChatInput
from advisor.settings import ROOT, load
from advisor.stores.locks import MemoryLock
from advisor.stores.tracker import ConversationStore
from tests.channels.slack_stand_in import APP_TOKEN, BOT, BOT_TOKEN, TEAM, Slack
from tests.load.processes import free_port

SECRET = "0123456789abcdef0123456789abcdef"
MANIFEST = yaml.safe_load((ROOT / "deploy" / "slack-manifest.yml").read_text(encoding="utf-8"))
SOURCE = SourceNote("nhs", "Pay | scales & more", "NHS <Employers>", "https://nhs.example/pay?a=1&b=x y|z", 2026, "UK")
PICTURE = b"\x89PNG a picture"


class PlayedAgent:
    """Answers like Rasa's agent: under the conversation's lock, through the output channel, and stored at the end."""

    def __init__(self, store: ConversationStore) -> None:
        self.tracker_store: Any = store
        self.lock_store = MemoryLock()
        self.processor = None
        self.go_on = asyncio.Event()
        self.asked: list[tuple[str, str]] = []
        self.answers: dict[str, list[Answer]] = {}

    def is_ready(self) -> bool:
        return True

    async def handle_message(self, message: UserMessage) -> None:
        async with self.lock_store.lock(message.sender_id):
            tracker = await self.tracker_store.get_or_create_tracker(message.sender_id, append_action_listen=False)
            self.asked.append((message.sender_id, message.text))
            tracker.update(UserUttered(message.text, {"name": "ask"}, input_channel="slack", message_id=message.message_id))
            if "wait" in message.text:
                await self.go_on.wait()
            if "raise" in message.text:
                raise RuntimeError(message.text)
            for answer in self.answers.get(message.text, [Answer("duties", f"On {message.text}.", suggestions=["And pay?"])]):
                said = BotUttered(answer.text, {"custom": answer.as_dict()})
                tracker.update(said)
                await message.output_channel.send_response(message.sender_id, said.message())
            tracker.update(ActionExecuted("action_listen"))
            await self.tracker_store.save(tracker)

    @property
    def texts(self) -> list[str]:
        """What was asked, in order."""
        return [text for _, text in self.asked]


class RatingStore(ConversationStore):
    """The store with the method that keeps ratings, which notes them here."""

    ratings: list[tuple[Any, ...]]

    async def keep_feedback(self, conversation: str, message_id: str, index: int, helpful: bool, comment: str = "") -> None:
        self.ratings.append((conversation, message_id, index, helpful, comment))


class Workspace:
    """A person's view of Slack: what they do there, and what the app makes of it."""

    def __init__(self, slack: Slack, http: httpx.AsyncClient, agent: Any, socket: bool) -> None:
        self.slack, self.http, self.agent, self.socket = slack, http, agent, socket
        self.drawn: list[tuple[Any, ...]] = []
        self._numbers = itertools.count(1)

    def id(self) -> str:
        return f"{next(self._numbers)}"

    @property
    def store(self) -> Any:
        return self.agent.tracker_store

    async def signed(self, body: str, kind: str = "application/json", **changes: Any) -> httpx.Response:
        """Post a body as Slack does, some of its headers changed."""
        at = str(changes.pop("at", int(time.time())))
        signature = SignatureVerifier(changes.pop("secret", SECRET)).generate_signature(timestamp=at, body=body)
        headers = {"Content-Type": kind, "X-Slack-Request-Timestamp": at, "X-Slack-Signature": signature, **changes}
        return await self.http.post("/slack/events", content=body.encode(), headers=headers)

    async def request(self, kind: str, payload: dict[str, Any]) -> None:
        """Have Slack send a request over the transport in use, and see it acknowledged."""
        if self.socket:
            envelope = await self.slack.send(kind, payload)
            await self.slack.until(lambda: envelope in self.slack.acknowledged, 3)
            return
        if kind == "events_api":
            response = await self.signed(json.dumps(payload))
        else:
            form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
            response = await self.signed(urlencode(form), "application/x-www-form-urlencoded")
        assert response.status_code == 200, response.text

    async def event(self, event: dict[str, Any], team: str = TEAM, id: str | None = None) -> None:
        body = {"type": "event_callback", "team_id": team, "api_app_id": "A1", "event_id": id or f"Ev{self.id()}"}
        await self.request("events_api", {**body, "event_time": int(time.time()), "event": event})

    async def write(self, text: str, user: str = "U1", channel: str = "D1", team: str = TEAM, **more: Any) -> dict[str, Any]:
        """Write a message, in private unless a channel is given, and return its event."""
        kind = "im" if channel.startswith("D") else "channel"
        event = {"type": "message", "channel": channel, "channel_type": kind, "user": user, "text": text, **more}
        event.setdefault("ts", self.slack.timestamp())
        await self.event(event, team)
        return event

    async def mention(self, text: str, user: str = "U1", channel: str = "C1", **more: Any) -> dict[str, Any]:
        """Mention the app in a channel, of which Slack tells twice."""
        event = {"type": "app_mention", "channel": channel, "user": user, "text": f"<@{BOT}> {text}", **more}
        event.setdefault("ts", self.slack.timestamp())
        await self.event(event)
        await self.event({**event, "type": "message", "channel_type": "channel"})
        return event

    async def command(self, text: str, user: str = "U1", channel: str = "C1") -> str:
        """Type the slash command; return the name of its response address."""
        name = f"r{self.id()}"
        form = {
            "command": "/career",
            "text": text,
            "user_id": user,
            "channel_id": channel,
            "team_id": TEAM,
            "trigger_id": f"{name}.1.abcdef",
            "response_url": f"{self.slack.url}/response/{name}",
            "api_app_id": "A1",
        }
        await self.request("slash_commands", form)
        return name

    async def press(
        self, message: dict[str, Any], button: dict[str, Any], user: str = "U1", *, ephemeral: bool = False, **action: Any
    ) -> None:
        """Press a button of a message that the app posted."""
        ts = message.get("ts", "1700000009.000001")
        container = {"type": "message", "message_ts": ts, "channel_id": message.get("channel", "C1"), "is_ephemeral": ephemeral}
        body = self._pressed(button, user, container, **action)
        if not ephemeral:
            thread = {"thread_ts": message["thread_ts"]} if message.get("thread_ts") else {}
            body["message"] = {"type": "message", "ts": ts, "blocks": message.get("blocks"), "user": BOT, **thread}
        await self.request("interactive", body)

    async def press_at_home(self, button: dict[str, Any], user: str = "U1") -> None:
        """Press a button of the Home tab."""
        await self.request("interactive", self._pressed(button, user, {"type": "view", "view_id": "V1"}))

    def _pressed(self, button: dict[str, Any], user: str, container: dict[str, Any], **action: Any) -> dict[str, Any]:
        name = f"r{self.id()}"
        made = {key: button[key] for key in ("type", "action_id", "value") if key in button}
        return {
            "type": "block_actions",
            "user": {"id": user, "team_id": TEAM},
            "team": {"id": TEAM},
            "api_app_id": "A1",
            "container": container,
            "channel": {"id": container.get("channel_id")},
            "trigger_id": f"{name}.1.abcdef",
            "response_url": f"{self.slack.url}/response/{name}",
            "actions": [{"action_ts": self.slack.timestamp(), "block_id": "b", **made, **action}],
        }

    async def told(self, count: int) -> list[dict[str, Any]]:
        """Wait until the app has posted so many messages, and for any that should not follow."""
        await self.slack.until(lambda: len(self.slack.posted) >= count)
        await self.slack.settled()
        assert len(self.slack.posted) == count, [message["text"] for message in self.slack.posted]
        assert self.slack.refused == []
        return self.slack.posted


Serve = Callable[..., Any]


def settings_of(mode: str, url: str) -> SlackSettings:
    """Return the Slack settings of a mode: "http", "socket", or "oauth" for several workspaces over HTTP."""
    address = f"{url}/api/"
    if mode == "oauth":
        return SlackSettings(signing_secret=SECRET, client_id="1.2", client_secret=SECRET, api_url=address)
    if mode == "http":
        return SlackSettings(BOT_TOKEN, signing_secret=SECRET, api_url=address)
    return SlackSettings(BOT_TOKEN, APP_TOKEN, api_url=address)


@asynccontextmanager
async def serving(
    folder: Path, mode: str, slack: Slack, slack_settings: SlackSettings | None = None, **env: str
) -> AsyncIterator[Workspace]:
    """Serve the channel beside a running stand-in; the same database for the same folder."""
    settings = load({"VAR_DIR": str(folder), "CHAT_RATE_LIMIT": "off", **env})
    drawn: list[tuple[Any, ...]] = []

    def draw(*wanted: Any) -> bytes:
        drawn.append(wanted)
        if "broken" in wanted[1]:
            raise RuntimeError("no ink")
        return PICTURE

    def write(plan: Any, format: str) -> bytes:
        return f"{plan} as {format}".encode()

    channel = SlackInput(slack_settings or settings_of(mode, slack.url), settings, makers=Makers(draw, write), ping_seconds=0.2)
    app = configure_app([ChatInput(settings), channel], enable_api=False)
    store = RatingStore(Domain.empty(), settings.database_url)
    store.ratings = []
    app.ctx.agent = PlayedAgent(store)
    server = await app.create_server("127.0.0.1", free_port(), return_asyncio_server=True)
    await server.startup()
    await server.before_start()
    await server.after_start()
    port = server.server.sockets[0].getsockname()[1]
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
        workspace = Workspace(slack, http, app.ctx.agent, mode == "socket")
        workspace.drawn = drawn
        if workspace.socket and slack_settings is None:
            await slack.until(lambda: slack.sockets)
        try:
            yield workspace
        finally:
            app.ctx.agent.go_on.set()
            await server.before_stop()
            server.close()
            await server.wait_closed()
            store._engine.dispose()


def table(rows: int = 2) -> Table:
    """Return a comparison of so many rows."""
    return Table(["", "Matron", "Ward manager"], [[f"Row {row}", "a", ""] for row in range(rows)])
