"""Meetings as the lexicon finds them: word, who takes part, where, planned or held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.extraction.grammar import (
    case,
    feature_of,
    genitives,
    is_negated,
    is_passive,
    lemmas,
    members,
    particle,
    reflexive,
    role,
    subject,
)
from graph.extraction.modality import is_past, modality_of
from graph.extraction.stances import fits
from graph.linguistics.lexicon import Lexicon, MeetingWord, closed_class, lexicon
from graph.model.records import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLACE_CASES = {"de": ("in", "bei", "auf", "nach"), "en": ("in", "at")}
BEFORE, AFTER = ("vor", "before", "ahead"), ("nach", "after", "seit", "since", "following")
GROUPING = {"de": ("zwischen", "mit", "unter", "von"), "en": ("between", "with", "among", "of")}
ABOUT = {"de": ("über", "gegen", "wegen", "trotz"), "en": ("about", "against", "over", "despite", "on", "into")}
MEDIATION = ("vermittlung", "pendel", "schlichtung", "mediation", "shuttle")
PAYING = closed_class("visit_verbs")
AT = ("bei", "auf", "an", "at")
TOWARDS = ("zu", "to", "for")
BETWEEN = ("zwischen", "between")
WANTING = {"DEMANDS", "OFFERS"}
JUDGING = {"CRITICISES", "SUPPORTS"}
NOT_PASSIVE = ("meet", "treffen", "call")
EXPLETIVES = ("es", "it", "there")
RECOMMENDING = closed_class("recommending")
LACKING = closed_class("lacking")
STAYING_AWAY = closed_class("staying_away")
MOMENTS = closed_class("moments")
NO_MEETINGS = tuple(sorted(closed_class("no_meetings")))
COMING = ("kommen", "treten", "reisen", "finden", "treffen", "fliegen", "gehen", "fahren", "eilen")
"""Last parts of German verbs that have no passive with a subject."""
CONTINUING = closed_class("continuing")
ROUNDS = closed_class("rounds")
ORDINALS = closed_class("meeting_order")
ONLY_PLURAL = closed_class("only_plural")


@dataclass(frozen=True, slots=True)
class MeetingFrame:
    """A proposal: token indices of the word, of those who take part, and of the clause that dates and places it."""

    trigger: int
    entry: MeetingWord
    participants: tuple[int, ...]
    clause: int
    status: Status
    definite: bool
    order: str = ""


def meeting_frames(doc: Doc, words: Lexicon) -> Iterator[MeetingFrame]:
    """Yield the frames of all meeting words in the order of the text."""
    for token in doc:
        entry = meeting_word(token, words)
        if entry is not None and not _holds_another(token, entry, words):
            yield _frame(token, entry, words)


def meeting_word(token: Token, words: Lexicon) -> MeetingWord | None:
    """Return the entry of a word that reports a meeting where it stands, or None."""
    if token.dep_ == "dep" or token.pos_ not in ("VERB", "NOUN", "PROPN") or case(token) in LACKING:
        return None
    return next((entry for entry in _entries(token, words) if _fits(token, entry)), None)


def _holds_another(verb: Token, entry: MeetingWord, words: Lexicon) -> bool:
    """Tell whether a verb only says who takes part in the meeting that its object names ("attended the summit")."""
    if verb.pos_ != "VERB":
        return False
    named = [head for name in entry.participants for head in role(verb, name)]
    return any(head.pos_ != "VERB" and meeting_word(head, words) is not None for head in named)


def _entries(token: Token, words: Lexicon) -> list[MeetingWord]:
    found = [entry for lemma in lemmas(token) for entry in words.meetings.get(lemma, ())]
    if found or token.pos_ == "VERB":
        return found
    forms = _last_parts(token)
    if any(form.endswith(NO_MEETINGS) for form in forms):
        return []
    exact = [entry for form in forms for entry in words.meetings.get(form, ())]
    if exact or token.lang_ != "de":
        return exact
    if not any(form.endswith(_heads(token.lang_)) for form in forms):
        return []
    heads = [entry for entry in words.meeting_heads if any(form.endswith(entry.lemma.casefold()) for form in forms)]
    return sorted(heads, key=lambda entry: -len(entry.lemma))


@cache
def _heads(language: str) -> tuple[str, ...]:
    """Return the meeting words with which a compound may end, in lower case."""
    return tuple(entry.lemma.casefold() for entry in lexicon(language).meeting_heads)


def _last_parts(token: Token) -> tuple[str, ...]:
    """Return the part behind the hyphen, in German also without a genitive ending that the lemmatiser left ("Japanbesuches")."""
    last = token.lemma_.casefold().rsplit("-", 1)[-1]
    if token.lang_ == "de":
        return (last, last.removesuffix("es"), last.removesuffix("s"))
    return (*(f"{child.lower_} {last}" for child in token.children if child.dep_ in ("compound", "amod")), last)


def _fits(token: Token, entry: MeetingWord) -> bool:
    noun = token.pos_ in ("NOUN", "PROPN")
    if (entry.pos == "NOUN") != noun:
        return False
    if entry.particle and particle(token) != entry.particle and entry.lemma.casefold() not in lemmas(token):
        return False
    if (
        noun
        and "Sing" in feature_of(token, "Number")
        and entry.lemma.casefold() in ONLY_PLURAL
        and not _has_partner(token)
    ):
        return False
    if entry.reflexive is True and not reflexive(token):
        return False
    if entry.lemma in NOT_PASSIVE and not noun and is_passive(token):
        return False
    if not entry.particle and particle(token) and entry.lemma.casefold() != lemmas(token)[0]:
        return False
    if entry.subject_never and _is_any(role(token, "subject"), entry.subject_never):
        return False
    if not noun and entry.kind == "visit" and "object" not in entry.participants and _carries(token):
        return False
    return not (entry.object_never and _is_never(token, entry))


def _carries(verb: Token) -> bool:
    """Tell whether an English verb of travelling has an object: it brings something there ("flew food to Sudan")."""
    return verb.lang_ == "en" and any(child.dep_ == "obj" and not case(child) for child in verb.children)


def _has_partner(token: Token) -> bool:
    return any(case(child) in GROUPING.get(token.lang_, ()) for child in token.children)


def _is_never(token: Token, entry: MeetingWord) -> bool:
    """Tell whether something stands in a role that makes it no meeting ("nahm an den Parlamentswahlen teil")."""
    named = [head for name in dict.fromkeys(("object", *entry.participants[1:])) for head in role(token, name)]
    return _is_any(named, entry.object_never)


def _is_any(heads: list[Token], words: tuple[str, ...]) -> bool:
    """Tell whether one of the heads ends like one of the words."""
    endings = tuple(word.casefold() for word in words)
    return any(form.endswith(endings) for head in heads for form in (head.lemma_.casefold(), head.lower_))


def _frame(token: Token, entry: MeetingWord, words: Lexicon) -> MeetingFrame:
    clause = clause_of(token)
    return MeetingFrame(
        token.i, entry, tuple(dict.fromkeys(_participants(token, entry))), clause.i, _status(token, clause, words),
        not any("Ind" in feature_of(child, "Definite") for child in token.children), _order(token),
    )  # fmt: skip


def _order(token: Token) -> str:
    """Return the stem of the word that tells a meeting from others of its kind ("second", "weitere"), or an empty text."""
    words = (child.lower_ for child in _round(token).children if child.dep_ in ("amod", "det", "nummod"))
    said = next((word.rstrip("enmrs") for word in words if word in ORDINALS), "")
    verb = token.head if token.dep_.startswith("nsubj") else token
    return said or ("further" if verb.pos_ == "VERB" and not CONTINUING.isdisjoint(lemmas(verb)) else "")


def _round(token: Token) -> Token:
    """Return the round of which a meeting noun says what it is ("a second round of talks"), or the noun itself."""
    return token.head if token.dep_ == "nmod" and token.head.lemma_.casefold() in ROUNDS else token


def clause_of(token: Token) -> Token:
    """Return the verb that governs a meeting noun, or the verb itself."""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        if token.dep_ in (
            "nmod",
            "appos",
            "conj",
            "obl",
            "obj",
            "nsubj",
            "nsubj:pass",
            "iobj",
            "compound",
            "acl",
            "nmod:poss",
            "obl:arg",
            "xcomp",
        ):
            token = token.head
        else:
            break
    return token


def _participants(token: Token, entry: MeetingWord) -> Iterator[int]:
    for name in entry.participants:
        for head in _come_together(token) if name == "subject" and _is_perfect(token) else role(token, name):
            yield from (member.i for member in members(head))
    if token.pos_ == "VERB":
        return
    for child in token.children:
        if child.dep_.startswith(("nmod", "obl")) and case(child) in GROUPING.get(token.lang_, ()):
            yield from (member.i for member in members(child))
            yield from _second_side(token, child)
    yield from (member.i for genitive in genitives(token) for member in members(genitive))
    who = subject(token) if case(token) == "in" and any(child.dep_ == "cop" for child in token.children) else None
    if who is not None:
        yield from (member.i for member in members(who))
    yield from _of_governor(token)


def _is_perfect(verb: Token) -> bool:
    """Tell whether a German verb of coming is in the perfect, which a parser may take for a passive ("ist zusammengekommen")."""
    auxiliaries = [child.lemma_ for child in verb.children if child.dep_ in ("aux", "aux:pass")]
    return verb.lang_ == "de" and verb.pos_ == "VERB" and auxiliaries == ["sein"] and lemmas(verb)[0].endswith(COMING)


def _come_together(verb: Token) -> list[Token]:
    found = subject(verb)
    return [found] if found is not None else []


def _second_side(token: Token, first: Token) -> Iterator[int]:
    """Yield who stands behind "zwischen A und" where the parser joined them to the meeting rather than to A."""
    if case(first) in BETWEEN and len(members(first)) == 1:
        joined = (child for child in token.children if child.dep_ == "conj" and child.i > first.i)
        yield from (member.i for child in joined for member in members(child))


def _of_governor(token: Token) -> Iterator[int]:
    """Yield the subject of a verb that holds the meeting ("führte Gespräche mit"), and by whom it was attended."""
    beside = token.head.lemma_.casefold() in MOMENTS and token.dep_ == "nmod"
    token = token.head if beside else token
    verb = token.head
    if verb.pos_ in ("NOUN", "PROPN") and token.dep_ in ("nmod", "obl") and case(token) in AT:
        yield verb.i
    if verb.pos_ != "VERB" or _only_tells(verb, token) or _stays_away(verb):
        return
    if case(token) in AT and not any(case(child) in GROUPING.get(token.lang_, ()) for child in token.children):
        yield from (member.i for told in _addressed(verb) for member in members(told))
    if token.dep_ == "obj" and lemmas(verb)[0] in PAYING:
        yield from (member.i for visited in role(verb, "dative") for member in members(visited))
    if token.dep_ == "nsubj:pass":
        yield from (member.i for agent in role(verb, "subject") for member in members(agent))
    about = case(token) in ABOUT.get(token.lang_, ()) and not beside
    if token.dep_ not in ("obj", "obl", "obl:arg") or about:
        return
    if case(token) in BEFORE and not any(case(child) in ("mit", "with") for child in token.children):
        return
    if case(token) in TOWARDS:
        yield from (member.i for called in role(verb, "object") for member in members(called))
    of_others = any(case(child) in BETWEEN for child in token.children) and not token.lower_.startswith(MEDIATION)
    found = None if of_others else subject(verb)
    if found is not None and found.lower_ not in EXPLETIVES:
        yield from (member.i for member in members(found))
    for child in verb.children:
        if child.dep_.startswith("obl") and case(child) in ("mit", "with", "zwischen", "between"):
            yield from (member.i for member in members(child))
        if case(token) in AT and child.dep_ in ("obj", "obl") and child.i != token.i:
            sides = (word for word in child.children if case(word) in BETWEEN)
            yield from (member.i for side in sides for member in members(side))


def _stays_away(verb: Token) -> bool:
    """Tell whether a verb says that its subject is not there ("blieb dem Gipfel fern", "skipped the summit")."""
    parts = (
        {f"{child.lower_}{lemma}" for child in verb.children for lemma in lemmas(verb)} if verb.lang_ == "de" else set()
    )
    return not STAYING_AWAY.isdisjoint(parts | set(lemmas(verb)))


def _addressed(verb: Token) -> list[Token]:
    """Return to whom somebody speaks at a meeting ("told Macron that ...")."""
    reports = lexicon(verb.lang_).reports.get(lemmas(verb)[0], ()) if verb.lang_ == "en" else ()
    names = dict.fromkeys(("dative", *(name for report in reports for name in report.addressee)))
    return next((found for name in names if (found := role(verb, name))), [])


def _only_tells(verb: Token, token: Token) -> bool:
    """Tell whether a verb says or judges something of its object ("bezeichnete den Besuch als") or wants others to meet."""
    if token.dep_ != "obj":
        return False
    words, lemma = lexicon(verb.lang_), lemmas(verb)[0]
    kinds = {stance.kind for stance in words.stances.get(lemma, ()) if not stance.noun}
    of_others = any(case(child) in BETWEEN for child in token.children)
    return (
        lemma in words.reports or lemma in RECOMMENDING or bool(kinds & JUDGING) or ("DEMANDS" in kinds and of_others)
    )


def _status(token: Token, clause: Token, words: Lexicon) -> Status:
    """Return the status from status words, wishes, negation, modality and tense, in this order.

    Words of the clause count only where the meeting is its verb, subject or object; a cancelled plan is cancelled,
    what is to begin has not begun.
    """
    core = token.i == clause.i or _round(token).dep_ in ("nsubj", "nsubj:pass", "obj")
    near = [token, *token.children, *((clause, *clause.children) if core else ())]
    modality = modality_of(clause) if core else "actual"
    said = [status for word in near if (status := _status_word(word, words))]
    begun = modality == "actual" and "Inf" not in feature_of(clause, "VerbForm")
    said = [status for status in said if status != "ongoing" or begun]
    if said:
        return "cancelled" if "cancelled" in said else said[0]
    if _is_wanted(_round(token), words):
        return "proposed"
    if token.pos_ != "VERB" and case(token) in BEFORE:
        return "planned"
    if token.pos_ != "VERB" and case(token) in AFTER:
        return "held"
    if is_negated(token) or (core and is_negated(clause)):
        return "cancelled"
    if modality != "actual":
        return "planned" if modality == "future" else "proposed"
    return "held" if is_past(clause) else "planned"


def _is_wanted(noun: Token, words: Lexicon) -> bool:
    """Tell whether a meeting is what somebody demands or offers ("forderte zu Gesprächen auf", "the call for talks")."""
    if noun.pos_ == "VERB" or noun.dep_ not in ("obj", "obl", "obl:arg", "nmod"):
        return False
    name, governor = case(noun) or "object", noun.head
    forms = dict.fromkeys((*lemmas(governor), governor.lemma_.casefold()))
    entries = [entry for form in forms for entry in words.stances.get(form, ()) if fits(governor, entry)]
    kinds = {entry.kind for entry in entries if name in entry.content}
    return bool(kinds) and kinds <= WANTING


def _status_word(word: Token, words: Lexicon) -> Status | None:
    """Return the status that a word gives by the lexicon ("planned", "absagen")."""
    for lemma in lemmas(word) if word.pos_ in ("VERB", "ADJ", "NOUN", "ADV", "AUX") else ():
        row = words.statuses.get(lemma) or words.statuses.get(word.lower_)
        whole = row is not None and word.lemma_.casefold() == row.lemma.casefold()
        if row is not None and (not row.particle or particle(word) == row.particle or whole):
            return _known_status(row.status)
    return None


def _known_status(status: str) -> Status:
    known: dict[str, Status] = {
        "planned": "planned",
        "held": "held",
        "ongoing": "ongoing",
        "proposed": "proposed",
        "cancelled": "cancelled",
    }
    return known.get(status, "held")
