"""What counts as cooperation or conflict between two actors, read from `dealings.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import DataFileError
from graph.model.schema import schema

if TYPE_CHECKING:
    import networkx

PATH = Path(__file__).with_name("dealings.toml")
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of `dealings.toml`; `weight` on Goldstein's scale, negative for conflict."""

    name: str
    quad: str
    weight: float
    cameo: tuple[str, ...]
    hostile: bool = False
    status: tuple[str, ...] = ()
    matter: str = ""
    matter_position: int = 0
    target: str = ""
    target_position: int = 0

    @property
    def conflict(self) -> bool:
        """Whether it is conflict; all else is cooperation."""
        return self.quad.endswith("conflict")


@dataclass(frozen=True, slots=True)
class Dealing:
    """One act between two actors: who, to whom, of which kind, on which day (ISO 8601, perhaps only month or year)."""

    source: str
    target: str
    kind: Kind
    day: str
    planned: bool

    @property
    def pair(self) -> tuple[str, str]:
        """The two actors in the order of their ids."""
        return (self.source, self.target) if self.source < self.target else (self.target, self.source)


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the rows by Cypher relationship type; raises DataFileError."""
    return read_kinds(PATH)


def read_kinds(path: Path) -> Mapping[str, Kind]:
    """Read a table of relations; raises DataFileError naming the file and the row."""
    try:
        rows = tomllib.loads(path.read_text("utf-8"))["relation"]
        found = [_kind(row) for row in rows]
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataFileError(f"{path}: {error}") from error
    for kind in found:
        if kind.name not in schema().relations or kind.quad not in QUADS:
            raise DataFileError(f"{path}: {kind.name}: no such relation in schema.toml, or no QuadClass {kind.quad!r}")
    return {schema().relations[kind.name].cypher: kind for kind in found}


def _kind(row: Mapping[str, Any]) -> Kind:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Kind(**values)


def dealings(network: networkx.MultiDiGraph[str]) -> Iterator[Dealing]:
    """Yield what the actors of a network do to each other; what is neither conflict nor cooperation is left out.

    A meeting counts once for a pair, however many of their officials take part.
    """
    seen: set[tuple[str, str, str]] = set()
    for source, target, data in network.edges(data=True):
        kind = kinds().get(data["relation"])
        if kind and source != target and _counts(kind, data):
            dealing = Dealing(source, target, kind, str(data.get("date", "")), _planned(data))
            occasion = (*dealing.pair, str(data.get("meeting", "")))
            if not occasion[-1] or occasion not in seen:
                yield dealing
            seen.add(occasion)


def _counts(kind: Kind, data: Mapping[str, Any]) -> bool:
    return not kind.status or data.get("status") in kind.status


def _planned(data: Mapping[str, Any]) -> bool:
    return data.get("status") == "planned" or data.get("modality") in ("future", "hypothetical")
