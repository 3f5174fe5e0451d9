"""What must be true of every graph, checked on the records in one pass.

The same rules as SHACL shapes are in `graph/exports/rdf/shapes.ttl`; their words are in `rules.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from graph.errors import DataFileError
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Actor, Article, Claim, MeetingReport, Passage
from graph.model.schema import schema

PATH = Path(__file__).with_name("rules.toml")
ITEM = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of `rules.toml`; `select` is SPARQL that finds what breaks it, empty where RDF needs none."""

    name: str
    says: str
    way_out: str
    on: tuple[str, ...] = ()
    select: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a rule: what is wrong, and the way out."""

    node: str
    rule: str
    words: str
    way_out: str

    def __str__(self) -> str:
        return f"{self.node}: {self.words} ({self.rule}); {self.way_out}"


@cache
def rules() -> Mapping[str, Rule]:
    """Return the rules by name; raises DataFileError if `rules.toml` is wrong."""
    try:
        rows = tomllib.loads(PATH.read_text("utf-8"))["rule"]
        return {row["name"]: Rule(**{**row, "on": tuple(row.get("on", ()))}) for row in rows}
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataFileError(f"{PATH}: {error}") from error


def check(knowledge: KnowledgeGraph) -> list[Violation]:
    """Return what is wrong with a graph, sorted; empty for every graph that a build makes. Linear in the records."""
    found = [
        *(one for article in knowledge.articles.values() for one in _article(article)),
        *(one for passage in knowledge.passages.values() for one in _passage(knowledge, passage)),
        *(one for actor in knowledge.actors.values() for one in _actor(actor)),
        *(one for report in knowledge.reports.values() for one in _report(knowledge, report)),
        *(one for claim in knowledge.claims.values() for one in _claim(knowledge, claim)),
        *_answers(knowledge),
    ]
    return sorted(found)


def broken(node: str, rule: str, detail: str = "") -> Violation:
    """Return the violation of a rule by a node, with what exactly is wrong."""
    words = rules()[rule].says
    return Violation(node, rule, f"{words}: {detail}" if detail else words, rules()[rule].way_out)


def _article(article: Article) -> Iterator[Violation]:
    yield from _values(article.id, language=article.language)
    if article.published and not is_date(article.published):
        yield broken(article.id, "date", article.published)


def _passage(knowledge: KnowledgeGraph, passage: Passage) -> Iterator[Violation]:
    article = knowledge.articles.get(passage.article)
    if article is None:
        yield broken(passage.id, "reference", passage.article)
    elif not passage.quote or article.text[passage.start : passage.end] != passage.quote:
        yield broken(passage.id, "verbatim", passage.quote[:60])


def _actor(actor: Actor) -> Iterator[Violation]:
    if not actor.name:
        yield broken(actor.id, "name")
    if actor.kind not in schema().nodes:
        yield broken(actor.id, "value", actor.kind)
    if actor.wikidata and not ITEM.fullmatch(actor.wikidata):
        yield broken(actor.id, "wikidata", actor.wikidata)


def _report(knowledge: KnowledgeGraph, report: MeetingReport) -> Iterator[Violation]:
    yield from _values(report.id, status=report.status)
    yield from _named(knowledge.actors, report.id, report.participants)
    yield from _named(knowledge.articles, report.id, [report.article])
    yield from _evidence(knowledge, report)
    if report.date and not is_date(report.date):
        yield broken(report.id, "date", report.date)


def _claim(knowledge: KnowledgeGraph, claim: Claim) -> Iterator[Violation]:
    yield from _values(claim.id, polarity=claim.polarity, modality=claim.modality)
    ends = [actor for actor in (claim.subject, claim.object, claim.speaker) if actor]
    yield from _named(knowledge.actors, claim.id, ends)
    yield from _evidence(knowledge, claim)
    if claim.date and not is_date(claim.date):
        yield broken(claim.id, "date", claim.date)
    if claim.predicate not in schema().relations:
        yield broken(claim.id, "predicate", claim.predicate)
    elif not _joins(knowledge, claim):
        yield broken(claim.id, "ends", f"{claim.subject} {claim.predicate} {claim.object or 'nobody'}")


def _joins(knowledge: KnowledgeGraph, claim: Claim) -> bool:
    """Tell whether the relation may join the claim's subject and object; what is not in the graph is not judged."""
    relation = schema().relations[claim.predicate]
    if claim.object is None:
        return relation.object_optional and _is_a(knowledge, claim.subject, relation.subject)
    return _is_a(knowledge, claim.subject, relation.subject) and _is_a(knowledge, claim.object, relation.object)


def _is_a(knowledge: KnowledgeGraph, actor: str, allowed: tuple[str, ...]) -> bool:
    known = knowledge.actors.get(actor)
    return known is None or known.kind not in schema().nodes or not set(allowed).isdisjoint(schema().labels(known.kind))


def _evidence(knowledge: KnowledgeGraph, record: Claim | MeetingReport) -> Iterator[Violation]:
    if not record.passages:
        yield broken(record.id, "evidence")
    yield from _named(knowledge.passages, record.id, record.passages)


def _named(known: Mapping[str, object], node: str, names: tuple[str, ...] | list[str]) -> Iterator[Violation]:
    return (broken(node, "reference", name) for name in names if name not in known)


def _values(node: str, **values: str) -> Iterator[Violation]:
    for name, value in values.items():
        if value not in schema().properties[name].values:
            yield broken(node, "value", f"{name} {value!r}")


def _answers(knowledge: KnowledgeGraph) -> Iterator[Violation]:
    for answer in knowledge.answers:
        yield from _named(knowledge.claims, answer.claim, [answer.answered])
        yield from _named(knowledge.claims, answer.answered, [answer.claim])
        if answer.claim == answer.answered:
            yield broken(answer.claim, "answer")


def is_date(text: str) -> bool:
    """Tell whether a text is an ISO 8601 day, month or year that exists."""
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text)
    except ValueError:
        return False
    return len(text) in (4, 7, 10)
