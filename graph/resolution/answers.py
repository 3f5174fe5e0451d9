"""Which claim answers which: a denial the accusation; a rejection, agreement or offer the demand or proposal.

Actors must be reversed (or the answer names nobody) and the contents share a word, or stand in neighbouring sentences
of one article. Across articles the days differ by at most a week.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from graph.linguistics.lexicon import closed_class
from graph.model.ids import content_key
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Answer, Claim

ANSWERED_BY = {
    "denies": ("accuses", "criticises"),
    "rejects": ("demands", "offers", "accuses"),
    "agrees": ("demands", "offers"),
    "offers": ("demands",),
}
NEAR = 600
WEEK = 7
STOPWORDS = closed_class("stopwords")


def with_answers(knowledge: KnowledgeGraph) -> KnowledgeGraph:
    """Return the graph with all answers that its claims give each other."""
    return replace(knowledge, answers=knowledge.answers | frozenset(_answers(knowledge)))


def _answers(knowledge: KnowledgeGraph) -> Iterator[Answer]:
    by_subject: dict[str, list[Claim]] = defaultdict(list)
    for claim in knowledge.claims.values():
        by_subject[claim.subject].append(claim)
    for claim in knowledge.of_predicate(*ANSWERED_BY):
        for answered in _questions(knowledge, by_subject, claim):
            yield Answer(claim.id, answered.id)


def _questions(knowledge: KnowledgeGraph, by_subject: dict[str, list[Claim]], claim: Claim) -> list[Claim]:
    """Return the claims against the answer's subject that it answers."""
    askers = [claim.object] if claim.object else [subject for subject in by_subject if subject != claim.subject]
    options = [one for asker in askers for one in by_subject.get(asker or "", []) if one.object == claim.subject]
    return [one for one in options if one.predicate in ANSWERED_BY[claim.predicate] and _fits(knowledge, one, claim)]


def _fits(knowledge: KnowledgeGraph, question: Claim, answer: Claim) -> bool:
    if question.polarity == "negated" or answer.polarity == "negated":
        return False
    shared = _words(question) & _words(answer)
    if shared and _days(question, answer) <= WEEK:
        return True
    return answer.predicate == "denies" and _follows(knowledge, question, answer)


def _words(claim: Claim) -> set[str]:
    return {word[:6] for word in content_key(claim.content).split() if len(word) > 3 and word not in STOPWORDS}


def _days(one: Claim, other: Claim) -> int:
    if not one.date or not other.date:
        return 0
    return abs((date.fromisoformat(one.date) - date.fromisoformat(other.date)).days)


def _follows(knowledge: KnowledgeGraph, question: Claim, answer: Claim) -> bool:
    """Tell whether an answer stands shortly behind its question in one article."""
    return any(
        later.article == earlier.article and 0 <= later.start - earlier.start <= NEAR
        for later in knowledge.evidence(answer)
        for earlier in knowledge.evidence(question)
    )
