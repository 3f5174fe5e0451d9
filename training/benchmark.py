"""Speed and memory of the engine: `python -m training.benchmark --texts wikinews/de.jsonl --language de [--threads 1]`."""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import time
from dataclasses import replace
from pathlib import Path

from graph.linguistics.engines import Text, open_engine

TEXTS = 60


def main() -> None:
    """Run the command; prints seconds to import the libraries and to load, sentences a second, and the peak of resident memory in MB."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, help="JSON lines with a field text")
    parser.add_argument("--language", default="de")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    lines = arguments.texts.read_text(encoding="utf8").splitlines()[:TEXTS]
    bodies = [json.loads(line)["text"] for line in lines]
    texts = [Text(body, arguments.language, ((0, len(body)),)) for body in bodies]
    began = time.perf_counter()
    importlib.import_module("graph.linguistics.engines.encoder")
    imported = time.perf_counter()
    engine = open_engine(threads=arguments.threads)
    engine.read([replace(texts[0], text="Sie trafen sich in Genf.", blocks=((0, 24),))])
    loaded = time.perf_counter()
    docs = engine.read(texts)
    seconds = time.perf_counter() - loaded
    sentences = sum(len(list(doc.sents)) for doc in docs)
    print(
        f"import of spaCy, numpy, onnxruntime: {imported - began:.2f} s; load and first sentence: {loaded - imported:.2f} s"
    )
    print(
        f"{sentences} sentences, {sum(map(len, docs))} words: {sentences / seconds:.0f} sentences/s, {arguments.threads} thread(s)"
    )
    print(f"peak resident memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
