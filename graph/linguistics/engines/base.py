"""What every language engine does: text in, spaCy documents out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from spacy.tokens import Doc

Blocks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read: its language ("de", "en") and the character spans to parse, whose borders end sentences."""

    text: str
    language: str
    blocks: Blocks


class Engine(Protocol):
    """Reads texts; the documents come in the order of the texts, and `doc.text` is the text as given.

    Words inside the blocks get pos, morph, dep, head, lemma, ents and sentence starts, labelled as Universal
    Dependencies label them; what lies outside gets pos X and is a sentence of its own.
    """

    def read(self, texts: Sequence[Text]) -> list[Doc]:
        """Return one document a text."""
        ...
