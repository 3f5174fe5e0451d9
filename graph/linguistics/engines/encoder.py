"""The project's own engine: one multilingual encoder that tags, parses and finds names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.tokens import Doc

from graph.errors import UsageError
from graph.linguistics.annotation import annotate
from graph.linguistics.engines.base import Blocks, Text
from graph.linguistics.engines.network import Network
from graph.linguistics.sentences import split
from graph.linguistics.tokens import pipeline

TREEBANK = {"de": "gsd", "en": "ewt"}
WEIGHTS = Path(__file__).resolve().parent.parent / "weights"


class EncoderEngine:
    """Reads German and English with the weights in `folder`."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        self._network = Network(folder, threads)

    def read(self, texts: Sequence[Text]) -> list[Doc]:
        """Return one document a text; many texts at once are faster than one after the other."""
        docs = [_pipeline(text.language).make_doc(text.text) for text in texts]
        self.fill(docs, [text.language for text in texts], [text.blocks for text in texts])
        return docs

    def fill(self, docs: Sequence[Doc], languages: Sequence[str], blocks: Sequence[Blocks]) -> None:
        """Analyse documents that are cut into words already."""
        sentences = [split(doc, spans) for doc, spans in zip(docs, blocks, strict=True)]
        words = [[doc[index].text for index in one] for doc, many in zip(docs, sentences, strict=True) for one in many]
        treebanks = [TREEBANK[language] for language, many in zip(languages, sentences, strict=True) for _ in many]
        readings = iter(self._network.read(words, treebanks))
        for doc, language, many in zip(docs, languages, sentences, strict=True):
            annotate(doc, many, [next(readings) for _ in many], language)


def _pipeline(language: str):  # type: ignore[no-untyped-def]
    if language not in TREEBANK:
        raise UsageError(f"The engine reads {' and '.join(sorted(TREEBANK))}, not {language!r}.")
    return pipeline(language)
