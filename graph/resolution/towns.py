"""Towns as the bodies for which mayors stand: "Bürgermeister von Ulm", "the El Paso mayor", "Pariser Bürgermeister"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.extraction.mentions import Mention, owners
from graph.linguistics.lexicon import closed_class
from graph.resolution.cast import Cast, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

REACH = 4
PLACES = ("LOC", "GPE")
TOWN_WORDS = closed_class("town_words")


def town_of(cast: Cast, mention: Mention) -> Figure | None:
    """Return the town to which an office belongs by the words around it."""
    name = next((name for token in _around(cast, mention) if (name := _town(cast, token))), "")
    return _figure(cast, name) if name else None


def home_town(cast: Cast) -> Figure | None:
    """Return the town that the article names at least twice as often as any other place."""
    names = Counter(
        _uninflected(cast, ent.text) for ent in cast.doc.ents if ent.label_ in PLACES and not _is_state(cast, ent.text)
    )
    first, *others = [*names.most_common(2), ("", 0)]
    return _figure(cast, first[0]) if first[1] > 1 and first[1] >= 2 * others[0][1] else None


def _around(cast: Cast, mention: Mention) -> Iterator[Token]:
    """Yield the words that can name the town of an office: its dependents, theirs, and those right before it."""
    head = cast.doc[mention.head]
    for token in owners(head):
        yield token
        if token.lemma_.casefold() in TOWN_WORDS or token.lower_ in TOWN_WORDS:
            yield from (child for child in token.children if child.i > token.i)
    start = max(head.sent.start, mention.start - REACH)
    for token in reversed(cast.doc[start : mention.head]):
        if token.pos_ in ("VERB", "AUX", "ADP", "CCONJ") or token.text == ",":
            return
        yield token


def _town(cast: Cast, token: Token) -> str:
    """Return the name of the town of which a word is a part, or an empty text."""
    if token.ent_type_ == "LOCderiv" or (token.pos_ == "ADJ" and token.text[:1].isupper()):
        return _of_adjective(cast, token.text)
    place = cast.places.get(token.i)
    name = place.text if place is not None else _place_name(token)
    return "" if _is_state(cast, name) else _uninflected(cast, name)


def _place_name(token: Token) -> str:
    """Return the words around a token that the name finder takes for a place, in one or several pieces."""
    doc, start, end = token.doc, token.i, token.i
    while start > token.sent.start and doc[start - 1].ent_type_ in PLACES and doc[end].ent_type_ in PLACES:
        start -= 1
    while end < token.sent.end and doc[end].ent_type_ in PLACES:
        end += 1
    return doc[start:end].text


def _is_state(cast: Cast, name: str) -> bool:
    """Tell whether a name is that of a state or region rather than a town."""
    entries = [(key, cast.known.known[key]) for key in cast.known.lookup(name)]
    return any(
        (entry.kind == "State" and name in (entry.name_en, entry.name_de)) or entry.sort == "subnational"
        for _, entry in entries
    ) and not any(entry.kind == "Place" for _, entry in entries)


def _uninflected(cast: Cast, name: str) -> str:
    """Return a town's name without a genitive ending, where the article or the gazetteer has it without ("New Yorks")."""
    name = name.removesuffix("'s").removesuffix("’s")
    bare = name.removesuffix("s")
    return bare if bare != name and (cast.known.lookup(bare) or bare in cast.doc.text.split()) else name


def _of_adjective(cast: Cast, word: str) -> str:
    """Return the town of a German adjective in -er ("Pariser", "Dresdner", "Bremer"), or an empty text."""
    stem = word.removesuffix("er")
    if stem == word:
        return ""
    forms = (stem, stem.removesuffix("n") + "en", stem + "en", stem.removesuffix("an"))
    return next((form for form in forms if cast.known.lookup(form) or form in cast.doc.text.split()), "")


def _figure(cast: Cast, name: str) -> Figure:
    entries = [cast.known.known[key] for key in cast.known.lookup(name)]
    region = next((entry.key for entry in entries if entry.sort == "subnational"), "")
    town = next((entry.key for entry in entries if entry.kind == "Place"), f"town/{name.removesuffix(' City')}")
    figure = cast.figure_of_key(region) or cast.by_key.get(town)
    if figure is None:
        figure = cast.by_key[town] = Figure("Organisation", name, town, sort="subnational")
        cast.figures.append(figure)
    figure.surfaces.setdefault(name, 1)
    return figure
