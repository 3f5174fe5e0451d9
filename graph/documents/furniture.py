"""Which lines are boilerplate when seen together: repetitions, captions beside credits, what follows the article."""

from __future__ import annotations

from collections import Counter

from graph.documents.boilerplate import data, is_agency_line, is_boilerplate, tail_limit
from graph.documents.lines import SENTENCE_END, Line

SHORTEST_REPEATED, LONGEST_CAPTION = 20, 300
TAIL_FROM = 0.5


def boilerplate_lines(text: str, lines: list[Line]) -> set[int]:
    """Return the numbers of the lines that are not the article; none if nothing else would be left."""
    words = [" ".join(text[line.start : line.end].split()) for line in lines]
    found = {number for number, line in enumerate(words) if is_boilerplate(line)}
    found |= _repeated(words) | _captions(lines, words, found)
    found |= _tail(text, lines, words) | _between(words, found)
    return found if len(found) < len(lines) else set()


def _repeated(words: list[str]) -> set[int]:
    """Find lines that come again: a caption that follows itself goes both times, of others the first stays."""
    seen: Counter[str] = Counter()
    found: set[int] = set()
    for number, line in enumerate(words):
        if seen[line] and len(line) >= SHORTEST_REPEATED:
            found.add(number)
            if number > 1 and words[number - 1] == line and len(line) <= LONGEST_CAPTION:
                found.add(number - 1)
        seen[line] += 1
    return found


def _captions(lines: list[Line], words: list[str], credits: set[int]) -> set[int]:
    """Find captions: the line before a photo credit, if it is no sentence or stands with the credit alone."""
    found = set()
    for number in sorted(credits - {0, 1}):
        before, size = number - 1, sum(line.chunk == lines[number].chunk for line in lines[number - 2 : number + 2])
        alone = size == 2 and lines[before].chunk == lines[number].chunk
        no_sentence = not words[before].endswith(SENTENCE_END)
        if _is_credit(words[number]) and len(words[before]) <= LONGEST_CAPTION and (alone or no_sentence):
            found.add(before)
    return found


def _is_credit(line: str) -> bool:
    names = next(rule["words"] for rule in data()["rule"] if rule["name"] == "photo credit")
    return line.startswith(tuple(names))


def _tail(text: str, lines: list[Line], words: list[str]) -> set[int]:
    """Find headings such as "Sources" in the second half, and what follows up to the next long paragraph."""
    found: set[int] = set()
    longest: int | None = None
    for number, line in enumerate(lines):
        longest = _longest(longest, words[number], line.start >= TAIL_FROM * len(text))
        if longest is not None:
            found.add(number)
    return found


def _longest(before: int | None, line: str, late: bool) -> int | None:
    """Return how long the lines of the tail may be (0: of any length) from this one on; None: no tail, or it ended."""
    heading = tail_limit(line) if late else None
    if heading is not None:
        return 0 if before == 0 else heading
    return None if before and len(line) > before else before


def _between(words: list[str], found: set[int]) -> set[int]:
    """Find single short lines between boilerplate after the last agency line."""
    signed = [number for number, line in enumerate(words) if is_agency_line(line) and 2 * number >= len(words)]
    after = range(signed[-1] + 1, len(words)) if signed else range(0)
    return {n for n in after if n - 1 in found and n + 1 in found and len(words[n]) <= LONGEST_CAPTION}
