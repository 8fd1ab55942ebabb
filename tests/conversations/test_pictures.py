"""Answers with pictures, and the pictures themselves, over the running server."""

from __future__ import annotations

import pytest

from tests.conversations.served import HTTP, Talk

pytestmark = pytest.mark.slow


def picture(talk: Talk, chart: dict[str, str], format: str) -> bytes:
    """Fetch the picture of an answer as a page would, without the token."""
    path, _, parameters = chart["path"].partition("?")
    response = HTTP.get(f"{talk.url}{path}.{format}?{parameters}&theme=dark")
    assert response.status_code == 200, response.text
    return response.content


def test_pay_comes_with_bars(talk: Talk) -> None:
    answer = talk.one("How much does a matron earn?")
    chart = answer["chart"]
    assert chart["kind"] == "pay"
    assert "Matron: £" in chart["alt"]
    assert b"<svg" in picture(talk, chart, "svg")
    assert picture(talk, chart, "png").startswith(b"\x89PNG")


def test_bands_come_with_bars(talk: Talk) -> None:
    answer = talk.one("What is the pay of band 7?")
    assert "Band 7: £" in answer["chart"]["alt"]


def test_the_way_into_a_post_comes_with_a_ladder(talk: Talk) -> None:
    answer = talk.one("How do I become a ward manager?")
    assert answer["chart"]["kind"] == "ladder"
    assert "Ward manager (manager, band 7) leads to Matron." in answer["chart"]["alt"]
    assert b"<svg" in picture(talk, answer["chart"], "svg")


def test_a_picture_is_part_of_the_history(talk: Talk) -> None:
    chart = talk.one("How much does a matron earn?")["chart"]
    assert talk.history()[-1]["chart"] == chart
