"""Who speaks for or against what: the network of actors and issues of discourse network analysis.

Leifeld 2017, Discourse Network Analysis, in: The Oxford Handbook of Political Networks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.analysis.dealings import kinds
from graph.analysis.issues import issue_words
from graph.analysis.networks import add_actors
from graph.analysis.sources import Source, read_source
from graph.analysis.window import Window
from graph.model.ids import content_id
from graph.model.knowledge import KnowledgeGraph
from graph.model.property_graph import Value
from graph.model.records import Claim
from graph.model.schema import schema

if TYPE_CHECKING:
    import networkx


def discourse_network(
    source: Source | Path | str,
    relations: Collection[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    modality: Collection[str] | None = None,
    minimum_evidence: int = 1,
    fold: bool = False,
) -> networkx.Graph[str]:
    """Return actors and issues as a bipartite graph (`bipartite` 0 and 1); edges have `positions`, a set of 1 and -1.

    An issue is a content (claims whose contents have the same words, whatever the order and the endings), or an actor as
    target of one kind of stance. What answers a claim is about the same content. Negated claims are left out: not to
    demand a thing is not to reject it. With `fold` an official's stance is that of the side that they represent.
    """
    from networkx import Graph

    window = Window.of(relations, since, until, modality, minimum_evidence)
    knowledge = read_source(source)
    network: networkx.Graph[str] = Graph()
    add_actors(network, knowledge)
    nodes = dict(network.nodes(data=True))
    claims = [claim for claim in knowledge.claims.values() if _is_chosen(knowledge, claim, window)]
    for claim, issue, words, position in _positions(knowledge, claims, nodes):
        actor = nodes[claim.subject]["side"] if fold else claim.subject
        network.add_node(issue, label=words, bipartite=1)
        taken = network.edges[actor, issue]["positions"] if network.has_edge(actor, issue) else frozenset()
        network.add_edge(actor, issue, positions=taken | {position})
    return _spoken(network)


def _is_chosen(knowledge: KnowledgeGraph, claim: Claim, window: Window) -> bool:
    relation = schema().relations[claim.predicate].cypher
    known: dict[str, Value] = {"date": claim.date or "", "modality": claim.modality, "evidence": len(claim.passages)}
    return relation in kinds() and claim.polarity == "affirmed" and window.admits(relation, known)


def _positions(
    knowledge: KnowledgeGraph, claims: list[Claim], nodes: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[Claim, str, str, int]]:
    """Yield each claim with an issue (id and words) and the position that it takes there."""
    matters = _matters(knowledge, claims)
    for claim in claims:
        kind = kinds()[schema().relations[claim.predicate].cypher]
        if claim.id in matters:
            yield claim, *matters[claim.id], kind.matter_position
        if kind.target and claim.object:
            issue = content_id("issue", kind.target, claim.object)
            yield claim, issue, f"{kind.target} {nodes[claim.object]['label']}", kind.target_position


def _matters(knowledge: KnowledgeGraph, claims: list[Claim]) -> dict[str, tuple[str, str]]:
    """Return the issue of each claim with a content: claims of the same words, and claims and their answers, share one."""
    from networkx import Graph, connected_components

    same: networkx.Graph[object] = Graph()
    said = {claim.id: (kinds()[schema().relations[claim.predicate].cypher].matter, claim) for claim in claims}
    for matter, claim in said.values():
        words = issue_words(knowledge, claim)
        if matter and words:
            same.add_edge(claim.id, (matter, words))
    for answer in sorted(knowledge.answers):
        if answer.claim in same and answer.answered in same and said[answer.claim][0] == said[answer.answered][0]:
            same.add_edge(answer.claim, answer.answered)
    groups = (sorted(one for one in part if isinstance(one, str)) for part in connected_components(same))
    return {claim: _issue([said[one][1] for one in group]) for group in groups for claim in group}


def _issue(claims: list[Claim]) -> tuple[str, str]:
    """Return the id and the words of an issue: its shortest content."""
    words = min((" ".join(claim.content.split()) for claim in claims), key=lambda text: (len(text), text))
    return content_id("issue", *(claim.id for claim in claims)), words


def _spoken(network: networkx.Graph[str]) -> networkx.Graph[str]:
    """Leave out the actors who take no position, and mark the others."""
    network.remove_nodes_from([node for node, degree in list(network.degree) if not degree])
    for _, data in network.nodes(data=True):
        data.setdefault("bipartite", 0)
    return network
