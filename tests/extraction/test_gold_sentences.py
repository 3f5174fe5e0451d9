"""Sentences in the manner of diplomatic news: what the rules must propose before the judge (`tests/gold/*.toml`).

A stance counts only if it is affirmed and not hypothetical. A case whose `known_error` says why it is not read yet may fail.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.linguistics.gazetteer import gazetteer
from graph.model.ids import article_id
from graph.model.records import Article
from graph.model.schema import schema
from graph.pipeline import readings
from graph.resolution.article import Reading
from graph.resolution.cast import Figure
from graph.resolution.gatherings import Gathering
from graph.resolution.judgement import judged
from graph.resolution.positions import Position

GOLD = Path(__file__).parents[1] / "gold"
FEWEST = {"de": 130, "en": 90}
KINDS = {relation.name.upper() for relation in schema().family("stance")}
STATUSES = {"planned", "held", "ongoing", "proposed", "cancelled"}
Case = Mapping[str, Any]


@cache
def cases(language: str) -> list[Case]:
    rows: list[Case] = tomllib.loads((GOLD / f"{language}.toml").read_text("utf-8"))["case"]
    return rows


def parameters() -> Iterator[Any]:
    for language in FEWEST:
        for number, case in enumerate(cases(language)):
            reason = case.get("known_error")
            marks = [pytest.mark.xfail(strict=False, reason=reason)] if reason else []
            name = f"{language}-{case['construction']}-{case['text'][:48]}"
            yield pytest.param(language, number, id=name, marks=marks)


def article(case: Case, language: str) -> Article:
    return Article(article_id(case["text"]), case["text"], language, published=case.get("published"))


@pytest.fixture(scope="session")
def read_cases() -> Mapping[str, list[Reading]]:
    """The readings of all cases by language; everything is parsed once."""
    return {one: list(readings(article(case, one) for case in cases(one))) for one in FEWEST}


def names(figure: Figure | None) -> set[str]:
    """What a case may call a figure; nobody is "-"."""
    if figure is None:
        return {"-"}
    known = {figure.known.name_en} if figure.known is not None else set()
    return {figure.name, *known, *(figure.surfaces if figure.kind == "Official" else ())}


def is_stance(position: Position) -> bool:
    return position.frame.polarity == "affirmed" and position.frame.modality != "hypothetical"


def stances(found: list[Position]) -> set[str]:
    return {
        f"{holder} {one.kind} {target}"
        for one in found
        if is_stance(one)
        for holder in names(one.holder)
        for target in names(one.target)
    }


def offices(reading: Reading) -> set[str]:
    return {
        f"{name} {body}"
        for figure in reading.cast.figures
        for holding in figure.offices
        for name in names(figure)
        for body in names(holding.of)
    }


def is_meeting(gathering: Gathering, words: str) -> bool:
    """Tell whether a gathering has exactly the named states, bodies and persons (other persons may be there) and the status."""
    rest, _, status = words.rpartition(" ")
    officials = {figure for figure in gathering.participants if figure.kind == "Official"}
    for name in sorted((name for figure in gathering.participants for name in names(figure)), key=len, reverse=True):
        rest = rest.replace(name, "", 1)
    bodies = [figure for figure in gathering.participants if figure not in officials]
    return not rest.strip() and status == gathering.status and all(names(body) & _within(words) for body in bodies)


def meetings_of(reading: Reading) -> list[str]:
    """The gatherings in the words of a case, for the message of a failure."""
    return [", ".join([*(one.name for one in held.participants), held.status]) for held in reading.gatherings]


def _within(words: str) -> set[str]:
    parts = words.split()
    return {" ".join(parts[start:end]) for start in range(len(parts)) for end in range(start + 1, len(parts) + 1)}


@pytest.mark.parametrize(("language", "number"), list(parameters()))
def test_the_rules_propose_what_a_sentence_says(
    language: str, number: int, read_cases: Mapping[str, list[Reading]]
) -> None:
    case, reading = cases(language)[number], read_cases[language][number]
    found = stances(reading.positions)
    missing = [words for words in case["stances"] if words not in found]
    missing += [words for words in case.get("represents", ()) if words not in offices(reading)]
    meetings = case.get("meetings", ())
    missing += [words for words in meetings if not any(is_meeting(one, words) for one in reading.gatherings)]
    assert not missing, f"{case['text']}\nfound: {sorted(found)}, {sorted(offices(reading))}, {meetings_of(reading)}"
    assert not (case.get("no_meeting") and reading.gatherings), (
        f"{case['text']} holds no meeting: {meetings_of(reading)}"
    )
    kept = [] if case["stances"] else stances(judged(reading)[0].positions)
    assert not kept, f"{case['text']} holds no stance"


@pytest.mark.parametrize("language", FEWEST)
def test_the_cases_are_well_formed(language: str) -> None:
    """A stance names its kind and actors as the schema and the gazetteer do; no text stands twice."""
    actors = {known.name_en for known in gazetteer(language).known.values()} | {"-"}
    rows = cases(language)
    assert len({case["text"] for case in rows}) == len(rows) >= FEWEST[language]
    for words in (words for case in rows for words in case["stances"]):
        kind = next((word for word in words.split() if word in KINDS), "")
        holder, _, target = words.partition(f" {kind} ")
        assert kind, f"{words}: no such kind"
        assert {holder, target} <= actors, f"{words}: not in the gazetteer"
    for words in (words for case in rows for words in case.get("meetings", ())):
        assert words.split()[-1] in STATUSES, words
