"""Direct quotations in a raw text: „…“ »…« «…» "…" “…” ‚…‘ ‘…’ '…' ‹…›, nested and unbalanced.

A double mark that is never closed counts to the end of its line, so that speech whose every paragraph opens anew is
found whole. Single marks count only as pairs, because they are apostrophes too. One pass, linear in the text.
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
PARAGRAPH_END = re.compile(r"\r?\n[ \t]*\r?\n|\u2029")
BEFORE = frozenset("([{–—-/:;,„‟“»«\"‚‘'‹›…")


class Span(NamedTuple):
    """The words between two marks, characters `start` to `end`, without the marks."""

    start: int
    end: int


def quotations(text: str, *, nested: bool = False) -> tuple[Span, ...]:
    """Return the quotations of `text` in order, `nested` ones too (after the one they are in) if asked for."""
    ends = [found.start() for found in PARAGRAPH_END.finditer(text)]
    spans = (span for start, end in zip([0, *ends], [*ends, len(text)], strict=True) for span in _in(text, start, end))
    found = sorted((span for span in spans if span.start < span.end), key=lambda span: (span.start, -span.end))
    return tuple(found if nested else _outermost(found))


def _outermost(spans: list[Span]) -> Iterator[Span]:
    end = 0
    for span in spans:
        if span.start >= end:
            end = span.end
            yield span


def _in(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the quotations of a paragraph; `opened` are the marks still open, outer ones first."""
    opened: list[int] = []
    for mark in MARKS.finditer(text, start, end):
        at = mark.start()
        level = _closes(text, at, opened)
        if level is not None:
            yield Span(opened[level] + 1, at)
            yield from _unclosed(text, opened[level + 1 :], at)
            del opened[level:]
        elif _opens(text, at, end):
            yield from _superseded(text, at, opened)
            opened.append(at)
    yield from _unclosed(text, opened, end)


def _closes(text: str, at: int, opened: list[int]) -> int | None:
    """Return the level of the innermost quotation that the mark at `at` closes."""
    if text[at] in "’'" and text[at + 1 : at + 2].isalnum():
        return None
    if at and text[at - 1].isspace() and _opens(text, at, len(text)):
        return None
    levels = range(len(opened) - 1, -1, -1)
    return next((n for n in levels if text[at] in CLOSERS[text[opened[n]]] and at > opened[n] + 1), None)


def _opens(text: str, at: int, end: int) -> bool:
    """Tell whether a word or mark follows and, where the mark could also close, space or punctuation is before."""
    if text[at] not in CLOSERS or at + 1 >= end or text[at + 1].isspace():
        return False
    return text[at] in "„‚‟" or at == 0 or text[at - 1].isspace() or text[at - 1] in BEFORE


def _superseded(text: str, at: int, opened: list[int]) -> Iterator[Span]:
    """Yield what the same mark, opening again, shows to be never closed."""
    same = next((level for level, other in enumerate(opened) if text[other] == text[at]), None)
    if same is not None:
        end = same + 1 if text[at] in SINGLE else len(opened)
        yield from _unclosed(text, opened[same:end], at)
        del opened[same:end]


def _unclosed(text: str, opened: list[int], end: int) -> Iterator[Span]:
    """Yield the double marks never closed, to the end of their line or `end`, whichever is first."""
    for start in opened:
        if text[start] not in SINGLE:
            line = text[start + 1 : end].splitlines()[:1]
            yield Span(start + 1, start + 1 + len("".join(line).rstrip()))
