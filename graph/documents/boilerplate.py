"""Which lines of a page are not the article. The words are data: boilerplate.toml says what each rule means."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

from graph.documents.datelines import is_stamp
from graph.documents.dates import alternatives
from graph.errors import DataFileError

LONGEST_CREDIT = 80
EDGES = " \t\xa0\u200b•*▶►→>|#-–—"
Test = Callable[[str], bool]


@cache
def data() -> dict[str, Any]:
    """Return what boilerplate.toml says."""
    return tomllib.loads(resources.files("graph.documents").joinpath("boilerplate.toml").read_text("utf-8"))


def is_boilerplate(line: str) -> bool:
    """Tell whether a line by itself is page furniture: a credit, a login note, a share button, a stamp, ..."""
    return is_stamp(line) or is_agency_line(line) or any(rule_matches(line) for rule_matches in _rules().values())


def tail_limit(line: str) -> int | None:
    """Return, for a heading after which the article is over, its `longest` (see boilerplate.toml); None for others."""
    return _tails().get(re.sub(r"\s*\(?[\d.,]*\)?:?$", "", _bare(line))) if len(line) <= LONGEST_CREDIT else None


def is_agency_line(line: str) -> bool:
    """Tell whether a line only names agencies and initials: "asc/dpa/AFP", "(APA, dpa, 25.9.2015)"."""
    return len(line) <= LONGEST_CREDIT and bool(_agency_line().fullmatch(line))


@cache
def agency_names() -> str:
    """Return a regular expression of one or more agencies: "dpa/AFP"."""
    name = alternatives(data()["agencies"]["names"])
    return rf"(?:{name})(?:\s?[/,;+]\s?(?:{name}|[a-zäöü]{{2,4}}))*"


@cache
def _agency_line() -> re.Pattern[str]:
    initials = r"(?:[a-zäöü]{2,4}\s?[/,;]\s?)*"
    return re.compile(rf"\W*(?:[a-zäöü]{{2,4}}\s)?\(?{initials}{agency_names()}(?:,?\s?\d[\d. ]*)?\)?\W*")


@cache
def _tails() -> dict[str, int]:
    return {word.casefold(): tail["longest"] for tail in data()["tail"] for word in tail["words"]}


@cache
def _rules() -> dict[str, Test]:
    return {rule["name"]: _rule(rule) for rule in data()["rule"]}


def _rule(rule: dict[str, Any]) -> Test:
    """Return the test of one rule on a line."""
    longest, matches = rule["longest"], _matcher(rule)
    return lambda line: len(line) <= longest and matches(line)


def _matcher(rule: dict[str, Any]) -> Test:
    words = [_bare(word) if rule["match"] == "whole" else word.casefold() for word in rule["words"]]
    known = frozenset(words)
    match rule["match"]:
        case "whole":
            return lambda line: _bare(line) in known
        case "begins":
            beginning = re.compile("|".join(re.escape(word) + (r"\b" if word[-1].isalnum() else "") for word in words))
            return lambda line: bool(beginning.match(line.casefold().lstrip(EDGES)))
        case "contains":
            return lambda line: any(word in line.casefold() for word in words)
        case "pattern":
            pattern = re.compile("|".join(f"(?:{word})" for word in _inline(rule["words"])))
            return lambda line: bool(pattern.search(line))
    raise DataFileError(f"boilerplate.toml: rule {rule['name']!r}: match is {rule['match']!r}; "
                        "write whole, begins, contains or pattern")  # fmt: skip


def _inline(patterns: list[str]) -> list[str]:
    """Turn a leading "(?i)" into a group's own, so that patterns can be joined."""
    return [f"(?i:{pattern[4:]})" if pattern.startswith("(?i)") else pattern for pattern in patterns]


def _bare(line: str) -> str:
    return " ".join(line.casefold().strip(EDGES).rstrip(" .:!?…»").split())
