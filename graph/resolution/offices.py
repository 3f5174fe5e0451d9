"""Offices: who holds them and whom they stand for.

An office belongs to the person beside it ("Außenminister X", "X, der Sprecher der Partei", "X ist Minister"). Alone it
means the person of that office named before ("der Außenminister"), or an official without a name ("ein Diplomat").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extraction.grammar import case, genitives, members
from graph.extraction.institutions import PLACES
from graph.extraction.mentions import PERSON_LABELS, Mention, is_indefinite, owners
from graph.extraction.offices import comes_to
from graph.linguistics.lexicon import closed_class
from graph.resolution.cast import Cast, Figure, Holding
from graph.resolution.focus import (
    body_in_focus,
    has_possessive,
    implied_state,
    led_by,
    party_behind,
    spoken_for,
    state_in_focus,
    state_of_party,
    state_of_post,
    state_of_speech,
)
from graph.resolution.persons import TITLES_IN_NAMES
from graph.resolution.sides import EXECUTIVE, before_person, by_coordination, by_owner, fitting, home, kindred, side_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 4
RECENT = 60
POLITICIANS = ("politiker", "politikerin", "politikers", "politician")
FAR = 12
CLOSERS = (")", "“", "”", '"', "»", "«", "'")
OPENERS = ("„", "“", '"', "»", "«")
COMPLETING = ("ADP", "DET", "ADJ", "NOUN", "PROPN", "CCONJ", "X")
NOT_HELD = tuple(closed_class("not_held"))
Held = tuple[Figure, Mention, Holding]
AFFILIATIONS = closed_class("affiliations")
UNLISTED = frozenset(("organisation", "company", "party", "armed_group", "religious", "court"))
UNDER = closed_class("leading")
TOGETHER = closed_class("together")
MEDIA = closed_class("media")
COORDINATORS = closed_class("coordinators")
MINISTERS = closed_class("words_for_ministers")


def settle_offices(cast: Cast) -> None:
    """Attach every office to a figure."""
    offices = [mention for mention in cast.mentions if mention.office is not None]
    held: list[Held] = []
    alone = [mention for mention in offices if not _attach(cast, mention, held)]
    _parties(cast)
    _affiliations(cast, held)
    _by_parties(cast, held)
    _by_others(cast, held)
    _known_offices(cast)
    _governments(cast)
    _in_office(cast)
    for mention in alone:
        _settle_alone(cast, mention)


def _by_others(cast: Cast, held: list[Held]) -> None:
    """Complete offices that name no side by the persons around them, else by the article's own state."""
    for find in (by_coordination, by_owner):
        for _, mention, holding in held:
            holding.of = holding.of or find(cast, mention)
    for person, mention, holding in held:
        if holding.of is None and all(one.of is None or one.of.sort == "party" for one in person.offices):
            holding.of = kindred(cast, mention) or _in_context(cast, person, mention)


def _by_parties(cast: Cast, held: list[Held]) -> None:
    """Complete ministers by their party's state, where the article names that state or none is its own."""
    for person, mention, holding in held:
        if holding.of is None:
            state = state_of_party(cast, person, mention)
            holding.of = state if state is not None and (state.heads or home(cast, mention) is None) else None


def _in_context(cast: Cast, person: Figure, mention: Mention) -> Figure | None:
    """Return the state or body of an office of an unknown person that acts beside it, else the article's own state."""
    if person.known is not None:
        state = _known_state(cast, person, mention)
        return cast.figure_of_key(state, make=False) if state else home(cast, mention)
    if has_possessive(cast, mention):
        return None
    body = _spoken_for(fitting(cast, mention, body_in_focus(cast, mention)))
    if body is not None and _is_president(mention):
        return body
    acting = state_in_focus(cast, mention, itself=True) or home(cast, mention) or state_in_focus(cast, mention)
    return acting or body or implied_state(cast, mention) or state_of_speech(cast, mention)


def _is_president(mention: Mention) -> bool:
    return mention.office is not None and mention.office.title.body == "state"


def _known_state(cast: Cast, person: Figure, mention: Mention) -> str:
    """Return the key of the state for which a known person or their party stood when the article was published, for a state's office."""
    key = _known_side(cast, person)
    if not key or mention.office is None or mention.office.title.body not in EXECUTIVE:
        return ""
    entry = cast.known.known.get(key)
    if entry is None or entry.kind == "State":
        return key
    return entry.of if entry.sort == "party" else ""


def _known_side(cast: Cast, person: Figure) -> str:
    """Return the key of whom a known person stood for when the article was published."""
    if person.known is None:
        return ""
    since, until = person.known.row.get("from", ""), person.known.row.get("to", "") or "9999"
    return person.known.of if since and since <= cast.year <= until else ""


def _spoken_for(body: Figure | None) -> Figure | None:
    """Return the state of a ministry or the like, any other body itself."""
    return body.side if body is not None and body.kind == "Organisation" and _state_body(body) else body


def _attach(cast: Cast, mention: Mention, held: list[Held]) -> bool:
    if mention.plural and _share(cast, mention):
        return True
    person = _holder(cast, mention)
    if person is None or mention.plural:
        return False
    holding = hold(cast, person, mention)
    holding.of = holding.of or _unlisted(cast, mention)
    held.append((person, mention, holding))
    _call_by_title(cast, person, mention)
    cast.at.setdefault(mention.head, [person])
    return True


def _unlisted(cast: Cast, mention: Mention) -> Figure | None:
    """Return a new body for the proper name of which an office is, where nothing else found it ("Dekan der Philosophischen Fakultät")."""
    office, owned = mention.office, [token for token in genitives(cast.doc[mention.head]) if token.i > mention.head]
    if office is None or office.title.body not in UNLISTED or not owned or cast.at.get(owned[0].i):
        return None
    head = owned[0]
    start = next((token.i for token in cast.doc[mention.end : head.i] if token.dep_ not in ("det", "case")), head.i)
    end = max(role_span(cast, mention)[1], head.i + 1)
    words = cast.doc[start:end]
    named = any(token.pos_ == "PROPN" or (token.dep_ == "amod" and token.text[:1].isupper()) for token in words)
    if (
        not named
        or words.text.strip("„“").casefold() in MEDIA
        or head.ent_type_ in (*PLACES, *PERSON_LABELS)
        or len(words) > FAR
    ):
        return None
    figure = Figure("Organisation", words.text, sort="unknown")
    figure.surfaces[words.text] = 1
    figure.heads.append(head.i)
    cast.at[head.i] = [figure]
    cast.figures.append(figure)
    return figure


def _call_by_title(cast: Cast, person: Figure, mention: Mention) -> None:
    """Note the title with the surname behind it as a form of the person's name ("President Trump")."""
    named = next((one for one in cast.mentions if one.sort == "person" and one.start == mention.end), None)
    if named is not None and mention.office is not None:
        first = mention.end - len(mention.office.word.split())
        person.surfaces.setdefault(cast.doc[first : named.end].text, 1)


def _share(cast: Cast, mention: Mention) -> bool:
    """Give an office in the plural to the persons named right behind it ("Presidents X of A and Y of B")."""
    start = mention.end
    behind_comma = start + 1 < len(cast.doc) and cast.doc[start].text == ","
    if behind_comma and cast.doc[start + 1].dep_ == "appos" and cast.doc[start + 1].head.i == mention.head:
        start += 1
    if _named(cast, start) is None:
        return False
    sent, persons = cast.doc[mention.head].sent, []
    for other in cast.mentions:
        if other.sort == "person" and mention.end <= other.start < sent.end and _listed(cast, mention.end, other.start):
            person = _named(cast, other.head)
            if person is not None and person not in persons:
                persons.append(person)
                _hold_shared(cast, person, mention, other)
    cast.at[mention.head] = persons
    return True


def _listed(cast: Cast, start: int, stop: int) -> bool:
    """Tell whether nothing but names, "of", commas and "and" stand between two tokens."""
    return all(word.pos_ in ("PROPN", "ADP", "CCONJ", "PUNCT", "DET", "X", "NUM") for word in cast.doc[start:stop])


def _hold_shared(cast: Cast, person: Figure, mention: Mention, named: Mention) -> None:
    of = next(
        (
            figure
            for index in range(named.end, named.end + 3)
            for figure in cast.at.get(index, [])
            if figure.kind != "Official"
        ),
        None,
    )
    lemma = (mention.office.title.lemma or mention.office.title.word).casefold() if mention.office else ""
    side = fitting(cast, mention, of) or side_of(cast, mention) or home(cast, mention)
    person.offices.append(Holding(mention.text, mention.start, mention.end, side, lemma))


def _holder(cast: Cast, mention: Mention) -> Figure | None:
    """Return the person beside an office: next to it, in apposition, or its subject."""
    head = cast.doc[mention.head]
    related = [
        child for child in head.children if child.dep_ in ("flat", "appos", "nsubj", "compound", "nmod", "flat:name")
    ]
    related += [head.head] if head.dep_ in ("appos", "flat", "compound", "nmod", "conj") else []
    index = _behind_titles(cast, mention)
    adjacent = _named(cast, index)
    if adjacent is not None and not _owned(index, mention, cast) and cast.doc[index].sent == head.sent:
        return adjacent
    end = role_span(cast, mention)[1]
    if end > mention.end and (behind := _named(cast, end)) is not None and before_person(cast, end):
        return behind
    apart = _across_comma(cast, mention)
    if apart is not None:
        return apart
    for token in related:
        person = _named(cast, token.i)
        if person is not None and _beside(cast, mention, token.i) and not _owned(token.i, mention, cast):
            return person
    return next((person for index in comes_to(head) if (person := _named(cast, index)) is not None), None)


def _behind_titles(cast: Cast, mention: Mention) -> int:
    """Return the token behind an office, further titles left out ("Verteidigungsminister Generaloberst Fomin")."""
    titles = {other.start: other.end for other in cast.mentions if other.office is not None}
    index = mention.end
    while index in titles:
        index = titles[index]
    return index


def _across_comma(cast: Cast, mention: Mention) -> Figure | None:
    """Return the person behind the office and a comma ("Sprecher der Grünen, Volker Beck") or before it ("Pau, Sprecherin ...,")."""
    doc, (start, end) = cast.doc, role_span(cast, mention)
    sent = doc[mention.head].sent
    comma = _comma_behind(cast, end, sent.end)
    behind = _named(cast, _name_behind(cast, comma + 1, sent.end)) if comma else None
    if behind is not None:
        return behind
    left = start - 1
    while (
        left > sent.start
        and doc[left].dep_ in ("det", "amod", "compound", "nmod:poss", "advmod")
        and doc[left].text != ","
    ):
        left -= 1
    if (
        left - 1 >= sent.start
        and doc[left].text in (",", "(")
        and end < len(doc)
        and (doc[_behind_quote(doc, end)].text in (",", ")", ".", ";") or doc[end].lower_ in COORDINATORS)
    ):
        return _named(cast, left - 1)
    return None


def _comma_behind(cast: Cast, index: int, stop: int) -> int:
    """Return the comma behind a role, what completes it left out ("Sprecher der EU für Außenpolitik,", "Chef der Bank (IWF),"), else 0."""
    doc, start = cast.doc, index
    while index < stop and doc[index].text in CLOSERS:
        index += 1
    if index < stop and doc[index].text == "(":
        index = next((token.i + 1 for token in doc[index:stop] if token.text == ")"), index)
    if index < stop and doc[index].pos_ == "ADP":
        index = next(
            (token.i for token in doc[index:stop] if token.pos_ not in COMPLETING or _is_person(cast, token.i)), stop
        )
    return index if index < stop and index - start <= FAR and doc[index].text == "," else 0


def _name_behind(cast: Cast, index: int, stop: int) -> int:
    """Return the token of the name that begins behind a comma, titles and the bearer's nation before it left out (", der Tunesier X")."""
    first = index
    while index < stop and index - first < REACH and not _is_person(cast, index) and _opens_name(cast, index):
        index += 1
    if index < stop and not _is_person(cast, index):
        index = _behind_second_title(cast, index, stop)
    return index if index < stop else first


def _behind_second_title(cast: Cast, index: int, stop: int) -> int:
    """Return the name behind a second title that a comma closes ("the chair of the commission, the retired judge X,"), else the token."""
    first = index
    while index < stop and index - first < REACH and not _is_person(cast, index):
        if cast.doc[index].pos_ not in ("ADJ", "NOUN", "PROPN", "PART"):
            return first
        index += 1
    end = index
    while end < stop and _is_person(cast, end):
        end += 1
    titled = any(other.office is not None and other.end == index for other in cast.mentions)
    closed = end < stop and cast.doc[end].text == "," and not _is_enumerated(cast, end, stop)
    return index if titled and index < end and closed else first


def _is_enumerated(cast: Cast, comma: int, stop: int) -> bool:
    """Tell whether a list goes on behind a comma, with "and" or a further title or person."""
    behind = cast.doc[comma + 1 : min(comma + 1 + REACH, stop)]
    offices = {other.head for other in cast.mentions if other.office is not None}
    return any(token.lower_ in COORDINATORS or token.i in offices or _is_person(cast, token.i) for token in behind)


def _opens_name(cast: Cast, index: int) -> bool:
    """Tell whether a word before a name is an article, a title or a nation."""
    word = cast.doc[index]
    nation = any(figure.kind == "State" for figure in cast.at.get(index, [])) and word.ent_type_.endswith("deriv")
    return word.dep_ == "det" or word.lower_.rstrip(".") in TITLES_IN_NAMES or nation


def _behind_quote(doc: Doc, index: int) -> int:
    """Return the token behind a closing quotation mark, else the token itself."""
    return index + 1 if doc[index].is_quote and index + 1 < len(doc) else index


def _named(cast: Cast, index: int) -> Figure | None:
    """Return the named person that a token is part of."""
    return next(
        (figure for figure in cast.at.get(index, []) if figure.kind == "Official" and not figure.anonymous), None
    )


def _owned(index: int, mention: Mention, cast: Cast) -> bool:
    """Tell whether the person is only the owner of the office ("Sprecher von X", "X's spokesman")."""
    token = cast.doc[index]
    return token.head.i == mention.head and (
        (case(token) != "" and not _is_particle(cast, token))
        or token.dep_ == "nmod:poss"
        or ("Gen" in token.morph.get("Case", []) and token.dep_ == "nmod")
    )


def _is_particle(cast: Cast, token: Token) -> bool:
    """Tell whether the preposition before a name is a part of it ("von Pierer", said before as "Heinrich von Pierer")."""
    name = f" {case(token)} {token.text}"
    return any(form.endswith(name) for figure in cast.at.get(token.i, []) for form in (figure.name, *figure.surfaces))


def _beside(cast: Cast, mention: Mention, index: int) -> bool:
    head = cast.doc[mention.head]
    if cast.doc[index].sent != head.sent:
        return False
    if head.dep_ == "appos" and head.head.i == index:
        return True
    return cast.doc[index].dep_.startswith("nsubj") is False or any(
        c.dep_ in ("cop", "aux:pass") for c in head.children
    )


def hold(cast: Cast, person: Figure, mention: Mention) -> Holding:
    """Record an office of a person with whom it stands for."""
    start, end = role_span(cast, mention)
    of = side_of(cast, mention)
    lemma = mention.office.title.lemma or mention.office.title.word if mention.office else ""
    person.gender = person.gender or (mention.office.title.gender if mention.office else "")
    of, also = (of.side, of) if of is not None and of.kind == "Organisation" and _state_body(of) else (of, None)
    holding = Holding(cast.doc[start:end].text, start, end, of or also, lemma.casefold(), also)
    person.offices.append(holding)
    return holding


def _state_body(figure: Figure) -> bool:
    """Tell whether an organisation is a ministry or the like whose officials speak for its state."""
    return (
        "/" in figure.key
        and figure.side is not None
        and figure.sort in ("ministry", "government", "embassy", "military", "presidency", "agency", "diplomatic")
    )


def role_span(cast: Cast, mention: Mention) -> tuple[int, int]:
    """Return the tokens of the role: the office with what belongs to it, without the person's name."""
    head = cast.doc[mention.head]
    ends = [mention.end]
    for token in owners(head):
        if token.i > mention.head:
            ends.append(max(word.i for word in token.subtree if word.dep_ != "punct" or word.i < token.i) + 1)
    end = next((index for index in range(mention.end, max(ends)) if _is_person(cast, index)), max(ends))
    while end > mention.end and (cast.doc[end - 1].is_punct or cast.doc[end - 1].pos_ == "ADP"):
        end -= 1
    return mention.start, end


def _is_person(cast: Cast, index: int) -> bool:
    return any(figure.kind == "Official" and not figure.anonymous for figure in cast.at.get(index, []))


def _parties(cast: Cast) -> None:
    """Note the party or state in parentheses behind a person ("Schelling (ÖVP)", "Lula da Silva (Brasilien)")."""
    for mention in cast.mentions:
        if mention.sort != "person" or mention.end + 2 >= len(cast.doc) or cast.doc[mention.end].text != "(":
            continue
        body, person = _party_behind(cast, mention.end + 1), _named(cast, mention.head)
        if body is not None and cast.doc[mention.end + 1].lower_ in TOGETHER:
            for other in _listed_before(cast, mention):
                if other is not person:
                    other.offices.append(Holding(body.name, mention.end + 1, mention.end + 3, body))
        if body is not None and person is not None:
            start, end, role = (
                _plural_office(cast, mention) if body.kind == "State" else (mention.end + 1, mention.end + 2, body.name)
            )
            person.offices.append(Holding(role, start, end, body))


def _party_behind(cast: Cast, index: int) -> Figure | None:
    """Return the organisation or state that begins at a token, "alle" before it left out ("(alle FDP)")."""
    first = index + 1 if cast.doc[index].lower_ in TOGETHER else index
    return next((figure for figure in cast.at.get(first, []) if figure.kind != "Official"), None)


def _listed_before(cast: Cast, mention: Mention) -> list[Figure]:
    """Return the persons of the list that ends with a mention, the last included."""
    start = cast.doc[mention.head].sent.start
    earlier = [one for one in cast.mentions if one.sort == "person" and start <= one.start <= mention.start]
    chosen = [one for one in earlier if _listed(cast, one.end, mention.start) and cast.doc[one.end].text != "("]
    return [person for one in chosen if (person := _named(cast, one.head)) is not None]


def _affiliations(cast: Cast, held: list[Held]) -> None:
    """Note the organisation behind a person ("Ronny Tong von der Civic Party") or before it ("the NARF's Jacqueline De León")."""
    for mention in cast.mentions:
        person = _named(cast, mention.head) if mention.sort == "person" else None
        if person is None:
            continue
        body = _behind_preposition(cast, mention) or _possessor(cast, mention) or _party_before(cast, mention)
        body = body or spoken_for(cast, mention) or party_behind(cast, mention)
        if body is None and person.known is None and person.side is None:
            body = led_by(cast, mention)
        if body is not None and body.sort == "subnational":
            _complete(cast, person, body, held)
        elif (
            body is not None and body.name.casefold() not in MEDIA and all(one.of is not body for one in person.offices)
        ):
            person.offices.append(Holding("", mention.start, mention.end, body))


def _complete(cast: Cast, person: Figure, region: Figure, held: list[Held]) -> None:
    """Give an office that names no side the region behind the person ("Senator Ron Wyden of Oregon")."""
    for holder, mention, holding in held:
        if holder is person and holding.of is None:
            holding.of = fitting(cast, mention, region)


def _behind_preposition(cast: Cast, mention: Mention) -> Figure | None:
    """Return the organisation whose "of" stands right behind a person, however it is parsed ("Sheldon Yett of UNICEF,")."""
    doc, sent = cast.doc, cast.doc[mention.head].sent
    index = mention.end + (doc.lang_ == "en" and mention.end < sent.end and doc[mention.end].text == ",")
    if index >= sent.end or doc[index].lower_ not in AFFILIATIONS:
        return None
    for token in doc[index + 1 : min(index + 2 + FAR, sent.end)]:
        figures = [figure for figure in cast.at.get(token.i, []) if _can_be_joined(figure)]
        if figures:
            return figures[0] if _is_of_name(mention, doc[index], token) else None
        if (
            token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "X")
            and token.text not in OPENERS
            and token.dep_ != "case"
        ):
            return None
    return None


def _can_be_joined(figure: Figure) -> bool:
    """Tell whether a figure is a body that a person can belong to."""
    return figure.kind == "Organisation" and (figure.known is not None or figure.sort != "government")


def _is_of_name(mention: Mention, preposition: Token, body: Token) -> bool:
    """Tell whether a phrase belongs to the name before it: by its parse, or because the German verb still follows it."""
    root = preposition.doc[mention.start : mention.end].root
    title = root.head.i if root.dep_ in ("appos", "flat") and root.head.i < mention.start else root.i
    if preposition.head.head.i in (title, *range(mention.start, mention.end)):
        return True
    if preposition.lang_ == "en":
        return preposition.lower_ == "of"
    finite = [token.i for token in body.sent if "Fin" in token.morph.get("VerbForm", [])]
    return bool(finite) and finite[0] > body.i and mention.start - body.sent.start <= REACH


def _party_before(cast: Cast, mention: Mention) -> Figure | None:
    """Return the party whose member a noun right before the name says the person to be ("Democrat Chuck Schumer")."""
    index = mention.start - 1
    joined = index >= 0 and (
        cast.doc[index].head.i in range(mention.start, mention.end) or cast.doc[mention.start].head.i == index
    )
    party = next((one for one in cast.at.get(index, []) if joined and one.sort == "party"), None)
    return party or _party_of_members(cast, mention)


def _party_of_members(cast: Cast, mention: Mention) -> Figure | None:
    """Return the party whose members are named behind a comma ("two Democratic representatives, X and Y")."""
    first = cast.doc[mention.start : mention.end].root
    first = first.head if first.dep_ == "conj" and _named(cast, first.head.i) is not None else first
    member = first.head
    if first.dep_ != "appos" or member.i > first.i or member.pos_ not in ("NOUN", "PROPN"):
        return None
    return next((one for one in cast.at.get(member.i, []) if one.sort == "party"), None)


def _possessor(cast: Cast, mention: Mention) -> Figure | None:
    if mention.start < 2 or cast.doc[mention.start - 1].lower_ not in ("'s", "’s"):
        return None
    return next((one for one in cast.at.get(mention.start - 2, []) if one.kind != "Official"), None)


def _plural_office(cast: Cast, mention: Mention) -> tuple[int, int, str]:
    """Return the office of several persons that stands before them in the sentence ("die Präsidenten X, Y und Z")."""
    sent = cast.doc[mention.head].sent
    before = [
        one for one in cast.mentions if one.office is not None and one.plural and sent.start <= one.head < mention.start
    ]
    if before and before[-1].office is not None:
        return before[-1].start, before[-1].end, before[-1].office.title.lemma or before[-1].text
    return mention.start, mention.end, ""


def _known_offices(cast: Cast) -> None:
    """Complete offices by what is known: a listed person's state, the state of a federal politician's party."""
    for figure in list(cast.figures):
        if figure.kind != "Official":
            continue
        key = figure.known.of if figure.known is not None else ""
        parties = [
            held.of.known.of
            for held in figure.offices
            if held.of is not None and held.of.known is not None and held.of.known.sort == "party"
        ]
        for holding in figure.offices:
            federal = holding.lemma.startswith(("bundes", "kanzler"))
            of = holding.of
            if of is None and key:
                holding.of = cast.figure_of_key(key, make=False)
            elif federal and parties and parties[0] and of is not None and of.kind == "State" and of.key != parties[0]:
                holding.of = cast.figure_of_key(parties[0])


def _in_office(cast: Cast) -> None:
    """Give a known person of whom the article tells no side the one that they had when it was published, if it is named too."""
    for figure in cast.figures:
        if figure.kind == "Official" and figure.known is not None and figure.heads and figure.side is None:
            of = cast.figure_of_key(_known_side(cast, figure), make=False)
            if of is not None:
                first = min(figure.heads)
                figure.offices.append(Holding("", first, first + 1, of))


def _governments(cast: Cast) -> None:
    """Note whom a government is called after ("die Regierung Balkenende") and who leads a body ("die CDU unter X")."""
    for mention in cast.mentions:
        if mention.body is not None and mention.body.kind == "government" and mention.body.stands_for_state:
            tokens = [mention.end, *(token.i for token in owners(cast.doc[mention.head]))]
            person = next((one for index in tokens if index < len(cast.doc) and (one := _named(cast, index))), None)
            _lead(cast, mention, person or _leader_behind(cast, mention))
        elif mention.sort in ("organisation", "group", "body"):
            person = _leader_behind(cast, mention)
            body = next((one for one in cast.at.get(mention.head, []) if one.kind == "Organisation"), None)
            if person is not None and body is not None and all(held.of is not body for held in person.offices):
                person.offices.append(Holding("", mention.start, mention.end, body))


def _lead(cast: Cast, mention: Mention, person: Figure | None) -> None:
    """Give a person who has no side yet the state of the government that is theirs."""
    if person is None or person.side is not None:
        return
    known = cast.figure_of_key(person.known.of) if person.known is not None else None
    state = next((one for one in cast.at.get(mention.head, []) if one.kind == "State"), known)
    person.offices.append(Holding(mention.text, mention.start, mention.end, state))


def _leader_behind(cast: Cast, mention: Mention) -> Figure | None:
    """Return the person under whom a body acts ("die CDU unter dem Spitzenkandidaten X", "the government under Premier X")."""
    doc, stop = cast.doc, cast.doc[mention.head].sent.end
    index = mention.end + 1
    if index >= stop or doc[mention.end].lower_ not in UNDER:
        return None
    while index < stop and index - mention.end <= REACH and not _is_person(cast, index):
        if doc[index].pos_ not in ("DET", "ADJ", "NOUN", "PROPN"):
            return None
        index += 1
    return _named(cast, index) if index < stop else None


def _settle_alone(cast: Cast, mention: Mention) -> None:
    office = mention.office
    if office is None:
        return
    side = side_of(cast, mention) or by_owner(cast, mention)
    sides = _sides(cast, mention)
    if len(sides) > 1 and mention.definite:
        cast.at.setdefault(mention.head, sides)
        return
    plural = mention.plural or _is_bare(cast, mention)
    if plural or case(cast.doc[mention.head]) == "als":
        side = side or (home(cast, mention) if mention.plural else None)
        if side is not None and plural:
            cast.at.setdefault(mention.head, _sides(cast, mention) or [side])
        return
    person = _same_office(cast, mention, side)
    named = person is not None and (not office.title.generic or _is_called(person, office.word))
    if person is not None and named and (mention.definite or side is not None):
        cast.put(person, mention)
    elif (member := _member_meant(cast, mention, side)) is not None:
        cast.put(member, mention)
        hold(cast, member, mention)
    elif office.title.generic or side is not None or (office.title.rank > 1 and is_indefinite(cast.doc[mention.head])):
        _unnamed(cast, mention, side)
    elif mention.definite and (state := home(cast, mention)) is not None:
        cast.at.setdefault(mention.head, [state])


def _member_meant(cast: Cast, mention: Mention, side: Figure | None) -> Figure | None:
    """Return the person named last as a subject whom "der HDZ-Politiker" means, if no other party is theirs."""
    if (
        side is None
        or side.sort != "party"
        or not mention.definite
        or not mention.text.casefold().endswith(POLITICIANS)
    ):
        return None
    for index in range(mention.start - 1, max(-1, mention.start - RECENT), -1):
        person = _named(cast, index)
        beside = cast.doc[index].head if cast.doc[index].dep_ in ("appos", "flat") else cast.doc[index]
        if person is not None and beside.dep_.startswith("nsubj"):
            return person if all(one.of is None or one.of.sort != "party" for one in person.offices) else None
    return None


def _is_bare(cast: Cast, mention: Mention) -> bool:
    """Tell whether a German office has no article: then there are several of them ("gegen EU-Politiker")."""
    head = cast.doc[mention.head]
    determined = any(child.dep_ in ("det", "det:poss", "nmod:poss", "nummod", "amod") for child in head.children)
    return (
        head.lang_ == "de" and head.pos_ == "NOUN" and not determined and head.dep_ in ("obl", "nmod", "obj", "obl:arg")
    )


def _sides(cast: Cast, mention: Mention) -> list[Figure]:
    """Return all for whom an office in the plural stands ("Vertreter Armeniens und Aserbaidschans")."""
    heads = [member for token in owners(cast.doc[mention.head]) for member in members(token)]
    found = [figure for token in heads for figure in cast.at.get(token.i, []) if figure.kind != "Official"]
    return list(dict.fromkeys(found))


def _same_office(cast: Cast, mention: Mention, side: Figure | None) -> Figure | None:
    """Return the person last named before with the same office, for the same side if one is said."""
    lemma = (mention.office.title.lemma or mention.office.title.word).casefold() if mention.office else ""
    matching = [
        figure
        for figure in cast.figures
        if figure.kind == "Official" and not figure.anonymous and figure.heads
        and any(_same_title(one.lemma, lemma) and (side is None or one.of in (None, side)) for one in figure.offices if _is_held(one))
    ]  # fmt: skip
    before = [figure for figure in matching if min(figure.heads) <= mention.head]
    if before:
        return max(before, key=lambda figure: max(head for head in figure.heads if head <= mention.head))
    return matching[0] if len(matching) == 1 else None


def _is_held(holding: Holding) -> bool:
    """Tell whether the words of an office say that it is held, not that it is to come or over ("President-elect")."""
    words = holding.role.casefold()
    return not words.startswith(NOT_HELD) and "elect" not in words.replace("-", " ").split()


def _is_called(person: Figure, word: str) -> bool:
    """Tell whether a person is called by a general word before or behind their name ("der Linkspolitiker")."""
    return any(word in holding.role.split() for holding in person.offices)


def _same_title(held: str, said: str) -> bool:
    """Tell whether a title said later means an office held: the same, or its last part ("Minister"), no deputy."""
    deputy = held.startswith(("vize", "vice", "stellvertret", "deputy", "ex-", "former"))
    minister = said in MINISTERS and held.endswith("minister")
    return held == said or (not deputy and (minister or (len(said) > 4 and held.endswith(said))))


def _unnamed(cast: Cast, mention: Mention, side: Figure | None) -> None:
    start, end = role_span(cast, mention)
    if mention.definite:
        for figure in reversed(cast.figures):
            if (
                figure.anonymous
                and (side is None or figure.side in (None, side))
                and (side is None or _alike(figure, mention))
            ):
                cast.put(figure, mention)
                return
    figure = Figure("Official", cast.doc[start:end].text, anonymous=True)
    cast.figures.append(figure)
    cast.put(figure, mention)
    figure.surfaces.setdefault(cast.doc[start:end].text, 1)
    holding = hold(cast, figure, mention)
    holding.of = holding.of or side or state_of_post(cast, mention) or home(cast, mention)


def _alike(figure: Figure, mention: Mention) -> bool:
    lemma = (mention.office.title.lemma or mention.office.title.word).casefold() if mention.office else ""
    return any(_same_title(holding.lemma, lemma) for holding in figure.offices)
