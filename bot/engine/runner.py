"""Runs the nodes of Rasa's graph one after the other.

Rasa hands each message to dask, which works out anew in which order nine nodes can run that can
only run in one order. Here the order is worked out once for each target.
"""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import Any, Self

from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage

Order = tuple[tuple[str, GraphNode, tuple[str, ...]], ...]
"""Name, node and the names of what it needs, in an order in which everything needed comes before."""


class StraightRunner(GraphRunner):
    """A graph runner without a scheduler.

    Args:
        schema: which node needs which.
        nodes: by name, ready to run.
    """

    def __init__(self, schema: GraphSchema, nodes: dict[str, GraphNode]) -> None:
        self.nodes = nodes
        self._schema = schema
        self._orders: dict[tuple[str, ...], Order] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> Self:
        """Rasa's constructor."""
        made = DaskGraphRunner.create(graph_schema, model_storage, execution_context, hooks)
        return cls.instead_of(made)

    @classmethod
    def instead_of(cls, runner: DaskGraphRunner) -> Self:
        """Take over the nodes of Rasa's own runner."""
        return cls(runner._graph_schema, runner._instantiated_nodes)

    def run(
        self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        """What the targets give for these inputs; the names of both are Rasa's."""
        wanted = tuple(targets or self._schema.target_names)
        given = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, node, needs in self._order(wanted):
            given[name] = node(*(given[need] for need in needs))
        return {name: given[name][1] for name in wanted}

    def _order(self, targets: tuple[str, ...]) -> Order:
        if targets not in self._orders:
            minimal = self._schema.minimal_graph_schema(list(targets)).nodes
            needs = {name: tuple(node.needs.values()) for name, node in minimal.items()}
            sorted_names = TopologicalSorter(needs).static_order()
            self._orders[targets] = tuple(
                (name, self.nodes[name], needs[name]) for name in sorted_names if name in needs
            )
        return self._orders[targets]
