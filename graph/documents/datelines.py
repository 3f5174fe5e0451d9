"""The day of publication as a text itself states it: stamps, lines that are a date, datelines, agency lines."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from graph.documents.dates import alternatives, date_pattern, day_of, words

HEAD_LINES, TAIL_LINES, LONGEST_STAMP = 15, 12, 200
FIRST_YEAR, LAST_YEAR = 1900, 2100
TIME = (
    r"(?:(?:um|at|–|-)?\s*\d{1,2}(?:[:.]\d{2}){1,2}\s*(?:Uhr|h|[ap]\.?m\.?)?"
    r"|\d{1,2}\s*(?:Uhr|[ap]\.?m\.?))?\s*\(?(?:GMT|UTC|CES?T|MES?Z|E[SD]?T|BST)?(?:[+-]\d+)?\)?"
)


@cache
def stamp_pattern(kind: str) -> re.Pattern[str]:
    """Return the pattern of "Stand: 06.05.2025": a label of `kind` ("published", "updated") before a day."""
    label, weekday = alternatives(words()[kind]["labels"]), alternatives(words()["weekdays"]["names"])
    gap = rf"\s*[:\s|–-]\s*(?:(?:am|on|vom)\s+)?(?:(?:{weekday})\b\.?,?\s*)?(?:\d\d?[:.]\d\d(?:\s*Uhr)?,?\s*)?"
    return re.compile(rf"(?:^|(?<=[|·•(–-])|(?<=[|·•(–-] ))(?:{label}){gap}{date_pattern()}", re.IGNORECASE)


@cache
def date_line_pattern() -> re.Pattern[str]:
    """Return the pattern of a line that is nothing but a day, perhaps with weekday and time."""
    weekday = alternatives(words()["weekdays"]["names"])
    return re.compile(rf"\W*(?:(?:{weekday})\b\.?,?\s*)?{date_pattern()}[\s,|–-]*{TIME}\W*", re.IGNORECASE)


@cache
def dateline_pattern() -> re.Pattern[str]:
    """Return the pattern of a paragraph's beginning "Genf (Schweiz), 09.01.2022 – "."""
    return re.compile(rf"[^\W\d_][^\d\n.!?]{{1,60}},\s+{date_pattern()}[^\n–—-]{{0,40}}\s*[–—-]+\s", re.IGNORECASE)


def is_stamp(line: str) -> bool:
    """Tell whether a line only says when the text was published or changed."""
    if len(line) > LONGEST_STAMP:
        return False
    return any(any(stamps(line, kind)) for kind in ("published", "updated")) or bool(
        date_line_pattern().fullmatch(line)
    )


def stamps(line: str, kind: str) -> Iterator[re.Match[str]]:
    """Yield the stamps of a kind in a short line; a sentence that goes on after the day is none."""
    for found in stamp_pattern(kind).finditer(line) if len(line) <= LONGEST_STAMP else ():
        rest = line[found.end() :]
        if not (rest.rstrip().endswith((".", "!", "?")) and len(rest.split()) > 3):
            yield found


def published_in(text: str) -> str | None:
    """Return the day of publication (YYYY-MM-DD) that the head or tail of `text` states, or None."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return next((day.isoformat() for day in _stated(lines) if FIRST_YEAR <= day.year <= LAST_YEAR), None)


def _stated(lines: list[str]) -> Iterator[dt.date]:
    """Yield the days found, the most trustworthy first."""
    head = [line[:LONGEST_STAMP] for line in lines[:HEAD_LINES]]
    short = [line for line in lines[:HEAD_LINES] + lines[HEAD_LINES:][-TAIL_LINES:] if len(line) <= LONGEST_STAMP]
    yield from _days(found for line in short for found in stamps(line, "published"))
    yield from _days(date_line_pattern().fullmatch(line) for line in head)
    yield from _days(dateline_pattern().match(line) for line in head)
    yield from _days(found for line in short for found in stamps(line, "updated"))
    yield from _days(_agency_day(line) for line in lines[-TAIL_LINES:])


def _agency_day(line: str) -> re.Match[str] | None:
    """Match "(APA, 25.9.2015)" at the end of a line."""
    return re.search(rf"\([^()]{{0,60}}\b{date_pattern()}\)\s*$", line[-100:], re.IGNORECASE)


def _days(matches: Iterator[re.Match[str] | None]) -> Iterator[dt.date]:
    days = (day_of(found) for found in matches if found)
    return (day for day in days if day)
