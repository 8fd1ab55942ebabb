"""A real Chromium, a real server, a site at another origin, and pages that report whatever goes wrong in them.

Where no Chromium is found these tests are skipped and the last line of the run says so; where CI is set, that is an error.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium, site
from tests.browser.chat import Chat
from tests.conversations.served import Server

_skipped: list[str] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip every test of this folder where there is no Chromium."""
    mine = [item for item in items if item.path.parent == Path(__file__).parent]
    if not mine or chromium.find():
        return
    if os.environ.get("CI"):
        raise pytest.UsageError(f"No Chromium was found for tests/browser; install it with: {chromium.remedy()}")
    for item in mine:
        item.add_marker(pytest.mark.skip(reason="no Chromium"))
    _skipped.append(f"Not run: {len(mine)} browser tests, for want of Chromium. Install it with: {chromium.remedy()}")


def pytest_unconfigure() -> None:
    """Say what was not run, below everything else."""
    for line in _skipped:
        print(line)


# Playwright's event loop runs in this thread while it is started, so it ends with this folder.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A running Chromium."""
    with sync_playwright() as playwright:
        # Chromium's sandbox does not run as root, which containers often are.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        running = playwright.chromium.launch(executable_path=chromium.find(), args=arguments)
        yield running
        running.close()


@pytest.fixture(scope="package")
def elsewhere() -> Iterator[site.Site]:
    """A site of another origin, whose pages embed the widget."""
    with site.serving() as running:
        yield running


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory, elsewhere: site.Site) -> Iterator[Server]:
    """A running server that allows one origin of the site."""
    running = Server(tmp_path_factory.mktemp("browser"), CHAT_ORIGINS=elsewhere.listed)
    elsewhere.advisor = running.url
    try:
        yield running.start()
    finally:
        running.stop()


NewContext = Callable[..., BrowserContext]


@pytest.fixture
def visit(browser: Browser) -> Iterator[NewContext]:
    """Return what makes a visitor: a browser without a past, with options of Browser.new_context."""
    opened: list[BrowserContext] = []
    wrong: list[str] = []

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if "Content Security Policy" in message.text else None)

    def new(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 860}, "locale": "en-GB", **options})
        context.set_default_timeout(20_000)
        context.on("page", watch)
        opened.append(context)
        return context

    yield new
    for context in opened:
        context.close()
    assert wrong == []


@pytest.fixture
def chat(visit: NewContext, server: Server) -> Chat:
    """The widget on the demonstration page, closed."""
    return Chat.on(visit().new_page(), f"{server.url}/chat/")
