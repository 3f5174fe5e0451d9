"""What docs/networks.md and docs/networks.ipynb show runs as shown; the notebook without a Jupyter kernel."""

from __future__ import annotations

import json
import re
import shlex
import sys
import types
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from graph.analysis.dealings import kinds
from graph.cli.main import app
from graph.exports import EXPORTS
from tests.corpus import corpus

DOCS = Path(__file__).resolve().parents[2] / "docs"


def cells() -> list[str]:
    notebook = json.loads((DOCS / "networks.ipynb").read_text("utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Stand in for IPython's `display`, which a clean clone need not have."""
    every: list[Any] = []
    module = types.ModuleType("IPython.display")
    vars(module).update(SVG=lambda file: Path(file).read_text("utf-8"), display=every.append)
    parent = types.ModuleType("IPython")
    vars(parent).update(version_info=(9, 0, 0))  # matplotlib looks at it
    monkeypatch.setitem(sys.modules, "IPython", parent)
    monkeypatch.setitem(sys.modules, "IPython.display", module)
    return every


def test_every_cell_runs_and_the_picture_is_drawn(shown: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DOCS)
    names: dict[str, Any] = {}
    for cell in cells():
        exec(compile(cell, "networks.ipynb", "exec"), names)
    assert len(names["pairs"]) > 5
    assert shown[0].startswith("<?xml")


def test_the_notebook_is_kept_with_its_output() -> None:
    notebook = json.loads((DOCS / "networks.ipynb").read_text("utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(cell["execution_count"] for cell in code)
    assert any("image/svg+xml" in output.get("data", {}) for cell in code for output in cell["outputs"])


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a graph where a build puts it."""
    (tmp_path / "build/graph").mkdir(parents=True)
    EXPORTS["jsonl"].write(corpus(), tmp_path / "build/graph")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / "networks.md").read_text("utf-8"), re.DOTALL)


def test_the_script_runs(built: Path) -> None:
    names: dict[str, Any] = {}
    exec(compile("\n".join(blocks("python")), "networks.md", "exec"), names)
    assert names["balance"].actors > 3


def test_the_commands_run(built: Path) -> None:
    lines = [line.split(" # ")[0] for block in blocks("sh") for line in block.splitlines() if "analyse build" in line]
    assert len(lines) == 4
    for line in lines:
        done = CliRunner().invoke(app, shlex.split(line)[1:])
        assert done.exit_code == 0, line
    assert (built / "build/graph/analysis/network.svg").exists()


def test_the_weights_are_those_of_the_table() -> None:
    shown = (DOCS / "networks.md").read_text("utf-8")
    rows = re.findall(r"^\| ([a-z, ()]+) \| ([a-z ]+) \| (.+) \|$", shown, re.MULTILINE)
    named = {name: (quad, weights) for names, quad, weights in rows for name in re.findall(r"[a-z]+", names)}
    for kind in kinds().values():
        quad, weights = named[kind.name]
        assert quad == kind.quad
        assert str(kind.weight) in weights
