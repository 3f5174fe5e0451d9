"""The lines of a text as spans, hard-wrapped ones joined to the paragraph they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
BLANK_LINE = re.compile(r"(\r\n|\n|\r|\u2029)\s*[\n\r\u2029]")
SHORTEST_WRAP, LONGEST_WRAP = 45, 130
SENTENCE_END = (".", "!", "?", ":", "…", "“", "”", '"', "«", "»", "‹", "›", "‘", "’", ")", ";")


class Line(NamedTuple):
    """A stretch of text without its outer white space; lines of one `chunk` have no blank line between them."""

    start: int
    end: int
    chunk: int


def lines(text: str) -> list[Line]:
    """Return the lines that are not blank, in order; a paragraph wrapped at 45 to 130 characters is one line."""
    chunks = groupby(_physical(text), key=lambda line: line.chunk)
    return [joined for _, chunk in chunks for joined in _unwrapped(text, list(chunk))]


def _physical(text: str) -> Iterator[Line]:
    chunk, last = 0, 0
    for found in LINE.finditer(text):
        words = found[0].rstrip()
        if words.strip():
            start, end = found.end() - len(found[0].lstrip()), found.start() + len(words)
            chunk += bool(BLANK_LINE.search(text, last, start))
            yield Line(start, end, chunk)
            last = end


def _unwrapped(text: str, chunk: list[Line]) -> list[Line]:
    wrapped = _is_wrapped(text, chunk)
    joined = chunk[:1]
    for line in chunk[1:]:
        if wrapped or _goes_on(text, joined[-1], line):
            joined[-1] = joined[-1]._replace(end=line.end)
        else:
            joined.append(line)
    return joined


def _is_wrapped(text: str, chunk: list[Line]) -> bool:
    """Three lines or more, all but the last of about one length, most of which stop within a sentence."""
    full = [line.end - line.start for line in chunk[:-1]]
    if len(full) < 2 or max(full) > LONGEST_WRAP or max(full) < SHORTEST_WRAP or min(full) < 0.6 * max(full):
        return False
    return sum(not text[line.start : line.end].endswith(SENTENCE_END) for line in chunk[:-1]) * 2 >= len(full)


def _goes_on(text: str, line: Line, following: Line) -> bool:
    """Tell whether a line stops within a sentence and the next one begins with a small letter."""
    stops = text[line.start : line.end].endswith(SENTENCE_END)
    return not stops and text[following.start].islower() and line.end - line.start >= SHORTEST_WRAP
