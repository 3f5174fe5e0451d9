"""The day of publication, given or stated by the text."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.documents.datelines import published_in
from graph.documents.dates import parse_day
from graph.errors import ArticleError

CASES = tomllib.loads(Path(__file__).with_name("days.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_day_that_a_text_states(case: dict[str, Any]) -> None:
    assert published_in(case["text"]) == case.get("day")


@pytest.mark.parametrize(
    "given",
    ["2022-01-09", "09.01.2022", "9. Januar 2022", "January 9, 2022", "2022-01-09T08:00:00Z",
     dt.date(2022, 1, 9), dt.datetime(2022, 1, 9, 14)],
    ids=str,
)  # fmt: skip
def test_day_that_is_given(given: object) -> None:
    assert parse_day(given) == "2022-01-09"


@pytest.mark.parametrize("given", ["2022-13-45", "30.02.2022", "yesterday", "03/04/2022", 20220109, "2022"], ids=str)
def test_day_that_is_none_names_the_key_and_the_way_out(given: object) -> None:
    with pytest.raises(ArticleError, match=r"published: .* is no day; write the day as YYYY-MM-DD"):
        parse_day(given)
