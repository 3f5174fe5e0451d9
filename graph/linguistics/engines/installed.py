"""Engines that the user has installed: spaCy pipelines with UD labels, Stanza by way of spacy-stanza."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graph.errors import UsageError
from graph.linguistics.engines.base import Blocks, Text

TIGER_ONLY = frozenset({"sb", "oa", "nk", "mo", "svp"})


class InstalledEngine:
    """Reads each block of a text with a spaCy pipeline and puts the pieces together again."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def read(self, texts: Sequence[Text]) -> list[Doc]:
        """Return one document a text. Raises UsageError if the pipeline does not read a text's language."""
        for text in texts:
            if text.language != self._nlp.lang:
                raise UsageError(
                    f"The pipeline {self._nlp.meta['name']} reads {self._nlp.lang!r}, not {text.language!r}."
                )
        return [self._read(text) for text in texts]

    def _read(self, text: Text) -> Doc:
        parts = [self._part(text.text[start:end], parsed) for start, end, parsed in _parts(len(text.text), text.blocks)]
        return Doc.from_docs(parts, ensure_whitespace=False) if parts else self._nlp.make_doc(text.text)

    def _part(self, text: str, parsed: bool) -> Doc:
        if parsed:
            return self._nlp(text)
        doc = self._nlp.make_doc(text)
        for token in doc:
            token.is_sent_start, token.pos_ = True, "SPACE" if token.is_space else "X"
        return doc


def _parts(length: int, blocks: Blocks) -> list[tuple[int, int, bool]]:
    """Blocks and the gaps between them, empty ones left out; the flag tells blocks."""
    parts, at = [], 0
    for start, end in sorted(blocks):
        parts += [(at, start, False), (start, end, True)]
        at = end
    return [part for part in [*parts, (at, length, False)] if part[0] < part[1]]


def open_installed(kind: str, name: str) -> InstalledEngine:
    """Open "spacy" pipeline `name` or the "stanza" pipeline of language `name`. Raises UsageError where that fails."""
    nlp = _spacy(name) if kind == "spacy" else _stanza(name)
    refuse_tiger(nlp)
    return InstalledEngine(nlp)


def refuse_tiger(nlp: Language) -> None:
    """Raise UsageError if the parser has TIGER's labels instead of UD's."""
    if "parser" in nlp.pipe_names and TIGER_ONLY & set(nlp.pipe_labels["parser"]):
        raise UsageError(
            f"The pipeline {nlp.meta['name']} labels dependencies as the TIGER treebank does (sb, oa, nk); "
            "Pourparler's rules are written for Universal Dependencies (nsubj, obj, nmod). Use the built-in engine, or Stanza."
        )


def _spacy(name: str) -> Language:
    try:
        return spacy.load(name)
    except OSError as error:
        raise UsageError(
            f"There is no spaCy pipeline {name!r} here. Install it: python -m spacy download {name}"
        ) from error


def _stanza(language: str) -> Language:
    try:
        library = importlib.import_module("spacy_stanza")
    except ImportError as error:
        raise UsageError("Stanza is not installed. Install it: pip install spacy-stanza") from error
    nlp: Language = library.load_pipeline(language)
    return nlp
