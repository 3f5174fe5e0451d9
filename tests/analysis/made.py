"""Small graphs made by hand: `made(act("A", "accuses", "B"), meeting("B", "C"), office("Minister", "A"))`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.model.ids import article_id, content_id, passage_id
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Actor, Article, Claim, MeetingReport, Passage

TEXT = "So it is said. " * 40
ARTICLE = Article(article_id(TEXT), TEXT, "en", "News", "The Courier", "2022-01-09")


@dataclass(frozen=True)
class Piece:
    """What one line adds to a graph."""

    actors: tuple[Actor, ...]
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...] = ()
    reports: tuple[MeetingReport, ...] = field(default=())


def made(*pieces: Piece) -> KnowledgeGraph:
    return KnowledgeGraph.of(
        articles=[ARTICLE],
        passages=[passage for piece in pieces for passage in piece.passages],
        actors=_officials_kept(actor for piece in pieces for actor in piece.actors),
        claims=[claim for piece in pieces for claim in piece.claims],
        reports=[report for piece in pieces for report in piece.reports],
    )


def act(subject: str, predicate: str, target: str | None = None, *, says: int = 1, **more: Any) -> Piece:
    """Return a claim that `says` passages tell; more: content, date, modality, polarity."""
    ends = (subject, target) if target else (subject,)
    quoted = passages(says)
    values = {
        "content": "",
        "polarity": "affirmed",
        "modality": "actual",
        "date": "2022-01-09",
        "speaker": None,
        **more,
    }
    key = content_id("claim", predicate, subject, target, *sorted(map(str, values.values())))
    claim = Claim(
        id=key,
        predicate=predicate,
        subject=subject,
        object=target,
        passages=tuple(sorted(one.id for one in quoted)),
        **values,
    )
    return Piece(tuple(map(state, ends)), quoted, (claim,))


def office(official: str, side: str, *, says: int = 1) -> Piece:
    """Return the claim that an official represents a state."""
    piece = act(official, "represents", side, says=says)
    return Piece((Actor(official, "Official", official), state(side)), piece.passages, piece.claims)


def meeting(*who: str, status: Any = "held", date: str = "2022-01-10") -> Piece:
    quoted = passages(1)
    key = content_id("report", status, date, *who)
    report = MeetingReport(
        key, ARTICLE.id, "talks", status, tuple(sorted(who)), date, "day", date, "Geneva", (quoted[0].id,)
    )
    return Piece(tuple(map(state, who)), quoted, reports=(report,))


def state(name: str) -> Actor:
    return Actor(name, "State", name)


def passages(count: int) -> tuple[Passage, ...]:
    spots = [(15 * number, 15 * number + 14) for number in range(count)]
    return tuple(Passage(passage_id(ARTICLE.id, *spot), ARTICLE.id, *spot, TEXT[slice(*spot)]) for spot in spots)


def _officials_kept(actors: Iterable[Actor]) -> list[Actor]:
    """Keep one record an actor: an official who also acts is an official."""
    known: dict[str, Actor] = {}
    for actor in actors:
        if actor.id not in known or actor.kind == "Official":
            known[actor.id] = actor
    return list(known.values())
