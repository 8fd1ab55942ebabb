"""Feedback over HTTP with the real server: by the API and in words."""

from __future__ import annotations

import pytest

from tests.conversations.reading import assert_says
from tests.conversations.served import HTTP, Talk

pytestmark = pytest.mark.slow


def test_feedback_by_button_and_in_words(talk: Talk) -> None:
    talk.ask("how much does a matron earn?", "m-1")
    body = {"id": "m-1", "index": 0, "helpful": True, "comment": "clear"}
    assert HTTP.post(f"{talk.url}/chat/feedback", json=body, headers=talk.bearer).status_code == 204
    assert talk.get("/chat/export").json()["feedback"][0]["comment"] == "clear"
    answer = talk.one("that was wrong")
    assert_says(answer, "sorry about that", "kept that with your question")
    (held,) = talk.get("/chat/export").json()["feedback"]
    assert (held["helpful"], held["comment"], held["topic"]) == (False, "that was wrong", "salary")
