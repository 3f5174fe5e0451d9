"""The best dependency tree under arc scores: Chu-Liu/Edmonds, one word under the root."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32] | npt.NDArray[np.float64]
Heads = npt.NDArray[np.int64]
NEVER = -1e9
ROOT_CANDIDATES = 3


def best_tree(arcs: Floats) -> Heads:
    """Heads (0: root, else word number from 1) of the best tree; `arcs[d, h]` scores head `h` for word `d + 1`."""
    count = len(arcs)
    scores = np.full((count + 1, count + 1), NEVER)
    scores[:, 1:] = arcs.T
    np.fill_diagonal(scores, NEVER)
    heads = _spanning(scores)
    if np.count_nonzero(heads[1:] == 0) != 1:
        heads = _single_root(scores)
    return heads[1:]


def _single_root(scores: Floats) -> Heads:
    """The best of the trees under the words that score highest as root."""
    words = np.arange(1, len(scores))
    candidates = np.argsort(-scores[0, 1:], kind="stable")[:ROOT_CANDIDATES] + 1
    trees = [_spanning(_rooted(scores, int(root))) for root in candidates]
    return max(trees, key=lambda heads: float(scores[heads[1:], words].sum()))


def _rooted(scores: Floats, root: int) -> Floats:
    forced = scores.copy()
    forced[0, 1:] = NEVER / 1e3
    forced[0, root] = scores[0, root] + 1e4
    return forced


def _spanning(scores: Floats) -> Heads:
    """Maximum spanning arborescence from 0; `scores[h, d]`. Contracts one cycle at a time."""
    heads = scores.argmax(0)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    rest = [node for node in range(len(scores)) if node not in set(cycle)]
    inner, outer, contracted = _contract(scores, heads, cycle, rest)
    return _expand(heads, _spanning(contracted), rest, inner, outer)


def _cycle(heads: Heads) -> list[int]:
    """The nodes of some cycle, or nothing."""
    seen = np.zeros(len(heads), int)
    for start in range(1, len(heads)):
        path, node = [], start
        while node != 0 and not seen[node]:
            seen[node] = start
            path.append(node)
            node = int(heads[node])
        if node != 0 and seen[node] == start:
            return path[path.index(node) :]
    return []


def _contract(scores: Floats, heads: Heads, cycle: list[int], rest: list[int]) -> tuple[Heads, Heads, Floats]:
    """Make one node (the last) of the cycle; which cycle node each outer head enters, and which each outer word leaves."""
    count = len(rest)
    kept = scores[heads[cycle], cycle]
    entering = scores[np.ix_(rest, cycle)] - kept
    leaving = scores[np.ix_(cycle, rest)]
    contracted = np.full((count + 1, count + 1), NEVER)
    contracted[:count, :count] = scores[np.ix_(rest, rest)]
    contracted[:count, count] = entering.max(1) + kept.sum()
    contracted[count, 1:count] = leaving.max(0)[1:]
    inner = np.asarray(cycle)[entering.argmax(1)]
    outer = np.asarray(cycle)[leaving.argmax(0)]
    return inner, outer, contracted


def _expand(heads: Heads, small: Heads, rest: list[int], inner: Heads, outer: Heads) -> Heads:
    """Heads of the whole graph from those of the contracted one."""
    count, result = len(rest), heads.copy()
    for place in range(1, count):
        result[rest[place]] = outer[place] if small[place] == count else rest[small[place]]
    result[inner[small[count]]] = rest[small[count]]
    return result
