"""From the network's scores of a sentence to one consistent reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from graph.linguistics.engines.functions import LabelChooser
from graph.linguistics.engines.names import best_tags, transitions
from graph.linguistics.engines.trees import best_tree

Scores = Mapping[str, npt.NDArray[np.float32]]
UNUSABLE = frozenset({"dep"})
"""What treebanks write where their annotators found no label; the second best label says more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The analysis of a sentence, one entry a word; a head is a word number from 1, 0 the root."""

    heads: list[int]
    dependencies: list[str]
    pos: list[str]
    morphology: list[str]
    names: list[str]
    states: npt.NDArray[np.float32]


class Decoder:
    """Decodes with the label sets of labels.json and the biaffine weights of the dependency labels."""

    def __init__(self, labels: Mapping[str, Any], label_weight: npt.NDArray[np.float32]) -> None:
        self._labels, self._label_weight = labels, label_weight
        self._transitions = transitions(labels["names"])
        self._chooser = LabelChooser(labels["dependencies"])
        self._unusable = [number for number, label in enumerate(labels["dependencies"]) if label in UNUSABLE]

    def decode(self, scores: Scores, count: int) -> Reading:
        """The reading of one sentence of `count` words; `scores` may be padded beyond them."""
        heads = best_tree(scores["arcs"][:count, : count + 1])
        labels = self._chooser.choose(self._label_scores(scores, heads), heads)
        return Reading(
            heads=[int(head) for head in heads],
            dependencies=[self._labels["dependencies"][number] for number in labels],
            pos=[self._labels["pos"][number] for number in scores["pos"][:count].argmax(1)],
            morphology=self._morphology(scores["features"][:count]),
            names=[self._labels["names"][number] for number in best_tags(scores["names"][:count], self._transitions)],
            states=scores["states"][:count],
        )

    def _label_scores(self, scores: Scores, heads: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        ones = np.ones((len(heads), 1), np.float32)
        dependents = np.concatenate([scores["label_dependents"][: len(heads)], ones], 1)
        governors = np.concatenate([scores["label_heads"][heads], ones], 1)
        partial = np.tensordot(dependents, self._label_weight, (1, 1))
        of_labels = np.einsum("trj,tj->tr", partial, governors)
        of_labels[:, self._unusable] = -np.inf
        return of_labels

    def _morphology(self, scores: npt.NDArray[np.float32]) -> list[str]:
        """UD feature strings ("Case=Nom|Number=Sing"), "" where a word has none."""
        found: list[list[str]] = [[] for _ in scores]
        start = 0
        for name, values in self._labels["features"].items():
            best = scores[:, start : start + len(values)].argmax(1)
            start += len(values)
            for features, number in zip(found, best, strict=True):
                if values[number] != "_":
                    features.append(f"{name}={values[number]}")
        return ["|".join(sorted(features)) for features in found]
