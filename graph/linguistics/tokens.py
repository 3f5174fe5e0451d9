"""Tokenizers: spaCy's rules of each language, but a hyphen compound is one word."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def pipeline(language: str) -> Language:
    """A blank spaCy pipeline with the project's tokenizer."""
    import spacy
    from spacy.util import compile_infix_regex

    blank: Any = spacy.blank(language)
    infixes = [rule for rule in blank.Defaults.infixes or [] if "-" not in rule or "–|—" not in rule]
    blank.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    made: Language = blank
    return made
