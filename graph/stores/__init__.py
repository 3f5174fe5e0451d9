"""Where a knowledge graph is kept and asked: `open_store("build/graph/store")` or `open_store("bolt://localhost:7687")`.

Both give the same interface (`graph.stores.base.GraphStore`). A backend is imported when it is opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.stores.base import EdgeValue, GraphStore, NodeValue, PathValue, Result, Row

if TYPE_CHECKING:
    from graph.stores.neo4j_store import Neo4jStore

__all__ = ["EdgeValue", "GraphStore", "NodeValue", "PathValue", "Result", "Row", "open_store"]

SCHEMES = ("bolt://", "bolt+s://", "bolt+ssc://", "neo4j://", "neo4j+s://", "neo4j+ssc://")


def open_store(where: str | Path, *, empty: bool = False, **login: Any) -> GraphStore:
    """Open the store at a folder or at a server's address.

    `empty` begins an embedded store anew instead of adding to it. `login` goes to the server: `user` ("neo4j"),
    `password` (environment variable NEO4J_PASSWORD), `database` ("neo4j").

    Raises StoreError if the server does not answer or the folder holds something else.

    >>> store = open_store("build/graph/store")  # doctest: +SKIP
    >>> store.query("MATCH (a:State)-[d:DEMANDS]->(b) RETURN a.name, d.content, b.name")  # doctest: +SKIP
    """
    if isinstance(where, str) and where.startswith(SCHEMES):
        return _server(where, **login)
    from graph.stores.embedded import EmbeddedStore

    return EmbeddedStore(Path(where), empty=empty)


def _server(uri: str, **login: Any) -> Neo4jStore:
    from graph.stores.neo4j_store import Neo4jStore

    return Neo4jStore(uri, **login)
