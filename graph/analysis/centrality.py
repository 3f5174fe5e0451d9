"""Who stands in the middle: degree, PageRank and betweenness of every actor who deals with another."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from graph.analysis.dealings import dealings

if TYPE_CHECKING:
    import networkx

EXACT = 2_000
"""Up to so many actors betweenness is exact."""
PIVOTS = 500
"""Above, it is estimated from the paths of so many actors, drawn with a fixed seed (Brandes and Pich 2007)."""
LARGE = 300
"""From so many actors on rustworkx counts, where it is installed (`pip install pourparler[fast]`)."""
DIGITS = 6
DAMPING = 0.85


@dataclass(frozen=True, slots=True)
class Standing:
    """One actor's place: `partners` is the number of actors they deal with, `acts` the number of dealings.

    `pagerank` sums to 1 over all actors; `betweenness` is the share of shortest paths between two others that lead
    through the actor (0 to 1).
    """

    name: str
    kind: str
    partners: int
    acts: int
    pagerank: float
    betweenness: float
    id: str


def standings(network: networkx.MultiDiGraph[str], *, exact: int = EXACT, fast: bool | None = None) -> list[Standing]:
    """Return every actor with a dealing, the most connected first.

    PageRank follows each dealing from who acts to who is addressed, a meeting both ways, by number; betweenness takes
    each pair once. `fast` forces rustworkx on or off; both give the same figures to six digits.
    """
    acts, ties = act_network(network), tie_network(network)
    quick = is_fast(len(ties)) if fast is None else fast
    rank = _rustworkx_pagerank(acts) if quick else _pagerank(acts)
    between = _rustworkx_betweenness(ties) if quick and len(ties) <= exact else _betweenness(ties, exact)
    rows = [
        Standing(
            name=network.nodes[node]["label"],
            kind=network.nodes[node]["kind"],
            partners=ties.degree(node),
            acts=ties.degree(node, weight="weight"),
            pagerank=round(rank[node], DIGITS),
            betweenness=round(between[node], DIGITS),
            id=node,
        )
        for node in ties
    ]
    return sorted(rows, key=lambda row: (-row.partners, -row.betweenness, -row.pagerank, row.name, row.id))


def is_fast(size: int) -> bool:
    """Tell whether a network of so many actors goes to rustworkx."""
    return size >= LARGE and find_spec("rustworkx") is not None


def tie_network(network: networkx.MultiDiGraph[str]) -> networkx.Graph[str]:
    """Return who deals with whom, one edge a pair, `weight` the number of dealings; nodes in the order of their ids."""
    from networkx import Graph

    counts: dict[tuple[str, str], int] = {}
    for dealing in dealings(network):
        counts[dealing.pair] = counts.get(dealing.pair, 0) + 1
    ties: networkx.Graph[str] = Graph()
    ties.add_nodes_from(sorted({actor for pair in counts for actor in pair}))
    ties.add_weighted_edges_from((one, other, count) for (one, other), count in sorted(counts.items()))
    return ties


def act_network(network: networkx.MultiDiGraph[str]) -> networkx.DiGraph[str]:
    """Return who addresses whom, `weight` the number of acts; a meeting is one each way."""
    from networkx import DiGraph

    counts: dict[tuple[str, str], int] = {}
    for dealing in dealings(network):
        for pair in _directions(dealing.source, dealing.target, both=dealing.kind.name == "meets"):
            counts[pair] = counts.get(pair, 0) + 1
    acts: networkx.DiGraph[str] = DiGraph()
    acts.add_nodes_from(sorted({actor for pair in counts for actor in pair}))
    acts.add_weighted_edges_from((one, other, count) for (one, other), count in sorted(counts.items()))
    return acts


def _directions(source: str, target: str, *, both: bool) -> list[tuple[str, str]]:
    return [(source, target), (target, source)] if both else [(source, target)]


def _pagerank(acts: networkx.DiGraph[str]) -> dict[str, float]:
    from networkx import pagerank

    found: dict[str, float] = pagerank(acts, alpha=DAMPING, tol=1e-12, max_iter=1000) if acts else {}
    return found


def _betweenness(ties: networkx.Graph[str], exact: int) -> dict[str, float]:
    from networkx import betweenness_centrality

    pivots = None if len(ties) <= exact else min(PIVOTS, len(ties))
    found: dict[str, float] = betweenness_centrality(ties, k=pivots, seed=0)
    return found


def _rustworkx_pagerank(acts: networkx.DiGraph[str]) -> dict[str, float]:
    import rustworkx

    number = {node: index for index, node in enumerate(acts)}
    fast = rustworkx.PyDiGraph()
    fast.add_nodes_from(list(acts))
    fast.add_edges_from([(number[one], number[other], float(count)) for one, other, count in acts.edges(data="weight")])
    found = rustworkx.pagerank(fast, alpha=DAMPING, weight_fn=float, tol=1e-12, max_iter=1000)
    return {node: found[index] for node, index in number.items()}


def _rustworkx_betweenness(ties: networkx.Graph[str]) -> dict[str, float]:
    import rustworkx

    number = {node: index for index, node in enumerate(ties)}
    fast = rustworkx.PyGraph()
    fast.add_nodes_from(list(ties))
    fast.add_edges_from([(number[one], number[other], None) for one, other in ties.edges])
    found = rustworkx.graph_betweenness_centrality(fast)
    return {node: found[index] for node, index in number.items()}
