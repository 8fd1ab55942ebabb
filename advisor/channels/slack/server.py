"""The Slack app inside the advisor's server: Bolt, reached over Socket Mode or HTTP, from start to stop."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import aiohttp
from rasa.core.channels.channel import UserMessage
from sanic import Blueprint, Sanic
from sanic.exceptions import PayloadTooLarge
from sanic.request import Request
from sanic.response import HTTPResponse, text
from slack_bolt import BoltResponse
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization.async_authorize import AsyncInstallationStoreAuthorize
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from ...server import incidents, quiet
from ...settings import Settings
from . import config
from .files import Makers
from .installs import STATE_SECONDS, open_stores
from .listeners import Listeners
from .outbox import Outbox, retry_handlers
from .talks import Talks

logger = logging.getLogger(__name__)

# Slack sends again, and shows an error, what is not acknowledged in three seconds.
_ACK_SECONDS = 2.0
# A press of a button carries the whole message it stands in.
_BODY_BYTES = 512 * 1024
# Work under way when the server stops is given this long.
_FAREWELL_SECONDS = 10.0
# What Slack answers when a token is not one of its own, or no longer.
_REFUSED = {
    "account_inactive",
    "invalid_auth",
    "missing_scope",
    "not_allowed_token_type",
    "not_authed",
    "token_expired",
    "token_revoked",
}


class SlackServer:
    """Bolt's app with the advisor's listeners."""

    def __init__(
        self,
        slack: config.SlackSettings,
        settings: Settings,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
        prepare: Callable[[str], Awaitable[None]] | None,
        makers: Makers,
        ping_seconds: float,
    ) -> None:
        """Prepare; nothing is opened before the server starts.

        Args:
            slack: The Slack app's settings.
            settings: The server's settings.
            on_new_message: Rasa's handler of messages.
            prepare: Called with each text before the assistant is asked.
            makers: What makes charts and documents.
            ping_seconds: How often a Socket Mode connection is looked after.
        """
        quiet.hide_words("slack_bolt")
        self._slack = slack
        self._settings = settings
        self._on_new_message = on_new_message
        self._prepare = prepare
        self._outbox = Outbox(makers)
        self._ping_seconds = ping_seconds
        self._logger = logging.getLogger("slack_bolt")
        if not self._logger.isEnabledFor(logging.INFO):
            # Bolt's warnings are for who writes an app, for instance that it is given a client of its own.
            self._logger.setLevel(logging.ERROR)
        self._socket: Socket | None = None
        self._connecting: asyncio.Task[None] | None = None

    def mount(self, routes: Blueprint) -> None:
        """Add the routes and listeners that the settings ask for."""
        routes.listener("before_server_start")(self._open)
        routes.listener("after_server_start")(self._connect)
        routes.listener("before_server_stop")(self._close)
        # Sanic marks a handler with what it is for, which a method does not allow; hence the functions.
        if self._slack.app_token is None:

            @routes.post("/events", stream=True)
            async def events(request: Request) -> HTTPResponse:
                return await self._events(request)

        if self._slack.client_id:

            @routes.get("/install")
            async def install(request: Request) -> HTTPResponse:
                return _answer(await self._flow.handle_installation(_asked(request)))

            @routes.get("/oauth_redirect")
            async def oauth_redirect(request: Request) -> HTTPResponse:
                return _answer(await self._flow.handle_callback(_asked(request)))

    async def _open(self, app: Sanic, _: Any) -> None:
        self._session = aiohttp.ClientSession()
        self._client = AsyncWebClient(
            token=self._slack.bot_token,
            base_url=self._slack.api_url,
            session=self._session,
            retry_handlers=retry_handlers(),
            logger=self._logger,
        )
        talks = Talks(app, self._settings, self._on_new_message, self._prepare)
        self._listeners = Listeners(talks, self._outbox)
        self._bolt = self._app()
        self._listeners.register(self._bolt)

    def _app(self) -> AsyncApp:
        slack = self._slack
        make = partial(AsyncApp, logger=self._logger, name="advisor", client=self._client)
        signing_secret = slack.signing_secret or ""
        if slack.client_id is None:
            return make(signing_secret=signing_secret)
        installations, states = open_stores(self._settings.database_url, slack.client_id, self._logger)
        oauth = AsyncOAuthSettings(
            client_id=slack.client_id,
            client_secret=slack.client_secret,
            scopes=config.SCOPES,
            user_scopes=[],
            installation_store=installations,
            installation_store_bot_only=True,
            state_store=states,
            state_expiration_seconds=STATE_SECONDS,
            logger=self._logger,
        )
        # Bolt's default asks Slack anew for every request whose token it is.
        authorize: Any = AsyncInstallationStoreAuthorize(
            logger=self._logger,
            installation_store=installations,
            client_id=slack.client_id,
            client_secret=slack.client_secret,
            bot_only=True,
            cache_enabled=True,
            client=self._client,
        )
        app = make(signing_secret=signing_secret, authorize=authorize, installation_store=installations, oauth_settings=oauth)
        app.enable_token_revocation_listeners()
        return app

    # Over HTTP

    @property
    def _flow(self) -> AsyncOAuthFlow:
        flow = self._bolt.oauth_flow
        assert flow
        return flow

    async def _events(self, request: Request) -> HTTPResponse:
        request.stream.request_max_size = _BODY_BYTES
        try:
            await request.receive_body()
            asked = _asked(request)
        except PayloadTooLarge:
            return text("too large", 413)
        # Bolt's ways to stumble over a body that is not UTF-8, or holds no object.
        except (AttributeError, RecursionError, TypeError, ValueError):
            return text("malformed", 400)
        if not request.headers.get("x-slack-request-timestamp", "").isdecimal():
            return text("not signed", 401)
        answering = asyncio.create_task(self._bolt.async_dispatch(asked))
        # The signature is checked at once; what may take longer is finding a workspace's token.
        done, _ = await asyncio.wait({answering}, timeout=_ACK_SECONDS)
        return _answer(answering.result()) if done else text("")

    # Over Socket Mode, and the check of the tokens

    async def _connect(self, app: Sanic, _: Any) -> None:
        # In the background: the other channels do not wait for Slack.
        self._connecting = asyncio.create_task(self._open_connection())
        self._connecting.add_done_callback(_report)

    async def _open_connection(self) -> None:
        slack = self._slack
        if slack.bot_token and await self._refused("bot_token", self._client.auth_test):
            return
        if slack.app_token is None:
            return
        opened: dict[str, str] = {}

        async def open_socket() -> None:
            opened["url"] = (await self._client.apps_connections_open(app_token=str(slack.app_token)))["url"]

        if await self._refused("app_token", open_socket):
            return
        self._socket = Socket(
            self._bolt, slack.app_token, logger=self._logger, web_client=self._client, ping_interval=self._ping_seconds
        )
        # Slack lets an app ask for an address about once a minute; the client asks itself where there is none yet.
        self._socket.client.wss_uri = opened.get("url")
        await self._socket.connect_async()

    async def _refused(self, setting: str, call: Callable[[], Awaitable[Any]]) -> bool:
        """Return whether Slack refuses a token; if it does, one line says which and where the right one is."""
        try:
            await call()
        except SlackApiError as error:
            code = error.response.get("error")
            if code in _REFUSED:
                needs = " (it needs the scope connections:write)" if setting == "app_token" else ""
                name, place = f"SLACK_{setting.upper()}", config.where(setting)
                logger.error("Slack does not accept %s: %s. Look it up at %s%s.", name, code, place, needs)
                return True
        # A network that is down now may be up when it is needed.
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError):
            logger.warning("Slack cannot be reached just now; it is tried again.")
        return False

    async def _close(self, app: Sanic, _: Any) -> None:
        if self._connecting:
            self._connecting.cancel()
        if self._socket:
            await self._socket.close_async()
        await self._listeners.finish(_FAREWELL_SECONDS)
        await self._session.close()


def _report(connecting: asyncio.Task[None]) -> None:
    error = None if connecting.cancelled() else connecting.exception()
    if error:
        incidents.record(logger, "Connecting to Slack", error)


def _asked(request: Request) -> AsyncBoltRequest:
    return AsyncBoltRequest(body=request.body.decode("utf-8"), query=request.query_string, headers=dict(request.headers))


def _answer(response: BoltResponse) -> HTTPResponse:
    """Return a response of Bolt's as one of Sanic's. Bolt's own adapter needs a later Sanic than Rasa's."""
    answer = HTTPResponse(response.body, response.status, response.first_headers_without_set_cookie())
    for cookie in response.headers.get("set-cookie", []):
        answer.headers.add("Set-Cookie", cookie)
    return answer


class Socket(AsyncSocketModeHandler):
    """Socket Mode that acknowledges in time even where Bolt has to look something up first."""

    async def handle(self, client: AsyncBaseSocketModeClient, req: SocketModeRequest) -> None:
        """Hand a request to the app and acknowledge it."""
        answering = asyncio.create_task(run_async_bolt_app(self.app, req))
        done, _ = await asyncio.wait({answering}, timeout=_ACK_SECONDS)
        response = answering.result() if done else BoltResponse(status=200)
        await send_async_response(client, req, response, time.time())
