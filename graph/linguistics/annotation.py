"""Put a network's readings on a spaCy document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS
from spacy.symbols import IDS
from spacy.tokens import Span

from graph.linguistics.lemmas import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graph.linguistics.engines.decoding import Reading

COLUMNS = [HEAD, DEP, POS, LEMMA, MORPH]


def annotate(doc: Doc, sentences: Sequence[Sequence[int]], readings: Sequence[Reading], language: str) -> None:
    """Fill `doc` from the readings of its sentences; a token of no sentence is a sentence of its own, pos X."""
    table = _unread(doc)
    names: list[Span] = []
    states = np.zeros((len(doc), readings[0].states.shape[1] if readings else 0), np.float32)
    for words, reading in zip(sentences, readings, strict=True):
        _fill(doc, table, words, reading, language)
        names += _names(doc, words, reading.names)
        states[list(words)] = reading.states
    _attach_space(doc, table, {index for words in sentences for index in words})
    values: Any = table.astype(np.uint64)
    doc.from_array(COLUMNS, values)
    doc.set_ents(names, default="outside")
    doc.tensor = cast(Any, states)


def _unread(doc: Doc) -> np.ndarray[tuple[int, int], np.dtype[np.uint64]]:
    table = np.zeros((len(doc), len(COLUMNS)), np.uint64)
    for token in doc:
        kind = "SPACE" if token.is_space else "X"
        table[token.i] = (0, doc.vocab.strings.add("dep"), IDS[kind], token.orth, 0)
    return table


def _fill(doc: Doc, table: np.ndarray[Any, Any], words: Sequence[int], reading: Reading, language: str) -> None:
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    for place, index in enumerate(words):
        head = reading.heads[place]
        label = "ROOT" if head == 0 else reading.dependencies[place]
        table[index, 0] = np.int64(0 if head == 0 else words[head - 1] - index).astype(np.uint64)
        table[index, 1] = strings.add(label)
        table[index, 2] = IDS[reading.pos[place]]
        table[index, 3] = strings.add(lemma(doc[index].text, reading.pos[place], language))
        table[index, 4] = morphology.add(reading.morphology[place])


def _attach_space(doc: Doc, table: np.ndarray[Any, Any], read: set[int]) -> None:
    """White space inside a sentence hangs on the word before it, so that it does not break the sentence."""
    for token in doc:
        if token.is_space and token.i - 1 in read:
            table[token.i, 0] = np.int64(-1).astype(np.uint64)


def _names(doc: Doc, words: Sequence[int], tags: Sequence[str]) -> Iterator[Span]:
    start = None
    for place, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield Span(doc, words[start], words[place - 1] + 1, label=tags[start][2:])
            start = None
        if tag.startswith("B-"):
            start = place
