"""Dependency labels for a tree: the root is the root, and a word has at most one subject and one object."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
NEVER = -1e9


class LabelChooser:
    """Chooses the label of each word, given its head."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._root = labels.index("root")
        subjects = [number for number, label in enumerate(labels) if label in SUBJECTS]
        objects = [number for number, label in enumerate(labels) if label == "obj"]
        self._rules = ((subjects, subjects), (objects, subjects + objects))

    def choose(self, scores: Floats, heads: Integers) -> Integers:
        """Label numbers; `scores` are words x labels."""
        scores = scores.copy()
        scores[:, self._root] = np.where(heads == 0, -NEVER, NEVER)
        chosen = scores.argmax(1)
        for limited, barred in self._rules:
            self._thin(scores, heads, chosen, limited, barred)
        return chosen

    def _thin(self, scores: Floats, heads: Integers, chosen: Integers, limited: list[int], barred: list[int]) -> None:
        """Where several words under one head have a `limited` label, keep the surest and relabel the others."""
        rivals = np.flatnonzero(np.isin(chosen, limited))
        if len(rivals) < 2:
            return
        others = scores[rivals]
        others[:, barred] = NEVER
        margins = scores[rivals, chosen[rivals]] - others.max(1)
        for head in set(heads[rivals].tolist()):
            group = np.flatnonzero(heads[rivals] == head)
            for place in group[group != group[margins[group].argmax()]]:
                chosen[rivals[place]] = others[place].argmax()
