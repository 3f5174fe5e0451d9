"""Who says the same, who the opposite: pairs of actors by the issues that they share."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Congruence:
    """Two actors with the number of issues on which they take the same side and opposite sides, and what they are."""

    one: str
    other: str
    congruence: int
    conflict: int
    difference: int
    agreed: str
    disputed: str
    one_id: str
    other_id: str


def congruences(network: networkx.Graph[str]) -> list[Congruence]:
    """Return each pair of actors with a common issue, those who agree most first."""
    rows = [_congruence(network, one, other) for one, other in _pairs(network)]
    return sorted(rows, key=lambda row: (-row.congruence, -row.conflict, row.one, row.other, row.one_id, row.other_id))


def _pairs(network: networkx.Graph[str]) -> list[tuple[str, str]]:
    issues = [node for node, part in network.nodes(data="bipartite") if part == 1]
    return sorted({pair for issue in issues for pair in combinations(sorted(network[issue]), 2)})


def _congruence(network: networkx.Graph[str], first: str, second: str) -> Congruence:
    one, other = sorted((first, second), key=lambda actor: (network.nodes[actor]["label"], actor))
    common = sorted(network[one].keys() & network[other].keys(), key=lambda issue: network.nodes[issue]["label"])
    agreed = [issue for issue in common if network[one][issue]["positions"] & network[other][issue]["positions"]]
    disputed = [issue for issue in common if _opposite(network, one, other, issue)]
    return Congruence(
        one=network.nodes[one]["label"],
        other=network.nodes[other]["label"],
        congruence=len(agreed),
        conflict=len(disputed),
        difference=len(agreed) - len(disputed),
        agreed="; ".join(network.nodes[issue]["label"] for issue in agreed),
        disputed="; ".join(network.nodes[issue]["label"] for issue in disputed),
        one_id=one,
        other_id=other,
    )


def _opposite(network: networkx.Graph[str], one: str, other: str, issue: str) -> bool:
    """Tell whether one speaks for and the other against; who does both does both."""
    return any(-position in network[other][issue]["positions"] for position in network[one][issue]["positions"])
