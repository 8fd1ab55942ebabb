"""The launcher with the real model beside a stand-in for Slack: its settings, real answers, and a crowd."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from advisor.settings import ROOT
from tests.channels.slack_served import MANIFEST
from tests.channels.slack_stand_in import APP_TOKEN, BOT_TOKEN, Slack, buttons, words
from tests.conversations.served import COMMAND, Server
from tests.load.processes import free_port

pytestmark = pytest.mark.slow


@pytest.fixture
async def slack(tmp_path: Path) -> AsyncIterator[Slack]:
    """A stand-in for Slack, to which a running server has connected."""
    running = await Slack(set(MANIFEST["oauth_config"]["scopes"]["bot"])).start()
    tokens = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN}
    server = Server(tmp_path, SLACK_API_URL=f"{running.url}/api/", **tokens)
    try:
        await asyncio.to_thread(server.start)
        await running.until(lambda: running.sockets)
        yield running
    finally:
        await asyncio.to_thread(server.stop)
        await running.stop()
    assert server.said.splitlines() == [f"Ready on {server.url}/chat/ (Ctrl+C stops it)"], server.said


def written(text: str, number: int = 1) -> dict[str, Any]:
    """Return the event of a direct message."""
    event = {"type": "message", "channel": f"D{number}", "channel_type": "im", "user": f"U{number}x", "text": text}
    return {"type": "event_callback", "team_id": "T1", "event": {**event, "ts": f"1700000000.{number:06d}"}}


async def test_real_answers_with_sources_buttons_and_a_crisis_line(slack: Slack) -> None:
    await slack.send("events_api", written("How much does a matron earn?"))
    await slack.until(lambda: len(slack.posted) == 1)
    pay = slack.posted[0]
    assert "matron" in words(pay["blocks"]).lower() and "£" in words(pay["blocks"])
    assert "[1] <https://" in json.dumps(pay["blocks"]) and buttons(pay)
    await slack.send("events_api", written("what's the difference between a matron and a ward manager?", 2))
    await slack.until(lambda: len(slack.posted) == 2)
    assert any(block["type"] == "table" for block in slack.posted[1]["blocks"])
    await slack.send("events_api", written("I want to kill myself", 3))
    await slack.until(lambda: len(slack.posted) == 3)
    crisis = slack.posted[2]
    assert "116 123" in words(crisis["blocks"])
    assert not any(block["type"] == "context_actions" for block in crisis["blocks"])
    assert slack.refused == []


async def test_fifty_people_at_once_are_acknowledged_and_answered(slack: Slack) -> None:
    sent = [await slack.send("events_api", written("what does a practice manager do?", number)) for number in range(50)]
    await slack.until(lambda: set(sent) <= set(slack.acknowledged), 3)
    await slack.until(lambda: len(slack.posted) == 50, 60)
    assert {message["channel"] for message in slack.posted} == {f"D{number}" for number in range(50)}
    assert all("practice manager" in words(message["blocks"]).lower() for message in slack.posted)
    assert slack.refused == []


def test_a_wrong_setting_is_one_line_and_nothing_starts(tmp_path: Path) -> None:
    env = {**os.environ, "PORT": str(free_port()), "VAR_DIR": str(tmp_path), "SLACK_BOT_TOKEN": APP_TOKEN}
    done = subprocess.run(COMMAND, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("SLACK_BOT_TOKEN is an app-level token; it has to be a bot token")
    assert done.stderr.count("\n") == 1
