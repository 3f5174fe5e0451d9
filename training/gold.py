"""Gold graphs beside readings: which proposal of the rules is right (see GOLD.md of the annotated articles).

The alignment is that of the scorer: actors by a shared surface form or Wikidata id, stances by passage, actor, kind and
target with the alternatives that the gold allows.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.documents import make_article, read_article
from graph.model.records import Article
from graph.resolution.article import Reading
from graph.resolution.cast import Figure
from graph.resolution.gatherings import Gathering
from graph.resolution.positions import Position

ARTICLES = frozenset("der die das des dem den ein eine einer eines einem einen the a an".split())
SAME_PASSAGE = 0.6


@dataclass(frozen=True)
class Case:
    """An annotated article: its name, the article and its gold graph."""

    name: str
    article: Article
    gold: dict[str, Any]


def cases(folder: Path) -> list[Case]:
    """Return the annotated articles of a folder (NAME.txt with NAME.json), sorted by name."""
    paths = sorted(path for path in folder.rglob("*.json") if path.with_suffix(".txt").exists())
    return [_case(path) for path in paths]


def _case(path: Path) -> Case:
    gold = json.loads(path.read_text("utf-8"))
    text = path.with_suffix(".txt")
    return Case(path.stem, read_article(text, published=gold.get("published"), language=gold["language"]), gold)


def is_tuning(name: str) -> bool:
    """Tell whether an article belongs to the tenth that is never trained on: fixed by its name."""
    return sum(name.encode()) % 10 == 3


def words(text: str | None) -> list[str]:
    """Return the words of a text in lower case."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").casefold())


def surface_key(text: str) -> str:
    """Return a surface form without articles and plural or genitive s."""
    kept = [word for word in words(text) if word not in ARTICLES]
    return " ".join(word[:-1] if len(word) > 4 and word.endswith("s") else word for word in kept)


def overlap(one: str, other: str) -> float:
    """Return the shared words as a share of the shorter text."""
    first, second = Counter(words(one)), Counter(words(other))
    if not first or not second:
        return 0.0
    return sum((first & second).values()) / min(sum(first.values()), sum(second.values()))


class Alignment:
    """Which gold actor each figure of a reading is, and what of the reading the gold says too."""

    def __init__(self, reading: Reading, gold: dict[str, Any]) -> None:
        self.reading, self.gold = reading, gold
        self.actors: dict[int, str] = {}
        taken: set[str] = set()
        pairs = [
            (self._likeness(actor, figure), actor["id"], figure)
            for actor in gold["actors"]
            for figure in reading.cast.figures
        ]
        for likeness, actor, figure in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
            if likeness > 0 and actor not in taken and id(figure) not in self.actors:
                self.actors[id(figure)] = actor
                taken.add(actor)

    def _likeness(self, actor: dict[str, Any], figure: Figure) -> float:
        if actor["type"] != figure.kind:
            return 0.0
        if actor.get("wikidata") and figure.known and actor["wikidata"] == figure.known.wikidata:
            return 3.0
        gold = {surface_key(form) for form in [*actor.get("surface", []), actor["name"]]} - {""}
        mine = {surface_key(form) for form in [*figure.surfaces, figure.name]} - {""}
        return len(gold & mine) / len(mine) if gold & mine else 0.0

    def of(self, figure: Figure | None) -> str | None:
        """Return the gold id of a figure; "?" for one that the gold does not know, None for nobody."""
        return None if figure is None else self.actors.get(id(figure), "?")

    def figure(self, figure: Figure) -> bool | None:
        """Tell whether a figure is an actor; None where the gold leaves it open."""
        actor = next((one for one in self.gold["actors"] if one["id"] == self.of(figure)), None)
        return None if actor is not None and actor.get("optional") else actor is not None

    def position(self, position: Position) -> bool | None:
        """Tell whether a position is in the gold with its target; None where the gold leaves it open."""
        sentence = self.reading.doc[position.frame.trigger].sent.text
        matching = [one for one in self.gold["stances"] if self._same(one, position, sentence)]
        if not matching:
            return False
        return None if all(one.get("optional") for one in matching) else True

    def _same(self, gold: dict[str, Any], position: Position, sentence: str) -> bool:
        return (
            position.kind in gold.get("kind_any", [gold["kind"]])
            and self.of(position.holder) in gold.get("actor_any", [gold["actor"]])
            and self.of(position.target) in gold.get("target_any", [gold.get("target")])
            and max(overlap(sentence, passage) for passage in [gold["evidence"], *gold.get("also_evidence", [])])
            >= SAME_PASSAGE
        )

    def gathering(self, gathering: Gathering) -> bool | None:
        """Tell whether a gathering is in the gold; None where the gold leaves it open."""
        mine = {self.of(figure) for figure in gathering.participants}
        matching = [one for one in self.gold["meetings"] if self._meets(one, mine)]
        if not matching:
            return False
        return None if all(one.get("optional") for one in matching) else True

    @staticmethod
    def _meets(gold: dict[str, Any], mine: set[str | None]) -> bool:
        want = set(gold.get("participants", []))
        if mine | want and len(mine & want) / len(mine | want) >= 0.5:
            return True
        cores = [set(core) for core in gold.get("participants_any", [])]
        return any(core and core <= mine and len(mine - want) <= 1 for core in cores) or (
            len(mine & want) >= 2 and len(mine - want) <= 1
        )


@dataclass(frozen=True)
class Sentence:
    """A written training sentence (`training/data/sentences/*.jsonl`) with the stances that it states."""

    name: str
    article: Article
    stances: list[dict[str, Any]]

    def states(self, position: Position) -> bool:
        """Tell whether the sentence states a position; its actors are given as they stand in the text."""
        return any(
            position.kind == one["kind"]
            and named(position.holder, one["actor"])
            and named(position.target, one.get("target"))
            for one in self.stances
        )


def sentences(folder: Path) -> list[Sentence]:
    """Return the written sentences that are not held out (id number % 10 == 0 is)."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if int(re.findall(r"\d+", row["id"])[-1]) % 10:
                article = make_article(row["text"], published="2020-01-01", language=path.name[:2], name=row["id"])
                found.append(Sentence(row["id"], article, row["stances"]))
    return found


def named(figure: Figure | None, surface: str | None) -> bool:
    """Tell whether a figure is called by a surface form, inside a longer one too."""
    if figure is None or surface is None:
        return figure is None and surface is None
    wanted = surface_key(surface)
    names = {surface_key(form) for form in [*figure.surfaces, figure.name]} - {""}
    return any(name == wanted or (len(name) > 3 and (name in wanted or wanted in name)) for name in names)
