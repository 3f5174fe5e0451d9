"""Cut a text into blocks: headline, teaser, paragraph, boilerplate. Blocks never overlap and stand in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from graph.documents.boilerplate import agency_names
from graph.documents.datelines import dateline_pattern
from graph.documents.furniture import boilerplate_lines
from graph.documents.lines import Line, lines
from graph.model.records import Block, BlockKind

LONGEST_HEADLINE, LONGEST_TEASER, HEADLINES = 200, 450, 3
DATELINE_WITHIN = 320


def blocks(text: str, title: str = "") -> tuple[Block, ...]:
    """Return the blocks of `text`; a known `title` tells a headline from the kicker before it."""
    found = lines(text)
    furniture = boilerplate_lines(text, found)
    kinds = _kinds(text, found, furniture, title)
    return tuple(block for line, kind in zip(found, kinds, strict=True) for block in _parts(text, line, kind, title))


def _kinds(text: str, found: list[Line], furniture: set[int], title: str) -> list[BlockKind]:
    kinds: list[BlockKind] = ["boilerplate" if number in furniture else "paragraph" for number in range(len(found))]
    kept = [number for number in range(len(found)) if number not in furniture]
    heads = _headlines([text[found[number].start : found[number].end] for number in kept], title)
    for number in kept[:heads]:
        kinds[number] = "headline"
    if _has_teaser(text, found, kept, heads):
        kinds[kept[heads]] = "teaser"
    return kinds


def _headlines(kept: list[str], title: str) -> int:
    """Count the lines at the beginning that are headline or kicker: short, and not ending as a sentence does."""
    count = 0
    while count < min(HEADLINES, len(kept) - 1) and _is_headline(kept[count], title):
        count += 1
    return count


def _is_headline(line: str, title: str) -> bool:
    if title and line.endswith(title):
        return True
    return len(line) <= LONGEST_HEADLINE and not line.rstrip("\"”“»«'’").endswith((".", ":", ";", ","))


def _has_teaser(text: str, found: list[Line], kept: list[int], heads: int) -> bool:
    """After a headline, a short paragraph that page furniture or a dateline parts from the rest is the teaser."""
    if not heads or len(kept) < heads + 3:
        return False
    teaser, following = kept[heads], kept[heads + 1]
    parted = following - teaser > 1 or _dateline().match(text, found[following].start)
    return found[teaser].end - found[teaser].start <= LONGEST_TEASER and bool(parted)


def _parts(text: str, line: Line, kind: BlockKind, title: str) -> Iterator[Block]:
    """Cut a line where a kicker, a teaser before a dateline, the dateline or a closing "(dpa)" ends."""
    if kind == "boilerplate":
        yield Block(line.start, line.end, kind)
    elif kind == "headline":
        yield from _pieces(text, [line.start, _kicker_end(text, line, title), line.end], [kind, kind])
    else:
        yield from _paragraph(text, line, kind)


def _paragraph(text: str, line: Line, kind: BlockKind) -> Iterator[Block]:
    head, body = _dateline_span(text, line)
    signed = _signature().search(text, max(body, line.end - 60), line.end)
    last = signed.start() if signed else line.end
    teaser: BlockKind = "teaser" if head < body else kind
    yield from _pieces(text, [line.start, head, body, last, line.end], [teaser, "boilerplate", kind, "boilerplate"])


def _kicker_end(text: str, line: Line, title: str) -> int:
    words = text[line.start : line.end]
    return line.end - len(title) if title and words != title and words.endswith(" " + title) else line.start


def _dateline_span(text: str, line: Line) -> tuple[int, int]:
    """Return start and end of a dateline near the line's beginning; both its start if there is none."""
    limit = min(line.end, line.start + DATELINE_WITHIN)
    for start in [line.start, *(f.end() for f in re.compile(r"[.!?]\s+").finditer(text, line.start, limit))]:
        found = dateline_pattern().match(text, start, line.end) or _dateline().match(text, start, line.end)
        if found and found.end() < line.end:
            return start, found.end()
    return line.start, line.start


@cache
def _dateline() -> re.Pattern[str]:
    """Return the pattern of "Berlin (dpa) - ", "GENEVA, Jan 9 (Reuters) —", "Washington – Chinas".

    A place alone counts only before one spaced dash and a capital: "Merkel – seit 2005 Kanzlerin – sagte" is none.
    """
    place = r"[A-ZÀ-ÞŁŚŠČŽ][\w.'’-]+(?:[ /][A-ZÀ-ÞŁŚŠČŽ][\w.'’-]+){0,2}"
    signed = rf"{place}(?:,? [^\n()–—]{{1,25}})? ?\((?:{agency_names()})\) ?[–—-]+ "
    alone = rf"{place}(?: \([\w .-]{{2,30}}\))? [–—] (?=[\"„»“]?[A-ZÀ-Þ])(?![^.!?\n]* [–—] )(?=[^\n]{{60}})"
    return re.compile(f"{signed}|{alone}")


@cache
def _signature() -> re.Pattern[str]:
    return re.compile(rf"(?<=[.!?“”\"»«])\s*\((?:[a-zäöü]{{2,4}}[/,;] ?)*{agency_names()}(?:,? ?\d[\d. ]*)?\)$")


def _pieces(text: str, cuts: list[int], kinds: list[BlockKind]) -> Iterator[Block]:
    """Yield a block of each kind between two cuts, without outer white space; empty ones are left out."""
    for (start, end), kind in zip(pairwise(cuts), kinds, strict=True):
        words = text[start:end]
        if words.strip():
            yield Block(start + len(words) - len(words.lstrip()), start + len(words.rstrip()), kind)
