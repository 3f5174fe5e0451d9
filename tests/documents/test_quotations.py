"""Quotations: by example, and whatever the text."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.documents.quotations import quotations

CASES = tomllib.loads(Path(__file__).with_name("quotations.toml").read_text("utf-8"))["case"]
QUOTED = st.text(alphabet=st.sampled_from("„“”»«\"‚‘’'‹› \n\rab.,(–"), max_size=60)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_words_of_the_quotations(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[span.start : span.end] for span in quotations(text, nested=True)] == case["quotes"]


@given(QUOTED | st.text())
def test_spans_are_inside_the_text_and_in_order(text: str) -> None:
    spans = quotations(text, nested=True)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert list(spans) == sorted(spans, key=lambda span: (span.start, -span.end))


@given(QUOTED)
def test_outermost_ones_do_not_overlap(text: str) -> None:
    spans = quotations(text)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert set(spans) <= set(quotations(text, nested=True))
