"""Whom an office stands for where only the text before it says so: "its envoy", "In Zagreb ... Verkehrsminister X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extraction.grammar import case
from graph.linguistics.lexicon import closed_class
from graph.resolution.cast import Cast, Figure, state_of_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from graph.extraction.mentions import Mention

NATIONAL = frozenset(("state", "government", "ministry", "diplomatic"))
OF_STATES = frozenset(("ministry", "government", "presidency", "embassy", "diplomatic"))
PRIVATE = closed_class("titles_of_no_state")
COLLEAGUES = closed_class("titles_of_colleagues")
POSSESSIVES = closed_class("possessives")
RELATIVE_POSSESSIVES = closed_class("relative_possessives")
OF_BODIES = frozenset(("organisation", "company"))
MINISTERS_OF_REGIONS = frozenset(("DE", "US", "IN", "AU", "CA", ""))
"""States whose regions have ministers too, so that a party or a region does not tell whose a minister is."""
WITHIN = frozenset(("subnational", "party"))
SPOKEN_FOR = frozenset(("government", "ministry"))
FOREIGN = frozenset(("foreign", "defence"))
AT_HOME = frozenset(("government", "military", "ministry", "parliament"))
PRESIDENTS = closed_class("titles_of_presidents")
WITH_PRESIDENTS = frozenset("company bank union ngo council un_body international_organisation unknown group".split())
WHO = ("who", "der", "die")
FOR = ("for", "für", "namens")
SPEAKING = closed_class("verbs_of_speaking_for")
LEADING = closed_class("verbs_of_leading")
LEADING_ALONE = closed_class("verbs_of_leading_alone")
LED = closed_class("participles_of_leading")
SAYING = closed_class("verbs_of_saying_for")
BY = ("by", "von")
AMERICAN_PARTIES = {"R": "ORG-REP", "D": "ORG-DEM"}
PERSONAL = ("his", "her")
OF_FEMININES = ("ihr", "deren")
ORIGIN = ("aus", "from", "von", "by", "laut", "seitens")
BESIDE = ("mit", "with", "gegen", "against")
TOPIC = 3
"""Within how many words of its start a sentence says where it takes place."""


def by_possessive(cast: Cast, mention: Mention) -> Figure | None:
    """Return the body that a possessive before an office means ("its envoy", "whose president", "Dessen Sprecher")."""
    word = _possessive(cast.doc[mention.head])
    if word is None or mention.office is None or _title(mention) in (COLLEAGUES | PRIVATE):
        return None
    noun = _antecedent(word) if word.lower_ in RELATIVE_POSSESSIVES else None
    meant = (noun,) if noun is not None else (token for token in _before(word) if _agrees(cast, word, token))
    bodies = (body for token in meant if _can_own(cast, word, token) for body in _bodies(cast, token))
    return next((body for body in bodies if _can_have(body, mention)), None)


def _can_own(cast: Cast, word: Token, token: Token) -> bool:
    """Tell whether an English possessive can mean what a word names: "her" a person, "its" a state or body."""
    if word.lower_ in PERSONAL:
        return any(figure.kind == "Official" for figure in cast.at.get(token.i, []))
    return word.lower_ != "its" or all(figure.kind != "Official" for figure in cast.at.get(token.i, []))


def has_possessive(cast: Cast, mention: Mention) -> bool:
    """Tell whether a possessive says whose an office is, though nobody knows whom it means."""
    return _possessive(cast.doc[mention.head]) is not None


def _possessive(head: Token) -> Token | None:
    """Return the possessive or relative word before an office."""
    return next((child for child in head.children if child.i < head.i and child.lower_ in POSSESSIVES), None)


def _title(mention: Mention) -> str:
    title = mention.office.title if mention.office is not None else None
    return (title.lemma or title.word).casefold() if title is not None else ""


def _antecedent(word: Token) -> Token | None:
    """Return the noun on which the relative clause of a word hangs."""
    clause = word.head
    while clause.head.i != clause.i and not clause.dep_.startswith("acl"):
        clause = clause.head
    return clause.head if clause.dep_.startswith("acl") and clause.head.i < word.i else None


def _before(word: Token) -> Iterator[Token]:
    """Give what a possessive can mean: the subjects before it ("deren": the last noun), other words, then one sentence back."""
    doc, sent = word.doc, word.sent
    spans = [doc[sent.start : word.i]]
    if sent.start:
        spans.append(doc[doc[sent.start - 1].sent.start : sent.start])
    for span in spans:
        latest = list(reversed(span))
        if word.lower_ not in RELATIVE_POSSESSIVES:
            yield from (token for token in latest if token.dep_.startswith("nsubj"))
        yield from latest


def _agrees(cast: Cast, word: Token, token: Token) -> bool:
    """Tell whether a German possessive can mean a noun by its gender ("ihr": die Bank, "sein": der Bund, Norwegen)."""
    if word.lang_ != "de":
        return True
    shown = [mark for one in (token, *token.children) if one.i == token.i or one.dep_ == "det" for mark in _marks(one)]
    if not shown and all(figure.kind != "State" for figure in cast.at.get(token.i, [])):
        return True
    return ("Fem" in shown or "Plur" in shown) == word.lower_.startswith(OF_FEMININES)


def _marks(token: Token) -> list[str]:
    return [*token.morph.get("Gender", []), *token.morph.get("Number", [])]


def _bodies(cast: Cast, token: Token) -> Iterator[Figure]:
    """Give the states and bodies that a word names, for an official or a part of a party those that they stand for."""
    for figure in cast.at.get(token.i, []):
        side = figure.side
        if side is not None and (figure.kind == "Official" or side.sort == "party"):
            yield side
        elif figure.kind != "Official":
            yield figure


def _can_have(body: Figure, mention: Mention) -> bool:
    """Tell whether a body can have an office: a minister has a state, not an army or a company."""
    office = mention.office
    if office is None or office.title.generic or office.title.body not in ("government", "ministry"):
        return True
    return body.kind == "State" or body.sort in OF_STATES | {"subnational"}


def state_in_focus(cast: Cast, mention: Mention, *, itself: bool = False) -> Figure | None:
    """Return the state that acts in the sentence of an office or in the one before it ("In Zagreb ... Verkehrsminister X").

    With `itself` only a state that is named as the subject, no other way to act.
    """
    office, sent = mention.office, cast.doc[mention.head].sent
    if office is None or office.title.body not in NATIONAL or _is_beside(cast.doc[mention.head]):
        return None
    if office.title.generic and office.title.body not in SPOKEN_FOR:
        return None
    here = _acting(cast, sent, mention.start, itself)
    if here is not None or sent.start == 0:
        return here
    return _acting(cast, cast.doc[sent.start - 1].sent, sent.start, itself)


def _is_beside(head: Token) -> bool:
    """Tell whether an office stands over against the subject of its clause ("met with President X")."""
    while head.dep_ in ("compound", "flat", "appos") and head.head.i != head.i:
        head = head.head
    return case(head) in BESIDE


def _is_subject(head: Token) -> bool:
    """Tell whether an office or the name beside it is the subject of its clause."""
    while head.dep_ in ("compound", "flat", "appos") and head.head.i != head.i:
        head = head.head
    return head.dep_.startswith("nsubj")


def _acting(cast: Cast, sent: Span, stop: int, itself: bool) -> Figure | None:
    """Return the state that the main subject of a sentence names or stands for, else the one where it takes place."""
    main = [token for token in sent if token.i < stop and token.dep_.startswith("nsubj") and _is_main(token.head)]
    for token in (*main, sent.root):
        if token.i < stop and (token in main or token.pos_ in ("PROPN", "NOUN")):
            state = next((one for one in cast.at.get(token.i, []) if one.kind == "State"), None)
            if state is not None or (not itself and (state := _represented(cast, token)) is not None):
                return state
    if itself:
        return None
    places = [state for token in sent if token.i < stop and (state := _seat(cast, sent, token)) is not None]
    return places[0] if len(set(map(id, places))) == 1 else None


def _is_main(verb: Token) -> bool:
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")


def _represented(cast: Cast, token: Token) -> Figure | None:
    """Return the state that a subject speaks for or is called after ("das sudanesische Fernsehen")."""
    figures = cast.at.get(token.i, [])
    for figure in figures:
        of_state = figure.kind == "Official" or ("/" in figure.key and figure.sort in OF_STATES)
        if of_state and figure.side is not None and figure.side.kind == "State":
            return figure.side
    if any(figure.kind == "Official" for figure in figures):
        return None
    around = (child.i for child in token.children if child.dep_ in ("amod", "nmod", "nmod:poss"))
    return next((one for index in around for one in cast.at.get(index, []) if one.kind == "State"), None)


def _seat(cast: Cast, sent: Span, token: Token) -> Figure | None:
    """Return the state from which something comes, or whose capital opens a sentence ("In Budapest verfängt das nicht")."""
    preposition, place = case(token), cast.places.get(token.i)
    if preposition in ORIGIN and token.dep_.startswith("obl"):
        named = next((figure for figure in cast.at.get(token.i, []) if figure.kind == "State"), None)
        return named or (state_of_place(cast, place) if place is not None and place.how == "capital" else None)
    if place is None or place.how != "capital" or preposition != "in" or token.i - sent.start >= TOPIC:
        return None
    state = state_of_place(cast, place)
    return state if state is not None and state.heads else None


def body_in_focus(cast: Cast, mention: Mention) -> Figure | None:
    """Return the body that acts in the sentence of an office or in the one before it ("Die KNUT lehnte ab. ... Generalsekretär X")."""
    office, head = mention.office, cast.doc[mention.head]
    if office is None or _title(mention) in PRIVATE:
        return None
    president = _title(mention) in PRESIDENTS
    if office.title.body not in OF_BODIES and not president:
        return None
    if "-" in head.text or has_complement(head) or _has_owner(head) or (president and not _is_subject(head)):
        return None
    starts = [head.sent.start] + ([head.doc[head.sent.start - 1].sent.start] if head.sent.start else [])
    for start, stop in zip(starts, (mention.start, head.sent.start), strict=False):
        subjects = (token for token in cast.doc[start:stop] if token.dep_.startswith("nsubj") and _is_main(token.head))
        bodies = (one for token in subjects for one in _bodies(cast, token))
        if president:
            bodies = (one for one in bodies if one.sort in WITH_PRESIDENTS)
        found = next((one for one in bodies if one.kind == "Organisation" or office.title.generic), None)
        if found is not None:
            return found
    return None


def _has_owner(head: Token) -> bool:
    """Tell whether a name in the genitive stands before an office ("Maghrabis Sprecher")."""
    return any(child.i < head.i and child.pos_ == "PROPN" and child.dep_.startswith("nmod") for child in head.children)


def has_complement(head: Token) -> bool:
    """Tell whether an office itself says whose it is or for what ("spokesman for the governor"), though nobody knows that."""
    return any(child.dep_ in ("nmod", "nmod:poss") and child.i > head.i for child in head.children)


def state_of_party(cast: Cast, person: Figure, mention: Mention) -> Figure | None:
    """Return the state of the party in parentheses behind a minister ("Innenminister X (ÖVP)"), unless it can be a region's minister."""
    office = mention.office
    if office is None or office.title.generic or office.title.body not in ("ministry", "government"):
        return None
    homes = {
        one.of.known.of for one in person.offices if one.of is not None and one.of.sort == "party" and one.of.known
    }
    if len(homes) != 1 or (homes <= MINISTERS_OF_REGIONS and office.title.ministry not in FOREIGN):
        return None
    return cast.figure_of_key(homes.pop())


def implied_state(cast: Cast, mention: Mention) -> Figure | None:
    """Return the state of the only country whose regions and parties an article names that names no state itself."""
    office = mention.office
    if office is None or office.title.generic or office.title.body not in ("ministry", "government"):
        return None
    of_town = any(child.dep_ == "amod" and child.text[:1].isupper() for child in cast.doc[mention.head].children)
    if of_town or any(figure.kind == "State" and figure.heads for figure in cast.figures):
        return None
    named = [figure.known for figure in cast.figures if figure.heads and figure.known and figure.sort in WITHIN]
    homes = {known.of for known in named}
    return cast.figure_of_key(homes.pop()) if len(homes) == 1 and not homes <= MINISTERS_OF_REGIONS else None


def state_of_post(cast: Cast, mention: Mention) -> Figure | None:
    """Return the state in whose capital an official without a name is at home ("an air force spokesman in Jakarta")."""
    office, head = mention.office, cast.doc[mention.head]
    if office is None or office.title.body not in AT_HOME:
        return None
    beside = (child for child in head.children if child.i > head.i and case(child) == "in")
    places = (place for child in beside if (place := cast.places.get(child.i)) is not None and place.how == "capital")
    return next((state for place in places if (state := state_of_place(cast, place)) is not None and state.heads), None)


def state_of_speech(cast: Cast, mention: Mention) -> Figure | None:
    """Return the state in whose capital a minister or spokesman speaks ("deputy minister X told journalists in Brasília")."""
    office, verb = mention.office, cast.doc[mention.head]
    if office is None or office.title.body not in SPOKEN_FOR:
        return None
    while verb.dep_ in ("compound", "flat", "appos", "nsubj", "conj") and verb.pos_ != "VERB" and verb.head.i != verb.i:
        verb = verb.head
    if verb.lemma_.casefold() not in SAYING:
        return None
    near = [child for one in (verb, *verb.children) for child in one.children if case(child) in ("in", "from", "aus")]
    places = (place for child in near if (place := cast.places.get(child.i)) is not None and place.how == "capital")
    return next((state for place in places if (state := state_of_place(cast, place)) is not None and state.heads), None)


def spoken_for(cast: Cast, mention: Mention) -> Figure | None:
    """Return the body or state for which a person speaks by a relative clause ("X, who speaks for the union")."""
    name = cast.doc[mention.start : mention.end].root
    for verb in (child for child in name.children if child.dep_.startswith("acl") and child.i >= mention.end):
        if not any(child.lower_ in WHO and child.dep_ == "nsubj" for child in verb.children):
            continue
        lemma = verb.lemma_.casefold()
        for child in verb.children:
            stands = lemma in SPEAKING | LEADING and case(child) in FOR
            leads = lemma in LEADING and child.dep_ in ("obj", "iobj", "obl:arg") and not case(child)
            found = [one for one in cast.at.get(child.i, []) if one.kind != "Official"] if stands or leads else []
            if found:
                return found[0]
    return None


def led_by(cast: Cast, mention: Mention) -> Figure | None:
    """Return the body that a person leads or for which they speak by the verb beside their name.

    "The union led by X", "das Forum, dem X vorsteht", "der von X geleitete Verband", "X heads the league", "Für die ÖVP sagte X".
    """
    name = cast.doc[mention.start : mention.end].root
    while name.dep_ in ("appos", "flat") and name.head.i != name.i:
        name = name.head
    verb = name.head
    if name.dep_.startswith("nsubj") and not name.dep_.endswith("pass"):
        spoken = _said_for(cast, name, verb)
        if spoken is not None or verb.lemma_.casefold() not in LEADING_ALONE:
            return spoken
        objects = [child for child in verb.children if child.dep_ in ("obj", "iobj", "obl:arg") and child.i != name.i]
        relative = verb.dep_.startswith("acl") and any(one.pos_ == "PRON" and one.i < name.i for one in objects)
        return (
            _body(cast, verb.head) if relative else next((body for one in objects if (body := _body(cast, one))), None)
        )
    leads = verb.dep_ in ("acl", "amod") and case(name) in BY and verb.lemma_.casefold() in (LEADING_ALONE | LED)
    return _body(cast, verb.head) if leads else None


def _said_for(cast: Cast, name: Token, verb: Token) -> Figure | None:
    """Return the body for which a person speaks by what stands before the verb ("Für die ÖVP sagte X", "Speaking for Y, X said")."""
    if verb.lemma_.casefold() not in SPEAKING | SAYING:
        return None
    before = [child for child in verb.children if child.i < min(name.i, verb.i)]
    phrases = [child for child in before if child.dep_ == "obl" and name.i > verb.i]
    for child in before:
        if child.dep_ == "advcl" and child.lemma_.casefold() in SPEAKING:
            phrases.extend(child.children)
    return next((body for one in phrases if case(one) in FOR and (body := _body(cast, one))), None)


def _body(cast: Cast, token: Token) -> Figure | None:
    return next((figure for figure in cast.at.get(token.i, []) if figure.kind == "Organisation"), None)


def party_behind(cast: Cast, mention: Mention) -> Figure | None:
    """Return the American party of a legislator by its letter in parentheses ("Bill Cassidy (R-La.)")."""
    behind = cast.doc[mention.end : mention.end + 2]
    letter, _, place = behind[-1].text.partition("-") if len(behind) == 2 and behind[0].text == "(" else ("", "", "")
    key = AMERICAN_PARTIES.get(letter) if place[:1].isupper() else None
    return cast.figure_of_key(key) if key is not None else None
