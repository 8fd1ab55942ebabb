"""The Slack channel as Slack and its people see it: the real server and store, a stand-in for Slack, a played assistant."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sanic import Sanic

from advisor.answers.model import Answer
from advisor.channels.slack.channel import SlackInput
from advisor.channels.slack.config import SlackSettings
from advisor.channels.slack.installs import open_stores
from advisor.settings import SettingError
from advisor.stores.schema import StoreError, metadata
from tests.channels.slack_served import MANIFEST, PICTURE, SECRET, SOURCE, Workspace, serving, settings_of, table
from tests.channels.slack_stand_in import APP_TOKEN, BOT, BOT_TOKEN, Slack, buttons, words

SCOPES = set(MANIFEST["oauth_config"]["scopes"]["bot"])


@pytest.fixture(autouse=True)
def several_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a process make more than one server."""
    monkeypatch.setattr(Sanic, "test_mode", True)


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    """The stand-in for Slack."""
    running = await Slack(SCOPES).start()
    yield running
    await running.stop()


@pytest.fixture(params=["http", "socket"])
async def both(request: pytest.FixtureRequest, slack: Slack, tmp_path: Path) -> AsyncIterator[Workspace]:
    """A workspace, once over HTTP and once over Socket Mode."""
    async with serving(tmp_path, request.param, slack) as workspace:
        yield workspace


@pytest.fixture
async def http(slack: Slack, tmp_path: Path) -> AsyncIterator[Workspace]:
    """A workspace over HTTP."""
    async with serving(tmp_path, "http", slack) as workspace:
        yield workspace


@pytest.fixture
async def socket(slack: Slack, tmp_path: Path) -> AsyncIterator[Workspace]:
    """A workspace over Socket Mode."""
    async with serving(tmp_path, "socket", slack) as workspace:
        yield workspace


def thumbs(message: dict[str, Any]) -> dict[str, Any]:
    """Return the thumbs of a message."""
    return next(block for block in message["blocks"] if block["type"] == "context_actions")["elements"][0]


def thumb(message: dict[str, Any], which: str) -> dict[str, Any]:
    """Return what pressing a thumb of a message sends."""
    return {
        "type": "feedback_buttons",
        "action_id": thumbs(message)["action_id"],
        "value": thumbs(message)[f"{which}_button"]["value"],
    }


# Where people ask


async def test_a_direct_message_is_answered_in_private(both: Workspace) -> None:
    await both.write("What does a matron do?")
    (answer,) = await both.told(1)
    assert (answer["channel"], answer.get("thread_ts")) == ("D1", None)
    assert words(answer["blocks"]).startswith("On What does a matron do?.")
    assert [button["value"] for button in buttons(answer)] == ["And pay?"]
    assert both.agent.texts == ["What does a matron do?"]


async def test_a_mention_is_answered_once_in_a_thread(both: Workspace) -> None:
    asked = await both.mention("matrons")
    (answer,) = await both.told(1)
    assert (answer["channel"], answer["thread_ts"]) == ("C1", asked["ts"])
    assert both.agent.texts == ["matrons"]


async def test_a_reply_in_the_thread_needs_no_mention_and_goes_on_with_the_talk(both: Workspace) -> None:
    asked = await both.mention("matrons")
    await both.told(1)
    await both.write("and pay?", channel="C1", thread_ts=asked["ts"])
    answers = await both.told(2)
    assert answers[1]["thread_ts"] == asked["ts"]
    assert len({conversation for conversation, _ in both.agent.asked}) == 1


async def test_what_is_not_for_the_advisor_is_left_alone(http: Workspace) -> None:
    asked = await http.mention("matrons")
    await http.told(1)
    await http.write("lunch?", channel="C1")
    await http.write("lunch?", channel="C1", thread_ts="1600000000.000001")
    await http.write("I think so", channel="C1", user="U2", thread_ts=asked["ts"])
    await http.write("<@U2> what do you think?", channel="C1", thread_ts=asked["ts"])
    await http.told(1)
    assert http.agent.texts == ["matrons"]


async def test_a_person_and_a_thread_and_a_workspace_each_have_a_talk_of_their_own(http: Workspace) -> None:
    thread = (await http.mention("matrons"))["ts"]
    await http.mention("matrons")
    await http.mention("matrons", user="U2", thread_ts=thread)
    await http.write("matrons")
    await http.write("matrons", thread_ts="1600000000.000001")
    await http.write("matrons", team="T2")
    await http.told(6)
    ids = {conversation for conversation, _ in http.agent.asked}
    assert len(ids) == 6
    assert all(len(conversation) == 32 for conversation in ids)


async def test_the_command_is_answered_for_one_persons_eyes(both: Workspace) -> None:
    both.agent.answers["matron's pay?"] = [Answer("salary", "Much. [1]", sources=[SOURCE], suggestions=["And hours?"])]
    name = await both.command("matron's pay?")
    await both.slack.until(lambda: both.slack.told)
    await both.told(0)
    (answer,) = both.slack.told
    assert (answer["name"], answer["response_type"], answer["replace_original"]) == (name, "ephemeral", False)
    assert words(answer["blocks"]).startswith("You asked: matron's pay?\nMuch. [1]")
    await both.press({"channel": "C1"}, buttons(answer)[0], ephemeral=True)
    await both.slack.until(lambda: len(both.slack.told) == 2)
    assert words(both.slack.told[1]["blocks"]).startswith("You asked: And hours?")
    assert len({conversation for conversation, _ in both.agent.asked}) == 1


@pytest.mark.parametrize("text", ["", "help", " Help "])
async def test_the_command_alone_explains_itself(http: Workspace, text: str) -> None:
    await http.command(text)
    await http.slack.until(lambda: http.slack.told)
    assert "/career export" in http.slack.told[0]["text"]
    assert http.agent.texts == []


async def test_the_home_tab_shows_what_to_ask_the_quiz_and_ones_own_data(both: Workspace) -> None:
    await both.event({"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "messages"})
    await both.event({"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"})
    await both.slack.until(lambda: both.slack.homes)
    home = both.slack.homes["U1"]
    assert home["type"] == "home"
    assert [button["text"]["text"] for button in buttons(home)][-3:] == ["Take the quiz", "Send me my data", "Erase my data"]
    assert "Slack keeps its own copy" in words(home["blocks"])
    question = buttons(home)[0]
    await both.press_at_home(question)
    root, answer = await both.told(2)
    assert (root["channel"], root["text"]) == ("DU1", f"You asked: {question['value']}")
    assert (answer["channel"], answer["thread_ts"]) == ("DU1", root["ts"])
    assert both.agent.texts == [question["value"]]


async def test_a_talk_begun_at_home_goes_on_in_its_thread(http: Workspace) -> None:
    await http.event({"type": "app_home_opened", "user": "U1", "channel": "DU1", "tab": "home"})
    await http.slack.until(lambda: http.slack.homes)
    await http.press_at_home(buttons(http.slack.homes["U1"])[0])
    root, _ = await http.told(2)
    await http.write("and pay?", channel="DU1", thread_ts=root["ts"])
    await http.told(3)
    assert len({conversation for conversation, _ in http.agent.asked}) == 1


def started(thread: str) -> dict[str, Any]:
    """Return the event of a person who opens the assistant."""
    place = {"user_id": "U1", "channel_id": "D1", "thread_ts": thread, "context": {}}
    return {"type": "assistant_thread_started", "assistant_thread": place, "event_ts": "1700000000.1"}


async def test_the_assistants_thread_begins_with_a_greeting_and_prompts(both: Workspace) -> None:
    await both.event(started("1600000000.000001"))
    await both.event(started("1600000000.000001"))
    (greeting,) = await both.told(1)
    assert greeting["thread_ts"] == "1600000000.000001"
    (prompts,) = both.slack.prompts
    assert [prompt["message"] for prompt in prompts["prompts"]][-1] == "Take the quiz"
    await both.write("matrons", thread_ts="1600000000.000001", assistant_thread={"action_token": "x"})
    answers = await both.told(2)
    assert answers[1]["thread_ts"] == "1600000000.000001"
    said = await both.store.history(both.agent.asked[0][0])
    assert [item["from"] for item in said] == ["advisor", "user", "advisor"]


async def test_a_workspace_without_assistants_is_greeted_all_the_same(http: Workspace) -> None:
    http.slack.trouble["assistant.threads.setSuggestedPrompts"] = [(200, {}, {"ok": False, "error": "not_allowed"})]
    await http.event(started("1600000000.000001"))
    await http.told(1)


async def test_moving_about_beside_the_assistant_asks_slack_for_nothing(http: Workspace) -> None:
    place = {"user_id": "U1", "channel_id": "D1", "thread_ts": "1600000000.000001", "context": {"channel_id": "C1"}}
    await http.event({"type": "assistant_thread_context_changed", "assistant_thread": place, "event_ts": "1.1"})
    await http.told(0)
    assert {name for name, _ in http.slack.calls} <= {"auth.test"}


# What answers look like


async def test_an_answer_has_its_table_sources_suggestions_and_thumbs(both: Workspace) -> None:
    both.agent.answers["compare"] = [
        Answer(
            "difference",
            "**Both** lead. [1]\n\n- One & <two>\n- *Three*",
            table=table(),
            sources=[SOURCE],
            suggestions=["a", "b"],
        )
    ]
    await both.write("compare")
    (answer,) = await both.told(1)
    kinds = [block["type"] for block in answer["blocks"]]
    assert kinds == ["rich_text", "table", "context", "actions", "context_actions"]
    rich, compared, cited, _, _ = answer["blocks"]
    assert rich["elements"][0]["elements"][0] == {"type": "text", "text": "Both", "style": {"bold": True}}
    assert words(rich["elements"][1]) == "One & <two>\nThree"
    assert [len(row) for row in compared["rows"]] == [3, 3, 3]
    assert cited["elements"][0]["text"] == (
        "[1] <https://nhs.example/pay?a=1&amp;b=x%20y%7Cz|NHS &lt;Employers&gt;: Pay / scales &amp; more> (2026)"
    )
    assert "One &amp; &lt;two&gt;" in answer["text"] and "<" not in answer["text"]
    assert answer["unfurl_links"] in (False, "false", "0")


async def test_several_questions_get_an_answer_each_and_the_next_questions_once_at_the_end(http: Workspace) -> None:
    answers = [Answer("duties", "First.", suggestions=["a", "b"]), Answer("salary", "Second.", suggestions=["b", "c"])]
    http.agent.answers["two"] = answers
    await http.write("two")
    first, second = await http.told(2)
    assert buttons(first) == []
    assert [button["value"] for button in buttons(second)] == ["a", "b", "c"]
    assert thumbs(first) != thumbs(second)


async def test_answers_in_one_thread_are_delivered_in_order_with_their_pictures(http: Workspace) -> None:
    chart = {"kind": "pay", "title": "Pay", "alt": "Matron: £50,000", "text": "Matron", "path": "/chat/charts/pay?roles=broken"}
    http.agent.answers["first"] = [Answer("salary", "First.", chart=chart)]
    await http.write("first")
    await http.write("second")
    answers = await http.told(3)
    assert [words(answer["blocks"]).split()[0] for answer in answers] == ["First.", "*Pay*", "On"]


async def test_any_number_of_suggestions_of_any_length_is_within_slacks_limits(http: Workspace) -> None:
    texts = [f"{number} " + "long " * 40 for number in range(23)]
    http.agent.answers["many"] = [Answer("duties", "Many.", suggestions=texts)]
    await http.write("many")
    (answer,) = await http.told(1)
    rows = [block["elements"] for block in answer["blocks"] if block["type"] == "actions"]
    assert [len(row) for row in rows] == [5, 5, 5, 5, 3]
    assert [button["value"] for button in buttons(answer)] == texts


async def test_a_pressed_suggestion_is_asked_and_shown(both: Workspace) -> None:
    asked = await both.mention("matrons")
    (answer,) = await both.told(1)
    await both.press(answer, buttons(answer)[0])
    answers = await both.told(2)
    assert words(answers[1]["blocks"]).startswith("<@U1> asked: And pay?\nOn And pay?.")
    assert answers[1]["thread_ts"] == asked["ts"]
    assert len({conversation for conversation, _ in both.agent.asked}) == 1


async def test_a_chart_is_uploaded_below_its_answer(both: Workspace) -> None:
    chart = {
        "kind": "pay",
        "title": "Pay",
        "alt": "Matron: £50,000",
        "text": "Matron  £50,000",
        "path": "/chat/charts/pay?roles=matron,ward_manager&country=UK",
    }
    both.agent.answers["chart"] = [Answer("salary", "Look.", chart=chart)]
    asked = await both.mention("chart")
    await both.slack.until(lambda: any("title" in file for file in both.slack.files.values()))
    (file,) = both.slack.files.values()
    assert (file["name"], file["title"], file["alt"], file["content"]) == ("pay.png", "Pay", "Matron: £50,000", PICTURE)
    assert (file["channel"], file["thread"]) == ("C1", asked["ts"])
    assert both.drawn == [("pay", ["matron", "ward_manager"], "UK", "light", "png")]
    await both.told(1)


@pytest.mark.parametrize("roles", ["matron", "broken"])
async def test_a_chart_that_cannot_be_drawn_or_uploaded_is_told_in_words(http: Workspace, roles: str) -> None:
    http.slack.trouble["files.getUploadURLExternal"] = [(200, {}, {"ok": False, "error": "file_uploads_disabled"})]
    chart = {
        "kind": "ladder",
        "title": "Steps & levels",
        "alt": "Nurse < matron",
        "text": "Matron",
        "path": f"/chat/charts/ladder?roles={roles}",
    }
    http.agent.answers["chart"] = [Answer("career_path", "Look.", chart=chart)]
    await http.write("chart")
    _, told = await http.told(2)
    assert words(told["blocks"]) == "*Steps &amp; levels*\nNurse &lt; matron"


async def test_a_chart_of_a_command_is_told_in_words_to_that_person_alone(http: Workspace) -> None:
    chart = {"kind": "pay", "title": "Pay", "alt": "Matron: £50,000", "text": "Matron", "path": "/chat/charts/pay?roles=matron"}
    http.agent.answers["chart"] = [Answer("salary", "Look.", chart=chart)]
    await http.command("chart")
    await http.slack.until(lambda: len(http.slack.told) == 2)
    assert "£50,000" in words(http.slack.told[1]["blocks"])
    assert http.slack.files == {}


PLAN = {"title": "Your plan", "path": "/chat/plan", "formats": ["html", "pdf", "txt"], "plan": {"goal": "matron"}}


async def test_a_plan_is_uploaded_below_its_answer(both: Workspace) -> None:
    both.agent.answers["plan"] = [Answer("plan", "Your plan:", document=PLAN)]
    asked = await both.mention("plan")
    await both.slack.until(lambda: any("title" in file for file in both.slack.files.values()))
    (file,) = both.slack.files.values()
    assert (file["name"], file["title"], file["channel"], file["thread"]) == ("plan.pdf", "Your plan", "C1", asked["ts"])
    assert file["content"] == b"{'goal': 'matron'} as pdf"


async def test_a_plan_by_command_is_sent_in_private(http: Workspace) -> None:
    http.agent.answers["plan"] = [Answer("plan", "Your plan:", document=PLAN)]
    await http.command("plan")
    await http.slack.until(lambda: any("title" in file for file in http.slack.files.values()))
    (file,) = http.slack.files.values()
    assert (file["name"], file["channel"]) == ("plan.pdf", "DU1")


async def test_a_plan_that_cannot_be_written_leaves_its_answer(http: Workspace) -> None:
    http.agent.answers["plan"] = [Answer("plan", "Your plan:", document={"title": "Your plan"})]
    await http.write("plan")
    await http.told(1)
    assert http.slack.files == {}


async def test_what_slack_writes_for_links_and_mentions_reaches_the_assistant_as_a_person_reads_it(http: Workspace) -> None:
    await http.write("is <https://nhs.uk|nhs.uk> &lt;good&gt; &amp; fair, <@U2> in <#C9|jobs>? <https://a.example/b>")
    await http.told(1)
    assert http.agent.texts == ["is nhs.uk <good> & fair, in jobs? https://a.example/b"]


async def test_an_answer_cannot_call_everybody(http: Workspace) -> None:
    http.agent.answers["call"] = [Answer("duties", "<!channel> <@U2> <https://a.example|b>", suggestions=["<!here>"])]
    await http.write("call")
    (answer,) = await http.told(1)
    assert "<" not in answer["text"]
    assert all(element["type"] in ("text", "link") for element in answer["blocks"][0]["elements"][0]["elements"])
    await http.press(answer, buttons(answer)[0])
    answers = await http.told(2)
    assert answers[1]["blocks"][0]["elements"][0]["text"] == "<@U1> asked: &lt;!here&gt;"


async def test_a_message_slack_cannot_show_goes_as_plain_text(http: Workspace) -> None:
    http.slack.trouble["chat.postMessage"] = [(200, {}, {"ok": False, "error": "invalid_blocks"})]
    http.agent.answers["compare"] = [Answer("difference", "Both lead. [1]", table=table(), sources=[SOURCE])]
    await http.write("compare")
    (answer,) = await http.told(1)
    assert answer.get("blocks") is None
    assert "Both lead. [1]" in answer["text"] and "Matron: a" in answer["text"]


async def test_a_table_larger_than_slacks_is_told_in_lines(http: Workspace) -> None:
    http.agent.answers["compare"] = [Answer("difference", "Look.", table=table(150))]
    await http.write("compare")
    (answer,) = await http.told(1)
    assert "table" not in {block["type"] for block in answer["blocks"]}
    assert "Matron: a" in words(answer["blocks"])


# The quiz


def question(number: int) -> Answer:
    """Return a question of a quiz."""
    return Answer(
        "quiz", f"Question {number}: a or b?", progress=[number, 3], suggestions=[f"a{number}", f"b{number}", "Stop the quiz"]
    )


async def test_a_quiz_shows_its_progress_and_its_buttons_give_way_to_the_choice(both: Workspace) -> None:
    both.agent.answers.update({"quiz": [question(1)], "a1": [question(2)]})
    await both.write("quiz")
    (first,) = await both.told(1)
    assert words(first["blocks"][0]) == "Question 1 of 3  ▰▱▱"
    assert not any(block["type"] == "context_actions" for block in first["blocks"])
    await both.press(first, buttons(first)[0])
    _, second = await both.told(2)
    assert words(second["blocks"][0]) == "Question 2 of 3  ▰▰▱"
    (update,) = both.slack.updated
    assert update["ts"] == first["ts"] and buttons(update) == []
    assert words(update["blocks"]).endswith("✓ a1")


async def test_a_question_of_the_quiz_is_answered_once_however_often_its_buttons_are_pressed(http: Workspace) -> None:
    http.agent.answers.update({"quiz": [question(1)], "a1": [question(2)]})
    await http.write("quiz")
    (first,) = await http.told(1)
    await asyncio.gather(*(http.press(first, button) for button in (buttons(first)[0], buttons(first)[0], buttons(first)[1])))
    await http.told(2)
    assert len(http.agent.texts) == 2
    (update,) = http.slack.updated
    assert words(update["blocks"]).endswith(f"✓ {http.agent.texts[1]}")


async def test_a_quiz_answer_that_failed_may_be_given_again(http: Workspace) -> None:
    http.agent.answers["quiz"] = [Answer("quiz", "a or b?", progress=[1, 3], suggestions=["raise a", "b"])]
    await http.write("quiz")
    (first,) = await http.told(1)
    await http.press(first, buttons(first)[0])
    await http.told(2)
    assert http.slack.updated == []
    await http.press(first, buttons(first)[1])
    await http.told(3)
    assert http.agent.texts == ["quiz", "raise a", "b"]


async def test_nobody_else_can_answer_a_persons_quiz(http: Workspace) -> None:
    http.agent.answers["quiz"] = [question(1)]
    await http.mention("quiz")
    (first,) = await http.told(1)
    await http.press(first, buttons(first)[0], user="U2")
    await http.slack.until(lambda: http.slack.ephemeral)
    await http.told(1)
    assert http.slack.ephemeral[0]["user"] == "U2" and http.slack.updated == []
    assert http.agent.texts == ["quiz"]


async def test_a_quiz_by_command_is_for_that_persons_eyes_and_its_buttons_go_too(http: Workspace) -> None:
    http.agent.answers.update({"quiz": [question(1)], "a1": [question(2)]})
    await http.command("quiz")
    await http.slack.until(lambda: http.slack.told)
    await http.press({"channel": "C1"}, buttons(http.slack.told[0])[0], ephemeral=True)
    await http.slack.until(lambda: len(http.slack.told) == 3)
    settled, second = http.slack.told[1:]
    assert settled["replace_original"] and words(settled["blocks"]) == "✓ a1"
    assert words(second["blocks"]).startswith("Question 2 of 3")
    assert http.slack.posted == []


async def test_an_answer_that_was_typed_takes_the_buttons_away_too(http: Workspace) -> None:
    http.agent.answers.update({"quiz": [question(1)], "the first": [question(2)]})
    await http.write("quiz")
    (first,) = await http.told(1)
    await http.write("what is a matron?")
    await http.told(2)
    assert http.slack.updated == []
    await http.write("the first")
    await http.told(3)
    (update,) = http.slack.updated
    assert update["ts"] == first["ts"] and buttons(update) == []


# Ratings


async def test_thumbs_are_kept_with_the_message_and_the_answer_they_stand_below(both: Workspace) -> None:
    both.agent.answers["two"] = [Answer("duties", "First."), Answer("salary", "Second.")]
    asked = await both.mention("two")
    _, second = await both.told(2)
    await both.press(second, thumb(second, "positive"))
    await both.slack.until(lambda: both.store.ratings, 3)
    conversation, _ = both.agent.asked[0]
    assert both.store.ratings == [(conversation, asked["ts"], 1, True, "")]


async def test_thumbs_down_ask_what_was_wrong(both: Workspace) -> None:
    await both.write("matrons")
    (answer,) = await both.told(1)
    await both.press(answer, thumb(answer, "negative"))
    await both.slack.until(lambda: both.slack.modals)
    view = both.slack.modals[0]["view"]
    state = {"values": {"comment": {"comment": {"type": "plain_text_input", "value": "Too short"}}}}
    body = {"type": "view_submission", "user": {"id": "U1"}, "team": {"id": "T1"}, "view": {**view, "id": "V1", "state": state}}
    await both.request("interactive", body)
    await both.slack.settled()
    assert [rating[2:] for rating in both.store.ratings] == [(0, False, ""), (0, False, "Too short")]


async def test_only_who_asked_can_rate(http: Workspace) -> None:
    await http.mention("matrons")
    (answer,) = await http.told(1)
    await http.press(answer, thumb(answer, "positive"), user="U2")
    await http.slack.until(lambda: http.slack.ephemeral)
    assert http.store.ratings == []
    assert http.slack.ephemeral[0]["user"] == "U2"


async def test_small_talk_has_no_thumbs(http: Workspace) -> None:
    http.agent.answers["help me"] = [Answer("out_of_scope", "Call 116 123.", kind="crisis")]
    await http.write("help me")
    (answer,) = await http.told(1)
    assert [block["type"] for block in answer["blocks"]] == ["rich_text"]


# A person's own data


async def test_a_persons_data_are_sent_to_them_in_private(both: Workspace) -> None:
    await both.mention("matrons")
    await both.write("wards")
    await both.write("somebody else's", user="U2", channel="D2")
    await both.told(3)
    await both.command("export")
    await both.slack.until(lambda: both.slack.told and any("content" in file for file in both.slack.files.values()))
    (file,) = both.slack.files.values()
    assert file["channel"] == "DU1"
    held = json.loads(file["content"])["conversations"]
    said = [item["text"] for talk in held for item in talk["messages"] if item["from"] == "user"]
    assert sorted(said) == ["matrons", "wards"]


async def test_erasing_takes_every_talk_of_that_person_and_the_next_message_begins_anew(both: Workspace) -> None:
    thread = (await both.mention("matrons"))["ts"]
    await both.write("wards")
    await both.write("somebody else's", user="U2", channel="D2")
    await both.told(3)
    await both.command("erase")
    await both.slack.until(lambda: both.slack.told)
    offer = both.slack.told[0]
    assert "Slack keeps its own copy" in words(offer["blocks"])
    (button,) = buttons(offer)
    assert button["confirm"]
    assert len(list(await both.store.keys())) == 3
    await both.press({"channel": "C1"}, button, ephemeral=True)
    await both.slack.until(lambda: len(both.slack.told) == 2)
    assert both.slack.told[1]["text"] == "Your talks with me are erased."
    left = list(await both.store.keys())
    assert len(left) == 1 and (await both.store.history(left[0]))[0]["text"] == "somebody else's"
    await both.write("in the old thread", channel="C1", thread_ts=thread)
    await both.write("wards again")
    await both.told(4)
    assert both.agent.asked[-1][0] not in {conversation for conversation, _ in both.agent.asked[:-1]}


async def test_erasing_from_the_home_tab_is_confirmed_in_private(http: Workspace) -> None:
    await http.write("wards")
    await http.told(1)
    await http.event({"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"})
    await http.slack.until(lambda: http.slack.homes)
    await http.press_at_home(buttons(http.slack.homes["U1"])[-1])
    answers = await http.told(2)
    assert answers[1]["text"] == "Your talks with me are erased."
    assert list(await http.store.keys()) == []


async def test_erasing_waits_for_the_turn_under_way(http: Workspace) -> None:
    await http.write("wait")
    await http.command("erase")
    await http.slack.until(lambda: http.slack.told)
    await http.press({"channel": "C1"}, buttons(http.slack.told[0])[0], ephemeral=True)
    await http.slack.settled()
    assert len(http.slack.told) == 1
    http.agent.go_on.set()
    await http.slack.until(lambda: len(http.slack.told) == 2)
    assert list(await http.store.keys()) == []


async def test_who_has_nothing_stored_is_told_so(http: Workspace) -> None:
    await http.command("export")
    await http.slack.until(lambda: http.slack.told)
    assert http.slack.told[0]["text"] == "I hold nothing about you."
    assert http.slack.files == {}


# What Slack repeats, and what it must not


async def test_an_event_that_comes_again_is_answered_once(both: Workspace) -> None:
    event = await both.write("matrons")
    for _ in range(3):
        await both.event(event)
    await both.told(1)
    await both.event(event)
    await both.told(1)
    assert both.agent.texts == ["matrons"]


async def test_an_event_that_comes_again_after_a_restart_is_answered_once(slack: Slack, tmp_path: Path) -> None:
    async with serving(tmp_path, "http", slack) as before:
        event = await before.write("matrons")
        await before.told(1)
    async with serving(tmp_path, "http", slack) as after:
        await after.event(event)
        await after.told(1)
        assert after.agent.texts == []


async def test_a_button_pressed_twice_sends_two_questions_but_one_press_repeated_only_one(http: Workspace) -> None:
    await http.write("matrons")
    (answer,) = await http.told(1)
    await http.press(answer, buttons(answer)[0], action_ts="1.1")
    await http.press(answer, buttons(answer)[0], action_ts="1.1")
    await http.told(2)
    await http.press(answer, buttons(answer)[0], action_ts="1.2")
    await http.told(3)


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B2"},
        {"subtype": "bot_message", "bot_id": "B2"},
        {"user": BOT},
        {"user": "USLACKBOT"},
        {"subtype": "message_changed", "message": {"text": "matrons", "user": "U1"}},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"edited": {"user": "U1", "ts": "1.1"}},
        {"user": None},
    ],
    ids=str,
)
@pytest.mark.parametrize("thread", [{}, {"thread_ts": "1600000000.000001"}], ids=["", "thread"])
async def test_bots_edits_and_other_news_are_not_answered(http: Workspace, event: dict[str, Any], thread: dict[str, Any]) -> None:
    await http.write("matrons", **{**thread, **event})
    await http.told(0)
    assert http.agent.texts == []


async def test_an_edit_that_adds_a_mention_is_not_answered(http: Workspace) -> None:
    await http.mention("matrons", edited={"user": "U1", "ts": "1.1"})
    await http.told(0)


@pytest.mark.parametrize("more", [{"subtype": "file_share", "files": [{"id": "F1"}]}, {"subtype": "thread_broadcast"}], ids=str)
async def test_a_message_with_a_file_or_sent_to_the_channel_too_is_answered(http: Workspace, more: dict[str, Any]) -> None:
    await http.write("matrons", **more)
    await http.told(1)


async def test_quick_messages_are_answered_one_after_another(http: Workspace) -> None:
    for text in ("wait", "second", "third"):
        await http.write(text)
    await http.slack.settled()
    assert http.agent.texts == ["wait"]
    http.agent.go_on.set()
    answers = await http.told(3)
    assert [words(answer["blocks"]).splitlines()[0] for answer in answers] == ["On wait.", "On second.", "On third."]


async def test_fifty_people_at_once_are_all_answered_with_their_own(both: Workspace) -> None:
    await asyncio.gather(*(both.write(f"question {number}", user=f"U{number}x", channel=f"D{number}") for number in range(50)))
    answers = await both.told(50)
    told = {answer["channel"]: words(answer["blocks"]).splitlines()[0] for answer in answers}
    assert told == {f"D{number}": f"On question {number}." for number in range(50)}


# What goes wrong


async def test_a_request_that_slack_did_not_sign_is_refused(http: Workspace) -> None:
    body = json.dumps(
        {
            "type": "event_callback",
            "team_id": "T1",
            "event": {"type": "message", "channel": "D1", "user": "U1", "text": "x", "ts": "1.1"},
        }
    )
    assert (await http.signed(body, secret="f" * 32)).status_code == 401
    assert (await http.signed(body, at=int(time.time()) - 600)).status_code == 401
    assert (await http.signed(body, at="soon")).status_code == 401
    assert (await http.signed(body, **{"X-Slack-Signature": ""})).status_code == 401
    assert (await http.http.post("/slack/events", content=body)).status_code == 401
    await http.told(0)
    assert http.agent.texts == []


async def test_a_signed_request_replayed_is_not_answered_again(http: Workspace) -> None:
    event = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "text": "matrons", "ts": "1.1"}
    body, at = json.dumps({"type": "event_callback", "team_id": "T1", "event": event}), int(time.time())
    for _ in range(2):
        assert (await http.signed(body, at=at)).status_code == 200
    await http.told(1)


@pytest.mark.parametrize(
    ("body", "status"),
    [("x" * 600_000, 413), ("{", 400), ("[" * 100_000, 400), ("payload=%7B", 400), ("null", 400), ("[]", 400), ("7", 400)],
    ids=["large", "cut", "nested", "form", "null", "list", "number"],
)
async def test_what_is_no_request_of_slacks_is_refused(http: Workspace, body: str, status: int) -> None:
    kind = "application/x-www-form-urlencoded" if body.startswith("payload") else "application/json"
    assert (await http.signed(body, kind)).status_code == status


async def test_bytes_that_are_no_text_are_refused(http: Workspace) -> None:
    response = await http.http.post("/slack/events", content=b"\xff\xfe", headers={"Content-Type": "application/json"})
    assert response.status_code == 400


async def test_slack_can_verify_the_address(http: Workspace) -> None:
    response = await http.signed(json.dumps({"type": "url_verification", "challenge": "abc"}), "application/json; charset=utf-8")
    assert (response.status_code, response.json()) == (200, {"challenge": "abc"})


async def test_an_unknown_button_is_acknowledged_and_explained(both: Workspace) -> None:
    await both.mention("matrons")
    (answer,) = await both.told(1)
    await both.press(answer, {"type": "button", "action_id": "of_last_year", "value": "x"})
    await both.slack.until(lambda: both.slack.ephemeral)
    assert "no longer in use" in both.slack.ephemeral[0]["text"]
    assert both.agent.texts == ["matrons"]


async def test_unknown_events_and_shortcuts_are_acknowledged(both: Workspace) -> None:
    await both.event({"type": "reaction_added", "user": "U1"})
    shortcut = {"type": "shortcut", "callback_id": "x", "trigger_id": "1.1", "user": {"id": "U1"}, "team": {"id": "T1"}}
    await both.request("interactive", shortcut)
    await both.told(0)


async def test_a_message_too_long_is_told_so(http: Workspace) -> None:
    await http.mention("a" * 1001)
    await http.slack.until(lambda: http.slack.ephemeral)
    await http.told(0)
    (note,) = http.slack.ephemeral
    assert "1,000 characters" in note["text"] and http.agent.texts == []


async def test_a_mention_with_nothing_else_is_a_greeting(http: Workspace) -> None:
    await http.mention("")
    await http.told(1)
    assert http.agent.texts == ["hello"]


async def test_who_asks_too_fast_is_told_to_wait(slack: Slack, tmp_path: Path) -> None:
    async with serving(tmp_path, "http", slack, CHAT_RATE_LIMIT="2/minute") as workspace:
        for number in range(3):
            await workspace.write(f"question {number}")
        answers = await workspace.told(3)
        assert "Please wait" in answers[2]["text"]
        await workspace.write("question", user="U2", channel="D2")
        await workspace.told(4)


async def test_a_turn_that_fails_is_an_apology_under_a_reference(http: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        await http.write("raise my private words")
        (answer,) = await http.told(1)
    reference = answer["text"].partition("Reference: ")[2][:8]
    assert reference and reference in caplog.text
    assert "private" not in caplog.text


async def test_too_many_requests_are_waited_for_and_delivered(http: Workspace) -> None:
    limited = (429, {"Retry-After": "0"}, {"ok": False, "error": "ratelimited"})
    http.slack.trouble["chat.postMessage"] = [limited, limited]
    await http.write("matrons")
    await http.told(1)
    assert [name for name, _ in http.slack.calls].count("chat.postMessage") == 3


@pytest.mark.parametrize("trouble", [None, (500, {}, {"ok": False, "error": "internal_error"})], ids=["broken", "500"])
async def test_a_fault_of_the_network_or_of_slack_is_tried_again(http: Workspace, trouble: Any) -> None:
    http.slack.trouble["chat.postMessage"] = [trouble]
    await http.write("matrons")
    await http.told(1)


async def test_an_answer_that_cannot_be_delivered_is_stored_all_the_same(
    http: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    http.slack.trouble["chat.postMessage"] = [(200, {}, {"ok": False, "error": "fatal_error"})]
    await http.write("matrons")
    await http.told(0)
    await http.slack.until(lambda: "fatal_error" in caplog.text)
    ((conversation, _),) = http.agent.asked
    assert [item["from"] for item in await http.store.history(conversation)] == ["user", "advisor"]
    await http.write("wards")
    await http.told(1)


@pytest.mark.parametrize("error", ["channel_not_found", "not_in_channel", "is_archived", "restricted_action_read_only_channel"])
async def test_where_the_app_may_not_write_the_answer_goes_to_the_person(http: Workspace, error: str) -> None:
    http.slack.trouble["chat.postMessage"] = [(200, {}, {"ok": False, "error": error})]
    await http.mention("matrons")
    (answer,) = await http.told(1)
    assert answer["channel"] == "DU1" and answer.get("thread_ts") is None
    assert words(answer["blocks"]).splitlines()[1] == "On matrons."


async def test_a_command_whose_response_address_is_gone_is_answered_in_private(http: Workspace) -> None:
    http.slack.trouble["response"] = [(404, {}, {"error": "expired_url"})]
    await http.command("matrons")
    (answer,) = await http.told(1)
    assert answer["channel"] == "DU1"


async def test_a_database_that_fails_is_an_apology(http: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    metadata.drop_all(http.store._engine)
    await http.write("matrons")
    (answer,) = await http.told(1)
    assert "Reference: " in answer["text"] and "StoreError" in caplog.text
    assert http.agent.texts == []


@pytest.mark.parametrize("word", ["export", "erase"])
async def test_what_cannot_be_given_out_or_erased_just_now_is_told(http: Workspace, word: str) -> None:
    await http.write("matrons")
    await http.told(1)
    metadata.drop_all(http.store._engine)
    await http.command(word)
    await http.slack.until(lambda: http.slack.told)
    if word == "erase":
        await http.press({"channel": "C1"}, buttons(http.slack.told[0])[0], ephemeral=True)
        await http.slack.until(lambda: len(http.slack.told) == 2)
    assert "Reference: " in http.slack.told[-1]["text"]


async def test_slack_is_acknowledged_in_time_even_when_it_is_slow_itself(both: Workspace) -> None:
    both.slack.stalled = asyncio.Event()
    await asyncio.gather(*(both.write(f"question {number}", user=f"U{number}x", channel=f"D{number}") for number in range(3)))
    both.slack.stalled.set()
    await both.told(3)


async def test_messages_under_way_are_answered_before_the_server_stops(slack: Slack, tmp_path: Path) -> None:
    async with serving(tmp_path, "http", slack) as workspace:
        await workspace.write("wait")
        await workspace.slack.settled()
    assert [words(message["blocks"]).splitlines()[0] for message in slack.posted] == ["On wait."]


# Socket Mode


async def test_a_socket_that_slack_closes_is_opened_again(socket: Workspace) -> None:
    for ending in ("refresh_requested", "link_closed"):
        before = socket.slack.connections
        if ending == "refresh_requested":
            await socket.slack.sockets[-1].send_json({"type": "disconnect", "reason": ending})
        else:
            await socket.slack.sockets[-1].close()
        await socket.slack.until(lambda before=before: socket.slack.connections > before)
        await socket.slack.settled()
        await socket.write(f"after {ending}")
    await socket.told(2)


async def test_an_envelope_sent_again_on_a_new_socket_is_answered_once(socket: Workspace) -> None:
    event = await socket.write("matrons")
    await socket.told(1)
    await socket.slack.sockets[-1].close()
    await socket.slack.until(lambda: socket.slack.connections == 2)
    await socket.event(event)
    await socket.told(1)


async def test_over_a_socket_there_is_no_public_address(socket: Workspace) -> None:
    for path in ("/slack/events", "/slack/install"):
        assert (await socket.http.post(path)).status_code in (404, 405)


# Several workspaces


async def install(workspace: Workspace, team: str) -> Any:
    """Install the app in a workspace as an administrator does."""
    page = await workspace.http.get("/slack/install")
    assert page.status_code == 200 and "slack.com/oauth/v2/authorize" in page.text
    state = page.text.partition("state=")[2].split("&")[0].split('"')[0]
    cookie = page.headers["set-cookie"].split(";")[0]
    return await workspace.http.get(f"/slack/oauth_redirect?code={team}&state={state}", headers={"Cookie": cookie})


async def test_workspaces_install_the_app_and_each_is_answered_with_its_own_token(slack: Slack, tmp_path: Path) -> None:
    async with serving(tmp_path, "oauth", slack) as workspace:
        for team in ("T7", "T8"):
            assert (await install(workspace, team)).status_code == 200
            await workspace.write("matrons", team=team)
        answers = await workspace.told(2)
        assert [answer["token"] for answer in answers] == ["xoxb-T7", "xoxb-T8"]
    async with serving(tmp_path, "oauth", slack) as again:
        await again.write("wards", team="T7")
        assert (await again.told(3))[2]["token"] == "xoxb-T7"


async def test_a_workspace_that_has_not_installed_the_app_or_has_left_is_not_answered(slack: Slack, tmp_path: Path) -> None:
    async with serving(tmp_path, "oauth", slack) as workspace:
        await workspace.write("matrons", team="T9")
        await workspace.told(0)
        await install(workspace, "T7")
        await workspace.event({"type": "app_uninstalled"}, "T7")
        await workspace.slack.settled()
        await workspace.write("matrons", team="T7")
        await workspace.told(0)


async def test_an_installation_with_another_state_is_refused(slack: Slack, tmp_path: Path) -> None:
    async with serving(tmp_path, "oauth", slack) as workspace:
        response = await workspace.http.get("/slack/oauth_redirect?code=T7&state=made-up")
        assert response.status_code == 400
        assert "oauth.v2.access" not in [name for name, _ in slack.calls]


@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all.db", "nonsense", "postgresql+nodriver://a/b"])
def test_a_database_that_cannot_keep_workspaces_is_one_line(url: str) -> None:
    with pytest.raises(StoreError, match=r"^Slack's workspaces cannot be kept in the database .*check DATABASE_URL.$"):
        open_stores(url, "1.2", logging.getLogger("test"))


# Start


def test_without_settings_there_is_no_address_and_nothing_to_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    for name in [name for name in os.environ if name.startswith("SLACK_")]:
        monkeypatch.delenv(name)
    routes = SlackInput.from_credentials(None).blueprint(None)
    assert (routes._future_routes, routes._future_listeners) == (set(), [])


def test_the_settings_may_stand_in_credentials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    entry = {"bot_token": BOT_TOKEN, "signing_secret": SECRET, "client_id": None}
    routes = SlackInput.from_credentials(entry).blueprint(None)
    assert [route.uri for route in routes._future_routes] == ["/events"]
    with pytest.raises(SettingError, match="api_url in"):
        SlackInput.from_credentials({**entry, "api_url": "nowhere"})


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (SlackSettings("xoxb-2-other", APP_TOKEN), "SLACK_BOT_TOKEN"),
        (SlackSettings(BOT_TOKEN, "xapp-2-other"), "SLACK_APP_TOKEN"),
    ],
    ids=["bot", "app"],
)
async def test_a_token_slack_does_not_know_is_one_line_and_the_other_channels_go_on(
    slack: Slack, tmp_path: Path, caplog: pytest.LogCaptureFixture, wrong: SlackSettings, named: str
) -> None:
    settings = SlackSettings(wrong.bot_token, wrong.app_token, api_url=f"{slack.url}/api/")
    async with serving(tmp_path, "socket", slack, settings) as workspace:
        await slack.until(lambda: named in caplog.text)
        await slack.settled()
        lines = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
        assert len(lines) == 1 and "invalid_auth" in lines[0] and "api.slack.com/apps" in lines[0]
        assert "other" not in caplog.text
        assert slack.connections == 0
        assert (await workspace.http.post("/chat/session")).status_code == 200


async def test_slack_out_of_reach_holds_nothing_up(slack: Slack, tmp_path: Path) -> None:
    settings = settings_of("socket", "http://127.0.0.1:9")
    async with serving(tmp_path, "socket", slack, settings) as workspace:
        assert (await workspace.http.post("/chat/session")).status_code == 200
