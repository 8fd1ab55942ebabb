"""What the advisor offers beyond talk, in the widget and from the real server: quiz, picture, plan and thumbs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat

pytestmark = pytest.mark.slow

QUESTIONS = 7


def test_the_quiz_is_taken_by_its_buttons_to_the_result(chat: Chat) -> None:
    chat.open().ask("Take the quiz")
    for number in range(1, QUESTIONS + 1):
        expect(chat.last.get_by_role("progressbar", name=f"Question {number} of {QUESTIONS}")).to_be_visible()
        count = chat.answers.count()
        chat.suggestions.first.click()
        expect(chat.answers).to_have_count(count + 1)
    expect(chat.last.get_by_role("progressbar")).to_have_count(0)
    expect(chat.last).to_contain_text("You lean")
    expect(chat.last).to_contain_text("Next step")


def test_the_quiz_goes_back_and_can_be_left(chat: Chat) -> None:
    chat.open().ask("Take the quiz")
    chat.suggestions.first.click()
    expect(chat.last.get_by_role("progressbar", name="Question 2 of 7")).to_be_visible()
    chat.button("Back").click()
    expect(chat.last.get_by_role("progressbar", name="Question 1 of 7")).to_be_visible()
    chat.button("Stop the quiz").click()
    expect(chat.last.get_by_role("progressbar")).to_have_count(0)


def test_the_picture_of_pay_is_loaded(chat: Chat) -> None:
    picture = chat.open().ask("Who earns more, a matron or a ward manager?").get_by_role("img")
    expect(picture).to_have_attribute("alt", re.compile("£57,528"))
    picture.evaluate("image => image.decode()")
    assert picture.evaluate("image => image.naturalWidth") > 100


def test_a_plan_is_saved(chat: Chat) -> None:
    answer = chat.open().ask("I am a staff nurse in London and want to become a matron. Make me a plan.")
    with chat.page.expect_download() as saved:
        answer.get_by_role("button", name=re.compile("PDF", re.IGNORECASE)).click()
    assert saved.value.path().read_bytes().startswith(b"%PDF")


def test_a_thumb_is_kept_by_the_server(chat: Chat) -> None:
    answer = chat.open().ask("What is a matron?")
    with chat.page.expect_response("**/chat/feedback") as kept:
        answer.get_by_role("button", name="Helpful", exact=True).click()
    assert kept.value.status == 204
