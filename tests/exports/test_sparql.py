"""The saved SPARQL queries give on the export what the Cypher queries of the same name give on the stores."""

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.cli.main import app
from graph.cli.query import shown
from graph.errors import UsageError
from graph.exports import EXPORTS
from graph.exports.sparql import FOLDER, names, read_query, select
from graph.stores.questions import folder, read_question
from tests.corpus import corpus

ANSWERS = Path(__file__).parents[1] / "stores" / "answers"
PICTURES_AND_LISTS = {"14_unbalanced_triads"}
"""Tables that only Cypher answers: SPARQL has no lists to compare pairs of pairs with."""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    EXPORTS["turtle"].write(corpus(), folder)
    return folder


def rows(text: str) -> list[list[str]]:
    return sorted(
        [sorted(cell.split(", ")) if ", " in cell else [cell] for cell in row] for row in csv.reader(io.StringIO(text))
    )  # type: ignore[type-var]


@pytest.mark.parametrize("name", names())
def test_sparql_answers_as_cypher_does(name: str, output: Path) -> None:
    query = read_query(Path(name))
    columns, found = select(output, query.asked())
    lines = io.StringIO()
    csv.writer(lines).writerows([columns, *([shown(value) for value in row] for row in found)])
    assert rows(lines.getvalue()) == rows((ANSWERS / f"{query.name}.csv").read_text("utf-8"))


def test_every_question_with_a_table_has_a_sparql_file() -> None:
    tables = {file.stem for file in folder().glob("*.cypher") if not file.stem.endswith("_graph")}
    assert tables - {Path(name).stem for name in names()} == PICTURES_AND_LISTS


@pytest.mark.parametrize("name", names())
def test_a_sparql_file_asks_the_question_of_its_twin(name: str) -> None:
    query, twin = read_query(Path(name)), read_question(Path(name).stem)
    assert query.words == twin.words
    assert query.parameters == twin.parameters


def test_the_command_answers_from_the_output_folder(output: Path) -> None:
    asked = [
        "query",
        "04_demands_of_a_to_b.rq",
        "--store",
        str(output),
        "--format",
        "csv",
        "--param",
        "b=United States",
    ]
    answer = CliRunner().invoke(app, asked)
    assert answer.exit_code == 0
    assert "den Abzug ihrer Raketen" in answer.stdout
    assert "Garantien" not in answer.stdout


def test_the_command_names_what_is_wrong(output: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\?a, \?b"):
        CliRunner().invoke(app, ["query", "04_demands_of_a_to_b.rq", "--param", "c=x"], catch_exceptions=False)
    with pytest.raises(UsageError, match=r"04_demands_of_a_to_b\.rq"):
        read_query(Path("demands.rq"))
    with pytest.raises(UsageError, match="no SELECT"):
        select(output, "ASK { ?a ?b ?c }")
    with pytest.raises(UsageError, match="no SPARQL"):
        select(output, "SELECT who")
    with pytest.raises(UsageError, match="not there"):
        select(tmp_path / "graph.ttl", (FOLDER / "18_sanctions.rq").read_text("utf-8"))
