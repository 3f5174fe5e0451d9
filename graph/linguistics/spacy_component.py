"""The engine as a spaCy pipeline component."""

from __future__ import annotations

from typing import Any

from spacy.language import Language


@Language.factory("pourparler_engine")
def create(nlp: Language, name: str) -> Any:
    """Return the component."""
    raise NotImplementedError
