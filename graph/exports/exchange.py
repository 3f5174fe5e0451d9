"""The exchange format: what one article says, as one object for JSON.

The evidence of a claim is its first passage in the order of the text; the others go into `also_evidence`. Only affirmed
stances are stances of the format; all offsets are characters of the article's text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from graph.errors import UsageError
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Actor, Article, Claim, MeetingReport, Passage
from graph.model.schema import schema


def exchange(knowledge: KnowledgeGraph, article_id: str) -> dict[str, Any]:
    """Return what an article of the graph says.

    Raises UsageError if the graph does not hold the article.
    """
    if article_id not in knowledge.articles:
        raise UsageError(f"no article {article_id!r} in this graph of {len(knowledge.articles)} articles")
    article = knowledge.articles[article_id]
    claims = [claim for claim in knowledge.claims.values() if _passages(knowledge, claim, article_id)]
    reports = [report for report in knowledge.reports.values() if report.article == article_id]
    return {
        "id": article.name or article.id,
        "language": article.language,
        "published": article.published,
        "actors": _actors(knowledge, article, claims, reports),
        "represents": _each(knowledge, claims, article_id, "representation", _represents),
        "meetings": [_meeting(knowledge, report) for report in reports],
        "stances": _each(knowledge, claims, article_id, "stance", _stance),
        "statements": [
            _statement(knowledge, article, claim, passages)
            for claim, passages in _of_family(knowledge, claims, article_id, "statement")
        ],
    }


def _passages(knowledge: KnowledgeGraph, record: Claim | MeetingReport, article_id: str) -> list[Passage]:
    return [passage for passage in knowledge.evidence(record) if passage.article == article_id]


def _of_family(
    knowledge: KnowledgeGraph, claims: Iterable[Claim], article_id: str, family: str
) -> list[tuple[Claim, list[Passage]]]:
    """Return the affirmed claims of a family with their passages, in the order of the text."""
    names = {relation.name for relation in schema().family(family)}
    chosen = [claim for claim in claims if claim.predicate in names and claim.polarity == "affirmed"]
    found = [(claim, _passages(knowledge, claim, article_id)) for claim in chosen]
    return sorted(found, key=lambda pair: (pair[1][0].start, pair[1][0].end, pair[0].id))


def _each(knowledge: KnowledgeGraph, claims: Iterable[Claim], article_id: str, family: str, form: Any) -> list[Any]:
    return [form(claim, passages) for claim, passages in _of_family(knowledge, claims, article_id, family)]


def _evidence(passages: list[Passage]) -> dict[str, Any]:
    if not passages:
        return {"evidence": "", "start": None, "end": None}
    return {"evidence": passages[0].quote, "start": passages[0].start, "end": passages[0].end}


def _represents(claim: Claim, passages: list[Passage]) -> dict[str, Any]:
    return {"official": claim.subject, "of": claim.object, "role": claim.role, **_evidence(passages)}


def _stance(claim: Claim, passages: list[Passage]) -> dict[str, Any]:
    return {
        "id": claim.id,
        "actor": claim.subject,
        "kind": schema().relations[claim.predicate].cypher,
        "target": claim.object,
        "about": claim.content,
        "speaker": claim.speaker,
        "polarity": claim.polarity,
        "modality": claim.modality,
        **_evidence(passages),
        "also_evidence": [passage.quote for passage in passages[1:]],
    }


def _meeting(knowledge: KnowledgeGraph, report: MeetingReport) -> dict[str, Any]:
    return {
        "id": report.id,
        "kind": report.kind,
        "participants": list(report.participants),
        "date": report.date,
        "precision": report.precision,
        "place": report.place or None,
        "status": report.status,
        **_evidence(knowledge.evidence(report)),
    }


def _statement(knowledge: KnowledgeGraph, article: Article, claim: Claim, passages: list[Passage]) -> dict[str, Any]:
    passage = passages[0]
    speaker = claim.speaker or claim.subject
    within = max(passage.quote.find(claim.content), 0) if claim.content else 0
    quote = claim.content if claim.content and claim.content in passage.quote else passage.quote
    start = passage.start + within
    return {
        "speaker": speaker,
        "speaker_text": _nearest_name(knowledge.actors.get(speaker), article.text, start),
        "cue": claim.cue,
        "quote": quote,
        "direct": claim.direct,
        "start": start,
        "end": start + len(quote),
    }


def _nearest_name(actor: Actor | None, text: str, position: int) -> str:
    """Return the form of an actor's name that stands nearest to a position; of two at one place the longer."""
    found = [match for alias in (actor.aliases if actor else ()) for match in re.finditer(_word(alias), text)]
    if not found:
        return actor.name if actor else ""
    return min(found, key=lambda match: (abs(match.start() - position), match.start() - match.end()))[0]


def _word(alias: str) -> str:
    return rf"(?<!\w){re.escape(alias)}(?!\w)"


def _actors(
    knowledge: KnowledgeGraph, article: Article, claims: list[Claim], reports: list[MeetingReport]
) -> list[dict[str, Any]]:
    """Return the actors whom the article's claims and meetings name and those one of whose names stands in its text."""
    named = {end for claim in claims for end in (claim.subject, claim.object, claim.speaker) if end}
    named |= {actor for report in reports for actor in report.participants}
    found = [(actor, _surface(actor, article.text)) for actor in knowledge.actors.values()]
    return [_actor(actor, surface) for actor, surface in found if surface or actor.id in named]


def _surface(actor: Actor, text: str) -> list[str]:
    return [alias for alias in actor.aliases if alias and re.search(_word(alias), text)]


def _actor(actor: Actor, surface: list[str]) -> dict[str, Any]:
    return {
        "id": actor.id,
        "type": actor.kind,
        "name": actor.name,
        "wikidata": actor.wikidata or None,
        "anonymous": actor.anonymous,
        "surface": surface,
    }
