"""The stores under test; a Neo4j server is found or started once a test run.

Order: NEO4J_URI (an empty database of yours), a container where a Docker daemon has or can pull the image, a server
from Maven Central's jars, else the tests are skipped with the reason. With CI=true the server from jars is always used.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from graph.stores import GraphStore, open_store
from tests import neo4j_server

IMAGE = os.environ.get("NEO4J_TEST_IMAGE", "neo4j:5.26-community")


@dataclass(frozen=True)
class Login:
    """Where the server is and how to enter; `browser` is empty where the tests do not know it."""

    uri: str
    password: str
    browser: str = ""


@pytest.fixture(scope="session")
def neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Login]:
    if os.environ.get("CI") != "true":
        if os.environ.get("NEO4J_URI"):
            yield yours()
            return
        if reason_against_docker() is None:
            yield from container()
            return
    try:
        server = neo4j_server.started(tmp_path_factory.mktemp("neo4j"))
    except neo4j_server.Unavailable as reason:
        pytest.skip(f"no NEO4J_URI, no Docker image ({reason_against_docker()}), and {reason}")
    yield Login(server.uri, server.password, server.browser)
    server.stop()


def yours() -> Login:
    login = Login(os.environ["NEO4J_URI"], os.environ.get("NEO4J_PASSWORD", ""), os.environ.get("NEO4J_BROWSER", ""))
    with open_store(login.uri, password=login.password) as store:
        if store.query("MATCH (n) RETURN n LIMIT 1") and os.environ.get("NEO4J_TEST_WIPE") != "true":
            pytest.skip("the database at NEO4J_URI is not empty; the tests wipe it only with NEO4J_TEST_WIPE=true")
    return login


def reason_against_docker() -> str | None:
    import docker
    from docker.errors import DockerException

    if not daemon_listens():
        return "no Docker daemon listens"
    try:
        client = docker.from_env(timeout=5)
    except DockerException as error:
        return f"no Docker daemon: {type(error).__name__}"
    try:
        if not client.images.list(IMAGE):
            client.images.pull(IMAGE)
    except (DockerException, OSError) as error:
        return f"{IMAGE} is not here and cannot be pulled: {type(error).__name__}"
    finally:
        client.close()
    return None


def daemon_listens() -> bool:
    """Tell whether anybody listens at Docker's socket; the client leaves a socket open when nobody does."""
    host = os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock")
    if not host.startswith("unix://"):
        return True
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        return probe.connect_ex(host.removeprefix("unix://")) == 0


def container() -> Iterator[Login]:
    from testcontainers.community.neo4j import Neo4jContainer

    with Neo4jContainer(IMAGE, password="a-test-password") as running:
        yield Login(running.get_connection_url(), running.password)


@pytest.fixture
def server_store(neo4j: Login) -> Iterator[GraphStore]:
    """An empty database on the server."""
    wipe(neo4j)
    with open_store(neo4j.uri, password=neo4j.password) as store:
        yield store


def wipe(login: Login) -> None:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(login.uri, auth=("neo4j", login.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """An empty store of each kind."""
    if request.param == "neo4j":
        yield request.getfixturevalue("server_store")
    else:
        with open_store(tmp_path_factory.mktemp("store"), empty=True) as opened:
            yield opened
