"""Positions: stance frames with the actors who hold them, against whom, and who said it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extraction.grammar import genitives
from graph.extraction.stances import Argument, StanceFrame, has_complement
from graph.extraction.statements import Statement
from graph.resolution.cast import Cast, Figure

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST_PERSON = frozenset("wir uns unser unsere unserer unseren unserem unseres ich mich mir mein meine we us our ours i me my".split())
DEPTH = 4


@dataclass(frozen=True, slots=True)
class Position:
    """A stance of a figure; `target_from` tells how the target was found (role, content, or none)."""

    frame: StanceFrame
    kind: str
    holder: Figure
    target: Figure | None
    speaker: Figure | None
    holder_from: str
    target_from: str


def positions(cast: Cast, frames: list[StanceFrame], said: list[Statement]) -> list[Position]:
    """Return the positions of the frames whose holder is known: one for each holder and target."""
    return [position for frame in frames for position in _positions(cast, frame, said)]


def _positions(cast: Cast, frame: StanceFrame, said: list[Statement]) -> list[Position]:
    speaker = speaker_at(cast, said, frame.trigger)
    holders, holder_from = _holders(cast, frame, speaker)
    targets, target_from = _targets(cast, frame, speaker)
    if frame.entry.weak and not targets and not has_complement(frame):
        return []
    found = []
    for holder in holders:
        body, voice = spoken_for(holder, speaker)
        for target in [one for one in targets if one not in (body, holder)] or [None]:
            found.append(Position(frame, frame.kind, body, target, voice, holder_from, target_from if target else ""))
    return found


def spoken_for(holder: Figure, speaker: Figure | None) -> tuple[Figure, Figure | None]:
    """Return whose position it is and who said it: an official's is that of the side, the official its speaker."""
    if holder.kind == "Official" and holder.side is not None:
        return holder.side, holder
    if holder.kind == "Official":
        return holder, holder
    if speaker is not None and speaker.kind == "Official" and _stands_for(speaker, holder):
        return holder, speaker
    return holder, None


def _stands_for(speaker: Figure, body: Figure) -> bool:
    return any(body in (holding.of, holding.also) for holding in speaker.offices)


def speaker_at(cast: Cast, said: list[Statement], index: int) -> Figure | None:
    """Return who says the word at an index: the innermost statement around it."""
    around = [one for one in said if one.start <= index < one.end and one.speaker is not None and one.cue != index]
    for one in sorted(around, key=lambda one: (one.carried, one.end - one.start)):
        figures = cast.at.get(one.speaker if one.speaker is not None else -1, [])
        if figures:
            return figures[0]
    return None


def _holders(cast: Cast, frame: StanceFrame, speaker: Figure | None) -> tuple[list[Figure], str]:
    """Return who holds a position: named in a holder role; without one, whoever says the sentence."""
    for argument in frame.holders:
        found = _figures(cast, argument, speaker)
        if found:
            return found, argument.role
    if speaker is not None and (not frame.holders or frame.holders[0].role == "speaker"):
        return [speaker], "speaker"
    return [], ""


def whose(cast: Cast, token: Token, speaker: Figure | None) -> list[Figure]:
    """Return the figures that a phrase names; "wir" is who speaks; "Vertreter der USA" is the USA."""
    if token.lower_ in FIRST_PERSON:
        return [speaker] if speaker is not None else []
    if token.i in cast.at:
        return cast.at[token.i]
    for word in genitives(token):
        if word.i in cast.at:
            return cast.at[word.i]
    return []


def _targets(cast: Cast, frame: StanceFrame, speaker: Figure | None) -> tuple[list[Figure], str]:
    """Return who is addressed: named in a target role, inside its phrase, or inside the content."""
    for argument in frame.targets:
        found = _figures(cast, argument, speaker)
        if found:
            return found, argument.role
    for argument in frame.targets:
        for index in argument.heads:
            inside = _inside(cast, (cast.doc[index].left_edge.i, cast.doc[index].right_edge.i + 1))
            if inside:
                return inside[:1], f"{argument.role}+"
    inside = _inside(cast, frame.content) if frame.content else []
    return inside[:1], "content" if inside else ""


def _figures(cast: Cast, argument: Argument, speaker: Figure | None) -> list[Figure]:
    found: list[Figure] = []
    for index in argument.heads:
        found.extend(figure for figure in whose(cast, cast.doc[index], speaker) if figure not in found)
    return found


def _inside(cast: Cast, span: tuple[int, int] | None) -> list[Figure]:
    if span is None:
        return []
    found: list[Figure] = []
    for index in range(*span):
        found.extend(figure for figure in cast.at.get(index, []) if figure not in found)
    return found
