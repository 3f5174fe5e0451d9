"""CSV for `neo4j-admin database import full`, which fills an empty database far faster than a server takes edges.

In the folder with the files, the database not running: `neo4j-admin database import full @neo4j.args neo4j`; afterwards
`cypher-shell -f cypher/schema.cypher` for constraints and indexes. Lists are joined with the unit separator, U+001F.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from typing import BinaryIO

from graph.model.knowledge import KnowledgeGraph
from graph.model.property_graph import Edge, Node, Value, edges, nodes

SEPARATOR = "\x1f"
TYPES = {bool: "boolean", int: "long", list: "string[]", str: "string"}
ARGUMENTS = """\
--nodes=neo4j-nodes.csv
--relationships=neo4j-edges.csv
--id-type=string
--array-delimiter=U+001F
--multiline-fields=true
--skip-duplicate-nodes=false
--skip-bad-relationships=false
--bad-tolerance=0
"""


def write_import_nodes(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write every node with its labels and properties, the types in the header."""
    every: list[Node] = list(nodes(knowledge))
    columns = _columns(node.properties for node in every)
    header = ["id:ID", ":LABEL", *_typed(columns)]
    _write(
        stream, header, ([node.id, SEPARATOR.join(node.labels), *_cells(node.properties, columns)] for node in every)
    )


def write_import_edges(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write every edge with its type, its ends and its properties."""
    every: list[Edge] = list(edges(knowledge))
    columns = _columns(edge.properties for edge in every)
    header = [":START_ID", ":END_ID", ":TYPE", "id:string", *_typed(columns)]
    rows = ([edge.source, edge.target, edge.type, edge.id, *_cells(edge.properties, columns)] for edge in every)
    _write(stream, header, rows)


def write_import_arguments(_knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write the options of `neo4j-admin database import full` that go with the two files."""
    stream.write(ARGUMENTS.encode("utf-8"))


def _columns(properties: Iterable[Mapping[str, Value]]) -> dict[str, type]:
    found = {name: type(value) for one in properties for name, value in one.items() if name != "id"}
    return dict(sorted(found.items()))


def _typed(columns: Mapping[str, type]) -> list[str]:
    return [f"{name}:{TYPES[kind]}" for name, kind in columns.items()]


def _cells(properties: Mapping[str, Value], columns: Iterable[str]) -> list[str]:
    return [_cell(properties.get(name, "")) for name in columns]


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return SEPARATOR.join(item.replace(SEPARATOR, " ") for item in value)
    return str(value)


def _write(stream: BinaryIO, header: list[str], rows: Iterable[list[str]]) -> None:
    text = TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    text.flush()
    text.detach()
