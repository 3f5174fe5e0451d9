"""The words of the pictures in a language, from `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import UsageError
from graph.model.records import Article

if TYPE_CHECKING:
    import networkx

PATH = Path(__file__).with_name("words.toml")
NAMED = 3
"""So many outlets are named in the source line."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A language with its words."""

    code: str
    words: Mapping[str, Any]

    def __getitem__(self, key: str) -> str:
        return str(self.words[key])

    def date(self, day: str) -> str:
        """Return an ISO day, month or year as a reader writes it."""
        year, *rest = day.split("-")
        if not rest:
            return year
        month = self._month(day)
        return self["day"].format(day=int(rest[1]), month=month, year=year) if rest[1:] else f"{month} {year}"

    def period(self, days: Iterable[str]) -> str:
        """Return the first and the last of some days."""
        known = sorted(day for day in days if day)
        if not known:
            return ""
        first, last = known[0], known[-1]
        if first == last:
            return self.date(first)
        if first[:8] == last[:8] and len(first) == len(last) == 10:
            year, month = int(first[:4]), self._month(first)
            return self["days"].format(first=int(first[8:]), last=int(last[8:]), month=month, year=year)
        return self["period"].format(first=self.date(first), last=self.date(last))

    def _month(self, day: str) -> str:
        return str(self.words["months"][int(day[5:7]) - 1])

    def source(self, articles: Iterable[Article]) -> str:
        """Return the source line: how many articles from where."""
        every = list(articles)
        outlets = sorted({article.source for article in every if article.source})
        count = self["one_article"] if len(every) == 1 else self["articles"].format(count=len(every))
        if len(outlets) > NAMED:
            count = self["many_outlets"].format(articles=count, count=len(outlets))
        elif outlets:
            count = self["of_outlets"].format(articles=count, outlets=", ".join(outlets))
        return self["source"].format(source=count)


def sources(network: networkx.MultiDiGraph[str], articles: Iterable[Article]) -> list[Article]:
    """Return those of the articles that an edge comes from."""
    used = {article for _, _, found in network.edges(data="articles", default=()) for article in found}
    return [article for article in articles if article.id in used]


@cache
def wording(language: str) -> Wording:
    """Return the words of a language; raises UsageError listing those that there are."""
    blocks = {block["code"]: block for block in tomllib.loads(PATH.read_text("utf-8"))["language"]}
    if language not in blocks:
        raise UsageError(f"no pictures in language {language!r}; there are {', '.join(blocks)}")
    return Wording(language, blocks[language])
