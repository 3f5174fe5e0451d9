"""Labels that do not collide: of a few places around each point the one with the least overlap (Imhof 1975).

The places are tried in the order in which maps prefer them; labels are then moved again until none gains by it. Units are
points; boxes are left, bottom, right, top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Box = tuple[float, float, float, float]
ROUNDS = 12
OF_LABEL, OF_POINT, OF_LINE, OUTSIDE, OF_ORDER = 12.0, 12.0, 0.2, 100.0, 1.0
PADDING = 2.0
"""Labels keep this distance from each other and from lines, where they can."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label's size and its possible places, the best first: the left bottom corner of each."""

    width: float
    height: float
    corners: tuple[tuple[float, float], ...]

    def box(self, index: int) -> Box:
        """Return the box at one of the places."""
        x, y = self.corners[index]
        return x, y, x + self.width, y + self.height


def around(point: tuple[float, float], width: float, height: float, radius: float) -> Label:
    """Return a label with the places around a point: right, below, above, left, the corners, then further away."""
    x, y = point
    corners = []
    for far in (radius + 2.5, radius + 9.0):
        near, low, high = far * 0.75, y - height / 2, y + far
        corners += [(x + far, low), (x - width / 2, y - far - height), (x - width / 2, high), (x - far - width, low)]
        corners += [(x + near, y + near * 0.6), (x + near, y - near * 0.6 - height)]
        corners += [(x - near - width, y + near * 0.6), (x - near - width, y - near * 0.6 - height)]
    return Label(width, height, tuple(corners))


def along(points: NDArray[np.float64], width: float, height: float) -> Label:
    """Return a label with places centred on a curve, its middle first."""
    last = len(points) - 1
    shares = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72)
    centres = [points[round(share * last)] for share in shares]
    return Label(width, height, tuple((float(x) - width / 2, float(y) - height / 2) for x, y in centres))


def placed(
    labels: Sequence[Label],
    points: Sequence[Box],
    lines: NDArray[np.float64],
    frame: Box,
) -> list[Box]:
    """Return a box for each label, clear of each other, of the boxes `points` and, less strictly, of points on lines."""
    costs = [[_cost(label, index, points, lines, frame) for index in range(len(label.corners))] for label in labels]
    chosen = [int(np.argmin(cost)) for cost in costs]
    for _ in range(ROUNDS):
        before = list(chosen)
        for number, label in enumerate(labels):
            rest = [other.box(chosen[index]) for index, other in enumerate(labels) if index != number]
            full = [
                cost + OF_LABEL * sum(overlap(grown(label.box(index)), box) for box in rest)
                for index, cost in enumerate(costs[number])
            ]
            chosen[number] = int(np.argmin(full))
        if chosen == before:
            break
    return [label.box(index) for label, index in zip(labels, chosen, strict=True)]


def grown(box: Box) -> Box:
    """Return a box with the padding around it."""
    return box[0] - PADDING, box[1] - PADDING, box[2] + PADDING, box[3] + PADDING


def overlap(one: Box, other: Box) -> float:
    """Return the area that two boxes share, in square points."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0


def _cost(label: Label, index: int, points: Sequence[Box], lines: NDArray[np.float64], frame: Box) -> float:
    box = label.box(index)
    inside = overlap(box, frame)
    crossed = _inside(lines, grown(box))
    return (
        OF_ORDER * index
        + OF_POINT * sum(overlap(box, point) for point in points)
        + OF_LINE * crossed * label.height
        + OUTSIDE * (label.width * label.height - inside)
    )


def _inside(points: NDArray[np.float64], box: Box) -> int:
    if not len(points):
        return 0
    x, y = points[:, 0], points[:, 1]
    return int(((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])).sum())
