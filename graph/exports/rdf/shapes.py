"""The SHACL shapes made from `schema.toml` (how many, which values, which ends) and `rules.toml` (SPARQL rules).

Every shape has a name, a message and, as rdfs:comment, the way out. Constraints hold no VALUES: pyshacl reads it as a
failure of every node.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDFS, SH, XSD

from graph.exports.rdf.terms import prefixes
from graph.exports.rdf.vocabulary import empty, iri
from graph.model.rules import Rule, rules
from graph.model.schema import PropertyType, RelationType, schema

SHAPE = Namespace(prefixes()["shape"])
USED_IN_RULES = ("pp", "rdf", "oa", "sem")
DATATYPES = {"text": "xsd:string", "flag": "xsd:boolean", "day": "xsd:date"}
SELECTORS = {"exact": "xsd:string", "start": "xsd:integer", "end": "xsd:integer"}


def shapes() -> Graph:
    """Return the shapes as a graph."""
    graph = empty()
    for node in schema().nodes:
        _add_node(graph, node)
    for row in schema().properties.values():
        for node in row.of:
            _add_property(graph, node, row)
    for relation in schema().family("structure"):
        for node in relation.subject:
            _add_relation(graph, node, relation)
    _add_predicate(graph)
    _add_selectors(graph)
    _add_rules(graph)
    return graph


def _add_node(graph: Graph, label: str) -> None:
    shape = SHAPE[label]
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, SH.targetClass, iri(label)))
    graph.add((shape, SH.nodeKind, SH.IRI))
    _say(graph, shape, f"the {schema().nodes[label].caption_en} is a blank node", "give it the IRI that its id makes")


def _say(graph: Graph, shape: URIRef, message: str, way_out: str) -> None:
    graph.add((shape, SH.message, Literal(message)))
    graph.add((shape, RDFS.comment, Literal(way_out)))


def _attach(graph: Graph, node: str, name: str, path: URIRef | BNode, *, least: int, most: int | None) -> URIRef:
    """Add a property shape to the shape of a node and return it."""
    shape = SHAPE[f"{node}-{name}"]
    graph.add((SHAPE[node], SH.property, shape))
    graph.add((shape, SH.path, path))
    if least:
        graph.add((shape, SH.minCount, Literal(least)))
    if most is not None:
        graph.add((shape, SH.maxCount, Literal(most)))
    return shape


def _add_property(graph: Graph, node: str, row: PropertyType) -> None:
    shape = _attach(graph, node, row.name, iri(row.rdf), least=row.min, most=row.max)
    allowed: Iterable[URIRef | Literal] = ()
    if row.type == "choice":
        allowed = [iri(value.capitalize()) for value in row.values]
    elif row.values:
        allowed = [Literal(value) for value in row.values]
    if allowed:
        graph.add((shape, SH["in"], _listed(graph, allowed)))
    elif row.type in DATATYPES:
        graph.add((shape, SH.datatype, iri(DATATYPES[row.type])))
    pattern = row.pattern or (r"^\d{4}(-\d{2}(-\d{2})?)?$" if row.type == "date" else "")
    if pattern:
        graph.add((shape, SH.pattern, Literal(pattern)))
    _say(graph, shape, f"{_count(row.min, row.max)} {row.caption_en}{_which(row)}", _way_out(row))


def _count(least: int, most: int | None) -> str:
    known = {(1, 1): "exactly one", (0, 1): "at most one", (1, None): "at least one"}
    return known.get((least, most), "any number of")


def _which(row: PropertyType) -> str:
    if row.values:
        return f": {', '.join(row.values)}"
    return {"date": ": a day, a month or a year", "day": ": a day"}.get(row.type, "")


def _way_out(row: PropertyType) -> str:
    return f"give {row.rdf if ':' in row.rdf else f'pp:{row.rdf}'} as the export writes it: {row.comment_en}"


def _listed(graph: Graph, members: Iterable[URIRef | Literal]) -> BNode:
    head = BNode()
    Collection(graph, head, list(members))
    return head


def _add_relation(graph: Graph, node: str, relation: RelationType) -> None:
    shape = _attach(graph, node, relation.name, iri(relation.rdf), least=relation.min, most=relation.max)
    graph.add((shape, SH["class"], iri(relation.object[0])))
    ends = schema().nodes[relation.object[0]].caption_en
    words = f"{_count(relation.min, relation.max)} {relation.caption_en}, and it is in the graph: {ends}"
    _say(graph, shape, words, f"give it, or leave the {schema().nodes[node].caption_en} out: {relation.comment_en}")


def _add_predicate(graph: Graph) -> None:
    shape = _attach(graph, "Claim", "predicate", RDF.predicate, least=1, most=1)
    names = [iri(relation.rdf) for family in ("representation", "stance", "statement") for relation in _family(family)]
    graph.add((shape, SH["in"], _listed(graph, names)))
    _say(graph, shape, "exactly one predicate, a relation of the ontology", rules()["predicate"].way_out)


def _family(name: str) -> tuple[RelationType, ...]:
    return schema().family(name)


def _add_selectors(graph: Graph) -> None:
    for name, datatype in SELECTORS.items():
        path = _listed(graph, [iri("oa:hasSelector"), iri(f"oa:{name}")])
        shape = _attach(graph, "Passage", name, path, least=1, most=1)
        graph.add((shape, SH.datatype, iri(datatype)))
        _say(graph, shape, f"exactly one oa:{name} in its selectors", rules()["verbatim"].way_out)


def _add_rules(graph: Graph) -> None:
    declared = URIRef(str(SHAPE).rstrip("#"))
    for prefix in USED_IN_RULES:
        one = SHAPE[f"prefix-{prefix}"]
        graph.add((declared, SH.declare, one))
        graph.add((one, SH.prefix, Literal(prefix)))
        graph.add((one, SH.namespace, Literal(prefixes()[prefix], datatype=XSD.anyURI)))
    for rule in rules().values():
        if rule.select:
            _add_rule(graph, rule, declared)


def _add_rule(graph: Graph, rule: Rule, declared: URIRef) -> None:
    shape, constraint = SHAPE[rule.name], SHAPE[f"{rule.name}-select"]
    stances = ", ".join(f"pp:{one.rdf}" for one in (*_family("representation"), *_family("stance")))
    graph.add((shape, RDF.type, SH.NodeShape))
    for label in rule.on:
        graph.add((shape, SH.targetClass, iri(label)))
    graph.add((shape, SH.sparql, constraint))
    graph.add((shape, RDFS.comment, Literal(rule.way_out)))
    graph.add((constraint, SH.prefixes, declared))
    graph.add((constraint, SH.message, Literal(rule.says)))
    graph.add((constraint, SH.select, Literal(rule.select.replace("$stances", stances).strip())))
