"""The public names of the package exist, and importing it is quick because nothing heavy comes with it."""

from __future__ import annotations

import subprocess
import sys

import graph


def test_every_public_name_can_be_imported() -> None:
    assert all(getattr(graph, name) is not None for name in graph.__all__)
    assert list(graph.__all__) == sorted(graph.__all__)


def test_importing_the_package_loads_no_heavy_library() -> None:
    heavy = "spacy onnxruntime numpy networkx rdflib matplotlib pyoxigraph neo4j"
    code = f"import sys, graph; print([name for name in '{heavy}'.split() if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
