"""Each pair of actors with what there is between them, and the signed network of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.dealings import Dealing, dealings

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Tie:
    """A pair: how many acts of cooperation and of conflict, how many of them hostile, and their balance.

    `balance` is the sum of the weights on Goldstein's scale, `sign` its sign: 1 friends, -1 foes, 0 neither.
    """

    one: str
    other: str
    cooperation: int
    conflict: int
    hostile: int
    balance: float
    sign: int
    first_day: str
    last_day: str
    one_id: str
    other_id: str


def ties(network: networkx.MultiDiGraph[str]) -> list[Tie]:
    """Return every pair with a dealing, the busiest first."""
    pairs: dict[tuple[str, str], list[Dealing]] = defaultdict(list)
    for dealing in dealings(network):
        pairs[dealing.pair].append(dealing)
    rows = [_tie(network, pair, acts) for pair, acts in pairs.items()]
    return sorted(rows, key=lambda row: (-row.cooperation - row.conflict, row.one, row.other, row.one_id, row.other_id))


def _tie(network: networkx.MultiDiGraph[str], pair: tuple[str, str], acts: list[Dealing]) -> Tie:
    one, other = sorted(pair, key=lambda actor: (network.nodes[actor]["label"], actor))
    conflict = sum(act.kind.conflict for act in acts)
    balance = round(sum(act.kind.weight for act in acts), 2)
    days = sorted(act.day for act in acts if act.day) or [""]
    return Tie(
        one=network.nodes[one]["label"],
        other=network.nodes[other]["label"],
        cooperation=len(acts) - conflict,
        conflict=conflict,
        hostile=sum(act.kind.hostile for act in acts),
        balance=balance,
        sign=(balance > 0) - (balance < 0),
        first_day=days[0],
        last_day=days[-1],
        one_id=one,
        other_id=other,
    )


def signed_network(rows: list[Tie]) -> networkx.Graph[str]:
    """Return the pairs with a sign as a graph with `sign` 1 or -1 on each edge; nodes in the order of their ids."""
    from networkx import Graph

    drawn = sorted((row.one_id, row.other_id, row.sign) for row in rows if row.sign)
    signed: networkx.Graph[str] = Graph()
    signed.add_nodes_from(sorted({actor for one, other, _ in drawn for actor in (one, other)}))
    for one, other, sign in drawn:
        signed.add_edge(one, other, sign=sign)
    return signed
