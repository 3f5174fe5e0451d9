"""Stances without a stance word: what somebody says must be done, and how somebody judges.

"Der Iran müsse den Vertrag einhalten, sagte Merkel" is a demand of Merkel's; "nannte die Wahl eine Farce" a criticism.
They hold only for a known speaker: the holder role is `speaker` (whoever says the sentence) or the judging verb's subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from graph.extraction.grammar import case, is_negated, is_passive, members, phrase, role, subject
from graph.extraction.modality import modality_of
from graph.extraction.stances import Argument, StanceFrame
from graph.linguistics.lexicon import Lexicon, Stance, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SPEAKER = Argument("speaker", ())
OPPOSITE = {"CRITICISES": "", "SUPPORTS": "CRITICISES", "REJECTS": ""}


def implied_frames(doc: Doc, words: Lexicon) -> Iterator[StanceFrame]:
    """Yield the frames of obligations and judgements in the order of the text."""
    for token in doc:
        if token.dep_ == "dep":
            continue
        if token.dep_ == "aux" and token.lemma_.casefold() in _obligations(doc.lang_) and not _opens_clause(token):
            yield _obligation(token.head)
        kind = words.evaluations.get((token.lemma_.casefold(), "NOUN" if token.pos_ == "NOUN" else "ADJ"))
        frame = _judgement(token, kind, words) if kind and token.pos_ in ("ADJ", "NOUN", "ADV", "VERB") else None
        if frame is not None:
            yield frame


def _opens_clause(modal: Token) -> bool:
    """Tell whether a modal stands first in its clause: a condition ("sollte die Seite ...") or a question."""
    words = [word.i for word in modal.head.subtree if not word.is_punct]
    return modal.i == min(words)


@cache
def _obligations(language: str) -> frozenset[str]:
    """Return the modal verbs of obligation ("müssen", "sollen", "must")."""
    rows = lexicon(language).modality.get("modal", ())
    return frozenset(str(row["lemma"]).casefold() for row in rows if row.get("effect") == "obligation")


def _obligation(verb: Token) -> StanceFrame:
    """Return the demand of an obligation, addressed to who must act."""
    who = subject(verb)
    targets = (
        (Argument("subject", tuple(one.i for one in members(who))),) if who is not None and not is_passive(verb) else ()
    )
    span = phrase(verb)
    kind = "REJECTS" if is_negated(verb) and verb.lang_ == "de" else "DEMANDS"
    entry = Stance("obligation", "AUX", kind, ("speaker",), ("subject",), ("clause",))
    return StanceFrame(
        verb.i, entry, "DEMANDS", (SPEAKER,), targets, (span.start, span.end), "clause", "affirmed", "actual"
    )


def _judgement(token: Token, kind: str, words: Lexicon) -> StanceFrame | None:
    negated = is_negated(token)
    if negated and not OPPOSITE[kind]:
        return None
    kind = OPPOSITE[kind] if negated else kind
    verb = _judging(token, words)
    if verb is not None:
        who = subject(verb)
        holders = (Argument("subject", tuple(one.i for one in members(who))),) if who is not None else (SPEAKER,)
        judged = [one for one in role(verb, "object") if one.i != token.i] or role(verb, "dative")
    elif any(child.dep_ == "cop" for child in token.children):
        holders, judged = (SPEAKER,), [one for one in [subject(token)] if one is not None]
    else:
        return None
    entry = Stance("judgement", token.pos_, kind, ("speaker",), ("object",), ("object",))
    targets = tuple(Argument("judged", tuple(one.i for one in members(head))) for head in judged)
    span = phrase(judged[0]) if judged else phrase(token)
    return StanceFrame(
        token.i, entry, kind, holders, targets, (span.start, span.end), "judged", "affirmed", modality_of(verb or token)
    )


def _judging(token: Token, words: Lexicon) -> Token | None:
    """Return the verb that puts a judgement into words, if the word is its predicate ("als", "von", or bare)."""
    verb = token.head
    if verb.pos_ != "VERB" or verb.lemma_.casefold() not in words.judging:
        return None
    marked = case(token) in ("als", "von", "für", "as") or any(
        child.lower_ in ("als", "as") for child in token.children
    )
    return verb if marked or token.dep_ in ("xcomp", "obj", "advmod", "ccomp", "obl", "advcl") else None
