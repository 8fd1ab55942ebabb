"""Nothing anybody types, or a knowledge file holds, becomes markup; no cookie, no third party, no inline style."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.chat import SOURCE, Chat, answer
from tests.browser.site import Site
from tests.conversations.served import HTTP, Server

pytestmark = pytest.mark.slow

Visit = Callable[..., BrowserContext]
HOSTILE = "<script>window.hit=1</script><img src=x onerror=window.hit=1><svg onload=window.hit=1>{{7*7}}${window.hit=1}"
INSIDE = "document.querySelector('career-chat').shadowRoot"


def test_markup_that_a_person_types_is_text_for_the_real_server_too(chat: Chat) -> None:
    chat.open().ask(HOSTILE)
    expect(chat.asked).to_have_text(HOSTILE)
    chat.page.reload()
    expect(chat.asked).to_have_text(HOSTILE)
    assert chat.page.evaluate("window.hit") is None
    assert chat.page.evaluate(f"{INSIDE}.querySelectorAll('script, .said img, iframe').length") == 0


def test_markup_in_any_field_of_an_answer_is_text(chat: Chat) -> None:
    chat.open()
    chat.will_answer(
        answer(
            f"**{HOSTILE}**\n\n{HOSTILE}\n\n- *{HOSTILE}*",
            table={"columns": ["", HOSTILE], "rows": [[HOSTILE, HOSTILE]]},
            document={"title": HOSTILE, "path": "/chat/plan", "formats": [HOSTILE]},
            sources=[{**SOURCE, "title": HOSTILE, "publisher": HOSTILE, "year": HOSTILE}],
            suggestions=[HOSTILE],
        )
    )
    told = chat.ask("Hello")
    told.locator("summary").click()
    for place in ("h3", "p", "li em", "thead th", "tbody th", "tbody td", ".takeaway strong", ".sources li"):
        expect(told.locator(place).first).to_contain_text("<script>")
    expect(chat.suggestions).to_have_text(HOSTILE)
    assert chat.page.evaluate("window.hit") is None
    assert chat.page.evaluate(f"{INSIDE}.querySelectorAll('script, .said img, iframe').length") == 0


def test_only_links_of_four_kinds_are_made(chat: Chat) -> None:
    bad = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,hi",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
    ]
    good = ["https://example.org/a", "http://example.org/b", "mailto:a@example.org", "tel:111"]
    chat.open()
    text = "\n\n".join(f"[label]({address})" for address in [*bad, *good])
    chat.will_answer(answer(text, sources=[{**SOURCE, "url": address} for address in bad]))
    told = chat.ask("Hello")
    links = told.locator("a").evaluate_all("links => links.map((link) => [link.getAttribute('href'), link.rel])")
    assert [href for href, _ in links] == good
    assert [rel for href, rel in links if href.startswith("http")] == ["noopener noreferrer"] * 2


def test_a_chart_comes_from_the_server_alone(chat: Chat) -> None:
    chat.open()
    for path in ("https://example.org/x", "@example.org/x", "javascript:alert(1)", ".example.org/x"):
        chart = {"kind": "pay", "title": "Pay", "alt": "In words.", "path": path}
        chat.will_answer(answer("Pay.", chart=chart))
        expect(chat.ask("Hello").get_by_text("In words.")).to_be_visible()
        expect(chat.last.get_by_role("img", name="In words.")).to_have_count(0)


def test_marks_that_turn_the_reading_direction_are_taken_out(chat: Chat) -> None:
    chat.open()
    chat.will_answer(answer("Pays \u202e000,1£\u202c a year\u2066.", suggestions=["\u202eolleh"]))
    chat.say("\u202eis this safe?\u2067")
    expect(chat.answers).to_have_count(2)
    assert not {"\u202e", "\u202c", "\u2066", "\u2067"} & set(chat.log.inner_text())


def test_a_thousand_emoji_are_a_message_and_one_more_is_not(chat: Chat, server: Server) -> None:
    chat.open().ask("🙂" * 1000)
    expect(chat.asked).to_have_text("🙂" * 1000)
    box, panel = chat.asked.bounding_box(), chat.panel.bounding_box()
    assert box and panel and box["width"] < panel["width"]
    chat.input.fill("🙂" * 1001)
    chat.input.press("Enter")
    expect(chat.page.locator("#count")).to_have_text("1 character too many")
    expect(chat.asked).to_have_count(1)


def test_one_word_of_a_thousand_letters_stays_within_its_bubble(chat: Chat) -> None:
    chat.open().ask("a" * 1000)
    assert (
        chat.page.evaluate(f"(() => {{ const s = {INSIDE}.querySelector('.scroll'); return s.scrollWidth - s.clientWidth; }})()")
        == 0
    )


def test_no_cookie_no_third_party_and_no_inline_style(visit: Visit, server: Server, elsewhere: Site) -> None:
    context = visit()
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add("/".join(request.url.split("/")[:3])))
    chat = Chat.on(page, elsewhere.listed).open()
    chat.ask("What's the difference between leadership and management?")
    chat.button("Options and privacy").click()
    assert asked == {elsewhere.listed, server.url}
    assert context.cookies() == []
    inline = f"document.querySelectorAll('[style], style').length + {INSIDE}.querySelectorAll('[style], style').length"
    assert page.evaluate(inline) == 0


def embedding(visit: Visit, server: Server, head: str) -> Chat:
    """Open a page of the server's own origin with the widget and something more in its head."""
    page = visit().new_page()
    script = '<script src="/chat/widget.js" defer></script>'
    body = f'<!doctype html><html lang="en"><title>A page</title>{script}{head}<career-chat></career-chat>'
    page.route("**/embedding", lambda route: route.fulfill(content_type="text/html", body=body))
    return Chat.on(page, f"{server.url}/embedding")


def test_the_pages_styles_do_not_reach_into_it(visit: Visit, server: Server) -> None:
    rules = ("color: red", "font: 40px serif", "letter-spacing: 9px", "text-transform: uppercase")
    style = f"body, body * {{ {'; '.join(f'{rule} !important' for rule in rules)} }}"
    chat = embedding(visit, server, f"<style>{style}</style>").open()
    for part in (chat.input, chat.last.locator("p").first, chat.suggestions.first):
        expect(part).not_to_have_css("color", "rgb(255, 0, 0)")
        expect(part).not_to_have_css("font-size", "40px")
        expect(part).to_have_css("letter-spacing", "normal")
        expect(part).to_have_css("text-transform", "none")


def test_a_site_that_shrinks_its_root_font_does_not_shrink_it(visit: Visit, server: Server) -> None:
    chat = embedding(visit, server, "<style>html { font-size: 62.5% }</style>").open()
    expect(chat.last.locator("p").first).to_have_css("font-size", "16px")


def test_the_pages_shortcuts_do_not_take_what_is_typed(visit: Visit, server: Server) -> None:
    script = "for (const name of ['keydown', 'keypress', 'keyup']) addEventListener(name, (event) => (window.taken = event.key))"
    chat = embedding(visit, server, f"<script>{script}</script>").open()
    chat.input.press_sequentially("What is a matron?")
    assert chat.page.evaluate("window.taken") is None


def test_it_may_be_moved_within_the_page(chat: Chat) -> None:
    chat.open().ask("What is a matron?")
    chat.page.evaluate("() => document.querySelector('main').append(document.querySelector('career-chat'))")
    expect(chat.answers).to_have_count(2)
    chat.ask("What does it pay?")


def test_the_script_may_be_loaded_twice(visit: Visit, server: Server) -> None:
    embedding(visit, server, '<script src="/chat/widget.js" defer></script>').open()


def test_the_demonstration_page_allows_nothing_inline(server: Server) -> None:
    response = HTTP.get(f"{server.url}/chat/")
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "<style" not in response.text and "style=" not in response.text and "onclick" not in response.text


def test_the_demonstration_page_shows_the_line_to_copy(visit: Visit, server: Server) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(f"{server.url}/chat/")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    line = page.evaluate("() => navigator.clipboard.readText()")
    assert line == f'<script src="{server.url}/chat/widget.js" defer></script><career-chat></career-chat>'


def test_the_questions_of_the_demonstration_page_are_answered(chat: Chat) -> None:
    chat.button("Is a matron above a ward manager?").click()
    expect(chat.asked).to_have_text("Is a matron above a ward manager?")
    expect(chat.last).to_contain_text("who is above whom")


def test_the_demonstration_page_turns_dark_with_the_widget(chat: Chat) -> None:
    chat.open()
    chat.button("Dark").click()
    expect(chat.page.locator("html")).to_have_css("color-scheme", "dark")
    expect(chat.panel).to_have_css("background-color", "rgb(21, 31, 40)")
