"""GraphML of all nodes and edges, written line by line; networkx reads it as a MultiDiGraph, Gephi and yEd open it.

Lists are joined with " | ", as in the tables. `label` is what a program writes beside a node or an edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from graph.exports.csv_table import as_text
from graph.exports.xml_text import attribute, element_text
from graph.model.knowledge import KnowledgeGraph
from graph.model.property_graph import Edge, Node, Value, edges, nodes

TYPES = {bool: "boolean", int: "int"}
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write the graph as GraphML in UTF-8."""
    for line in lines(list(nodes(knowledge)), list(edges(knowledge))):
        stream.write(line.encode("utf-8"))


def lines(every_node: list[Node], every_edge: list[Edge]) -> Iterator[str]:
    """Yield the lines of the file: the declarations of the properties, the nodes, the edges."""
    of_node = [node_data(node) for node in every_node]
    of_edge = [edge_data(edge) for edge in every_edge]
    yield HEAD
    yield from _keys("node", of_node)
    yield from _keys("edge", of_edge)
    yield '<graph edgedefault="directed">\n'
    for node, data in zip(every_node, of_node, strict=True):
        yield f"<node id={attribute(node.id)}>{_data('node', data)}</node>\n"
    for edge, data in zip(every_edge, of_edge, strict=True):
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        yield f"<edge id={attribute(edge.id)} {ends}>{_data('edge', data)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def node_data(node: Node) -> dict[str, Value]:
    """Return what a node shows: its caption, its type and its properties."""
    caption = next(
        (str(node.properties[name]) for name in ("title", "name", "quote") if name in node.properties), node.id
    )
    return {"label": caption, "type": node.labels[-1], **_without_id(node.properties)}


def edge_data(edge: Edge) -> dict[str, Value]:
    """Return what an edge shows: its type as caption and its properties."""
    return {"label": edge.type, **_without_id(edge.properties)}


def _without_id(properties: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if name != "id"}


def _keys(kind: str, data: list[dict[str, Value]]) -> Iterator[str]:
    kinds = {name: TYPES.get(type(value), "string") for one in data for name, value in one.items()}
    for name, type_name in kinds.items():
        yield f'<key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{type_name}"/>\n'


def _data(kind: str, data: Mapping[str, Value]) -> str:
    return "".join(f'<data key="{kind}_{name}">{element_text(as_text(value))}</data>' for name, value in data.items())
