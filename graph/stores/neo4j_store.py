"""Neo4j over Bolt: loading in batches by MERGE on id, so that loading twice changes nothing."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, LiteralString, Self, cast

from neo4j import READ_ACCESS, Driver, GraphDatabase, ManagedTransaction, Session

from graph.errors import StoreError
from graph.model.knowledge import KnowledgeGraph
from graph.stores.base import Progress, Result, Row
from graph.stores.constraints import statements as constraints
from graph.stores.growth import Growth, growth
from graph.stores.neo4j_errors import clear_errors
from graph.stores.neo4j_values import plain
from graph.stores.statements import Rows, edge_batches, node_batches

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what matters is raised as a StoreError
BATCH = 10_000
OLDEST = (5, 7)
RETRY_SECONDS = 30.0


class Neo4jStore:
    """A knowledge graph in a database of a Neo4j server (5.7 or newer)."""

    name = "neo4j"
    limits: Mapping[str, str] = {}

    def __init__(self, uri: str, *, user: str = "neo4j", password: str | None = None, database: str = "neo4j") -> None:
        """Connect; the password is NEO4J_PASSWORD if not given. Raises StoreError if the server is not usable."""
        self._uri, self._user, self._database = uri, user, database
        self._connected = self._prepared = False
        secret = os.environ.get("NEO4J_PASSWORD", "") if password is None else password
        with self._clear_errors():
            self._driver: Driver = GraphDatabase.driver(
                uri,
                auth=(user, secret),
                max_transaction_retry_time=RETRY_SECONDS,
                connection_acquisition_timeout=RETRY_SECONDS,
                notifications_min_severity="OFF",
            )
        self._check()

    def write(self, knowledge: KnowledgeGraph, progress: Progress | None = None) -> None:
        """Add a graph; every batch is a transaction of its own, retried by the driver where that helps."""
        self._prepare()
        change = growth(self, knowledge)
        with self._clear_errors(), self._session() as session:
            _remove(session, change)
            _add(session, change, progress)

    def run(self, cypher: str, /, **parameters: Any) -> Result:
        """Answer a reading query; a writing one is refused."""
        with self._clear_errors(), self._session(default_access_mode=READ_ACCESS) as session:
            found = session.run(_text(cypher), parameters)
            columns = tuple(found.keys())
            return Result(columns, [dict(zip(columns, map(plain, record), strict=True)) for record in found])

    def query(self, cypher: str, /, **parameters: Any) -> list[Row]:
        """Answer a reading query with its rows alone."""
        return self.run(cypher, **parameters).rows

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prepare(self) -> None:
        """Create the constraints and indexes of the schema, once a connection."""
        if not self._prepared:
            with self._clear_errors(), self._session() as session:
                for statement in constraints():
                    session.run(_text(statement)).consume()
                session.run("CALL db.awaitIndexes(300)").consume()
            self._prepared = True

    def _check(self) -> None:
        try:
            with self._clear_errors():
                agent = self._driver.get_server_info().agent
            if _version(agent) < OLDEST:
                raise StoreError(f"{self._uri}: {agent} is too old; Pourparler needs Neo4j 5.7 or newer")
            with self._clear_errors(), self._session(default_access_mode=READ_ACCESS) as session:
                session.run("RETURN 1").consume()
            self._connected = True
        except StoreError:
            self.close()
            raise

    def _session(self, **settings: Any) -> Session:
        return self._driver.session(database=self._database, **settings)

    def _clear_errors(self) -> AbstractContextManager[None]:
        return clear_errors(self._uri, self._user, self._database, self._connected)


def _add(session: Session, change: Growth, progress: Progress | None) -> None:
    total, done = len(change.nodes) + len(change.edges), 0
    for statement, rows in _statements(change):
        found = session.execute_write(_unwind, statement, rows)
        if found != len(rows):
            raise StoreError(f"{len(rows) - found} edges lost an end while loading; run the same command again")
        done += len(rows)
        if progress:
            progress(done, total)


def _statements(change: Growth) -> Iterator[tuple[str, Rows]]:
    for batch in node_batches(change.nodes, BATCH):
        general, *special = batch.kind.split(":")
        labels = "".join(f" SET n:{label}" for label in special)
        yield f"UNWIND $rows AS row MERGE (n:{general} {{id: row.id}}){labels} SET n += row RETURN count(*)", batch.rows
    for batch in edge_batches(change.edges, change.labels, BATCH):
        ends = f"MATCH (a:{batch.source} {{id: row.source}}) MATCH (b:{batch.target} {{id: row.target}})"
        merge = f"MERGE (a)-[r:{batch.kind} {{id: row.id}}]->(b) SET r += row.properties RETURN count(*)"
        yield f"UNWIND $rows AS row {ends} {merge}", batch.rows


def _remove(session: Session, change: Growth) -> None:
    if change.meetings:
        remove = "UNWIND $rows AS id MATCH (m:Meeting {id: id}) DETACH DELETE m RETURN count(*)"
        session.execute_write(_unwind, remove, change.meetings)
    for kind in sorted({kind for kind, _ in change.stale}):
        ids = [key for one, key in change.stale if one == kind]
        session.execute_write(_unwind, f"MATCH ()-[r:{kind}]->() WHERE r.id IN $rows DELETE r RETURN count(*)", ids)


def _unwind(transaction: ManagedTransaction, statement: str, rows: list[Any]) -> int:
    record = transaction.run(_text(statement), rows=rows).single(strict=True)
    return int(record[0])


def _text(statement: str) -> LiteralString:
    """Mark a statement as free of outside text: it comes from the schema, or from the person who asks."""
    return cast(LiteralString, statement)  # type: ignore[redundant-cast]


def _version(agent: str) -> tuple[int, int]:
    numbers = re.findall(r"\d+", agent.rpartition("/")[2])
    return (int(numbers[0]), int(numbers[1])) if len(numbers) > 1 else (0, 0)
