"""`pourparler query`: ask a store in Cypher, or `graph.ttl` in SPARQL, from the command line."""

from __future__ import annotations

import csv
import dataclasses
import json
import sys
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.errors import UsageError
from graph.stores import EdgeValue, NodeValue, PathValue, Result, open_store
from graph.stores.questions import Question, read_question

STORE = Path("build/graph/store")


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"


def query(
    question: Annotated[str, typer.Argument(help="Cypher text, FILE.cypher, FILE.rq, or a saved query's name.")],
    store: Annotated[
        str,
        typer.Option(
            help="Folder of the embedded store, or a server's address (bolt://localhost:7687). For FILE.rq: output folder or graph.ttl."
        ),
    ] = str(STORE),
    format: Annotated[Format, typer.Option(help="How to print the rows.")] = Format.table,
    param: Annotated[
        list[str] | None, typer.Option(help="Value of a query's parameter, name=value; may be repeated.")
    ] = None,
    user: Annotated[str, typer.Option(help="User of the server; the password is read from NEO4J_PASSWORD.")] = "neo4j",
    database: Annotated[str, typer.Option(help="Database of the server.")] = "neo4j",
) -> None:
    """Ask the graph in Cypher: a text, a saved query or a file of your own.

    Saved queries lie in `cypher/queries/`, one question a file; its first lines give the question and the parameters
    with their defaults. `FILE.rq` asks the Turtle file of the output folder in SPARQL; the same questions are saved
    for it in `graph/exports/rdf/queries/`.

    Examples:
    `pourparler query 'MATCH (a:State)-[d:DEMANDS]->(b) RETURN a.name, d.content, b.name'` ·
    `pourparler query 04_demands_of_a_to_b --param a=Russia --param b=NATO --format csv` ·
    `pourparler query 04_demands_of_a_to_b.rq --param a=Russia --param b=NATO --store build/graph`

    """
    result = _answer(question, store, dict(map(_parameter, param or ())), {"user": user, "database": database})
    {Format.table: print_table, Format.csv: print_csv, Format.json: print_json}[format](result)


def _answer(question: str, store: str, given: dict[str, Any], login: dict[str, Any]) -> Result:
    if question.endswith(".rq"):
        return _sparql(Path(question), store, given)
    asked = read_question(question)
    _check_names(asked, given)
    with open_store(store, **(login if "://" in store else {})) as opened:
        return opened.run(asked.cypher, **{**asked.parameters, **given})


def _sparql(file: Path, store: str, given: dict[str, Any]) -> Result:
    sparql = import_module("graph.exports.sparql")
    asked = sparql.read_query(file)
    text = asked.asked(**{name: str(value) for name, value in given.items()})
    columns, rows = sparql.select(_turtle(Path(store)), text)
    return Result(tuple(columns), [dict(zip(columns, row, strict=True)) for row in rows])


def _turtle(store: Path) -> Path:
    """Return the Turtle file that goes with a store: the file itself, or that of the output folder."""
    if store.suffix == ".ttl" or (store / "graph.ttl").exists():
        return store
    return store.parent / "graph.ttl"


def _parameter(words: str) -> tuple[str, Any]:
    """Split name=value; a value that reads as JSON (a number, true, a list, "a text") is one."""
    name, equals, value = words.partition("=")
    if not equals or not name.isidentifier():
        raise typer.BadParameter(f"{words!r}: write name=value, such as --param state=Russia")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value


def _check_names(asked: Question, given: dict[str, Any]) -> None:
    unknown = sorted(set(given) - set(asked.uses))
    missing = sorted(set(asked.uses) - set(given) - set(asked.parameters))
    if unknown:
        raise UsageError(f"--param {unknown[0]}: the query has no ${unknown[0]}; it has {_listed(asked.uses)}")
    if missing:
        raise UsageError(f"the query needs a value for ${missing[0]}: --param {missing[0]}=VALUE")


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"${name}" for name in names) or "none"


def print_table(result: Result) -> None:
    """Print the rows as a table, and how many there are on standard error."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=any(len(shown(value)) > 60 for row in result.rows for value in row.values()))
    for column in result.columns:
        table.add_column(Text(column), overflow="fold")
    for row in result.rows:
        table.add_row(*(Text(shown(row[column])) for column in result.columns))
    Console().print(table)
    Console(stderr=True).print(f"{len(result.rows)} row{'' if len(result.rows) == 1 else 's'}", style="dim")


def print_csv(result: Result) -> None:
    """Print the rows as CSV with a header line."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows([shown(row[column]) for column in result.columns] for row in result.rows)


def print_json(result: Result) -> None:
    """Print the rows as one JSON array of objects."""
    json.dump(result.rows, sys.stdout, ensure_ascii=False, indent=1, default=dataclasses.asdict)
    sys.stdout.write("\n")


def shown(value: Any) -> str:
    """Return a value as a person reads it: a node by its name, a relationship by its type, a list by its items."""
    if isinstance(value, PathValue):
        return " – ".join(shown(node) for node in value.nodes)
    if isinstance(value, NodeValue):
        names = (value.properties.get(key) for key in ("name", "title", "quote", "id"))
        return str(next((name for name in names if name), ":".join(value.labels)))
    if isinstance(value, EdgeValue):
        return " ".join((value.type, str(value.properties.get("content", "")))).strip()
    if isinstance(value, list | tuple):
        return ", ".join(shown(item) for item in value)
    return "" if value is None else str(value)
