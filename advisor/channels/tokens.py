"""Chat tokens: a conversation's random id, signed by the server (JWT, HS256), so that no client can name another's."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import lru_cache

import jwt

from .errors import ChatError

_ALGORITHM = "HS256"
_AUDIENCE = "chat"
_REMEMBERED = 1000


@dataclass(frozen=True)
class Token:
    """A token that was issued: its text, the conversation it opens and the time it expires."""

    text: str
    conversation: str
    expires_at: datetime


class Tokens:
    """Issues tokens and reads them."""

    def __init__(self, secret: str, days: int) -> None:
        """Take the signing key and the number of days for which a token is valid."""
        self._secret = secret
        self._life = timedelta(days=days)
        # Each message brings the token of its conversation, and a signature once found good stays good.
        self._claims = lru_cache(maxsize=_REMEMBERED)(self._checked)

    def issue(self) -> Token:
        """Return a token for a new conversation."""
        conversation = secrets.token_hex(16)
        expires_at = datetime.now(timezone.utc).replace(microsecond=0) + self._life
        claims = {"sub": conversation, "aud": _AUDIENCE, "exp": expires_at}
        return Token(jwt.encode(claims, self._secret, _ALGORITHM), conversation, expires_at)

    def conversation(self, authorization: str | None) -> str:
        """Return the conversation of an Authorization header.

        Raises:
            ChatError: If the header is missing, or its token is not ours or has expired.
        """
        scheme, _, text = (authorization or "").partition(" ")
        if scheme.lower() != "bearer":
            raise ChatError("unauthorised")
        try:
            conversation, expires_at = self._claims(text.strip())
        except jwt.InvalidTokenError as error:
            raise ChatError("unauthorised") from error
        if expires_at <= time.time():
            raise ChatError("unauthorised")
        return conversation

    def _checked(self, text: str) -> tuple[str, int]:
        """Return the conversation of a token and the second when it expires; raise InvalidTokenError if it is not good now."""
        claims = jwt.decode(text, self._secret, [_ALGORITHM], options={"require": ["sub", "exp"]}, audience=_AUDIENCE)
        return str(claims["sub"]), int(claims["exp"])
