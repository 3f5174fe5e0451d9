"""`pourparler build`: articles in, one folder with the graph in every form out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.options import EngineName, Language, Published, Threads

FILES = ("jsonl", "turtle", "graphml", "csv")


def build(
    paths: Annotated[
        list[Path], typer.Argument(help="Files, folders or JSON-lines files with articles; `-` for standard input.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The output folder.")] = Path("build/graph"),
    published: Published = None,
    language: Language = None,
    engine: EngineName = "pourparler",
    threads: Threads = 1,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON instead of tables.")] = False,
) -> None:
    """Read articles and write the graph: embedded store, Turtle, JSON lines, GraphML, CSV; print what was found.

    Example: `pourparler build seeds/articles`
    """
    from graph.cli.reading import Intake, size, with_progress
    from graph.cli.tables import show, summary
    from graph.errors import ArticleError
    from graph.exports import EXPORTS
    from graph.linguistics.engines import open_engine
    from graph.model.rules import check
    from graph.pipeline import build as build_graph
    from graph.stores import open_store

    intake = Intake(paths, published=published, language=language, quiet=quiet)
    articles = with_progress(iter(intake), size(paths), quiet=quiet or as_json)
    knowledge = build_graph(articles, open_engine(engine, threads=threads))
    if not intake.count:
        raise ArticleError("no article could be read, so nothing was written; see the lines above")
    output.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        EXPORTS[name].write(knowledge, output)
    with open_store(output / "store", empty=True) as store:
        store.write(knowledge)
    faults = check(knowledge)
    for fault in faults:
        typer.echo(f"pourparler: a rule of the graph is broken, which is a fault of the program: {fault}", err=True)
    if as_json:
        print(summary(knowledge, output, intake.problems))  # noqa: T201
    elif not quiet:
        show(knowledge, output)
    if intake.problems or faults:
        sys.exit(1)
