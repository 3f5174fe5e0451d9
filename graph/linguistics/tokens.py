"""Tokenizers: spaCy's rules of each language, but a hyphen compound is one word, and further abbreviations are known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.linguistics.lexicon import FOLDER, read_toml

if TYPE_CHECKING:
    from spacy.language import Language

ACRONYM_STOP = r"(?<=[a-zäöüß][A-ZÄÖÜ])\."
"""A full stop behind "AfD", "GmbH": no abbreviation."""


@dataclass(frozen=True, slots=True)
class SentenceEnds:
    """What `sentence_ends.toml` of a language says of full stops."""

    abbreviations: frozenset[str]
    openers: frozenset[str]
    never: frozenset[str]


@cache
def sentence_ends(language: str) -> SentenceEnds:
    """The words about full stops of a language. Raises DataFileError if its file is missing or broken."""
    table = read_toml(FOLDER / language / "sentence_ends.toml")
    return SentenceEnds(*(frozenset(table[name]) for name in ("abbreviations", "openers", "never")))


@cache
def pipeline(language: str) -> Language:
    """A blank spaCy pipeline with the project's tokenizer."""
    import spacy
    from spacy.util import compile_infix_regex, compile_suffix_regex

    blank: Any = spacy.blank(language)
    infixes = [rule for rule in blank.Defaults.infixes or [] if "-" not in rule or "–|—" not in rule]
    blank.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    blank.tokenizer.suffix_search = compile_suffix_regex([*(blank.Defaults.suffixes or []), ACRONYM_STOP]).search
    for word in sorted(sentence_ends(language).abbreviations):
        blank.tokenizer.add_special_case(word, [{"ORTH": word}])
    made: Language = blank
    return made
