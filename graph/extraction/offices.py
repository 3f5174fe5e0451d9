"""Offices ("US-Vizeaußenministerin") and bodies ("israelische Regierung") from the lexicon and the gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from graph.extraction.grammar import case, is_negated, sentence_of
from graph.linguistics.gazetteer import Gazetteer, read_csv
from graph.linguistics.lexicon import Title, closed_class, lexicon
from graph.resources import shared

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORTEST_SUFFIX = 4
LONGEST_NAME = 3
NO_TITLES = closed_class("no_titles_de")
COUNCILS = tuple(closed_class("titles_like_councils"))
STATELY = tuple(closed_class("state_parts_de"))
DEPUTY = ("-stellvertreter", "-stellvertreterin")
PERSONS = ("PER", "PERSON")
BECOMING = closed_class("becoming_verbs")
APPOINTING = closed_class("appointing_verbs")
MODALS = closed_class("modal_verbs")


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
    return _by_first(lexicon(language).titles)


def _by_first(phrases: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        if len(words) > 1:
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


def _phrase_at(token: Token, phrases: Iterable[tuple[str, ...]]) -> tuple[int, tuple[str, ...]]:
    """Return the end and the words of the first phrase that stands at a token; no words if none does."""
    for words in phrases:
        end = token.i + len(words)
        if tuple(word.lower_ for word in token.doc[token.i : end]) == words:
            return end, words
    return token.i, ()


def office_phrase(token: Token) -> tuple[int, Office] | None:
    """Return the end and the office of a title of several words that begins at a token."""
    end, words = _phrase_at(token, _phrases(token.lang_).get(token.lower_, ()))
    title = lexicon(token.lang_).titles[" ".join(words)] if words else None
    return (end, Office(token.doc[token.i : end].text, title)) if title is not None else None


def office_of(token: Token, known: Gazetteer) -> Office | None:
    """Return the office that a noun names, its compound opened; None if it names none."""
    if _is_council(token):
        return None
    keys, rest = split(token, known)
    titles = lexicon(token.lang_).titles
    for word in dict.fromkeys((rest.casefold(), token.lemma_.casefold() if not keys else rest.casefold())):
        if word in titles:
            return Office(token.text, titles[word], keys or _before_title(word, token.lang_, known))
    first = next((rest.casefold().removesuffix(part) for part in DEPUTY if rest.casefold().endswith(part)), "")
    if first in titles:
        return Office(token.text, replace(titles[first], lemma=rest), keys)
    noun = rest.rpartition("-")[2][:1].isupper()
    suffix = _suffix(rest.casefold(), token.lang_) if token.lang_ == "de" and noun else None
    if suffix is None:
        return None
    modifier = rest.casefold().removesuffix(suffix)
    forms = (modifier, modifier.removesuffix("s"), f"{modifier}partei")
    named = next((found for form in forms if form and (found := known.lookup(form.capitalize()))), ())
    keys = keys or named or _before_title(rest.casefold(), token.lang_, known)
    title = titles[suffix]
    if title.body == "state" and modifier and not modifier.startswith(STATELY):
        title = replace(title, body="organisation")
    return Office(token.text, title, keys, modifier)


def _is_council(token: Token) -> bool:
    """Tell whether a German word means a council or board, because no name of a member follows ("Gemeinderat Hans Huber")."""
    word = token.lower_.removesuffix("s")
    if (
        token.lang_ != "de"
        or not word.endswith(COUNCILS)
        or (token.i + 1 < token.sent.end and token.nbor().ent_type_ in PERSONS)
    ):
        return False
    return word in COUNCILS or word not in lexicon("de").titles


def _before_title(word: str, language: str, known: Gazetteer) -> tuple[str, ...]:
    """Return the keys of a known name with which a listed title begins ("Kremlsprecher", "Bundestagspräsident")."""
    if language != "de":
        return ()
    for cut in range(1, len(word)):
        keys = known.lookup(word[:cut].capitalize()) if word[cut:] in _suffixes(language) else ()
        if keys:
            return keys
    return ()


@cache
def _suffixes(language: str) -> frozenset[str]:
    return frozenset(word for word in lexicon(language).titles if len(word) >= SHORTEST_SUFFIX and " " not in word)


@cache
def _suffix(word: str, language: str) -> str | None:
    """Return the longest title with which a compound ends ("energieminister": minister), also inflected."""
    for form in (word, *(word.removesuffix(ending) for ending in ("n", "s", "en", "es") if word.endswith(ending))):
        if form in NO_TITLES:
            return None
        for cut in (0, *range(3, len(form))):
            if form[cut:] in _suffixes(language):
                return form[cut:]
    return None


def split(token: Token, known: Gazetteer) -> tuple[tuple[str, ...], str]:
    """Split a hyphen compound into the keys of its known first part and the rest ("US", "Regierung")."""
    parts = token.text.split("-")
    for size in range(len(parts) - 1, 0, -1):
        first = "-".join(parts[:size])
        keys = known.lookup(first) or _with_words_before(token, first, known)
        if keys:
            return keys, "-".join(parts[size:])
    return (), token.text


def _with_words_before(token: Token, first: str, known: Gazetteer) -> tuple[str, ...]:
    """Return the keys of a name of several words before a hyphen ("Human Rights Watch-Sprecher")."""
    for start in range(max(sentence_of(token).start, token.i - LONGEST_NAME), token.i):
        keys = known.lookup(f"{token.doc[start : token.i].text} {first}")
        if keys:
            return keys
    return ()


@cache
def _bodies(language: str) -> Mapping[str, dict[str, str]]:
    rows = read_csv(shared("seeds") / "gazetteer" / "bodies.csv")
    return {
        word.strip().casefold(): row
        for row in rows
        for word in row.get(f"word_{language}", "").split("|")
        if word.strip()
    }


@cache
def _body_phrases(language: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the bodies of several words by their first word, longest first ("foreign ministry")."""
    return _by_first(_bodies(language))


def body_phrase(token: Token) -> tuple[int, Body] | None:
    """Return the end and the body of a name of several words that begins at a token ("Department of Justice")."""
    end, words = _phrase_at(token, _body_phrases(token.lang_).get(token.lower_, ()))
    return (end, _body(" ".join(words), _bodies(token.lang_)[" ".join(words)])) if words else None


def body_of(token: Token, known: Gazetteer) -> Body | None:
    """Return the body that a noun names ("Außenministerium", "US-Regierung"); None if it names none."""
    keys, rest = split(token, known)
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
    return _body(token.text, row, keys)


def _body(word: str, row: Mapping[str, str], keys: tuple[str, ...] = ()) -> Body:
    fixed = tuple(part for part in row.get("state", "").split("|") if part)
    return Body(word, row.get("kind", ""), row.get("stands_for_state", "") == "true", keys or fixed)


def comes_to(office: Token) -> list[int]:
    """Return the words of whom a clause says that they come to an office ("Innenminister wird X", "X was sworn in as minister")."""
    verb = office.head
    if verb.i == office.i or _is_unreal(verb):
        return []
    found = [child for child in verb.children if child.i != office.i]
    if office.dep_.startswith("nsubj") and any(child.dep_ == "cop" for child in found):
        return [verb.i]
    if verb.lemma_.casefold() in BECOMING and office.dep_.startswith(("nsubj", "xcomp", "obj")):
        return [child.i for child in found if child.dep_.startswith(("nsubj", "xcomp", "obl:arg", "obj"))]
    if case(office) in ("zu", "als", "as") and office.dep_ == "nmod":
        return [verb.i] if verb.head.lemma_.casefold() in APPOINTING else []
    if verb.lemma_.casefold() not in APPOINTING or not (case(office) in ("zu", "als", "as") or office.dep_ == "xcomp"):
        return []
    return [child.i for child in found if child.dep_ in ("obj", "nsubj:pass")]


def _is_unreal(verb: Token) -> bool:
    """Tell whether a clause is negated or only says what may be or should be."""
    modal = any(child.dep_ == "aux" and child.lemma_.casefold() in MODALS for child in verb.children)
    return modal or is_negated(verb)
