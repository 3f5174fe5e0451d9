"""Times of an article against its day of publication: "am Sonntagabend", "Mitte Mai", "in three weeks".

Dates are ISO 8601, as precise as the text (`2022-01-09`, `2025-05`, `2024`). A weekday looks back in a past clause and
ahead in any other. Without a day of publication relative times keep their words and get no date.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from graph.model.records import Precision

WEEK = 7
SPAN = r"(?:\s*(?:[-–/]|und|bis(?: zum)?|and|to)\s*\d{1,2}\.?)?"
"""The rest of a span, of which the first day counts: "10. und 11. Juli"."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time in characters of the text; `weekday` ones (0 is Monday) wait for the tense of their clause."""

    start: int
    end: int
    words: str
    date: str | None
    precision: Precision
    weekday: int | None = None
    shift: int = 0


@cache
def words(language: str) -> Mapping[str, list[str]]:
    """Return the words of time of a language."""
    found: Mapping[str, list[str]] = tomllib.loads(Path(__file__).with_name("times.toml").read_text("utf-8"))[language]
    return found


def times(text: str, language: str, published: str | None) -> list[Time]:
    """Return the times of a text, none overlapping, in order."""
    day = date.fromisoformat(published) if published else None
    found: list[Time] = []
    for time in (
        *_absolute(text, language, day),
        *_months(text, language, day),
        *_days_of_weeks(text, language, day),
        *_relative(text, language, day),
        *_weekdays(text, language),
        *_years(text, language),
    ):
        if not any(time.start < other.end and other.start < time.end for other in found):
            found.append(time)
    return sorted(found, key=lambda time: time.start)


def dated(time: Time, published: str | None, *, past: bool) -> str | None:
    """Return the date of a time; a weekday is the one before publication in a past clause, else the one after."""
    if time.weekday is None or not published:
        return time.date
    day = date.fromisoformat(published)
    if time.shift:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=time.shift)
        ahead = day + timedelta(days=(time.weekday - day.weekday()) % WEEK or WEEK)
        return (
            (ahead if time.shift > 0 else monday + timedelta(days=time.weekday)).isoformat()
            if time.shift > 0
            else _last(day, time.weekday)
        )
    back = (day.weekday() - time.weekday) % WEEK
    ahead_days = (time.weekday - day.weekday()) % WEEK
    return (day - timedelta(days=back) if past else day + timedelta(days=ahead_days)).isoformat()


def _last(day: date, weekday: int) -> str:
    return (day - timedelta(days=(day.weekday() - weekday) % WEEK or WEEK)).isoformat()


def _any(values: list[str]) -> str:
    return "|".join(sorted((re.escape(value) for value in values if value), key=len, reverse=True)) or r"(?!)"


def _month_names(language: str) -> dict[str, int]:
    table = words(language)
    names = {name: number for number, name in enumerate(table["months"], 1)}
    return {**{name: number for number, name in enumerate(table["months_also"], 1) if name}, **names}


def _find(pattern: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(pattern, text, re.IGNORECASE)


def _absolute(text: str, language: str, day: date | None) -> Iterator[Time]:
    """Yield full dates: "12. Januar 2022", "12.01.2022", "January 12, 2022", "2022-01-12", and days without a year."""
    months = _month_names(language)
    name = _any(list(months))
    for match in _find(r"\b(\d{4})-(\d{2})-(\d{2})\b", text):
        yield from _day(match, int(match[1]), int(match[2]), int(match[3]))
    for match in _find(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b", text):
        yield from _day(match, int(match[3]), int(match[2]), int(match[1]))
    for match in _find(r"\b(\d{1,2})\.(0[1-9]|1[0-2])\.(?!\d)", text) if language == "de" else ():
        yield from _named(match, match[1], int(match[2]), None, day)
    pattern = (
        rf"\b(\d{{1,2}})(?:\.|st|nd|rd|th)?{SPAN}\s+(?:of\s+)?({name})\b\.?(?:,?\s+(\d{{4}}))?"
        if language == "en"
        else rf"\b(\d{{1,2}})\.{SPAN}\s*({name})(?:\s+(\d{{4}}))?\b"
    )
    for match in _find(pattern, text):
        yield from _named(match, match[1], months[match[2].casefold()], match[3], day)
    if language == "en":
        for match in _find(rf"\b({name})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(\d{{4}}))?(?!\d)", text):
            yield from _named(match, match[2], months[match[1].casefold()], match[3], day)


def _named(match: re.Match[str], number: str, month: int, year: str | None, day: date | None) -> Iterator[Time]:
    if year:
        yield from _day(match, int(year), month, int(number))
    elif day is not None:
        nearest = min(
            (day.year - 1, day.year, day.year + 1), key=lambda one: abs(_distance(one, month, int(number), day))
        )
        yield from _day(match, nearest, month, int(number))
    else:
        yield Time(match.start(), match.end(), match[0], None, "unknown")


def _distance(year: int, month: int, number: int, day: date) -> int:
    try:
        return (date(year, month, number) - day).days
    except ValueError:
        return 10**6


def _day(match: re.Match[str], year: int, month: int, number: int) -> Iterator[Time]:
    try:
        iso = date(year, month, number).isoformat()
    except ValueError:
        return
    yield Time(match.start(), match.end(), match[0], iso, "day")


def _months(text: str, language: str, day: date | None) -> Iterator[Time]:
    """Yield months: "Mai 2025", "Mitte Mai", "im Mai", "May 2025"."""
    months, table = _month_names(language), words(language)
    name, before = _any([month for month in months if len(month) > 2]), _any(table["middle"])
    for match in _find(rf"\b({name})\s+(\d{{4}})\b", text):
        yield Time(match.start(), match.end(), match[0], f"{match[2]}-{months[match[1].casefold()]:02}", "month")
    for match in _find(rf"\b({before}|{_any(table['last'] + table['next'] + table['this'])})[\s-]+({name})\b", text):
        if day is not None and (language == "de" or match[2][:1].isupper()):
            month, word = months[match[2].casefold()], match[1].casefold()
            years = range(day.year - 1, day.year + (1 if word in table["last"] else 2))
            distances = {(year - day.year) * 12 + month - day.month: year for year in years}
            behind = {months: year for months, year in distances.items() if months < 0 or word not in table["last"]}
            year = behind[min(behind, key=abs)]
            yield Time(match.start(), match.end(), match[0], f"{year}-{month:02}", "month")


def _relative(text: str, language: str, day: date | None) -> Iterator[Time]:
    """Yield "heute", "gestern", "kommende Woche", "vor zwei Jahren", "two days ago"."""
    table = words(language)
    for key, offset in (
        ("day_before_yesterday", -2),
        ("yesterday", -1),
        ("today", 0),
        ("day_after_tomorrow", 2),
        ("tomorrow", 1),
    ):
        for match in _find(rf"\b(?:{_any(table[key])})\b", text):
            if key != "tomorrow" or match[0][0].islower() or language == "en":
                yield Time(match.start(), match.end(), match[0], _iso(day, offset), "day" if day else "unknown")
    for key, offset in (("last", -1), ("this", 0), ("next", 1)):
        for unit in ("month", "year"):
            for match in _find(rf"\b(?:{_any(table[key])})\s+(?:{_any(table[unit])})\b", text):
                yield Time(
                    match.start(), match.end(), match[0], _shifted(day, unit, offset), unit if day else "unknown"
                )
        for match in _find(rf"\b(?:{_any(table[key])})\s+(?:{_any(table['week'] + table['weekend'])})\b", text):
            yield Time(match.start(), match.end(), match[0], None, "unknown")
    yield from _ago(text, language, day)


def _days_of_weeks(text: str, language: str, day: date | None) -> Iterator[Time]:
    """Yield "Freitag vergangener Woche", "Wednesday of next week"."""
    table = words(language)
    if day is None:
        return
    week = _any(table["week"])
    for key, offset in (("last", -1), ("this", 0), ("next", 1)):
        pattern = rf"\b({_any(table['weekdays'])})\s+(?:der |in der |of |of the )?(?:{_any(table[key])})\s+(?:{week})\b"
        for match in _find(pattern, text):
            shift = table["weekdays"].index(match[1].casefold()) - day.weekday()
            yield Time(match.start(), match.end(), match[0], _iso(day, WEEK * offset + shift), "day")


def _ago(text: str, language: str, day: date | None) -> Iterator[Time]:
    table = words(language)
    count = rf"(\d+|{_any(table['numbers'])})"
    for unit, size in (("days", 1), ("weeks", 7), ("months_unit", 0), ("years", 0)):
        ago = _any(table["ago"])
        pattern = (
            rf"\b{count}\s+(?:{_any(table[unit])})\s+(?:{ago})\b"
            if language == "en"
            else rf"\b(?:{ago})\s+{count}\s+(?:{_any(table[unit])})\b"
        )
        for match in _find(pattern, text):
            number = int(match[1]) if match[1].isdigit() else table["numbers"].index(match[1].casefold()) + 1
            if size:
                yield Time(
                    match.start(),
                    match.end(),
                    match[0],
                    _iso(day, -number * size) if unit == "days" else None,
                    "day" if day and unit == "days" else "unknown",
                )
            else:
                kind: Precision = "month" if unit == "months_unit" else "year"
                yield Time(
                    match.start(), match.end(), match[0], _shifted(day, kind, -number), kind if day else "unknown"
                )


def _iso(day: date | None, offset: int) -> str | None:
    return (day + timedelta(days=offset)).isoformat() if day else None


def _shifted(day: date | None, unit: str, offset: int) -> str | None:
    if day is None:
        return None
    if unit == "year":
        return str(day.year + offset)
    months = day.year * 12 + day.month - 1 + offset
    return f"{months // 12}-{months % 12 + 1:02}"


def _weekdays(text: str, language: str) -> Iterator[Time]:
    table = words(language)
    names = {
        name: number
        for column in ("weekdays", "weekdays_also")
        for number, name in enumerate(table[column])
        if len(name) > 3
    }
    parts = _any(table["parts_of_day"])
    shifts = {**dict.fromkeys(table["last"], -1), **dict.fromkeys(table["next"], 1)}
    for match in _find(rf"\b(?:({_any(list(shifts))})\s+)?({_any(list(names))})s?(?:\s?(?:{parts}))?\b", text):
        shift = shifts.get((match[1] or "").casefold(), 0)
        yield Time(match.start(), match.end(), match[0], None, "day", names[match[2].casefold()], shift)


def _years(text: str, language: str) -> Iterator[Time]:
    for match in _find(r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d)", text):
        yield Time(match.start(), match.end(), match[0], match[0], "year")
