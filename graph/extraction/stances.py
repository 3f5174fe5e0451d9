"""Stances as the lexicon frames find them: trigger, holder, target, content, polarity, modality.

The frames propose generously; a judge may keep, drop or correct them later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.extraction.grammar import (
    case,
    children_of,
    feature_of,
    genitives,
    is_negated,
    is_passive,
    is_subjunctive,
    lemmas,
    members,
    particle,
    phrase,
    reflexive,
    role,
    subject,
)
from graph.extraction.modality import modality_of
from graph.linguistics.lexicon import Lexicon, Stance, closed_class
from graph.model.records import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PREFIXES = closed_class("prefixes")
ROLES = frozenset("subject object dative genitive clause infinitive gerund".split())
SHORTEST_LAST = 5
"""How long a noun must be to be looked for at the end of a compound: "Antwort" is no "Wort", "Europarat" gives no "Rat"."""
HOSTILE = closed_class("hostile_verbs")
DEMONSTRATIVES = closed_class("demonstratives_de")
REFUSING = closed_class("refusing_verbs")
WITHDRAWING = closed_class("withdrawing_verbs")
WITHDRAWN = tuple(sorted(closed_class("withdrawn")))
FALLBACK_KINDS = ("REJECTS", "DENIES", "AGREES")
CLAUSAL = ("clause", "infinitive", "gerund")
CIRCUMSTANCES = ("in", "bei", "auf", "an", "vor", "nach", "während", "anlässlich", "seit")
"""Prepositions of where and when, whose phrases need no complement of their own."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A filled role: its name in the lexicon and the heads of its phrases, coordination opened."""

    role: str
    heads: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StanceFrame:
    """A proposal: all positions are token indices of the Doc; `content` is a token range, end exclusive."""

    trigger: int
    entry: Stance
    kind: str
    holders: tuple[Argument, ...]
    targets: tuple[Argument, ...]
    content: tuple[int, int] | None
    content_role: str
    polarity: Polarity
    modality: Modality


def stance_frames(doc: Doc, words: Lexicon) -> Iterator[StanceFrame]:
    """Yield the frames of all triggers in the order of the text; of the entries of one word the best that fits."""
    found = {token.i: entry for token in doc if (entry := _best(token, words)) is not None}
    for index, entry in found.items():
        yield _frame(doc[index], entry, frozenset(found))


def _best(token: Token, words: Lexicon) -> Stance | None:
    if token.dep_ == "dep" or token.pos_ not in ("VERB", "NOUN", "ADJ", "ADV", "PROPN", "AUX"):
        return None
    return next(iter(_fitting(token, words)), None)


def _fitting(token: Token, words: Lexicon) -> list[Stance]:
    """Return the entries that fit a word, the most special first."""
    forms = dict.fromkeys((*lemmas(token), token.lower_, *_uninflected(token)))
    found = [entry for form in forms for entry in words.stances.get(form, ()) if fits(token, entry)]
    if not found and token.pos_ == "NOUN" and token.lang_ == "de":
        found = [entry for entry in _compound(token, words) if fits(token, entry)]
    return sorted(
        found,
        key=lambda entry: (
            -(4 * bool(entry.noun) + 2 * (bool(entry.object_only) + entry.reflexive) + _filled(token, entry))
        ),
    )


def _filled(token: Token, entry: Stance) -> int:
    """Return how well an entry's roles fit a word: prepositions weigh most ("stimmt gegen" against "stimmt für")."""
    names = dict.fromkeys((*entry.target, *entry.content))
    return sum(2 if name.islower() and name not in ROLES else 1 for name in names if role(token, name))


def _uninflected(token: Token) -> list[str]:
    """Return an adjective or participle without its German ending ("enttäuschten": enttäuscht)."""
    if token.lang_ != "de" or token.pos_ not in ("ADJ", "VERB"):
        return []
    return [
        token.lower_.removesuffix(ending) for ending in ("en", "er", "es", "em", "e") if token.lower_.endswith(ending)
    ]


def _compound(token: Token, words: Lexicon) -> list[Stance]:
    """Return the noun entries with which a compound ends ("Rücktrittsforderung", "US-Sanktionen")."""
    lemma = token.lemma_.casefold()
    for cut in range(3, len(lemma) - 5):
        if lemma[:cut] in PREFIXES:
            continue
        entries = [entry for entry in words.stances.get(lemma[cut:], ()) if entry.pos == "NOUN"]
        if entries:
            return entries
    return []


def fits(token: Token, entry: Stance) -> bool:
    """Tell whether an entry's conditions hold at a word: part of speech, particle, reflexive, noun, object, subject."""
    return (
        _pos(token, entry)
        and (not entry.particle or particle(token) == entry.particle or _prefixed(token, entry))
        and (entry.particle != "" or particle(token) == "" or entry.pos != "VERB" or bool(entry.noun))
        and (not entry.reflexive or reflexive(token))
        and (not entry.noun or _light_noun(token, entry) is not None)
        and (not entry.needs or any(role(token, name) or _inside_phrase(token, name) for name in entry.needs))
        and _object_allowed(token, entry)
        and not _is(role(token, "subject") if entry.subject_never else [], entry.subject_never)
        and not (entry.content_never and _is_about(token, entry))
    )


def _pos(token: Token, entry: Stance) -> bool:
    if entry.pos == "VERB":
        return token.pos_ in ("VERB", "AUX") or (token.pos_ == "ADJ" and "Part" in feature_of(token, "VerbForm"))
    if entry.pos == "NOUN":
        return token.pos_ in ("NOUN", "PROPN")
    return token.pos_ in ("ADJ", "ADV") or token.lower_.startswith(entry.lemma.casefold())


def _prefixed(token: Token, entry: Stance) -> bool:
    return token.lemma_.casefold() == entry.lemma.casefold().replace(" ", "")


def _light_noun(token: Token, entry: Stance) -> Token | None:
    """Return the noun that makes a light verb's meaning, however the parser hung it ("zog den Plan in Zweifel")."""
    nouns, last = _endings(entry.noun)
    for child in _beside(token, entry.noun_role or "object"):
        forms = (child.lemma_.casefold(), child.lower_)
        if any(form in nouns or _is_compound(form, last) for form in forms):
            return child
    return None


@lru_cache
def _endings(nouns: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return nouns in lower case, and those that may be the last part of a compound."""
    folded = frozenset(noun.casefold() for noun in nouns)
    return folded, tuple(sorted(noun for noun in folded if len(noun) >= SHORTEST_LAST))


@lru_cache(maxsize=64)
def _beside(token: Token, noun_role: str) -> list[Token]:
    """Return where the noun of a light verb may stand; asked again for each of the many entries of one verb."""
    roles = [part.strip() for part in noun_role.split(",")]
    children = [child for name in roles for child in role(token, name)]
    if "als" in roles or "as" in roles:
        children += [
            child for child in token.subtree if any(word.lower_ in ("als", "as") for word in children_of(child))
        ]
    if "adverb" in roles:
        children += [child for child in token.children if child.dep_ == "advmod"]
    if token.lang_ == "en":
        children += [child for child in token.children if any(_marks(word, roles) for word in children_of(child))]
    if "object" in roles:
        children += [
            child
            for child in children_of(token)
            if child.dep_ in ("nmod", "obl", "xcomp", "conj", "nsubj") and not case(child)
        ]
    children += [
        word
        for child in children_of(token)
        if child.dep_ in ("obj", "obl", "nsubj", "nsubj:pass")
        for word in children_of(child)
        if word.dep_ == "nmod" and case(word) in roles
    ]
    return children


def _marks(word: Token, roles: list[str]) -> bool:
    """Tell whether a preposition stands before a noun that an English parser took for a verb ("took Rome to task")."""
    return word.dep_ == "mark" and word.lower_ in roles


def _is_compound(word: str, lasts: tuple[str, ...]) -> bool:
    """Tell whether a word is a compound of one of the last parts: "Zollstreit" of "Streit", not "Unverständnis" of "Verständnis"."""
    return word.endswith(lasts) and any(
        word.endswith(last) and word.removesuffix(last) not in PREFIXES for last in lasts
    )


def _object_allowed(token: Token, entry: Stance) -> bool:
    if not entry.object_only and not entry.object_never:
        return True
    objects = [one for head in role(token, "object") for one in (head, *_parts_of(head))]
    if entry.object_never and _is(objects, entry.object_never):
        return False
    return not entry.object_only or _is(objects, entry.object_only)


def _is_about(token: Token, entry: Stance) -> bool:
    """Tell whether the content is something with which the word is no stance ("warnte vor Terroranschlägen")."""
    heads = (head for name in entry.content if name not in CLAUSAL for head in role(token, name))
    endings = tuple(word.casefold() for word in entry.content_never)
    return any(head.lemma_.casefold().endswith(endings) for head in heads)


def _parts_of(token: Token) -> list[Token]:
    """Return of what an English word names a part ("part of a programme", "a series of sanctions")."""
    return role(token, "of") if token.lang_ == "en" and token.lemma_.casefold() in PARTS else []


def _is(tokens: list[Token], words: tuple[str, ...]) -> bool:
    folded = {word.casefold() for word in words}
    return any(token.lemma_.casefold() in folded or token.lower_ in folded for token in tokens)


def _frame(token: Token, entry: Stance, triggers: frozenset[int]) -> StanceFrame:
    noun = _light_noun(token, entry) if entry.noun else None
    holders = (
        *_surface_subject(token, entry),
        *_inverted(token, entry),
        *_arguments(token, entry.holder, noun),
        *_governor(token, entry, triggers),
        *_origin(token),
        *_hidden_agent(token),
        *_where_one(token),
        *_bare_name(token, entry),
    )
    targets = (*_arguments(token, entry.target, noun), *_receiver(token, entry), *_urged(token, entry))
    taken = {head for argument in holders[:1] for head in argument.heads}
    aimed = {head for argument in targets[:1] for head in argument.heads}
    content_role, content = _content(token, entry, noun, taken, aimed)
    negated = is_negated(token) or (noun is not None and is_negated(noun)) or _negated_by_verb(token)
    kind, polarity = _kind(entry, negated)
    if kind == "OFFERS" and content_role in CLAUSAL:
        kind = _announced(token, entry, content_role)
    return StanceFrame(token.i, entry, kind, holders, targets, content, content_role, polarity, modality_of(token))


def _announced(token: Token, entry: Stance, content_role: str) -> str:
    """Return the kind of what is announced: something hostile is a threat; a mere announcement not to do it, a refusal."""
    deeds = role(token, content_role)[:1]
    if token.lang_ == "de" and any(not HOSTILE.isdisjoint(lemmas(deed)) and not is_negated(deed) for deed in deeds):
        return "THREATENS"
    if any(_takes_back(deed) for deed in deeds):
        return "THREATENS"
    refused = entry.weak and not entry.noun and any(_is_refusal(deed) for deed in deeds)
    return "REJECTS" if refused and token.lang_ == "de" else "OFFERS"


def _takes_back(deed: Token) -> bool:
    """Tell whether a deed is to end what somebody gets ("die Hilfe zu streichen", "would suspend aid")."""
    given = [one for head in role(deed, "object") for one in members(head)]
    taken = any(one.lemma_.casefold().endswith(WITHDRAWN) for one in given)
    return taken and not WITHDRAWING.isdisjoint(lemmas(deed)) and not is_negated(deed)


def _is_refusal(deed: Token) -> bool:
    """Tell whether a deed is not to be done: negated, or a verb of refusing ("auf das Geld zu verzichten")."""
    return is_negated(deed) != (not REFUSING.isdisjoint(lemmas(deed)))


def _negated_by_verb(token: Token) -> bool:
    """Tell whether a noun is the object of a negated verb ("hat nicht die Absicht", "made no promise")."""
    return (
        token.pos_ == "NOUN" and token.dep_ == "obj" and token.head.pos_ in ("VERB", "AUX") and is_negated(token.head)
    )


def _kind(entry: Stance, negated: bool) -> tuple[str, Polarity]:
    if negated and entry.negated:
        return entry.negated, "affirmed"
    return entry.kind, "negated" if negated else "affirmed"


def _arguments(token: Token, roles: tuple[str, ...], noun: Token | None) -> Iterator[Argument]:
    """Yield the roles that are filled, best first, at the word or at the noun of its light verb."""
    for name in roles:
        heads = role(token, name) or (role(noun, name) if noun is not None else _around_noun(token, name))
        heads = heads or _inside_phrase(token, name)
        heads = [head for head in heads if noun is None or head.i != noun.i]
        if heads:
            yield Argument(name, tuple(member.i for head in heads for member in members(head)))


def _inside_phrase(token: Token, name: str) -> list[Token]:
    """Return a German verb's prepositional argument that hangs on the phrase before it ("sprach sich in der Rede gegen X aus")."""
    if token.lang_ != "de" or token.pos_ != "VERB" or name in ROLES or not (particle(token) or reflexive(token)):
        return []
    before = (child for child in children_of(token) if child.dep_ == "obl" and case(child) in CIRCUMSTANCES)
    return next((found for child in before if (found := [one for one in role(child, name) if one.dep_ == "nmod"])), [])


def _surface_subject(token: Token, entry: Stance) -> Iterator[Argument]:
    """Yield the subject of an adjective that the parser took for a passive ("was prepared to")."""
    if entry.pos == "ADJ" and token.pos_ == "VERB" and "subject" in entry.holder and is_passive(token):
        found = subject(token)
        if found is not None:
            yield Argument("subject", tuple(member.i for member in members(found)))


def _inverted(token: Token, entry: Stance) -> Iterator[Argument]:
    """Yield the subject behind a German verb that the parser took for its object: "Das lehnte Benin ab"."""
    first = next(iter(role(token, "subject")), None)
    opens = token.lang_ == "de" and first is not None and first.lower_ in DEMONSTRATIVES and first.i < token.i
    if opens and token.pos_ == "VERB" and entry.holder[:1] == ("subject",) and not is_passive(token):
        behind = [one for one in role(token, "object") if one.i > token.i and one.pos_ in ("NOUN", "PROPN")]
        if len(behind) == 1:
            yield Argument("subject", tuple(one.i for one in members(behind[0])))


def _bare_name(token: Token, entry: Stance) -> Iterator[Argument]:
    """Yield a name without article behind the thing before a German verb: "Das Angebot hatte Indonesien abgelehnt".

    It counts only where that thing is no actor, since holders are tried in turn.
    """
    first = next(iter(role(token, "subject")), None)
    if token.lang_ != "de" or token.pos_ != "VERB" or entry.kind not in FALLBACK_KINDS or is_passive(token):
        return
    if first is None or first.pos_ != "NOUN" or first.lemma_.casefold() in WRITINGS or entry.holder[:1] != ("subject",):
        return
    behind = [
        one for one in (*role(token, "object"), *role(token, "dative")) if one.i > first.i and one.pos_ == "PROPN"
    ]
    if len({one.i for one in behind}) == 1 and not any(child.dep_ == "det" for child in behind[0].children):
        yield Argument("subject", tuple(one.i for one in members(behind[0])))


ORIGIN = closed_class("origin_verbs")
RECEIVING = closed_class("receiving_verbs")
PARTS = closed_class("parts")
WRITINGS = closed_class("writings")


def _origin(token: Token) -> Iterator[Argument]:
    """Yield from whom a noun comes: "Kritik kam von den Grünen", "criticism came from Ankara"."""
    verb = token.head
    if token.dep_.startswith("nsubj") and verb.pos_ == "VERB" and verb.lemma_.casefold() in ORIGIN:
        heads = [child for child in verb.children if case(child) in ("von", "aus", "from", "seitens")]
        if heads:
            yield Argument("origin", tuple(member.i for head in heads for member in members(head)))


def _hidden_agent(token: Token) -> Iterator[Argument]:
    """Yield the agent of a passive that hangs on its subject or on what was written.

    "Der Rücktritt von X wird gefordert"; "was condemned in a statement by Egypt".
    """
    if token.pos_ != "VERB" or not is_passive(token):
        return
    for child in token.children:
        named = child.dep_ in ("obl", "xcomp", "obj") and token.lang_ == "en" and _is_predicate_of(child)
        if child.dep_.startswith("nsubj") or named or (child.dep_ == "obl" and child.lemma_.casefold() in WRITINGS):
            heads = [
                word
                for word in child.children
                if word.dep_ == "nmod" and case(word) in ("von", "durch", "by", "seitens")
            ]
            if child.dep_ == "obl" and token.lang_ == "de":
                heads = heads or genitives(child)
            if heads:
                yield Argument("hidden agent", tuple(member.i for head in heads for member in members(head)))


def _is_predicate_of(noun: Token) -> bool:
    """Tell whether an English noun says as what its verb's object counts ("is considered a terrorist group by ...")."""
    return noun.pos_ == "NOUN" and case(noun) in ("", "as")


def _where_one(token: Token) -> Iterator[Argument]:
    """Yield where "man" takes a German stance: "In Rom reagierte man verärgert", "bei den Grünen ist man dagegen"."""
    verb = token.head if token.pos_ != "VERB" and token.head.pos_ == "VERB" else token
    who = subject(verb) if token.lang_ == "de" else None
    if who is None or who.lower_ != "man" or any(is_subjunctive(one) for one in (verb, *verb.children)):
        return
    for child in (*verb.children, *who.children):
        if case(child) in ("in", "bei", "aus") and child.dep_ in ("obl", "nmod"):
            yield Argument("where one", tuple(one.i for one in members(child)))


def _around_noun(token: Token, name: str) -> list[Token]:
    """Return a noun's prepositional argument where the parser hung it on its genitive or on its verb."""
    if token.pos_ not in ("NOUN", "PROPN") or name in ROLES or name in ("von", "of", "in"):
        return []
    places = [child for child in token.children if child.dep_ in ("nmod", "nmod:poss")]
    places += [token.head] if token.head.pos_ == "VERB" and token.dep_ in ("obj", "nsubj", "nsubj:pass", "obl") else []
    return next((found for place in places if (found := role(place, name))), [])


def _governor(token: Token, entry: Stance, triggers: frozenset[int]) -> Iterator[Argument]:
    """Yield the subject of the verb whose object a noun is ("bekräftigte die Forderung"), unless it is a stance itself."""
    if entry.pos != "NOUN" or token.dep_ not in ("obj", "obl", "obl:arg", "xcomp") or token.head.i in triggers:
        return
    found = subject(token.head) if token.head.pos_ == "VERB" else None
    if found is not None and not RECEIVING & set(lemmas(token.head)):
        yield Argument("governor", tuple(member.i for member in members(found)))


def _urged(token: Token, entry: Stance) -> Iterator[Argument]:
    """Yield who is to do what an English demand is for ("called for Ukraine to reduce corruption")."""
    if token.lang_ != "en" or entry.kind != "DEMANDS" or "for" not in entry.content:
        return
    for clause in token.children:
        marks = [child.lower_ for child in clause.children if child.dep_ == "mark"]
        if clause.dep_ not in ("xcomp", "advcl", "ccomp", "acl") or "to" not in marks or is_passive(clause):
            continue
        heads = [child for child in clause.children if child.dep_ == "nsubj" and "for" in marks]
        heads = heads or [child for child in role(token, "for") if child.i < clause.i]
        if heads:
            yield Argument("for infinitive", tuple(member.i for head in heads for member in members(head)))


def _receiver(token: Token, entry: Stance) -> Iterator[Argument]:
    """Yield who gets what a noun says ("Musharraf erhielt Kritik")."""
    if entry.pos == "NOUN" and token.dep_ == "obj" and RECEIVING & set(lemmas(token.head)):
        found = subject(token.head)
        if found is not None:
            yield Argument("receiver", tuple(member.i for member in members(found)))


def _content(
    token: Token, entry: Stance, noun: Token | None, taken: set[int], aimed: set[int]
) -> tuple[str, tuple[int, int] | None]:
    """Return the first filled content role and its phrase; the target is content only where nothing else is there."""
    if noun is not None:
        taken = taken | {noun.i}
    found = [
        (name, head)
        for name in entry.content
        for at in (token, noun)
        if at is not None
        for head in role(at, name) or _inside_phrase(at, name)
        if head.i not in taken and head.pos_ != "ADV"
    ]
    name, head = next((pair for pair in found if pair[1].i not in aimed), next(iter(found), ("", None)))
    if head is None:
        return "", None
    span = phrase(head)
    return name, (span.start, span.end)


def has_complement(frame: StanceFrame) -> bool:
    """Tell whether the content is a clause or an infinitive, which makes a weak word sure."""
    return frame.content_role in CLAUSAL
