"""Rasa's graph run straight through gives what Dask gives."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core import processor
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage

from advisor.server import straight
from advisor.server.straight import StraightGraphRunner


class Adder(GraphComponent):
    """Adds what it is given and counts how often."""

    calls = 0

    @classmethod
    def create(cls, *_: Any, **__: Any) -> Adder:
        return cls()

    def add(self, one: int, other: int) -> int:
        Adder.calls += 1
        return one + other


def node(one: str, other: str) -> SchemaNode:
    needs = {"one": one, "other": other}
    return SchemaNode(needs=needs, uses=Adder, fn="add", constructor_name="create", config={}, eager=True)


# Written last to first, so that the order of writing is not the order of running.
SCHEMA = GraphSchema(
    {
        "seldom": node("double", "double"),
        "sum": node("double", "given"),
        "double": node("given", "given"),
    }
)


@pytest.fixture(params=[DaskGraphRunner, StraightGraphRunner])
def runner(request: pytest.FixtureRequest, tmp_path: Any) -> DaskGraphRunner:
    Adder.calls = 0
    return request.param.create(SCHEMA, LocalModelStorage.create(tmp_path), ExecutionContext(SCHEMA))


def test_a_target_gets_what_it_needs(runner: DaskGraphRunner) -> None:
    assert runner.run({"given": 2}, ["sum"]) == {"sum": 6}


def test_what_no_target_needs_is_not_run(runner: DaskGraphRunner) -> None:
    runner.run({"given": 2}, ["sum"])
    assert Adder.calls == 2


def test_each_run_begins_anew(runner: DaskGraphRunner) -> None:
    assert [runner.run({"given": given}, ["sum", "double"]) for given in (1, 5)] == [
        {"sum": 3, "double": 2},
        {"sum": 15, "double": 10},
    ]


def test_what_is_missing_is_an_error(runner: DaskGraphRunner) -> None:
    with pytest.raises(Exception, match="given"):
        runner.run({}, ["double"])


def test_models_loaded_later_run_straight_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor, "DaskGraphRunner", DaskGraphRunner)
    straight.apply()
    assert processor.DaskGraphRunner is StraightGraphRunner
