"""RDF files, written by pyoxigraph from a stream of triples: Turtle, N-Triples, JSON-LD, Turtle of RDF 1.2."""

from __future__ import annotations

from typing import BinaryIO

from graph.model.knowledge import KnowledgeGraph

IN_DATA = ("pp", "id", "foaf", "oa", "org", "prov", "rdf", "rdfs", "schema", "sem", "skos", "wd", "xsd")


def write_turtle(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write RDF 1.1 as Turtle."""
    _write(knowledge, stream, "TURTLE")


def write_ntriples(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write RDF 1.1 with one triple a line."""
    _write(knowledge, stream, "N_TRIPLES")


def write_jsonld(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write RDF 1.1 as JSON-LD."""
    _write(knowledge, stream, "JSON_LD")


def write_rdf12(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write Turtle of RDF 1.2: the same triples, and each claim also the reifier of what it states."""
    _write(knowledge, stream, "TURTLE", reifiers=True)


def _write(knowledge: KnowledgeGraph, stream: BinaryIO, form: str, *, reifiers: bool = False) -> None:
    # loaded here so that `import graph` and the other formats do without RDF
    from pyoxigraph import RdfFormat, serialize

    from graph.exports.rdf.terms import prefixes
    from graph.exports.rdf.triples import triples

    used = {prefix: prefixes()[prefix] for prefix in IN_DATA}
    serialize(triples(knowledge, reifiers=reifiers), stream, format=getattr(RdfFormat, form), prefixes=used)
