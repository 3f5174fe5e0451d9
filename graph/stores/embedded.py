"""The embedded store: one file in a folder, Cypher by kglite, no server.

The file is written anew from the sorted graph at every write, so that the same graph gives the same bytes, whatever was
written before and in which order (docs/decisions/0004-embedded-store.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import kglite

from graph.errors import StoreError
from graph.model.knowledge import KnowledgeGraph
from graph.model.property_graph import Edge, Node, edges, nodes
from graph.stores.base import Progress, Result, Row
from graph.stores.embedded_values import plain
from graph.stores.reading import read_knowledge
from graph.stores.statements import Rows, edge_batches, general_labels, node_batches

FILE = "graph.kgl"
BATCH = 10_000
LIMITS = {
    "SHORTEST k": "kglite 0.21.2 does not parse GQL's SHORTEST; shortestPath() works",
    "null name": "kglite answers a missing name with the title, so an article without a name has the name ''",
    "n.type": "kglite answers a node's missing property `type` with its first label",
    "property in MATCH": "MATCH (c {id: r.claim}) with r of an earlier MATCH finds nothing; write WHERE c.id = r.claim",
}


class EmbeddedStore:
    """A knowledge graph in the folder `path`, read when first asked."""

    name = "embedded"
    limits: Mapping[str, str] = LIMITS

    def __init__(self, path: Path, *, empty: bool = False) -> None:
        """Open the folder; with `empty` whatever it holds is replaced at the first write."""
        kglite.set_query_warning_policy("silent")
        self._file = path if path.suffix == ".kgl" else path / FILE
        self._graph: Any = kglite.KnowledgeGraph() if empty else None

    def write(self, knowledge: KnowledgeGraph, progress: Progress | None = None) -> None:
        """Add a graph; the file changes only if it says something new."""
        if self._graph is not None or self._file.exists():
            knowledge = read_knowledge(self).merge(knowledge)
        fresh = _filled(knowledge, progress or _silent)
        with _clear_errors(self._file):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh.save(str(self._file))
        fresh.read_only(True)
        self._graph = fresh

    def run(self, cypher: str, /, **parameters: Any) -> Result:
        """Answer a reading query; a writing one is refused."""
        graph = self._loaded()
        with _clear_errors(self._file):
            view = graph.cypher(cypher, params=parameters)
            return Result(tuple(view.columns), [plain(row) for row in view])

    def query(self, cypher: str, /, **parameters: Any) -> list[Row]:
        """Answer a reading query with its rows alone."""
        return self.run(cypher, **parameters).rows

    def close(self) -> None:
        """Forget the graph; the file is complete after every write."""
        self._graph = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _loaded(self) -> Any:
        if self._graph is None:
            if not self._file.exists():
                raise StoreError(f"{self._file.parent}: no store here; make one with `pourparler build ARTICLES`")
            with _clear_errors(self._file):
                self._graph = kglite.load(str(self._file))
                self._graph.read_only(True)
        return self._graph


def _filled(knowledge: KnowledgeGraph, progress: Progress) -> Any:
    graph = kglite.KnowledgeGraph()
    every, between = list(nodes(knowledge)), list(edges(knowledge))
    total, done = len(every) + len(between), 0
    for statement, rows in _statements(every, between):
        graph.cypher(statement, params={"rows": rows})
        done += len(rows)
        progress(done, total)
    return graph


def _statements(every: list[Node], between: list[Edge]) -> Iterator[tuple[str, Rows]]:
    for batch in node_batches(every, BATCH):
        yield f"UNWIND $rows AS row CREATE (n:{batch.kind}) SET n = row", [_titled(row) for row in batch.rows]
    for batch in edge_batches(between, general_labels(every), BATCH):
        ends = f"MATCH (a:{batch.source} {{id: row.source}}) MATCH (b:{batch.target} {{id: row.target}})"
        yield f"UNWIND $rows AS row {ends} CREATE (a)-[r:{batch.kind}]->(b) SET r = row.properties", batch.rows


def _titled(row: Mapping[str, Any]) -> dict[str, Any]:
    """Say that a title or name is missing, else kglite answers it with the other one."""
    missing = "" if "title" in row else None
    return {"title": None, "name": missing, **row}


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


@contextmanager
def _clear_errors(file: Path) -> Iterator[None]:
    try:
        yield
    except (kglite.FileError, kglite.FileFormatError) as error:
        raise StoreError(f"{file}: not a store that this version reads ({error}); build it again") from error
    except OSError as error:
        raise StoreError(f"{file}: {error.strerror or error}; choose another folder with --out") from error
    except (kglite.KgError, ValueError, TypeError) as error:
        raise StoreError(f"the query failed on the embedded store: {error}") from error
