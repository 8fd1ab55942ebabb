"""What the Slack app does with each kind of request: messages, commands, buttons, the Home tab and the assistant's threads.

Each is acknowledged first; the work goes on in a task of its own.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import re
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncAssistant, AsyncBoltContext, AsyncSetSuggestedPrompts
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from ...answers import replies
from ...server import incidents
from ...stores.messages import failure
from ..errors import ChatError
from . import blocks
from .mentions import begins_with_another, escape, mentions, typed
from .outbox import Outbox, Target
from .talks import Seat, Talks

logger = logging.getLogger(__name__)

Taken = Callable[[], Awaitable[None]]

# Kinds of message events that a person writes; all others tell of edits, deletions and bots.
_WRITTEN = (None, "file_share", "thread_broadcast", "me_message")
QUIZ = "Take the quiz"
QUESTIONS = (
    "What's the difference between leadership and management in healthcare?",
    "How much does a ward manager earn?",
    "How do I get into healthcare management?",
    "MHA or MBA?",
    "What does a practice manager do?",
)
# Slack shows four prompts at most.
PROMPTS = (*QUESTIONS[:3], QUIZ)
HELP = (
    "Type `/career` and your question, such as `/career How much does a matron earn?` Only you see the answer.\n"
    "`/career export` sends you everything I hold about you, `/career erase` erases it."
)
_EXPORT_NAME = "career-advisor.json"


class Listeners:
    """Answers what Slack sends."""

    def __init__(self, talks: Talks, outbox: Outbox) -> None:
        """Take the conversations, and what delivers answers."""
        self._talks = talks
        self._outbox = outbox
        self._tasks: set[asyncio.Task[None]] = set()

    def register(self, app: AsyncApp) -> None:
        """Register every listener with the Bolt app."""
        assistant = AsyncAssistant(app_name="advisor", logger=app.logger)
        assistant.thread_started(self._thread_started)
        assistant.user_message(self._message)
        # Where else the person looks meanwhile changes no answer; Bolt's own listener would read the thread for it.
        assistant.thread_context_changed(_ignored)
        app.use(assistant)
        app.event("app_mention")(self._message)
        app.event("message")(self._message)
        app.event("app_home_opened")(self._home_opened)
        app.command(re.compile(".+"))(self._command)
        app.action(re.compile(rf"{blocks.SUGGESTION}:\d+"))(self._suggestion)
        app.action(re.compile(rf"{blocks.QUIZ}:\w*:\d+"))(self._quiz)
        app.action(re.compile(rf"{blocks.HOME}:\w+"))(self._from_home)
        app.action(blocks.FEEDBACK)(self._thumbs)
        app.action(blocks.EXPORT)(self._export)
        app.action(blocks.ERASE)(self._erase)
        app.view(blocks.COMMENT)(self._comment)
        # After all others: what is left over must not be sent again by Slack for want of an answer.
        app.action(re.compile(".*"))(self._unknown_action)
        app.event(re.compile(".*"))(_ignored)
        app.shortcut(re.compile(".*"))(_acknowledged)
        app.view(re.compile(".*"))(_acknowledged)

    def _start(self, what: str, work: Coroutine[Any, Any, None], target: Target | None = None) -> None:
        """Run some work in a task. Whatever it raises is logged without what the person typed, and told to a target."""

        async def guarded() -> None:
            try:
                await work
            except Exception as error:
                reference = incidents.record(logger, what, error)
                if target:
                    await self._outbox.note(target, failure(reference)["text"])

        task = asyncio.create_task(guarded())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self, seconds: float) -> None:
        """Wait for the work under way."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    async def _converse(
        self, seat: Seat, target: Target, message_id: str, text: str, asked: str = "", taken: Taken | None = None
    ) -> None:
        """Ask the assistant and deliver what it answers; a message that was taken up before is left alone.

        Args:
            seat: Who asks, and where.
            target: Where the answer goes.
            message_id: What tells the message from others.
            text: The message.
            asked: A line of mrkdwn above the answer.
            taken: What to do before the answer is delivered, if there is one.
        """
        async with self._talks.in_order(seat):
            try:
                answers = await self._talks.ask(seat, message_id, text)
            except ChatError as error:
                await self._outbox.note(target, error.message)
                return
            # Whatever went wrong, a person gets an apology and the log a line to look it up by.
            except Exception as error:
                answers, taken = [failure(incidents.record(logger, "A message from Slack", error))["custom"]], None
            if answers is None:
                return
            if taken:
                await taken()
            await self._outbox.answers(target, answers, ratings=lambda index: _rating(seat, message_id, index), asked=asked)

    # Messages

    async def _message(self, event: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        async def read() -> None:
            if await self._is_for_us(event, context):
                seat, target = _place_of(event, context, client)
                await self._converse(seat, target, event["ts"], typed(event.get("text") or "") or "hello")

        if _is_of_a_person(event):
            self._start("A message from Slack", read())

    async def _is_for_us(self, event: Mapping[str, Any], context: AsyncBoltContext) -> bool:
        """Tell whether a message is for the advisor: private, mentioning it, or in a thread where the person talks with it."""
        text = event.get("text") or ""
        private = event["channel"].startswith("D")
        if event["type"] == "app_mention":
            # Private messages come as messages as well, and with more about them.
            return not private
        if private or mentions(text, context.bot_user_id):
            return True
        if not event.get("thread_ts") or begins_with_another(text, context.bot_user_id):
            return False
        try:
            return await self._talks.holds(Seat(_team(context), event["user"], f"{event['channel']}:{event['thread_ts']}"))
        except ChatError:
            return False

    async def _thread_started(
        self,
        event: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
        set_suggested_prompts: AsyncSetSuggestedPrompts,
    ) -> None:
        thread = event["assistant_thread"]
        seat = Seat(_team(context), thread["user_id"], f"dm:{thread['thread_ts']}")
        target = Target(client, seat.user, thread["channel_id"], thread["thread_ts"])

        async def greet() -> None:
            greeting = replies.greeting()
            if not await self._talks.begin(seat, greeting):
                return
            text, shown = blocks.message(greeting)
            await self._outbox.post(target, text, shown)
            # Workspaces whose plan has no assistants refuse prompts.
            try:
                await set_suggested_prompts(prompts=list(PROMPTS), title="Ask me, for instance")
            except SlackApiError as error:
                logger.info("Slack takes no suggested prompts here: %s", error.response.get("error"))

        self._start("Greeting in Slack", greet())

    # The slash command

    async def _command(self, ack: AsyncAck, command: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        await ack()
        seat = Seat(_team(context), command["user_id"], f"{command['channel_id']}:command")
        target = Target(client, seat.user, command["channel_id"], response_url=command["response_url"])
        text = typed(command.get("text") or "")
        word = text.lower()
        if word in ("", "help"):
            self._start("Help in Slack", self._post(target, HELP, [blocks.section(HELP), blocks.context(blocks.OWN_COPY)]))
        elif word == "erase":
            self._start("Offering to erase", self._post(target, *blocks.erase_offer()))
        elif word == "export":
            self._start("An export for Slack", self._send_export(seat, target), target)
        else:
            message_id = _short(command["trigger_id"])
            self._start("A command from Slack", self._converse(seat, target, message_id, text, _asked(target, text)))

    async def _post(self, target: Target, text: str, shown: list[blocks.Block]) -> None:
        await self._outbox.post(target, text, shown)

    # Buttons

    async def _suggestion(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        await ack()
        seat, target = _clicked(body, context, client)
        action = body["actions"][0]
        message_id = _short(f"{body['container']['message_ts']}:{action['action_ts']}")
        self._start(
            "A button in Slack", self._converse(seat, target, message_id, action["value"], _asked(target, action["value"]))
        )

    async def _quiz(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        await ack()
        seat, target = _clicked(body, context, client)
        ts, action = body["container"]["message_ts"], body["actions"][0]
        owner, choice = action["action_id"].split(":")[1], action["value"]

        # Of a message for one person's eyes Slack does not send the blocks along.
        shown = (body.get("message") or {}).get("blocks") or []

        async def settle() -> None:
            self._outbox.settle(target)
            await self._outbox.replace(target, ts, escape(choice), blocks.answered(shown, choice))

        async def answer() -> None:
            if owner != seat.user:
                await self._outbox.note(target, "This is somebody else's quiz. To take it yourself, ask me for the quiz.")
                return
            # One id for all its buttons: a question is answered once.
            await self._converse(seat, target, f"quiz:{ts}", choice, taken=settle)

        self._start("A quiz answer in Slack", answer())

    async def _from_home(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        await ack()
        action = body["actions"][0]
        user, question = body["user"]["id"], action["value"]

        async def ask() -> None:
            # A thread of its own, which is how Slack keeps apart talks with an assistant.
            opened = await self._outbox.post(Target(client, user, user), f"You asked: {escape(question)}")
            if opened is None or opened.ts is None:
                return
            target = Target(client, user, opened.target.channel, opened.ts)
            await self._converse(Seat(_team(context), user, f"dm:{opened.ts}"), target, _short(action["action_ts"]), question)

        self._start("A question from the Home tab", ask())

    async def _thumbs(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        await ack()
        seat, target = _clicked(body, context, client)
        rating, _, thumb = body["actions"][0]["value"].rpartition(":")
        user, message_id, index = _rated(rating)

        async def rate() -> None:
            if user != seat.user:
                await self._outbox.note(target, "Only the person who asked can rate this answer.")
            elif not await self._talks.rate(seat, message_id, index, thumb == "up"):
                await self._outbox.note(target, "This talk was erased, so there is nothing to rate.")
            elif thumb == "down":
                form = blocks.comment_form(json.dumps([seat.place, rating]))
                await client.views_open(trigger_id=body["trigger_id"], view=form)

        self._start("A rating from Slack", rate(), target)

    async def _comment(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack()
        place, rating = json.loads(body["view"]["private_metadata"])
        comment = body["view"]["state"]["values"][blocks.COMMENT][blocks.COMMENT].get("value")
        user, message_id, index = _rated(rating)

        async def rate() -> None:
            if comment:
                await self._talks.rate(Seat(_team(context), user, place), message_id, index, False, comment)

        self._start("A comment from Slack", rate())

    async def _unknown_action(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        await ack()
        _, target = _clicked(body, context, client)
        self._start("An unknown button", self._outbox.note(target, "This button is no longer in use. Please type your question."))

    # The Home tab and a person's own data

    async def _home_opened(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        async def publish() -> None:
            await client.views_publish(user_id=event["user"], view=blocks.home(QUESTIONS, QUIZ))

        if event.get("tab") == "home":
            self._start("The Home tab", publish())

    async def _export(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        await ack()
        seat, target = _clicked(body, context, client)
        self._start("An export for Slack", self._send_export(seat, target), target)

    async def _send_export(self, seat: Seat, target: Target) -> None:
        held = await self._talks.export(seat.person)
        if not held["conversations"]:
            await self._outbox.note(target, "I hold nothing about you.")
            return
        private = Target(target.client, seat.user, seat.user)
        opened = await self._outbox.post(
            private,
            "Here is everything I hold about you.",
            [blocks.section("Here is everything I hold about you."), blocks.context(blocks.OWN_COPY)],
        )
        content = json.dumps(held, ensure_ascii=False, indent=2).encode()
        if opened is None or not await self._outbox.file(opened.target, _EXPORT_NAME, "Your data", content):
            await self._outbox.note(target, "Sorry, the file could not be sent just now. Please try again later.")
        elif target.response_url:
            await self._outbox.note(target, "I have sent you the file in a direct message.")

    async def _erase(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        await ack()
        seat, target = _clicked(body, context, client)

        async def erase() -> None:
            count = await self._talks.erase(seat.person)
            told = "Your talks with me are erased." if count else "I hold nothing about you."
            await self._outbox.post(target, told, [blocks.section(told), blocks.context(blocks.OWN_COPY)])

        self._start("Erasing for Slack", erase(), target)


async def _ignored() -> None:
    """Leave an event alone; Bolt has acknowledged it."""


async def _acknowledged(ack: AsyncAck) -> None:
    await ack()


def _team(context: AsyncBoltContext) -> str:
    return str(context.enterprise_id if context.is_enterprise_install else context.team_id)


def _short(id: str) -> str:
    """Return an id that is short enough for the store, the same for the same id."""
    return hashlib.sha256(id.encode()).hexdigest()[:40]


def _is_of_a_person(event: Mapping[str, Any]) -> bool:
    by_a_bot = event.get("bot_id") or event.get("bot_profile") or not event.get("user") or event["user"] == "USLACKBOT"
    # An edit that adds a mention comes as a mention.
    return not by_a_bot and event.get("subtype") in _WRITTEN and "edited" not in event


def _place_of(event: Mapping[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> tuple[Seat, Target]:
    """Return whose message it is and where its answer goes: in private as it was asked, in a channel in its thread."""
    channel, thread = event["channel"], event.get("thread_ts")
    if channel.startswith("D"):
        place = f"dm:{thread}" if thread else "dm"
    else:
        thread = thread or event["ts"]
        place = f"{channel}:{thread}"
    return Seat(_team(context), event["user"], place), Target(client, event["user"], channel, thread)


def _clicked(body: Mapping[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> tuple[Seat, Target]:
    """Return who pressed a button, and where the answer goes."""
    user, container = body["user"]["id"], body["container"]
    if container["type"] == "view":
        return Seat(_team(context), user, "dm"), Target(client, user, user)
    channel = container["channel_id"]
    if container.get("is_ephemeral"):
        return Seat(_team(context), user, f"{channel}:command"), Target(client, user, channel, response_url=body["response_url"])
    written = {"type": "message", "channel": channel, "user": user, "ts": container["message_ts"]}
    thread = (body.get("message") or {}).get("thread_ts") or container.get("thread_ts")
    return _place_of({**written, "thread_ts": thread}, context, client)


def _asked(target: Target, question: str) -> str:
    return f"You asked: {escape(question)}" if target.response_url else f"<@{target.user}> asked: {escape(question)}"


def _rating(seat: Seat, message_id: str, index: int) -> str:
    return json.dumps([seat.user, message_id, index])


def _rated(rating: str) -> tuple[str, str, int]:
    user, message_id, index = json.loads(rating)
    return str(user), str(message_id), int(index)
