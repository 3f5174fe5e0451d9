"""The knowledge graph: sets of records, merged without order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from graph.model.meetings import consolidate
from graph.model.records import Actor, Answer, Article, Claim, Meeting, MeetingReport, Passage

if TYPE_CHECKING:
    import networkx


class _Joinable(Protocol):
    @property
    def id(self) -> str: ...
    def join(self, other: Any, /) -> Any: ...


Record = TypeVar("Record", bound=_Joinable)


@dataclass(frozen=True)
class KnowledgeGraph:
    """Articles, passages, actors, meeting reports, claims (each by id) and answers.

    `merge` is idempotent, commutative and associative: the order in which articles are read changes nothing.
    """

    articles: Mapping[str, Article] = field(default_factory=dict)
    passages: Mapping[str, Passage] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    reports: Mapping[str, MeetingReport] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    answers: frozenset[Answer] = frozenset()

    @classmethod
    def of(
        cls,
        *,
        articles: Iterable[Article] = (),
        passages: Iterable[Passage] = (),
        actors: Iterable[Actor] = (),
        reports: Iterable[MeetingReport] = (),
        claims: Iterable[Claim] = (),
        answers: Iterable[Answer] = (),
    ) -> Self:
        """Build a graph from records; records of one id are joined, and all are kept sorted by id."""
        return cls(
            joined(articles),
            dict(sorted((passage.id, passage) for passage in passages)) if passages else {},
            joined(actors),
            joined(reports),
            joined(claims),
            frozenset(answers),
        )

    @classmethod
    def from_store(cls, store: Any) -> KnowledgeGraph:
        """Read back what an open store (`graph.stores.open_store`) holds; raises StoreError."""
        from importlib import import_module

        knowledge: KnowledgeGraph = import_module("graph.stores.reading").read_knowledge(store)
        return knowledge

    def merge(self, *others: KnowledgeGraph) -> KnowledgeGraph:
        """Return the graph that holds what this one and the others hold."""
        every = (self, *others)
        return KnowledgeGraph.of(
            articles=(record for one in every for record in one.articles.values()),
            passages=[record for one in every for record in one.passages.values()],
            actors=(record for one in every for record in one.actors.values()),
            reports=(record for one in every for record in one.reports.values()),
            claims=(record for one in every for record in one.claims.values()),
            answers=(answer for one in every for answer in one.answers),
        )

    @cached_property
    def meetings(self) -> Mapping[str, Meeting]:
        """The meetings that the reports tell of, by id."""
        return {meeting.id: meeting for meeting in consolidate(self.reports.values(), self.articles)}

    def of_predicate(self, *predicates: str) -> list[Claim]:
        """Return the claims with one of the predicates, sorted by id."""
        return [claim for claim in self.claims.values() if claim.predicate in predicates]

    def evidence(self, claim: Claim | MeetingReport | Meeting) -> list[Passage]:
        """Return the passages of a record in the order of articles and text."""
        found = (self.passages[passage] for passage in claim.passages)
        return sorted(found, key=lambda passage: (passage.article, passage.start, passage.end))

    def to_networkx(self, **conditions: Any) -> networkx.MultiDiGraph[str]:
        """Return the actors with their direct edges; conditions as in `graph.analysis.networks.to_networkx`."""
        from importlib import import_module

        network: networkx.MultiDiGraph[str] = import_module("graph.analysis.networks").to_networkx(self, **conditions)
        return network


def joined(records: Iterable[Record]) -> dict[str, Record]:
    """Return the records by id, sorted; those of one id joined into one."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.id, []).append(record)
    return {key: reduce(lambda one, other: one.join(other), groups[key]) for key in sorted(groups)}
