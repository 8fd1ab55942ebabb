"""The workspaces that installed the app by OAuth, in tables of the conversations' database: Slack's own stores, in threads."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import sqlalchemy as sa
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models.bot import Bot
from slack_sdk.oauth.installation_store.models.installation import Installation
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from ...stores.schema import StoreError, reason

# A workspace's administrator has this long to say yes on Slack's page.
STATE_SECONDS = 600


class Installations(AsyncInstallationStore):
    """Bolt's installation store over SQLAlchemy, which has no asynchronous driver here."""

    def __init__(self, store: SQLAlchemyInstallationStore) -> None:
        """Take the store that does the work."""
        self._store = store

    @property
    def logger(self) -> logging.Logger:
        """The store's logger."""
        return self._store.logger

    async def async_save(self, installation: Installation) -> None:
        """Save an installation."""
        await asyncio.to_thread(self._store.save, installation)

    async def async_save_bot(self, bot: Bot) -> None:
        """Save a bot's tokens."""
        await asyncio.to_thread(self._store.save_bot, bot)

    async def async_find_bot(self, **which: Any) -> Bot | None:
        """Return the bot of a workspace, None if there is none."""
        return await asyncio.to_thread(lambda: self._store.find_bot(**which))

    async def async_find_installation(self, **which: Any) -> Installation | None:
        """Return the latest installation of a workspace, None if there is none."""
        return await asyncio.to_thread(lambda: self._store.find_installation(**which))

    async def async_delete_bot(self, **which: Any) -> None:
        """Delete the bot of a workspace."""
        await asyncio.to_thread(lambda: self._store.delete_bot(**which))

    async def async_delete_installation(self, **which: Any) -> None:
        """Delete an installation."""
        await asyncio.to_thread(lambda: self._store.delete_installation(**which))


class States(AsyncOAuthStateStore):
    """Bolt's store of the states that tie an installation's end to its beginning."""

    def __init__(self, store: SQLAlchemyOAuthStateStore) -> None:
        """Take the store that does the work."""
        self._store = store

    @property
    def logger(self) -> logging.Logger:
        """The store's logger."""
        return self._store.logger

    async def async_issue(self, *args: Any, **kwargs: Any) -> str:
        """Return a new state."""
        return await asyncio.to_thread(self._store.issue)

    async def async_consume(self, state: str) -> bool:
        """Return whether a state was issued, is not too old and was not used before."""
        return await asyncio.to_thread(self._store.consume, state)


def open_stores(database_url: str, client_id: str, logger: logging.Logger) -> tuple[Installations, States]:
    """Open both stores, making the tables they lack; raise StoreError if the database cannot be used."""
    try:
        # Connections of their own: the conversations' one is not for threads.
        engine = sa.create_engine(database_url, poolclass=NullPool, hide_parameters=True)
        installations = SQLAlchemyInstallationStore(client_id=client_id, engine=engine, logger=logger)
        states = SQLAlchemyOAuthStateStore(expiration_seconds=STATE_SECONDS, engine=engine, logger=logger)
        for store in (installations, states):
            try:
                store.create_tables()
            except (IntegrityError, OperationalError, ProgrammingError):
                # Two servers that start together both try; the one that came second finds them made.
                store.create_tables()
    except (SQLAlchemyError, ImportError) as error:
        problem = reason(error) if isinstance(error, SQLAlchemyError) else type(error).__name__
        raise StoreError(f"Slack's workspaces cannot be kept in the database ({problem}); check DATABASE_URL.") from error
    return Installations(installations), States(states)
