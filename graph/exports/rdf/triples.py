"""The triples of a knowledge graph, in an order that a person can read and that never changes.

A direct edge between two actors stands for at least one affirmed, actual claim; meetings give `meets` when held or
ongoing, `plansToMeet` when planned.
"""

from __future__ import annotations

import hashlib
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version

from pyoxigraph import Literal, NamedNode, Triple

from graph.exports.rdf.terms import choice, item, term, text, time
from graph.model.knowledge import KnowledgeGraph
from graph.model.property_graph import Edge, claim_name, direct_edges, meeting_name
from graph.model.records import Actor, Article, Claim, Meeting, MeetingReport, Passage
from graph.model.schema import schema

Properties = Iterable[tuple[str, NamedNode | Literal | Triple | None]]
ACTIVITY = "extraction"


def triples(knowledge: KnowledgeGraph, *, reifiers: bool = False) -> Iterator[Triple]:
    """Yield the triples of a graph, subject by subject; `reifiers` adds the rdf:reifies of RDF 1.2 to each claim."""
    yield from _extractor()
    outgoing = _direct(knowledge)
    for article in knowledge.articles.values():
        yield from _node(article.id, "Article", _article(article))
    for actor in knowledge.actors.values():
        yield from _node(actor.id, actor.kind, _actor(actor))
        yield from (Triple(item(actor.id), term(name), item(other)) for name, other in outgoing.get(actor.id, ()))
    for meeting in knowledge.meetings.values():
        yield from _node(meeting.id, "Meeting", _meeting(knowledge, meeting))
    for report in knowledge.reports.values():
        yield from _node(report.id, "MeetingReport", _report(report))
    yield from _claims(knowledge, reifiers)
    for passage in knowledge.passages.values():
        yield from _node(passage.id, "Passage", _passage(passage))
        yield from _selectors(passage)


def _node(identifier: str, kind: str, properties: Properties) -> Iterator[Triple]:
    subject = item(identifier)
    yield from (Triple(subject, term("rdf:type"), term(name)) for name in _types(kind))
    for name, value in properties:
        if value is not None:
            yield Triple(subject, term(name), value)


def _types(kind: str) -> list[str]:
    labels = schema().labels(kind)[::-1]
    return list(dict.fromkeys([*labels, *(name for label in labels for name in schema().nodes[label].super)]))


def _optional(words: str | None) -> Literal | None:
    return text(words) if words else None


def _extractor() -> Iterator[Triple]:
    """Yield who made the claims: no clock time, so that the file depends on articles and version alone."""
    agent = item(f"software-pourparler-{version('pourparler')}")
    yield Triple(agent, term("rdf:type"), term("prov:SoftwareAgent"))
    yield Triple(agent, term("rdfs:label"), text("pourparler"))
    yield Triple(agent, term("schema:softwareVersion"), text(version("pourparler")))
    yield Triple(item(ACTIVITY), term("rdf:type"), term("prov:Activity"))
    yield Triple(item(ACTIVITY), term("prov:wasAssociatedWith"), agent)


def _article(article: Article) -> Properties:
    yield "rdfs:label", text(article.title or article.name or article.id)
    yield "schema:headline", text(article.title, article.language) if article.title else None
    yield "schema:inLanguage", _optional(article.language)
    yield "schema:datePublished", time(article.published) if article.published else None
    yield "schema:publisher", _optional(article.source)
    yield "schema:url", _optional(article.url)
    yield "schema:identifier", _optional(article.name)
    yield "sha256", text(hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest())


def _actor(actor: Actor) -> Properties:
    yield "rdfs:label", text(actor.name)
    if actor.name_de:
        yield "skos:prefLabel", text(actor.name_de, "de")
        yield "skos:prefLabel", text(actor.name, "en")
    yield from (("skos:altLabel", text(alias)) for alias in actor.aliases if alias != actor.name)
    yield "skos:exactMatch", term(f"wd:{actor.wikidata}") if actor.wikidata else None
    yield "anonymous", Literal(True) if actor.anonymous else None


def _direct(knowledge: KnowledgeGraph) -> Mapping[str, list[tuple[str, str]]]:
    """Return for each actor its direct edges as (predicate, other node), sorted and each once."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    by_type = {relation.cypher: relation for relation in schema().relations.values()}
    for edge in direct_edges(knowledge):
        relation = by_type[edge.type]
        name = _predicate(edge, relation.rdf, relation.rdf_by_status)
        if name:
            found[edge.source].add((name, edge.target))
        if name and relation.symmetric:
            found[edge.target].add((name, edge.source))
    return {actor: sorted(edges) for actor, edges in found.items()}


def _predicate(edge: Edge, name: str, by_status: Mapping[str, str]) -> str | None:
    if by_status:
        return by_status.get(str(edge.properties.get("status")))
    return name if edge.properties.get("modality", "actual") == "actual" else None


def _occasion(record: Meeting | MeetingReport) -> Properties:
    yield "meetingKind", _optional(record.kind)
    yield "status", choice(record.status)
    if record.date:
        yield "date", time(record.date)
        first, last = bounds(record.date)
        yield "sem:hasEarliestBeginTimeStamp", time(first)
        yield "sem:hasLatestEndTimeStamp", time(last)
    yield "dateWords", _optional(record.date_words)
    yield "place", _optional(record.place)


def bounds(date: str) -> tuple[str, str]:
    """Return the first and the last day of a year, a month or a day."""
    year, month, day = (*date.split("-"), "", "")[:3]
    last = day or f"{monthrange(int(year), int(month or 12))[1]:02}"
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{last}"


def _meeting(knowledge: KnowledgeGraph, meeting: Meeting) -> Properties:
    yield "rdfs:label", text(meeting_name(knowledge, meeting))
    yield from _occasion(meeting)
    yield from (("sem:hasActor", item(actor)) for actor in meeting.participants)
    yield from _links("reported_by", meeting.reports)
    yield from _links("evidenced_by", meeting.passages)


def _report(report: MeetingReport) -> Properties:
    yield from _occasion(report)
    yield from _links("names_participant", report.participants)
    yield from _links("evidenced_by", report.passages)
    yield "prov:wasDerivedFrom", item(report.article)
    yield "prov:wasGeneratedBy", item(ACTIVITY)


def _links(relation: str, others: Iterable[str | None]) -> Properties:
    name = schema().relations[relation].rdf
    return ((name, item(other)) for other in others if other)


def _claims(knowledge: KnowledgeGraph, reifiers: bool) -> Iterator[Triple]:
    answered: dict[str, list[str]] = defaultdict(list)
    for answer in sorted(knowledge.answers):
        answered[answer.claim].append(answer.answered)
    for claim in knowledge.claims.values():
        yield from _node(claim.id, "Claim", _claim(claim, answered.get(claim.id, [])))
        if reifiers and claim.object:
            stated = Triple(item(claim.subject), term(schema().relations[claim.predicate].rdf), item(claim.object))
            yield Triple(item(claim.id), term("rdf:reifies"), stated)


def _claim(claim: Claim, answered: list[str]) -> Properties:
    yield "rdfs:label", text(claim_name(claim))
    yield from _links("subject", [claim.subject])
    yield "rdf:predicate", term(schema().relations[claim.predicate].rdf)
    yield from _links("object", [claim.object])
    yield from _links("speaker", [claim.speaker])
    yield "content", _optional(claim.content)
    yield "role", _optional(claim.role)
    yield "cue", _optional(claim.cue)
    yield "direct", Literal(True) if claim.direct else None
    yield "polarity", choice(claim.polarity)
    yield "modality", choice(claim.modality)
    yield "date", time(claim.date) if claim.date else None
    yield from _links("answers", answered)
    yield from _links("evidenced_by", claim.passages)
    yield "prov:wasGeneratedBy", item(ACTIVITY)


def _passage(passage: Passage) -> Properties:
    yield from _links("passage_of", [passage.article])
    yield "oa:hasSelector", item(f"{passage.id}#quote")
    yield "oa:hasSelector", item(f"{passage.id}#position")


def _selectors(passage: Passage) -> Iterator[Triple]:
    quote, position = item(f"{passage.id}#quote"), item(f"{passage.id}#position")
    yield Triple(quote, term("rdf:type"), term("oa:TextQuoteSelector"))
    yield Triple(quote, term("oa:exact"), text(passage.quote))
    yield Triple(position, term("rdf:type"), term("oa:TextPositionSelector"))
    yield Triple(position, term("oa:start"), Literal(passage.start))
    yield Triple(position, term("oa:end"), Literal(passage.end))
