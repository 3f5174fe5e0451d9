"""Speed and memory of the engine: `python -m training.benchmark --texts wikinews/de.jsonl --language de [--threads 1]`."""

from __future__ import annotations

import argparse
import json
import resource
import time
from pathlib import Path

from graph.linguistics.engines import Text, open_engine

TEXTS = 60


def main() -> None:
    """Run the command; prints seconds to load, sentences a second, and the peak of resident memory in MB."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, help="JSON lines with a field text")
    parser.add_argument("--language", default="de")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    lines = arguments.texts.read_text(encoding="utf8").splitlines()[:TEXTS]
    bodies = [json.loads(line)["text"] for line in lines]
    texts = [Text(body, arguments.language, ((0, len(body)),)) for body in bodies]
    began = time.perf_counter()
    engine = open_engine(threads=arguments.threads)
    engine.read(texts[:1])
    loaded = time.perf_counter()
    docs = engine.read(texts)
    seconds = time.perf_counter() - loaded
    sentences = sum(len(list(doc.sents)) for doc in docs)
    print(f"load and first text: {loaded - began:.2f} s")
    print(
        f"{sentences} sentences, {sum(map(len, docs))} words: {sentences / seconds:.0f} sentences/s, {arguments.threads} thread(s)"
    )
    print(f"peak resident memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
