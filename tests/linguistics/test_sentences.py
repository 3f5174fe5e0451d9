from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from graph.documents import make_article
from graph.linguistics.sentences import split
from graph.linguistics.tokens import pipeline
from graph.pipeline import text_of

CASES, ARTICLES = (
    tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf8"))["case"]
    for name in ("sentences.toml", "articles.toml")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sentences_end_where_they_should(case: dict) -> None:
    doc = pipeline(case["language"]).make_doc(case["text"])
    found = [doc[words[0] : words[-1] + 1].text for words in split(doc, ((0, len(case["text"])),))]
    assert found == case["sentences"]


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case["name"])
def test_what_is_read_of_an_article(case: dict) -> None:
    text = text_of(make_article(case["text"], published="2022-01-10", language=case["language"], name="page"))
    doc = pipeline(case["language"]).make_doc(text.text)
    assert [doc[words[0] : words[-1] + 1].text for words in split(doc, text.blocks)] == case["sentences"]


def test_a_block_border_ends_a_sentence() -> None:
    text = "Nato lehnt Forderung ab\nDie USA reden weiter"
    doc = pipeline("de").make_doc(text)
    assert len(split(doc, ((0, 23), (24, len(text))))) == 2


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Die US-Vizeaußenministerin im Kreml.", ["Die", "US-Vizeaußenministerin", "im", "Kreml", "."]),
        ("en", "Russia's envoy doesn't talk.", ["Russia", "'s", "envoy", "does", "n't", "talk", "."]),
        ("en", "A well-known U.S. envoy", ["A", "well-known", "U.S.", "envoy"]),
    ],
)
def test_words_are_cut_as_the_network_learnt_them(language: str, text: str, words: list[str]) -> None:
    assert [token.text for token in pipeline(language).make_doc(text)] == words
