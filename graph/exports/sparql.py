"""SPARQL over an exported graph, answered by pyoxigraph in memory; saved queries lie in `rdf/queries/`.

The first comments of a query are its question. A line `VALUES ?state { "Russia" }` is a parameter with its default: any
endpoint understands it, and `Query.asked(state="France")` puts another value there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import StoreError, UsageError

FOLDER = Path(__file__).with_name("rdf") / "queries"
PARAM = re.compile(r"^(\s*)VALUES \?(\w+) \{ \"(.*)\" \}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Query:
    """A query with the words of its question and the defaults of its parameters."""

    name: str
    words: tuple[str, ...]
    sparql: str
    parameters: Mapping[str, str]

    def asked(self, **values: str) -> str:
        """Return the query with values for its parameters; raises UsageError for one that it does not have."""
        from pyoxigraph import Literal

        for name in sorted(set(values) - set(self.parameters)):
            known = ", ".join(f"?{one}" for one in self.parameters) or "none"
            raise UsageError(f"--param {name}: the query declares no such parameter; it has {known}")
        chosen = {**self.parameters, **values}
        return PARAM.sub(lambda line: f"{line[1]}VALUES ?{line[2]} {{ {Literal(chosen[line[2]])} }}", self.sparql)


def read_query(file: Path) -> Query:
    """Return the query of a file, or of a saved query's file name; raises UsageError listing what is saved."""
    found = file if file.exists() else FOLDER / file.name
    if not found.exists():
        raise UsageError(f"{file}: no such file; saved queries are {', '.join(names())}")
    text = found.read_text("utf-8")
    words = tuple(line.removeprefix("#").strip() for line in text.splitlines() if line.startswith("#"))
    return Query(found.stem, words, text, {name: value for _, name, value in PARAM.findall(text)})


def names() -> list[str]:
    """Return the file names of the saved queries, sorted."""
    return sorted(file.name for file in FOLDER.glob("*.rq"))


def select(source: Path, query: str) -> tuple[list[str], list[list[Any]]]:
    """Return the columns and rows of a SELECT on a Turtle file or on the `graph.ttl` of an output folder.

    Values are texts, whole numbers, booleans, and None where a variable is not bound. Raises UsageError if the file is
    not there or the query is no SELECT, StoreError if the file cannot be read.
    """
    from pyoxigraph import QuerySolutions, RdfFormat, Store

    turtle = source / "graph.ttl" if source.is_dir() else source
    if not turtle.exists():
        raise UsageError(f"{turtle}: not there; write it with `pourparler build` or `pourparler export`")
    store = Store()
    try:
        store.bulk_load(path=str(turtle), format=RdfFormat.TURTLE)
    except (SyntaxError, ValueError, OSError) as error:
        raise StoreError(f"{turtle}: {error}") from error
    try:
        answer = store.query(query)
    except (SyntaxError, ValueError) as error:
        raise UsageError(f"the query is no SPARQL: {error}") from error
    if not isinstance(answer, QuerySolutions):
        raise UsageError("the query is no SELECT; only SELECT gives rows")
    columns = [variable.value for variable in answer.variables]
    return columns, [[_value(row[name]) for name in columns] for row in answer]


def _value(term: Any) -> Any:
    words = None if term is None else str(getattr(term, "value", term))
    kind = str(getattr(getattr(term, "datatype", None), "value", "")).rpartition("#")[2]
    if words is not None and kind == "integer":
        return int(words)
    return words == "true" if kind == "boolean" else words
