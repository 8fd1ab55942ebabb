"""Chat tokens."""

from __future__ import annotations

import time

import jwt
import pytest

from advisor.channels import tokens
from advisor.channels.errors import ChatError
from advisor.channels.tokens import Tokens


def test_a_token_opens_its_conversation_and_is_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    issuer = Tokens("a secret that is long enough for HS256", 1)
    token = issuer.issue()
    assert issuer.conversation(f"Bearer {token.text}") == token.conversation
    monkeypatch.setattr(jwt, "decode", lambda *_, **__: pytest.fail("decoded again"))
    assert issuer.conversation(f"bearer  {token.text} ") == token.conversation


def test_a_token_that_was_good_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    issuer = Tokens("a secret that is long enough for HS256", 1)
    token = issuer.issue()
    issuer.conversation(f"Bearer {token.text}")
    later = time.time() + 2 * 86_400
    monkeypatch.setattr(tokens.time, "time", lambda: later)
    with pytest.raises(ChatError):
        issuer.conversation(f"Bearer {token.text}")
