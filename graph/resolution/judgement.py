"""Which figures, positions and gatherings of a reading are kept."""

from __future__ import annotations

from dataclasses import replace

from graph.resolution.article import Reading
from graph.resolution.cast import Figure


def judged(reading: Reading) -> tuple[Reading, list[Figure]]:
    """Return the reading with what is kept of its positions and gatherings, and the figures that are actors."""
    reading = replace(reading, positions=[one for one in reading.positions if one.frame.modality != "hypothetical"])
    needed = _needed(reading)
    return reading, [figure for figure in reading.cast.figures if figure in needed or _acts(figure)]


def _needed(reading: Reading) -> set[Figure]:
    found: set[Figure] = set()
    for position in reading.positions:
        found.update(figure for figure in (position.holder, position.target, position.speaker) if figure is not None)
    for gathering in reading.gatherings:
        found.update(gathering.participants)
    for said in reading.statements:
        found.update(reading.cast.at.get(said.speaker if said.speaker is not None else -1, [])[:1])
    return found | {holding.of for figure in (*found, *reading.cast.figures) for holding in figure.offices if holding.of is not None}


def _acts(figure: Figure) -> bool:
    return figure.kind == "State" or bool(figure.offices) or (figure.kind == "Organisation" and figure.known is not None)
