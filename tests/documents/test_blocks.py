"""Blocks: the seed article, page furniture of other houses, and whatever the text."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.documents.blocks import blocks
from graph.documents.boilerplate import data, is_boilerplate
from graph.documents.quotations import quotations
from graph.resources import shared

RULES = data()["rule"]
PAGES = tomllib.loads(Path(__file__).with_name("pages.toml").read_text("utf-8"))["page"]
FURNITURE = [word for rule in RULES for word in rule.get("examples", [])] + ["asc/dpa/AFP", "Quellen", "Kommentare"]
PIECES = st.lists(st.sampled_from(FURNITURE) | st.text(max_size=80), max_size=12)


def kinds(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text, title)]


@pytest.mark.parametrize("line", [line for rule in RULES for line in rule["examples"]])
def test_example_of_a_rule_is_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", [line for rule in RULES for line in rule["keeps"]])
def test_sentence_that_looks_like_it_stays(line: str) -> None:
    assert not is_boilerplate(line)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_page(page: dict[str, Any]) -> None:
    found = kinds("".join(part["before"] + part["text"] for part in page["part"]), page.get("title", ""))
    assert found == [(part["kind"], part["text"]) for part in page["part"]]


def test_seed_article_keeps_headline_teaser_and_paragraphs_only() -> None:
    text = (shared("seeds") / "articles" / "geneva-talks-2022.txt").read_text("utf-8")
    found = kinds(text, "Russland schließt Zugeständnisse in Ukraine-Gesprächen aus")
    assert [kind for kind, _ in found[:7]] == ["headline"] * 2 + ["teaser"] + ["boilerplate"] * 3 + ["paragraph"]
    assert [words for kind, words in found if kind == "boilerplate"][3] == "asc/dpa/AFP"
    assert {kind for kind, _ in found[-9:]} == {"boilerplate"}


@given(st.text() | PIECES.map("\n".join) | PIECES.map("\n\n".join), st.text(max_size=10))
def test_blocks_are_inside_the_text_in_order_and_apart(text: str, title: str) -> None:
    found = blocks(text, title)
    assert all(0 <= block.start < block.end <= len(text) for block in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(PIECES.map("\n".join))
def test_only_white_space_is_between_blocks(text: str) -> None:
    ends = [0, *(block.end for block in blocks(text))]
    starts = [*(block.start for block in blocks(text)), len(text)]
    between = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    assert not between.strip(" \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029") or not between.strip()


@pytest.mark.parametrize(
    "piece", [" ", "\n", "a", "„", "'a ", "Quellen\n", "Foto: dpa\n", "Wien – ", "(dpa) ", "\r\n \t"]
)
def test_long_monotonous_text_takes_no_more_than_linear_time(piece: str) -> None:
    text = "Moskau fordert Garantien.\n" + piece * (200_000 // len(piece))
    assert blocks(text)
    assert quotations(text, nested=True) is not None
