"""Lemmas by simplemma, told by the part of speech what to expect.

Its dictionaries are kept as tries, written once into the user's cache directory: they open in milliseconds and take a tenth of the memory.
"""

from __future__ import annotations

from functools import cache, lru_cache

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import TrieDictionaryFactory


@lru_cache(maxsize=65536)
def lemma(word: str, pos: str, language: str) -> str:
    """The dictionary form of `word`; German nouns keep their capital, names stay as they are."""
    if pos in ("PROPN", "PUNCT", "NUM", "SYM", "X", "SPACE"):
        return word
    if pos != "NOUN" or language != "de":
        word = word.lower()
    if pos == "NOUN" and language == "en" and word.endswith("ing"):
        return word  # simplemma takes "the meeting" for the verb
    return _lemmatizer().lemmatize(word, lang=language)


@cache
def _lemmatizer() -> Lemmatizer:
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=TrieDictionaryFactory()))
