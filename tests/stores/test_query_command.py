"""`pourparler query`: a text, a saved query and a file, in three formats; errors are one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from graph.cli.query import query
from graph.errors import StoreError, UsageError
from graph.stores import open_store
from tests.corpus import corpus

APP = typer.Typer()
APP.command()(query)
NAMES = "MATCH (a:State) RETURN a.name AS name ORDER BY name LIMIT 2"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / "store") as store:
        store.write(corpus())
    return tmp_path / "store"


def asked(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(APP, [*arguments, "--store", str(folder)])


def test_csv_and_json_are_all_that_is_printed(folder: Path) -> None:
    assert asked(folder, NAMES, "--format", "csv").stdout == "name\nGermany\nRussia\n"
    assert json.loads(asked(folder, NAMES, "--format", "json").stdout) == [{"name": "Germany"}, {"name": "Russia"}]


def test_a_table_is_the_default_and_the_count_goes_to_standard_error(folder: Path) -> None:
    done = asked(folder, NAMES)
    assert "Germany" in done.stdout
    assert (done.stderr, done.exit_code) == ("2 rows\n", 0)


def test_a_saved_query_takes_parameters(folder: Path) -> None:
    done = asked(folder, "04_demands_of_a_to_b", "--param", "b=United States", "--format", "csv")
    assert "den Abzug ihrer Raketen" in done.stdout


def test_a_file_of_ones_own_may_have_defaults(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.cypher"
    file.write_text("// :param n => 1\nMATCH (a:State) RETURN a.name AS name ORDER BY name LIMIT $n", "utf-8")
    assert asked(folder, str(file), "--format", "csv").stdout == "name\nGermany\n"
    assert asked(folder, str(file), "--format", "csv", "--param", "n=2").stdout == "name\nGermany\nRussia\n"


def test_nodes_and_edges_are_shown_by_their_names(folder: Path) -> None:
    done = asked(folder, "MATCH (a)-[d:DEMANDS]->(b:Organisation) RETURN a, d, b", "--format", "csv")
    assert done.stdout == "a,d,b\nRussia,DEMANDS Garantien über eine Nichterweiterung,NATO\n"


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (["04_demands"], UsageError, "saved are 00_overview_graph"),
        (["nowhere.cypher"], UsageError, "no such file"),
        (["RETURN $a"], UsageError, "--param a=VALUE"),
        ([NAMES, "--param", "x=1"], UsageError, "the query has no \\$x"),
        (["RETU 1 AS x"], StoreError, "syntax error"),
        (["MATCH (n) DELETE n"], StoreError, "read-only"),
    ],
)
def test_errors_say_the_way_out(folder: Path, arguments: list[str], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        CliRunner().invoke(APP, [*arguments, "--store", str(folder)], catch_exceptions=False)


def test_a_parameter_without_a_value_is_refused(folder: Path) -> None:
    assert "write name=value" in asked(folder, NAMES, "--param", "x").stderr
