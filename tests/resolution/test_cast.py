"""Who is in a text, each once; the cases are in cast.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.documents import make_article
from graph.pipeline import readings

CASES = tomllib.loads(Path(__file__).with_name("cast.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_each_actor_of_a_text_is_one_figure(case: dict[str, Any]) -> None:
    article = make_article(case["text"], published="2022-01-09", language=case.get("language", "de"))
    cast = next(iter(readings([article]))).cast
    names = [one.known.name_en if one.known and one.kind != "Official" else one.name for one in cast.figures]
    assert sorted(names) == sorted(case["figures"])
