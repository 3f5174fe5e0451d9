"""Check an exported graph against the SHACL shapes, and say in words what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import StoreError, UsageError
from graph.model.rules import Violation

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


def validate(path: Path) -> list[Violation]:
    """Return what breaks the shapes in an RDF file or in the `graph.ttl` of an output folder, sorted.

    Raises UsageError if the file is not there or its ending unknown, StoreError if it is no RDF.
    """
    from pyshacl import validate as check
    from rdflib import RDF, SH

    from graph.exports.rdf.shapes import shapes

    data, rules = read(path), shapes()
    _, report, _ = check(data, shacl_graph=rules, advanced=False, inference="none")
    results = report.subjects(RDF.type, SH.ValidationResult)
    return sorted({_violation(data, rules, report, result) for result in results})


def read(path: Path) -> Graph:
    """Return the graph of an RDF file or of an output folder for rdflib; errors as in `validate`."""
    from pyoxigraph import RdfFormat, parse, serialize

    from graph.exports.rdf.vocabulary import empty

    file = path / "graph.ttl" if path.is_dir() else path
    known = RdfFormat.from_extension(file.suffix.removeprefix("."))
    if not file.is_file():
        raise UsageError(f"{file}: not there; write it with `pourparler build` or `pourparler export`")
    if known is None:
        raise UsageError(f"{file}: unknown ending; RDF files end in .ttl, .nt, .jsonld or .rdf")
    try:
        lines = serialize((quad.triple for quad in parse(path=str(file), format=known)), format=RdfFormat.N_TRIPLES)
    except (SyntaxError, OSError, UnicodeError) as error:
        raise StoreError(f"{file}: no readable {known.name}: {error}") from error
    return empty().parse(lines, format="nt")


def _violation(data: Graph, rules: Graph, report: Graph, result: Node) -> Violation:
    from rdflib import RDFS, SH, URIRef

    def one(predicate: URIRef) -> Node | None:
        return report.value(result, predicate)

    shape, path, value = one(SH.sourceShape), one(SH.resultPath), one(SH.value)
    parts = [str(one(SH.resultMessage))]
    if isinstance(path, URIRef):
        parts.append(f"at {_short(data, path)}")
    if value is not None and value != one(SH.focusNode):
        parts.append(f"which is {_short(data, value)}")
    focus, name, way_out = one(SH.focusNode), str(shape).rpartition("#")[2], rules.value(shape, RDFS.comment)
    return Violation(_short(data, focus), name, ", ".join(parts), str(way_out or ""))


def _short(data: Graph, node: Node | None) -> str:
    """Return a node as a person reads it: `id:state-RU`, a text in quotation marks."""
    from rdflib import Literal, URIRef

    if isinstance(node, URIRef):
        return str(node.n3(data.namespace_manager))
    return f'"{node}"' if isinstance(node, Literal) else str(node)
