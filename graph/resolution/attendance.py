"""Who takes part in a meeting: those named, the body or the two sides of a compound, the state visited, and whom they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extraction.grammar import case, feature_of, genitives, members, role
from graph.extraction.meetings import MeetingFrame
from graph.linguistics.lexicon import closed_class
from graph.resolution.cast import Cast, Figure, state_of_place
from graph.resolution.positions import CARRIERS
from graph.resolution.reference import two_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

VISITED = closed_class("visited")
DELEGATES = tuple(sorted(closed_class("delegates")))
INTERVIEWERS = closed_class("interviewers")
OF_BODY = ("treffen", "runde")
"""Last parts that make a talk the body's own: "Koalitionstreffen", but "Koalitionsgespräche" are about a coalition."""
MIN_NOUN = 5
MADE_OF = ("aus", "from", "of")
EXCEPT = closed_class("except")
TWO_SIDES = closed_class("two_sides")
BODIES = frozenset(("State", "Organisation"))
ARTICLES = ("die", "der", "den", "the")


def attendants(cast: Cast, frame: MeetingFrame) -> list[Figure]:
    """Return who takes part, an official with the state or organisation that they stand for; nobody in an interview."""
    heads = [cast.doc[index] for index in frame.participants]
    if any(_interviews(head) for head in heads) or _of_a_thing(cast, frame):
        return []
    pair = list(_of_pair(cast, cast.doc[frame.trigger]))
    heads = [head for head in heads if not _left_out(head) and not (pair and "-" in head.text)]
    named = [figure for head in heads for figure in present(cast, head)]
    named += [*_of_compound(cast, frame), *pair]
    if frame.entry.kind == "visit":
        named += _visited(cast, frame)
    found: list[Figure] = []
    for figure in named:
        side = _side_there(figure, named, among_themselves=frame.entry.kind in ("conference", "session"))
        found.extend(one for one in (figure, side) if one is not None and one not in found)
    return found


def _side_there(figure: Figure, named: list[Figure], *, among_themselves: bool) -> Figure | None:
    """Return whom an official stands for in a meeting: a body of theirs that takes part ("Merkel beim CDU-Parteitag"), else their side."""
    if figure.kind != "Official":
        return None
    own = (held.of for held in figure.offices if held.of is not None and held.of.kind == "Organisation")
    body = next((body for body in own if body in named), figure.side)
    partisan = any(one.sort == "party" for one in named)
    return None if among_themselves and partisan and body is not None and body.kind == "State" else body


def present(cast: Cast, token: Token) -> list[Figure]:
    """Return the figures that a phrase names; of people who stand for others those others, each of several."""
    if pair := _two_meant(cast, token):
        return pair
    named = cast.at.get(token.i) or _surname(cast, token)
    if any(figure.kind == "Official" and not figure.anonymous for figure in named):
        return named
    if token.pos_ not in ("NOUN", "PROPN") or not token.lemma_.casefold().endswith(DELEGATES):
        return named
    behind = [
        word for word in token.children if word.dep_ in ("nmod", "appos", "flat") and case(word) in CARRIERS | {""}
    ]
    words = [member for word in (*genitives(token), *behind) for member in members(word)]
    words += [part for word in words for child in word.children if case(child) in MADE_OF for part in members(child)]
    if named and len(words) < 2:
        return named
    stand_for = [figure for word in words for figure in _of_owner(cast, word) if not named or figure.kind != "Official"]
    return list(dict.fromkeys([*named, *stand_for]))


def _two_meant(cast: Cast, token: Token) -> list[Figure]:
    """Return the two actors named last whom a bare plural means together ("die Unterhändler", "the two sides")."""
    if token.pos_ != "NOUN" or token.lemma_.casefold() not in TWO_SIDES or "Plur" not in feature_of(token, "Number"):
        return []
    group = all(figure.sort == "group" for figure in cast.at.get(token.i, []))
    if not group or genitives(token) or not any(child.lower_ in ARTICLES for child in token.children):
        return []
    return two_before(cast, token, BODIES)


def _of_owner(cast: Cast, word: Token) -> list[Figure]:
    """Return the figures of a word, or whose it is ("der Mitgliedsstaaten der EU")."""
    if word.i in cast.at or not word.lemma_.casefold().endswith(DELEGATES):
        return cast.at.get(word.i, [])
    return [figure for owner in genitives(word) for figure in cast.at.get(owner.i, [])]


def _surname(cast: Cast, token: Token) -> list[Figure]:
    """Return the official whose surname a bare name is, where the name finder took it for something else."""
    found = _of_name(cast, token.text) if token.pos_ == "PROPN" and token.dep_ not in ("flat", "compound") else []
    return [figure for figure in found if figure.name.endswith(token.text)][:1]


def _of_name(cast: Cast, name: str) -> list[Figure]:
    """Return the officials of the cast of whose names of several words a word is one ("Xi", "Biden")."""
    named = (figure for figure in cast.figures if figure.kind == "Official" and not figure.anonymous)
    return [figure for figure in named if " " in figure.name and name in figure.name.split()]


def _interviews(head: Token) -> bool:
    """Tell whether a phrase names a newspaper, a station or a journalist."""
    return any(word.lower_ in INTERVIEWERS or word.lemma_.casefold() in INTERVIEWERS for word in (head, *head.children))


def _of_a_thing(cast: Cast, frame: MeetingFrame) -> bool:
    """Tell whether a verb that meets its object has one that is no actor and no place ("received his education")."""
    verb = cast.doc[frame.trigger]
    if verb.pos_ != "VERB" or "object" not in frame.entry.participants:
        return False
    met = [member for head in role(verb, "object") if head.pos_ != "PRON" for member in members(head)]
    return bool(met) and not any(present(cast, member) or member.i in cast.places for member in met)


def _left_out(head: Token) -> bool:
    """Tell whether a phrase names who does not take part ("außer mit der Linkspartei") or the person spoken to ("Ihren Besuch")."""
    if (
        head.lang_ == "de"
        and head.text.startswith(("Ihr", "Sie"))
        and head.pos_ in ("DET", "PRON")
        and head.i > head.sent.start
    ):
        return True
    return any(child.lower_ in EXCEPT for child in head.children if child.dep_ in ("advmod", "case", "cc"))


def _of_compound(cast: Cast, frame: MeetingFrame) -> list[Figure]:
    """Return the body before the word ("EU-Gipfel"); a state is the topic ("Ukraine-Gespräche") unless it is visited."""
    word, visit = cast.doc[frame.trigger], frame.entry.kind == "visit"
    found = [figure for figure in cast.at.get(word.i, []) if figure.kind == "Organisation" or visit]
    if found or cast.doc.lang_ != "de":
        return found
    if visit:
        first = word.text[: max(0, word.lower_.rfind(frame.entry.lemma.casefold()))].removesuffix("-")
        return _known(cast, first, ("State",)) if first else []
    if frame.entry.kind == "talks" and not frame.entry.lemma.casefold().endswith(OF_BODY):
        return []
    bodies = [figure for figure in cast.figures if figure.kind == "Organisation" and _begins(word.text, figure)]
    if len(bodies) < 2 or frame.entry.kind != "session":
        return bodies if len(bodies) == 1 else []
    last = max(bodies, key=lambda body: max((head for head in body.heads if head < word.i), default=-1))
    return [last] if any(head < word.i for head in last.heads) else []


def _begins(compound: str, figure: Figure) -> bool:
    """Tell whether a compound begins with the noun that a body is called by ("Parlamentsdebatte")."""
    nouns = {name.split()[-1] for name in figure.surfaces if name.split()}
    return any(len(noun) >= MIN_NOUN and noun != compound and compound.startswith(noun) for noun in nouns)


def _of_pair(cast: Cast, trigger: Token) -> Iterator[Figure]:
    """Yield the two sides that a hyphen joins before the word ("US-China talks", "deutsch-polnisches Treffen", "Biden-Xi summit")."""
    words = [trigger, *(child for child in trigger.children if child.dep_ in ("amod", "compound", "nmod"))]
    for word in words:
        parts = word.text.split("-")[:2]
        if len(parts) < 2 or (word is trigger and word.text.count("-") < 2):
            continue
        sides = [_known(cast, part, ("State", "Organisation")) or _of_name(cast, part) for part in parts]
        if all(sides):
            yield from (side[0] for side in sides)


def _known(cast: Cast, name: str, kinds: tuple[str, ...]) -> list[Figure]:
    """Return the figure of a known name, stem of an adjective or surname of the cast, if it is of one of the kinds."""
    keys = cast.known.lookup(name) or cast.known.adjective(name)
    figure = cast.figure_of_key(cast.choose(keys)) if keys else None
    return [figure] if figure is not None and figure.kind in kinds else []


def _visited(cast: Cast, frame: MeetingFrame) -> list[Figure]:
    """Return the state that is visited ("Besuch in Armenien", "reist nach Kiew")."""
    return next((states for _, states in _goals(cast, frame)), [])


def visited_words(cast: Cast, frame: MeetingFrame) -> str:
    """Return the name of the state that is visited as the text has it, or an empty text."""
    return next((goal.text for goal, _ in _goals(cast, frame)), "")


def _goals(cast: Cast, frame: MeetingFrame) -> Iterator[tuple[Token, list[Figure]]]:
    """Yield the words that name where a visit goes, with the states that they name or lie in."""
    trigger, clause = cast.doc[frame.trigger], cast.doc[frame.clause]
    for child in (*trigger.children, *clause.children, *(word for word in trigger.subtree if word.i > trigger.i)):
        if case(child) in VISITED:
            figures = [figure for figure in cast.at.get(child.i, []) if figure.kind == "State"]
            state = state_of_place(cast, cast.places[child.i]) if child.i in cast.places and not figures else None
            if figures or state is not None:
                yield child, figures or ([state] if state is not None else [])
