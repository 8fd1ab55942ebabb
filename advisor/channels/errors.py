"""What the chat API says when it cannot answer: a status, a code for programs and a message for people."""

from __future__ import annotations

from typing import Any

MAX_BODY_BYTES = 4096
MAX_TEXT_CHARACTERS = 1000
MAX_ID_CHARACTERS = 64
MAX_COMMENT_CHARACTERS = 500

MESSAGES = {
    "malformed": (400, "The request could not be understood."),
    "unauthorised": (401, "The token is missing, wrong or expired. Start a new conversation with POST /chat/session."),
    "origin": (403, "This web page may not use the advisor. Its address has to be listed in CHAT_ORIGINS."),
    "not_found": (404, "There is nothing at this address; /chat/openapi.json lists what there is."),
    "no_answer": (404, "This conversation has no such answer. Give the id of a message in it and which of its answers, from 0."),
    "no_picture": (404, "There is no such picture."),
    "method": (405, "This address does not take this method; /chat/openapi.json lists what it takes."),
    "busy": (409, "A message of this conversation is still being answered. Wait for its answer, then send the next one."),
    "too_large": (413, "The request is larger than 4 kB."),
    "not_json": (415, "Send JSON, with the header Content-Type: application/json."),
    "empty": (422, "The message is empty. Type a question."),
    "too_long": (422, f"The message is longer than {MAX_TEXT_CHARACTERS:,} characters. Please shorten it."),
    "long_comment": (422, f"The comment is longer than {MAX_COMMENT_CHARACTERS} characters. Please shorten it."),
    "too_fast": (429, "Too many messages in a short time. Please wait a moment."),
    "timeout": (503, "Sorry, this is taking longer than it should. Send the same message id again to collect the answer."),
    "unavailable": (503, "Sorry, the advisor cannot answer just now. Please try again in a moment."),
}


class ChatError(Exception):
    """A request that is answered with an error.

    Attributes:
        code: A key of MESSAGES.
        status: The HTTP status.
        message: What to tell the person.
        headers: HTTP headers to send along.
    """

    def __init__(self, code: str, detail: str = "", headers: dict[str, str] | None = None) -> None:
        """Take the status and the message of a code, the message with a detail added."""
        self.code = code
        self.status, message = MESSAGES[code]
        self.message = f"{message} {detail}".rstrip()
        self.headers = headers or {}
        super().__init__(self.message)

    def body(self) -> dict[str, Any]:
        """Return the JSON body of the response."""
        return {"error": {"code": self.code, "message": self.message}}
