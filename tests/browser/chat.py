"""The widget as a person uses it: by the names of what is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

SOURCE = {
    "id": "nhs",
    "title": "Pay bands",
    "publisher": "NHS Employers",
    "url": "https://example.org/pay",
    "year": 2026,
    "country": "UK",
}


def answer(text: str, **fields: Any) -> dict[str, Any]:
    """Return an Answer as JSON types."""
    nothing = {"roles": [], "kind": None, "table": None, "chart": None, "document": None, "progress": None, "sources": []}
    return {"topic": "role_overview", "text": text, **nothing, "suggestions": [], **fields}


_HAVING_FADED_IN = """() => {
    const roots = [document, ...[...document.querySelectorAll('career-chat')].map((chat) => chat.shadowRoot)];
    const moving = roots.flatMap((root) => root?.getAnimations({ subtree: true }) ?? []);
    const ending = moving.filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    return Promise.allSettled(ending.map((one) => one.finished)).then(() => null);
}"""


class Chat:
    """The widget on a page."""

    def __init__(self, page: Page) -> None:
        """Take a page that has it."""
        self.page = page
        self.panel = page.get_by_role("dialog", name="Careers adviser")
        self.launcher = page.get_by_role("button", name="Ask about careers")
        self.log = page.get_by_role("log", name="Conversation")
        self.input = page.get_by_role("textbox", name="Your question")
        self.send = page.get_by_role("button", name="Send", exact=True)
        self.suggestions = page.get_by_role("group", name="You could ask").get_by_role("button")
        self.answers = page.locator("career-chat-answer")
        self.asked = page.locator(".said.user p")

    @classmethod
    def on(cls, page: Page, url: str) -> Chat:
        """Go to a page that has the widget."""
        page.goto(url)
        return cls(page)

    @property
    def last(self) -> Locator:
        """The last answer."""
        return self.answers.last

    def button(self, name: str) -> Locator:
        """Return a button of the page by its whole name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def open(self) -> Chat:
        """Open it and wait for the greeting."""
        self.launcher.click()
        expect(self.answers).to_have_count(1)
        return self

    def say(self, text: str) -> None:
        """Type a text and send it, without waiting for anything."""
        self.input.fill(text)
        self.input.press("Enter")

    def ask(self, text: str) -> Locator:
        """Ask a question and return its answer."""
        count = self.answers.count()
        self.say(text)
        expect(self.answers).to_have_count(count + 1)
        return self.last

    def will(self, path: str, reply: Callable[[Route], None] | dict[str, Any]) -> None:
        """Have calls of the API answered by a test: with an object, as JSON, or by a function."""

        def handle(route: Route) -> None:
            if callable(reply):
                reply(route)
            else:
                route.fulfill(json=reply)

        self.page.route(f"**/chat/{path}", handle)

    def will_answer(self, *answers: dict[str, Any]) -> None:
        """Have every message answered by a test."""
        self.will("messages", lambda route: route.fulfill(json={"id": route.request.post_data_json["id"], "messages": answers}))

    def kept(self) -> dict[str, Any] | None:
        """Return what the browser keeps for all pages of the site."""
        return self.page.evaluate("() => JSON.parse(Object.values(localStorage)[0] ?? 'null')")

    def focused(self) -> str:
        """Return the name, or else the text, of what has the focus, inside the widget too."""
        script = """() => {
            let item = document.activeElement;
            while (item?.shadowRoot?.activeElement) item = item.shadowRoot.activeElement;
            return item?.ariaLabel || item?.labels?.[0]?.textContent || item?.textContent?.trim() || item?.tagName || "";
        }"""
        return str(self.page.evaluate(script))

    def problems(self) -> list[str]:
        """Return what axe-core finds wrong with the page as it is, each with where it is.

        What fades in is looked at once it has, since half faded it has half its contrast.
        """
        self.page.evaluate(_HAVING_FADED_IN)
        found = Axe().run(self.page).response["violations"]
        return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]
