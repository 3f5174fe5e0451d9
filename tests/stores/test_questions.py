"""The saved queries: each gives the same rows on both stores, and the rows kept in `answers/`.

After a change on purpose: `python -m tests.stores.test_questions` writes `answers/` anew from the embedded store.
"""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from pathlib import Path

import pytest

from graph.cli.query import print_csv
from graph.errors import UsageError
from graph.stores import GraphStore, Result, open_store
from graph.stores.constraints import script
from graph.stores.favourites import archive
from graph.stores.questions import folder, names, parsed, read_question
from tests.corpus import corpus

ANSWERS = Path(__file__).with_name("answers")


def kept(name: str) -> Path:
    return ANSWERS / f"{name}.csv"


def answer(store: GraphStore, name: str) -> Result:
    question = read_question(name)
    return store.run(question.cypher, **question.parameters)


def as_csv(result: Result) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as text:
        print_csv(result)
    return text.getvalue()


@pytest.mark.parametrize("name", names())
def test_every_saved_query_gives_the_kept_rows(store: GraphStore, name: str) -> None:
    store.write(corpus())
    assert as_csv(answer(store, name)) == kept(name).read_text("utf-8")


def test_every_saved_query_but_one_finds_something() -> None:
    empty = [name for name in names() if len(kept(name).read_text("utf-8").splitlines()) < 2]
    assert empty == ["21_claims_without_evidence"]


def test_all_twenty_two_questions_are_there() -> None:
    assert {int(name[:2]) for name in names()} >= set(range(1, 23))


@pytest.mark.parametrize("name", names())
def test_a_saved_query_says_its_question_in_two_languages_and_declares_its_parameters(name: str) -> None:
    question = read_question(name)
    assert len(question.words) == 2
    assert re.search(r"[?)]$", question.words[0])
    assert set(question.uses) == set(question.parameters)


def test_schema_cypher_is_current() -> None:
    assert (folder().parent / "schema.cypher").read_text("utf-8") == script()


def test_the_favourites_are_current() -> None:
    assert (folder().parent / "favourites.zip").read_bytes() == archive()


def test_a_dollar_in_a_text_or_a_comment_is_no_parameter() -> None:
    assert parsed("RETURN '$a', \"$b\", `$c`, $d // $e\n/* $f */", "q").uses == ("d",)


def test_an_unknown_name_lists_what_is_there() -> None:
    with pytest.raises(UsageError, match="04_demands_of_a_to_b"):
        read_question("demands")


def test_a_wrong_default_names_the_file() -> None:
    with pytest.raises(UsageError, match=r"q\.cypher.*\$a"):
        parsed("// :param a => Russia\nRETURN $a", "q.cypher")


def write_answers() -> None:
    """Write the rows that the embedded store gives."""
    ANSWERS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, open_store(place) as store:
        store.write(corpus())
        for name in names():
            kept(name).write_text(as_csv(answer(store, name)), "utf-8")


if __name__ == "__main__":
    write_answers()
