"""Pronouns and general words: "er", "sie", "der 61-Jährige", "das Land", "die Organisation"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.grammar import case, children_of, feature_of, is_passive, lemmas, members, spoken_of
from graph.linguistics.lexicon import closed_class, lexicon
from graph.resolution.cast import Cast, Figure, is_of_kind, last_words

if TYPE_CHECKING:
    from spacy.tokens import Token

BOTH = closed_class("both")
PERSON_PRONOUNS = {"er": "m", "ihn": "m", "ihm": "m", "sein": "m", "seine": "m", "seiner": "m", "seinen": "m", "seinem": "m",
                   "seines": "m", "he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}  # fmt: skip
PERSON_POSSESSIVES = closed_class("possessives") - closed_class("relative_possessives") - {"its", "their"}
THEY = closed_class("third_person")
GENERAL = {
    "State": closed_class("general_state"),
    "Organisation": closed_class("general_organisation"),
}
AGE = re.compile(r"^\d{2}-[jJ]ährige[rn]?$|^\d{2}-year-old$")
PLURAL = ("sie", "they")
THINGS = closed_class("things")
IMPERSONAL_VERBS = closed_class("impersonal_verbs")
WINDOW = 120
SUBJECT = 40
"""By how many words a subject counts as nearer to a pronoun than other mentions."""


def settle_references(cast: Cast) -> None:
    """Let pronouns and general words name the figure that they mean, where the text decides."""
    bare = {one.head for one in cast.mentions if one.body is not None and one.body.stands_for_state and one.definite}
    for token in cast.doc:
        if token.i in cast.at or token.dep_ == "dep":
            continue
        if _is_both(token):
            pair = two_before(cast, token)
            if pair:
                cast.at[token.i] = pair
            continue
        figures = _several(cast, token) or [figure for figure in [_meant(cast, token, bare)] if figure is not None]
        if figures:
            cast.at[token.i] = figures
            for figure in figures:
                cast.again.setdefault(id(figure), []).append(token.i)


def _several(cast: Cast, token: Token) -> list[Figure]:
    """Return all whom a plural "sie" or "they" means: the subjects of the clause before, coordinated or in one office."""
    if token.pos_ != "PRON" or token.lower_ not in PLURAL or not token.dep_.startswith("nsubj") or _is_singular(token):
        return []
    for index in range(token.i - 1, max(-1, token.i - WINDOW), -1):
        other = cast.doc[index]
        if other.dep_.startswith("nsubj") and index in cast.at:
            found = [figure for one in members(other) for figure in cast.at.get(one.i, [])]
            return list(dict.fromkeys(found)) if len(found) > 1 else []
    return []


def _is_both(token: Token) -> bool:
    """Tell whether a word means two actors named before: "beide" alone or with a general noun ("beide Seiten")."""
    if token.lower_ in BOTH:
        return token.pos_ in ("PRON", "NOUN") or token.dep_.startswith("nsubj")
    return token.pos_ == "NOUN" and any(
        child.lower_ in ("beide", "beiden", "beider", "both") for child in children_of(token)
    )


def two_before(cast: Cast, token: Token, kinds: frozenset[str] = frozenset()) -> list[Figure]:
    """Return the two figures last named before "beide" that are of one kind, and of the noun's ("beide Staatschefs"); or of the kinds."""
    found: list[Figure] = []
    wanted = kinds or _kind_of_both(token)
    for index in range(token.i - 1, max(-1, token.i - WINDOW), -1):
        for figure in cast.at.get(index, []):
            alike = figure.kind in ({found[0].kind} if found and not kinds else wanted)
            aside = bool(kinds) and _is_aside(cast.doc[index], token)
            if figure not in found and alike and not aside and cast.doc[index].pos_ == "PROPN":
                found.append(figure)
        if len(found) == 2:
            return found[::-1]
    return []


def _is_aside(name: Token, token: Token) -> bool:
    """Tell whether a name is where something happens or who deals with both ("In Rom ...", "Malaysia vermittelt zwischen den Parteien")."""
    head = name.head if name.dep_ in ("appos", "flat") else name
    return case(head) in ("in", "nach", "at") or (head.head.i == token.head.i and head.dep_.startswith("nsubj"))


def _kind_of_both(token: Token) -> frozenset[str]:
    """Return the kinds of actors that the noun beside "beide" can mean; of a pronoun or "Seiten" all."""
    named = lexicon(token.lang_)
    forms = lemmas(token)
    if any(form in GENERAL["State"] for form in forms):
        return frozenset(("State",))
    if any(form in named.titles for form in forms):
        return frozenset(("Official",))
    if any(form in GENERAL["Organisation"] for form in forms):
        return frozenset(("State", "Organisation"))
    return frozenset(("State", "Organisation", "Official"))


def _meant(cast: Cast, token: Token, bare: set[int]) -> Figure | None:
    """Return what a pronoun or general word means; `bare` are the bodies of states without their state ("die Behörden")."""
    word = token.lower_
    if token.i in bare:
        return _last(cast, token, "State")
    if AGE.match(token.text):
        figure = _last(cast, token, "Official")
        if figure is not None:
            figure.surfaces.setdefault(token.text, 1)
        return figure
    if token.pos_ in ("PRON", "DET") and word in PERSON_PRONOUNS:
        return _person(cast, token, PERSON_PRONOUNS[word])
    if token.pos_ == "PRON" and word == "sie" and _is_singular(token):
        return _she(cast, token) or _they(cast, token)
    if token.pos_ in ("PRON", "DET") and word in THEY:
        return _they(cast, token)
    if token.pos_ != "NOUN":
        return None
    kind = next((kind for kind, words in GENERAL.items() if token.lemma_.casefold() in words), "")
    if kind and (own := _own_body(cast, token, kind)) is not None:
        return own
    if (
        kind
        and not _is_plural_or_named(token)
        and any(
            child.lower_ in ("das", "die", "der", "dem", "des", "the", "dieses", "diese", "this")
            for child in token.children
        )
    ):
        return _called_so(cast, token) or _last(cast, token, kind)
    return None


def _own_body(cast: Cast, token: Token, kind: str) -> Figure | None:
    """Return the body of the person to whom a general word belongs ("sein Verband", "her party"): of their offices the one of that kind."""
    owner = next((child for child in children_of(token) if child.lower_ in PERSON_POSSESSIVES), None)
    persons = [one for one in cast.at.get(owner.i, []) if one.kind == "Official"] if owner is not None else []
    bodies = (body for one in persons for held in one.offices for body in (held.of, held.also) if body is not None)
    options = [body for body in bodies if body.kind == kind]
    return next((one for one in options if is_of_kind(one, token.lemma_.casefold())), next(iter(options), None))


def _called_so(cast: Cast, token: Token) -> Figure | None:
    """Return the body named shortly before of which a general word says the kind or ends the name ("der Verband" after "Bauernverband")."""
    word = token.lemma_.casefold()
    fitting = [
        one
        for one in cast.figures
        if one.kind == "Organisation"
        and any(0 < token.i - head < WINDOW for head in one.heads)
        and (is_of_kind(one, word) or any(last.endswith(word) for last in last_words(one)))
    ]
    return max(fitting, key=lambda one: max(head for head in one.heads if head < token.i), default=None)


def _is_plural_or_named(token: Token) -> bool:
    """Tell whether a noun means several ("die Organisationen") or says itself which one it means ("die Gruppe Ende Gelände")."""
    named = any(child.dep_ in ("appos", "flat") and child.pos_ == "PROPN" for child in token.children)
    return named or "Plur" in feature_of(token, "Number")


def _person(cast: Cast, token: Token, gender: str) -> Figure | None:
    """Return the person that a pronoun means: of whom it is said, or the subject or speaker last named of that gender."""
    topic = spoken_of(token)
    named = [one for one in cast.at.get(topic.i, []) if one.kind == "Official"] if topic is not None else []
    if named and (not named[0].gender or named[0].gender == gender):
        return named[0]
    return _last(cast, token, "Official", gender)


def _is_singular(token: Token) -> bool:
    """Tell by the verb whether a subject "sie" is one."""
    verbs = [token.head, *(child for child in token.head.children if child.dep_ in ("aux", "aux:pass", "cop"))]
    finite = [verb for verb in verbs if "Fin" in feature_of(verb, "VerbForm")]
    return token.dep_.startswith("nsubj") and any(
        "Sing" in feature_of(verb, "Number") and not verb.lower_.endswith("en") for verb in finite
    )


def _she(cast: Cast, token: Token) -> Figure | None:
    """Return the woman or the organisation that "sie" means: whoever of them was named last, a subject before others."""
    woman, body = _recent(cast, token, "Official", "f"), _recent(cast, token, "Organisation")
    found = [one for one in (woman, body) if one is not None]
    return max(found, key=lambda one: one[0])[1] if found else None


def _they(cast: Cast, token: Token) -> Figure | None:
    """Return what "sie", "it" or "they" means: the subject of the clause or sentence before, if it is a figure."""
    if token.lower_ == "es":
        return _last(cast, token, "State") if _acts(token) else None
    if token.lower_ in ("it", "ihr"):
        return None if token.dep_ == "expl" else _subject_before(cast, token)
    return _subject_before(cast, token)


def _acts(token: Token) -> bool:
    """Tell whether "es" does something to somebody ("Es warf der Regierung ... vor"), so that it can be a country."""
    verb = token.head
    others = [child for child in verb.children if child.dep_ in ("obj", "iobj", "obl:arg") and child.i != token.i]
    return (
        token.dep_ == "nsubj"
        and verb.pos_ == "VERB"
        and bool(others)
        and verb.lemma_.casefold() not in IMPERSONAL_VERBS
    )


def _subject_before(cast: Cast, token: Token) -> Figure | None:
    for index in range(token.i - 1, max(-1, token.i - WINDOW), -1):
        other = cast.doc[index]
        if other.dep_.startswith("nsubj") and index in cast.at:
            figure = cast.at[index][0]
            return None if figure.kind == "Official" and token.lower_ in THINGS else figure
    return None


def _last(cast: Cast, token: Token, kind: str, gender: str = "") -> Figure | None:
    found = _recent(cast, token, kind, gender)
    return found[1] if found else None


def _beside(cast: Cast, token: Token, figure: Figure) -> bool:
    """Tell whether a figure is another argument of a pronoun's verb: "Schäuble warf er vor" does not accuse himself."""
    return token.pos_ == "PRON" and any(
        cast.doc[head].head.i == token.head.i for head in figure.heads if head != token.i
    )


def _is_faint(cast: Cast, figure: Figure, index: int) -> bool:
    """Tell whether an unnamed person of no known gender was named beside the point, so that no pronoun goes back to them."""
    return figure.anonymous and not figure.gender and not cast.doc[index].dep_.startswith("nsubj")


def _is_subject(token: Token) -> bool:
    """Tell whether a word is who acts: a subject, the name beside one ("die Abgeordnete Gisela Piltz"), a passive's agent."""
    head = token.head if token.dep_ in ("appos", "flat") else token
    agent = head.dep_.startswith("obl") and case(head) in ("von", "by") and is_passive(head.head)
    return head.dep_.startswith("nsubj") or agent


def _recent(cast: Cast, token: Token, kind: str, gender: str = "") -> tuple[int, Figure] | None:
    """Return the figure of a kind last named before a token, with the place of its mention; subjects count as nearer."""
    best: tuple[int, Figure] | None = None
    for figure in cast.figures:
        if (
            figure.kind != kind
            or (gender and figure.gender and figure.gender != gender)
            or _beside(cast, token, figure)
        ):
            continue
        seen = (*figure.heads, *cast.again.get(id(figure), ()))
        before = [head for head in seen if head < token.i and token.i - head < WINDOW]
        if before and not (gender and _is_faint(cast, figure, max(before))):
            weight = max(before) + (SUBJECT if _is_subject(cast.doc[max(before)]) else 0)
            if best is None or weight > best[0]:
                best = (weight, figure)
    return best
