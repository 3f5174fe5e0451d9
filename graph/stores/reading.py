"""A store read back: the inverse of `graph.model.property_graph`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, TypeVar

from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Actor, Answer, Article, Block, Claim, MeetingReport, Passage
from graph.stores.base import GraphStore

Record = TypeVar("Record", Article, Passage, Actor, MeetingReport, Claim)
Ends = dict[str, tuple[str, ...]]


def read_knowledge(store: GraphStore) -> KnowledgeGraph:
    """Return everything the store holds as records; what was written reads back equal.

    Meetings and direct edges are derived from reports and claims, so they are not read. Raises StoreError.
    """
    return KnowledgeGraph.of(
        articles=[_article(row) for row in _nodes(store, "Article")],
        passages=[_record(Passage, row) for row in _nodes(store, "Passage")],
        actors=[_record(Actor, row) for row in _nodes(store, "Actor")],
        reports=_reports(store),
        claims=_claims(store),
        answers=[Answer(*pair) for pair in _pairs(store, "Claim", "ANSWERS")],
    )


def _nodes(store: GraphStore, label: str) -> Iterator[dict[str, Any]]:
    for row in store.query(f"MATCH (n:{label}) RETURN n"):
        node = row["n"]
        kind = {"kind": next(one for one in node.labels if one != label)} if label == "Actor" else {}
        yield {**node.properties, **kind}


def _pairs(store: GraphStore, label: str, edge: str) -> Iterator[tuple[str, str]]:
    for row in store.query(f"MATCH (a:{label})-[:{edge}]->(b) RETURN a.id AS source, b.id AS target"):
        yield row["source"], row["target"]


def _ends(store: GraphStore, label: str, edge: str) -> Ends:
    found: dict[str, set[str]] = defaultdict(set)
    for source, target in _pairs(store, label, edge):
        found[source].add(target)
    return {source: tuple(sorted(targets)) for source, targets in found.items()}


def _record(kind: type[Record], row: dict[str, Any], **more: Any) -> Record:
    known = {field.name for field in fields(kind)}
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items() if key in known}
    return kind(**{**dict.fromkeys(_texts(kind), ""), **values, **more})


def _texts(kind: type[Any]) -> tuple[str, ...]:
    """Name the required fields, empty texts of which are not stored."""
    return ("text", "language") if kind is Article else ("quote",) if kind is Passage else ()


def _article(row: dict[str, Any]) -> Article:
    blocks = (words.split(" ", 2) for words in row.get("blocks", ()))
    return _record(Article, row, blocks=tuple(Block(int(start), int(end), kind) for start, end, kind in blocks))


def _reports(store: GraphStore) -> Iterator[MeetingReport]:
    named = _ends(store, "MeetingReport", "NAMES")
    passages = _ends(store, "MeetingReport", "EVIDENCED_BY")
    for row in _nodes(store, "MeetingReport"):
        ends = {"participants": named.get(row["id"], ()), "passages": passages.get(row["id"], ())}
        yield _record(MeetingReport, row, **ends)


def _claims(store: GraphStore) -> Iterator[Claim]:
    subjects, objects = dict(_pairs(store, "Claim", "SUBJECT")), dict(_pairs(store, "Claim", "OBJECT"))
    speakers = dict(_pairs(store, "Claim", "SPEAKER"))
    passages = _ends(store, "Claim", "EVIDENCED_BY")
    for row in _nodes(store, "Claim"):
        key = row["id"]
        ends = {"subject": subjects[key], "object": objects.get(key), "speaker": speakers.get(key)}
        yield _record(Claim, row, passages=passages.get(key, ()), **ends)
