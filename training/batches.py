"""From examples to tensors: sub-words, targets, weights."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.examples import Example
from training.labels import ABSENT, Labels
from training.model import PADDING, Batch
from training.prepare import feature

BEGIN, END, UNKNOWN = 0, 2, 3
WORD_PIECES = 16
LONGEST = 200
SORTED = 400


@dataclass(frozen=True, slots=True)
class Targets:
    """What the network should say, word by word; a weight is 0 on padding and where nothing is known."""

    heads: Tensor
    dependencies: Tensor
    pos: Tensor
    features: list[Tensor]
    names: Tensor
    syntax_weights: Tensor
    feature_weights: Tensor
    name_weights: Tensor


class Batcher:
    """Cuts words with the pruned tokenizer and groups sentences of like length."""

    def __init__(self, tokenizer: Path, labels: Labels) -> None:
        self._tokenizer, self.labels = Tokenizer.from_file(str(tokenizer)), labels
        self._cut: dict[str, list[int]] = {}

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """The sub-words of each word."""
        new = sorted(set(words) - self._cut.keys())
        for word, encoding in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._cut[word] = encoding.ids[:WORD_PIECES] or [UNKNOWN]
        return [self._cut[word] for word in words]

    def length(self, example: Example) -> int:
        """How many sub-words the sentence has."""
        return sum(map(len, self.pieces(example.words))) + 2

    def group(self, examples: Sequence[Example], size: int) -> Iterator[list[Example]]:
        """Batches of at most `size` sub-words, padding counted, from neighbours sorted by length."""
        for start in range(0, len(examples), SORTED):
            batch: list[Example] = []
            for example in sorted(examples[start : start + SORTED], key=self.length):
                if self.length(example) > LONGEST:
                    continue
                if batch and self.length(example) * (len(batch) + 1) > size:
                    yield batch
                    batch = []
                batch.append(example)
            if batch:
                yield batch

    def shuffled(self, examples: Sequence[Example], size: int, chance: random.Random) -> list[list[Example]]:
        """All batches, in random order."""
        mixed = list(examples)
        chance.shuffle(mixed)
        batches = list(self.group(mixed, size))
        chance.shuffle(batches)
        return batches

    def inputs(self, examples: Sequence[Example]) -> Batch:
        """The sentences as the network reads them."""
        rows, firsts, lasts = [], [], []
        for example in examples:
            cut = self.pieces(example.words)
            ends = [sum(map(len, cut[: place + 1])) for place in range(len(cut))]
            rows.append([BEGIN, *(row for word in cut for row in word), END])
            firsts.append([end - len(word) + 1 for end, word in zip(ends, cut, strict=True)])
            lasts.append(ends)
        banks = [self.labels.treebanks.index(example.treebank) for example in examples]
        return Batch(padded(rows, PADDING), padded(firsts, 0), padded(lasts, 0), torch.tensor(banks))

    def targets(self, examples: Sequence[Example]) -> Targets:
        """What the network should say of them."""
        labels, blank = self.labels, [[0] * len(example.words) for example in examples]
        syntax = [weights(example, example.heads, example.syntax_weights) for example in examples]
        # EWT's features follow the English scheme; they are trained on in both languages all the same.
        return Targets(
            heads=padded([example.heads or none for example, none in zip(examples, blank, strict=True)], 0),
            dependencies=self._numbers([example.dependencies for example in examples], labels.dependencies, blank),
            pos=self._numbers([example.pos for example in examples], labels.pos, blank),
            features=[self._features(examples, name, values, blank) for name, values in labels.features.items()],
            names=self._numbers([example.names for example in examples], labels.names, blank),
            syntax_weights=padded(syntax, 0.0),
            feature_weights=padded(syntax, 0.0),
            name_weights=padded([weights(example, example.names, example.name_weights) for example in examples], 0.0),
        )

    def _numbers(self, rows: list[list[str]], labels: tuple[str, ...], blank: list[list[int]]) -> Tensor:
        number = {label: place for place, label in enumerate(labels)}
        return padded(
            [[number.get(label, 0) for label in row] or none for row, none in zip(rows, blank, strict=True)], 0
        )

    def _features(
        self, examples: Sequence[Example], name: str, values: tuple[str, ...], blank: list[list[int]]
    ) -> Tensor:
        rows = [[feature(word, name) for word in example.features] for example in examples]
        return self._numbers([[value if value in values else ABSENT for value in row] for row in rows], values, blank)


def weights(example: Example, layer: Sequence[object], known: list[float]) -> list[float]:
    """The weight of each word: 0 where the layer is missing, else as the example says."""
    if not layer:
        return [0.0] * len(example.words)
    return known or [1.0] * len(example.words)


def padded(rows: Sequence[Sequence[float]], filler: float) -> Tensor:
    """Rows of unlike length as one tensor."""
    width = max(map(len, rows))
    return torch.tensor([[*row, *[filler] * (width - len(row))] for row in rows])
