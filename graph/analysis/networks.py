"""The graph as a network of actors for networkx."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from graph.exports.jsonl import read_jsonl
from graph.model.knowledge import KnowledgeGraph
from graph.model.property_graph import Edge, direct_edges

if TYPE_CHECKING:
    import networkx


def to_networkx(
    source: KnowledgeGraph | Path,
    relations: Collection[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    modality: Collection[str] | None = None,
    minimum_evidence: int = 1,
) -> networkx.MultiDiGraph[str]:
    """Return the actors with their direct edges; `source` is a graph or an output folder (its `graph.jsonl`).

    Edges can be chosen by relationship type (`DEMANDS`), by day (ISO 8601, both ends included; edges without a day
    fall out), by modality (`actual`) and by the number of passages that say so. The key of an edge is its id.
    """
    from networkx import MultiDiGraph

    knowledge = source if isinstance(source, KnowledgeGraph) else read_jsonl(source / "graph.jsonl")
    network: networkx.MultiDiGraph[str] = MultiDiGraph()
    for actor in knowledge.actors.values():
        network.add_node(actor.id, label=actor.name, kind=actor.kind, wikidata=actor.wikidata)
    for edge in direct_edges(knowledge):
        chosen = relations is None or edge.type in relations
        if chosen and edge.target in knowledge.actors and _meets(edge, since, until, modality, minimum_evidence):
            network.add_edge(edge.source, edge.target, key=edge.id, relation=edge.type, **edge.properties)
    return network


def _meets(
    edge: Edge, since: str | None, until: str | None, modality: Collection[str] | None, minimum_evidence: int
) -> bool:
    day = str(edge.properties.get("date", ""))
    if (since or until) and not (day and (since or "") <= day <= (until or "9999")):
        return False
    known = str(edge.properties.get("modality", "actual"))
    return (modality is None or known in modality) and int(str(edge.properties.get("evidence", 0))) >= minimum_evidence
