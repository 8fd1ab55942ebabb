"""What browsers load from the server: the widget and the demonstration page, small, cached and under a strict policy."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator

import httpx
import pytest
from sanic import Blueprint, Sanic

from advisor.channels import pages
from tests.load.processes import free_port

MOST_BYTES = 25_000


@pytest.fixture
async def http(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a server that has these routes alone."""
    monkeypatch.setattr(Sanic, "test_mode", True)
    app = Sanic("pages")
    routes = Blueprint("chat", url_prefix="/chat")
    pages.add_routes(routes)
    app.blueprint(routes)
    server = await app.create_server("127.0.0.1", free_port(), return_asyncio_server=True)
    await server.startup()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.server.sockets[0].getsockname()[1]}") as client:
        yield client
    server.close()
    await server.wait_closed()


@pytest.mark.parametrize("path", pages.FILES)
async def test_every_file_is_served_with_its_kind_and_the_policy(http: httpx.AsyncClient, path: str) -> None:
    name, kind = pages.FILES[path]
    response = await http.get(f"/chat{path}")
    assert response.status_code == 200
    assert response.content == (pages.STATIC / name).read_bytes()
    assert response.headers["content-type"] == kind
    assert response.headers["content-security-policy"] == pages.POLICY
    assert response.headers["x-content-type-options"] == "nosniff"


def test_every_shipped_file_is_served() -> None:
    assert {name for name, _ in pages.FILES.values()} == {file.name for file in pages.STATIC.iterdir()}


async def test_the_widget_goes_out_packed_and_within_its_budget(http: httpx.AsyncClient) -> None:
    async with http.stream("GET", "/chat/widget.js", headers={"Accept-Encoding": "gzip"}) as response:
        packed = b"".join([part async for part in response.aiter_raw()])
    assert response.headers["content-encoding"] == "gzip"
    assert response.headers["vary"] == "Accept-Encoding"
    assert len(packed) <= MOST_BYTES
    assert gzip.decompress(packed) == (pages.STATIC / "widget.js").read_bytes()


async def test_who_takes_no_gzip_gets_none(http: httpx.AsyncClient) -> None:
    response = await http.get("/chat/widget.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in response.headers


async def test_an_unchanged_file_is_not_sent_again(http: httpx.AsyncClient) -> None:
    first = await http.get("/chat/widget.js")
    again = await http.get("/chat/widget.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (await http.get("/chat/widget.js", headers={"If-None-Match": 'W/"other"'})).status_code == 200


async def test_pages_of_other_sites_may_load_the_widget(http: httpx.AsyncClient) -> None:
    response = await http.get("/chat/widget.js", headers={"Origin": "https://college.example"})
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert "unsafe" not in pages.POLICY
    sources = {word for rule in pages.POLICY.split("; ") for word in rule.split()[1:]}
    assert sources == {"'none'", "'self'", "'script'", "lit-html"}
