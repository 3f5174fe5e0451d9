"""SPARQL over an exported graph, answered by pyoxigraph in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graph.errors import StoreError, UsageError


def select(source: Path, query: str, **bindings: str) -> tuple[list[str], list[list[str | None]]]:
    """Return the columns and rows of a SELECT on a Turtle file or on the `graph.ttl` of an output folder.

    `bindings` set variables of the query to texts. Raises UsageError if the file is not there or the query is no
    SELECT, StoreError if file or query cannot be read.
    """
    from pyoxigraph import Literal, QuerySolutions, RdfFormat, Store, Variable

    turtle = source / "graph.ttl" if source.is_dir() else source
    if not turtle.exists():
        raise UsageError(f"{turtle}: not there; write it with `pourparler build` or `pourparler export`")
    store = Store()
    values: Any = {Variable(name): Literal(value) for name, value in bindings.items()}
    try:
        store.bulk_load(path=str(turtle), format=RdfFormat.TURTLE)
        answer = store.query(query, substitutions=values)
    except (SyntaxError, ValueError, OSError) as error:
        raise StoreError(f"{turtle}: {error}") from error
    if not isinstance(answer, QuerySolutions):
        raise UsageError("the query is no SELECT; only SELECT gives rows")
    columns = [variable.value for variable in answer.variables]
    return columns, [[_words(row[name]) for name in columns] for row in answer]


def _words(value: Any) -> str | None:
    return None if value is None else str(getattr(value, "value", value))
