"""The pictures of the chat API, over HTTP."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from xml.etree import ElementTree

import httpx
import pytest
from sanic import Blueprint, Sanic
from sanic.response import HTTPResponse, json

from advisor.channels import pictures
from advisor.channels.errors import ChatError
from advisor.channels.limits import Limits


@pytest.fixture
async def http(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a server that has the pictures alone, ten an address and minute."""
    monkeypatch.setattr(Sanic, "test_mode", True)
    app, routes = Sanic("pictures"), Blueprint("chat", url_prefix="/chat")

    def failed(error: ChatError) -> HTTPResponse:
        return json(error.body(), error.status, headers=error.headers)

    pictures.add(routes, Limits("1/minute"), failed)
    app.blueprint(routes)
    listening = socket.create_server(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True)
    await server.startup()
    port = listening.getsockname()[1]
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}/chat/charts/") as client:
        yield client
    server.close()
    await server.wait_closed()


async def test_any_page_may_show_a_picture_and_keep_it(http: httpx.AsyncClient) -> None:
    response = await http.get(
        "pay.svg?roles=ward_manager,matron&country=UK&theme=dark", headers={"Origin": "https://any.example"}
    )
    assert response.status_code == 200
    assert response.headers["content-type"] == "image/svg+xml"
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert response.headers["cache-control"].startswith("public, max-age=")
    assert ElementTree.fromstring(response.content).tag.endswith("svg")


async def test_a_picture_comes_as_png_too(http: httpx.AsyncClient) -> None:
    response = await http.get("ladder.png?roles=matron")
    assert (response.status_code, response.headers["content-type"]) == (200, "image/png")
    assert response.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("pay.svg", 400, "Name one to 6 roles"),
        ("pay.svg?roles=king", 404, "no role or pay band with the id 'king'"),
        ("pay.svg?roles=matron&country=US", 404, "no general US pay figure for matron"),
        ("pay.svg?roles=matron&country=FR", 400, "UK or US"),
        ("pay.svg?roles=matron&theme=pink", 400, "light or dark"),
        ("pie.svg?roles=matron", 404, "nothing at this address"),
        ("pay.gif?roles=matron", 404, "nothing at this address"),
    ],
)
async def test_what_cannot_be_drawn_is_answered_in_plain_words(
    http: httpx.AsyncClient, path: str, status: int, said: str
) -> None:
    response = await http.get(path)
    assert response.status_code == status
    assert said in response.json()["error"]["message"]
    assert response.headers["cache-control"] == "no-store"


async def test_an_address_that_asks_too_fast_is_told_to_wait(http: httpx.AsyncClient) -> None:
    statuses = [(await http.get("pay.svg?roles=matron")).status_code for _ in range(11)]
    assert statuses == [200] * 10 + [429]


async def test_a_failure_is_an_apology(http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise RuntimeError("no font")

    monkeypatch.setattr(pictures.charts, "draw", fail)
    response = await http.get("pay.svg?roles=matron")
    assert response.status_code == 503
    assert "no font" not in response.text
