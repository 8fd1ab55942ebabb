"""Rasa's graph of components, run straight through.

Rasa plans every run of its graph anew with Dask, twice and more for each message. The graph of a trained model stays as it is, so
here the plan is kept: what is run, and with what, is the same.
"""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import Any

from rasa.core import processor
from rasa.engine.runner.dask import DaskGraphRunner


class StraightGraphRunner(DaskGraphRunner):
    """Runs the components that some targets need, each after those whose output it takes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the components (see the parent class)."""
        super().__init__(*args, **kwargs)
        self._plans: dict[tuple[str, ...], list[tuple[str, list[str]]]] = {}

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """Run the graph and return the output of every target (see the parent class)."""
        wanted = tuple(targets or self._graph_schema.target_names)
        outputs = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, needs in self._plan(wanted):
            # As with Dask, a component is told the mere name of what is not there.
            outputs[name] = self._instantiated_nodes[name](*(outputs.get(need, need) for need in needs))
        return dict(outputs[name] for name in wanted)

    def _plan(self, targets: tuple[str, ...]) -> list[tuple[str, list[str]]]:
        """Return the components that some targets need, in the order in which to run them, and what each takes."""
        if targets not in self._plans:
            nodes = self._graph_schema.minimal_graph_schema(list(targets)).nodes
            needs = {name: list(node.needs.values()) for name, node in nodes.items()}
            order = TopologicalSorter(needs).static_order()
            self._plans[targets] = [(name, needs[name]) for name in order if name in needs]
        return self._plans[targets]


def apply() -> None:
    """Have the models that are loaded from now on run straight through."""
    processor.DaskGraphRunner = StraightGraphRunner
