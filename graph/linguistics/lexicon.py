"""The words of a language as data: stance frames, reporting verbs, meeting words, titles, modality.

Files: `graph/lexicons/<language>/*.toml`, arrays of tables; words are values. `lexicon("de")` reads them once.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from graph.errors import DataFileError, UsageError

FOLDER = Path(__file__).parent.parent / "lexicons"
LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Stance:
    """A word that takes a stance, with the roles of its dependents (best first)."""

    lemma: str
    pos: str
    kind: str
    holder: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    particle: str = ""
    reflexive: bool = False
    noun: tuple[str, ...] = ()
    noun_role: str = ""
    object_only: tuple[str, ...] = ()
    object_never: tuple[str, ...] = ()
    subject_never: tuple[str, ...] = ()
    content_never: tuple[str, ...] = ()
    negated: str = ""
    weak: bool = False
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A word that reports an utterance."""

    lemma: str
    pos: str = "VERB"
    particle: str = ""
    speaker: tuple[str, ...] = ("subject",)
    addressee: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    reflexive: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """An attribution without a verb: "laut", "zufolge", "nach Angaben von"."""

    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class MeetingWord:
    """A word that reports a meeting, with the roles of those who take part."""

    lemma: str
    pos: str
    kind: str
    participants: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    particle: str = ""
    reflexive: bool | str = False
    compound_head: bool = False
    weak: bool = False
    noun: tuple[str, ...] = ()
    noun_role: str = ""
    object_only: tuple[str, ...] = ()
    object_never: tuple[str, ...] = ()
    subject_never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A word that sets the status of a meeting."""

    lemma: str
    status: str
    pos: str = ""
    particle: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A title or office with the kind of body that it implies; `generic` ones name nobody ("Diplomat").

    `state` is the key of the only state that has the office ("Taoiseach").
    """

    word: str
    lemma: str = ""
    body: str = ""
    gender: str = ""
    ministry: str = ""
    rank: int = 0
    generic: bool = False
    state: str = ""


@dataclass(frozen=True, slots=True)
class Prefix:
    """What stands before a title: "Vize", "stellvertretend", "Ex-"."""

    word: str
    effect: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of one language; `stances`, `reports` and `meetings` by lemma."""

    language: str
    stances: Mapping[str, tuple[Stance, ...]]
    reports: Mapping[str, tuple[Report, ...]]
    sources: tuple[Source, ...]
    meetings: Mapping[str, tuple[MeetingWord, ...]]
    meeting_heads: tuple[MeetingWord, ...]
    statuses: Mapping[str, StatusWord]
    titles: Mapping[str, Title]
    prefixes: tuple[Prefix, ...]
    modality: Mapping[str, tuple[Mapping[str, Any], ...]]
    evaluations: Mapping[tuple[str, str], str]
    last_parts: Mapping[str, str]
    judging: frozenset[str]
    groups: frozenset[str]
    past_stems: Mapping[str, str]


Row = TypeVar("Row", Stance, Report, Source, MeetingWord, StatusWord, Title, Prefix)
Lemmatised = TypeVar("Lemmatised", Stance, Report, MeetingWord)


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language.

    Raises UsageError for a language that has none, DataFileError naming file and entry for a wrong file.
    """
    if language not in LANGUAGES:
        raise UsageError(f"no lexicon for language {language!r}; there is {', '.join(LANGUAGES)}")
    folder = FOLDER / language
    meetings = read_rows(folder, "meetings*.toml", "meeting", MeetingWord)
    return Lexicon(
        language=language,
        stances=_by_lemma(read_rows(folder, "stances*.toml", "stance", Stance)),
        reports=_by_lemma(read_rows(folder, "reporting*.toml", "report", Report)),
        sources=tuple(read_rows(folder, "reporting*.toml", "source", Source)),
        meetings=_by_lemma(meetings),
        meeting_heads=tuple(row for row in meetings if row.compound_head),
        statuses={row.lemma.casefold(): row for row in read_rows(folder, "meetings*.toml", "status", StatusWord)},
        titles={row.word.casefold(): row for row in read_rows(folder, "titles*.toml", "title", Title)},
        prefixes=tuple(read_rows(folder, "titles*.toml", "prefix", Prefix)),
        modality=_modality(folder),
        evaluations=_evaluations(folder),
        last_parts={
            word.casefold(): row["kind"]
            for row in _tables(folder, "evaluations.toml", "compound")
            for word in row["words"]
        },
        judging=_words(folder, "evaluations.toml", "judging"),
        groups=_words(folder, "groups.toml", "group"),
        past_stems=dict(pair.split() for pair in sorted(_words(folder, "verb_forms.toml", "forms"))),
    )


@cache
def closed_class(name: str) -> frozenset[str]:
    """Return a class of function words of `graph/lexicons/closed_classes.toml`, in lower case.

    Raises DataFileError if the file has no such class.
    """
    path = FOLDER / "closed_classes.toml"
    for row in read_toml(path).get("class", []):
        if row["name"] == name:
            return frozenset(str(word).casefold() for word in row["words"])
    raise DataFileError(f"{path}: no class {name!r}")


def read_rows(folder: Path, pattern: str, table: str, record: type[Row]) -> list[Row]:
    """Read the rows of one table from all files of a pattern; keys that the record lacks (examples) are left out."""
    names = {field.name for field in fields(record)}
    rows = []
    for path in sorted(folder.glob(pattern)):
        for number, row in enumerate(read_toml(path).get(table, []), 1):
            values = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
            try:
                rows.append(_record(record, {key: value for key, value in values.items() if key in names}))
            except TypeError as error:
                raise DataFileError(f"{path}: [[{table}]] number {number} ({row}): {error}") from error
    return rows


def _record(record: type[Row], values: Mapping[str, Any]) -> Row:
    made: Any = record
    row: Row = made(**values)
    return row


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file; raises DataFileError with its path."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataFileError(f"{path}: {error}") from error


def _by_lemma(rows: Iterable[Lemmatised]) -> dict[str, tuple[Lemmatised, ...]]:
    groups: dict[str, list[Lemmatised]] = defaultdict(list)
    for row in rows:
        groups[row.lemma.casefold()].append(row)
    return {lemma: tuple(group) for lemma, group in groups.items()}


def _modality(folder: Path) -> dict[str, tuple[Mapping[str, Any], ...]]:
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for path in sorted(folder.glob("modality*.toml")):
        for table, rows in read_toml(path).items():
            found[table].extend(rows)
    return {table: tuple(rows) for table, rows in found.items()}


def _tables(folder: Path, name: str, table: str) -> list[Mapping[str, Any]]:
    path = folder / name
    return list(read_toml(path).get(table, [])) if path.exists() else []


def _words(folder: Path, name: str, table: str) -> frozenset[str]:
    return frozenset(str(word).casefold() for row in _tables(folder, name, table) for word in row["words"])


def _evaluations(folder: Path) -> dict[tuple[str, str], str]:
    """Return the kind of each judging word by lemma and part of speech."""
    rows = _tables(folder, "evaluations.toml", "evaluation")
    return {(word.casefold(), row["pos"]): row["kind"] for row in rows for word in row["words"]}
