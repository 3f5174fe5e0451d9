"""Who says what: reporting verbs, sources without a verb, free reported speech carried on, quotations.

A statement is a range of tokens with the token that names its speaker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.documents.quotations import quotations
from graph.extraction.grammar import (
    case,
    children_of,
    feature_of,
    genitives,
    is_subjunctive,
    lemmas,
    role,
    sentence_of,
    subject,
)
from graph.linguistics.lexicon import Lexicon, closed_class

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SHORTEST = 3
OPINIONS = closed_class("opinion_nouns")


@dataclass(frozen=True, slots=True)
class Statement:
    """Tokens `start` to `end` (exclusive) are said by the phrase with head `speaker`; `cue` is the word that tells."""

    speaker: int | None
    cue: int
    start: int
    end: int
    direct: bool
    carried: bool = False


def statements(doc: Doc, words: Lexicon) -> list[Statement]:
    """Return the statements of a Doc in the order of the text."""
    quotes = _quotes(doc)
    found = [*_verbs(doc, words, quotes), *_sources(doc, words)]
    found += list(_introduced(doc, found, quotes))
    found += list(_carried(doc, found, quotes, words))
    return sorted(set(found), key=lambda one: (one.start, one.end, one.cue))


def _quotes(doc: Doc) -> list[Span]:
    spans = (doc.char_span(span.start, span.end, alignment_mode="contract") for span in quotations(doc.text))
    return [span for span in spans if span is not None and len(span) > SHORTEST]


def _verbs(doc: Doc, words: Lexicon, quotes: list[Span]) -> Iterator[Statement]:
    for token in doc:
        if token.pos_ not in ("VERB", "AUX") or token.dep_ == "dep":
            continue
        if not any(_reports(lemma, words) for lemma in lemmas(token)):
            continue
        who = speaker_of(token, words)
        yield from _said(token, who, quotes)


def _reports(lemma: str, words: Lexicon) -> bool:
    return any(report.pos == "VERB" for report in words.reports.get(lemma, ()))


def speaker_of(verb: Token, words: Lexicon) -> Token | None:
    """Return the speaker of a reporting verb: its subject, the agent of its passive, or from whom its words come."""
    sources = {
        name
        for lemma in lemmas(verb)
        for report in words.reports.get(lemma, ())
        for name in report.speaker
        if report.pos == "VERB"
    }
    if sources and "subject" not in sources:
        return _origin(verb, sources)
    return next(iter(role(verb, "subject")), None) or (subject(verb) if not role(verb, "subject") else None)


def _origin(verb: Token, sources: set[str]) -> Token | None:
    """Return from whom words come: "hieß es aus Paris", "heißt es in einem Antrag der Fraktion" (whose paper it is)."""
    for child in verb.children:
        if case(child) in sources:
            named = case(child) != "in" or (child.pos_ == "PROPN" and child.head.lang_ == "de")
            owner = child if named else next(iter(genitives(child)), None)
            if owner is not None:
                return owner
    return None


def _said(verb: Token, who: Token | None, quotes: list[Span]) -> Iterator[Statement]:
    speaker = who.i if who is not None else None
    near = [quote for quote in quotes if _belongs(verb, quote)]
    for quote in near:
        yield Statement(speaker, verb.i, quote.start, quote.end, True)
    for child in verb.children:
        if child.dep_ in ("ccomp", "parataxis", "csubj", "obj", "xcomp") and child.pos_ in (
            "VERB",
            "AUX",
            "ADJ",
            "NOUN",
            "PROPN",
        ):
            if child.dep_ in ("obj", "xcomp") and child.pos_ not in ("VERB", "AUX"):
                continue
            left, right = _edges(child)
            yield Statement(speaker, verb.i, left, right, any(q.start <= child.i < q.end for q in near))
    if verb.head.i < verb.i and (verb.dep_ == "parataxis" or _is_added(verb)):
        yield Statement(speaker, verb.i, sentence_of(verb).start, verb.left_edge.i, bool(near))


def _is_added(verb: Token) -> bool:
    """Tell whether a German clause of saying follows what is said, verb first ("Es drohe ein Krieg, hatte Obama gesagt")."""
    if verb.lang_ != "de" or verb.dep_ not in ("advcl", "conj", "ccomp"):
        return False
    words = [word for word in verb.subtree if not word.is_punct]
    first = words[0]
    finite = first.i == verb.i or (first.dep_ == "aux" and first.head.i == verb.i)
    return finite and "Fin" in feature_of(first, "VerbForm") and first.nbor(-1).is_punct


def _introduced(doc: Doc, found: list[Statement], quotes: list[Span]) -> Iterator[Statement]:
    """Yield the quotations that a sentence without a verb of saying leads to ("X spoke on television: ...")."""
    for quote in quotes:
        spoken = any(one.speaker is not None and one.start <= quote.start + 1 < one.end for one in found)
        mark = doc[max(0, quote.start - 2)]
        if spoken or mark.text not in (":", ",") or not quote[0].text[0].isupper():
            continue
        verb = sentence_of(mark).root
        who = subject(verb) if verb.pos_ == "VERB" and verb.i < mark.i else None
        if who is not None:
            yield Statement(who.i, verb.i, quote.start, quote.end, True)


def _edges(token: Token) -> tuple[int, int]:
    words = [word.i for word in token.subtree]
    return min(words), max(words) + 1


def _belongs(verb: Token, quote: Span) -> bool:
    """Tell whether a quotation stands in the sentence of a reporting verb or ends right before it."""
    if quote.start <= verb.i < quote.end:
        return False
    if quote.start < sentence_of(verb).end and quote.end > sentence_of(verb).start:
        return True
    return 0 <= sentence_of(verb).start - quote.end <= 1 and verb.i - sentence_of(verb).start <= 2


def _sources(doc: Doc, words: Lexicon) -> Iterator[Statement]:
    """Yield the sentences attributed without a verb ("laut X", "X zufolge", "nach Angaben von X", "according to X")."""
    prepositions = {
        source.words.casefold() for source in words.sources if source.kind in ("preposition", "postposition")
    }
    phrases: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for source in words.sources:
        if source.kind == "phrase":
            parts = tuple(source.words.casefold().split())
            phrases[parts[-1]].add(parts)
    for token in doc:
        who = _source(token, prepositions, phrases)
        if who is not None:
            sent = sentence_of(token)
            yield Statement(who.i, token.i, sent.start, sent.end, False)


def _source(token: Token, prepositions: set[str], phrases: Mapping[str, set[tuple[str, ...]]]) -> Token | None:
    if token.dep_ == "dep" or token.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    around = {
        child.lower_
        for child in children_of(token)
        if child.dep_ in ("case", "advmod", "fixed") and child.lower_ != "nach"
    }
    before = token.doc[token.left_edge.i - 1].lower_ if token.left_edge.i > sentence_of(token).start else ""
    if around & prepositions or (
        before == "so" and token.doc[token.left_edge.i - 2].text in (",", "–", "-", '"', "“", "«")
    ):
        return _owner_of(token)
    if any(
        tuple(word.lower_ for word in token.doc[max(0, token.i - len(words) + 1) : token.i + 1]) == words
        for words in phrases.get(token.lower_, ())
    ):
        return _owner_of(token)
    if case(token) in ("nach", "aus", "laut", "gemäß", "according to") and token.lemma_.casefold() in OPINIONS:
        return _owner_of(token)
    if case(token) == "to" and any(child.lower_ == "according" for child in token.children):
        return token
    return None


def _owner_of(token: Token) -> Token | None:
    """Return whose words they are: the genitive of "Angaben", or the name itself."""
    if token.lemma_.casefold() in OPINIONS:
        return next(iter(genitives(token)), None)
    return token


def _carried(doc: Doc, found: list[Statement], quotes: list[Span], words: Lexicon) -> Iterator[Statement]:
    """Carry a speaker on over sentences of reported speech (subjunctive) and quotations without a speaker.

    Without a verb of saying it is the subject of the sentence before who speaks ("Obama kritisierte das System. Es sei kaputt.").
    """
    last: Statement | None = None
    by_sentence = {sentence_of(doc[one.cue]).start: one for one in found if one.speaker is not None}
    unsigned = {
        sentence_of(doc[one.cue]).start: one for one in found if one.speaker is None and doc[one.cue].lang_ == "de"
    }
    for sent in doc.sents:
        own = by_sentence.get(sent.start)
        reported = own is None and _is_reported(sent)
        if own is not None:
            last = own
        elif sent.start in unsigned and last is not None and not _is_paragraph_start(doc, sent):
            said = unsigned[sent.start]
            yield Statement(last.speaker, said.cue, said.start, said.end, said.direct, True)
        elif not reported and not _quoted(sent, quotes):
            last = _side_taken(sent, words) or (None if _is_paragraph_start(doc, sent) else last)
        if own is None and last is not None and (reported or _quoted(sent, quotes)):
            yield Statement(last.speaker, last.cue, sent.start, sent.end, _quoted(sent, quotes), True)


def _side_taken(sent: Span, words: Lexicon) -> Statement | None:
    """Return who takes a side by a sentence's main verb, as if they had said something there."""
    verb = sent.root
    sided = verb.pos_ in ("VERB", "ADJ") and any(words.stances.get(lemma) for lemma in lemmas(verb))
    who = speaker_of(verb, words) if sided else None
    return Statement(who.i, verb.i, sent.start, sent.end, False) if who is not None else None


def _is_paragraph_start(doc: Doc, sent: Span) -> bool:
    return sent.start > 0 and "\n" in doc[sent.start - 1].text + doc[sent.start - 1].whitespace_


def _is_reported(sent: Span) -> bool:
    finite = [sent.root, *(child for child in sent.root.children if child.dep_.startswith(("aux", "cop")))]
    return sent.root.lang_ == "de" and any(is_subjunctive(word) for word in finite)


def _quoted(sent: Span, quotes: list[Span]) -> bool:
    return any(quote.start <= sent.root.i < quote.end for quote in quotes)
