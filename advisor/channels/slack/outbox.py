"""Delivering to Slack. What cannot be shown one way is shown another; what cannot be delivered is logged, not lost."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from ...answers.model import Answer
from ...server import incidents
from . import blocks
from .blocks import Block
from .files import Makers
from .mentions import escape

logger = logging.getLogger(__name__)

# Slack's words for a place that takes no message of ours; the person is answered in private instead.
_CLOSED = {"channel_not_found", "not_in_channel", "is_archived", "thread_not_found", "cannot_reply_to_message", "no_permission"}
_CLOSED_PREFIXES = ("restricted_action",)
_UNSHOWN = ("invalid_blocks", "msg_blocks_too_long", "block_mismatch", "unsupported_block", "only_one_table")
_OPEN_QUESTIONS = 2000


def retry_handlers() -> list[AsyncRetryHandler]:
    """Return what tries a call of Slack's Web API again: a broken connection, a server's error, "too many requests"."""
    return [
        AsyncConnectionErrorRetryHandler(max_retry_count=2),
        AsyncServerErrorRetryHandler(max_retry_count=2),
        AsyncRateLimitErrorRetryHandler(max_retry_count=5),
    ]


@dataclass(frozen=True)
class Target:
    """Where an answer goes.

    Attributes:
        client: Client with the workspace's token.
        user: The person it is for.
        channel: A channel's id; a person's id stands for their direct messages.
        thread: Timestamp of the thread's first message, if it goes into one.
        response_url: Where a message for that person's eyes alone is posted; it comes before the rest.
    """

    client: AsyncWebClient
    user: str
    channel: str
    thread: str | None = None
    response_url: str | None = None


class Outbox:
    """Posts answers and notes."""

    def __init__(self, makers: Makers) -> None:
        """Take what makes files."""
        self._makers = makers
        # The latest quiz question of each thread, whose buttons go when the quiz goes on by a typed answer.
        self._open: OrderedDict[tuple[str, str | None, str], tuple[str, str, list[Block]]] = OrderedDict()

    async def answers(
        self, target: Target, answers: Sequence[dict[str, Any]], *, ratings: Callable[[int], str], asked: str = ""
    ) -> None:
        """Deliver the answers to one message, each as a message of its own, the next questions below the last.

        Args:
            target: Where they go.
            answers: The answers, as JSON types.
            ratings: Gives what the thumbs below an answer stand for, from its index.
            asked: A line of mrkdwn above the first.
        """
        given = [Answer.from_dict(answer) for answer in answers]
        # Another question meanwhile leaves the quiz waiting, and its buttons good.
        if any(answer.topic == "quiz" for answer in given):
            await self._close(target)
        suggestions = list(dict.fromkeys(text for answer in given for text in answer.suggestions))
        for index, answer in enumerate(given):
            last = index == len(given) - 1
            text, shown = blocks.message(
                answer,
                asked="" if index else asked,
                owner=target.user,
                rating=ratings(index),
                suggestions=suggestions if last else (),
            )
            sent = await self.post(target, text, shown)
            if sent is None:
                continue
            if answer.topic == "quiz" and last and sent.ts:
                self._remember(sent, shown)
            if answer.chart:
                await self._picture(sent.target, answer.chart)
            if answer.document:
                await self._document(sent.target, answer.document)

    async def post(self, target: Target, text: str, shown: list[Block] | None = None) -> Sent | None:
        """Post a message; return where it went, None if Slack took it nowhere."""
        try:
            return await self._post(target, text, shown)
        except SlackApiError as error:
            code = str(error.response.get("error"))
            if shown and code.startswith(_UNSHOWN):
                logger.error("Slack did not take the blocks of a message, which goes as plain text: %s", code)
                return await self.post(target, text)
            closed = code in _CLOSED or code.startswith(_CLOSED_PREFIXES)
            if target.response_url or (closed and target.channel != target.user):
                note = blocks.context("I cannot write where you asked, so here is my answer.")
                return await self.post(Target(target.client, target.user, target.user), text, [note, *(shown or [])])
            _log("A message", error)
        # A network that stays down; the turn itself is stored by now.
        except Exception as error:
            _log("A message", error)
        return None

    async def _post(self, target: Target, text: str, shown: list[Block] | None) -> Sent:
        if target.response_url:
            webhook = AsyncWebhookClient(target.response_url, session=target.client.session, retry_handlers=retry_handlers())
            response = await webhook.send(text=text, response_type="ephemeral", replace_original=False, blocks=shown)
            if response.status_code != 200:
                raise SlackApiError("response_url", {"error": response.body.strip() or f"status {response.status_code}"})
            return Sent(target, None)
        posted = await target.client.chat_postMessage(
            channel=target.channel, text=text, thread_ts=target.thread, unfurl_links=False, unfurl_media=False, blocks=shown
        )
        # A person's id has become the id of the direct messages with them, which is what files need.
        return Sent(replace(target, channel=str(posted["channel"])), str(posted["ts"]))

    async def note(self, target: Target, text: str) -> None:
        """Tell a person something that is not an answer, for their eyes alone where that is possible."""
        if target.response_url or target.channel == target.user or target.channel.startswith("D"):
            await self.post(target, escape(text))
            return
        try:
            await target.client.chat_postEphemeral(
                channel=target.channel, user=target.user, text=escape(text), thread_ts=target.thread
            )
        except Exception as error:
            _log("A note", error)

    async def file(self, target: Target, name: str, title: str, content: bytes, alt: str | None = None) -> bool:
        """Upload a file to a channel; return whether Slack took it."""
        try:
            await target.client.files_upload_v2(
                filename=name, title=title, content=content, alt_txt=alt, channel=target.channel, thread_ts=target.thread
            )
        except Exception as error:
            _log("A file", error)
            return False
        return True

    async def _picture(self, target: Target, chart: dict[str, Any]) -> None:
        """Upload a chart. Where no file can go, or none can be drawn, its words are posted."""
        if target.response_url is None:
            content = await _made(self._makers.picture, chart)
            alt = blocks.cut(chart["alt"], blocks.ALT_TEXT)
            if content and await self.file(target, f"{chart['kind']}.png", chart["title"], content, alt):
                return
        title = f"*{escape(chart['title'])}*"
        await self.post(target, blocks.notice(chart["alt"]), [blocks.context(title, escape(chart["alt"]))])

    async def _document(self, target: Target, document: dict[str, Any]) -> None:
        """Upload a document, into the direct messages where the answer is for one person's eyes."""
        content = await _made(self._makers.document, document)
        if content is None:
            return
        title = document["title"]
        if target.response_url is not None:
            opened = await self.post(Target(target.client, target.user, target.user), blocks.notice(title))
            if opened is None:
                return
            target = opened.target
        await self.file(target, "plan.pdf", title, content)

    async def replace(self, target: Target, ts: str, text: str, shown: list[Block]) -> None:
        """Put something in the place of a message of ours."""
        try:
            if target.response_url:
                webhook = AsyncWebhookClient(target.response_url, session=target.client.session, retry_handlers=retry_handlers())
                await webhook.send(text=text, blocks=shown, replace_original=True)
            else:
                await target.client.chat_update(channel=target.channel, ts=ts, text=text, blocks=shown)
        # Buttons that stay do no harm: each is answered once.
        except Exception as error:
            _log("A change of a message", error)

    def _remember(self, sent: Sent, shown: list[Block]) -> None:
        target = sent.target
        self._open[target.channel, target.thread, target.user] = (str(sent.ts), target.channel, shown)
        while len(self._open) > _OPEN_QUESTIONS:
            self._open.popitem(last=False)

    def settle(self, target: Target) -> None:
        """Take note that the buttons of the latest quiz question in a thread are gone."""
        self._open.pop((target.channel, target.thread, target.user), None)

    async def _close(self, target: Target) -> None:
        question = self._open.pop((target.channel, target.thread, target.user), None)
        if question:
            ts, channel, shown = question
            await self.replace(replace(target, channel=channel), ts, "Answered.", blocks.answered(shown, ""))


async def _made(make: Callable[[dict[str, Any]], bytes], from_: dict[str, Any]) -> bytes | None:
    try:
        return await asyncio.to_thread(make, from_)
    # Whatever the making stumbles over, the answer itself is out.
    except Exception as error:
        incidents.record(logger, "A file for Slack", error)
    return None


def _log(what: str, error: Exception) -> None:
    """Log what could not be delivered: in Slack's own word for why, else as an incident."""
    if isinstance(error, SlackApiError):
        logger.error("Slack did not take it (%s): %s", what.lower(), error.response.get("error"))
    else:
        incidents.record(logger, f"{what} for Slack", error)


@dataclass(frozen=True)
class Sent:
    """A message that Slack took: where it went, and its timestamp, which messages for one person's eyes do not have."""

    target: Target
    ts: str | None
