"""A talk from the first click to its erasure, in a real browser with the real server."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.chat import SOURCE, Chat, answer
from tests.browser.site import Site
from tests.conversations.served import HTTP, Server

pytestmark = pytest.mark.slow

Visit = Callable[..., BrowserContext]
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="300" height="100" fill="#888"/></svg>'


def test_nothing_is_asked_of_the_server_or_kept_until_it_is_opened(visit: Visit, server: Server) -> None:
    page = visit().new_page()
    calls: list[str] = []
    page.on("request", lambda request: calls.append(request.url))
    chat = Chat.on(page, f"{server.url}/chat/")
    expect(chat.launcher).to_be_visible()
    assert [url for url in calls if re.search("session|history|messages", url)] == []
    assert chat.kept() is None
    chat.open()
    assert [url for url in calls if "/chat/session" in url] == [f"{server.url}/chat/session"]


def test_a_whole_conversation(chat: Chat) -> None:
    chat.open()
    expect(chat.last).to_contain_text("automated careers adviser")
    expect(chat.last).to_contain_text("erase it at any time")
    expect(chat.log).to_contain_text("how to erase it, is under Options and privacy")

    compared = chat.ask("What's the difference between leadership and management?")
    expect(compared.get_by_role("heading")).to_have_text("Healthcare leader and healthcare manager")
    expect(compared.get_by_role("listitem").first).to_contain_text("Vision vs execution")
    expect(compared.get_by_role("table", name="Comparison").get_by_role("columnheader")).to_have_text(
        ["Healthcare leader", "Healthcare manager"]
    )
    expect(compared.get_by_role("table").get_by_role("rowheader", name="Pay")).to_be_visible()
    expect(compared.locator("time").last).to_have_text(re.compile(r"\d\d:\d\d"))

    sources = compared.get_by_role("listitem").filter(has=chat.page.locator(".meta"))
    expect(sources.first).to_be_hidden()
    compared.get_by_role("button", name="Source 2").first.click()
    expect(sources.nth(1)).to_be_focused()
    expect(sources.nth(1)).to_contain_text("John P. Kotter")

    question = chat.suggestions.nth(1).inner_text()
    chat.suggestions.nth(1).click()
    expect(chat.answers).to_have_count(3)
    expect(chat.asked.last).to_have_text(question)

    assert len(chat.ask("What does it pay?").inner_text()) > 20


def test_several_questions_in_one_message_get_an_answer_each(chat: Chat) -> None:
    chat.open().say("What does a matron do, and how much does a ward manager earn?")
    expect(chat.answers).to_have_count(3)
    texts = chat.suggestions.all_inner_texts()
    assert len(texts) == len(set(texts)) > 2


def test_what_is_typed_while_the_adviser_writes_stays(chat: Chat) -> None:
    chat.open()
    held: list[Route] = []
    chat.will("messages", held.append)
    with chat.page.expect_request("**/chat/messages"):
        chat.say("What is a matron?")
    expect(chat.page.locator(".dots")).to_be_visible()
    expect(chat.page.get_by_role("status").filter(has_text="The adviser is writing")).to_be_attached()
    chat.say("And a ward manager?")
    expect(chat.asked).to_have_count(1)
    held[0].continue_()
    expect(chat.answers).to_have_count(2)
    expect(chat.page.locator(".dots")).to_have_count(0)
    expect(chat.input).to_have_value("And a ward manager?")


def test_it_is_there_again_after_a_reload(chat: Chat) -> None:
    chat.open().ask("What is a matron?")
    chat.input.fill("half a sent")
    before = chat.log.inner_text()
    chat.page.reload()
    expect(chat.panel).to_be_visible()
    expect(chat.answers).to_have_count(2)
    assert chat.log.inner_text() == before
    expect(chat.input).to_have_value("half a sent")
    assert "degree" in chat.ask("what degree do I need?").inner_text().lower()


def test_a_reload_while_an_answer_is_awaited_collects_it_and_asks_once(chat: Chat) -> None:
    chat.open()
    held: list[Route] = []
    chat.will("messages", lambda route: route.continue_() if held else held.append(route))
    with chat.page.expect_request("**/chat/messages") as sent:
        chat.say("What is a matron?")
    with chat.page.expect_request("**/chat/messages") as again:
        chat.page.reload()
    assert again.value.post_data_json == sent.value.post_data_json
    expect(chat.answers).to_have_count(2)
    expect(chat.asked).to_have_count(1)


def test_it_goes_on_across_the_pages_of_another_site(visit: Visit, server: Server, elsewhere: Site) -> None:
    context = visit()
    chat = Chat.on(context.new_page(), elsewhere.listed)
    chat.open().ask("What is a matron?")
    chat.page.get_by_role("link", name="Next page").click()
    expect(chat.page).to_have_url(f"{elsewhere.listed}/second")
    expect(chat.answers).to_have_count(2)
    assert chat.focused() != "Your question"
    assert "matron" in chat.ask("what does it pay?").inner_text().lower()


def test_two_tabs_show_one_conversation(visit: Visit, server: Server) -> None:
    context = visit()
    first = Chat.on(context.new_page(), f"{server.url}/chat/").open()
    second = Chat.on(context.new_page(), f"{server.url}/chat/").open()
    assert first.kept() == second.kept()
    first.ask("What is a matron?")
    expect(second.answers).to_have_count(2)
    expect(second.asked).to_have_text("What is a matron?")
    second.ask("what does it pay?")
    expect(first.answers).to_have_count(3)
    first.button("Options and privacy").click()
    first.button("Erase my data").click()
    first.page.get_by_role("dialog", name="Erase this conversation").get_by_role("button", name="Erase my data").click()
    expect(second.log).to_contain_text("has been erased")
    expect(second.answers).to_have_count(0)


def test_erasing_asks_first_and_leaves_nothing(chat: Chat, server: Server) -> None:
    chat.open().ask("What is a matron?")
    token = (chat.kept() or {})["token"]
    chat.button("Options and privacy").click()
    chat.button("Erase my data").click()
    sure = chat.page.get_by_role("dialog", name="Erase this conversation")
    sure.get_by_role("button", name="Keep it").click()
    expect(chat.answers).to_have_count(2)
    chat.button("Erase my data").click()
    sure.get_by_role("button", name="Erase my data").click()
    expect(chat.log).to_contain_text("Your conversation has been erased")
    assert chat.page.evaluate("() => localStorage.length") == 0
    assert HTTP.get(f"{server.url}/chat/history", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    chat.button("New conversation").click()
    expect(chat.answers).to_have_count(1)
    assert (chat.kept() or {})["token"] != token


def test_a_new_conversation_takes_the_place_of_the_old_one(chat: Chat) -> None:
    chat.open().ask("What is a matron?")
    chat.button("Options and privacy").click()
    chat.button("New conversation").click()
    chat.page.get_by_role("dialog", name="Begin a new").get_by_role("button", name="New conversation").click()
    expect(chat.answers).to_have_count(1)
    expect(chat.asked).to_have_count(0)


def test_the_conversation_can_be_downloaded(chat: Chat) -> None:
    chat.open().ask("What is a matron?")
    chat.button("Options and privacy").click()
    with chat.page.expect_download() as download:
        chat.button("Download my data").click()
    held = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert [item["text"] for item in held["messages"] if item["from"] == "user"] == ["What is a matron?"]


def test_an_answer_is_copied_with_its_sources(visit: Visit, server: Server) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"]).new_page()
    chat = Chat.on(page, f"{server.url}/chat/").open()
    chat.will_answer(answer("**Matron**\n\nA *senior* nurse [1].\n\n- One\n- Two", sources=[SOURCE]))
    chat.ask("What is a matron?").get_by_role("button", name="Copy answer").click()
    expect(chat.last).to_contain_text("Copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == (
        "Matron\n\nA senior nurse [1].\n\n- One\n- Two\n\n[1] NHS Employers: Pay bands (2026) https://example.org/pay"
    )


def test_a_rating_tells_which_answer_and_may_have_a_comment(chat: Chat) -> None:
    rated: list[dict[str, object]] = []

    def take(route: Route) -> None:
        rated.append(route.request.post_data_json)
        route.fulfill(status=204)

    chat.will("feedback", take)
    chat.open().say("What does a matron do, and how much does a ward manager earn?")
    expect(chat.answers).to_have_count(3)
    chat.answers.nth(1).get_by_role("button", name="Helpful", exact=True).click()
    expect(chat.answers.nth(1)).to_contain_text("Thank you")
    chat.last.get_by_role("button", name="Not helpful").click()
    comment = chat.last.get_by_role("textbox", name="What was missing")
    expect(comment).to_be_focused()
    comment.fill("No pay for Wales.")
    chat.button("Send comment").click()
    expect(chat.last).to_contain_text("Thank you")
    expect(chat.last.get_by_role("button", name="Not helpful")).to_have_attribute("aria-pressed", "true")
    id = rated[0]["id"]
    assert rated == [
        {"id": id, "index": 0, "helpful": True},
        {"id": id, "index": 1, "helpful": False},
        {"id": id, "index": 1, "helpful": False, "comment": "No pay for Wales."},
    ]
    expect(chat.answers.first.get_by_role("button", name="Helpful", exact=True)).to_have_count(0)


def test_a_rating_that_fails_says_so_and_keeps_the_comment(chat: Chat) -> None:
    chat.open().ask("What is a matron?")
    replies = [204, 503]
    chat.will("feedback", lambda route: route.fulfill(status=replies.pop(0)))
    chat.last.get_by_role("button", name="Not helpful").click()
    chat.last.get_by_role("textbox").fill("Too short.")
    chat.button("Send comment").click()
    expect(chat.last).to_contain_text("did not work")
    expect(chat.last.get_by_role("textbox")).to_have_value("Too short.")


def test_a_quiz_shows_its_progress_and_its_choices(chat: Chat) -> None:
    choices = ["I like setting direction", "I like making things run", "Back", "Skip", "Stop the quiz"]
    chat.open()
    chat.will_answer(answer("What do you like most?", topic="quiz", progress=[3, 10], suggestions=choices))
    asked = chat.ask("Which would suit me?")
    bar = asked.get_by_role("progressbar", name="Question 3 of 10")
    expect(bar).to_have_attribute("value", "3")
    expect(chat.suggestions).to_have_text(choices)
    with chat.page.expect_request("**/chat/messages") as sent:
        chat.button("I like making things run").click()
    assert sent.value.post_data_json["text"] == "I like making things run"
    expect(chat.asked.last).to_have_text("I like making things run")


def test_a_chart_is_a_picture_with_words_that_follows_the_theme(chat: Chat) -> None:
    drawn: list[str] = []

    def draw(route: Route) -> None:
        drawn.append(route.request.url)
        route.fulfill(content_type="image/svg+xml", body=PICTURE)

    chat.page.route("**/chat/charts/**", draw)
    chat.open()
    chart = {"kind": "pay", "title": "Pay", "alt": "A matron: 57 to 64.", "path": "/chat/charts/pay?roles=matron&country=UK"}
    chat.will_answer(answer("Pay.", chart=chart))
    picture = chat.ask("What does it pay?").get_by_role("img", name="A matron: 57 to 64.")
    expect(picture).to_be_visible()
    assert drawn[0].endswith("/chat/charts/pay.svg?roles=matron&country=UK&theme=light")
    chat.page.emulate_media(color_scheme="dark")
    expect(picture).to_have_attribute("src", re.compile("theme=dark$"))


def test_a_chart_that_cannot_be_drawn_is_told_in_words(chat: Chat) -> None:
    chat.page.route("**/chat/charts/**", lambda route: route.fulfill(status=503))
    chat.open()
    chart = {"kind": "pay", "title": "Pay", "alt": "A matron: 57 to 64.", "path": "/chat/charts/pay?roles=matron"}
    chat.will_answer(answer("Pay.", chart=chart))
    expect(chat.ask("What does it pay?").get_by_text("A matron: 57 to 64.")).to_be_visible()


def test_a_plan_is_downloaded_with_the_token_and_opened_to_print(chat: Chat) -> None:
    asked: list[tuple[str, str | None]] = []

    def hand_over(route: Route) -> None:
        asked.append((route.request.url.rpartition("/")[2], route.request.headers.get("authorization")))
        route.fulfill(body=b"the plan", content_type="text/plain")

    chat.page.route("**/chat/plan.*", hand_over)
    chat.open()
    plan = {"title": "Your plan: matron", "path": "/chat/plan", "formats": ["html", "pdf", "txt"]}
    chat.will_answer(answer("Here it is.", topic="plan", document=plan))
    made = chat.ask("Make me a plan")
    with chat.page.expect_download() as download:
        made.get_by_role("button", name="Download text").click()
    assert download.value.suggested_filename == "Your-plan-matron.txt"
    assert download.value.path().read_bytes() == b"the plan"
    with chat.page.context.expect_page() as tab:
        made.get_by_role("button", name="Open to print").click()
    tab.value.wait_for_url("blob:**")
    bearer = f"Bearer {(chat.kept() or {})['token']}"
    assert asked == [("plan.txt", bearer), ("plan.pdf", bearer)]


def test_a_plan_that_is_gone_says_so(chat: Chat) -> None:
    chat.open()
    chat.will_answer(answer("Here.", document={"title": "Plan", "path": "/chat/plan", "formats": ["pdf"]}))
    made = chat.ask("Make me a plan")
    chat.page.route(
        "**/chat/plan.*", lambda route: route.fulfill(status=404, json={"error": {"code": "not_found", "message": "?"}})
    )
    made.get_by_role("button", name="Download PDF").click()
    expect(made.get_by_role("alert")).to_contain_text("not any more")


def test_a_site_sets_its_own_words_colour_and_place(visit: Visit, server: Server, elsewhere: Site) -> None:
    elsewhere.attributes = 'heading="Ask Ada" label="Need help?" accent="#f5d90a" theme="dark" position="left" lang="de"'
    try:
        page = visit().new_page()
        page.goto(elsewhere.listed)
    finally:
        elsewhere.attributes = ""
    launcher = page.get_by_role("button", name="Need help?")
    box = launcher.bounding_box()
    assert box and box["x"] < 100
    expect(launcher).to_have_css("background-color", "rgb(245, 217, 10)")
    expect(launcher).to_have_css("color", "rgb(16, 27, 36)")
    launcher.click()
    expect(page.get_by_role("dialog", name="Ask Ada")).to_be_visible()
    expect(page.get_by_role("button", name="Schließen")).to_be_visible()
    assert Chat(page).problems() == []


def test_in_the_page_itself_it_is_open_and_stays(visit: Visit, server: Server, elsewhere: Site) -> None:
    elsewhere.attributes = 'position="inline"'
    try:
        page = visit().new_page()
        page.goto(elsewhere.listed)
    finally:
        elsewhere.attributes = ""
    chat = Chat(page)
    expect(chat.answers).to_have_count(1)
    chat.ask("What is a matron?")
    chat.input.press("Escape")
    expect(chat.panel).to_be_visible()
    expect(chat.button("Close")).to_have_count(0)
    assert page.evaluate("() => document.body.contains(document.activeElement)")
    assert chat.problems() == []
