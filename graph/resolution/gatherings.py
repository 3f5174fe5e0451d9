"""Gatherings: meeting frames with their participants, date and place; one meeting told several times is one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.extraction.grammar import NOMINAL, case, sentence_of
from graph.extraction.meetings import PLACE_CASES, MeetingFrame
from graph.extraction.modality import is_past
from graph.linguistics.lexicon import closed_class
from graph.model.records import Precision, Status
from graph.resolution.attendance import attendants, visited_words
from graph.resolution.cast import Cast, Figure
from graph.resolution.times import Time, dated, times

if TYPE_CHECKING:
    from spacy.tokens import Token

RANK: dict[Status, int] = {"proposed": 0, "held": 1, "ongoing": 2, "planned": 3, "cancelled": 4}


AHEAD = ("für ", "for ")
"""What stands before a time that is set beforehand ("lud für Montag ein")."""
FIRST = ("erst", "first")
REACH = 3
"""Over how many sentences a definite mention takes up a meeting again."""
BODY_WORDS = closed_class("body_words")
BODY_KINDS = ("summit", "session", "conference")
SITTING = frozenset(("parliament", "council"))
DEBATING = closed_class("debating")
APART = ({"call", "visit"}, {"call", "summit"}, {"call", "session"}, {"call", "conference"})
"""Kinds that cannot be one meeting."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting of figures as the article tells it; `triggers` are the tokens of all its mentions."""

    kind: str
    participants: tuple[Figure, ...]
    date: str | None
    precision: Precision
    date_words: str
    place: str
    place_keys: tuple[str, ...]
    status: Status
    triggers: tuple[int, ...]
    frames: tuple[MeetingFrame, ...] = field(default=())
    published: str | None = None


def gatherings(cast: Cast, frames: list[MeetingFrame], published: str | None) -> list[Gathering]:
    """Return the gatherings of an article with at least two participants, each once."""
    if not frames:
        return []
    found = times(cast.doc.text, cast.doc.lang_, published)
    single = [_gathering(cast, frame, found, published) for frame in frames if not _names_body(cast, frame)]
    told = [gathering for gathering in single if has_two_sides(gathering)]
    rest = _dating(cast, [one for one in single if not has_two_sides(one)], told)
    whole = merged(told)
    partial: list[Gathering] = []
    for gathering in rest:
        index = _meant(cast, gathering, whole)
        if index is not None:
            whole[index] = _join(whole[index], gathering)
        elif (again := _another_round(cast, gathering, whole)) is not None:
            whole.append(again)
        elif _can_stand_alone(cast, gathering) and not _announces(cast, gathering, whole):
            partial.append(gathering)
    return sorted(merged([*whole, *partial]), key=lambda one: one.triggers)


def _dating(cast: Cast, one_sided: list[Gathering], told: list[Gathering]) -> list[Gathering]:
    """Give the day of a mention with one side to the undated mention shortly before that it takes up; return the other mentions."""
    rest = []
    for mention in one_sided:
        index = _meant(cast, mention, told) if mention.date and mention.participants else None
        if index is not None and not told[index].date:
            told[index] = _join(told[index], mention)
        else:
            rest.append(mention)
    return rest


def _meant(cast: Cast, mention: Gathering, found: list[Gathering]) -> int | None:
    """Return the meeting that a definite mention with one side or none takes up again ("nach dem Treffen"): the last told before."""
    frame = mention.frames[0]
    if frame.entry.pos != "NOUN" or not frame.definite:
        return None
    here, speaks = frame.trigger, _only_speaks(cast, frame)
    options = [
        (max((trigger for trigger in one.triggers if trigger < here), default=-1), index)
        for index, one in enumerate(found)
        if not _against(one, mention) and _like(one, mention) and (speaks or _are_among(mention.participants, one))
    ]  # fmt: skip
    near = [
        (_are_among(mention.participants, found[index]), _agree(found[index], mention), last, index)
        for last, index in options
        if last >= 0 and _sentences_between(cast, last, here) <= REACH
    ]
    return max(near)[-1] if near else None


def _another_round(cast: Cast, mention: Gathering, found: list[Gathering]) -> Gathering | None:
    """Return a dated or placed further meeting of those who met before ("Die nächste Runde ist für Oktober geplant"), or None."""
    frame = mention.frames[0]
    begins = not frame.definite and frame.order in FIRST
    if mention.participants or not frame.order or begins or not (mention.date or mention.place):
        return None
    before = [one for one in found if min(one.triggers) < frame.trigger and _like(one, mention)]
    last = max(
        before, key=lambda one: max(trigger for trigger in one.triggers if trigger < frame.trigger), default=None
    )
    return replace(mention, participants=last.participants) if last is not None else None


def _only_speaks(cast: Cast, frame: MeetingFrame) -> bool:
    """Tell whether those named are no part of the phrase, but act at the meeting ("sagte er zum Abschluss des Treffens")."""
    word = cast.doc[frame.trigger]
    inside = any(word.is_ancestor(cast.doc[index]) for index in frame.participants)
    return bool(frame.participants) and not inside and not cast.at.get(word.i) and "-" not in word.text


def _agree(one: Gathering, other: Gathering) -> bool:
    """Tell whether two mentions give the same day or the same place."""
    return bool(one.date and one.date == other.date) or bool(one.place and one.place == other.place)


def _are_among(figures: tuple[Figure, ...], gathering: Gathering) -> bool:
    """Tell whether all of the figures, or those whom they stand for, take part."""
    present = {id(figure) for figure in gathering.participants}
    return all(id(figure) in present or id(figure.side) in present for figure in figures)


def _like(one: Gathering, other: Gathering) -> bool:
    """Tell whether the words of two mentions may mean one meeting: a summit may be called talks."""
    return one.kind == other.kind or "talks" in (one.kind, other.kind)


def _announces(cast: Cast, mention: Gathering, found: list[Gathering]) -> bool:
    """Tell whether a headline names one side of a meeting that is told right behind it ("Verhandlungen mit den USA")."""
    here, figures = mention.frames[0].trigger, {id(figure) for figure in mention.participants}
    return _sentences_between(cast, 0, here) < REACH and any(
        figures <= {id(figure) for figure in one.participants}
        and not _against(one, mention)
        and one.kind == mention.kind
        for one in found
        if min(one.triggers) > here and _sentences_between(cast, here, min(one.triggers)) <= REACH
    )


def _sentences_between(cast: Cast, first: int, second: int) -> int:
    return sum(1 for word in cast.doc[first + 1 : second + 1] if word.is_sent_start)


def _can_stand_alone(cast: Cast, gathering: Gathering) -> bool:
    """Tell whether a meeting of which one side only is named is worth telling: its word means nothing but a meeting.

    A verb tells it of a body alone ("the Senate is to meet"), a noun of anybody ("nach einem Treffen mit Romney"), but
    not of a state that is only visited or the topic ("a visit to Ireland", "Ukraine negotiations").
    """
    frame = gathering.frames[0]
    if _is_sitting(cast, gathering):
        return True
    if not gathering.participants or frame.entry.weak:
        return False
    if cast.doc[frame.trigger].pos_ == "VERB":
        sure = bool(gathering.date and gathering.place)
        body = any(one.kind == "Organisation" and (sure or one.sort != "unknown") for one in gathering.participants)
        return body and frame.entry.kind in ("talks", "session")
    if _only_speaks(cast, frame) and all(figure.kind != "Official" for figure in gathering.participants):
        return False
    state_only = all(figure.kind == "State" for figure in gathering.participants)
    named = (index for index in frame.participants if cast.at.get(index))
    topic = all(cast.doc[index].dep_ in ("compound", "amod") for index in named)
    return not (state_only and (topic or frame.entry.kind in ("visit", "session")))


def _is_sitting(cast: Cast, gathering: Gathering) -> bool:
    """Tell whether a parliament or council debates on a given day or at a given place ("Der Bundestag beriet am Donnerstag")."""
    frame = gathering.frames[0]
    body = any(one.sort in SITTING for one in gathering.participants)
    main = cast.doc[frame.trigger].dep_ not in ("xcomp", "advcl", "acl")
    return main and body and frame.entry.lemma in DEBATING and bool(gathering.date or gathering.place)


def _names_body(cast: Cast, frame: MeetingFrame) -> bool:
    """Tell whether the word is the name of a body or ends it, which does not say that it meets ("Congress", "Ministerrat")."""
    word = cast.doc[frame.trigger]
    if word.pos_ == "VERB" or frame.entry.lemma.casefold() in BODY_WORDS:
        return word.pos_ != "VERB"
    if cast.known.lookup(word.text):
        return True
    names = [name for figure in cast.at.get(word.i, []) if figure.kind == "Organisation" for name in figure.surfaces]
    return any(word.text in name.split() for name in names if " " in name or "-" not in name)


def has_two_sides(gathering: Gathering) -> bool:
    """Tell whether a gathering has two sides (an official and whom they stand for are one), or one body for its own session."""
    present = set(gathering.participants)
    bodies = [figure for figure in present if figure.kind != "Official"]
    alone = [figure for figure in present if figure.kind == "Official" and figure.side not in present]
    ours = {figure.side for figure in present if figure.kind == "Official"}
    same_side = [figure for figure in present if figure.kind == "Official" and figure.side in present]
    within = len(same_side) >= 2 and len(ours) == 1
    entry = gathering.frames[0].entry
    open_to_others = gathering.kind == "conference" and (entry.weak or entry.pos == "VERB")
    organisation = not open_to_others and any(
        figure.kind == "Organisation" and not (entry.pos == "VERB" and figure in ours) for figure in bodies
    )
    return len(bodies) + len(alone) >= 2 or within or (organisation and gathering.kind in BODY_KINDS)


def _gathering(cast: Cast, frame: MeetingFrame, found: list[Time], published: str | None) -> Gathering:
    time = _time(cast, frame, found)
    past = frame.status == "held" or (frame.status != "planned" and is_past(cast.doc[frame.clause]))
    past = past and not (time is not None and cast.doc.text[: time.start].endswith(AHEAD))
    date = dated(time, published, past=past) if time is not None else None
    status = _by_date(frame.status, date, published)
    place = _place(cast, frame)
    return Gathering(
        frame.entry.kind, tuple(attendants(cast, frame)), date, (time.precision if time and date else "unknown"),
        time.words if time else "", place, _place_keys(cast, place), status, (frame.trigger,), (frame,), published,
    )  # fmt: skip


def _time(cast: Cast, frame: MeetingFrame, found: list[Time]) -> Time | None:
    """Return the time nearest to the word within its clause, else within its sentence."""
    trigger, clause = cast.doc[frame.trigger], cast.doc[frame.clause]
    inside = [time for time in found if sentence_of(trigger).start_char <= time.start < sentence_of(trigger).end_char]
    words = {word.idx for word in clause.subtree}
    near = [time for time in inside if any(time.start <= index < time.end for index in words)]
    precise = sorted(
        near or inside,
        key=lambda time: (time.precision == "unknown", time.precision == "year", abs(time.start - trigger.idx)),
    )
    return precise[0] if precise else None


def _place(cast: Cast, frame: MeetingFrame) -> str:
    """Return the place in the clause of a meeting, in the words of the text."""
    trigger, clause = cast.doc[frame.trigger], cast.doc[frame.clause]
    for root in (trigger, clause):
        for child in root.children:
            if child.dep_.startswith(("obl", "nmod")) and case(child) in PLACE_CASES.get(child.lang_, ()):
                name = _place_name(cast, child)
                if name:
                    return name
    for word in sentence_of(trigger):
        free = word.head.pos_ not in NOMINAL or trigger.is_ancestor(word)
        if word.i in cast.places and case(word) in PLACE_CASES.get(word.lang_, ()) and free:
            return cast.places[word.i].text
    return visited_words(cast, frame) if frame.entry.kind == "visit" else ""


def _place_keys(cast: Cast, place: str) -> tuple[str, ...]:
    """Return the key of a place, or its name where it is not known, and of the state in which it lies."""
    known = [cast.known.known[key] for key in cast.known.lookup(place) if key in cast.known.known][:1]
    return (known[0].key, known[0].of) if known and known[0].of else (known[0].key if known else place,)


def _place_name(cast: Cast, token: Token) -> str:
    mention = cast.places.get(token.i)
    if mention is not None:
        return mention.text
    if token.ent_type_ in ("LOC", "GPE") and token.pos_ == "PROPN":
        return next((ent.text for ent in cast.doc.ents if ent.start <= token.i < ent.end), token.text)
    return ""


def merged(found: list[Gathering]) -> list[Gathering]:
    """Join the mentions of one meeting: the same or contained participants, and no date or place against it."""
    result: list[Gathering] = []
    for gathering in found:
        options = [index for index, other in enumerate(result) if _same(other, gathering)]
        if options:
            index = max(options, key=lambda one: (_shared(result[one], gathering), -one))
            result[index] = _join(result[index], gathering)
        else:
            result.append(gathering)
    return result


def _shared(one: Gathering, other: Gathering) -> int:
    """Return how many participants two mentions share."""
    return len({id(figure) for figure in one.participants} & {id(figure) for figure in other.participants})


def _same(one: Gathering, other: Gathering) -> bool:
    first, second = _sides(one), _sides(other)
    return (first <= second or second <= first) and not _against(one, other) and not _other_officials(one, other)


def _other_officials(one: Gathering, other: Gathering) -> bool:
    """Tell whether both mentions name officials, and none of them twice."""
    first, second = (
        {id(figure) for figure in each.participants if figure.kind == "Official" and not figure.anonymous}
        for each in (one, other)
    )
    return bool(first and second) and not first & second


def _against(one: Gathering, other: Gathering) -> bool:
    """Tell whether date or place say that two mentions are two meetings."""
    return (
        _dates_differ(one, other)
        or _places_differ(one, other)
        or {one.kind, other.kind} in APART
        or _orders_differ(one, other)
    )


def _orders_differ(one: Gathering, other: Gathering) -> bool:
    """Tell whether the words say that two meetings are two ("the first debate", "the final debate", "weitere Gespräche")."""
    first, second = ({frame.order for frame in each.frames if frame.order} for each in (one, other))
    return bool(first and second and not first & second)


def _dates_differ(one: Gathering, other: Gathering) -> bool:
    """Tell whether two dates exclude each other; a month holds its days."""
    first, second = one.date or "", other.date or ""
    return not (first.startswith(second) or second.startswith(first))


def _places_differ(one: Gathering, other: Gathering) -> bool:
    """Tell whether two places have no word in common, and neither is the state of the other ("Peking", "China")."""
    if not one.place or not other.place or set(one.place.split()) & set(other.place.split()):
        return False
    return not (one.place_keys[0] in other.place_keys or other.place_keys[0] in one.place_keys)


def _sides(gathering: Gathering) -> set[int]:
    bodies = {id(figure) for figure in gathering.participants if figure.kind != "Official"}
    return bodies or {id(figure) for figure in gathering.participants}


def _common_status(frames: tuple[MeetingFrame, ...], date: str | None, published: str | None) -> Status:
    """Return the status that most mentions give, of equally frequent ones the most telling; a date knows better."""
    given = Counter(frame.status for frame in frames)
    return _by_date(max(given, key=lambda status: (given[status], RANK[status])), date, published)


def _by_date(status: Status, date: str | None, published: str | None) -> Status:
    """Return held for what is called planned and lies behind, planned for what is called held or ongoing and lies ahead."""
    day = (published or "")[: len(date or "")]
    if status == "ongoing" and date and day and date > day:
        return "planned"
    if not date or date == day or not day or status not in ("held", "planned"):
        return status
    if date < day:
        return "held"
    return "planned" if len(date) == len(published or "") else status


def _join(one: Gathering, other: Gathering) -> Gathering:
    participants = (*one.participants, *(figure for figure in other.participants if figure not in one.participants))
    dated_one = max(one, other, key=lambda each: len(each.date or ""))
    placed, frames = (one if one.place else other), (*one.frames, *other.frames)
    return replace(
        one, participants=participants, date=dated_one.date, precision=dated_one.precision, date_words=dated_one.date_words,
        place=placed.place, place_keys=placed.place_keys, triggers=(*one.triggers, *other.triggers), frames=frames,
        status=_common_status(frames, dated_one.date, one.published),
    )  # fmt: skip
