"""How fast a graph becomes Turtle: `python -m benchmarks.rdf_write [--claims 42000]` (42,000 claims: a million triples).

Writes the same made-up graph once as `pourparler export --format turtle` does and once with rdflib's serializer, and
prints seconds, triples/s and peak memory of each. Each runs in a process of its own.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.neo4j_load import made_up, say
from graph.exports import EXPORTS
from graph.exports.rdf.triples import triples

FACTOR = 1024 if sys.platform == "linux" else 1


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=42_000)
    parser.add_argument("--with", dest="writer", choices=("pourparler", "rdflib"), help="only one, in this process")
    arguments = parser.parse_args()
    if arguments.writer:
        measure(arguments.writer, arguments.claims)
        return
    for writer in ("pourparler", "rdflib"):
        command = [sys.executable, "-m", "benchmarks.rdf_write", "--claims", str(arguments.claims), "--with", writer]
        subprocess.run(command, check=True)


def measure(writer: str, claims: int) -> None:
    """Write the graph with one of the two and print what it cost; making the graph is not counted."""
    knowledge = made_up(claims)
    count = sum(1 for _ in triples(knowledge))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * FACTOR
    with tempfile.TemporaryDirectory() as folder:
        if writer == "pourparler":
            begun = time.monotonic()
            EXPORTS["turtle"].write(knowledge, Path(folder))
        else:
            begun = _with_rdflib(knowledge, Path(folder))
        seconds = time.monotonic() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * FACTOR
    say(
        f"{writer}: {count:,} triples in {seconds:.1f} s, {count / seconds:,.0f} triples/s; "
        f"peak {peak / 2**20:,.0f} MB, of which {before / 2**20:,.0f} MB the graph itself"
    )


def _with_rdflib(knowledge: object, folder: Path) -> float:
    """Build rdflib's graph, which is not counted, write it, and return when the writing began."""
    import pyoxigraph

    from graph.exports.rdf.vocabulary import empty

    lines = pyoxigraph.serialize(triples(knowledge), format=pyoxigraph.RdfFormat.N_TRIPLES)  # type: ignore[arg-type]
    graph = empty().parse(lines, format="nt")
    begun = time.monotonic()
    graph.serialize(folder / "graph.ttl", format="turtle")
    return begun


if __name__ == "__main__":
    main()
