"""Whom an office stands for where only the text before it says so: "its envoy", "In Zagreb ... Verkehrsminister X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extraction.grammar import case
from graph.linguistics.lexicon import closed_class
from graph.resolution.cast import Cast, Figure, state_of_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from graph.extraction.mentions import Mention

NATIONAL = frozenset(("state", "government", "ministry", "diplomatic"))
OF_STATES = frozenset(("ministry", "government", "presidency", "embassy", "diplomatic"))
COLLEAGUES = closed_class("titles_of_colleagues")
POSSESSIVES = closed_class("possessives")
RELATIVE_POSSESSIVES = closed_class("relative_possessives")
OF_FEMININES = ("ihr", "deren")
ORIGIN = ("aus", "from")
PLACED = (*ORIGIN, "in")
TOPIC = 3
"""Within how many words of its start a sentence says where it takes place."""


def by_possessive(cast: Cast, mention: Mention) -> Figure | None:
    """Return the body that a possessive before an office means ("its envoy", "whose president", "Dessen Sprecher")."""
    word = _possessive(cast.doc[mention.head])
    if word is None or mention.office is None or _title(mention) in COLLEAGUES:
        return None
    if word.lower_ in RELATIVE_POSSESSIVES and (noun := _antecedent(word)) is not None:
        return next(_bodies(cast, noun), None)
    return next((body for token in _before(word) if _agrees(word, token) for body in _bodies(cast, token)), None)


def _possessive(head: Token) -> Token | None:
    """Return the possessive or relative word before an office."""
    return next((child for child in head.children if child.i < head.i and child.lower_ in POSSESSIVES), None)


def _title(mention: Mention) -> str:
    title = mention.office.title if mention.office is not None else None
    return (title.lemma or title.word).casefold() if title is not None else ""


def _antecedent(word: Token) -> Token | None:
    """Return the noun on which the relative clause of a word hangs."""
    clause = word.head
    while clause.head.i != clause.i and not clause.dep_.startswith("acl"):
        clause = clause.head
    return clause.head if clause.dep_.startswith("acl") and clause.head.i < word.i else None


def _before(word: Token) -> Iterator[Token]:
    """Give what a possessive can mean, likeliest first: the subjects before it, then other words, here, then one sentence back."""
    doc, sent = word.doc, word.sent
    spans = [doc[sent.start : word.i]]
    if sent.start:
        spans.append(doc[doc[sent.start - 1].sent.start : sent.start])
    for span in spans:
        latest = list(reversed(span))
        yield from (token for token in latest if token.dep_.startswith("nsubj"))
        yield from latest


def _agrees(word: Token, token: Token) -> bool:
    """Tell whether a German possessive can mean a noun by its gender ("ihr": die Bank, "sein": der Bund)."""
    if word.lang_ != "de":
        return True
    shown = [mark for one in (token, *token.children) if one.i == token.i or one.dep_ == "det" for mark in _marks(one)]
    if not shown:
        return True
    return ("Fem" in shown or "Plur" in shown) == word.lower_.startswith(OF_FEMININES)


def _marks(token: Token) -> list[str]:
    return [*token.morph.get("Gender", []), *token.morph.get("Number", [])]


def _bodies(cast: Cast, token: Token) -> Iterator[Figure]:
    """Give the states and bodies that a word names, for an official those that they stand for."""
    for figure in cast.at.get(token.i, []):
        if figure.kind != "Official":
            yield figure
        elif figure.side is not None:
            yield figure.side


def state_in_focus(cast: Cast, mention: Mention) -> Figure | None:
    """Return the state that acts in the sentence of an office or in the one before it ("In Zagreb ... Verkehrsminister X")."""
    office, sent = mention.office, cast.doc[mention.head].sent
    if office is None or office.title.generic or office.title.body not in NATIONAL:
        return None
    here = _acting(cast, sent, mention.start)
    if here is not None or sent.start == 0:
        return here
    return _acting(cast, cast.doc[sent.start - 1].sent, sent.start)


def _acting(cast: Cast, sent: Span, stop: int) -> Figure | None:
    """Return the state that the main subject of a sentence names or stands for, else the one where it takes place."""
    main = [token for token in sent if token.i < stop and token.dep_.startswith("nsubj") and _is_main(token.head)]
    for token in (*main, sent.root):
        if token.i < stop and (token in main or token.pos_ in ("PROPN", "NOUN")):
            state = _state_of(cast, token)
            if state is not None:
                return state
    places = [state for token in sent if token.i < stop and (state := _seat(cast, sent, token)) is not None]
    return places[0] if len(set(map(id, places))) == 1 else None


def _is_main(verb: Token) -> bool:
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")


def _state_of(cast: Cast, token: Token) -> Figure | None:
    """Return the state that a subject is, speaks for or is called after ("das sudanesische Fernsehen")."""
    figures = cast.at.get(token.i, [])
    for figure in figures:
        if figure.kind == "State":
            return figure
        of_state = figure.kind == "Official" or ("/" in figure.key and figure.sort in OF_STATES)
        if of_state and figure.side is not None and figure.side.kind == "State":
            return figure.side
    if any(figure.kind == "Official" for figure in figures):
        return None
    around = (child.i for child in token.children if child.dep_ in ("amod", "nmod", "nmod:poss"))
    return next((one for index in around for one in cast.at.get(index, []) if one.kind == "State"), None)


def _seat(cast: Cast, sent: Span, token: Token) -> Figure | None:
    """Return the state whose capital a sentence gives as its place or origin ("In Budapest verfängt das nicht", "aus Rom hört man")."""
    place = cast.places.get(token.i)
    if place is None or place.how != "capital" or case(token) not in PLACED:
        return None
    state = state_of_place(cast, place)
    named = state is not None and bool(state.heads) and token.i - sent.start < TOPIC
    return state if named or case(token) in ORIGIN else None
