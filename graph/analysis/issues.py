"""When two contents are about the same thing: they have the same words, whatever their order, case and endings."""

from __future__ import annotations

import re

from graph.linguistics.lemmas import lemma
from graph.linguistics.lexicon import closed_class
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Claim

SHORT = 2


def issue_words(knowledge: KnowledgeGraph, claim: Claim) -> frozenset[str]:
    """Return the dictionary forms of the words of a claim's content, without the small ones.

    A content that only names the target ("criticises Russia") says nothing of its own and has none.
    """
    target = knowledge.actors.get(claim.object or "")
    if target and claim.content in (target.name, target.name_de, *target.aliases):
        return frozenset()
    passages = knowledge.evidence(claim)
    language = knowledge.articles[passages[0].article].language if passages else "en"
    small = closed_class("stopwords")
    words = [word for word in re.findall(r"\w+", claim.content) if len(word) > SHORT and word.casefold() not in small]
    return frozenset(lemma(word, "NOUN" if word[0].isupper() else "ADJ", language).casefold() for word in words)
