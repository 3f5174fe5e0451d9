"""The graph as a network of actors for networkx, whole or in part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from graph.analysis.sources import Source, read_source
from graph.analysis.window import Window
from graph.model.knowledge import KnowledgeGraph
from graph.model.property_graph import direct_edges

if TYPE_CHECKING:
    import networkx


def to_networkx(
    source: Source | Path | str,
    relations: Collection[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    modality: Collection[str] | None = None,
    minimum_evidence: int = 1,
) -> networkx.MultiDiGraph[str]:
    """Return the actors with their direct edges.

    `source` is a KnowledgeGraph, an open store, the folder of a build or of an embedded store, or a server's address
    (`bolt://...`). Edges can be chosen by relation (`demands` or `DEMANDS`), by day (ISO 8601, both ends included; edges
    without a day fall out), by modality (`actual`, `future`, `hypothetical`; a planned meeting counts as future) and by
    the number of passages that say so.

    Nodes have `label`, `label_de`, `kind`, `wikidata` and `side`: the id of the state or organisation that an official
    represents, else their own. Edges have their id as key, `relation`, and the properties of the direct edge.

    Raises UsageError if there is no graph, or no such relation or day.
    """
    from networkx import MultiDiGraph

    window = Window.of(relations, since, until, modality, minimum_evidence)
    knowledge = read_source(source)
    network: networkx.MultiDiGraph[str] = MultiDiGraph()
    add_actors(network, knowledge)
    for edge in direct_edges(knowledge):
        if edge.target in knowledge.actors and window.admits(edge.type, edge.properties):
            network.add_edge(edge.source, edge.target, key=edge.id, relation=edge.type, **edge.properties)
    return network


def add_actors(network: networkx.Graph[str], knowledge: KnowledgeGraph) -> None:
    """Add every actor as a node with its names, its kind and its side."""
    side = sides(knowledge)
    for actor in knowledge.actors.values():
        network.add_node(
            actor.id,
            label=actor.name,
            label_de=actor.name_de or actor.name,
            kind=actor.kind,
            wikidata=actor.wikidata,
            side=side.get(actor.id, actor.id),
        )


def sides(knowledge: KnowledgeGraph) -> dict[str, str]:
    """Return for each official with an office the one actor that they stand for.

    That is the one with the most passages, of equals the state, then the first by id. Time is not looked at.
    """
    votes: dict[str, Counter[str]] = {}
    for claim in knowledge.of_predicate("represents"):
        if claim.object and claim.object in knowledge.actors and claim.polarity == "affirmed":
            votes.setdefault(claim.subject, Counter())[claim.object] += len(claim.passages)
    return {official: _chosen(knowledge, counts) for official, counts in sorted(votes.items())}


def _chosen(knowledge: KnowledgeGraph, votes: Counter[str]) -> str:
    return min(votes, key=lambda actor: (-votes[actor], knowledge.actors[actor].kind != "State", actor))
