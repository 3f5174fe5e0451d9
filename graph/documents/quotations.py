"""Direct quotations in a raw text: typographic marks of all kinds, nested, over paragraphs, also unbalanced.

A quotation that is never closed ends with its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

PAIRS = {"„": "“”\"", "»": "«", "«": "»", "“": "”“\"", "‚": "‘’", "‹": "›", "›": "‹", "\"": "\"”"}
LONGEST = 4000


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """The words between two marks, in characters, without the marks."""

    start: int
    end: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a text, in order, none overlapping."""
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Quotation]:
    position = 0
    while position < len(text):
        opening = text[position]
        if opening not in PAIRS or not _opens(text, position):
            position += 1
            continue
        end = _close(text, position, PAIRS[opening])
        if end > position + 1:
            yield Quotation(position + 1, end)
        position = max(end, position) + 1


def _opens(text: str, position: int) -> bool:
    """Tell whether a mark can open a quotation: nothing or a space, bracket or dash before it, a word after it."""
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    return (not before.isalnum()) and not after.isspace()


def _close(text: str, opening: int, closing: str) -> int:
    """Return where the quotation's words end: before its closing mark, else at the end of the paragraph."""
    limit = min(len(text), opening + LONGEST)
    break_at = text.find("\n", opening, limit)
    reopened = break_at >= 0 and text[break_at:].lstrip()[:1] == text[opening]
    stop = limit if reopened or break_at < 0 else break_at
    for position in range(opening + 1, stop):
        if text[position] in closing and not (text[position] == text[opening] and _opens(text, position) and text[position - 1].isspace()):
            return position
    return break_at if break_at >= 0 else stop
