"""Whose conversation is held where."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain

from advisor.stores.schema import ErasedError
from advisor.stores.tracker import ConversationStore


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[ConversationStore]:
    """An empty store."""
    made = ConversationStore(Domain.empty(), f"sqlite:///{tmp_path / 'a.db'}")
    yield made
    made._engine.dispose()


async def test_a_place_is_entered_once_and_found_again(store: ConversationStore) -> None:
    assert await store.place("slack:T:U", "dm") is None
    conversation, begun = await store.enter("slack:T:U", "dm")
    assert begun and len(conversation) == 32
    assert await store.enter("slack:T:U", "dm") == (conversation, False)
    assert await store.place("slack:T:U", "dm") == conversation


async def test_each_person_and_each_place_has_its_own(store: ConversationStore) -> None:
    seats = [("a", "dm"), ("a", "C1:1"), ("b", "dm")]
    ids = [(await store.enter(*seat))[0] for seat in seats]
    assert len(set(ids)) == 3
    assert await store.places_of("a") == {"dm": ids[0], "C1:1": ids[1]}
    assert await store.places_of("c") == {}


async def test_an_erased_conversation_leaves_its_place_to_a_new_one(store: ConversationStore) -> None:
    old, _ = await store.enter("a", "dm")
    other, _ = await store.enter("a", "C1:1")
    await store.erase(old)
    assert await store.places_of("a") == {"C1:1": other}
    new, begun = await store.enter("a", "dm")
    assert begun and new != old
    with pytest.raises(ErasedError):
        await store.claim(old, "1")
