"""Addresses for machines: /healthz (alive), /readyz (able to answer) and /metrics (Prometheus)."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json, raw

from ..server import incidents
from ..server.self_check import NotReadyError, check
from ..stores.schema import StoreError

logger = logging.getLogger(__name__)

# Load balancers ask by the second; a real answer each time would be a load of its own.
KEPT_SECONDS = 5.0


class Readiness:
    """Whether an agent can answer, asked of it at most every few seconds."""

    def __init__(self) -> None:
        """Start without knowing."""
        self._lock = asyncio.Lock()
        self._problem: str | None = None
        self._checked_at = float("-inf")

    async def problem(self, agent: Agent | None) -> str | None:
        """Return why the agent cannot answer, None if it can."""
        async with self._lock:
            if time.monotonic() - self._checked_at > KEPT_SECONDS:
                self._problem = await self._ask(agent)
                self._checked_at = time.monotonic()
        return self._problem

    @staticmethod
    async def _ask(agent: Agent | None) -> str | None:
        try:
            await check(agent)
        except (NotReadyError, StoreError) as error:
            return str(error)
        # Whatever else the assistant raises, it cannot answer.
        except Exception as error:
            return f"The self-check failed; the log says more under {incidents.record(logger, 'The self-check', error)}."
        return None


class HealthInput(InputChannel):
    """A channel nobody talks on; Rasa mounts it beside the others."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name."""
        return "health"

    def url_prefix(self) -> str:
        """Mount it at the root."""
        return "/"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes."""
        routes = Blueprint("health")
        readiness = Readiness()

        @routes.get("/healthz")
        async def healthz(_: Request) -> HTTPResponse:
            return json({"status": "ok"})

        @routes.get("/readyz")
        async def readyz(request: Request) -> HTTPResponse:
            problem = await readiness.problem(getattr(request.app.ctx, "agent", None))
            return json({"status": "not ready", "reason": problem}, 503) if problem else json({"status": "ready"})

        @routes.get("/metrics")
        async def metrics(_: Request) -> HTTPResponse:
            return raw(generate_latest(), content_type=CONTENT_TYPE_LATEST)

        return routes
