"""Places for the actors of a picture: each connected part by Kamada and Kawai's method, the parts side by side.

Units are points (1/72 inch). Nothing is random: the same network gives the same places.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import networkx

Places = dict[str, tuple[float, float]]
Points = NDArray[np.float64]
APART = (112.0, 64.0)
"""Two actors keep at least this distance across and upwards (an ellipse), so that a label has room."""
ROUNDS = 400
GAP = 0.9


def places(ties: networkx.Graph[str], width: float, height: float) -> Places:
    """Return a place in a box of the given size for each node; edges may have a `length` (1 if not)."""
    from networkx import connected_components

    parts = sorted((sorted(part) for part in connected_components(ties)), key=lambda part: (-len(part), part))
    order = [node for part in parts for node in part]
    if not order:
        return {}
    packed = _pack([_part(ties, part) for part in parts], width / height)
    spread = _spread(_fit(packed, width, height), width, height)
    return {node: (round(float(x), 2), round(float(y), 2)) for node, (x, y) in zip(order, spread, strict=True)}


def _part(ties: networkx.Graph[str], part: list[str]) -> Points:
    """Return places of one part, its longer side across, an edge about 1 long."""
    from networkx import kamada_kawai_layout

    if len(part) == 1:
        return np.zeros((1, 2))
    found = kamada_kawai_layout(ties.subgraph(part), weight="length")
    points: Points = np.array([found[node] for node in part])
    points = _across(points - points.mean(axis=0))
    place = {node: index for index, node in enumerate(part)}
    lengths = [np.linalg.norm(points[place[one]] - points[place[other]]) for one, other in ties.subgraph(part).edges]
    return points / max(float(np.median(lengths)), 1e-9)


def _across(points: Points) -> Points:
    """Turn the points so that they spread most from left to right; the sign is fixed by the first point."""
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    if len(axes) < 2:
        return points
    turned: Points = points @ axes.T
    return turned * np.where(turned[0] < 0, -1.0, 1.0)


def _pack(parts: Sequence[Points], aspect: float) -> Points:
    """Put the parts on shelves, the largest first, as wide as the aspect of the whole asks for."""
    sizes = [np.ptp(part, axis=0) + GAP for part in parts]
    wide = max(float(np.sqrt(sum(w * h for w, h in sizes) * aspect)), max(float(w) for w, _ in sizes))
    placed, x, y, shelf = [], 0.0, 0.0, 0.0
    for part, (w, h) in zip(parts, sizes, strict=True):
        if x and x + w > wide:
            x, y, shelf = 0.0, y - shelf, 0.0
        corner = np.array([part[:, 0].min(), part[:, 1].max()])
        placed.append(part - corner + np.array([x, y]))
        x, shelf = x + float(w), max(shelf, float(h))
    return np.concatenate(placed)


def _fit(points: Points, width: float, height: float) -> Points:
    low, size = points.min(axis=0), np.ptp(points, axis=0)
    middle = np.array([width, height]) / 2
    scale = np.array([width, height]) / np.where(size > 1e-6, size, np.inf)
    fitted: Points = (points - low - size / 2) * scale + middle
    return fitted


def _spread(points: Points, width: float, height: float) -> Points:
    """Push actors apart that are too near each other, and keep all in the box."""
    apart = np.array(APART) * min(1.0, float(np.sqrt(width * height / (len(points) * APART[0] * APART[1] * 1.3))))
    for _ in range(ROUNDS):
        gaps = (points[:, None] - points[None]) / apart
        far = np.sqrt((gaps**2).sum(axis=2)) + np.eye(len(points)) * 9
        if far.min() >= 0.999:
            break
        push = np.where(far < 1, (1 - far) / np.maximum(far, 1e-6), 0.0)[:, :, None] * gaps
        points = np.clip(points + push.sum(axis=1) * apart * 0.4, 0, [width, height])
    return points
