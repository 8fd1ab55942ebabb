"""The tables of the tracker store, and how a database is opened. `events` has the columns of Rasa's own store."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from rasa.shared.exceptions import RasaException
from sqlalchemy.engine import Engine
from sqlalchemy.engine.url import make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, OperationalError, ProgrammingError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

metadata = sa.MetaData()

events = sa.Table(
    "events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(255), nullable=False),
    sa.Column("type_name", sa.String(255), nullable=False),
    sa.Column("timestamp", sa.Float),
    sa.Column("intent_name", sa.String(255)),
    sa.Column("action_name", sa.String(255)),
    sa.Column("data", sa.Text),
    sa.Index("ix_events_conversation", "sender_id", "id"),
    # The latest session start is looked up for every message; without this its cost would grow with the conversation.
    sa.Index("ix_events_kind", "sender_id", "type_name", "id"),
)

# One row for each message a client named by an id. `answers` is JSON, null while the message is being answered.
turns = sa.Table(
    "turns",
    metadata,
    sa.Column("conversation", sa.String(255), primary_key=True),
    sa.Column("message_id", sa.String(64), primary_key=True),
    sa.Column("answers", sa.Text),
    sa.Column("at", sa.Float, nullable=False),
)

# One row for each answer that somebody judged, with the question and the answer as they were. `comment` is "" for none.
feedback = sa.Table(
    "feedback",
    metadata,
    sa.Column("conversation", sa.String(255), primary_key=True),
    sa.Column("message_id", sa.String(64), primary_key=True),
    sa.Column("answer_index", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("helpful", sa.Boolean, nullable=False),
    sa.Column("comment", sa.Text, nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("topic", sa.String(64), nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
)

# Conversations that were erased: all that is left of one is its random id, so that its token stays dead.
erased = sa.Table(
    "erased",
    metadata,
    sa.Column("conversation", sa.String(255), primary_key=True),
    sa.Column("at", sa.Float, nullable=False),
)

# Where the conversations of channels such as Slack are held, and whose they are.
places = sa.Table(
    "places",
    metadata,
    sa.Column("person", sa.String(255), primary_key=True),
    sa.Column("place", sa.String(255), primary_key=True),
    sa.Column("conversation", sa.String(255), nullable=False, index=True),
)


class StoreError(RasaException):
    """The database cannot be opened, read or written. The message holds nothing that a person typed."""


class ErasedError(RasaException):
    """The conversation was erased; nothing may be read from it or added to it."""


class UnknownAnswerError(RasaException):
    """The conversation holds no such answer."""


def reason(error: SQLAlchemyError) -> str:
    """Return what went wrong in one line: the driver's words for trouble with the connection, else the error's name alone."""
    cause = getattr(error, "orig", None)
    name = type(cause or error).__name__
    # Other errors may quote the values of a statement, and those are what a person typed.
    return f"{name}: {str(cause).strip().splitlines()[0]}" if cause and isinstance(error, OperationalError) else name


def _prepare_sqlite(connection: Any, _: Any) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}")


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() == "sqlite":
        # One kept connection: a pool would open the file, and write its log back, for every message.
        engine = sa.create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False}, hide_parameters=True)
        sa.event.listen(engine, "connect", _prepare_sqlite)
        return engine
    timeout = {"connect_timeout": 5} if make_url(url).get_backend_name() == "postgresql" else {}
    return sa.create_engine(url, pool_pre_ping=True, pool_size=10, pool_timeout=10, connect_args=timeout, hide_parameters=True)


def open_engine(url: str) -> Engine:
    """Connect to a database and make the tables it lacks.

    Args:
        url: An SQLAlchemy address, of SQLite or PostgreSQL.

    Returns:
        The engine.

    Raises:
        StoreError: If the address cannot be read or the database cannot be used; the message says what to do.
    """
    try:
        engine = _engine(url)
    # An ImportError must not leave this module: Rasa would take it for a missing store and fall back to memory.
    except (ArgumentError, ImportError) as error:
        example = "sqlite:///var/conversations.db or postgresql://user:password@host/database"
        raise StoreError(f"DATABASE_URL cannot be used ({type(error).__name__}); write it like {example}.") from error
    try:
        _make_tables(engine)
    except SQLAlchemyError as error:
        shown = engine.url.render_as_string(hide_password=True)
        message = f"The database {shown} cannot be opened ({reason(error)}); check DATABASE_URL and that it is running."
        raise StoreError(message) from error
    return engine


def _make_tables(engine: Engine) -> None:
    try:
        metadata.create_all(engine)
    except (IntegrityError, OperationalError, ProgrammingError):
        # Two servers that start together both try; the one that came second finds them made.
        metadata.create_all(engine)
    with engine.begin() as connection:
        # A table that Rasa's own store made has other indexes.
        for index in events.indexes:
            index.create(connection, checkfirst=True)
