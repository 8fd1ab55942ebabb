"""The chat API: JSON over HTTP at /chat, described in openapi.json beside this file."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json, raw

from .. import documents
from ..answers import replies
from ..server import incidents, quiet
from ..settings import Settings, load
from ..stores.messages import answer_of, failure
from ..stores.schema import ErasedError, UnknownAnswerError
from ..stores.tracker import ConversationStore, own_store
from . import downloads, pages, pictures, prefetch
from .bodies import read_body, read_feedback, read_message
from .errors import ChatError
from .limits import Limits
from .metrics import ERRORS
from .retention import keep_no_longer
from .tokens import Tokens
from .turns import Turns

logger = logging.getLogger(__name__)

OPENAPI = Path(__file__).with_name("openapi.json")
# Turns under way when the server stops are given this long.
_FAREWELL_SECONDS = 10.0
_NOT_CHAT = re.compile("/(?!chat/)")
_SANIC_CODES = {400: "malformed", 404: "not_found", 405: "method", 413: "too_large"}

Handler = Callable[[Request], Awaitable[HTTPResponse]]


class AnswerOutput(OutputChannel):
    """Collects the answers of one turn, one for each message of the assistant."""

    def __init__(self) -> None:
        """Start without answers."""
        self.answers: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """Return the channel's name."""
        return "chat"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take a message whole; Rasa's own channels would split it at blank lines."""
        self.answers.append(answer_of(message))


class ChatInput(InputChannel):
    """The web channel. Its settings come from the environment, so credentials.yml names it and no more."""

    def __init__(self, settings: Settings, prepare: Callable[[str], Awaitable[None]] | None = None) -> None:
        """Make the channel.

        Args:
            settings: The server's settings.
            prepare: Called with each text before the assistant is asked, to do slow work outside the event loop.
        """
        quiet.hide_words()
        self._origins = frozenset(settings.chat_origins)
        self._tokens = Tokens(settings.chat_secret, settings.chat_session_days)
        self._limits = Limits(settings.chat_rate_limit, settings.redis_url)
        self._turns = Turns(settings.turn_seconds)
        self._seconds = settings.turn_seconds
        self._keep_days = settings.chat_keep_days
        self._forgetting: asyncio.Task[None] | None = None
        self._prepare = prepare
        self._on_new_message: Callable[[UserMessage], Awaitable[Any]] | None = None

    @classmethod
    def name(cls) -> str:
        """Return the channel's name."""
        return "chat"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> ChatInput:
        """Make the channel from the environment."""
        return cls(load(), prefetch.encode)

    def url_prefix(self) -> str:
        """Mount it at /chat."""
        return "/chat"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes."""
        self._on_new_message = on_new_message
        routes = Blueprint("chat")
        calls: list[tuple[str, str, Handler]] = [
            ("POST", "/session", self._start),
            ("DELETE", "/session", self._erase),
            ("POST", "/messages", self._message),
            ("POST", "/feedback", self._feedback),
            ("GET", "/history", self._history),
            ("GET", "/export", self._export),
            *(("GET", f"/plan.{format}", self._plan(format)) for format in documents.TYPES),
        ]
        for method, path, handler in calls:
            name = handler.__name__.strip("_")
            routes.add_route(self._guarded(handler), path, methods=[method], name=name, stream=method == "POST")
        for path in sorted({path for _, path, _ in calls}):
            routes.add_route(
                self._guarded(self._preflight), path, methods=["OPTIONS"], name=f"options_{path[1:].replace('.', '_')}"
            )
        pictures.add(routes, self._limits, _failed)
        pages.add_routes(routes)
        description = OPENAPI.read_bytes()

        @routes.get("/openapi.json")
        async def openapi(_: Request) -> HTTPResponse:
            return raw(description, content_type="application/json")

        routes.listener("before_server_start")(self._configure)
        routes.listener("after_server_start")(self._take_over)
        routes.listener("before_server_stop")(self._finish)
        return routes

    async def _configure(self, app: Sanic, _: Any) -> None:
        # Sanic's own time limit must not cut off a request that waits for its turn.
        app.config.RESPONSE_TIMEOUT = max(app.config.RESPONSE_TIMEOUT, self._seconds + 5)
        app.config.ACCESS_LOG = False
        app.error_handler.add(SanicException, _sanic_error)
        # Rasa's CORS rule matches every address; it answers preflights itself and allows credentials.
        cors = app.ctx.sanic_cors
        cors.resources = [(_NOT_CHAT, options) for _, options in cors.resources]

    async def _take_over(self, app: Sanic, _: Any) -> None:
        store = own_store(app.ctx.agent)
        await store.recover()
        if self._keep_days is not None:
            self._forgetting = asyncio.create_task(keep_no_longer(store, app.ctx.agent.lock_store, self._keep_days))
        if self._prepare:
            await self._prepare("")

    async def _finish(self, app: Sanic, _: Any) -> None:
        if self._forgetting:
            self._forgetting.cancel()
        await self._turns.finish(_FAREWELL_SECONDS)

    def _guarded(self, handler: Handler) -> Handler:
        """Return a handler that checks where a request comes from and turns every error into a JSON answer."""

        async def guarded(request: Request) -> HTTPResponse:
            origin = request.headers.getone("origin", None)
            try:
                if origin is not None and not self._allowed(origin, request):
                    raise ChatError("origin")
                response = await handler(request)
            except ChatError as error:
                response = _failed(error)
            except ErasedError:
                response = _failed(ChatError("unauthorised"))
            except UnknownAnswerError:
                response = _failed(ChatError("no_answer"))
            # Whatever else fails, a person gets an apology and the log a line to look it up by.
            except Exception as error:
                reference = incidents.record(logger, f"{request.method} {request.path}", error)
                response = _failed(ChatError("unavailable", f"(Reference: {reference})"))
            response.headers["Cache-Control"] = "no-store"
            response.headers["Vary"] = "Origin"
            if origin is not None and self._allowed(origin, request):
                response.headers["Access-Control-Allow-Origin"] = origin
                response.headers["Access-Control-Expose-Headers"] = "Retry-After"
            return response

        return guarded

    def _allowed(self, origin: str, request: Request) -> bool:
        return origin in self._origins or urlsplit(origin).netloc == request.headers.getone("host", None)

    async def _preflight(self, request: Request) -> HTTPResponse:
        headers = {
            "Access-Control-Allow-Methods": "GET, POST, DELETE",
            "Access-Control-Allow-Headers": "Authorization, Content-Type",
            "Access-Control-Max-Age": "600",
        }
        return empty(headers=headers)

    def _store(self, request: Request) -> ConversationStore:
        agent = getattr(request.app.ctx, "agent", None)
        if agent is None or not agent.is_ready():
            raise ChatError("unavailable")
        return own_store(agent)

    def _caller(self, request: Request) -> str:
        """Return the conversation a request belongs to, once its token and its pace are checked."""
        self._limits.check_address(request.remote_addr or request.ip)
        conversation = self._tokens.conversation(request.headers.getone("authorization", None))
        self._limits.check_conversation(conversation)
        return conversation

    async def _start(self, request: Request) -> HTTPResponse:
        self._limits.check_address(request.remote_addr or request.ip)
        await read_body(request)
        token = self._tokens.issue()
        greeting = await self._store(request).start(token.conversation, replies.greeting())
        return json({"token": token.text, "expires_at": token.expires_at.isoformat(), "messages": [greeting]})

    async def _message(self, request: Request) -> HTTPResponse:
        conversation = self._caller(request)
        message = await read_message(request)
        store = self._store(request)

        async def ask() -> list[dict[str, Any]]:
            if self._prepare:
                await self._prepare(message.text)
            output = AnswerOutput()
            assert self._on_new_message
            await self._on_new_message(
                UserMessage(message.text, output, conversation, input_channel=self.name(), message_id=message.id)
            )
            return output.answers or [failure()["custom"]]

        answers = await self._turns.answer(store, conversation, message.id, ask)
        return json({"id": message.id, "messages": answers})

    async def _feedback(self, request: Request) -> HTTPResponse:
        conversation = self._caller(request)
        given = await read_feedback(request)
        await self._store(request).keep_feedback(conversation, given.id, given.index, given.helpful, given.comment)
        return empty()

    async def _history(self, request: Request) -> HTTPResponse:
        conversation = self._caller(request)
        return json({"messages": await self._store(request).history(conversation)})

    async def _export(self, request: Request) -> HTTPResponse:
        conversation = self._caller(request)
        held = await self._store(request).export(conversation)
        headers = {"Content-Disposition": 'attachment; filename="conversation.json"'}
        return json({"conversation": conversation, **held}, headers=headers)

    def _plan(self, format: str) -> Handler:
        async def plan(request: Request) -> HTTPResponse:
            return await downloads.plan(await self._store(request).history(self._caller(request)), format)

        plan.__name__ = f"plan_{format}"
        return plan

    async def _erase(self, request: Request) -> HTTPResponse:
        conversation = self._caller(request)
        store, locks = self._store(request), request.app.ctx.agent.lock_store

        async def erase() -> None:
            async with locks.lock(conversation):
                await store.erase(conversation)

        await self._turns.wait(asyncio.create_task(erase()))
        return empty()


def _failed(error: ChatError) -> HTTPResponse:
    ERRORS.labels(error.code).inc()
    return json(error.body(), error.status, headers=error.headers)


def _sanic_error(request: Request, error: SanicException) -> HTTPResponse | None:
    """Answer what fails before a handler is reached, such as an unknown address; other channels keep Sanic's pages."""
    if not request.path.startswith("/chat/"):
        return None
    # The methods that an address takes are in the headers of Sanic's own error.
    return _failed(ChatError(_SANIC_CODES.get(error.status_code, "unavailable"), headers=getattr(error, "headers", None)))
