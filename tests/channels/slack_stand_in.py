"""A stand-in for Slack on this machine: its Web API, its uploads, its response addresses and its Socket Mode.

It takes only what Slack takes: methods within the scopes of the app, and blocks within Slack's limits.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections import defaultdict
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import WSMsgType, web

BOT_TOKEN = "xoxb-1-bot"
APP_TOKEN = "xapp-1-app"
BOT = "UBOT"
TEAM = "T1"

# The scope each method needs, "" for none.
METHODS = {
    "auth.test": "",
    "apps.connections.open": "",
    "oauth.v2.access": "",
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "views.publish": "",
    "views.open": "",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
}
BLOCKS = {"rich_text", "section", "context", "actions", "table", "header", "divider", "context_actions", "input"}


def fault(blocks: list[dict[str, Any]], most: int = 50) -> str:
    """Return what Slack would refuse about some blocks, "" for nothing."""
    if not 1 <= len(blocks) <= most:
        return f"{len(blocks)} blocks"
    ids: list[str] = []
    for block in blocks:
        kind = block.get("type")
        if kind not in BLOCKS:
            return f"unknown block {kind}"
        if kind == "section" and not 1 <= len(block["text"]["text"]) <= 3000:
            return "section text"
        if kind == "header" and len(block["text"]["text"]) > 150:
            return "header text"
        if kind == "context":
            if not 1 <= len(block["elements"]) <= 10:
                return "context elements"
            if not all(1 <= len(element["text"]) <= 3000 for element in block["elements"]):
                return "context text"
        if kind == "actions":
            if not 1 <= len(block["elements"]) <= 5:
                return "elements in a row"
            for element in block["elements"]:
                if not 1 <= len(element["text"]["text"]) <= 75 or not 1 <= len(element["value"]) <= 2000:
                    return "button"
                if len(element["action_id"]) > 255:
                    return "action id"
            own = [element["action_id"] for element in block["elements"]]
            if len(set(own)) != len(own):
                return "action ids"
        if kind == "table":
            if len(block["rows"]) > 100 or any(not 1 <= len(row) <= 20 for row in block["rows"]):
                return "table"
            if any(cell["type"] == "raw_text" and not cell["text"] for row in block["rows"] for cell in row):
                return "empty cell"
        if kind == "rich_text" and not block["elements"]:
            return "empty rich text"
        if kind == "context_actions":
            for element in block["elements"]:
                for thumb in ("positive_button", "negative_button"):
                    if len(element[thumb]["text"]["text"]) > 75 or len(element[thumb]["value"]) > 2000:
                        return "feedback button"
        ids += [block["block_id"]] if "block_id" in block else []
    if len([block for block in blocks if block["type"] == "table"]) > 1:
        return "only_one_table_allowed"
    return "block ids" if len(set(ids)) != len(ids) else ""


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the buttons of a message or view."""
    return [element for block in message.get("blocks") or [] if block["type"] == "actions" for element in block["elements"]]


def words(value: Any) -> str:
    """Return every text in some blocks, a line each."""
    if isinstance(value, list):
        return "\n".join(filter(None, map(words, value)))
    if isinstance(value, dict):
        return words([item for key, item in value.items() if key in ("text", "elements", "blocks", "rows", "url", "label")])
    return value if isinstance(value, str) else ""


class Slack:
    """The stand-in. What the app did is in `calls`, `posted`, `updated`, `files`, `homes`, `modals` and `told`."""

    def __init__(self, scopes: set[str]) -> None:
        """Take the scopes that the app has."""
        self.scopes = scopes
        self.tokens = {BOT_TOKEN: TEAM}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.posted: list[dict[str, Any]] = []
        self.updated: list[dict[str, Any]] = []
        self.ephemeral: list[dict[str, Any]] = []
        self.told: list[dict[str, Any]] = []
        self.files: dict[str, dict[str, Any]] = {}
        self.homes: dict[str, dict[str, Any]] = {}
        self.modals: list[dict[str, Any]] = []
        self.prompts: list[dict[str, Any]] = []
        self.refused: list[str] = []
        # For a method, what it answers to its next calls instead: a status, headers and a body; None breaks the connection.
        self.trouble: dict[str, list[tuple[int, dict[str, str], dict[str, Any]] | None]] = defaultdict(list)
        self.acknowledged: dict[str, Any] = {}
        self.sockets: list[web.WebSocketResponse] = []
        self.connections = 0
        self.stalled: asyncio.Event | None = None
        self._numbers = itertools.count(1)

    async def start(self) -> Slack:
        """Listen on a free port."""
        app = web.Application(client_max_size=10 << 20)
        app.router.add_route("*", "/api/{method}", self._method)
        app.router.add_post("/upload/{file}", self._upload)
        app.router.add_post("/response/{name}", self._response)
        app.router.add_get("/socket", self._socket)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        assert site._server
        self.url = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
        return self

    async def stop(self) -> None:
        """Close every connection."""
        for socket in self.sockets:
            await socket.close()
        await self._runner.cleanup()

    def timestamp(self) -> str:
        """Return a message's timestamp, each later than the last."""
        return f"1700000000.{next(self._numbers):06d}"

    async def until(self, met: Any, seconds: float = 10) -> None:
        """Wait until a condition holds."""

        async def watch() -> None:
            while not met():
                await asyncio.sleep(0.01)

        try:
            await asyncio.wait_for(watch(), seconds)
        except asyncio.TimeoutError:
            raise AssertionError(
                f"It never came about; Slack saw {[name for name, _ in self.calls]}, refused {self.refused}"
            ) from None

    async def settled(self, seconds: float = 0.2) -> None:
        """Wait until the app has asked nothing for a while."""
        while True:
            seen = len(self.calls) + len(self.told)
            await asyncio.sleep(seconds)
            if seen == len(self.calls) + len(self.told):
                return

    # What the app calls

    async def _method(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        arguments = await self._arguments(request)
        self.calls.append((name, arguments))
        if self.stalled is not None:
            await self.stalled.wait()
        if self.trouble[name]:
            answer = self.trouble[name].pop(0)
            if answer is None:
                assert request.transport
                request.transport.close()
                return web.Response()
            status, headers, body = answer
            return web.json_response(body, status=status, headers=headers)
        body = self._answer(name, arguments)
        return web.json_response(body)

    @staticmethod
    async def _arguments(request: web.Request) -> dict[str, Any]:
        text = await request.text()
        arguments: dict[str, Any] = json.loads(text) if request.content_type == "application/json" else dict(parse_qsl(text))
        arguments.update(request.query)
        for key in ("blocks", "view", "files", "prompts"):
            if isinstance(arguments.get(key), str):
                arguments[key] = json.loads(arguments[key])
        bearer = request.headers.get("Authorization", "")
        return {**arguments, "token": bearer.removeprefix("Bearer ") or arguments.get("token")}

    def _answer(self, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
        if name not in METHODS:
            self.refused.append(f"unknown method {name}")
            return {"ok": False, "error": "unknown_method"}
        token = arguments["token"]
        if name == "oauth.v2.access":
            return self._installed(arguments)
        if token not in ({APP_TOKEN} if name == "apps.connections.open" else self.tokens):
            return {"ok": False, "error": "invalid_auth"}
        if METHODS[name] and METHODS[name] not in self.scopes:
            self.refused.append(f"{name} without {METHODS[name]}")
            return {"ok": False, "error": "missing_scope"}
        blocks = arguments.get("blocks")
        wrong = fault(blocks) if blocks else ""
        if name in ("views.publish", "views.open"):
            wrong = fault(arguments["view"]["blocks"], 100)
        if wrong:
            self.refused.append(wrong)
            return {"ok": False, "error": "invalid_blocks"}
        return {"ok": True, **getattr(self, "_" + name.replace(".", "_"))(arguments)}

    def _auth_test(self, arguments: dict[str, Any]) -> dict[str, Any]:
        team = self.tokens[arguments["token"]]
        return {"url": self.url, "team": team, "user": "advisor", "team_id": team, "user_id": BOT, "bot_id": "B1"}

    def _apps_connections_open(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"url": self.url.replace("http", "ws") + "/socket"}

    def _installed(self, arguments: dict[str, Any]) -> dict[str, Any]:
        team = arguments["code"]
        token = f"xoxb-{team}"
        self.tokens[token] = team
        return {
            "ok": True,
            "app_id": "A1",
            "authed_user": {"id": "UADMIN"},
            "scope": ",".join(sorted(self.scopes)),
            "token_type": "bot",
            "access_token": token,
            "bot_user_id": BOT,
            "team": {"id": team, "name": team},
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _chat_postMessage(self, arguments: dict[str, Any]) -> dict[str, Any]:
        channel = arguments["channel"]
        message = {**arguments, "ts": self.timestamp(), "channel": f"D{channel}" if channel.startswith("U") else channel}
        self.posted.append(message)
        return {"channel": message["channel"], "ts": message["ts"], "message": {"text": message["text"]}}

    def _chat_postEphemeral(self, arguments: dict[str, Any]) -> dict[str, Any]:
        self.ephemeral.append(arguments)
        return {"message_ts": self.timestamp()}

    def _chat_update(self, arguments: dict[str, Any]) -> dict[str, Any]:
        self.updated.append(arguments)
        return {"channel": arguments["channel"], "ts": arguments["ts"], "text": arguments["text"]}

    def _views_publish(self, arguments: dict[str, Any]) -> dict[str, Any]:
        self.homes[arguments["user_id"]] = arguments["view"]
        return {"view": arguments["view"]}

    def _views_open(self, arguments: dict[str, Any]) -> dict[str, Any]:
        self.modals.append(arguments)
        return {"view": arguments["view"]}

    def _files_getUploadURLExternal(self, arguments: dict[str, Any]) -> dict[str, Any]:
        id = f"F{next(self._numbers)}"
        self.files[id] = {"name": arguments["filename"], "alt": arguments.get("alt_txt"), "length": int(arguments["length"])}
        return {"upload_url": f"{self.url}/upload/{id}", "file_id": id}

    def _files_completeUploadExternal(self, arguments: dict[str, Any]) -> dict[str, Any]:
        for file in arguments["files"]:
            place = {"channel": arguments.get("channel_id"), "thread": arguments.get("thread_ts")}
            self.files[file["id"]].update(title=file["title"], **place)
        return {"files": [{"id": file["id"]} for file in arguments["files"]]}

    def _assistant_threads_setSuggestedPrompts(self, arguments: dict[str, Any]) -> dict[str, Any]:
        assert len(arguments["prompts"]) <= 4
        self.prompts.append(arguments)
        return {}

    async def _upload(self, request: web.Request) -> web.Response:
        file = self.files[request.match_info["file"]]
        data = await request.read()
        if request.content_type.startswith("multipart"):
            raise web.HTTPBadRequest
        file["content"] = data
        return web.Response(text=f"OK - {len(data)}")

    async def _response(self, request: web.Request) -> web.Response:
        message = await request.json()
        if self.trouble["response"]:
            status, _, body = self.trouble["response"].pop(0) or (500, {}, {})
            return web.Response(status=status, text=str(body.get("error")))
        wrong = fault(message["blocks"]) if message.get("blocks") else ""
        if wrong:
            self.refused.append(wrong)
            return web.Response(status=400, text="invalid_blocks")
        self.told.append({**message, "name": request.match_info["name"]})
        return web.Response(text="ok")

    # Socket Mode

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        self.connections += 1
        await socket.send_json({"type": "hello", "num_connections": 1})
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                answer = json.loads(message.data)
                self.acknowledged[answer["envelope_id"]] = answer.get("payload")
        self.sockets.remove(socket)
        return socket

    async def send(self, kind: str, payload: dict[str, Any], envelope: str | None = None) -> str:
        """Send a request over the socket; return the envelope's id."""
        envelope = envelope or f"E{next(self._numbers)}"
        await self.sockets[-1].send_json(
            {"type": kind, "envelope_id": envelope, "payload": payload, "accepts_response_payload": True}
        )
        return envelope
