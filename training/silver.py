"""Let the model complete what the data does not say: names in treebanks, syntax in name corpora, both in plain news.

Words count only where the model is sure. For English there is no name corpus at all: the model learns names from German
and reads them into English, and a treebank's proper nouns tell where it must not be trusted.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from graph.linguistics.engines.decoding import Decoder, Reading
from training.batches import Batcher
from training.examples import Example
from training.export import OUTPUTS
from training.model import Reader

SURE_SYNTAX = 0.7
SURE_NAME = 0.8
SILVER = 0.5
Sure = tuple[Reading, list[float], list[float]]


def predict(model: Reader, batcher: Batcher, examples: Sequence[Example], size: int = 1500) -> list[Sure]:
    """For each example a reading, the probability of each word's head and label, and that of its name tag."""
    decoder = Decoder(vars_of(model), model.label_weight.detach().numpy())
    order = sorted(range(len(examples)), key=lambda number: batcher.length(examples[number]))
    found: dict[int, Sure] = {}
    model.eval()
    start = 0
    while start < len(order):
        stop = start + max(1, size // batcher.length(examples[order[min(start + 15, len(order) - 1)]]))
        numbers = order[start:stop]
        with torch.no_grad():
            scores = model(batcher.inputs([examples[number] for number in numbers]))
        arrays = {name: getattr(scores, name).numpy() for name in OUTPUTS}
        for place, number in enumerate(numbers):
            found[number] = _sure(
                decoder, {name: array[place] for name, array in arrays.items()}, len(examples[number].words)
            )
        start = stop
    return [found[number] for number in range(len(examples))]


def vars_of(model: Reader) -> dict[str, object]:
    """The label sets as the decoder wants them."""
    labels = model.labels
    return {"pos": labels.pos, "dependencies": labels.dependencies, "names": labels.names, "features": labels.features}


def _sure(decoder: Decoder, scores: dict[str, np.ndarray], count: int) -> Sure:  # type: ignore[type-arg]
    reading = decoder.decode(scores, count)
    arcs = np.exp(scores["arcs"][np.arange(count), reading.heads])
    names = np.exp(scores["names"][:count].max(1))
    return reading, arcs.tolist(), names.tolist()


def complete(model: Reader, batcher: Batcher, examples: Sequence[Example]) -> list[Example]:
    """Copies of the examples with the missing layers as the model reads them."""
    return [
        _completed(example, *found) for example, found in zip(examples, predict(model, batcher, examples), strict=True)
    ]


def _completed(example: Example, reading: Reading, arcs: list[float], names: list[float]) -> Example:
    syntax, named = bool(example.heads), bool(example.names)
    return Example(
        words=example.words,
        treebank=example.treebank,
        heads=example.heads or reading.heads,
        dependencies=example.dependencies or reading.dependencies,
        pos=example.pos or reading.pos,
        features=example.features or reading.morphology,
        names=example.names or reading.names,
        syntax_weights=example.syntax_weights if syntax else [SILVER * (sure > SURE_SYNTAX) for sure in arcs],
        name_weights=example.name_weights if named else _name_weights(example.pos, reading, names),
    )


def _name_weights(gold_pos: list[str], reading: Reading, sure: list[float]) -> list[float]:
    """Trust sure tags that the parts of speech do not contradict: a proper noun has a name, other words have none."""
    pos = gold_pos or reading.pos
    return [
        SILVER * (probability > SURE_NAME and _agree(tag, kind, bool(gold_pos)))
        for tag, kind, probability in zip(reading.names, pos, sure, strict=True)
    ]


def _agree(tag: str, pos: str, gold: bool) -> bool:
    if not gold or tag.endswith(("deriv", "part")):
        return True
    return (tag == "O") == (pos != "PROPN")
