"""Read the name corpora: GermEval 2014 and the German Europarl sentences of Faruqui and Padó."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from training.examples import Example, unread

DERIVED = re.compile(r".+isch(e[nmrs]?)?$|.*\w-\w.*")
LONGEST = 80


def germeval(path: Path) -> list[Example]:
    """The outer names of a GermEval file."""
    return [_example(words, tags) for words, tags in _sentences(path, word=1, tag=2)]


def europarl(path: Path) -> list[Example]:
    """The Europarl sentences without MISC names; the corpus leaves "russisch" unmarked, so such words are not trained on."""
    sentences = [(words, _begin(tags)) for words, tags in _sentences(path, word=0, tag=-1) if len(words) <= LONGEST]
    examples = [_example(words, tags) for words, tags in sentences if not any("MISC" in tag for tag in tags)]
    for example in examples:
        pairs = zip(example.words, example.names, strict=True)
        example.name_weights = [0.0 if tag == "O" and DERIVED.match(word) else 1.0 for word, tag in pairs]
    return examples


def _example(words: list[str], tags: list[str]) -> Example:
    example = unread(words, "gsd")
    example.names = tags
    return example


def _sentences(path: Path, word: int, tag: int) -> Iterator[tuple[list[str], list[str]]]:
    for block in path.read_text(encoding="utf8").replace("\n\t", "\n").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.strip() and not line.startswith("#")]
        if rows:
            yield [row[word] for row in rows], [row[tag] for row in rows]


def _begin(tags: list[str]) -> list[str]:
    """IOB1 made IOB2: a name always begins with B."""
    before = ["O", *tags[:-1]]
    return [_tag(tag, last) for tag, last in zip(tags, before, strict=True)]


def _tag(tag: str, last: str) -> str:
    if tag == "O":
        return tag
    return ("I-" if last[2:] == tag[2:] else "B-") + tag[2:]
