"""Train the judge: `python -m training.judge --annotated DIR`.

Reads annotated articles (those given, our own in `training/data/articles` and `training/data/written/train`) and written
sentences with the shipped engine and rules, labels every proposal by the gold, fits one logistic model each for
positions (one softmax for the variants of a group), gatherings and figures, chooses the thresholds by cross-validation
over articles, writes `graph/resolution/judge.json` and prints how many proposals are right. Deterministic; five minutes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from graph.pipeline import readings
from graph.resolution import judgement
from graph.resolution.article import Reading
from graph.resolution.features import (
    Features,
    figure_features,
    gathering_features,
    position_features,
    position_vector,
    vector,
)
from training.gold import Alignment, Case, Sentence, cases, is_tuning, sentences

DATA = Path(__file__).parent / "data"
OURS = (DATA / "articles", DATA / "written" / "train")
RARE = 3
FOLDS = 4
WRITTEN_SHARE = 4
"""Of the sentences that a script composed every fourth is enough; those written one by one are all taken."""
COMPOSED = ("de-c", "en-")
WRITTEN_WEIGHT = {"de": 0.3, "en": 1.0}
"""What a written sentence counts beside a sentence of an article; for English there are few annotated positions."""
STEPS = 250
STRENGTH = {"position": 0.15, "gathering": 0.1, "figure": 0.15}
VECTOR_SCALE = {"position": 0.35, "gathering": 0.35, "figure": 0.5}
FAVOUR = {"position": 0.6, "gathering": 1.1, "figure": 1.0}


@dataclass(frozen=True)
class Example:
    """A proposal with its features, vector and label; `group` joins variants of which one is to be kept."""

    features: Features
    state: np.ndarray[Any, np.dtype[np.float32]]
    right: bool
    article: str
    group: tuple[int, ...]
    weight: float = 1.0


def examples(reading: Reading, case: Case) -> dict[str, list[Example]]:
    """Return the labelled proposals of a reading by model; what the gold leaves open is left out."""
    aligned = Alignment(reading, case.gold)
    kept = replace(reading, positions=[one for one in reading.positions if aligned.position(one)])
    rows = {
        "position": [
            (position_features(reading, one), position_vector(reading, one), aligned.position(one), one.group)
            for one in reading.positions
            if one.frame.modality != "hypothetical"
        ],
        "gathering": [
            (
                gathering_features(reading, one),
                vector(reading, one.frames[0].trigger),
                aligned.gathering(one),
                (number,),
            )
            for number, one in enumerate(reading.gatherings)
        ],
        "figure": [
            (figure_features(kept, one), judgement.figure_vector(reading, one), aligned.figure(one), (number,))
            for number, one in enumerate(reading.cast.figures)
        ],
    }
    return {
        name: [
            Example(features, state, right, case.name, group)
            for features, state, right, group in found
            if right is not None
        ]
        for name, found in rows.items()
    }


def written(found: list[Sentence]) -> list[Example]:
    """Return the labelled positions of the written sentences; of the composed ones a share, chosen by their ids."""
    chosen = [one for one in found if not one.name.startswith(COMPOSED) or sum(one.name.encode()) % WRITTEN_SHARE == 0]
    return [
        Example(
            position_features(reading, one), position_vector(reading, one), sentence.states(one),
            f"sentence {sentence.name}", one.group, WRITTEN_WEIGHT[sentence.article.language],
        )
        for sentence, reading in zip(chosen, readings(one.article for one in chosen), strict=True)
        for one in reading.positions
        if one.frame.modality != "hypothetical"
    ]  # fmt: skip


def fit(found: list[Example], strength: float, scale: float) -> tuple[dict[str, float], list[float]]:
    """Return the weights of the features and of the vector of a logistic model.

    The variants of a group and keeping none of them are the choices of one softmax; a group of one is a plain logistic model.
    """
    counts: dict[str, int] = {}
    for example in found:
        for name in example.features:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= RARE)
    width = max(len(example.state) for example in found)
    matrix = hstack([_sparse(found, names), csr_matrix(_dense(found, width) * scale)]).tocsr()
    bias, weights = _softmax(matrix, found, strength)
    named = {name: round(float(value), 4) for name, value in zip(names, weights, strict=False)}
    named["bias"] = round(bias, 4)
    return named, [round(float(value) * scale, 4) for value in weights[len(names) :]]


def _softmax(matrix: csr_matrix, found: list[Example], strength: float) -> tuple[float, np.ndarray[Any, Any]]:
    """Return the bias and the weights that make the right variant of each group likeliest, or none where all are wrong."""
    numbers: dict[tuple[str, tuple[int, ...]], int] = {}
    group = np.array([numbers.setdefault((one.article, one.group), len(numbers)) for one in found])
    right = np.array([one.right for one in found], dtype=float)
    weight = np.zeros(len(numbers))
    weight[group] = [one.weight for one in found]
    none_right = np.bincount(group, right) == 0
    turned = matrix.T.tocsr()

    def loss(values: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        bias, weights = values[0], values[1:]
        odds = np.exp(np.clip(matrix @ weights + bias, -30, 30))
        whole = 1 + np.bincount(group, odds)
        good = np.bincount(group, odds * right) + none_right
        slope = weight[group] * odds * (1 / whole[group] - right / good[group])
        cost = weight @ (np.log(whole) - np.log(good)) + weights @ weights / (2 * strength)
        return cost, np.concatenate([[slope.sum()], turned @ slope + weights / strength])

    start = np.zeros(matrix.shape[1] + 1)
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return float(best[0]), best[1:]


def _sparse(found: list[Example], names: list[str]) -> csr_matrix:
    index = {name: column for column, name in enumerate(names)}
    cells = [
        (row, index[name], value)
        for row, one in enumerate(found)
        for name, value in one.features.items()
        if name in index
    ]
    rows, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (rows, columns)), shape=(len(found), len(names)))


def _dense(found: list[Example], width: int) -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.stack([one.state if len(one.state) == width else np.zeros(width, dtype=np.float32) for one in found])


def threshold(scored: list[tuple[float, bool]], total: int, favour: float) -> tuple[float, float, float]:
    """Return the threshold with the best weighted F of the kept proposals, and their precision and recall.

    `favour` below 1 weighs precision higher (the beta of F-beta); `total` is the number of right proposals to be found.
    """
    best = (0.5, 0.0, 0.0, -1.0)
    for cut in np.arange(0.1, 0.9, 0.02):
        kept = [right for chance, right in scored if chance >= cut]
        precision, recall = sum(kept) / max(1, len(kept)), sum(kept) / max(1, total)
        weighed = (1 + favour**2) * precision * recall / max(1e-9, favour**2 * precision + recall)
        if weighed > best[3]:
            best = (round(float(cut), 2), precision, recall, weighed)
    return best[:3]


def best_of_groups(model: judgement.Model, found: Iterable[Example]) -> list[tuple[float, bool]]:
    """Return chance and rightness of the likeliest variant of each group."""
    groups: dict[tuple[str, tuple[int, ...]], list[Example]] = {}
    for one in found:
        groups.setdefault((one.article, one.group), []).append(one)
    best = []
    for variants in groups.values():
        chances = judgement.shares([model.score(one.features, one.state) for one in variants])
        best.append(max(zip(chances, (one.right for one in variants), strict=True), key=lambda scored: scored[0]))
    return best


def cross_validated(learn: list[Example], name: str, more: list[Example]) -> list[tuple[float, bool]]:
    """Return the scored proposals, each judged by a model that has not seen its article."""
    scored: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        rest = [one for one in learn if _fold(one.article) != fold]
        weights, state = fit([*rest, *more], STRENGTH[name], VECTOR_SCALE[name])
        held = [one for one in learn if _fold(one.article) == fold]
        scored += best_of_groups(judgement.Model(weights, np.asarray(state, dtype=np.float32), 0.5), held)
    return scored


def _fold(article: str) -> int:
    return sum(article.encode()) // 10 % FOLDS


def collect(found: list[Case], read: Callable[[list[Case]], Iterable[Reading]]) -> dict[str, list[Example]]:
    """Return the labelled proposals of all articles by model."""
    every: dict[str, list[Example]] = {"position": [], "gathering": [], "figure": []}
    for case, reading in zip(found, read(found), strict=True):
        for name, rows in examples(reading, case).items():
            every[name].extend(rows)
    return every


def read_cases(found: list[Case]) -> Iterable[Reading]:
    """Yield the readings of annotated articles by the shipped engine and rules."""
    return readings(case.article for case in found)


def train(
    found: list[Case], extra: list[Example], read: Callable[[list[Case]], Iterable[Reading]] = read_cases
) -> dict[str, Any]:
    """Return the models as `judge.json` holds them; the tuning tenth is not trained on."""
    every = collect(found, read)
    models = {}
    for name, rows in every.items():
        learn = [one for one in rows if not is_tuning(one.article)]
        more = extra if name == "position" else []
        weights, state = fit([*learn, *more], STRENGTH[name], VECTOR_SCALE[name])
        total = len({(one.article, one.group) for one in learn if one.right})
        favour = FAVOUR[name]
        cut, precision, recall = threshold(cross_validated(learn, name, more), total, favour)
        print(
            f"{name:10} {len(learn):6} proposals, {total:5} right; threshold {cut}: P {precision:.2f} R {recall:.2f} (cross-validated)"
        )
        models[name] = {
            "weights": {key: value for key, value in weights.items() if value},
            "vector": state,
            "threshold": cut,
        }
    return {"made_by": "python -m training.judge", "articles": len(found), "models": models}


def main() -> None:
    """Train and write `graph/resolution/judge.json`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--annotated", type=Path, required=True, action="append", help="folder with NAME.txt and NAME.json"
    )
    parser.add_argument("--sentences", type=Path, default=DATA / "sentences")
    arguments = parser.parse_args()
    found = [case for folder in (*arguments.annotated, *OURS) for case in cases(folder)]
    judgement.PATH.write_text(
        json.dumps(train(found, written(sentences(arguments.sentences))), ensure_ascii=False, sort_keys=True, indent=0)
        + "\n",
        "utf-8",
    )
    print(f"wrote {judgement.PATH}")


if __name__ == "__main__":
    main()
