"""What browsers load: the widget, and a demonstration page at /chat/ that has it."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw

STATIC = Path(__file__).with_name("static")
FILES = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/demo.css": ("demo.css", "text/css; charset=utf-8"),
    "/demo.js": ("demo.js", "text/javascript; charset=utf-8"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
    "/widget.js": ("widget.js", "text/javascript; charset=utf-8"),
}
# Browsers keep a file this long before they ask whether it has changed.
_KEPT_SECONDS = 300
# Nothing inline, nothing from elsewhere, no markup from text: the widget needs no more than this.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html",
    )
)


@dataclass(frozen=True)
class _File:
    plain: bytes
    packed: bytes
    headers: dict[str, str]


def _read(name: str, kind: str) -> _File:
    content = (STATIC / name).read_bytes()
    headers = {
        "Content-Type": kind,
        "ETag": f'W/"{hashlib.sha256(content).hexdigest()[:32]}"',
        "Cache-Control": f"public, max-age={_KEPT_SECONDS}",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": POLICY,
        # Pages of other sites load the widget, also where they isolate themselves or check its hash.
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    return _File(content, gzip.compress(content, mtime=0), headers)


def add_routes(routes: Blueprint) -> None:
    """Serve the files, read once, under a blueprint's address."""
    for path, (name, kind) in FILES.items():
        _add(routes, path, name, _read(name, kind))


def _add(routes: Blueprint, path: str, name: str, file: _File) -> None:
    async def serve(request: Request) -> HTTPResponse:
        if request.headers.getone("if-none-match", None) == file.headers["ETag"]:
            return raw(b"", 304, headers=dict(file.headers))
        if "gzip" in request.headers.getone("accept-encoding", ""):
            return raw(file.packed, headers={**file.headers, "Content-Encoding": "gzip"})
        return raw(file.plain, headers=dict(file.headers))

    routes.add_route(serve, path, methods=["GET"], name=name.replace(".", "_"))
