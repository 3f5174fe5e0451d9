"""What a picture of a network shows: the actors and the lines between them, before any place or colour."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from graph.analysis.centrality import standings
from graph.analysis.dealings import Dealing, dealings
from graph.model.schema import schema

if TYPE_CHECKING:
    import networkx

Colour = Literal["cooperation", "conflict", "office"]


@dataclass(frozen=True, slots=True)
class Figure:
    """An actor in the picture."""

    id: str
    label: str
    kind: str
    partners: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one actor to another: how many acts it stands for, what they are called, on which days they were."""

    source: str
    target: str
    colour: Colour
    arrow: bool
    count: int
    planned: bool
    words: str
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sketch:
    """A picture's content; `total` counts the actors who could be shown."""

    figures: tuple[Figure, ...]
    lines: tuple[Line, ...]
    total: int


def sketch(network: networkx.MultiDiGraph[str], *, most: int, language: str = "en") -> Sketch:
    """Choose the `most` best connected actors and draw together what one does to another.

    Acts of one colour in one direction are one line; meetings have no direction; an official is tied to their side.
    """
    ranked = standings(network)
    chosen = {row.id: row.partners for row in ranked[:most]}
    lines = [line for line in _acts(network, language) if line.source in chosen and line.target in chosen]
    tied = {end for line in lines for end in (line.source, line.target)}
    label = "label_de" if language == "de" else "label"
    figures = [
        Figure(actor, network.nodes[actor][label], network.nodes[actor]["kind"], partners)
        for actor, partners in chosen.items()
        if actor in tied
    ]
    return Sketch(tuple(figures), (*lines, *_offices(network, tied)), len(ranked))


def _acts(network: networkx.MultiDiGraph[str], language: str) -> list[Line]:
    groups: dict[tuple[str, str, bool, bool], list[Dealing]] = defaultdict(list)
    for act in dealings(network):
        arrow = not schema().relations[act.kind.name].symmetric
        ends = (act.source, act.target) if arrow else act.pair
        groups[(*ends, arrow, act.kind.conflict)].append(act)
    return [_line(key, acts, language) for key, acts in sorted(groups.items())]


def _line(key: tuple[str, str, bool, bool], acts: list[Dealing], language: str) -> Line:
    source, target, arrow, conflict = key
    names = sorted({act.kind.name for act in acts})
    relations = schema().relations
    words = [relations[name].caption_de if language == "de" else relations[name].caption_en for name in names]
    return Line(
        source=source,
        target=target,
        colour="conflict" if conflict else "cooperation",
        arrow=arrow,
        count=len(acts),
        planned=all(act.planned for act in acts),
        words=", ".join(words),
        days=tuple(act.day for act in acts),
    )


def _offices(network: networkx.MultiDiGraph[str], tied: set[str]) -> list[Line]:
    sides = ((actor, network.nodes[actor]["side"]) for actor in sorted(tied))
    return [
        Line(actor, side, "office", arrow=False, count=1, planned=False, words="")
        for actor, side in sides
        if side != actor and side in tied
    ]
