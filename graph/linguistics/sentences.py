"""Where sentences end: block borders, and full stops that neither an abbreviation nor an ordinal owns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.linguistics.engines.base import Blocks
from graph.linguistics.tokens import sentence_ends

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENDS = (".", "!", "?", "…", "...", "?!", "!!", "!?", "..")
CLOSING = frozenset("\"'»«“”’‘›‹)]")
NEVER_FIRST = frozenset(",;:")
BEFORE_NUMBERS = frozenset({"No", "no"})
LONGEST = 120
Words = list[int]


def split(doc: Doc, blocks: Blocks) -> list[Words]:
    """The sentences of the blocks, each as the indexes of its words (white space left out)."""
    return [sentence for block in blocks for sentence in _block(doc, *block)]


def _block(doc: Doc, start: int, end: int) -> Iterator[Words]:
    words = [token for token in doc if start <= token.idx < end and not token.is_space]
    sentence: Words = []
    for place, token in enumerate(words):
        sentence.append(token.i)
        if place + 1 < len(words) and (_ends(words, place) or len(sentence) >= LONGEST):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _ends(words: list[Token], place: int) -> bool:
    """Whether the sentence ends after word `place`: behind its end mark and the quotes that close with it."""
    mark = place
    while mark > 0 and _closes(words, mark):
        mark -= 1
    following = words[place + 1].text
    if following in NEVER_FIRST or _closes(words, place + 1):
        return False
    if words[mark].text not in ENDS:
        return _abbreviation_ends(words[mark].text, following, words[mark].lang_)
    if mark and words[mark - 1].text in BEFORE_NUMBERS and following[:1].isdigit():
        return False
    return following[:1].isupper() or not following[:1].isalpha()


def _abbreviation_ends(word: str, following: str, language: str) -> bool:
    """Whether the full stop of an abbreviation or ordinal ends the sentence too, as a function word behind it tells."""
    if not word.endswith(".") or (len(word) < 3 and not word[0].isdigit()):
        return False
    ends = sentence_ends(language)
    return following in ends.openers and word not in ends.never | ends.abbreviations


def _closes(words: list[Token], place: int) -> bool:
    """Whether a quotation mark or bracket stands close behind the word before it, and so closes."""
    token, before = words[place], words[place - 1]
    return token.text in CLOSING and token.idx == before.idx + len(before)
