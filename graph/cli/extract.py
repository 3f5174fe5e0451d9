"""`pourparler extract`: the exchange format, one JSON object an article."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.options import EngineName, Language, Published, Threads


def extract(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders with articles.", show_default=False)
    ] = None,
    jsonl: Annotated[
        Path | None,
        typer.Option(
            help="Read JSON lines (id, text, published, language) from a file or, with `-`, from standard input; "
            "print one object a line, in order."
        ),
    ] = None,
    published: Published = None,
    language: Language = None,
    engine: EngineName = "pourparler",
    threads: Threads = 1,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No warnings.")] = False,
) -> None:
    """Print what articles say as JSON: actors, represents, meetings, stances, statements, each with its quote.

    Example: `pourparler extract seeds/articles/geneva-talks-2022.txt --published 2022-01-09`

    Example: `pourparler extract --jsonl - < articles.jsonl > graphs.jsonl`
    """
    from graph.cli.reading import Intake
    from graph.errors import UsageError
    from graph.exports.exchange import exchange
    from graph.linguistics.engines import open_engine
    from graph.pipeline import extract_all

    sources = [*(paths or []), *([jsonl] if jsonl else [])]
    if not sources:
        raise UsageError("no articles: name files or folders, or give --jsonl - for a stream")
    intake = Intake(sources, published=published, language=language, quiet=quiet)
    for knowledge in extract_all(iter(intake), open_engine(engine, threads=threads)):
        record = exchange(knowledge, next(iter(knowledge.articles)))
        print(json.dumps(record, ensure_ascii=False, indent=None if jsonl else 1), flush=True)  # noqa: T201
    if intake.problems:
        sys.exit(1)
