"""Known names: states, organisations, places, bodies and officials from `seeds/gazetteer/*.csv`, found in a Doc.

A name stands for its actor in several ways: `name`, `seat` (Kreml), `capital` (Moskau; a place or a metonym, as the
context decides), `demonym` (die Russen), `adjective` (russisch), `compound` (US-Regierung).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import DataFileError
from graph.resources import shared

if TYPE_CHECKING:
    from spacy.tokens import Doc

OTHER = {"de": "en", "en": "de"}
ADJECTIVE_ENDINGS = ("", "e", "en", "er", "es", "em")


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the gazetteer; `of` is the state or organisation of an official, a place or a body.

    A territory with a government of its own (Hong Kong) is an organisation; a state of the past has no capital any more.
    """

    key: str
    kind: str
    name_en: str
    name_de: str
    wikidata: str = ""
    of: str = ""
    sort: str = ""
    groups: tuple[str, ...] = ()
    row: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Name:
    """A known name at tokens `start` to `end` (exclusive); several keys where it is ambiguous; `rest` of a compound."""

    start: int
    end: int
    keys: tuple[str, ...]
    how: str
    rest: str = ""


class Gazetteer:
    """Finds known names of one language."""

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        self.known: dict[str, Known] = {}
        self._surfaces: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        self._adjectives: dict[str, list[str]] = defaultdict(list)
        for known, surfaces in _entries(folder, language):
            self.known[known.key] = known
            for surface, how in surfaces:
                self._add(surface, how, known.key)
        self._first: dict[str, int] = defaultdict(int)
        for words in self._surfaces:
            self._first[words[0]] = max(self._first[words[0]], len(words))

    def _add(self, surface: str, how: str, key: str) -> None:
        if how == "adjective":
            self._adjectives[surface.casefold()].append(key)
            return
        words = tuple(tokenised(surface))
        variants = [words]
        if self.language == "de" and words and words[-1][-1:] not in "sxzß’'":
            variants.append((*words[:-1], words[-1] + "s"))
        for variant in variants:
            self._surfaces[variant].setdefault(key, how)

    def __len__(self) -> int:
        return len(self.known)

    def names(self, doc: Doc) -> list[Name]:
        """Return the known names of a Doc, longest first at each place, none overlapping."""
        texts = [token.text for token in doc]
        found: list[Name] = []
        index = 0
        while index < len(texts):
            name = self._at(texts, index)
            if name:
                found.append(name)
                index = name.end
            else:
                index += 1
        return found

    def _at(self, texts: list[str], start: int) -> Name | None:
        for end in range(min(len(texts), start + self._first.get(texts[start], 0)), start, -1):
            keys = self._surfaces.get(tuple(texts[start:end]))
            if keys:
                return Name(start, end, tuple(keys), next(iter(keys.values())))
        single = self._adjective(texts[start], start) or self._compound(texts[start], start)
        return single or self._long_compound(texts, start)

    def _adjective(self, text: str, start: int) -> Name | None:
        keys = self.adjective(text)
        return Name(start, start + 1, keys, "adjective") if keys else None

    def adjective(self, text: str) -> tuple[str, ...]:
        """Return the keys that an adjective form belongs to ("russischen" gives RU)."""
        word = text.casefold()
        if self.language == "en":
            return tuple(self._adjectives.get(word, ())) if text[:1].isupper() else ()
        for ending in ADJECTIVE_ENDINGS:
            stem = word.removesuffix(ending) if ending else word
            if (ending == "" or word.endswith(ending)) and stem in self._adjectives:
                return tuple(self._adjectives[stem])
        return ()

    def _compound(self, text: str, start: int) -> Name | None:
        parts = text.split("-")
        for size in range(len(parts) - 1, 0, -1):
            keys = self._surfaces.get(("-".join(parts[:size]),)) or self._surfaces.get(tuple(parts[:size]))
            if keys and parts[size]:
                return Name(start, start + 1, tuple(keys), "compound", "-".join(parts[size:]))
        return None

    def _long_compound(self, texts: list[str], start: int) -> Name | None:
        """Return a name of several words before a hyphen ("Human Rights Watch-Sprecher")."""
        for end in range(min(len(texts), start + self._first.get(texts[start], 0)), start + 1, -1):
            first, hyphen, rest = texts[end - 1].rpartition("-")
            keys = self._surfaces.get((*texts[start : end - 1], first)) if hyphen and rest else None
            if keys:
                return Name(start, end, tuple(keys), "compound", rest)
        return None

    def lookup(self, surface: str) -> tuple[str, ...]:
        """Return the keys of an exact surface form."""
        return tuple(self._surfaces.get(tuple(tokenised(surface)), ()))


@cache
def gazetteer(language: str) -> Gazetteer:
    """Return the gazetteer of a language; raises DataFileError if a file is wrong."""
    return Gazetteer(language, shared("seeds") / "gazetteer")


def tokenised(surface: str) -> list[str]:
    """Split a name into the tokens that the engine makes of it (hyphen compounds and abbreviations stay whole)."""
    return surface.replace("'s ", " 's ").replace("’s ", " ’s ").replace("/", " / ").split()


def _entries(folder: Path, language: str) -> Iterator[tuple[Known, list[tuple[str, str]]]]:
    for row in read_csv(folder / "states.csv"):
        yield _state(row, language)
    for row in read_csv(folder / "organisations.csv"):
        yield _organisation(row, language)
    for row in read_csv(folder / "places.csv"):
        yield _place(row, language)
    for row in read_csv(folder / "officials.csv"):
        yield _official(row)


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read a CSV file with a header; a missing file is an error, a missing cell is empty."""
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return [{key: value or "" for key, value in row.items() if key} for row in csv.DictReader(stream)]
    except OSError as error:
        raise DataFileError(f"{path}: {error.strerror}; run `python seeds/build_gazetteer.py`") from error


def _list(row: Mapping[str, str], *columns: str) -> list[str]:
    return [part.strip() for column in columns for part in row.get(column, "").split("|") if part.strip()]


def _both(language: str, *columns: str) -> list[str]:
    return [f"{column}_{language}" for column in columns]


def _forms(how: str, words: Iterable[str]) -> list[tuple[str, str]]:
    return [(word, how) for word in words]


def _state(row: dict[str, str], language: str) -> tuple[Known, list[tuple[str, str]]]:
    status = row.get("status", "")
    known = Known(
        row["key"], "Organisation" if status == "territory" else "State", row["name_en"], row["name_de"],
        row.get("wikidata", ""), sort=status, groups=tuple(_list(row, "groups")), row=row,
    )  # fmt: skip
    seats = () if status == "historical" else _both(language, "capital", "metonyms")
    surfaces = [
        *_forms("name", _list(row, *_both(language, "name", "aliases"))),
        *_forms("seat", _list(row, *_both(language, "seats"))),
        *_forms("capital", _list(row, *seats)),
        *_forms("demonym", _list(row, *_both(language, "demonyms"))),
        *_forms("adjective", _list(row, *_both(language, "adjectives"))),
    ]
    return known, surfaces


def _organisation(row: dict[str, str], language: str) -> tuple[Known, list[tuple[str, str]]]:
    known = Known(
        row["key"], "Organisation", row["name_en"], row["name_de"], row.get("wikidata", ""), row.get("state", ""),
        row.get("kind", ""), tuple(_list(row, "groups")), row,
    )  # fmt: skip
    surfaces = [
        *_forms("name", _list(row, "name_de", "name_en", f"aliases_{language}")),
        *_forms("name", filter(_is_international, _list(row, f"aliases_{OTHER[language]}"))),
        *_forms("seat", _list(row, *_both(language, "seats"))),
        *_forms("adjective", _list(row, *_both(language, "adjectives"))),
    ]
    return known, surfaces


def _is_international(alias: str) -> bool:
    """Tell whether an alias of the other language can stand in this one: an acronym or several words, not "Union"."""
    return " " in alias or any(letter.isupper() for letter in alias[1:])


def _place(row: dict[str, str], language: str) -> tuple[Known, list[tuple[str, str]]]:
    name = row.get(f"name_{language}", "")
    known = Known(f"place:{name}", "Place", row["name_en"], row["name_de"], of=row.get("state", ""), row=row)
    return known, _forms("place", _list(row, f"name_{language}", "aliases"))


def _official(row: dict[str, str]) -> tuple[Known, list[tuple[str, str]]]:
    names = _list(row, "name_de", "name_en", "aliases")
    known = Known(
        f"official:{row['key']}", "Official",
        row["name_en"].split("|")[0], row["name_de"].split("|")[0], row.get("wikidata", ""), row.get("of", ""), row=row,
    )  # fmt: skip
    return known, _forms("official", [name for name in names if " " in name])
