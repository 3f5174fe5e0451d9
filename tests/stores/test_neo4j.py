"""What only a server shows: a load cut off, errors, the command `pourparler load`."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from neo4j.exceptions import ServiceUnavailable, TransientError

from graph.errors import StoreError
from graph.model.knowledge import KnowledgeGraph
from graph.stores import GraphStore, neo4j_store, open_store
from graph.stores.embedded import _statements as embedded_statements
from graph.stores.growth import growth
from graph.stores.neo4j_errors import explained
from graph.stores.neo4j_store import Neo4jStore
from graph.stores.neo4j_store import _statements as neo4j_statements
from tests.corpus import corpus
from tests.neo4j_server import free_port
from tests.stores.conftest import Login
from tests.stores.contents import expected, held


class Killed(Exception):
    """The load is cut off here."""


@pytest.mark.parametrize("batches", [1, 5, 12, 20])
def test_a_killed_load_is_finished_by_running_it_again(
    server_store: GraphStore, monkeypatch: pytest.MonkeyPatch, batches: int
) -> None:
    monkeypatch.setattr(neo4j_store, "BATCH", 10)
    server_store.write(corpus("vorabend"))
    done: list[int] = []

    def cut(_done: int, _total: int) -> None:
        done.append(_done)
        if len(done) == batches:
            raise Killed

    with pytest.raises(Killed):
        server_store.write(corpus(), cut)
    server_store.write(corpus())
    assert held(server_store) == expected(corpus())


def test_an_analysts_own_properties_survive_a_load(neo4j: Login, server_store: GraphStore) -> None:
    from neo4j import GraphDatabase

    server_store.write(corpus())
    with GraphDatabase.driver(neo4j.uri, auth=("neo4j", neo4j.password)) as driver:
        driver.execute_query("MATCH (a:Actor {id: 'state-RU'}) SET a.note = 'mine'")
    server_store.write(corpus())
    assert server_store.query("MATCH (a:Actor {id: 'state-RU'}) RETURN a.note AS note") == [{"note": "mine"}]


def test_no_word_of_an_article_reaches_cypher(server_store: GraphStore) -> None:
    from graph.model.property_graph import edges, nodes
    from tests.corpus import TEXTS

    knowledge: KnowledgeGraph = corpus()
    texts = [text for text, _ in embedded_statements(list(nodes(knowledge)), list(edges(knowledge)))]
    assert isinstance(server_store, Neo4jStore)
    texts += [text for text, _ in neo4j_statements(growth(server_store, knowledge))]
    words = {word for text in TEXTS.values() for word in text.split() if len(word) > 4}
    names = {actor.name for actor in knowledge.actors.values()} | set(knowledge.claims) | set(knowledge.actors)
    assert not [word for word in words | names for text in texts if word in text]


def test_no_server_says_how_to_start_one() -> None:
    with pytest.raises(StoreError, match="docker compose up"):
        open_store(f"bolt://127.0.0.1:{free_port()}")


def test_a_wrong_password_says_what_to_set(neo4j: Login) -> None:
    with pytest.raises(StoreError, match="wrong user or password for neo4j; set NEO4J_PASSWORD"):
        open_store(neo4j.uri, password="wrong")


def test_a_wrong_database_says_how_to_name_one(neo4j: Login) -> None:
    with pytest.raises(StoreError, match="--database"):
        open_store(neo4j.uri, password=neo4j.password, database="nowhere")


@pytest.mark.parametrize("address", ["bolt://", "neo4j://:x", "bolt://local host"])
def test_a_wrong_address_is_one_line(address: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(address)
    assert len(str(caught.value).splitlines()) == 1


class Coded(TransientError):
    """An error with the server's code."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self._code, self._words = code, message

    @property
    def code(self) -> str:
        return self._code

    @property
    def message(self) -> str:
        return self._words


@pytest.mark.parametrize(
    ("code", "message", "way_out"),
    [
        ("Neo.DatabaseError.Transaction.TransactionCommitFailed", "No space left on device", "make room"),
        ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "no write", "read-only"),
        ("Neo.ClientError.Security.CredentialsExpired", "expired", "Neo4j Browser"),
        ("Neo.TransientError.General.OutOfMemoryError", "heap", "heap.max_size"),
        ("Neo.DatabaseError.General.Other", "something\nelse", "the server refused: something else"),
    ],
)
def test_the_servers_codes_have_a_way_out(code: str, message: str, way_out: str) -> None:
    assert way_out in explained(Coded(code, message), "neo4j", "neo4j")


def test_a_too_old_server_is_named() -> None:
    error = ServiceUnavailable("Notification filtering is not supported for the Bolt Protocol Version(4, 4)")
    assert "too old" in explained(error, "neo4j", "neo4j")


def test_a_connection_lost_in_the_middle_says_run_it_again(neo4j: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_store, "RETRY_SECONDS", 1.0)
    monkeypatch.setattr(neo4j_store, "BATCH", 5)
    wire = Wire(neo4j.uri)
    lost = pytest.raises(StoreError, match=r"connection was lost.*run the same command again")
    with open_store(wire.uri, password=neo4j.password) as store, lost:
        store.write(corpus(), lambda done, _total: wire.cut() if done > 20 else None)
    with open_store(neo4j.uri, password=neo4j.password) as store:
        store.write(corpus())
        assert held(store) == expected(corpus())


class Wire:
    """A TCP relay to the server that can be cut."""

    def __init__(self, uri: str) -> None:
        host, port = uri.rpartition("/")[2].split(":")
        self._server = (host, int(port))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = [self._listener]
        self.uri = f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        for one in self._open:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(self._server)
            self._open += [near, far]
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self._relay, args=(source, target), daemon=True).start()

    @staticmethod
    def _relay(source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                target.sendall(data)
        except OSError:
            pass


LOAD = "import typer; from graph.cli import load; app = typer.Typer(); app.command()(load.load); app()"


def test_pourparler_load_puts_a_folder_into_the_server(neo4j: Login, server_store: GraphStore, tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        store.write(corpus())
    environment = {**os.environ, "NEO4J_PASSWORD": neo4j.password, "NEO4J_URI": neo4j.uri}
    command = [sys.executable, "-c", LOAD, str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert (done.stdout, "loaded 5 articles" in done.stderr) == ("", True)
    assert held(server_store) == expected(corpus())
