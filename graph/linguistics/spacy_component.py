"""The engine as a spaCy component: `spacy.blank("de").add_pipe("pourparler_engine")`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from graph.linguistics.engines.encoder import EncoderEngine

TOGETHER = 32


@Language.factory("pourparler_engine", default_config={"threads": 1})
def create(nlp: Language, name: str, threads: int) -> Component:
    """Return the component; it reads the whole document, paragraphs (empty lines) ending sentences."""
    return Component(nlp.lang or "", threads)


class Component:
    """Analyses documents in the words that the pipeline's tokenizer has cut."""

    def __init__(self, language: str, threads: int) -> None:
        self._language, self._engine = language, EncoderEngine(threads=threads)

    def __call__(self, doc: Doc) -> Doc:
        """Analyse one document."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = TOGETHER) -> Iterator[Doc]:
        """Analyse documents, many at once."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            self._engine.fill(batch, [self._language] * len(batch), [_paragraphs(doc.text) for doc in batch])
            yield from batch


def _paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The character spans between empty lines."""
    spans, start = [], 0
    for part in text.split("\n\n"):
        spans.append((start, start + len(part)))
        start += len(part) + 2
    return tuple(spans)
