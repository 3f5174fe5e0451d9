"""Sentences for the end-to-end stance reader: who is in them, and which stances the gold says they state.

A slot is a figure of the rules' cast with the words that name it in the sentence; slot 0 is whoever is not in the sentence.
A holder is matched with its alternatives as the scorer does; where several slots could be meant, one counts and the
others are left out of the loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.pipeline import readings
from graph.resolution.article import Reading
from graph.resolution.cast import Figure
from training.gold import SAME_PASSAGE, Alignment, Case, Sentence, named, overlap

KINDS = (
    "DEMANDS", "OFFERS", "AGREES", "REJECTS", "ACCUSES", "DENIES", "THREATENS", "SUPPORTS", "CRITICISES", "SANCTIONS",
)  # fmt: skip
LONGEST = 90


@dataclass
class Window:
    """A sentence: `slots[n - 1]` are the words (from 0) that name slot n.

    `held` are (slot, kind) of its stances, `open` those that cost nothing either way; `targets` gives the right target slots of
    each stance held.
    """

    article: str
    words: list[str]
    slots: list[list[int]]
    held: set[tuple[int, int]] = field(default_factory=set)
    open: set[tuple[int, int]] = field(default_factory=set)
    targets: dict[tuple[int, int], set[int]] = field(default_factory=dict)


def of_articles(cases: list[Case]) -> Iterator[Window]:
    """Yield the windows of annotated articles."""
    for case, reading in zip(cases, readings(case.article for case in cases), strict=True):
        aligned = Alignment(reading, case.gold)
        for window, figures, text in _windows(case.name, reading):
            for stance in case.gold["stances"]:
                passages = [stance["evidence"], *stance.get("also_evidence", [])]
                if max(overlap(text, passage) for passage in passages) >= SAME_PASSAGE:
                    _label(window, stance, [_gold_ids(aligned, figure) for figure in figures])
            yield window


def of_sentences(found: list[Sentence]) -> Iterator[Window]:
    """Yield the windows of the written texts of one sentence."""
    for sentence, reading in zip(found, readings(one.article for one in found), strict=True):
        windows = list(_windows(sentence.name, reading))
        for window, figures, _ in windows if len(windows) == 1 else ():
            for stance in sentence.stances:
                wanted = {stance["actor"], stance.get("target"), stance.get("speaker")} - {None}
                _label(window, stance, [{one for one in wanted if named(figure, one)} for figure in figures])
            yield window


def _windows(name: str, reading: Reading) -> Iterator[tuple[Window, list[Figure], str]]:
    for sentence in reading.doc.sents:
        if 3 <= len(sentence) <= LONGEST:
            slots: dict[int, tuple[Figure, list[int]]] = {}
            for token in sentence:
                for figure in reading.cast.at.get(token.i, []):
                    slots.setdefault(id(figure), (figure, []))[1].append(token.i - sentence.start)
            figures = [figure for figure, _ in slots.values()]
            yield (
                Window(name, [token.text for token in sentence], [at for _, at in slots.values()]),
                figures,
                sentence.text,
            )


def _gold_ids(aligned: Alignment, figure: Figure) -> set[str]:
    """Return the gold actors that a figure may stand for: itself and those whom it represents."""
    sides = [holding.of for holding in figure.offices if holding.of is not None]
    return {aligned.actors[id(one)] for one in (figure, *sides) if id(one) in aligned.actors}


def _label(window: Window, stance: dict[str, object], actors: list[set[str]]) -> None:
    """Note a stance of a window; `actors` are the names or gold ids that each slot from 1 may stand for."""
    holders = _slots(actors, stance.get("actor_any", [stance["actor"]]))
    speakers = _slots(actors, [stance.get("speaker")])
    main, *others = [*speakers, *(slot for slot in holders if slot not in speakers)] or [0]
    kind, kinds = str(stance["kind"]), stance.get("kind_any", [stance["kind"]])
    key = (main, KINDS.index(kind))
    for slot in (main, *others):
        window.open.update((slot, KINDS.index(one)) for one in _listed(kinds))
    if not stance.get("optional"):
        window.held.add(key)
        window.targets[key] = set(_slots(actors, stance.get("target_any", [stance.get("target")]))) or {0}
    window.open -= window.held


def _slots(actors: list[set[str]], wanted: object) -> list[int]:
    names = set(_listed(wanted))
    return [number for number, own in enumerate(actors, 1) if own & names]


def _listed(values: object) -> Iterable[str]:
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
