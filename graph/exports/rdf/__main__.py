"""Write `ontology.ttl` and `shapes.ttl` anew: `python -m graph.exports.rdf`, or with `--check` tell whether they are stale."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from rdflib import Graph

from graph.exports.rdf.shapes import shapes
from graph.exports.rdf.vocabulary import ontology

FOLDER = Path(__file__).parent
FILES: dict[str, Callable[[], Graph]] = {"ontology.ttl": ontology, "shapes.ttl": shapes}


def stale() -> list[Path]:
    """Return the files that no longer say what `schema.toml` and `rules.toml` say."""
    return [FOLDER / name for name, make in FILES.items() if _read(FOLDER / name) != _written(make)]


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def _written(make: Callable[[], Graph]) -> str:
    return make().serialize(format="turtle")


def main() -> int:
    """Run the command; 1 if `--check` found a stale file."""
    if "--check" in sys.argv[1:]:
        for path in stale():
            print(f"{path}: stale; write it again with `python -m graph.exports.rdf`", file=sys.stderr)  # noqa: T201
        return 1 if stale() else 0
    for name, make in FILES.items():
        (FOLDER / name).write_text(_written(make), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
