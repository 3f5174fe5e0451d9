"""Two tables, nodes.csv and edges.csv, in UTF-8 with a header line.

Lists are joined with " | ". A column is there if a node or an edge has the property; columns come in the order of the
properties.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from graph.model.knowledge import KnowledgeGraph
from graph.model.property_graph import Value, edges, nodes

BETWEEN = " | "


def write_nodes(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write one node a row: id, labels, then its properties."""
    rows = [(node.id, BETWEEN.join(node.labels), node.properties) for node in nodes(knowledge)]
    _write(stream, ("id", "labels"), rows)


def write_edges(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write one edge a row: id, type, source, target, then its properties."""
    rows = [(edge.id, edge.type, edge.source, edge.target, edge.properties) for edge in edges(knowledge)]
    _write(stream, ("id", "type", "source", "target"), rows)


def _write(stream: BinaryIO, fixed: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    rows = list(rows)
    names = property_names(row[-1] for row in rows)  # type: ignore[misc]
    names = [name for name in names if name not in fixed]
    text = io.TextIOWrapper(stream, "utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*fixed, *names])
    for *first, properties in rows:
        writer.writerow([*first, *(as_text(properties.get(name, "")) for name in names)])  # type: ignore[attr-defined]
    text.detach()


def property_names(properties: Iterable[Mapping[str, Value]]) -> list[str]:
    """Return all names of properties in the order in which they first occur."""
    return list(dict.fromkeys(name for one in properties for name in one))


def as_text(value: Value) -> str:
    """Return a property as text: true and false in lower case, lists joined."""
    if isinstance(value, bool):
        return str(value).lower()
    return BETWEEN.join(value) if isinstance(value, list) else str(value)
