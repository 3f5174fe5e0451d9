"""Whom a stance may be addressed to that no role of its word names: figures near it, partners, who is answered, who came before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.grammar import case
from graph.extraction.stances import StanceFrame
from graph.resolution.cast import Cast, Figure

if TYPE_CHECKING:
    from graph.resolution.positions import Position

OTHERS = 2
MAIN = 2
REACH = 80
"""How many words an answer may stand behind what it answers, and a stance behind another of the same holder."""
ANSWERED = {
    "REJECTS": ("DEMANDS", "OFFERS", "ACCUSES"),
    "AGREES": ("DEMANDS", "OFFERS"),
    "DENIES": ("ACCUSES", "CRITICISES"),
    "SUPPORTS": ("OFFERS", "AGREES", "DEMANDS", "REJECTS", "SANCTIONS"),
    "CRITICISES": ("OFFERS", "AGREES", "DEMANDS", "REJECTS", "SANCTIONS", "THREATENS"),
}
NOT_NAMED = ("near", "main", "answered", "again")
"""How targets are found that no role of the word names."""
GUESSED = (*NOT_NAMED, "content", "deal")


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in a role with the token that names it (-1: nobody is named) and how it was found."""

    figure: Figure | None
    token: int
    how: str


def others(cast: Cast, frame: StanceFrame, known: Iterable[Figure | None]) -> Iterator[Found]:
    """Yield further possible targets: figures of the sentence, nearest first, and the article's main bodies."""
    taken = {id(figure) for figure in known}
    sent = cast.doc[frame.trigger].sent
    found: dict[int, Found] = {}
    for index in sorted(range(sent.start, sent.end), key=lambda index: abs(index - frame.trigger)):
        for figure in cast.at.get(index, []):
            if id(figure) not in taken:
                found.setdefault(id(figure), Found(figure, index, f"near/{case(cast.doc[index])}"))
    yield from list(found.values())[:OTHERS]
    for rank, figure in enumerate(main_bodies(cast)):
        if id(figure) not in taken | set(found):
            yield Found(figure, -1, f"main{rank}")


def main_bodies(cast: Cast) -> list[Figure]:
    """Return the two states or organisations that the article names most."""
    bodies = [figure for figure in cast.figures if figure.kind != "Official" and figure.heads]
    return sorted(bodies, key=lambda figure: (-len(figure.heads), figure.heads[0]))[:MAIN]


def partners(frame: StanceFrame, holder: Found, holders: list[Found]) -> list[Found]:
    """Return with whom somebody agrees: the others of the same subject ("GDL und Bahn haben sich geeinigt")."""
    if frame.kind != "AGREES":
        return []
    others = [one for one in holders if one.figure is not None and one.figure is not holder.figure]
    return [Found(one.figure.side or one.figure, one.token, "partner") for one in others if one.figure is not None]


def before(frame: StanceFrame, holder: Figure, told: list[Position]) -> Iterator[Found]:
    """Yield who is answered, and to whom the holder last spoke ("Das lehnt Moskau ab"); `told` is in the text's order."""
    own, asked = sides_of(holder), ANSWERED.get(frame.kind, ())
    near = list(takewhile(lambda one: frame.trigger - one.frame.trigger <= REACH, reversed(told)))
    answered = (one for one in near if one.kind in asked and own.isdisjoint(sides_of(one.holder)))
    question = next(answered, None)
    if question is not None:
        asker = [one for one in near if one.group == question.group][-1].holder
        aimed = question.target is not None and not own.isdisjoint(sides_of(question.target))
        yield Found(asker, -1, "answered/me" if aimed else "answered")
    again = (one for one in near if one.target is not None and not own.isdisjoint(sides_of(one.holder)))
    last = next((one for one in again if not one.target_from.startswith(GUESSED)), None)
    if last is not None:
        yield Found(last.target, -1, "again")


def sides_of(figure: Figure) -> set[int]:
    """Return the identities of a figure and of all for whom it holds an office."""
    return {id(figure), *(id(held.of) for held in figure.offices if held.of is not None)}
