"""Direct quotations in a text, marks included: „…“ »…« «…» "…" “…” ‚…‘ ‘…’ '…' ‹…›, nested and unbalanced.

A double mark that is never closed counts to the end of its paragraph, so that speech whose every paragraph opens anew
is found whole. Single marks count only as pairs, because they are apostrophes too. One pass, linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

CLOSERS = {
    "„": "“”\"‟", "‟": "”", "“": "”\"", "”": "”", "»": "«", "«": "»", '"': "\"“”",
    "‚": "‘’'", "‘": "’'", "'": "'’", "‹": "›", "›": "‹",
}  # fmt: skip
SINGLE = frozenset("‚‘'‹›")
MARKS = re.compile("[„‟“”»«\"‚‘’'‹›]")
PARAGRAPH = re.compile(r"(?:[^\n\r\u2029]+|\r?\n(?![ \t]*[\r\n\u2029])|\r(?!\n|[ \t]*[\r\n]))+")
BEFORE = frozenset("([{–—-/:;,„‟“»«\"‚‘'‹›…")
AFTER = frozenset(")]}.,;:!?…–—-/\"“”«»‘’'‹›")


class Span(NamedTuple):
    """Characters `start` to `end` of a text."""

    start: int
    end: int


def quotations(text: str) -> tuple[Span, ...]:
    """Return the quotations of `text` with their marks, by start, an outer one before those within it."""
    found = (span for paragraph in PARAGRAPH.finditer(text) for span in _in_paragraph(text, *paragraph.span()))
    return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    opened: list[int] = []
    for mark in MARKS.finditer(text, start, end):
        at = mark.start()
        level = _closes(text, at, opened)
        if level is not None:
            yield Span(opened[level], at + 1)
            yield from _unclosed(text, opened[level + 1 :], at)
            del opened[level:]
        elif _opens(text, at, end):
            yield from _superseded(text, at, opened)
            opened.append(at)
    yield from _unclosed(text, opened, end)


def _closes(text: str, at: int, opened: list[int]) -> int | None:
    """Return the level of the innermost quotation that the mark at `at` closes."""
    if text[at] in "’'" and at + 1 < len(text) and text[at + 1].isalnum():
        return None
    if at and text[at - 1].isspace() and _opens(text, at, len(text)):
        return None
    levels = (level for level in range(len(opened) - 1, -1, -1) if text[at] in CLOSERS[text[opened[level]]])
    return next((level for level in levels if at > opened[level] + 1), None)


def _opens(text: str, at: int, end: int) -> bool:
    """A mark opens if a word or mark follows and, where it could also close, white space or punctuation is before."""
    mark = text[at]
    if mark not in CLOSERS or at + 1 >= end or text[at + 1].isspace():
        return False
    return mark in "„‚‟" or at == 0 or text[at - 1].isspace() or text[at - 1] in BEFORE


def _superseded(text: str, at: int, opened: list[int]) -> Iterator[Span]:
    """The same mark opening again says that the one before was never closed: it ends with its line."""
    same = next((level for level, other in enumerate(opened) if text[other] == text[at]), None)
    if same is not None and text[at] not in SINGLE:
        yield from _unclosed(text, opened[same:], at)
        del opened[same:]


def _unclosed(text: str, opened: list[int], end: int) -> Iterator[Span]:
    """Yield the double marks never closed, to the end of their line or `end`, whichever is first."""
    for start in opened:
        if text[start] not in SINGLE:
            line = re.compile(r"[^\n\r]*").match(text, start, end)
            stop = start + len(line[0].rstrip()) if line else start
            if stop > start + 1:
                yield Span(start, stop)
