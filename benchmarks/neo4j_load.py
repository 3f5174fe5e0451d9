"""How fast a graph gets into Neo4j: `python -m benchmarks.neo4j_load [--claims 50000]`.

Uses the server at NEO4J_URI (its database must be empty), else starts one from jars; prints nodes/s and edges/s of
`pourparler load` into a warm server, and the time of `neo4j-admin database import full` of the same graph.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from graph.exports import EXPORTS
from graph.model.ids import content_id
from graph.model.knowledge import KnowledgeGraph
from graph.model.property_graph import edges, nodes
from graph.model.records import Actor, Article, Claim, Passage
from graph.stores import open_store
from tests import neo4j_server

STANCES = ("demands", "rejects", "accuses", "denies", "offers", "supports")


def made_up(claims: int) -> KnowledgeGraph:
    """Return a graph with ten claims an article, two hundred actors, each claim with its own passage."""
    actors = [Actor(f"actor-{number}", "State", f"State {number}") for number in range(200)]
    articles = [Article(f"article-{n}", f"Text {n}. " * 20, "en", f"Title {n}") for n in range(max(1, claims // 10))]
    passages = [
        Passage(f"passage-{n}", articles[n // 10 % len(articles)].id, n % 10, n % 10 + 80, f"Sentence {n} of the text.")
        for n in range(claims)
    ]
    return KnowledgeGraph.of(articles=articles, passages=passages, actors=actors, claims=map(claim, range(claims)))


def claim(number: int) -> Claim:
    """Return the claim of a number: actor, relation and target follow from it."""
    subject, target = number % 200, (number * 7 + number // 200) % 200
    predicate = STANCES[number % len(STANCES)]
    key = content_id("claim", number)
    return Claim(
        key, predicate, f"actor-{subject}", f"actor-{target}", f"content {number}", passages=(f"passage-{number}",)
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=50_000)
    knowledge = made_up(parser.parse_args().claims)
    home = Path(tempfile.mkdtemp(prefix="pourparler-benchmark-"))
    try:
        measure_load(knowledge, home / "server")
        measure_import(knowledge, home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def measure_load(knowledge: KnowledgeGraph, home: Path) -> None:
    """Load into a server that has loaded a small graph before, so that it is warm."""
    server = neo4j_server.started(home, heap="1g")
    try:
        with open_store(server.uri, password=server.password) as store:
            store.write(made_up(3_000))
            count = sum(1 for _ in nodes(knowledge))
            total = count + sum(1 for _ in edges(knowledge))
            marks = {0: time.monotonic()}
            store.write(knowledge, lambda done, _total: marks.setdefault(done, time.monotonic()))
            _report(marks, count, total)
    finally:
        server.stop()


def _report(marks: dict[int, float], count: int, total: int) -> None:
    started, begun = marks[0], min(when for done, when in marks.items() if done)
    first = min(done for done in marks if done)
    between, end = marks[count], marks[total]
    say(f"planning (reading back, sorting): {begun - started:.1f} s to the first batch of {first}")
    say(f"nodes: {count - first} in {between - begun:.1f} s = {(count - first) / (between - begun):,.0f}/s")
    say(f"edges: {total - count} in {end - between:.1f} s = {(total - count) / (end - between):,.0f}/s")


def measure_import(knowledge: KnowledgeGraph, home: Path) -> None:
    """Write the CSV files and import them into a new database."""
    server = neo4j_server.Server(home / "import")
    server.prepare()
    begun = time.monotonic()
    EXPORTS["neo4j-admin"].write(knowledge, home)
    written = time.monotonic()
    server.admin("database", "import", "full", "@neo4j.args", "neo4j", folder=home)
    say(f"neo4j-admin: files in {written - begun:.1f} s, import in {time.monotonic() - written:.1f} s")


def say(line: str) -> None:
    """Print a line of the report."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
