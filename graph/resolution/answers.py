"""Which claim answers which: a denial the accusation; a rejection, agreement or offer the demand or proposal.

Actors must be reversed (or the answer names nobody), an official standing for their side, and the contents share a word.
An answer that only refers ("das", "die Vorwürfe", "the offer") is matched by the rest of its sentence, or stands shortly
behind its question in one article. Across articles the answer comes at most a week later.
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
DAYS = range(-1, 8)
"""How many days after its question an answer may be reported; the question may be told first a day later."""
STOPWORDS = closed_class("stopwords")
STEM = 6
REFERRING_STEMS = frozenset(word[:STEM] for word in closed_class("referring"))


def with_answers(knowledge: KnowledgeGraph) -> KnowledgeGraph:
    """Return the graph with all answers that its claims give each other."""
    return replace(knowledge, answers=knowledge.answers | frozenset(_answers(knowledge)))


def _answers(knowledge: KnowledgeGraph) -> Iterator[Answer]:
    sides = _sides(knowledge)
    by_subject: dict[str, list[Claim]] = defaultdict(list)
    for claim in knowledge.claims.values():
        by_subject[claim.subject].append(claim)
    for claim in knowledge.of_predicate(*ANSWERED_BY):
        for answered in _questions(knowledge, by_subject, sides, claim):
            yield Answer(claim.id, answered.id)


def _sides(knowledge: KnowledgeGraph) -> dict[str, set[str]]:
    """Return for each actor those who are the same side: whom they represent, and who represents them."""
    sides: dict[str, set[str]] = defaultdict(set)
    for claim in knowledge.of_predicate("represents"):
        if claim.object is not None:
            sides[claim.subject].add(claim.object)
            sides[claim.object].add(claim.subject)
    return sides


def _questions(
    knowledge: KnowledgeGraph, by_subject: dict[str, list[Claim]], sides: dict[str, set[str]], claim: Claim
) -> list[Claim]:
    """Return the claims against the answer's side that it answers."""
    own = {claim.subject, *sides[claim.subject]}
    askers = {claim.object, *sides[claim.object]} if claim.object else by_subject.keys() - own
    options = [one for asker in sorted(askers) for one in by_subject.get(asker, []) if one.object in own]
    return [one for one in options if one.predicate in ANSWERED_BY[claim.predicate] and _fits(knowledge, one, claim)]


def _fits(knowledge: KnowledgeGraph, question: Claim, answer: Claim) -> bool:
    if question.polarity == "negated" or answer.polarity == "negated":
        return False
    own = _words(answer.content) - REFERRING_STEMS - _name_words(knowledge, answer)
    refers = not own
    said = own or _sentence_words(knowledge, answer)
    if said & (_words(question.content) or _sentence_words(knowledge, question)) and _days(question, answer) in DAYS:
        return True
    return (refers or answer.predicate == "denies") and _follows(knowledge, question, answer)


def _words(text: str) -> set[str]:
    return {word[:STEM] for word in content_key(text).split() if len(word) > 3 and word not in STOPWORDS}


def _sentence_words(knowledge: KnowledgeGraph, claim: Claim) -> set[str]:
    """Return the words of a claim's sentences that are neither actors nor words for what is answered."""
    told = " ".join(passage.quote for passage in knowledge.evidence(claim))
    return _words(told) - _name_words(knowledge, claim) - REFERRING_STEMS - _words(claim.cue)


def _name_words(knowledge: KnowledgeGraph, claim: Claim) -> set[str]:
    keys = (claim.subject, claim.object, claim.speaker)
    actors = [knowledge.actors[key] for key in keys if key is not None and key in knowledge.actors]
    return _words(" ".join(name for actor in actors for name in (actor.name, actor.name_de, *actor.aliases)))


def _days(one: Claim, other: Claim) -> int:
    """Return how many days lie between two claims; 0 where a day is not known."""
    if not one.date or not other.date:
        return 0
    return (date.fromisoformat(other.date) - date.fromisoformat(one.date)).days


def _follows(knowledge: KnowledgeGraph, question: Claim, answer: Claim) -> bool:
    """Tell whether an answer stands shortly behind its question in one article."""
    return any(
        later.article == earlier.article and 0 <= later.start - earlier.start <= NEAR
        for later in knowledge.evidence(answer)
        for earlier in knowledge.evidence(question)
    )
