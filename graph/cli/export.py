"""`pourparler export`: the graph of an output folder in another form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def export(
    folder: Annotated[Path, typer.Argument(help="The output folder of a build (or its graph.jsonl).")] = Path(
        "build/graph"
    ),
    form: Annotated[
        str, typer.Option("--format", "-f", help="turtle, jsonl, graphml, csv, gexf, ntriples, jsonld, turtle12 ...")
    ] = "turtle",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to; the same folder if not given.")
    ] = None,
) -> None:
    """Write the graph of a build in one more format and print the paths of the files.

    Example: `pourparler export build/graph --format gexf`
    """
    from graph.errors import UsageError
    from graph.exports import find_export, read_jsonl

    source = folder / "graph.jsonl" if folder.is_dir() else folder
    if not source.is_file():
        raise UsageError(f"{folder}: no graph here; make one with `pourparler build ARTICLES --output {folder}`")
    target = output or source.parent
    target.mkdir(parents=True, exist_ok=True)
    for path in find_export(form).write(read_jsonl(source), target):
        typer.echo(path)
