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
from .errors import MAX_BODY_BYTES, MAX_ID_CHARACTERS, MAX_TEXT_CHARACTERS, ChatError

# A client that is still sending when the connection closes never sees why; up to this size the rest is read and dropped.
_READ_BYTES = 1 << 20
_ID = re.compile("[!-~]+")


@dataclass(frozen=True)
class Message:
    """A message of a client: the id it chose and what the person typed."""

    id: str
    text: str


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


async def read_message(request: Request) -> Message:
    """Return the message in the body of a request.

    Raises:
        ChatError: If the body is no message: its type, size, encoding, shape or a value is wrong.
    """
    kind = (request.headers.getone("content-type", "") or "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise ChatError("not_json")
    try:
        data = json.loads((await read_body(request)).decode("utf-8"))
    # RecursionError: brackets nested a thousand deep.
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise ChatError("malformed", "It is not JSON in UTF-8.") from error
    return check_message(data)


def check_message(data: Any) -> Message:
    """Return a message from JSON data.

    Raises:
        ChatError: If the data have another shape, or the text is empty or too long.
    """
    if not isinstance(data, dict) or not isinstance(data.get("id"), str) or not isinstance(data.get("text"), str):
        raise ChatError("malformed", 'Send an object with two texts, "id" and "text".')
    id, text = data["id"], data["text"]
    if len(id) > MAX_ID_CHARACTERS or not _ID.fullmatch(id):
        raise ChatError("malformed", f"The id has to have 1 to {MAX_ID_CHARACTERS} letters, digits or signs of ASCII.")
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
