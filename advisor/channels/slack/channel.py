"""Rasa's side of the Slack channel: an input channel that opens the Slack app where its settings are there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint

from ...settings import Settings
from ...settings import load as load_settings
from .. import prefetch
from .config import SlackSettings, load
from .files import Makers


class SlackInput(InputChannel):
    """The Slack channel. Without settings of Slack's it has no address and costs nothing."""

    def __init__(
        self,
        slack: SlackSettings | None,
        settings: Settings,
        prepare: Callable[[str], Awaitable[None]] | None = None,
        makers: Makers | None = None,
        ping_seconds: float = 10,
    ) -> None:
        """Make the channel.

        Args:
            slack: The Slack app's settings; None leaves Slack alone.
            settings: The server's settings.
            prepare: Called with each text before the assistant is asked, to do slow work outside the event loop.
            makers: What makes charts and documents; the advisor's own by default.
            ping_seconds: How often a Socket Mode connection is looked after.
        """
        self._slack = slack
        self._settings = settings
        self._prepare = prepare
        self._makers = makers or Makers()
        self._ping_seconds = ping_seconds

    @classmethod
    def name(cls) -> str:
        """Return the channel's name."""
        return "slack"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> SlackInput:
        """Make the channel from its entry in credentials.yml and from the environment."""
        return cls(load(credentials=credentials), load_settings(), prefetch.encode)

    def url_prefix(self) -> str:
        """Mount it at /slack."""
        return "/slack"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes and listeners, none without settings."""
        routes = Blueprint("slack")
        if self._slack is not None:
            # Slack's libraries take a second to import and memory to hold.
            from .server import SlackServer

            server = SlackServer(self._slack, self._settings, on_new_message, self._prepare, self._makers, self._ping_seconds)
            server.mount(routes)
        return routes
