"""What the graph is made of: frozen records.

A record has a `join` with another record of the same id where two articles can differ about it. Every join is
idempotent, commutative and associative (each field is a set union or the greatest value of a total order), which makes
`KnowledgeGraph.merge` so too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

BlockKind = Literal["headline", "teaser", "paragraph", "boilerplate"]
ActorKind = Literal["State", "Official", "Organisation"]
Status = Literal["planned", "held", "ongoing", "proposed", "cancelled"]
Precision = Literal["day", "month", "year", "unknown"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "future", "hypothetical"]


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A stretch of an article's text, in characters, with what it is."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """A news text exactly as given; all offsets in the graph refer to `text`.

    `published` is an ISO 8601 day; `name` the id or file name under which the article was handed in.
    """

    id: str
    text: str
    language: str
    title: str = ""
    source: str = ""
    published: str | None = None
    url: str = ""
    name: str = ""
    blocks: tuple[Block, ...] = ()

    def join(self, other: Article) -> Article:
        """Return the article with what either record knows of it."""
        return replace(
            self,
            text=max(self.text, other.text),
            language=longest(self.language, other.language),
            title=longest(self.title, other.title),
            source=longest(self.source, other.source),
            published=earliest(self.published, other.published),
            url=longest(self.url, other.url),
            name=longest(self.name, other.name),
            blocks=max(self.blocks, other.blocks),
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim quote: `article.text[start:end] == quote`."""

    id: str
    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, official or organisation; `aliases` are the forms in which the articles name it, sorted."""

    id: str
    kind: ActorKind
    name: str
    name_de: str = ""
    wikidata: str = ""
    anonymous: bool = False
    aliases: tuple[str, ...] = ()

    def join(self, other: Actor) -> Actor:
        """Return the actor with the aliases of both records."""
        return replace(
            self,
            name=longest(self.name, other.name),
            name_de=longest(self.name_de, other.name_de),
            wikidata=longest(self.wikidata, other.wikidata),
            anonymous=self.anonymous and other.anonymous,
            aliases=union(self.aliases, other.aliases),
        )


@dataclass(frozen=True, slots=True)
class MeetingReport:
    """What one article says of one meeting. `date` is ISO 8601 as precise as known (YYYY, YYYY-MM, YYYY-MM-DD)."""

    id: str
    article: str
    kind: str
    status: Status
    participants: tuple[str, ...]
    date: str | None = None
    precision: Precision = "unknown"
    date_words: str = ""
    place: str = ""
    passages: tuple[str, ...] = ()

    def join(self, other: MeetingReport) -> MeetingReport:
        """Return the report with the passages of both records."""
        return replace(
            self,
            article=min(self.article, other.article),
            date=earliest(self.date, other.date),
            precision=min(self.precision, other.precision),
            kind=max(self.kind, other.kind),
            status=max(self.status, other.status),
            participants=union(self.participants, other.participants),
            date_words=longest(self.date_words, other.date_words),
            place=longest(self.place, other.place),
            passages=union(self.passages, other.passages),
        )


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as all articles together report it; derived from reports, never stored in a KnowledgeGraph."""

    id: str
    kind: str
    status: Status
    participants: tuple[str, ...]
    date: str | None
    precision: Precision
    date_words: str
    place: str
    reports: tuple[str, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What articles say, reified. `predicate` is a relation of the schema; `object` and `speaker` may be missing.

    `content` is a verbatim span ("Garantien über eine Nichterweiterung der Nato"), for `says` the utterance;
    `role` the office of a `represents`; `date` the first day of publication (ISO 8601).
    """

    id: str
    predicate: str
    subject: str
    object: str | None = None
    content: str = ""
    speaker: str | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    date: str | None = None
    role: str = ""
    direct: bool = False
    cue: str = ""
    passages: tuple[str, ...] = ()

    def join(self, other: Claim) -> Claim:
        """Return the claim with the evidence of both records."""
        return replace(
            self,
            content=longest(self.content, other.content),
            date=earliest(self.date, other.date),
            role=longest(self.role, other.role),
            direct=self.direct or other.direct,
            cue=longest(self.cue, other.cue),
            passages=union(self.passages, other.passages),
        )


@dataclass(frozen=True, slots=True, order=True)
class Answer:
    """One claim answers another: a denial the accusation, a rejection, offer or acceptance the demand."""

    claim: str
    answered: str


def longest(first: str, second: str) -> str:
    """Return the longer text, of two equally long ones the first in the alphabet: a total order's greatest."""
    return min((first, second), key=lambda text: (-len(text), text))


def earliest(first: str | None, second: str | None) -> str | None:
    """Return the earlier ISO date; a missing one counts as latest."""
    known = [day for day in (first, second) if day]
    return min(known) if known else None


def union(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    """Return the sorted union of two collections of words or ids."""
    return tuple(sorted({*first, *second}))
