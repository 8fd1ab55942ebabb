"""The turns table: each message id is claimed by one server, answered once, and remembered with its answers."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from .schema import ErasedError, erased, feedback, turns

# A claim older than this belongs to a server that died; the longest turn is far shorter.
CLAIM_SECONDS = 120.0

# What every message needs is written once: SQLAlchemy takes longer to put a statement together than SQLite to run it, and
# puts an insert with a conflict clause together anew each time.
_CLAIM = sa.text(
    "INSERT INTO turns (conversation, message_id, at) SELECT :conversation, :message_id, :now"
    " WHERE NOT EXISTS (SELECT 1 FROM turns WHERE conversation = :conversation AND answers IS NULL AND at > :fresh)"
    " AND NOT EXISTS (SELECT 1 FROM erased WHERE conversation = :conversation) ON CONFLICT DO NOTHING"
)
_ERASED = sa.select(erased.c.at).where(erased.c.conversation == sa.bindparam("of"))
_FINISH = (
    sa.update(turns)
    .where(turns.c.conversation == sa.bindparam("of"), turns.c.message_id == sa.bindparam("message"))
    .values(answers=sa.bindparam("made"), at=sa.bindparam("now"))
)


class State(Enum):
    """What has become of a message id."""

    OURS = "claimed by this call, which is to answer it"
    DONE = "answered"
    RUNNING = "being answered elsewhere"
    BUSY = "another message of the conversation is being answered"


@dataclass(frozen=True)
class Claim:
    """The state of a message id, with the answers where it is DONE."""

    state: State
    answers: list[dict[str, Any]] = field(default_factory=list)


def refuse_erased(connection: Connection, conversation: str) -> None:
    """Raise ErasedError if the conversation was erased."""
    if connection.execute(_ERASED, {"of": conversation}).first():
        raise ErasedError("This conversation was erased.")


def claim(connection: Connection, conversation: str, message_id: str, now: float) -> Claim:
    """Claim a message id, unless it is known or the conversation is busy.

    Args:
        connection: A connection in a transaction.
        conversation: The conversation's id.
        message_id: The id the client gave its message.
        now: The time in seconds.

    Returns:
        What has become of the id.

    Raises:
        ErasedError: If the conversation was erased.
    """
    fresh = now - CLAIM_SECONDS
    values = {"conversation": conversation, "message_id": message_id, "now": now, "fresh": fresh}
    if connection.execute(_CLAIM, values).rowcount == 1:
        return Claim(State.OURS)
    refuse_erased(connection, conversation)
    own = (turns.c.conversation == conversation, turns.c.message_id == message_id)
    known = connection.execute(sa.select(turns.c.answers, turns.c.at).where(*own)).first()
    if known is None:
        return Claim(State.BUSY)
    if known.answers is not None:
        return Claim(State.DONE, json.loads(known.answers))
    if known.at > fresh:
        return Claim(State.RUNNING)
    taken = sa.update(turns).where(*own, turns.c.answers.is_(None), turns.c.at == known.at).values(at=now)
    return Claim(State.OURS if connection.execute(taken).rowcount == 1 else State.RUNNING)


def finish(connection: Connection, conversation: str, message_id: str, answers: list[dict[str, Any]], now: float) -> None:
    """Keep the answers of a message id; one that no client claimed is left out."""
    made = {"of": conversation, "message": message_id, "made": json.dumps(answers), "now": now}
    connection.execute(_FINISH, made)


def release(connection: Connection, conversation: str | None = None, message_id: str | None = None) -> None:
    """Give up the claim on a message id that was not answered, or all claims."""
    where = [turns.c.answers.is_(None)]
    if conversation is not None:
        where += [turns.c.conversation == conversation, turns.c.message_id == message_id]
    connection.execute(sa.delete(turns).where(*where))


def bury(connection: Connection, conversation: str, now: float) -> None:
    """Delete the turns of a conversation and what was thought of them, and leave the mark that it was erased."""
    connection.execute(sa.delete(turns).where(turns.c.conversation == conversation))
    # After the turns, whose rows whoever keeps feedback holds: what is kept at the same moment is then deleted too.
    connection.execute(sa.delete(feedback).where(feedback.c.conversation == conversation))
    mark = insert(connection, erased).values(conversation=conversation, at=now).on_conflict_do_nothing()
    connection.execute(mark)


def insert(connection: Connection, table: sa.Table) -> Any:
    """Return an insert that can skip or replace rows which exist; SQLAlchemy has it for each database apart."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
