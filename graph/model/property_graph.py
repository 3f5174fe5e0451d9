"""The knowledge graph as plain nodes and edges with properties: what stores and exports loop over.

Every node and every edge has a stable `id`. Properties are str, int, bool or lists of str; missing values are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.model.ids import content_id
from graph.model.knowledge import KnowledgeGraph
from graph.model.meetings import encounters
from graph.model.records import Claim, Meeting
from graph.model.schema import schema

Value = str | int | bool | list[str]


@dataclass(frozen=True, slots=True)
class Node:
    """A node: labels from the most general to the most special."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge: `type` is the Cypher relationship type of the schema, `source` and `target` node ids."""

    id: str
    type: str
    source: str
    target: str
    properties: Mapping[str, Value]


def nodes(knowledge: KnowledgeGraph) -> Iterator[Node]:
    """Yield every node, kind by kind, each kind sorted by id."""
    for article in knowledge.articles.values():
        blocks = [f"{block.start} {block.end} {block.kind}" for block in article.blocks]
        yield _node("Article", article, "id text language title source published url name", blocks=blocks)
    for passage in knowledge.passages.values():
        yield _node("Passage", passage, "id article start end quote")
    for actor in knowledge.actors.values():
        yield _node(actor.kind, actor, "id name name_de wikidata anonymous aliases")
    for report in knowledge.reports.values():
        yield _node("MeetingReport", report, "id article kind status date precision date_words place")
    for meeting in knowledge.meetings.values():
        yield _node(
            "Meeting", meeting, "id kind status date precision date_words place", name=meeting_name(knowledge, meeting)
        )
    for claim in knowledge.claims.values():
        yield _node(
            "Claim", claim, "id predicate content polarity modality date role direct cue", name=claim_name(claim)
        )


def edges(knowledge: KnowledgeGraph) -> Iterator[Edge]:
    """Yield every edge: first what holds the graph together, then the direct edges."""
    for passage in knowledge.passages.values():
        yield _structure("passage_of", passage.id, passage.article)
    for report in knowledge.reports.values():
        yield from (_structure("names_participant", report.id, actor) for actor in report.participants)
        yield from (_structure("evidenced_by", report.id, passage) for passage in report.passages)
    for meeting in knowledge.meetings.values():
        yield from (_structure("reported_by", meeting.id, report) for report in meeting.reports)
        yield from (_structure("evidenced_by", meeting.id, passage) for passage in meeting.passages)
    for claim in knowledge.claims.values():
        yield from _claim_structure(claim)
    yield from (_structure("answers", answer.claim, answer.answered) for answer in sorted(knowledge.answers))
    yield from direct_edges(knowledge)


def direct_edges(knowledge: KnowledgeGraph) -> Iterator[Edge]:
    """Yield the edges between actors, and from actors to meetings.

    A claim becomes an edge if it is affirmed, has an object and its relation is `direct`; its modality is a property.
    """
    yield from _claim_edges(knowledge)
    yield from _participations(knowledge)
    yield from _encounters(knowledge)


def meeting_name(knowledge: KnowledgeGraph, meeting: Meeting) -> str:
    """Return a caption: kind, place and date."""
    words = (meeting.kind, meeting.place, meeting.date or "")
    return ", ".join(word for word in words if word)


def claim_name(claim: Claim) -> str:
    """Return a caption: the relation's English caption and the content."""
    caption = schema().relations[claim.predicate].caption_en
    return f"{caption}: {claim.role or claim.content}" if claim.role or claim.content else caption


def _node(label: str, record: object, names: str, **more: Value) -> Node:
    values = {name: getattr(record, name) for name in names.split()}
    return Node(values["id"], schema().labels(label), _present({**values, **more}))


def _present(values: Mapping[str, object]) -> dict[str, Value]:
    kept: dict[str, Value] = {}
    for name, value in values.items():
        if isinstance(value, bool | int):
            kept[name] = value
        elif isinstance(value, tuple | list) and value:
            kept[name] = [str(item) for item in value]
        elif isinstance(value, str) and value:
            kept[name] = value
    return kept


def _structure(relation: str, source: str, target: str) -> Edge:
    edge_id = content_id("edge", relation, source, target)
    return Edge(edge_id, schema().relations[relation].cypher, source, target, {"id": edge_id})


def _claim_structure(claim: Claim) -> Iterator[Edge]:
    yield _structure("subject", claim.id, claim.subject)
    if claim.object:
        yield _structure("object", claim.id, claim.object)
    if claim.speaker:
        yield _structure("speaker", claim.id, claim.speaker)
    yield from (_structure("evidenced_by", claim.id, passage) for passage in claim.passages)


def _claim_edges(knowledge: KnowledgeGraph) -> Iterator[Edge]:
    relations = schema().relations
    for claim in knowledge.claims.values():
        relation = relations[claim.predicate]
        if relation.direct and claim.object and claim.polarity == "affirmed":
            edge_id = content_id("edge", relation.name, claim.id)
            properties = _claim_properties(knowledge, claim)
            yield Edge(edge_id, relation.cypher, claim.subject, claim.object, {"id": edge_id, **properties})


def _claim_properties(knowledge: KnowledgeGraph, claim: Claim) -> dict[str, Value]:
    passages = knowledge.evidence(claim)
    articles = sorted({passage.article for passage in passages})
    return _present(
        {
            "claim": claim.id,
            "content": claim.content,
            "role": claim.role,
            "speaker": claim.speaker,
            "modality": claim.modality,
            "date": claim.date,
            "quote": passages[0].quote if passages else "",
            "evidence": len(passages),
            "articles": articles,
        }
    )


def _participations(knowledge: KnowledgeGraph) -> Iterator[Edge]:
    relation = schema().relations["participates_in"]
    for meeting in knowledge.meetings.values():
        for actor in meeting.participants:
            edge_id = content_id("edge", relation.name, actor, meeting.id)
            yield Edge(edge_id, relation.cypher, actor, meeting.id, {"id": edge_id, **_occasion(knowledge, meeting)})


def _encounters(knowledge: KnowledgeGraph) -> Iterator[Edge]:
    relation = schema().relations["meets"]
    sides = represented(knowledge)
    kinds = {actor.id: actor.kind for actor in knowledge.actors.values()}
    for meeting in knowledge.meetings.values():
        occasion = {"meeting": meeting.id, **_occasion(knowledge, meeting)}
        for first, second in encounters(meeting, sides, kinds):
            edge_id = content_id("edge", relation.name, first, second, meeting.id)
            yield Edge(edge_id, relation.cypher, first, second, {"id": edge_id, **occasion})


def represented(knowledge: KnowledgeGraph) -> dict[str, frozenset[str]]:
    """Return for each official the states and organisations that they represent."""
    sides: dict[str, set[str]] = defaultdict(set)
    for claim in knowledge.of_predicate("represents"):
        if claim.object:
            sides[claim.subject].add(claim.object)
    return {official: frozenset(actors) for official, actors in sides.items()}


def _occasion(knowledge: KnowledgeGraph, meeting: Meeting) -> dict[str, Value]:
    passages = knowledge.evidence(meeting)
    return _present(
        {
            "status": meeting.status,
            "date": meeting.date,
            "place": meeting.place,
            "quote": passages[0].quote if passages else "",
            "evidence": len(passages),
            "articles": sorted({passage.article for passage in passages}),
        }
    )
