"""How a line runs: straight or bent, so that it keeps clear of other actors and of lines between the same two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.analysis.pictures.sketch import Line

BENDS = (0.0, 0.16, -0.16, 0.3, -0.3)
CLEAR = 13.0
"""A line should pass other actors at this distance (points)."""
STEPS = np.linspace(0.0, 1.0, 121)


def bends(lines: Sequence[Line], places: Mapping[str, tuple[float, float]]) -> list[float]:
    """Return a bend for each line: the height of its arc as a share of its length, to the right of its direction if positive."""
    taken: dict[tuple[str, str], list[float]] = defaultdict(list)
    chosen: list[float] = []
    for line in lines:
        pair = (min(line.source, line.target), max(line.source, line.target))
        turn = 1.0 if line.source == pair[0] else -1.0
        free = [bend for bend in BENDS if all(abs(bend * turn - other) > 0.1 for other in taken[pair])] or list(BENDS)
        best = min(free, key=lambda bend: (_hits(line, places, bend), abs(bend), bend))
        taken[pair].append(best * turn)
        chosen.append(best)
    return chosen


def curve(start: tuple[float, float], end: tuple[float, float], bend: float) -> NDArray[np.float64]:
    """Return points along the arc, as matplotlib's `arc3` draws it with `rad=bend`."""
    first, last = np.array(start), np.array(end)
    across = last - first
    control = (first + last) / 2 + bend * np.array([across[1], -across[0]])
    t = STEPS[:, None]
    points: NDArray[np.float64] = (1 - t) ** 2 * first + 2 * t * (1 - t) * control + t**2 * last
    return points


def _hits(line: Line, places: Mapping[str, tuple[float, float]], bend: float) -> int:
    """Return how many other actors the line runs over."""
    others = np.array([place for actor, place in places.items() if actor not in (line.source, line.target)])
    if not len(others):
        return 0
    points = curve(places[line.source], places[line.target], bend)
    near = np.linalg.norm(points[:, None] - others[None], axis=2).min(axis=0)
    return int((near < CLEAR).sum())
