"""Which conversation belongs to a person in a place, for channels whose people and places have ids of their own.

The conversation's own id is random, so an erased one stays dead while the same place gets a new one.
"""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from .schema import places
from .turns import insert


def find(connection: Connection, person: str, place: str) -> str | None:
    """Return the conversation of a person in a place, None if there is none."""
    query = sa.select(places.c.conversation).where(places.c.person == person, places.c.place == place)
    return connection.execute(query).scalar()


def enter(connection: Connection, person: str, place: str) -> tuple[str, bool]:
    """Return the conversation of a person in a place, and whether it begins with this call."""
    row = insert(connection, places).values(person=person, place=place, conversation=secrets.token_hex(16))
    while True:
        begun = connection.execute(row.on_conflict_do_nothing()).rowcount == 1
        # One that was there may be erased by another server before it is read.
        if conversation := find(connection, person, place):
            return conversation, begun


def all_of(connection: Connection, person: str) -> dict[str, str]:
    """Return the conversations of a person by their places."""
    rows = connection.execute(sa.select(places.c.place, places.c.conversation).where(places.c.person == person))
    return {row.place: row.conversation for row in rows}


def leave(connection: Connection, conversation: str) -> None:
    """Forget where a conversation is held."""
    connection.execute(sa.delete(places).where(places.c.conversation == conversation))
