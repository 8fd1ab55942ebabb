"""What a person sees when the server is slow, gone, restarted or refuses: plain words, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import jwt
import pytest
from playwright.sync_api import BrowserContext, Route, TimeoutError, expect

from tests.browser.chat import Chat, answer
from tests.browser.site import Site
from tests.conversations.served import HTTP, Server

pytestmark = pytest.mark.slow

Visit = Callable[..., BrowserContext]


def refusing(*refusals: tuple[int, str, dict[str, str]], sent: list[Any] | None = None) -> Callable[[Route], None]:
    """Return what refuses messages with these errors (status, code, headers) in turn, and lets later ones through."""
    left = list(refusals)

    def reply(route: Route) -> None:
        if sent is not None:
            sent.append(route.request.post_data_json)
        if not left:
            route.continue_()
            return
        status, code, headers = left.pop(0)
        route.fulfill(status=status, headers=headers, json={"error": {"code": code, "message": f"The server says {code}."}})

    return reply


def test_a_server_that_restarts_in_mid_talk_is_waited_for(visit: Visit, tmp_path: Path) -> None:
    server = Server(tmp_path).start()
    try:
        chat = Chat.on(visit().new_page(), f"{server.url}/chat/").open()
        chat.ask("What is a matron?")
        server.stop()
        chat.say("what does it pay?")
        expect(chat.page.get_by_role("alert")).to_contain_text("cannot be reached")
        expect(chat.asked.last).to_have_text("what does it pay?")
        server.start()
        # The page may have tried again by itself in that moment, and taken the button away.
        with suppress(TimeoutError):
            chat.button("Try now").click(timeout=3000)
        expect(chat.answers).to_have_count(3)
        expect(chat.page.get_by_role("alert")).to_have_count(0)
        assert "Matron" in chat.last.inner_text()
        said = HTTP.get(f"{server.url}/chat/history", headers={"Authorization": f"Bearer {(chat.kept() or {})['token']}"}).json()
        assert [item["text"] for item in said["messages"] if item["from"] == "user"] == ["What is a matron?", "what does it pay?"]
    finally:
        server.stop()


def test_it_connects_again_by_itself(chat: Chat) -> None:
    tries: list[str] = []

    def gone_twice(route: Route) -> None:
        tries.append(route.request.post_data_json["id"])
        if len(tries) < 3:
            route.abort("connectionrefused")
        else:
            route.continue_()

    chat.open()
    chat.will("messages", gone_twice)
    chat.ask("What is a matron?")
    assert len(tries) == 3 and len(set(tries)) == 1
    expect(chat.asked).to_have_count(1)


def test_a_person_may_give_up_and_has_the_text_back(chat: Chat) -> None:
    chat.open()
    chat.will("messages", lambda route: route.abort("connectionrefused"))
    chat.say("What is a matron?")
    chat.button("Stop trying").click()
    expect(chat.page.get_by_role("alert")).to_contain_text("was not sent")
    expect(chat.input).to_have_value("What is a matron?")
    expect(chat.asked).to_have_count(0)
    chat.page.unroute("**/chat/messages")
    chat.input.press("Enter")
    expect(chat.answers).to_have_count(2)
    expect(chat.page.get_by_role("alert")).to_have_count(0)


def test_a_server_that_is_gone_at_the_start_is_waited_for(chat: Chat) -> None:
    chat.will("session", lambda route: route.abort("connectionrefused"))
    chat.launcher.click()
    expect(chat.page.get_by_role("alert")).to_contain_text("cannot be reached")
    chat.page.unroute("**/chat/session")
    chat.button("Try now").click()
    expect(chat.answers).to_have_count(1)


def test_offline_is_told_and_what_was_sent_goes_out_later(chat: Chat) -> None:
    chat.open()
    chat.page.context.set_offline(True)
    chat.say("What is a matron?")
    expect(chat.page.get_by_role("alert")).to_contain_text("You are offline")
    chat.page.context.set_offline(False)
    expect(chat.answers).to_have_count(2)


def test_retry_after_is_honoured(chat: Chat) -> None:
    chat.open()
    sent: list[Any] = []
    chat.will("messages", refusing((429, "too_fast", {"Retry-After": "3600"}), sent=sent))
    chat.say("What is a matron?")
    expect(chat.page.get_by_role("status").filter(has_text="a lot of messages")).to_be_visible()
    expect(chat.page.get_by_text("Next try in 3")).to_be_visible()
    assert len(sent) == 1
    chat.button("Try now").click()
    expect(chat.answers).to_have_count(2)
    assert sent[0] == sent[1]


def test_the_servers_own_limit_is_kept_to(visit: Visit, tmp_path: Path) -> None:
    server = Server(tmp_path, CHAT_RATE_LIMIT="1/hour").start()
    try:
        chat = Chat.on(visit().new_page(), f"{server.url}/chat/").open()
        chat.ask("What is a matron?")
        chat.say("what does it pay?")
        expect(chat.page.get_by_text("Next try in 3")).to_be_visible()
    finally:
        server.stop()


def test_an_answer_that_takes_too_long_is_collected_with_the_same_id(chat: Chat) -> None:
    chat.open()
    sent: list[Any] = []
    slow = (503, "timeout", {"Retry-After": "1"})
    chat.will("messages", refusing(slow, (409, "busy", {}), sent=sent))
    chat.ask("What is a matron?")
    assert len(sent) == 3 and sent[0] == sent[1] == sent[2]


def test_a_proxys_error_page_is_no_answer(chat: Chat) -> None:
    pages = [502, 200]
    chat.open()
    body = "<html><h1>Bad gateway</h1></html>"
    chat.will("messages", lambda route: route.fulfill(status=pages.pop(0), body=body) if pages else route.continue_())
    answered = chat.ask("What is a matron?")
    expect(answered).to_contain_text("senior nurse")
    expect(chat.log).not_to_contain_text("Bad gateway")


def test_what_the_server_refuses_comes_back_to_the_box(chat: Chat) -> None:
    chat.open()
    chat.will("messages", refusing((413, "too_large", {})))
    chat.say("What is a matron?")
    expect(chat.page.get_by_role("alert")).to_contain_text("shorten")
    expect(chat.input).to_have_value("What is a matron?")


def test_a_refusal_without_words_of_ours_is_told_in_the_servers(chat: Chat) -> None:
    chat.open()
    chat.will("messages", refusing((400, "malformed", {})))
    chat.say("What is a matron?")
    expect(chat.page.get_by_role("alert")).to_have_text("The server says malformed.")


def test_an_expired_token_begins_a_new_conversation_and_answers(chat: Chat, server: Server) -> None:
    chat.open().ask("What is a matron?")
    secret = (server.folder / "chat_secret").read_text().strip()
    expired = jwt.encode({"sub": "0" * 32, "aud": "chat", "exp": 1}, secret, "HS256")
    chat.page.evaluate("token => { const [key] = Object.keys(localStorage); const kept = JSON.parse(localStorage[key]);"
                       " localStorage[key] = JSON.stringify({ ...kept, token }); }", expired)  # fmt: skip
    chat.page.reload()
    expect(chat.log).to_contain_text("this is a new one")
    expect(chat.answers).to_have_count(1)
    expect(chat.ask("What is a matron?")).to_contain_text("senior nurse")


def test_a_conversation_erased_elsewhere_is_begun_anew_with_what_was_asked(chat: Chat, server: Server) -> None:
    chat.open().ask("What is a matron?")
    token = (chat.kept() or {})["token"]
    assert HTTP.delete(f"{server.url}/chat/session", headers={"Authorization": f"Bearer {token}"}).status_code == 204
    chat.say("What is a ward manager?")
    expect(chat.log).to_contain_text("this is a new one")
    expect(chat.asked).to_have_text("What is a ward manager?")
    expect(chat.answers).to_have_count(2)
    assert (chat.kept() or {})["token"] != token


def test_what_cannot_be_loaded_is_not_taken_for_erased(chat: Chat, server: Server) -> None:
    chat.open().ask("What is a matron?")
    token = (chat.kept() or {})["token"]
    chat.will("history", lambda route: route.abort("connectionrefused"))
    chat.page.reload()
    expect(chat.page.get_by_role("alert")).to_contain_text("cannot be reached")
    chat.button("Options and privacy").click()
    chat.button("Erase my data").click()
    chat.page.get_by_role("dialog", name="Erase this conversation").get_by_role("button", name="Erase my data").click()
    expect(chat.log).to_contain_text("has been erased")
    assert HTTP.get(f"{server.url}/chat/history", headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_erasing_that_fails_says_so_and_erases_nothing(chat: Chat) -> None:
    chat.open().ask("What is a matron?")
    chat.will("session", lambda route: route.abort("connectionrefused"))
    chat.button("Options and privacy").click()
    chat.button("Erase my data").click()
    chat.page.get_by_role("dialog", name="Erase this conversation").get_by_role("button", name="Erase my data").click()
    expect(chat.page.get_by_role("alert")).to_contain_text("did not work")
    expect(chat.answers).to_have_count(2)


def test_without_storage_it_works_as_long_as_the_page(visit: Visit, server: Server) -> None:
    page = visit().new_page()
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });"
    )
    chat = Chat.on(page, f"{server.url}/chat/").open()
    chat.ask("What is a matron?")
    chat.ask("what does it pay?")


def test_a_page_of_an_unlisted_origin_reads_nothing_and_the_site_is_told_why(
    visit: Visit, server: Server, elsewhere: Site
) -> None:
    page = visit().new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    chat = Chat.on(page, elsewhere.unlisted)
    chat.launcher.click()
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    chat.button("Stop trying").click()
    expect(page.get_by_role("alert")).to_contain_text("not connected")
    assert any(f"list {elsewhere.unlisted}" in text for text in told)
    listed = HTTP.post(f"{server.url}/chat/session").json()["token"]
    read = page.evaluate(
        "([url, token]) => fetch(url, { headers: { Authorization: `Bearer ${token}` } }).then(() => 'read', () => 'refused')",
        [f"{server.url}/chat/history", listed],
    )
    assert read == "refused"
    assert chat.kept() is None


def test_an_answer_of_another_shape_does_not_break_it(chat: Chat) -> None:
    chat.open()
    chat.will_answer({"topic": "new_kind", "text": "Plain words."}, answer("And more."))
    chat.say("What is a matron?")
    expect(chat.last).to_contain_text("And more.")
    expect(chat.answers.nth(1)).to_contain_text("Plain words.")
