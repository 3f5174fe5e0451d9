"""Offices ("US-Vizeaußenministerin") and bodies ("israelische Regierung") from the lexicon and the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.linguistics.gazetteer import Gazetteer, read_csv
from graph.linguistics.lexicon import Title, closed_class, lexicon
from graph.resources import shared

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORTEST_SUFFIX = 4
NO_TITLES = closed_class("no_titles_de")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a word names it: its title, the keys of the body before the hyphen, whether it names nobody."""

    word: str
    title: Title
    keys: tuple[str, ...] = ()
    modifier: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A body of a state as a word names it; `stands_for_state`: it is the state itself ("Regierung")."""

    word: str
    kind: str
    stands_for_state: bool
    keys: tuple[str, ...] = ()


@cache
def _phrases(language: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the titles of several words by their first word, longest first ("prime minister")."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for title in lexicon(language).titles:
        words = tuple(title.split())
        if len(words) > 1:
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(titles, key=len, reverse=True)) for first, titles in found.items()}


def office_phrase(token: Token) -> tuple[int, Office] | None:
    """Return the end and the office of a title of several words that begins at a token."""
    first = token.lower_
    for words in _phrases(token.lang_).get(first, ()):
        end = token.i + len(words)
        if tuple(word.lower_ for word in token.doc[token.i : end]) == words:
            title = lexicon(token.lang_).titles[" ".join(words)]
            return end, Office(token.doc[token.i : end].text, title)
    return None


def office_of(token: Token, known: Gazetteer) -> Office | None:
    """Return the office that a noun names, its compound opened; None if it names none."""
    keys, rest = split(token.text, known)
    titles = lexicon(token.lang_).titles
    for word in dict.fromkeys((rest.casefold(), token.lemma_.casefold() if not keys else rest.casefold())):
        if word in titles:
            return Office(token.text, titles[word], keys or _before_title(word, token.lang_, known))
    suffix = _suffix(rest.casefold(), token.lang_) if token.lang_ == "de" and rest[:1].isupper() else None
    if suffix is None:
        return None
    modifier = rest.casefold().removesuffix(suffix)
    keys = keys or known.lookup(modifier.capitalize()) or _before_title(rest.casefold(), token.lang_, known)
    return Office(token.text, titles[suffix], keys, modifier)


def _before_title(word: str, language: str, known: Gazetteer) -> tuple[str, ...]:
    """Return the keys of a known name with which a listed title begins ("Kremlsprecher", "Bundestagspräsident")."""
    if language != "de":
        return ()
    for title in _suffixes(language):
        if len(title) < len(word) and word.endswith(title):
            keys = known.lookup(word.removesuffix(title).capitalize())
            if keys:
                return keys
    return ()


@cache
def _suffixes(language: str) -> tuple[str, ...]:
    titles = lexicon(language).titles
    words = (word for word, title in titles.items() if len(word) >= SHORTEST_SUFFIX and " " not in word)
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _suffix(word: str, language: str) -> str | None:
    """Return the longest title with which a compound ends ("energieminister": minister), also inflected."""
    for form in (word, *(word.removesuffix(ending) for ending in ("n", "s", "en", "es") if word.endswith(ending))):
        if form in NO_TITLES:
            return None
        for title in _suffixes(language):
            if form.endswith(title) and len(form) >= len(title) + 3:
                return title
            if form == title:
                return title
    return None


def split(text: str, known: Gazetteer) -> tuple[tuple[str, ...], str]:
    """Split a hyphen compound into the keys of its known first part and the rest ("US", "Regierung")."""
    parts = text.split("-")
    for size in range(len(parts) - 1, 0, -1):
        keys = known.lookup("-".join(parts[:size]))
        if keys:
            return keys, "-".join(parts[size:])
    return (), text


@cache
def _bodies(language: str) -> Mapping[str, dict[str, str]]:
    rows = read_csv(shared("seeds") / "gazetteer" / "bodies.csv")
    return {
        word.strip().casefold(): row
        for row in rows
        for word in row.get(f"word_{language}", "").split("|")
        if word.strip()
    }


def body_of(token: Token, known: Gazetteer) -> Body | None:
    """Return the body that a noun names ("Außenministerium", "US-Regierung"); None if it names none."""
    keys, rest = split(token.text, known)
    bodies = _bodies(token.lang_)
    row = bodies.get(rest.casefold()) or (bodies.get(token.lemma_.casefold()) if not keys else None)
    if row is None:
        row = next(
            (
                bodies[form]
                for ending in ("s", "es", "n", "en")
                if (form := rest.casefold().removesuffix(ending)) in bodies
            ),
            None,
        )
    if row is None:
        return None
    fixed = tuple(part for part in (row.get("state", "") or row.get("fixed_state", "")).split("|") if part)
    stands = row.get("stands_for_state", "").casefold() in ("true", "1", "yes")
    return Body(token.text, row.get("kind", ""), stands, keys or fixed)
