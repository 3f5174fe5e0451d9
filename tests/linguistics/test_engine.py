from __future__ import annotations

import tomllib

import pytest
import spacy

from graph.errors import UsageError
from graph.linguistics.engines import Text, open_engine
from graph.linguistics.engines.base import Engine
from graph.linguistics.engines.installed import InstalledEngine, refuse_tiger
from graph.linguistics.lexicon import FOLDER

GERMAN = "Nato lehnt Forderung ab\n\nDie USA wiesen das am Montag zurück. »Wir reden«, sagte Sherman.\n\nFoto: dpa"
BLOCKS = ((0, 23), (25, GERMAN.index("\n\nFoto")))
SENTENCES = ["Russland weist den Vorwurf zurück.", "Die Nato und die Ukraine verhandeln in Genf weiter.", "Er kam."]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


def _analysis(doc: spacy.tokens.Doc) -> list[tuple]:
    return [(t.text, t.pos_, t.dep_, t.head.i, t.ent_type_, str(t.morph), t.lemma_) for t in doc]


def test_the_text_stays_as_it_is(engine: Engine) -> None:
    [doc] = engine.read([Text(GERMAN, "de", BLOCKS)])
    assert doc.text == GERMAN
    assert doc.tensor.shape == (len(doc), 384)


def test_what_lies_outside_the_blocks_is_not_parsed(engine: Engine) -> None:
    [doc] = engine.read([Text(GERMAN, "de", BLOCKS)])
    assert [(token.text, token.pos_, token.dep_) for token in doc[-3:]] == [
        ("Foto", "X", "dep"),
        (":", "X", "dep"),
        ("dpa", "X", "dep"),
    ]


def test_batches_do_not_change_what_is_read(engine: Engine) -> None:
    rows = tomllib.loads((FOLDER / "de" / "stances_verbs.toml").read_text("utf-8"))["stance"]
    news = [row["example"] for row in rows[::9]] + [" ".join(row["example"] for row in rows[:5])]
    texts = [Text(text, "de", ((0, len(text)),)) for text in (*SENTENCES, *news)]
    alone = [_analysis(engine.read([text])[0]) for text in texts]
    assert [_analysis(doc) for doc in engine.read(texts)] == alone
    assert [_analysis(doc) for doc in reversed(engine.read(texts[::-1]))] == alone


def test_both_languages_in_one_call(engine: Engine) -> None:
    english = "Russia rejected the demand."
    docs = engine.read([Text(SENTENCES[0], "de", ((0, 34),)), Text(english, "en", ((0, len(english)),))])
    assert [[t.dep_ for t in doc if t.dep_ == "nsubj"] for doc in docs] == [["nsubj"], ["nsubj"]]


def test_as_a_spacy_component() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("pourparler_engine")
    doc = nlp("Russland weist den Vorwurf zurück.")
    assert doc[0].dep_ == "nsubj"
    assert [ent.text for ent in doc.ents] == ["Russland"]


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(UsageError, match="There are"):
        open_engine("magic")


def test_a_missing_pipeline_is_refused() -> None:
    with pytest.raises(UsageError, match="Install it"):
        open_engine("spacy:xx_not_there")


def test_another_pipeline_behind_the_protocol() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    [doc] = InstalledEngine(nlp).read([Text(GERMAN, "de", BLOCKS)])
    assert doc.text == GERMAN


def test_tiger_labels_are_refused() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("parser").add_label("sb")
    with pytest.raises(UsageError, match="TIGER"):
        refuse_tiger(nlp)
