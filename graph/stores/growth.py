"""What a graph changes in a database that already holds one.

Records of one id are joined with those in the database. Meetings are consolidated over all reports: a new report can
join two meetings into one or change a meeting's id, and a newly known office can end an encounter, so all reports,
actors and offices are read back, and what is derived from them and no longer true is removed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.knowledge import KnowledgeGraph
from graph.model.property_graph import Edge, Node, edges, nodes
from graph.model.records import Article
from graph.stores import reading
from graph.stores.base import GraphStore

DERIVED = ("MEETS", "PARTICIPATES_IN")


@dataclass(frozen=True, slots=True)
class Growth:
    """Nodes and edges to write, ids of meetings to remove, (type, id) of edges to remove."""

    nodes: list[Node]
    edges: list[Edge]
    labels: dict[str, str]
    meetings: list[str]
    stale: list[tuple[str, str]]


def growth(store: GraphStore, knowledge: KnowledgeGraph) -> Growth:
    """Return what must change so that the store also holds `knowledge`."""
    known = _known(store, knowledge)
    if known == KnowledgeGraph():
        return _everything(knowledge)
    merged = known.merge(knowledge)
    touched = _touched(merged, knowledge)
    every, between = list(nodes(merged)), list(edges(merged))
    own = {node.id for node in nodes(knowledge)} | {edge.id for edge in edges(knowledge)}
    meetings, stale = _superseded(store, merged, between)
    return Growth(
        [node for node in every if node.id in own or node.id in touched],
        [edge for edge in between if edge.id in own or _of_meeting(edge, touched)],
        {node.id: node.labels[0] for node in every},
        meetings,
        stale,
    )


def _everything(knowledge: KnowledgeGraph) -> Growth:
    """Return the growth of an empty store."""
    every = list(nodes(knowledge))
    return Growth(every, list(edges(knowledge)), {node.id: node.labels[0] for node in every}, [], [])


def _known(store: GraphStore, knowledge: KnowledgeGraph) -> KnowledgeGraph:
    """Read the part of the store that `knowledge` can change."""
    reports = reading.reports(store)
    offices = store.query("MATCH (c:Claim {predicate: 'represents'}) RETURN c.id AS id")
    claims = reading.claims(store, {row["id"] for row in offices} | set(knowledge.claims))
    quoted = {passage for report in reports for passage in report.passages}
    quoted |= {passage for claim in claims for passage in claim.passages}
    return KnowledgeGraph.of(
        articles=[*reading.articles(store, knowledge.articles), *_days(store, knowledge)],
        passages=reading.passages(store, quoted | set(knowledge.passages)),
        actors=reading.actors(store),
        reports=reports,
        claims=claims,
    )


def _days(store: GraphStore, knowledge: KnowledgeGraph) -> Iterator[Article]:
    """Yield the other articles that report meetings, without their texts: only the day of publication matters."""
    asked = (
        "MATCH (r:MeetingReport) WITH DISTINCT r.article AS id MATCH (a:Article {id: id}) "
        "RETURN a.id AS id, a.language AS language, a.published AS published"
    )
    for row in store.query(asked):
        if row["id"] not in knowledge.articles:
            yield Article(row["id"], "", row["language"] or "", published=row["published"])


def _touched(merged: KnowledgeGraph, knowledge: KnowledgeGraph) -> set[str]:
    return {key for key, meeting in merged.meetings.items() if any(one in knowledge.reports for one in meeting.reports)}


def _of_meeting(edge: Edge, meetings: set[str]) -> bool:
    return edge.source in meetings or edge.target in meetings or edge.properties.get("meeting") in meetings


def _superseded(
    store: GraphStore, merged: KnowledgeGraph, between: list[Edge]
) -> tuple[list[str], list[tuple[str, str]]]:
    held = {row["id"] for row in store.query("MATCH (m:Meeting) RETURN m.id AS id")}
    true = {edge.id for edge in between if edge.type in DERIVED}
    stale = [
        (kind, row["id"])
        for kind in DERIVED
        for row in store.query(f"MATCH (:Actor)-[r:{kind}]->() RETURN r.id AS id")
        if row["id"] not in true
    ]
    return sorted(held - set(merged.meetings)), sorted(stale)
