"""The graph as parametrised Cypher statements in batches, shared by both stores.

Labels, relationship types and property names in the text come from the schema; whatever an article says is a parameter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from graph.errors import StoreError
from graph.model.property_graph import Edge, Node

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Nodes of the same labels, or edges of one type between two labels: one row each."""

    kind: str
    rows: Rows
    source: str = ""
    target: str = ""


def node_batches(nodes: Iterable[Node], size: int) -> Iterator[Batch]:
    """Yield the nodes; a batch's `kind` is its labels ("Actor:State"), a row the properties."""
    for labels, alike in groupby(nodes, key=lambda node: node.labels):
        for rows in _chunks((dict(node.properties) for node in alike), size):
            yield Batch(":".join(labels), rows)


def edge_batches(edges: Iterable[Edge], labels: Mapping[str, str], size: int) -> Iterator[Batch]:
    """Yield the edges, sorted; a row has `source`, `target`, `id` and `properties`.

    `labels` gives each node's most general label, under which its id is unique. Raises StoreError if an end is no node.
    """
    keyed = sorted((_key(edge, labels), edge) for edge in edges)
    for (kind, source, target), alike in groupby(keyed, key=lambda pair: pair[0][:3]):
        for rows in _chunks((_row(edge) for _, edge in alike), size):
            yield Batch(kind, rows, source, target)


def general_labels(nodes: Iterable[Node]) -> dict[str, str]:
    """Return each node's most general label by the node's id."""
    return {node.id: node.labels[0] for node in nodes}


def _key(edge: Edge, labels: Mapping[str, str]) -> tuple[str, str, str, str]:
    try:
        return edge.type, labels[edge.source], labels[edge.target], edge.id
    except KeyError as error:
        raise StoreError(f"edge {edge.id} ({edge.type}) refers to {error}, which is no node of the graph") from error


def _row(edge: Edge) -> dict[str, Any]:
    return {"id": edge.id, "source": edge.source, "target": edge.target, "properties": dict(edge.properties)}


def _chunks(rows: Iterable[dict[str, Any]], size: int) -> Iterator[Rows]:
    chunk: Rows = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
