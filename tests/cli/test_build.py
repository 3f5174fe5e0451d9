"""The command line end to end, in a process of its own: the seed article, scripts, streams, bad input."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.exports import read_jsonl

ROOT = Path(__file__).parent.parent.parent
SEED = ROOT / "seeds" / "articles"
KEPT = Path(__file__).with_name("seed.jsonl")


def pourparler(*arguments: object, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    command = [sys.executable, "-c", "from graph.cli.main import run; run()", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, input=stdin, env={**os.environ, **environment}, cwd=ROOT
    )


def digests(folder: Path) -> dict[str, str]:
    """Return the checksum of every file of a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the seed article."""
    folder = tmp_path_factory.mktemp("out")
    done = pourparler("build", SEED, "--output", folder, "--quiet", PYTHONHASHSEED="1")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return folder


def test_a_second_build_writes_the_same_bytes(built: Path) -> None:
    before = digests(built)
    assert pourparler("build", SEED, "--output", built, "--quiet", PYTHONHASHSEED="2").returncode == 0
    assert digests(built) == before


def test_every_quote_of_the_seed_article_stands_in_its_text(built: Path) -> None:
    knowledge = read_jsonl(built / "graph.jsonl")
    assert knowledge.passages
    assert all(
        knowledge.articles[one.article].text[one.start : one.end] == one.quote for one in knowledge.passages.values()
    )


def test_the_seed_article_gives_what_it_gave_before(built: Path) -> None:
    """Kept so that a change of the graph is seen; copy the new file over tests/cli/seed.jsonl when it is right."""
    knowledge, kept = read_jsonl(built / "graph.jsonl"), read_jsonl(KEPT)
    assert knowledge.claims.keys() == kept.claims.keys()
    assert knowledge.actors == kept.actors
    assert knowledge.reports == kept.reports


def test_the_embedded_store_answers(built: Path) -> None:
    done = pourparler(
        "query", "MATCH (a:State)-[r:ACCUSES]->(b) RETURN a.name, b.name", "--store", built / "store", "--format", "csv"
    )
    assert done.stdout.splitlines() == ["a.name,b.name", "United States,Russia"]


def test_the_tables_name_the_files(tmp_path: Path) -> None:
    done = pourparler("build", SEED, "--output", tmp_path)
    assert "Who represents whom" in done.stdout
    assert "graph.ttl" in done.stdout


def test_the_summary_is_one_json_object(tmp_path: Path) -> None:
    done = pourparler("build", SEED, "--output", tmp_path, "--json")
    assert json.loads(done.stdout)["articles"] == 1


def test_a_stream_keeps_order_and_ids_and_goes_on_after_a_bad_line() -> None:
    text = "Moskau fordert von der Nato Garantien."
    good = [json.dumps({"id": name, "text": text, "published": "2022-01-09", "language": "de"}) for name in ("b", "a")]
    done = pourparler("extract", "--jsonl", "-", stdin="\n".join([good[0], "{no json", good[1]]) + "\n")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["b", "a"]
    assert done.returncode == 1
    assert "line 2" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("build", "nowhere.txt"), "nowhere.txt"),
        (("extract",), "no articles"),
        (("query", "MATCH (a RETURN a"), "pourparler:"),
        (("export", "nowhere"), "pourparler build"),
        (("build", str(SEED), "--engine", "magic"), "magic"),
    ],
)
def test_errors_are_one_line_with_the_way_out(arguments: tuple[str, ...], word: str) -> None:
    done = pourparler(*arguments)
    assert done.returncode != 0
    assert word in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["build", "extract", "query", "load", "export"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = pourparler(command, "--help", NO_COLOR="1", COLUMNS="200")
    assert "Example" in done.stdout
