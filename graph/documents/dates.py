"""Days as they are written: ISO, "9. Januar 2022", "09.01.2022", "January 9, 2022"; their words are in dates.toml."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from graph.documents.problems import Refusal

WAY_OUT = "write the day as YYYY-MM-DD, for example 2022-01-09"


@cache
def words() -> dict[str, Any]:
    """Return what dates.toml says."""
    return tomllib.loads(resources.files("graph.documents").joinpath("dates.toml").read_text("utf-8"))


@cache
def month_numbers() -> dict[str, int]:
    """Return the number of each month by its names in lower case."""
    return {name.casefold(): month["number"] for month in words()["month"] for name in month["names"]}


def alternatives(names: list[str]) -> str:
    """Return a regular expression that matches one of the names, longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def date_pattern() -> str:
    """Return the regular expression of a written day."""
    month = alternatives(list(month_numbers()))
    return (
        r"(?<!\d)(?:(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
        rf"|(?P<d1>\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?(?P<m1>{month})\b\.?,?\s*(?P<y1>\d{{4}})"
        rf"|(?P<m2>{month})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
        r"|(?P<d3>\d{1,2})\.\s?(?P<m3>\d{1,2})\.\s?(?P<y3>\d{4}|\d{2})"
        r"|(?P<s1>\d{1,2})/(?P<s2>\d{1,2})/(?P<y4>\d{4}))(?!\d)"
    )


def day_of(found: re.Match[str]) -> dt.date | None:
    """Return the day that a match of `date_pattern` stands for, None if the calendar has no such day."""
    try:
        return dt.date(*_numbers(found.groupdict()))
    except ValueError:
        return None


def _numbers(part: dict[str, str | None]) -> tuple[int, int, int]:
    if part["iso"]:
        year, month, day = map(int, part["iso"].split("-"))
        return year, month, day
    if part["y4"]:
        return int(part["y4"]), *_slashed(int(part["s1"] or 0), int(part["s2"] or 0))
    written = next(n for n in "123" if part[f"d{n}"])
    month_words, year_words = part[f"m{written}"] or "", part[f"y{written}"] or ""
    month = month_numbers().get(month_words.casefold()) or int(month_words)
    return int(year_words) + (2000 if len(year_words) == 2 else 0), month, int(part[f"d{written}"] or 0)


def _slashed(first: int, second: int) -> tuple[int, int]:
    """Return month and day of 9/1 or 1/9: only a number above 12 shows which is which."""
    if first <= 12 and second <= 12 and first != second:
        raise ValueError("either order is possible")
    return (second, first) if first > 12 else (first, second)


def parse_day(value: object, key: str = "published") -> str | None:
    """Return a day given as ISO text, written words, date or datetime as YYYY-MM-DD; None and "" stay None.

    Raises Refusal that names the key where the value is no day.
    """
    if value is None or value == "":
        return None
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    found = re.fullmatch(date_pattern(), value.strip(), re.IGNORECASE) if isinstance(value, str) else None
    day = day_of(found) if found else None
    if day is None:
        raise Refusal(f"{key}: {value!r} is no day", WAY_OUT)
    return day.isoformat()
