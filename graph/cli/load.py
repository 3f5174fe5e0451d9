"""`pourparler load`: put a graph into Neo4j."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.query import STORE
from graph.stores import open_store
from graph.stores.base import Progress
from graph.stores.reading import read_knowledge

URI = "bolt://localhost:7687"


def load(
    source: Annotated[
        Path, typer.Argument(help="Output folder of `pourparler build`, or the folder of an embedded store.")
    ] = STORE,
    uri: Annotated[str, typer.Option(envvar="NEO4J_URI", help="Address of the server.")] = URI,
    user: Annotated[str, typer.Option(envvar="NEO4J_USER", help="User name.")] = "neo4j",
    database: Annotated[str, typer.Option(envvar="NEO4J_DATABASE", help="Database.")] = "neo4j",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
) -> None:
    """Load a graph that `pourparler build` wrote into Neo4j.

    The password is read from the environment variable NEO4J_PASSWORD, or asked for. Loading twice changes nothing,
    loading a second folder adds to the first, and a load that was cut off is finished by running it again.

    Example: `NEO4J_PASSWORD=... pourparler load build/graph`
    """
    with open_store(_store(source)) as embedded:
        knowledge = read_knowledge(embedded)
    secret = _password(user, uri)
    with open_store(uri, user=user, database=database, password=secret) as server, _bar(quiet) as progress:
        server.write(knowledge, progress)
    typer.echo(f"loaded {len(knowledge.articles)} articles, {len(knowledge.claims)} claims into {uri}", err=True)


def _store(source: Path) -> Path:
    """Return the embedded store in an output folder, or the folder itself if it is the store."""
    return source / STORE.name if (source / STORE.name).is_dir() else source


def _password(user: str, uri: str) -> str:
    known = os.environ.get("NEO4J_PASSWORD")
    if known is None and sys.stdin.isatty():
        return str(typer.prompt(f"Password of {user} at {uri}", hide_input=True, err=True))
    return known or ""


@contextmanager
def _bar(quiet: bool) -> Iterator[Progress | None]:
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading nodes and edges", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
