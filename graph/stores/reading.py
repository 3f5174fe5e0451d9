"""A store read back: the inverse of `graph.model.property_graph`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from typing import Any, TypeVar, cast

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
        articles=articles(store),
        passages=passages(store),
        actors=actors(store),
        reports=reports(store),
        claims=claims(store),
        answers=[Answer(*pair) for pair in _pairs(store, "Claim", "ANSWERS")],
    )


def articles(store: GraphStore, ids: Iterable[str] | None = None) -> list[Article]:
    """Return all articles, or those of the ids."""
    return [_article(row) for row in _nodes(store, "Article", ids)]


def passages(store: GraphStore, ids: Iterable[str] | None = None) -> list[Passage]:
    """Return all passages, or those of the ids."""
    return [_record(Passage, row) for row in _nodes(store, "Passage", ids)]


def actors(store: GraphStore) -> list[Actor]:
    """Return all actors."""
    return [_record(Actor, row) for row in _nodes(store, "Actor")]


def reports(store: GraphStore) -> list[MeetingReport]:
    """Return all reports of meetings."""
    named = _ends(store, "MeetingReport", "NAMES")
    evidence = _ends(store, "MeetingReport", "EVIDENCED_BY")
    return [
        _record(MeetingReport, row, participants=named.get(row["id"], ()), passages=evidence.get(row["id"], ()))
        for row in _nodes(store, "MeetingReport")
    ]


def claims(store: GraphStore, ids: Iterable[str] | None = None) -> list[Claim]:
    """Return all claims, or those of the ids; one whose load was cut off before its edges were there is left out."""
    chosen = None if ids is None else sorted(ids)
    subjects, objects = (dict(_pairs(store, "Claim", edge, chosen)) for edge in ("SUBJECT", "OBJECT"))
    speakers, evidence = dict(_pairs(store, "Claim", "SPEAKER", chosen)), _ends(store, "Claim", "EVIDENCED_BY", chosen)
    return [
        _record(
            Claim,
            row,
            subject=subjects[row["id"]],
            object=objects.get(row["id"]),
            speaker=speakers.get(row["id"]),
            passages=evidence.get(row["id"], ()),
        )
        for row in _nodes(store, "Claim", chosen)
        if row["id"] in subjects
    ]


def _nodes(store: GraphStore, label: str, ids: Iterable[str] | None = None) -> Iterator[dict[str, Any]]:
    for row in store.query(f"MATCH (n:{label}) {_chosen('n', ids)} RETURN n", **_given(ids)):
        node = row["n"]
        kind = {"kind": next(one for one in node.labels if one != label)} if label == "Actor" else {}
        yield {**node.properties, **kind}


def _pairs(store: GraphStore, label: str, edge: str, ids: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
    match = f"MATCH (a:{label})-[:{edge}]->(b) {_chosen('a', ids)}"
    for row in store.query(f"{match} RETURN a.id AS source, b.id AS target", **_given(ids)):
        yield row["source"], row["target"]


def _chosen(variable: str, ids: Iterable[str] | None) -> str:
    return "" if ids is None else f"WHERE {variable}.id IN $ids"


def _given(ids: Iterable[str] | None) -> dict[str, list[str]]:
    return {} if ids is None else {"ids": sorted(ids)}


def _ends(store: GraphStore, label: str, edge: str, ids: Iterable[str] | None = None) -> Ends:
    found: dict[str, set[str]] = defaultdict(set)
    for source, target in _pairs(store, label, edge, ids):
        found[source].add(target)
    return {source: tuple(sorted(targets)) for source, targets in found.items()}


def _record(kind: type[Record], row: dict[str, Any], **more: Any) -> Record:
    known = {field.name for field in fields(kind)}
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items() if key in known}
    return kind(**{**_required(kind), **values, **more})


def _required(kind: type[Any]) -> dict[str, str]:
    """Return an empty text for every required field: empty values are not stored."""
    return {field.name: "" for field in fields(kind) if field.default is MISSING}


def _article(row: dict[str, Any]) -> Article:
    blocks = (words.split(" ", 2) for words in row.get("blocks", ()))
    return _record(
        Article, row, blocks=tuple(Block(int(one), int(other), cast(Any, kind)) for one, other, kind in blocks)
    )
