"""The best sequence of name tags: Viterbi, an inside tag only after its own kind."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
FORBIDDEN = -1e6


def transitions(tags: Sequence[str]) -> Floats:
    """0 where tag `j` may follow tag `i`, else FORBIDDEN; the last row is the sentence's beginning."""
    allowed = np.zeros((len(tags) + 1, len(tags)), np.float32)
    for column, tag in enumerate(tags):
        if tag.startswith("I-"):
            rows = [not before.endswith(tag[1:]) or before == "O" for before in tags]
            allowed[[*rows, True], column] = FORBIDDEN
    return allowed


def best_tags(scores: Floats, allowed: Floats) -> list[int]:
    """The tag of each word; `scores` are log-probabilities, words x tags."""
    best, back = scores[0] + allowed[-1], []
    for row in scores[1:]:
        reached = best[:, None] + allowed[:-1]
        back.append(reached.argmax(0))
        best = reached.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]
