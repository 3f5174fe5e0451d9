"""How fast articles become a graph, and how memory grows: `python -m benchmarks.build_speed FOLDER [--copies 50]`.

Reads the articles of FOLDER once, then as many times over as asked (the same articles, so the graph stays the same size), each
time in a process of its own on one thread, and prints articles/s, sentences/s and the peak memory: time should grow with the
text, memory only with the graph.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.neo4j_load import say
from graph import Article, read_articles
from graph.linguistics.engines import open_engine
from graph.pipeline import extract_all, gather, text_of


def repeated(folder: Path, copies: int) -> Iterator[Article]:
    """Yield the articles of a folder, again and again."""
    for _ in range(copies):
        yield from (found for found in read_articles([folder]) if isinstance(found, Article))


def measure(folder: Path, copies: int) -> tuple[int, float, float]:
    """Return articles, seconds without loading, and peak memory in MB."""
    engine = open_engine()
    gather(extract_all(repeated(folder, 1), engine))
    started, count = time.perf_counter(), 0

    def counted() -> Iterator[Article]:
        nonlocal count
        for article in repeated(folder, copies):
            count += 1
            yield article

    gather(extract_all(counted(), engine))
    return count, time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print a line for a tenth of the copies and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=50)
    arguments = parser.parse_args()
    once = [text_of(article) for article in repeated(arguments.folder, 1)]
    sentences = sum(sum(1 for sent in doc.sents if sent[0].dep_ != "dep") for doc in open_engine().read(once))
    for copies in (max(1, arguments.copies // 10), arguments.copies):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            count, seconds, peak = pool.apply(measure, (arguments.folder, copies))
        rates = f"{count / seconds:.1f} articles/s, {sentences * copies / seconds:.0f} sentences/s"
        say(f"{count} articles in {seconds:.1f} s: {rates}; peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
