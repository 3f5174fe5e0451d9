"""Times of a text against its day of publication; the cases are in times.toml."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolution.times import dated, times

CASES = tomllib.loads(Path(__file__).with_name("times.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_dates_are_resolved_against_the_day_of_publication(case: dict[str, Any]) -> None:
    published = case["published"] or None
    found = times(case["text"], case.get("language", "de"), published)
    assert [dated(time, published, past=case.get("past", False)) or "" for time in found] == case["dates"]


@given(st.text(), st.sampled_from(["de", "en"]))
def test_times_are_stretches_of_the_text_in_order(text: str, language: str) -> None:
    found = times(text, language, "2022-01-09")
    assert all(text[time.start : time.end] == time.words for time in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
