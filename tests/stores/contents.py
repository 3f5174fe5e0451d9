"""What a store holds, to compare with the graph that was written."""

from __future__ import annotations

from typing import Any

from graph.model.knowledge import KnowledgeGraph
from graph.model.property_graph import edges, nodes
from graph.stores import GraphStore

Contents = tuple[dict[str, Any], dict[str, Any]]


def held(store: GraphStore) -> Contents:
    """Return all nodes and edges of a store by id."""
    every = {row["n"].properties["id"]: row["n"] for row in store.query("MATCH (n) RETURN n")}
    between = {
        row["r"].properties["id"]: (row["r"].type, row["a"], row["b"], dict(row["r"].properties))
        for row in store.query("MATCH (a)-[r]->(b) RETURN a.id AS a, r, b.id AS b")
    }
    return {key: (node.labels, dict(node.properties)) for key, node in every.items()}, between


def expected(knowledge: KnowledgeGraph) -> Contents:
    """Return what a store of the graph must hold."""
    return (
        {node.id: (tuple(sorted(node.labels)), dict(node.properties)) for node in nodes(knowledge)},
        {edge.id: (edge.type, edge.source, edge.target, dict(edge.properties)) for edge in edges(knowledge)},
    )
