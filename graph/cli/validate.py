"""`pourparler validate`: what is wrong with a graph, node by node."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from graph.model.rules import Violation


def validate(
    path: Annotated[
        Path,
        typer.Argument(help="An RDF file (.ttl, .nt, .jsonld), a graph.jsonl, or an output folder (its graph.ttl)."),
    ] = Path("build/graph"),
    as_json: Annotated[bool, typer.Option("--json", help="Print a list of what is wrong as JSON.")] = False,
) -> None:
    """Check a graph against the rules and print what is wrong: node, rule, way out. Exit code 1 if anything is.

    RDF is checked by the SHACL shapes (`graph/exports/rdf/shapes.ttl`; about a minute for 5,000 claims), a
    `graph.jsonl` by the same rules in plain Python (seconds for a million claims). Every build does the latter.

    Example: `pourparler validate build/graph/graph.ttl`
    """
    found = _found(path)
    if as_json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))  # noqa: T201
    else:
        show(found, path)
    if found:
        sys.exit(1)


def _found(path: Path) -> list[Violation]:
    if path.suffix == ".jsonl":
        from graph.errors import UsageError
        from graph.exports import read_jsonl
        from graph.model.rules import check

        if not path.is_file():
            raise UsageError(f"{path}: not there; write it with `pourparler build`")
        return check(read_jsonl(path))
    from graph.exports.rdf.validation import validate as check_shapes

    return check_shapes(path)


def show(found: list[Violation], path: Path) -> None:
    """Print the violations as a table, or that there are none."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    if not found:
        console.print(f"{path}: valid", highlight=False)
        return
    table = Table(title=f"{len(found)} thing{'' if len(found) == 1 else 's'} wrong in {path}", show_lines=True)
    for column in ("node", "what is wrong", "rule", "way out"):
        table.add_column(column, overflow="fold")
    for one in found:
        table.add_row(*map(Text, (one.node, one.words, one.rule, one.way_out)))
    console.print(table)
