"""Positions: stance frames with the actors who hold them, against whom, and who said it.

Where the text leaves room (the official or the state, this target or none) all readings are proposed as variants of one
group; the judge keeps the likeliest of each group or none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.extraction.grammar import case, feature_of, genitives, is_passive, members, sentence_of, subject
from graph.extraction.meetings import meeting_word
from graph.extraction.stances import Argument, StanceFrame, has_complement
from graph.extraction.statements import Statement
from graph.linguistics.lexicon import closed_class, lexicon
from graph.resolution.addressees import Found, before, others, partners
from graph.resolution.cast import Cast, Figure, Holding

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

FIRST_PERSON = closed_class("first_person")
WE = closed_class("we")
IMPERSONAL = closed_class("impersonal")
CARRIERS = closed_class("carriers")
WRITINGS = closed_class("writings")
PARTNER_CASES = ("mit", "with")
DEALS_DE, DEALS_EN = tuple(sorted(closed_class("deals_de"))), closed_class("deals_en")
MEDIA = closed_class("media")
IN_OFFICE = closed_class("in_office_then")
UTTERED = ("DEMANDS", "CRITICISES", "ACCUSES", "SUPPORTS")
HOSTILE = ("DEMANDS", "CRITICISES", "ACCUSES", "REJECTS", "THREATENS")
OWN_DEEDS = ("denial", "pledge")
OTHERS_DEEDS = ("assertion", "deed")
INDEPENDENT = ("parliament", "court")
SHORT_PREFIX = 3
INSIDE = closed_class("inside_a_text")


@dataclass(frozen=True, slots=True)
class Position:
    """A stance of a figure; `holder_from` and `target_from` tell how they were found; `group` joins the variants."""

    frame: StanceFrame
    kind: str
    holder: Figure
    target: Figure | None
    speaker: Figure | None
    holder_from: str
    target_from: str
    group: tuple[int, int, int]
    statement: Statement | None


def positions(cast: Cast, frames: list[StanceFrame], said: list[Statement]) -> list[Position]:
    """Return the positions of the frames whose holder is known, with all variants."""
    found: list[Position] = []
    for number, frame in enumerate(sorted(frames, key=lambda frame: frame.trigger)):
        found.extend(_positions(cast, number, frame, said, found))
    return found


def _positions(
    cast: Cast, number: int, frame: StanceFrame, said: list[Statement], told: list[Position]
) -> Iterator[Position]:
    statement, speaker = speaker_at(cast, said, frame.trigger)
    holders = _holders(cast, frame, speaker) or _holder_before(cast, frame, told)
    targets = _targets(cast, frame, speaker)
    if frame.entry.weak and not targets and not _has_content(cast, frame):
        return
    for place, holder in enumerate(holders):
        if not _may_hold(cast, frame, holder, targets, speaker):
            continue
        context = _context(cast, frame, targets, holder, holders, told)
        for row, choices in enumerate(_choices(cast, frame, targets, context)):
            for body, voice, how in _bodies(cast, holder, speaker):
                for target in choices:
                    apart = target.figure is None or target.figure not in (body, voice, holder.figure)
                    if apart and not _against_itself(frame.kind, body, target.figure):
                        group = (number, place, row)
                        yield Position(frame, frame.kind, body, target.figure, voice, how, target.how, group, statement)


def _has_content(cast: Cast, frame: StanceFrame) -> bool:
    """Tell whether a weak word says enough: a clause is its content, in English any phrase (the judge weighs it)."""
    return has_complement(frame) or (cast.doc.lang_ == "en" and frame.content is not None)


def _against_itself(kind: str, body: Figure, target: Figure | None) -> bool:
    """Tell whether a body would stand against its own official (the speaker does, for themselves) or an official praise their state."""
    if target is None:
        return False
    own_official = kind in HOSTILE and target.kind == "Official" and target.side is body
    return own_official or (kind == "SUPPORTS" and target.kind == "State" and stands_for(body, target))


def _may_hold(cast: Cast, frame: StanceFrame, holder: Found, targets: list[Found], speaker: Figure | None) -> bool:
    """Tell whether a clause can be a stance by its form: denials and pledges of the own side, an accusation of another."""
    if frame.entry.pos != "FORM" or holder.figure is None:
        return True
    if frame.entry.lemma in OWN_DEEDS and not _is_named(cast, holder):
        return False
    if frame.entry.lemma in OWN_DEEDS:
        return speaker is not None and (holder.figure is speaker or stands_for(speaker, holder.figure))
    if frame.entry.lemma in OTHERS_DEEDS:
        accused = [target.figure for target in targets if target.figure is not None]
        return any(one is not holder.figure and not stands_for(holder.figure, one) for one in accused)
    return True


def _is_named(cast: Cast, found: Found) -> bool:
    """Tell whether a phrase is a name, a title or a pronoun itself, not something of somebody's ("her plans will begin").

    German "man" for whoever speaks (no token) is as good as a name.
    """
    unnamed = found.token < 0 and cast.doc.lang_ == "de"
    return unnamed or found.token in cast.at or is_first_person(cast.doc[found.token])


def _choices(cast: Cast, frame: StanceFrame, targets: list[Found], context: list[Found]) -> list[list[Found]]:
    """Return for each target its alternatives: nobody, whom it stands for, and others by the context."""
    nobody = Found(None, -1, "")
    if not targets:
        return [[nobody, *context]]
    rows = []
    for target in targets:
        side = target.figure.side if target.figure is not None else None
        sides = [Found(side, target.token, f"{target.how}/side")] if side is not None else []
        rows.append([target, *sides, nobody, *(context if len(targets) == 1 else [])])
    return rows


def _context(
    cast: Cast, frame: StanceFrame, targets: list[Found], holder: Found, holders: list[Found], told: list[Position]
) -> list[Found]:
    """Return whom a position may be addressed to by what stands around its frame, each once."""
    earlier = before(frame, holder.figure, told) if holder.figure is not None else ()
    told_of = [*partners(frame, holder, holders), *earlier]
    known = [*(one.figure for one in (*targets, *told_of)), holder.figure]
    first: dict[int, Found] = {}
    for one in (*told_of, *others(cast, frame, known)):
        if all(one.figure is not target.figure for target in targets):
            first.setdefault(id(one.figure), one)
    return list(first.values())


def _bodies(cast: Cast, holder: Found, speaker: Figure | None) -> list[tuple[Figure, Figure | None, str]]:
    """Return whose position it may be and who said it: an official's is that of the side, or their own unless they say "we"."""
    figure = holder.figure
    if figure is None:
        return []
    if figure.kind == "Official":
        sides = list(dict.fromkeys(side for held in figure.offices for side in _spoken_for(cast, held)))
        for_sides: list[tuple[Figure, Figure | None, str]] = [
            (side, figure, f"{holder.how}/side") for side in sides[:3]
        ]
        says_we = holder.token >= 0 and is_first_person(cast.doc[holder.token], WE)
        return for_sides if for_sides and says_we else [*for_sides, (figure, figure, f"{holder.how}/self")]
    voice = speaker if speaker is not None and speaker.kind == "Official" and stands_for(speaker, figure) else None
    return [(figure, voice, holder.how)]


def _spoken_for(cast: Cast, held: Holding) -> list[Figure]:
    """Return for whom the holder of an office may speak: a legislator, a judge or a former minister for no state."""
    alone = held.lemma in _independent(cast.doc.lang_) or _is_former(cast, held)
    return [side for side in (held.of, held.also) if side is not None and not (alone and side.kind == "State")]


@cache
def _independent(language: str) -> frozenset[str]:
    """Return the titles of members of parliaments and courts."""
    titles = lexicon(language).titles.values()
    return frozenset((title.lemma or title.word).casefold() for title in titles if title.body in INDEPENDENT)


def _is_former(cast: Cast, held: Holding) -> bool:
    """Tell whether the words of an office, or the word before them, say that it is over ("former prime minister")."""
    words = cast.doc[max(0, held.start - 1) : held.end]
    return any(word.lower_.startswith(_former(cast.doc.lang_)) for word in words)


@cache
def _former(language: str) -> tuple[str, ...]:
    """Return how words begin that say an office was over already; too short ones ("alt") begin other words as well."""
    forms = (
        one.word.casefold()
        for one in lexicon(language).prefixes
        if one.effect == "former" and one.word not in IN_OFFICE
    )
    return tuple(form for form in forms if len(form) > SHORT_PREFIX or form.endswith("-"))


def stands_for(speaker: Figure, body: Figure) -> bool:
    """Tell whether an official holds an office of a body."""
    return any(body in (holding.of, holding.also) for holding in speaker.offices)


def speaker_at(cast: Cast, said: list[Statement], index: int) -> tuple[Statement | None, Figure | None]:
    """Return who says the word at an index: the innermost statement around it, and its speaker's figure."""
    around = [one for one in said if one.start <= index < one.end and one.speaker is not None and one.cue != index]
    for one in sorted(around, key=lambda one: (one.carried, one.end - one.start)):
        figures = _voices(cast, cast.doc[one.speaker]) if one.speaker is not None else []
        if figures:
            return one, figures[0]
    return None, None


def _voices(cast: Cast, token: Token) -> list[Figure]:
    """Return who a speaking phrase names, or the body whose people speak; followers are not their leader, media only report."""
    found = cast.at.get(token.i) or [one for one in whose(cast, token, None) if one.kind != "Official"]
    return [one for one in found if one.name.casefold() not in MEDIA]


def _holders(cast: Cast, frame: StanceFrame, speaker: Figure | None) -> list[Found]:
    """Return who holds a position: named in a holder role; without one, whoever says the sentence."""
    for argument in frame.holders:
        found = _figures(cast, argument, speaker)
        if found:
            return found
    if (
        speaker is not None
        and not _is_told_of(cast, frame)
        and (not frame.holders or frame.holders[0].role == "speaker" or _impersonal(cast, frame))
    ):
        return [Found(speaker, -1, "speaker")]
    return []


def _holder_before(cast: Cast, frame: StanceFrame, told: list[Position]) -> list[Found]:
    """Return who took a side or wrote in the sentence before, for a German passive of utterance without agent, or a document.

    "Die Minister forderten eine Waffenruhe. Israel wurde aufgefordert, die Grenze zu öffnen." "Die Resolution verlangt ..."
    """
    token = cast.doc[frame.trigger]
    if token.lang_ != "de" or token.dep_ not in ("ROOT", "conj") or frame.entry.pos != "VERB":
        return []
    writes = _is_document(cast, frame)
    if not writes and (frame.holders or frame.kind not in UTTERED or not is_passive(token)):
        return []
    inside = writes or any(word.lower_ in INSIDE for word in token.children)
    author = _author_before(cast, sentence_of(token)) if inside else None
    if author is not None:
        return [Found(author, -1, "writing")]
    for other in reversed(told):
        gap = sentence_of(token).start - sentence_of(cast.doc[other.frame.trigger]).end
        if gap >= 0:
            near = gap <= 1 and not _is_new_paragraph(sentence_of(token))
            return [Found(other.speaker or other.holder, -1, "writing" if writes else "before")] if near else []
    return []


def _is_document(cast: Cast, frame: StanceFrame) -> bool:
    """Tell whether what takes the stance is something written that names nobody ("Die Resolution verlangt ...")."""
    heads = frame.holders[0].heads if frame.holders else ()
    return any(cast.doc[index].lemma_.casefold() in WRITINGS for index in heads)


def _author_before(cast: Cast, sent: Span) -> Figure | None:
    """Return who wrote what the sentence before tells of ("veröffentlichte einen Bericht. Darin wird ...")."""
    if sent.start == 0:
        return None
    written = [word for word in sentence_of(cast.doc[sent.start - 1]) if word.lemma_.casefold() in WRITINGS]
    return next((figure for word in reversed(written) for figure in whose(cast, word, None)), None)


def _is_new_paragraph(sent: Span) -> bool:
    return sent.start > 0 and "\n" in sent.doc[sent.start - 1].text + sent.doc[sent.start - 1].whitespace_


def _is_told_of(cast: Cast, frame: StanceFrame) -> bool:
    """Tell whether a noun is what its sentence tells something of, so that nobody utters it ("Zugeständnisse kämen ... gleich")."""
    word = cast.doc[frame.trigger]
    predicate = any(child.dep_ == "cop" for child in word.children) or _there_is(word)
    return frame.entry.pos == "NOUN" and word.dep_ == "nsubj" and not predicate


def _there_is(word: Token) -> bool:
    """Tell whether a speaker says that there is something ("there will be consequences")."""
    return word.head.lemma_ == "be" and any(child.dep_ == "expl" for child in word.head.children)


def _impersonal(cast: Cast, frame: StanceFrame) -> bool:
    """Tell whether the subject names nobody ("es drohe", "man müsse"): then it is the speaker's own position."""
    return all(cast.doc[index].lower_ in IMPERSONAL for argument in frame.holders for index in argument.heads)


def is_first_person(token: Token, words: frozenset[str] = FIRST_PERSON) -> bool:
    """Tell whether a word means whoever speaks; "US" in capitals is a country."""
    return token.lower_ in words and token.text != "US"


def whose(cast: Cast, token: Token, speaker: Figure | None) -> list[Figure]:
    """Return the figures that a phrase names; "wir" is who speaks; "Vertreter der USA" is the USA."""
    if is_first_person(token):
        return [speaker] if speaker is not None else []
    several = _several(cast, token)
    if several:
        return several
    if token.i in cast.at:
        return _apposed(cast, token) or cast.at[token.i]
    for word in (*genitives(token), *_author(token)):
        if word.i in cast.at:
            return cast.at[word.i]
    for word in token.children:
        carried = word.dep_ in ("nmod", "appos", "flat") and case(word) in CARRIERS | {""}
        if carried and word.i in cast.at and not _is_topic(cast, word):
            return cast.at[word.i]
    return []


def _apposed(cast: Cast, token: Token) -> list[Figure]:
    """Return the persons named behind a plural that says what they are ("two Democratic representatives, X and Y")."""
    if token.pos_ == "PRON" or "Plur" not in feature_of(token, "Number"):
        return []
    names = (one for child in token.children if child.dep_ == "appos" and child.i > token.i for one in members(child))
    return [figure for one in names for figure in cast.at.get(one.i, []) if figure.kind == "Official"]


def _several(cast: Cast, token: Token) -> list[Figure]:
    """Return the figures behind a plural that names them together: "the leaders of Chad, Mali and Niger"."""
    if token.pos_ != "NOUN" or "Plur" not in feature_of(token, "Number"):
        return []
    for word in genitives(token):
        figures = [figure for one in members(word) for figure in cast.at.get(one.i, [])]
        if len(set(map(id, figures))) > 1:
            return figures
    return []


def _author(token: Token) -> list[Token]:
    """Return who wrote what speaks: "sent a letter asking for help", "posted a message blaming Iran"."""
    if token.lemma_.casefold() not in WRITINGS or token.dep_ not in ("obj", "obl", "nmod", "conj"):
        return []
    found = subject(token.head) if token.head.pos_ == "VERB" else None
    return [found] if found is not None else []


def _is_topic(cast: Cast, word: Token) -> bool:
    """Tell whether a compound names a meeting by the state that it is about ("Ukraine-Gespräche")."""
    states = any(figure.kind == "State" for figure in cast.at[word.i])
    return states and "-" in word.text and meeting_word(word, lexicon(word.lang_)) is not None


def _targets(cast: Cast, frame: StanceFrame, speaker: Figure | None) -> list[Found]:
    """Return who is addressed: named in a target role, inside its phrase, or inside the content."""
    for argument in frame.targets:
        found = _figures(cast, argument, speaker)
        if found:
            return found
    for argument in frame.targets:
        for index in argument.heads:
            inside = _inside(cast, (cast.doc[index].left_edge.i, cast.doc[index].right_edge.i + 1), f"{argument.role}+")
            if inside:
                return inside[:1]
    return _inside(cast, frame.content, "content")[:1] if frame.content else []


def _figures(cast: Cast, argument: Argument, speaker: Figure | None) -> list[Found]:
    """Return the figures of a role; "~" marks those that the phrase does not name itself ("Saddams Anhänger")."""
    found: dict[int, Found] = {}
    for index in argument.heads:
        itself = index in cast.at or cast.doc[index].lower_ in FIRST_PERSON
        for figure in whose(cast, cast.doc[index], speaker):
            found.setdefault(id(figure), Found(figure, index, argument.role if itself else f"{argument.role}~"))
    return list(found.values())


def _inside(cast: Cast, span: tuple[int, int], how: str) -> list[Found]:
    found: dict[int, Found] = {}
    for index in (one for one in range(*span) if one in cast.at and not _is_topic(cast, cast.doc[one])):
        word = cast.doc[index]
        way = "deal" if how == "content" and _is_partner(word) else f"{how}/{case(word)}"
        for figure in cast.at[index]:
            found.setdefault(id(figure), Found(figure, index, way))
    return list(found.values())


def _is_partner(word: Token) -> bool:
    """Tell whether somebody is the other side of what a content is about ("ein Abkommen mit der Nato", "talk to Iran")."""
    if case(word) not in PARTNER_CASES:
        return False
    last = word.head.lemma_.casefold()
    deal = last.endswith(DEALS_DE) if word.lang_ == "de" else last in DEALS_EN
    return deal or meeting_word(word.head, lexicon(word.lang_)) is not None
