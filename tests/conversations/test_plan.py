"""A plan, asked for in words and taken away as a file, over the running server."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.conversations.served import HTTP, Talk

pytestmark = pytest.mark.slow


def test_a_plan_is_made_told_and_taken_away(talk: Talk) -> None:
    assert talk.get("/chat/plan.html").status_code == 404
    answer = talk.one("I am a staff nurse with 5 years' experience in London and want to become a matron. How do I get there?")
    assert answer["topic"] == "plan"
    assert "**1. Junior sister**" in answer["text"]
    assert answer["sources"]
    assert answer["document"]["path"] == "/chat/plan"
    html, pdf, text = (talk.get(f"/chat/plan.{format}") for format in ("html", "pdf", "txt"))
    assert [response.headers["content-type"] for response in (html, pdf, text)] == [
        "text/html; charset=utf-8",
        "application/pdf",
        "text/plain; charset=utf-8",
    ]
    assert "<h1>Plan: from registered nurse to matron</h1>" in html.text
    assert "3. Matron" in text.text
    assert "Plan: from registered nurse to matron" in PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()


def test_what_is_missing_is_asked_for_and_the_latest_plan_counts(talk: Talk) -> None:
    answer = talk.one("make me a plan")
    assert (answer["topic"], answer["document"]) == ("plan", None)
    answer = talk.one("practice manager")
    assert "Where are you now?" in answer["text"]
    answer = talk.one("I am a receptionist")
    assert answer["document"]["title"] == "Plan: from receptionist to practice manager"
    answer = talk.one("Make me a plan to become a service manager")
    assert "service manager" in answer["document"]["title"]
    assert "service manager" in talk.get("/chat/plan.txt").text.splitlines()[0]


def test_a_plan_is_for_who_holds_the_token(talk: Talk) -> None:
    talk.one("Make me a plan to become a matron")
    talk.one("I am a staff nurse")
    assert talk.get("/chat/plan.txt").status_code == 200
    assert HTTP.get(f"{talk.url}/chat/plan.txt").status_code == 401
    other = Talk(talk.url).get("/chat/plan.txt")
    assert other.status_code == 404
    assert "Make me a plan" in other.json()["error"]["message"]
