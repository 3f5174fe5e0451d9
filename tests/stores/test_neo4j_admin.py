"""`pourparler export --format neo4j-admin` and a real `neo4j-admin database import full`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from graph.exports import EXPORTS
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Actor, Article
from graph.stores import open_store
from graph.stores.reading import read_knowledge
from tests import neo4j_server
from tests.corpus import corpus
from tests.stores.contents import expected, held
from tests.stores.graphs import NASTY


@pytest.fixture
def server(tmp_path: Path) -> neo4j_server.Server:
    """A prepared server that does not run yet."""
    prepared = neo4j_server.Server(tmp_path / "home")
    try:
        prepared.prepare()
    except neo4j_server.Unavailable as reason:
        pytest.skip(str(reason))
    return prepared


def test_an_imported_corpus_reads_back_equal(tmp_path: Path, server: neo4j_server.Server) -> None:
    actors = [
        Actor(f"actor-{n}", "State", text, text, aliases=tuple(sorted((text, "z" * 9)))) for n, text in enumerate(NASTY)
    ]
    articles = [Article(f"article-{n}", text, "de", text, text, url=text) for n, text in enumerate(NASTY)]
    knowledge = corpus().merge(KnowledgeGraph.of(actors=actors, articles=articles))
    EXPORTS["neo4j-admin"].write(knowledge, tmp_path)
    try:
        server.admin("database", "import", "full", "@neo4j.args", "neo4j", folder=tmp_path)
    except subprocess.CalledProcessError as error:
        pytest.fail(error.stderr + error.stdout)
    server.start()
    try:
        with open_store(server.uri, password=server.password) as store:
            assert read_knowledge(store) == knowledge
            assert held(store) == expected(knowledge)
            store.write(knowledge)
            assert held(store) == expected(knowledge)
    finally:
        server.stop()


def test_the_same_graph_gives_the_same_files(tmp_path: Path) -> None:
    once, again = tmp_path / "once", tmp_path / "again"
    for folder in (once, again):
        folder.mkdir()
        EXPORTS["neo4j-admin"].write(corpus(), folder)
    assert [file.read_bytes() for file in sorted(once.iterdir())] == [f.read_bytes() for f in sorted(again.iterdir())]
