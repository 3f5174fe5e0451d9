"""Names of bodies that their words tell: "Native American Rights Fund", "Humanistische Union", "Landgericht Hof"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extraction.grammar import feature_of, sentence_of
from graph.linguistics.gazetteer import Gazetteer, Name
from graph.linguistics.lexicon import closed_class, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

HEADS_EN = closed_class("institution_heads_en")
HEADS_DE = tuple(sorted(closed_class("institution_endings") | closed_class("institution_heads_de")))
NOT_HEADS_DE = closed_class("no_institutions") | closed_class("no_institution_heads_de")
OWNERS_EN = closed_class("name_owners_en")
POSSESSIVE = ("'s", "’s", "'", "’")
ORGANS = closed_class("state_organs_en")
OPEN_HEADS = closed_class("open_heads_de")
LINKS_EN = ("of", "for", "on", "to")
LINKS_DE = ("für", "zur", "zum", "der", "des", "gegen")
PERSONS = ("PER", "PERSON")
PLACES = ("LOC", "GPE")
DEMONYM = "LOCderiv"
OPENING = (":", "„", "“", '"', "»", "«", "(")


def institutions(doc: Doc, known: Gazetteer, names: list[Name]) -> list[Span]:
    """Return the names of bodies in a Doc that end or begin with the noun of a body, none overlapping."""
    spans = _english(doc) if doc.lang_ == "en" else _german(doc)
    taken = known_bodies(known, names)
    found: list[Span] = []
    end = 0
    for span in spans:
        free = span.start >= end and not taken & set(range(span.start, span.end)) and not _is_cut(span)
        if free and not _only_states(span, known) and not known.lookup(span.text):
            found.append(span)
            end = span.end
    return found


def known_bodies(known: Gazetteer, names: list[Name]) -> set[int]:
    """Return the tokens of the known names of bodies."""
    return {index for name in names if _is_known(known, name.keys) for index in range(name.start, name.end)}


def _is_cut(span: Span) -> bool:
    """Tell whether the name finder has found a longer name of a body of which the words are a part."""
    return any(ent.start <= span.start and ent.end >= span.end and len(ent) > len(span) for ent in span.doc.ents)


def _is_known(known: Gazetteer, keys: tuple[str, ...]) -> bool:
    """Tell whether a known name is that of a body, which the gazetteer has found already."""
    sorts = {known.known[key].sort for key in keys}
    return any(known.known[key].kind == "Organisation" for key in keys) and not sorts & {
        "subnational",
        "territory",
        "party",
    }


def _only_states(span: Span, known: Gazetteer) -> bool:
    """Tell whether nothing but states stand beside the noun, which is then a state's body ("the Israeli Parliament")."""
    if span.doc.lang_ == "en" and not any(_is_organ(token) for token in span):
        return False
    words = [token for token in span if token.pos_ not in ("ADP", "DET", "CCONJ", "PUNCT")]
    rest = [token for token in words if not _is_head(token)]
    return all(known.adjective(token.text) or _is_state(token.text, known) for token in rest)


def _is_organ(token: Token) -> bool:
    """Tell whether an English noun is that of a body which every state has."""
    return _is_head(token) and token.lower_ in ORGANS


def _is_state(name: str, known: Gazetteer) -> bool:
    return any(known.known[key].kind != "Place" for key in known.lookup(name))


def _is_head(token: Token) -> bool:
    if token.lang_ == "de":
        return _is_german_head(token)
    return token.lower_ in HEADS_EN and token.text[:1].isupper()


def _english(doc: Doc) -> Iterator[Span]:
    for token in doc:
        if _is_head(token) and not (token.i + 1 < token.sent.end and _is_head(token.nbor(1))):
            start, end = _left(token), _right(token)
            if end - start > 1:
                yield doc[start:end]


def _left(head: Token) -> int:
    """Return the first of the capitalised words before a noun, without titles, articles and persons."""
    start = head.i
    while (
        start > sentence_of(head).start and _is_part(word := head.doc[start - 1]) and word.lower_ not in _titles(head)
    ):
        start -= 1
    joined = start - 2 >= sentence_of(head).start and head.doc[start - 1].lower_ == "and" and start < head.i
    if joined and head.doc[start].dep_ == "conj" and head.doc[start].head.i == start - 2:
        return _left_of(head.doc[start - 2])
    return start


def _left_of(first: Token) -> int:
    """Return the first of the words that belong to the first of two joined ones ("Oversight and Reform Committee")."""
    start = first.i
    while start > sentence_of(first).start and _is_part(first.doc[start - 1]) and first.doc[start - 1].head.i >= start:
        start -= 1
    return start


def _titles(token: Token) -> frozenset[str]:
    return frozenset(lexicon(token.lang_).titles)


def _right(head: Token) -> int:
    """Return the token behind what follows a noun by "of" or "for" ("League for the Defence of Human Rights")."""
    doc, end = head.doc, head.i + 1
    while end < sentence_of(head).end:
        index = end
        if doc[index].lower_ not in (*LINKS_EN, "and"):
            break
        if doc[index].lower_ == "and" and end == head.i + 1:
            break
        index += 1
        index += index < sentence_of(head).end and doc[index].lower_ == "the"
        last = index
        while last < sentence_of(head).end and (_is_part(doc[last]) or _is_purpose(doc[last])):
            last += 1
        joined = doc[end].lower_ == "and" and any(_is_head(word) for word in doc[index:last])
        if last == index or joined or (last < len(doc) and doc[last].ent_type_ in PERSONS):
            break
        end = last
    return end + 1 if end == head.i + 1 and end < sentence_of(head).end and _is_branch(head, doc[end]) else end


def _is_branch(head: Token, token: Token) -> bool:
    """Tell whether a place right behind a name belongs to it ("Youth Forum Zimbabwe")."""
    joined = token.dep_ in ("flat", "appos", "compound") or head.dep_ == "compound"
    return token.ent_type_ in (*PLACES, "ORG") and joined and head.head.i <= token.i and token.text[:1].isupper()


def _is_purpose(token: Token) -> bool:
    """Tell whether a word says what a body is there to do ("Committee to Protect Journalists")."""
    return token.pos_ == "VERB" and token.text[:1].isupper() and token.nbor(-1).lower_ == "to"


def _is_part(token: Token) -> bool:
    """Tell whether a word can be a part of a name: capitalised, no article, no person, no month; "'s" of a general owner."""
    if token.lower_ in POSSESSIVE and token.i > token.sent.start:
        return token.nbor(-1).lower_ in OWNERS_EN and token.nbor(-1).text[:1].isupper()
    if not token.text[:1].isupper() or token.ent_type_ in (*PERSONS, "DATE"):
        return False
    opens = token.is_sent_start and token.ent_type_ != DEMONYM
    owner = token.lower_ in OWNERS_EN and token.i + 1 < token.sent.end and token.nbor(1).lower_ in POSSESSIVE
    return owner or token.pos_ == "PROPN" or (token.pos_ in ("NOUN", "ADJ") and not opens)


def _german(doc: Doc) -> Iterator[Span]:
    for token in doc:
        last = _complement(token) if token.pos_ in ("NOUN", "PROPN") else token.i + 1
        following = _following(token) if last > token.i + 1 else ""
        if _is_german_head(token):
            start, end = _adjectives(token), token.i + 1
            if start < token.i:
                placed = last < sentence_of(token).end and _is_place_of(token, doc[last]) and doc[last].dep_ != "nmod"
                yield doc[start : last + placed]
            elif end < sentence_of(token).end and (_is_place_of(token, doc[end]) or _is_cause_of(token, doc[end])):
                yield doc[token.i : end + 1]
            elif following not in ("", "der", "des"):
                yield doc[token.i : last]
        elif token.lower_.removesuffix("s") in OPEN_HEADS and following in ("für", "zur", "gegen"):
            yield doc[token.i : last]


def _following(token: Token) -> str:
    """Return the word behind a token in lower case, or an empty text at the end of its sentence."""
    return token.nbor(1).lower_ if token.i + 1 < sentence_of(token).end else ""


def _is_german_head(token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN") or "Plur" in feature_of(token, "Number"):
        return False
    forms = (token.lower_, token.lower_.removesuffix("s"), token.lower_.removesuffix("es"))
    return any(form.endswith(HEADS_DE) and form not in NOT_HEADS_DE for form in forms)


def _adjectives(head: Token) -> int:
    """Return the first of the capitalised adjectives before a noun, which only names have within a sentence."""
    start = head.i
    while start > sentence_of(head).start + 1 and _is_capital_adjective(head.doc[start - 1]):
        start -= 1
    return start


def _is_capital_adjective(token: Token) -> bool:
    inflected = token.text[:1].isupper() and token.lower_.endswith(("e", "en", "er", "es", "em"))
    adjective = token.pos_ in ("ADJ", "PROPN") and token.dep_ == "amod"
    return inflected and adjective and token.nbor(-1).text not in OPENING


def _complement(head: Token) -> int:
    """Return the token behind the phrase that completes a name ("Gesellschaft für bedrohte Völker")."""
    doc, end = head.doc, head.i + 1
    if end + 1 < sentence_of(head).end and _is_genitive(head, doc[end]):
        return end + 2
    if end + 1 >= sentence_of(head).end or doc[end].lower_ not in LINKS_DE or not head.is_ancestor(doc[end]):
        return end
    last = end + 1
    while last < sentence_of(head).end and doc[last].pos_ in ("DET", "ADJ"):
        last += 1
    return last + 1 if last < sentence_of(head).end and doc[last].pos_ == "NOUN" else end


def _is_genitive(head: Token, adjective: Token) -> bool:
    """Tell whether a genitive plural without article follows a noun ("Verband kommunaler Unternehmen")."""
    noun = adjective.nbor(1)
    plain = adjective.pos_ == "ADJ" and adjective.lower_.endswith("er") and noun.pos_ == "NOUN"
    return plain and adjective.head.i == noun.i and noun.dep_ == "nmod" and noun.head.i == head.i


def _is_place_of(head: Token, token: Token) -> bool:
    """Tell whether a place right behind a body's noun belongs to its name ("Landgericht Hof")."""
    return token.ent_type_ in PLACES and token.pos_ == "PROPN" and token.head.i == head.i


def _is_cause_of(head: Token, token: Token) -> bool:
    """Tell whether a bare noun right behind a body's noun is its name ("Arbeitskreis Vorratsdatenspeicherung")."""
    beside = token.pos_ == "NOUN" and token.dep_ in ("nmod", "appos", "flat") and token.head.i == head.i
    return beside and token.text[:1].isupper() and not any(child.i < token.i for child in token.children)
