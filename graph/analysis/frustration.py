"""The division of a signed network into two camps that the fewest ties contradict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

EXACT = 18
"""Biconnected components of up to so many actors are solved by looking at every division (2 to the 17th)."""
STARTS, MOVES = 50, 20_000
"""Larger ones are tried from so many starts, from fewer where that would look at more than so many actors."""


def best_division(signed: networkx.Graph[str], exact: int = EXACT) -> tuple[dict[str, int], bool]:
    """Return a side (0 or 1) for each actor, and whether no better division exists for sure."""
    from networkx import Graph, biconnected_components

    alike: networkx.Graph[str] = Graph()
    alike.add_nodes_from(signed)
    is_exact = True
    for block in sorted(map(sorted, biconnected_components(signed))):
        part = signed.subgraph(block)
        side = _exact(part, block) if len(block) <= exact else _greedy(part, block)
        is_exact = is_exact and len(block) <= exact
        alike.add_edges_from((block[0], node, {"differs": side[node] ^ side[block[0]]}) for node in block[1:])
    return _spread(alike), is_exact


def contradicts(side: Mapping[str, int], one: str, other: str, sign: int) -> bool:
    """Tell whether a tie speaks against the sides: friends apart, or foes together."""
    return (side[one] == side[other]) == (sign < 0)


def _spread(alike: networkx.Graph[str]) -> dict[str, int]:
    """Carry the sides from block to block: two blocks share at most one actor, so this never conflicts."""
    from networkx import bfs_edges

    side: dict[str, int] = {}
    for start in alike:
        if start not in side:
            side[start] = 0
            for known, new in bfs_edges(alike, start):
                side[new] = side[known] ^ alike[known][new]["differs"]
    return side


def _exact(part: networkx.Graph[str], block: list[str]) -> dict[str, int]:
    """Try all divisions at once: bit `i` of a number is the side of actor `i`, the last one stays on side 0."""
    import numpy

    divisions = numpy.arange(2 ** (len(block) - 1), dtype=numpy.int64)
    place = {node: index for index, node in enumerate(block)}
    cost = numpy.zeros(len(divisions), dtype=numpy.int32)
    for one, other, sign in part.edges(data="sign"):
        apart = (divisions >> place[one] ^ divisions >> place[other]) & 1
        cost += (apart if sign > 0 else 1 - apart).astype(numpy.int32)
    best = int(divisions[int(cost.argmin())])
    return {node: best >> place[node] & 1 for node in block}


def _greedy(part: networkx.Graph[str], block: list[str]) -> dict[str, int]:
    """Move one actor at a time to the side that fewer of their ties contradict; keep the best of many starts."""
    chance = Random(0)
    starts = min(STARTS, 1 + MOVES // len(block))
    found = [_settle(part, {node: chance.randrange(2) for node in block}) for _ in range(starts)]
    return min(found, key=lambda side: _cost(part.edges(data="sign"), side))


def _settle(part: networkx.Graph[str], side: dict[str, int]) -> dict[str, int]:
    moved = True
    while moved:
        moved = False
        for node in side:
            against = sum(contradicts(side, node, other, data["sign"]) for other, data in part[node].items())
            if 2 * against > len(part[node]):
                side[node] ^= 1
                moved = True
    return side


def _cost(edges: Iterable[tuple[str, str, int]], side: Mapping[str, int]) -> int:
    return sum(contradicts(side, one, other, sign) for one, other, sign in edges)
