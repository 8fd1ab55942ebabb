"""Everybody can use it: by keyboard, by ear, enlarged, on a phone, in the dark, without motion, in forced colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.chat import SOURCE, Chat, answer
from tests.conversations.served import Server

pytestmark = pytest.mark.slow

Visit = Callable[..., BrowserContext]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
# What 1,280 by 1,024 pixels leave at a zoom of 400%.
ZOOMED = {"viewport": {"width": 320, "height": 256}}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "phone": PHONE,
    "zoomed": ZOOMED,
    "forced colours": {"forced_colors": "active"},
}
EVERYTHING = answer(
    "**A heading**\n\nA *lead* [1] with https://example.org.\n\n- One [1]\n- Two\n\n1. First\n2. Second",
    table={"columns": ["", "Leader", "Manager"], "rows": [["Pay", "A lot [1]", "Less"], ["Does", "This", "That"]]},
    document={"title": "Your plan", "path": "/chat/plan", "formats": ["html", "pdf", "txt"]},
    progress=[1, 4],
    sources=[SOURCE, {**SOURCE, "url": None}],
    suggestions=["Yes", "No"],
)


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_any_state(visit: Visit, server: Server, look: str) -> None:
    # Half faded in, nothing has its contrast yet.
    chat = Chat.on(visit(reduced_motion="reduce", **LOOKS[look]).new_page(), f"{server.url}/chat/")
    found = {"closed": chat.problems()}
    chat.open()
    found["greeting"] = chat.problems()
    chat.ask("What's the difference between leadership and management?").locator("summary").click()
    found["comparison"] = chat.problems()
    chat.will_answer(EVERYTHING)
    chat.will("feedback", lambda route: route.fulfill(status=204))
    chat.ask("Everything?").get_by_role("button", name="Not helpful").click()
    expect(chat.last.get_by_role("textbox")).to_be_visible()
    chat.input.fill("a" * 1001)
    found["everything"] = chat.problems()
    chat.button("Options and privacy").click()
    found["options"] = chat.problems()
    chat.button("Erase my data").click()
    found["question"] = chat.problems()
    chat.button("Keep it").click()
    chat.will("messages", lambda route: route.abort("connectionrefused"))
    chat.say("Are you there?")
    expect(chat.page.get_by_role("alert")).to_be_visible()
    found["trouble"] = chat.problems()
    assert [f"{state}: {problem}" for state, problems in found.items() for problem in problems] == []


def test_the_whole_of_it_by_keyboard_alone(chat: Chat) -> None:
    press = chat.page.keyboard.press
    chat.launcher.focus()
    press("Enter")
    expect(chat.answers).to_have_count(1)
    assert chat.focused() == "Your question"
    chat.page.keyboard.type("What is a matron?")
    press("Shift+Enter")
    chat.page.keyboard.type("In the UK?")
    press("Enter")
    expect(chat.asked).to_have_text("What is a matron?\nIn the UK?")
    expect(chat.suggestions.last).to_be_visible()
    first, last = chat.suggestions.first.inner_text(), chat.suggestions.last.inner_text()

    # Backwards from the box: the suggestions, what can be done with the answer, its sources, their marks, the talk itself.
    passed: list[str] = []
    while "Close" not in passed and len(passed) < 60:
        press("Shift+Tab")
        passed.append(chat.focused())
    assert passed[0] == last
    order = [first, "Not helpful", "Helpful", "Copy answer", "Source 1", "Conversation", "Close"]
    places = [passed.index(name) for name in order]
    assert places == sorted(places)

    press("Shift+Tab")
    press("Shift+Tab")
    assert chat.focused() == "Options and privacy"
    press("Enter")
    expect(chat.button("Erase my data")).to_be_visible()
    press("Escape")
    expect(chat.button("Erase my data")).to_be_hidden()
    assert chat.focused() == "Options and privacy"
    press("Escape")
    expect(chat.panel).to_be_hidden()
    assert chat.focused() == "Ask about careers"

    press("Space")
    expect(chat.panel).to_be_visible()
    chat.suggestions.first.focus()
    press("Enter")
    expect(chat.asked).to_have_count(2)
    assert chat.focused() == "Your question"


def test_escape_in_the_question_closes_only_the_question(chat: Chat) -> None:
    chat.open()
    chat.button("Options and privacy").click()
    chat.button("Erase my data").click()
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_role("dialog", name="Erase this conversation")).to_be_hidden()
    expect(chat.panel).to_be_visible()
    assert chat.focused() == "Erase my data"


def test_escape_on_a_phone_closes_one_thing_at_a_time(visit: Visit, server: Server) -> None:
    chat = Chat.on(visit(**PHONE).new_page(), f"{server.url}/chat/").open()
    chat.button("Options and privacy").click()
    chat.page.keyboard.press("Escape")
    expect(chat.button("Erase my data")).to_be_hidden()
    expect(chat.panel).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.launcher).to_be_visible()
    chat.launcher.click()
    expect(chat.panel).to_be_visible()


def test_enter_that_ends_a_composition_sends_nothing(chat: Chat) -> None:
    chat.open()
    chat.input.fill("にほん")
    chat.input.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    expect(chat.asked).to_have_count(0)


def test_answers_are_added_to_a_polite_log_and_nothing_is_said_twice(chat: Chat) -> None:
    chat.open()
    chat.page.evaluate(
        """() => {
            const log = document.querySelector("career-chat").shadowRoot.querySelector("[role=log]");
            window.added = [];
            new MutationObserver((changes) => {
                for (const { addedNodes } of changes)
                    for (const node of addedNodes) if (node.classList?.contains("said")) window.added.push(node.className);
            }).observe(log, { childList: true });
        }"""
    )
    chat.ask("What is a matron?")
    chat.ask("What does it pay?")
    assert chat.page.evaluate("window.added") == ["said user", "said advisor"] * 2
    expect(chat.log).to_have_attribute("aria-busy", "false")


def test_what_the_adviser_says_is_marked_as_english(visit: Visit, server: Server) -> None:
    page = visit().new_page()
    page.goto(f"{server.url}/chat/")
    page.evaluate("() => document.querySelector('career-chat').setAttribute('lang', 'fr')")
    page.get_by_role("button", name="Questions de carrière").click()
    answered = page.locator("career-chat-answer").first
    expect(answered).to_have_attribute("lang", "en")
    expect(page.get_by_role("dialog")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("textbox", name="Votre question")).to_be_visible()


def test_on_a_phone_it_fills_the_screen_and_nothing_behind_it_can_be_reached(visit: Visit, server: Server) -> None:
    chat = Chat.on(visit(**PHONE).new_page(), f"{server.url}/chat/").open()
    assert chat.panel.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    chat.ask("MHA or MBA?")
    names = set()
    for _ in range(60):
        chat.page.keyboard.press("Tab")
        names.add(chat.focused())
    assert "Close" in names and "Ask the adviser" not in names
    overflow = chat.page.evaluate(
        "() => { const { scrollWidth, clientWidth } = document.querySelector('career-chat').shadowRoot.querySelector('.scroll');"
        " return scrollWidth - clientWidth; }"
    )
    assert overflow == 0
    chat.button("Close").click()
    expect(chat.launcher).to_be_visible()


def test_turned_into_a_phone_and_back_the_talk_and_the_text_stay(chat: Chat) -> None:
    chat.open().ask("What is a matron?")
    chat.input.fill("and a")
    beside = str(chat.panel.evaluate("(panel) => getComputedStyle(panel).width"))
    assert beside != "390px"
    # The page hears of a new size with the next frame, which comes after the call returns.
    chat.page.set_viewport_size({"width": 390, "height": 844})
    expect(chat.panel).to_have_css("width", "390px")
    expect(chat.input).to_be_focused()
    chat.page.set_viewport_size({"width": 1280, "height": 860})
    expect(chat.panel).to_have_css("width", beside)
    expect(chat.answers).to_have_count(2)
    expect(chat.input).to_have_value("and a")


def test_at_a_zoom_of_400_percent_everything_is_reached_by_scrolling_one_way(visit: Visit, server: Server) -> None:
    chat = Chat.on(visit(**ZOOMED).new_page(), f"{server.url}/chat/")
    chat.open().ask("What's the difference between leadership and management?")
    assert chat.page.evaluate("() => document.documentElement.scrollWidth") <= 320
    wide = chat.page.evaluate(
        "() => [...document.querySelector('career-chat').shadowRoot.querySelectorAll('dialog.panel *')]"
        ".filter((item) => item.checkVisibility() && !item.closest('.unseen') && item.getBoundingClientRect().right > 320.5)"
        ".map((item) => item.outerHTML.slice(0, 80))"
    )
    assert wide == []
    for control in (chat.send, chat.suggestions.first, chat.button("Close"), chat.last.locator("summary")):
        control.scroll_into_view_if_needed()
        expect(control).to_be_in_viewport(ratio=0.9)


def test_targets_are_24_pixels_at_least(chat: Chat) -> None:
    chat.open()
    chat.will_answer(EVERYTHING)
    chat.ask("Everything?").locator("summary").click()
    chat.button("Options and privacy").click()
    small = chat.page.evaluate(
        "() => [...document.querySelector('career-chat').shadowRoot.querySelectorAll('button, summary, .sources a, textarea')]"
        ".filter((item) => item.checkVisibility()).map((item) => [item.outerHTML.slice(0, 80), item.getBoundingClientRect()])"
        ".filter(([, { width, height }]) => width < 24 || height < 24)"
    )
    assert small == []


def test_who_asks_for_less_motion_sees_none(visit: Visit, server: Server) -> None:
    inside = "document.querySelector('career-chat').shadowRoot.getAnimations({ subtree: true }).length"
    moving = f"{inside} + document.getAnimations().length"
    for motion, some in (("no-preference", True), ("reduce", False)):
        chat = Chat.on(visit(reduced_motion=motion).new_page(), f"{server.url}/chat/").open()
        held: list[Route] = []
        chat.will("messages", held.append)
        with chat.page.expect_request("**/chat/messages"):
            chat.say("What is a matron?")
        expect(chat.page.locator(".dots")).to_be_visible()
        assert bool(chat.page.evaluate(moving)) is some, motion
        held[0].continue_()


def test_near_the_limit_the_characters_are_counted(chat: Chat) -> None:
    chat.open()
    count = chat.page.locator("#count")
    chat.input.fill("a" * 799)
    expect(count).to_be_hidden()
    chat.input.fill("a" * 950)
    expect(count).to_have_text("50 characters left")
    expect(chat.page.get_by_role("status").filter(has_text="50 characters left")).to_be_attached()
    chat.input.fill("a" * 1012)
    expect(count).to_have_text("12 characters too many")
    expect(chat.input).to_have_attribute("aria-invalid", "true")
    chat.input.press("Enter")
    expect(chat.asked).to_have_count(0)
    assert len(chat.input.input_value()) == 1012
