"""Two camps and how well the network divides into them: structural balance of signed networks.

A triangle is balanced if the product of its signs is positive: friends of friends are friends, foes of foes are friends
(Heider 1946; Cartwright and Harary 1956). Frustration is the least number of ties that contradict a division into two
camps: friends across the line or foes on one side (Harary 1959; Aref and Wilson 2018). It adds up over the biconnected
components, so each is solved alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.frustration import EXACT, best_division, contradicts

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Camp:
    """Where an actor stands: `network` numbers the parts without a tie to each other, the largest first.

    `contradicting` of their `ties` speak against the camp.
    """

    name: str
    kind: str
    network: int
    camp: str
    ties: int
    contradicting: int
    id: str


@dataclass(frozen=True, slots=True)
class Balance:
    """The balance of a signed network: `share` of `triangles` that are balanced (None where there is none).

    `frustration` of `ties` contradict the two camps: the least possible if `exact`, else the least that was found.
    """

    actors: int
    ties: int
    friendly: int
    triangles: int
    balanced: int
    share: float | None
    frustration: int
    exact: bool


def camps(
    signed: networkx.Graph[str], nodes: Mapping[str, Mapping[str, str]], *, exact: int = EXACT
) -> tuple[list[Camp], Balance]:
    """Return each actor's camp, and the balance; `nodes` gives `label` and `kind` of each.

    Components of up to `exact` actors are divided exactly, larger ones greedily from many seeded starts.
    """
    side, is_exact = best_division(signed, exact)
    rows = [row for number, part in enumerate(_parts(signed), 1) for row in _part(signed, nodes, side, part, number)]
    return rows, _balance(signed, side, is_exact)


def _parts(signed: networkx.Graph[str]) -> list[list[str]]:
    from networkx import connected_components

    parts = [sorted(part) for part in connected_components(signed)]
    return sorted(parts, key=lambda part: (-len(part), part))


def _part(
    signed: networkx.Graph[str],
    nodes: Mapping[str, Mapping[str, str]],
    side: Mapping[str, int],
    part: list[str],
    number: int,
) -> list[Camp]:
    """Return the rows of one component; camp A is that of its best connected actor."""
    first = min(part, key=lambda node: (-signed.degree(node), node))
    rows = [
        Camp(
            name=nodes[node]["label"],
            kind=nodes[node]["kind"],
            network=number,
            camp="A" if side[node] == side[first] else "B",
            ties=signed.degree(node),
            contradicting=sum(contradicts(side, node, other, data["sign"]) for other, data in signed[node].items()),
            id=node,
        )
        for node in part
    ]
    return sorted(rows, key=lambda row: (row.camp, -row.ties, row.name, row.id))


def _balance(signed: networkx.Graph[str], side: Mapping[str, int], is_exact: bool) -> Balance:
    signs = triangle_signs(signed)
    edges = list(signed.edges(data="sign"))
    return Balance(
        actors=len(signed),
        ties=len(edges),
        friendly=sum(sign > 0 for _, _, sign in edges),
        triangles=len(signs),
        balanced=signs.count(1),
        share=round(signs.count(1) / len(signs), 3) if signs else None,
        frustration=sum(contradicts(side, one, other, sign) for one, other, sign in edges),
        exact=is_exact,
    )


def triangle_signs(signed: networkx.Graph[str]) -> list[int]:
    """Return the product of the signs of each triangle."""
    return [
        sign * signed[one][third]["sign"] * signed[other][third]["sign"]
        for one, other, sign in signed.edges(data="sign")
        for third in sorted(signed[one].keys() & signed[other].keys())
        if third > max(one, other)
    ]
