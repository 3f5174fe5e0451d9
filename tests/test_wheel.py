"""The wheel in an empty environment: everything it needs from the checkout is inside."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: object, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment}
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, env=env, cwd=cwd)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment into which the wheel is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    made = run(sys.executable, "-m", "pip", "wheel", ROOT, "--no-deps", "--quiet", "--wheel-dir", folder)
    if made.returncode:
        pytest.skip(f"no wheel can be built here (hatchling is fetched from the package index): {made.stderr[-200:]}")
    venv.create(folder / "venv", with_pip=True)
    interpreter = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    assert run(interpreter, "-m", "pip", "install", "--no-deps", "--quiet", next(folder.glob("*.whl"))).returncode == 0
    return interpreter


def test_the_wheel_builds_asks_and_checks_the_seed_article(python: Path, tmp_path: Path) -> None:
    # the dependencies come from this environment; its own checkout of the project is not on that path
    packages = sysconfig.get_path("purelib")
    shutil.copytree(ROOT / "seeds" / "articles", tmp_path / "articles")
    code = "from graph.cli.main import run; run()"

    def pourparler(*arguments: object) -> subprocess.CompletedProcess[str]:
        return run(python, "-c", code, *arguments, cwd=tmp_path, PYTHONPATH=packages)

    where = run(python, "-c", "import graph; print(graph.__file__)", cwd=tmp_path, PYTHONPATH=packages)
    assert str(python.parent.parent) in where.stdout
    built = pourparler("build", "articles", "--quiet")
    assert built.returncode == 0, built.stderr
    asked = pourparler("query", "08_accusations_and_denials", "--format", "csv")
    assert "Truppenaufbau" in asked.stdout, asked.stderr
    also = pourparler("query", "08_accusations_and_denials.rq", "--format", "csv")
    assert also.stdout == asked.stdout, also.stderr
    assert pourparler("validate").returncode == 0
