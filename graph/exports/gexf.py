"""GEXF 1.3 for Gephi: actors and meetings with their direct edges, each with the day from which it is known.

The graph is dynamic: an edge begins on the day of its claim or meeting, a node with its first edge; Gephi's timeline
shows the graph growing. What has no day is there from the beginning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from graph.exports.csv_table import as_text, property_names
from graph.exports.graphml import edge_data, node_data
from graph.exports.xml_text import attribute
from graph.model.knowledge import KnowledgeGraph
from graph.model.property_graph import Edge, Node, Value, direct_edges, nodes
from graph.model.schema import schema

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">
"""
TYPES = {bool: "boolean", int: "integer"}
FIRST_DAY = {4: "-01-01", 7: "-01"}


def write_gexf(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write actors, meetings and direct edges as GEXF in UTF-8."""
    drawn = {label for label in schema().nodes if "Actor" in schema().labels(label)} | {"Meeting"}
    every_node = [node for node in nodes(knowledge) if node.labels[-1] in drawn]
    for line in lines(every_node, list(direct_edges(knowledge))):
        stream.write(line.encode("utf-8"))


def lines(every_node: list[Node], every_edge: list[Edge]) -> Iterator[str]:
    """Yield the lines of the file."""
    begin = first_days(every_edge)
    of_node = [_without_label(node_data(node)) for node in every_node]
    of_edge = [_without_label(edge_data(edge)) for edge in every_edge]
    yield HEAD
    yield from _attributes("node", of_node)
    yield from _attributes("edge", of_edge)
    yield "<nodes>\n"
    for node, data in zip(every_node, of_node, strict=True):
        head = f"<node id={attribute(node.id)} label={attribute(as_text(node_data(node)['label']))}"
        yield f"{head}{_start(begin.get(node.id))}>{_values('node', property_names(of_node), data)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for edge, data in zip(every_edge, of_edge, strict=True):
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)} label={attribute(edge.type)}"
        head = f"<edge id={attribute(edge.id)} {ends} kind={attribute(edge.type)}{_start(day(edge))}"
        yield f"{head}>{_values('edge', property_names(of_edge), data)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def day(edge: Edge) -> str | None:
    """Return the first day of an edge (YYYY-MM-DD) or None."""
    date = edge.properties.get("date")
    return f"{date}{FIRST_DAY.get(len(str(date)), '')}" if date else None


def first_days(every_edge: list[Edge]) -> dict[str, str | None]:
    """Return for each node the day of its first edge; None if one of its edges has no day."""
    days: dict[str, str | None] = {}
    for edge in every_edge:
        for end in (edge.source, edge.target):
            known, new = days.get(end, "9999"), day(edge)
            days[end] = min(known, new) if known and new else None
    return days


def _start(begin: str | None) -> str:
    return f' start="{begin}"' if begin else ""


def _without_label(data: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in data.items() if name != "label"}


def _attributes(kind: str, every: list[dict[str, Value]]) -> Iterator[str]:
    types = {name: TYPES.get(type(value), "string") for data in every for name, value in data.items()}
    yield f'<attributes class="{kind}" mode="static">\n'
    for number, name in enumerate(property_names(every)):
        yield f'<attribute id="{number}" title="{name}" type="{types[name]}"/>\n'
    yield "</attributes>\n"


def _values(kind: str, names: list[str], data: Mapping[str, Value]) -> str:
    pairs = ((number, data[name]) for number, name in enumerate(names) if name in data)
    values = "".join(f'<attvalue for="{number}" value={attribute(as_text(value))}/>' for number, value in pairs)
    return f"<attvalues>{values}</attvalues>"
