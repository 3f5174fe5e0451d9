"""Lemmas by simplemma, told by the part of speech what to expect."""

from __future__ import annotations

from functools import lru_cache

import simplemma


@lru_cache(maxsize=65536)
def lemma(word: str, pos: str, language: str) -> str:
    """The dictionary form of `word`; German nouns keep their capital, names stay as they are."""
    if pos in ("PROPN", "PUNCT", "NUM", "SYM", "X", "SPACE"):
        return word
    if pos != "NOUN" or language != "de":
        word = word.lower()
    if pos == "NOUN" and language == "en" and word.endswith("ing"):
        return word  # simplemma takes "the meeting" for the verb
    return simplemma.lemmatize(word, lang=language)
