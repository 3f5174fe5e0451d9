"""The ontology: OWL and RDFS made from `schema.toml`, with labels and comments in German and English.

CAMEO and PLOVER classes stand as SKOS notations beside the relations; only their names are used, not their texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDFS, SKOS

from graph.exports.rdf.terms import prefixes, term
from graph.model.schema import NodeKind, PropertyType, RelationType, schema

Statement = tuple[URIRef, URIRef, URIRef | Literal]
RANGES = {"text": "xsd:string", "flag": "xsd:boolean", "day": "xsd:date"}


def iri(name: str) -> URIRef:
    """Return the IRI of a name of our ontology or of `prefix:name`, for rdflib."""
    return URIRef(term(name).value)


def empty() -> Graph:
    """Return a graph without triples that knows our prefixes."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes().items():
        graph.bind(prefix, namespace)
    return graph


def ontology() -> Graph:
    """Return the vocabulary as a graph."""
    graph = empty()
    for statement in _statements():
        graph.add(statement)
    return graph


def _statements() -> Iterator[Statement]:
    yield from _head()
    for node in schema().nodes.values():
        yield from _class(node)
    for relation in schema().relations.values():
        if _is_own(relation.rdf):
            yield from _relation(relation)
        yield from _by_status(relation)
    for one in schema().properties.values():
        if _is_own(one.rdf):
            yield from _property(one)


def _head() -> Iterator[Statement]:
    own = URIRef(schema().namespace.rstrip("#"))
    yield own, RDF.type, OWL.Ontology
    yield own, RDFS.label, Literal("Pourparler: who says what to whom in diplomacy", "en")
    yield own, RDFS.label, Literal("Pourparler: wer wem was sagt in der Diplomatie", "de")
    yield own, OWL.versionInfo, Literal(version("pourparler"))
    for code, words in (("cameo", "CAMEO event code"), ("plover", "PLOVER event type")):
        yield iri(code), RDF.type, RDFS.Datatype
        yield iri(code), RDFS.label, Literal(words, "en")


def _is_own(name: str) -> bool:
    return ":" not in name


def _words(subject: URIRef, row: NodeKind | RelationType | PropertyType) -> Iterator[Statement]:
    yield subject, RDFS.label, Literal(row.caption_de, "de")
    yield subject, RDFS.label, Literal(row.caption_en, "en")
    yield subject, RDFS.comment, Literal(row.comment_de, "de")
    yield subject, RDFS.comment, Literal(row.comment_en, "en")


def _class(node: NodeKind) -> Iterator[Statement]:
    subject = iri(node.label)
    yield subject, RDF.type, OWL.Class
    yield from ((subject, RDFS.subClassOf, iri(name)) for name in (node.parent, *node.super) if name)
    yield from _words(subject, node)


def _relation(relation: RelationType) -> Iterator[Statement]:
    subject = iri(relation.rdf)
    yield subject, RDF.type, OWL.ObjectProperty
    if relation.symmetric:
        yield subject, RDF.type, OWL.SymmetricProperty
    yield from ((subject, RDFS.subPropertyOf, iri(name)) for name in relation.super)
    yield from _ends(subject, RDFS.domain, relation.subject)
    yield from _ends(subject, RDFS.range, relation.object)
    yield from ((subject, SKOS.notation, Literal(code, datatype=iri("cameo"))) for code in relation.cameo)
    yield from ((subject, SKOS.notation, Literal(name, datatype=iri("plover"))) for name in relation.plover)
    yield from _words(subject, relation)


def _ends(subject: URIRef, end: URIRef, labels: Iterable[str]) -> Iterator[Statement]:
    """Yield the domain or range: the label itself, or the parent that several labels share."""
    shared = set.intersection(*(set(schema().labels(label)) for label in labels))
    most_special = max(shared, key=lambda label: len(schema().labels(label)), default=None)
    if most_special:
        yield subject, end, iri(most_special)


def _by_status(relation: RelationType) -> Iterator[Statement]:
    """Yield the properties that a relation has for meetings that are not yet held."""
    for status, name in relation.rdf_by_status.items():
        if name != relation.rdf:
            yield iri(name), RDF.type, OWL.ObjectProperty
            yield iri(name), RDF.type, OWL.SymmetricProperty
            yield iri(name), RDFS.label, Literal(f"{relation.caption_en} ({status})", "en")
            yield iri(name), RDFS.label, Literal(f"{relation.caption_de} ({_in_german(status)})", "de")


def _in_german(status: str) -> str:
    row = schema().properties["status"]
    return row.values_de[row.values.index(status)]


def _property(row: PropertyType) -> Iterator[Statement]:
    subject = iri(row.rdf)
    yield subject, RDF.type, OWL.ObjectProperty if row.type == "choice" else OWL.DatatypeProperty
    yield from _ends(subject, RDFS.domain, row.of)
    if row.type in RANGES:
        yield subject, RDFS.range, iri(RANGES[row.type])
    yield from _words(subject, row)
    if row.type == "choice":
        yield from _choices(row)


def _choices(row: PropertyType) -> Iterator[Statement]:
    kind = iri(row.name.capitalize())
    yield kind, RDF.type, OWL.Class
    yield kind, RDFS.label, Literal(row.caption_en, "en")
    yield kind, RDFS.label, Literal(row.caption_de, "de")
    yield iri(row.rdf), RDFS.range, kind
    for value, german in zip(row.values, row.values_de, strict=True):
        one = iri(value.capitalize())
        yield one, RDF.type, kind
        yield one, RDF.type, OWL.NamedIndividual
        yield one, RDFS.label, Literal(value, "en")
        yield one, RDFS.label, Literal(german, "de")
