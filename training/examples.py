"""Training examples and their files: JSON lines, one sentence a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(slots=True)
class Example:
    """A sentence with what is known of it; an empty list is an unknown layer.

    Heads are word numbers from 1 (0: root), features UD strings, names BIO tags. The weights say how far each word's
    analysis is to be trusted in training, from 0 to 1; no weights means all 1.
    """

    words: list[str]
    treebank: str
    heads: list[int]
    dependencies: list[str]
    pos: list[str]
    features: list[str]
    names: list[str]
    syntax_weights: list[float]
    name_weights: list[float]


def unread(words: list[str], treebank: str) -> Example:
    """An example of which only the words are known."""
    return Example(words, treebank, [], [], [], [], [], [], [])


def write(examples: Iterable[Example], path: Path) -> None:
    """Write examples as JSON lines, by way of a temporary file."""
    part = path.with_suffix(".part")
    part.write_text(
        "".join(json.dumps(asdict(example), ensure_ascii=False) + "\n" for example in examples), encoding="utf8"
    )
    part.replace(path)


def read(path: Path) -> list[Example]:
    """Read what `write` wrote; no file, no examples."""
    if not path.exists():
        return []
    return [Example(**json.loads(line)) for line in path.read_text(encoding="utf8").splitlines()]
