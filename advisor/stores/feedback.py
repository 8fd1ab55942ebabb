"""What people think of answers: one row for each answer judged, with the question and the answer as they were."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from .schema import UnknownAnswerError, events, feedback, turns
from .turns import insert, refuse_erased

# Answers that are not about anything one could judge.
_IDLE = ("small_talk", "failure")


def keep(connection: Connection, conversation: str, message_id: str, index: int, helpful: bool, comment: str, now: float) -> None:
    """Keep what somebody thinks of an answer; it replaces what they thought of it before.

    Args:
        connection: A connection in a transaction.
        conversation: The conversation's id.
        message_id: The id of the message answered.
        index: Which of its answers, from 0.
        helpful: Whether it helped.
        comment: The person's words on it, "" for none.
        now: The time in seconds.

    Raises:
        ErasedError: If the conversation was erased.
        UnknownAnswerError: If the conversation has no such message, or that has no such answer.
    """
    refuse_erased(connection, conversation)
    own = (turns.c.conversation == conversation, turns.c.message_id == message_id)
    answers = json.loads(connection.execute(sa.select(turns.c.answers).where(*own).with_for_update()).scalar() or "[]")
    if not 0 <= index < len(answers):
        raise UnknownAnswerError(f"This conversation has no answer {index} to a message of that id.")
    values = {
        "helpful": helpful,
        "comment": comment,
        "question": _asked(connection, conversation, message_id),
        "topic": answers[index]["topic"],
        "answer": answers[index]["text"],
        "at": now,
    }
    row = insert(connection, feedback).values(conversation=conversation, message_id=message_id, answer_index=index, **values)
    keys = ["conversation", "message_id", "answer_index"]
    connection.execute(row.on_conflict_do_update(index_elements=keys, set_=values))


def keep_on_latest(connection: Connection, conversation: str, helpful: bool, comment: str, now: float) -> bool:
    """Keep what somebody says of the answer they got last; return whether there was one to judge."""
    answered = (turns.c.conversation == conversation, turns.c.answers.is_not(None))
    latest = sa.select(turns.c.message_id, turns.c.answers).where(*answered).order_by(turns.c.at.desc()).limit(1)
    turn = connection.execute(latest).first()
    answers = json.loads(turn.answers) if turn else []
    if not turn or answers[-1]["topic"] in _IDLE:
        return False
    keep(connection, conversation, turn.message_id, len(answers) - 1, helpful, comment, now)
    return True


def kept(connection: Connection, conversation: str) -> list[dict[str, Any]]:
    """Return the feedback of a conversation: `id`, `index`, `helpful`, `comment`, `question`, `topic`, `answer` and `at`."""
    rows = connection.execute(sa.select(feedback).where(feedback.c.conversation == conversation).order_by(feedback.c.at)).all()
    fields = ("helpful", "comment", "question", "topic", "answer", "at")
    return [{"id": row.message_id, "index": row.answer_index, **{name: getattr(row, name) for name in fields}} for row in rows]


def _asked(connection: Connection, conversation: str, message_id: str) -> str:
    said = sa.select(events.c.data).where(events.c.sender_id == conversation, events.c.type_name == "user")
    found = (json.loads(data) for data in connection.execute(said.order_by(events.c.id.desc())).scalars())
    return next((event["text"] or "" for event in found if event.get("message_id") == message_id), "")
