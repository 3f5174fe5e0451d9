"""Names of the web: prefixes, IRIs and typed literals."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from graph.model.schema import schema

VOCABULARIES = {
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
OWN = "pp"
DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


@cache
def prefixes() -> dict[str, str]:
    """Return the prefixes: our ontology, our data, and the vocabularies that they build on."""
    shapes = schema().namespace.replace("ontology", "shapes")
    return {OWN: schema().namespace, "id": schema().data_namespace, "shape": shapes, **VOCABULARIES}


@cache
def term(name: str) -> NamedNode:
    """Return the IRI of `prefix:name`; a name without a prefix is one of our ontology."""
    prefix, colon, local = name.partition(":")
    return NamedNode(prefixes()[prefix] + local if colon else schema().namespace + name)


def item(identifier: str) -> NamedNode:
    """Return the IRI of a node of the graph."""
    return NamedNode(schema().data_namespace + quote(identifier, safe="-._~#"))


def choice(value: str) -> NamedNode:
    """Return the individual for a value of an enumeration: `planned` is pp:Planned."""
    return term(value.capitalize())


def text(words: str, language: str | None = None) -> Literal:
    """Return a plain or language-tagged literal; a lone surrogate becomes U+FFFD."""
    clean = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Literal(clean, language=language) if language else Literal(clean)


def time(date: str) -> Literal:
    """Return an ISO 8601 date as xsd:date, xsd:gYearMonth or xsd:gYear, as precise as it is."""
    return Literal(date, datatype=term(DATE_TYPES.get(len(date), "xsd:string")))
