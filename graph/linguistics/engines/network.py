"""Run the exported network: sentences of words in, a reading of each out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from graph.errors import DataFileError
from graph.linguistics.engines.decoding import Decoder, Reading

BATCH = 16
WORD_PIECES = 16
SENTENCE_PIECES = 500
STEP = 4
BEGIN, PADDING, END, UNKNOWN = 0, 1, 2, 3
Scores = dict[str, npt.NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence as sub-words, with each word's first and last."""

    rows: list[int]
    first: list[int]
    last: list[int]
    treebank: int

    @property
    def padded(self) -> int:
        """The length it is padded to, in whatever batch, so that batches do not change what is read."""
        return -(-len(self.rows) // STEP) * STEP


class Network:
    """The weights in `folder`, opened."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        model = _existing(folder / "model.onnx")
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._tokenizer = Tokenizer.from_file(str(_existing(folder / "tokenizer.json")))
        self._labels: dict[str, Any] = json.loads(_existing(folder / "labels.json").read_text(encoding="utf8"))
        self._decoder = Decoder(self._labels, np.load(_existing(folder / "label_weight.npy")).astype(np.float32))
        self._words: dict[str, list[int]] = {}

    def read(self, sentences: Sequence[Sequence[str]], treebanks: Sequence[str]) -> list[Reading]:
        """Read sentences of words, each labelled as in its treebank ("gsd", "pud", "ewt"); none may be empty."""
        self._learn({word for sentence in sentences for word in sentence})
        pieces = [self._pieces(*pair) for pair in zip(sentences, treebanks, strict=True)]
        readings: dict[int, Reading] = {}
        for batch in _batches(pieces):
            scores = self._run([pieces[number] for number in batch])
            for place, number in enumerate(batch):
                count = len(sentences[number])
                readings[number] = self._decoder.decode({name: array[place] for name, array in scores.items()}, count)
        return [readings[number] for number in range(len(sentences))]

    def _learn(self, words: set[str]) -> None:
        """Cut words not met before into sub-words."""
        new = sorted(words - self._words.keys())
        for word, encoding in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._words[word] = encoding.ids[:WORD_PIECES] or [UNKNOWN]

    def _pieces(self, words: Sequence[str], treebank: str) -> Pieces:
        cut = [self._words[word] for word in words]
        if sum(map(len, cut)) > SENTENCE_PIECES:
            cut = [[*rows[:1], *rows[1:][-1:]] for rows in cut]
        ends = np.cumsum([len(rows) for rows in cut])
        first = [1, *(int(end) + 1 for end in ends[:-1])]
        rows = [BEGIN, *(row for rows in cut for row in rows), END]
        return Pieces(rows, first, [int(end) for end in ends], self._labels["treebanks"].index(treebank))

    def _run(self, batch: list[Pieces]) -> Scores:
        width = batch[0].padded
        feed = {
            "pieces": _filled([item.rows for item in batch], width, PADDING),
            "first": _filled([item.first for item in batch], width, 0),
            "last": _filled([item.last for item in batch], width, 0),
            "treebank": np.array([item.treebank for item in batch]),
        }
        return dict(zip(self._outputs, self._session.run(self._outputs, feed), strict=True))


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise DataFileError(f"The engine's weights are incomplete: {path} is missing. Install the package again.")
    return path


def _batches(pieces: Sequence[Pieces]) -> Iterator[list[int]]:
    """Numbers of sentences, at most BATCH together, all of one padded length."""
    lengths: dict[int, list[int]] = {}
    for number, item in enumerate(pieces):
        lengths.setdefault(item.padded, []).append(number)
    for numbers in lengths.values():
        for start in range(0, len(numbers), BATCH):
            yield numbers[start : start + BATCH]


def _filled(rows: Sequence[list[int]], width: int, filler: int) -> npt.NDArray[np.int64]:
    array = np.full((len(rows), width), filler, np.int64)
    for place, row in enumerate(rows):
        array[place, : len(row)] = row
    return array
