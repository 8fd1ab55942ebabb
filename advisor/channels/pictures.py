"""The pictures of the chat API: GET /chat/charts/pay.svg and the like, for anybody, since they show what is public knowledge."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw

from .. import charts
from ..server import incidents
from .errors import ChatError
from .limits import Limits

logger = logging.getLogger(__name__)

_FILE = re.compile(rf"({'|'.join(charts.KINDS)})\.({'|'.join(charts.FORMATS)})")
_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
_HEADERS = {
    # A picture changes with the knowledge files only.
    "Cache-Control": "public, max-age=86400",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}


def add(routes: Blueprint, limits: Limits, failed: Callable[[ChatError], HTTPResponse]) -> None:
    """Add the routes of the pictures.

    Args:
        routes: The routes of the chat API.
        limits: Counts the requests of an address.
        failed: Turns an error into its response.
    """

    @routes.get("/charts/<file:string>")
    async def chart(request: Request, file: str) -> HTTPResponse:
        try:
            limits.check_address(request.remote_addr or request.ip)
            return await _drawn(request, file)
        except ChatError as error:
            response = failed(error)
        # Whatever else fails, the log has a line to look it up by.
        except Exception as error:
            reference = incidents.record(logger, "A picture", error)
            response = failed(ChatError("unavailable", f"(Reference: {reference})"))
        response.headers["Cache-Control"] = "no-store"
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response


async def _drawn(request: Request, file: str) -> HTTPResponse:
    match = _FILE.fullmatch(file)
    if match is None:
        raise ChatError("not_found")
    kind, format = match.groups()
    roles = [id.strip() for id in request.args.get("roles", "").split(",") if id.strip()]
    country, theme = request.args.get("country", "UK"), request.args.get("theme", "light")
    try:
        drawn = await asyncio.to_thread(charts.draw, kind, roles, country, theme, format)
    except charts.NothingToDrawError as error:
        raise ChatError("no_picture", str(error)) from error
    except charts.ChartError as error:
        raise ChatError("malformed", str(error)) from error
    return raw(drawn, content_type=_TYPES[format], headers=_HEADERS)
