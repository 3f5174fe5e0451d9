"""The graph as files: `EXPORTS["turtle"].write(knowledge, folder)`.

Each format is a few functions `(KnowledgeGraph, binary stream)`, one a file; none knows a relation by name. All are
byte-stable: the same graph gives the same bytes, whatever the order of the articles and PYTHONHASHSEED.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graph.errors import UsageError
from graph.exports.csv_table import write_edges, write_nodes
from graph.exports.gexf import write_gexf
from graph.exports.graphml import write_graphml
from graph.exports.jsonl import read_jsonl, write_jsonl
from graph.exports.neo4j_admin import write_import_arguments, write_import_edges, write_import_nodes
from graph.exports.turtle import write_jsonld, write_ntriples, write_rdf12, write_turtle
from graph.model.knowledge import KnowledgeGraph

__all__ = ["EXPORTS", "Export", "find_export", "read_jsonl"]

Writer = Callable[[KnowledgeGraph, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Export:
    """A format: the name of each of its files with the function that writes it."""

    words: str
    files: Mapping[str, Writer]

    def write(self, knowledge: KnowledgeGraph, folder: Path) -> list[Path]:
        """Write the files into an existing folder, each whole or not at all, and return their paths."""
        return [write_whole(folder / name, knowledge, writer) for name, writer in self.files.items()]


EXPORTS: Mapping[str, Export] = {
    "turtle": Export("RDF 1.1 as Turtle, for SPARQL", {"graph.ttl": write_turtle}),
    "turtle12": Export("RDF 1.2 as Turtle, claims as reifiers", {"graph12.ttl": write_rdf12}),
    "ntriples": Export("RDF 1.1, one triple a line", {"graph.nt": write_ntriples}),
    "jsonld": Export("RDF 1.1 as JSON-LD", {"graph.jsonld": write_jsonld}),
    "jsonl": Export("one record a line; can be read back", {"graph.jsonl": write_jsonl}),
    "graphml": Export("all nodes and edges, for Gephi, yEd, networkx", {"graph.graphml": write_graphml}),
    "gexf": Export("actors and meetings over time, for Gephi", {"graph.gexf": write_gexf}),
    "csv": Export("tables of nodes and edges", {"nodes.csv": write_nodes, "edges.csv": write_edges}),
    "neo4j-admin": Export(
        "for `neo4j-admin database import full @neo4j.args`: a corpus into an empty database in seconds",
        {
            "neo4j-nodes.csv": write_import_nodes,
            "neo4j-edges.csv": write_import_edges,
            "neo4j.args": write_import_arguments,
        },
    ),
}


def find_export(name: str) -> Export:
    """Return the format of a name; raises UsageError listing those that exist."""
    if name not in EXPORTS:
        raise UsageError(f"no format {name!r}; there are {', '.join(EXPORTS)}")
    return EXPORTS[name]


def write_whole(path: Path, knowledge: KnowledgeGraph, writer: Writer) -> Path:
    """Write beside the file and rename, so that a stop half-way leaves the old file."""
    draft = path.with_name(path.name + ".part")
    with draft.open("wb") as stream:
        writer(knowledge, stream)
    draft.replace(path)
    return path
