"""Memory that nothing holds any more."""

from __future__ import annotations

import ctypes

import pytest

from advisor.memory import give_back


def test_it_is_given_back_where_the_c_library_can(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []

    class Library:
        def malloc_trim(self, rest: int) -> None:
            kept.append(rest)

    monkeypatch.setattr(ctypes, "CDLL", lambda name: Library())
    give_back()
    assert kept == [0]


def test_elsewhere_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    give_back()
