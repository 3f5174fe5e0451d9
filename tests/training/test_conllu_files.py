"""The hand-made German trees are trees, and the training and test halves share no sentence."""

from pathlib import Path

import pytest

from training import check_conllu

FOLDER = Path(__file__).parents[2] / "training" / "data" / "ud"
FILES = sorted(FOLDER.glob("news-*.conllu"))
SENTENCES = [sent for path in FILES for sent in check_conllu.read(path)]


@pytest.mark.parametrize("sent", SENTENCES, ids=lambda sent: sent.id)
def test_sentence_is_sound(sent: check_conllu.Sentence) -> None:
    assert list(check_conllu.faults(sent)) == []


def test_no_sentence_twice() -> None:
    assert list(check_conllu.repeated(tuple(SENTENCES))) == []


def test_both_halves_are_there() -> None:
    assert [path.name for path in FILES] == ["news-test.conllu", "news-train.conllu"]


def test_a_cycle_is_seen() -> None:
    rows = tuple(check_conllu.Row(i, "x", "X", head, "dep", frozenset()) for i, head in (("1", 2), ("2", 1)))
    assert "a cycle" in list(check_conllu.tree_faults(rows))
