"""Take the pictures of the widget in results/: `python -m tests.browser.pictures`. The answers are those of the real server."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from advisor.settings import ROOT
from tests.browser import chromium
from tests.browser.chat import Chat
from tests.conversations.served import Server

DESK = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 780}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


def pay(chat: Chat) -> None:
    """An answer with its sources unfolded."""
    answered = chat.open().ask("How much does a ward manager earn?")
    answered.locator("summary").click()
    answered.get_by_role("img").evaluate("image => image.decode()")
    # The picture moves what is below it.
    answered.locator("figure").evaluate("figure => figure.scrollIntoView()")


def difference(chat: Chat) -> None:
    """A comparison, scrolled to its table."""
    answered = chat.open().ask("What's the difference between a matron and a ward manager?")
    answered.get_by_role("table").evaluate("table => table.scrollIntoView()")


def greeting(chat: Chat) -> None:
    """The greeting, and what can be done with the talk."""
    chat.open()
    chat.button("Options and privacy").click()


def trouble(chat: Chat) -> None:
    """A server that is gone."""
    chat.open().ask("What is a matron?")
    chat.will("messages", lambda route: route.abort("connectionrefused"))
    chat.say("What does it pay?")
    chat.page.get_by_role("alert").wait_for()


def quiz(chat: Chat) -> None:
    """A question of the quiz."""
    chat.open().ask("Take the quiz")
    chat.suggestions.first.click()
    chat.page.get_by_role("progressbar", name="Question 2 of 7").wait_for()


STATES: list[tuple[str, dict[str, Any], Callable[[Chat], None]]] = [
    ("widget", DESK, pay),
    ("widget-dark", {**DESK, "color_scheme": "dark"}, difference),
    ("widget-phone", {**PHONE, "color_scheme": "dark"}, difference),
    ("widget-greeting", DESK, greeting),
    ("widget-trouble", PHONE, trouble),
    ("widget-quiz", PHONE, quiz),
]


def main() -> None:
    """Take every picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder)).start()
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=arguments)
        try:
            for name, options, act in STATES:
                context = browser.new_context(locale="en-GB", reduced_motion="reduce", **options)
                chat = Chat.on(context.new_page(), f"{server.url}/chat/")
                act(chat)
                # The panel scrolls to what is new in the next frame.
                chat.page.wait_for_timeout(300)
                chat.page.screenshot(path=ROOT / "results" / f"{name}.png")
                context.close()
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
