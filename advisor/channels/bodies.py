"""Reading the body of a request, with every limit checked before the assistant sees a word of it."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from sanic.exceptions import PayloadTooLarge
from sanic.request import Request

from ..nlu.text import clean
from .errors import MAX_BODY_BYTES, MAX_COMMENT_CHARACTERS, MAX_ID_CHARACTERS, MAX_TEXT_CHARACTERS, ChatError

# A client that is still sending when the connection closes never sees why; up to this size the rest is read and dropped.
_READ_BYTES = 1 << 20
_ID = re.compile("[!-~]+")


@dataclass(frozen=True)
class Message:
    """A message of a client: the id it chose and what the person typed."""

    id: str
    text: str


@dataclass(frozen=True)
class Feedback:
    """What a client thinks of one answer: the id of the message answered, which of its answers, and the verdict."""

    id: str
    index: int
    helpful: bool
    comment: str


async def read_body(request: Request) -> bytes:
    """Return the body of a request; raise ChatError if it is over 4 kB, of which no more than that is held in memory."""
    request.stream.request_max_size = _READ_BYTES
    body, size = b"", 0
    try:
        while chunk := await request.stream.read():
            size += len(chunk)
            body += chunk[: MAX_BODY_BYTES - len(body)]
    except PayloadTooLarge as error:
        raise ChatError("too_large") from error
    if size > MAX_BODY_BYTES:
        raise ChatError("too_large")
    return body


async def _read_json(request: Request) -> Any:
    """Return the JSON in the body of a request; raise ChatError if its type, size or encoding is wrong."""
    kind = (request.headers.getone("content-type", "") or "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise ChatError("not_json")
    try:
        return json.loads((await read_body(request)).decode("utf-8"))
    # RecursionError: brackets nested a thousand deep.
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise ChatError("malformed", "It is not JSON in UTF-8.") from error


async def read_message(request: Request) -> Message:
    """Return the message in the body of a request.

    Raises:
        ChatError: If the body is no message: its type, size, encoding, shape or a value is wrong.
    """
    return check_message(await _read_json(request))


async def read_feedback(request: Request) -> Feedback:
    """Return the feedback in the body of a request.

    Raises:
        ChatError: If the body is no feedback: its type, size, encoding, shape or a value is wrong.
    """
    return check_feedback(await _read_json(request))


def check_feedback(data: Any) -> Feedback:
    """Return feedback from JSON data; raise ChatError if the data have another shape or the comment is too long."""
    shape = {"id": str, "index": int, "helpful": bool}
    # To Python a truth value is a number as well.
    fits = isinstance(data, dict) and all(type(data.get(name)) is kind for name, kind in shape.items())
    if not fits or not isinstance(data.get("comment", ""), str):
        raise ChatError(
            "malformed", 'Send {"id": text, "index": number, "helpful": true or false} and, if you like, "comment": text.'
        )
    if len(data.get("comment", "")) > MAX_COMMENT_CHARACTERS:
        raise ChatError("long_comment")
    return Feedback(_check_id(data["id"]), data["index"], data["helpful"], _storable(data.get("comment", "")).strip())


def _check_id(id: str) -> str:
    if len(id) > MAX_ID_CHARACTERS or not _ID.fullmatch(id):
        raise ChatError("malformed", f"The id has to have 1 to {MAX_ID_CHARACTERS} letters, digits or signs of ASCII.")
    return id


def check_message(data: Any) -> Message:
    """Return a message from JSON data.

    Raises:
        ChatError: If the data have another shape, or the text is empty or too long.
    """
    if not isinstance(data, dict) or not isinstance(data.get("id"), str) or not isinstance(data.get("text"), str):
        raise ChatError("malformed", 'Send an object with two texts, "id" and "text".')
    id, text = data["id"], data["text"]
    _check_id(id)
    if len(text) > MAX_TEXT_CHARACTERS:
        raise ChatError("too_long")
    # A lone slash is cleaned away but is something a person typed.
    if not clean(text) and "/" not in text:
        raise ChatError("empty")
    return Message(id, _storable(text))


def _storable(text: str) -> str:
    """Return a text without control characters and halves of characters, which databases and JSON readers refuse."""
    kept = (char if char in "\n\t" or unicodedata.category(char) != "Cc" else " " for char in text)
    return "".join(kept).encode("utf-8", "replace").decode("utf-8")
