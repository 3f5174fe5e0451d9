"""The judge: keeps or drops what the rules propose, by logistic models trained on annotated articles.

`judge.json` holds for positions, gatherings and figures a weight for each feature, a weight for each dimension of the
encoder's states, and a threshold (see `training/judge.py`). The variants of a position share one probability with keeping
none of them, so that many doubtful variants do not add up to a sure one. Without the file every proposal is kept whose modality is sure.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from graph.errors import DataFileError
from graph.linguistics.lexicon import closed_class
from graph.resolution.addressees import NOT_NAMED
from graph.resolution.article import Reading
from graph.resolution.cast import Figure
from graph.resolution.features import (
    Features,
    figure_features,
    gathering_features,
    position_features,
    position_vector,
    vector,
)
from graph.resolution.gatherings import Gathering
from graph.resolution.positions import Position

PATH = Path(__file__).with_name("judge.json")
MEDIA = closed_class("media")
POINTING = closed_class("pointing_subjects")
FOR_THE_STATE = 1.3
"""By how much likelier it is that an official speaks for their state than the annotated articles say, which have much party politics."""

NOT_ADDRESSED = 0.5
"""By how much a target that no role of the word names is less likely than the annotated articles say, which allow several."""


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model over named features and a vector."""

    weights: Mapping[str, float]
    vector: np.ndarray[tuple[int], np.dtype[np.float32]]
    threshold: float

    def score(self, features: Features, state: np.ndarray[tuple[int], np.dtype[np.float32]] | None = None) -> float:
        """Return the log odds of a proposal against keeping nothing."""
        total = self.weights.get("bias", 0.0) + sum(
            self.weights.get(name, 0.0) * value for name, value in features.items()
        )
        if state is not None and len(state) == len(self.vector):
            total += float(np.dot(state, self.vector))
        return max(-40.0, min(40.0, total))

    def probability(
        self, features: Features, state: np.ndarray[tuple[int], np.dtype[np.float32]] | None = None
    ) -> float:
        """Return the probability that a proposal without variants is right."""
        return shares([self.score(features, state)])[0]


def shares(scores: Sequence[float]) -> list[float]:
    """Return the probabilities of variants of which one is right or none."""
    odds = [math.exp(score) for score in scores]
    return [one / (1.0 + sum(odds)) for one in odds]


@cache
def models() -> Mapping[str, Model]:
    """Return the models by name: position, gathering, figure.

    Raises DataFileError if `judge.json` is not what training writes.
    """
    if not PATH.exists():
        return {}
    try:
        data = json.loads(PATH.read_text("utf-8"))
        return {
            name: Model(row["weights"], np.asarray(row["vector"], dtype=np.float32), row["threshold"])
            for name, row in data["models"].items()
        }
    except (ValueError, KeyError) as error:
        raise DataFileError(f"{PATH}: {error}; make it again with `python -m training.judge`") from error


def judged(reading: Reading) -> tuple[Reading, list[Figure]]:
    """Return the reading with what is kept of its positions and gatherings, and the figures that are actors."""
    kept = replace(reading, positions=kept_positions(reading), gatherings=kept_gatherings(reading))
    return kept, kept_figures(kept)


def kept_positions(reading: Reading) -> list[Position]:
    """Return of each group of variants the likeliest, if it is likely enough; one of equal positions in a sentence."""
    sure = [one for one in reading.positions if one.frame.modality != "hypothetical"]
    model = models().get("position")
    groups: dict[tuple[int, int, int], list[Position]] = {}
    for position in sure:
        groups.setdefault(position.group, []).append(position)
    best = [
        max(zip(chances_of(model, reading, variants), variants, strict=True), key=lambda scored: scored[0])
        for variants in groups.values()
    ]
    threshold = 0.0 if model is None else model.threshold
    return _distinct(reading, [one for one in best if one[0] >= threshold])


def chances_of(model: Model | None, reading: Reading, variants: list[Position]) -> list[float]:
    """Return the probabilities of the variants of a group; an official's is rather the state's than their own."""
    if model is None:
        return [1.0] * len(variants)
    scores = [model.score(position_features(reading, one), position_vector(reading, one)) for one in variants]
    return [min(1.0, chance * _favour(one)) for chance, one in zip(shares(scores), variants, strict=True)]


def _favour(position: Position) -> float:
    """Return by how much a position is likelier than the annotated articles say."""
    spoken_for = position.holder.kind == "State" and position.holder_from.endswith("/side")
    guessed = position.target_from.startswith(NOT_NAMED)
    return (NOT_ADDRESSED if guessed else 1.0) * (FOR_THE_STATE if spoken_for else 1.0)


def _distinct(reading: Reading, scored: list[tuple[float, Position]]) -> list[Position]:
    """Return the likeliest of the positions that say the same of the same actors in one sentence."""
    best: dict[tuple[int, str, int, int], tuple[float, Position]] = {}
    for chance, one in scored:
        key = (reading.doc[one.frame.trigger].sent.start, one.kind, id(one.holder), id(one.target))
        if key not in best or chance > best[key][0]:
            best[key] = (chance, one)
    kept = sorted((one for _, one in best.values()), key=lambda one: (one.frame.trigger, one.group))
    return [one for one in kept if not any(_says_more(other, one) or _repeats(reading, one, other) for other in kept)]


def _says_more(one: Position, other: Position) -> bool:
    """Tell whether a position says with a target what another in the sentence says without ("nicht die Absicht habe, mit den USA")."""
    if one.target is None or other.target is not None or (one.kind, one.holder) != (other.kind, other.holder):
        return False
    first, second = one.frame.content or (0, 0), other.frame.content or (0, 0)
    inside = first[0] <= other.frame.trigger < first[1] or second[0] <= one.frame.trigger < second[1]
    return inside or max(first[0], second[0]) < min(first[1], second[1])


def _repeats(reading: Reading, one: Position, other: Position) -> bool:
    """Tell whether a position only takes up that of the sentence before ("Das ist völlig ausgeschlossen")."""
    token = reading.doc[one.frame.trigger]
    pointing = any(child.dep_.startswith("nsubj") and child.lower_ in POINTING for child in token.children)
    if not pointing or (one.kind, one.holder) != (other.kind, other.holder) or one.target not in (None, other.target):
        return False
    return token.sent.start > 0 and reading.doc[token.sent.start - 1].sent == reading.doc[other.frame.trigger].sent


def kept_gatherings(reading: Reading) -> list[Gathering]:
    """Return the gatherings that are likely enough."""
    model = models().get("gathering")
    if model is None:
        return reading.gatherings
    return [
        one
        for one in reading.gatherings
        if model.probability(gathering_features(reading, one), vector(reading, one.frames[0].trigger))
        >= model.threshold
    ]


def kept_figures(reading: Reading) -> list[Figure]:
    """Return the figures that take part in anything, and those that are likely actors."""
    needed = _needed(reading)
    model = models().get("figure")
    if model is None:
        return [figure for figure in reading.cast.figures if figure in needed or _acts(figure)]
    return [
        figure
        for figure in reading.cast.figures
        if figure in needed
        or (
            figure.name.casefold() not in MEDIA
            and model.probability(figure_features(reading, figure), figure_vector(reading, figure)) >= model.threshold
        )
    ]


def figure_vector(reading: Reading, figure: Figure) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Return the mean of the encoder's states of a figure's mentions."""
    states = [vector(reading, head) for head in figure.heads] or [np.zeros(0, dtype=np.float32)]
    mean: np.ndarray[tuple[int], np.dtype[np.float32]] = np.mean(states, axis=0)
    return mean


def _needed(reading: Reading) -> set[Figure]:
    found: set[Figure] = set()
    for position in reading.positions:
        found.update(figure for figure in (position.holder, position.target, position.speaker) if figure is not None)
    for gathering in reading.gatherings:
        found.update(gathering.participants)
    return found


def _acts(figure: Figure) -> bool:
    return (
        figure.kind == "State" or bool(figure.offices) or (figure.kind == "Organisation" and figure.known is not None)
    )
