"""Where a graph for analysis comes from: memory, files, a store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graph.errors import UsageError
from graph.exports.jsonl import read_jsonl
from graph.model.knowledge import KnowledgeGraph
from graph.stores import GraphStore, open_store

Source = KnowledgeGraph | GraphStore


def read_source(source: Source | Path | str, **login: Any) -> KnowledgeGraph:
    """Return the graph; a text with `://` is a server's address, any other a path; `login` as in `open_store`.

    Raises UsageError if nothing is there, StoreError if the server does not answer.
    """
    if isinstance(source, KnowledgeGraph):
        return source
    if isinstance(source, str) and "://" in source:
        return _read_store(source, **login)
    if isinstance(source, str | Path):
        return _read_path(Path(source))
    return KnowledgeGraph.from_store(source)


def _read_path(path: Path) -> KnowledgeGraph:
    lines = path / "graph.jsonl" if path.is_dir() else path
    if lines.is_file():
        return read_jsonl(lines)
    if any(path.glob("*.kgl")):
        return _read_store(path)
    raise UsageError(f"{path}: no graph here; make one with `pourparler build ARTICLES --output {path}`")


def _read_store(where: Path | str, **login: Any) -> KnowledgeGraph:
    with open_store(where, **login) as store:
        return KnowledgeGraph.from_store(store)
