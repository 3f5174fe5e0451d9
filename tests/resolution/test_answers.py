from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from graph import build
from graph.documents import make_article
from graph.model.knowledge import KnowledgeGraph

CASES = tomllib.loads(Path(__file__).with_name("answers.toml").read_text(encoding="utf8"))["case"]


def told(knowledge: KnowledgeGraph, claim: str) -> str:
    found = knowledge.claims[claim]
    return f"{knowledge.actors[found.subject].name} {found.predicate}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_claims_answer_each_other(case: dict) -> None:
    knowledge = build(
        make_article(text, published=day, language=language, name=str(number))
        for number, (language, day, text) in enumerate(case["articles"])
    )
    found = {f"{told(knowledge, one.claim)} what {told(knowledge, one.answered)}" for one in knowledge.answers}
    assert found == set(case["answers"])
