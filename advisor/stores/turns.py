"""The turns table: each message id is claimed by one server, answered once, and remembered with its answers."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from .schema import ErasedError, erased, turns

# A claim older than this belongs to a server that died; the longest turn is far shorter.
CLAIM_SECONDS = 120.0


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
    if connection.execute(sa.select(erased.c.at).where(erased.c.conversation == conversation)).first():
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
    own = (turns.c.conversation == conversation, turns.c.message_id == message_id)
    fresh = now - CLAIM_SECONDS
    in_progress = sa.exists().where(turns.c.conversation == conversation, turns.c.answers.is_(None), turns.c.at > fresh)
    dead = sa.exists().where(erased.c.conversation == conversation)
    row = sa.select(sa.literal(conversation), sa.literal(message_id), sa.literal(now, sa.Float)).where(~in_progress, ~dead)
    claimed = insert(connection, turns).from_select(["conversation", "message_id", "at"], row).on_conflict_do_nothing()
    if connection.execute(claimed).rowcount == 1:
        return Claim(State.OURS)
    refuse_erased(connection, conversation)
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
    own = (turns.c.conversation == conversation, turns.c.message_id == message_id)
    connection.execute(sa.update(turns).where(*own).values(answers=json.dumps(answers), at=now))


def release(connection: Connection, conversation: str | None = None, message_id: str | None = None) -> None:
    """Give up the claim on a message id that was not answered, or all claims."""
    where = [turns.c.answers.is_(None)]
    if conversation is not None:
        where += [turns.c.conversation == conversation, turns.c.message_id == message_id]
    connection.execute(sa.delete(turns).where(*where))


def bury(connection: Connection, conversation: str, now: float) -> None:
    """Delete the turns of a conversation and leave the mark that it was erased."""
    connection.execute(sa.delete(turns).where(turns.c.conversation == conversation))
    mark = insert(connection, erased).values(conversation=conversation, at=now).on_conflict_do_nothing()
    connection.execute(mark)


def insert(connection: Connection, table: sa.Table) -> Any:
    """Return an insert that can skip or replace rows which exist; SQLAlchemy has it for each database apart."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
