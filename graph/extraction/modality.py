"""Whether something is done, intended or only thought: from auxiliaries, mood, conditionals and adverbs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from graph.extraction.grammar import children_of, feature_of, is_future_werden, lemmas, remembered
from graph.linguistics.lexicon import closed_class, lexicon
from graph.model.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

CONDITIONALS = closed_class("conditionals")
SHIFTED = frozenset(("would", "'d", "’d"))
HYPOTHETICAL = closed_class("hypothetical_auxiliaries")


@cache
def embeddings(language: str) -> Mapping[str, str]:
    """Return the verbs under which something is only thought, refused or intended, with their effect."""
    rows = lexicon(language).modality.get("embedding", ())
    return {str(row["lemma"]).casefold(): str(row.get("effect", "hypothetical")) for row in rows}


def modality_of(token: Token) -> Modality:
    """Return the modality of a trigger: conditional or modal is hypothetical, intention and werden/will are future."""
    head = token if token.pos_ in ("VERB", "AUX", "ADJ") else token.head
    auxiliaries = [child for child in children_of(head) if child.dep_ == "aux"]
    if any(child.lower_ in CONDITIONALS and child.dep_ == "mark" for child in children_of(head)):
        return "hypothetical"
    if any(word.lower_ in CONDITIONALS and word.i == _first(head) for word in auxiliaries):
        return "hypothetical"
    if _is_reported_future(head):
        return "future"
    if any(word.lower_ in HYPOTHETICAL for word in (*auxiliaries, *(c for c in children_of(head) if c.dep_ == "cop"))):
        return "hypothetical"
    if any(_is_future(word) for word in auxiliaries) or is_future_werden(head):
        return "future"
    inside = head.dep_ in ("xcomp", "ccomp", "obj") or (head.dep_ == "advcl" and not _is_beside(head))
    effect = embeddings(token.lang_).get(lemmas(head.head)[0]) if inside else None
    return "actual" if effect is None else "future" if effect == "future" else "hypothetical"


def _is_reported_future(head: Token) -> bool:
    """Tell whether an English "would" only shifts a "will" into the past ("said it would oppose the bill")."""
    clause = head.head if head.dep_ == "conj" else head
    would = any(child.dep_ == "aux" and child.lower_ in SHIFTED for one in (head, clause) for child in children_of(one))
    above = clause.head
    conditions = (child for one in (head, clause) for child in children_of(one) if child.dep_ == "advcl")
    conditional = any(word.lower_ in CONDITIONALS for one in conditions for word in children_of(one))
    return would and not conditional and clause.dep_ == "ccomp" and above.pos_ == "VERB" and is_past(above)


def _is_beside(clause: Token) -> bool:
    """Tell whether an adverbial clause stands beside its verb: "asked for help, blaming the rebels"."""
    return clause.lang_ == "en" and "Inf" not in feature_of(clause, "VerbForm")


def _first(head: Token) -> int:
    """Return the first word of a clause: a modal there opens a condition ("Sollte Serbien ablehnen, ...")."""
    return min(word.i for word in head.subtree if not word.is_punct and not word.is_space)


def _is_future(word: Token) -> bool:
    if word.lemma_.casefold() in ("wollen", "will", "shall") or word.lower_ in (
        "will",
        "'ll",
        "’ll",
        "wollen",
        "wolle",
    ):
        return True
    return word.lemma_.casefold() == "werden" and "Inf" in feature_of(word.head, "VerbForm")


@remembered
def is_past(token: Token) -> bool:
    """Tell whether a clause tells of the past: a past tense, or a perfect."""
    words = [token, *(child for child in children_of(token) if child.dep_ in ("aux", "cop", "aux:pass"))]
    if any("Past" in feature_of(word, "Tense") for word in words if "Fin" in feature_of(word, "VerbForm")):
        return True
    perfect = any(word.lemma_.casefold() in ("haben", "sein", "have") for word in words[1:])
    return perfect and "Part" in feature_of(token, "VerbForm")
