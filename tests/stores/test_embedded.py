"""The embedded store's file: the same bytes for the same graph."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.stores import open_store
from graph.stores.embedded import FILE
from tests.corpus import ARTICLES, corpus

WRITE = """
import sys
from graph.stores import open_store
from tests.corpus import corpus
with open_store(sys.argv[1]) as store:
    for key in sys.argv[2:]:
        store.write(corpus(key))
    store.write(corpus())
"""


def digest(folder: Path) -> str:
    return hashlib.sha256((folder / FILE).read_bytes()).hexdigest()


def written(folder: Path, seed: str, *keys: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."}
    subprocess.run([sys.executable, "-c", WRITE, str(folder), *keys], env=environment, check=True)
    return digest(folder)


def test_the_order_of_writing_and_the_hash_seed_change_no_byte(tmp_path: Path) -> None:
    runs = [written(tmp_path / "a", "1"), written(tmp_path / "b", "2", *ARTICLES)]
    runs.append(written(tmp_path / "c", "3", *reversed(ARTICLES)))
    assert len(set(runs)) == 1


def test_writing_again_changes_no_byte(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.write(corpus())
        before = digest(tmp_path)
        store.write(corpus())
    assert digest(tmp_path) == before


def test_empty_begins_anew(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.write(corpus("wire"))
    with open_store(tmp_path, empty=True) as store:
        store.write(corpus("geneva"))
        assert len(store.query("MATCH (a:Article) RETURN a")) == 1


def test_no_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="pourparler build"):
        open_store(tmp_path / "nowhere").query("RETURN 1")


def test_a_broken_file_says_to_build_again(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no graph")
    with pytest.raises(StoreError, match="build it again"):
        open_store(tmp_path).query("RETURN 1")
