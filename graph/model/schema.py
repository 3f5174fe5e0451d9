"""The schema as typed records, read once from `schema.toml` and checked on reading."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from graph.errors import DataFileError

PATH = Path(__file__).with_name("schema.toml")


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A kind of node: one row `[[node]]`; `indexes` are the properties that stores index beside `id`."""

    label: str
    caption_de: str
    caption_en: str
    comment_de: str
    comment_en: str
    parent: str = ""
    super: tuple[str, ...] = ()
    indexes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation: one row `[[relation]]`; `rdf` is the local name of its predicate or a CURIE."""

    name: str
    cypher: str
    family: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    direct: bool
    sign: int
    caption_de: str
    caption_en: str
    comment_de: str
    comment_en: str
    rdf: str = ""
    object_optional: bool = False
    symmetric: bool = False
    cameo: tuple[str, ...] = ()
    plover: tuple[str, ...] = ()
    super: tuple[str, ...] = ()
    rdf_by_status: Mapping[str, str] = field(default_factory=dict)
    min: int = 0
    max: int | None = None


@dataclass(frozen=True, slots=True)
class PropertyType:
    """A property of a node: one row `[[property]]`; `max` None is any number."""

    name: str
    of: tuple[str, ...]
    type: Literal["text", "flag", "date", "day", "choice", "item"]
    caption_de: str
    caption_en: str
    comment_de: str
    comment_en: str
    rdf: str = ""
    min: int = 0
    max: int | None = None
    values: tuple[str, ...] = ()
    values_de: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Schema:
    """All node kinds, relations and properties, by label and by name."""

    version: int
    namespace: str
    data_namespace: str
    nodes: Mapping[str, NodeKind]
    relations: Mapping[str, RelationType]
    properties: Mapping[str, PropertyType]

    def family(self, name: str) -> tuple[RelationType, ...]:
        """Return the relations of one family, in the order of the file."""
        return tuple(relation for relation in self.relations.values() if relation.family == name)

    def labels(self, label: str) -> tuple[str, ...]:
        """Return a label with all labels that it refines, the most general first."""
        parent = self.nodes[label].parent
        return (*self.labels(parent), label) if parent else (label,)


@cache
def schema() -> Schema:
    """Return the schema of the package.

    Raises DataFileError if `schema.toml` is wrong.
    """
    return read_schema(PATH)


def read_schema(path: Path) -> Schema:
    """Read and check a schema file; raises DataFileError naming the file and the row."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        nodes = {row["label"]: _node(row) for row in data["node"]}
        relations = {row["name"]: _relation(row) for row in data["relation"]}
        properties = {row["name"]: _property(row) for row in data["property"]}
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataFileError(f"{path}: {error}") from error
    _check(path, nodes, [label for relation in relations.values() for label in (*relation.subject, *relation.object)])
    _check(path, nodes, [label for one in properties.values() for label in one.of])
    return Schema(data["version"], data["namespace"], data["data_namespace"], nodes, relations, properties)


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def _node(row: Mapping[str, Any]) -> NodeKind:
    return NodeKind(**_tuples(row))


def _relation(row: Mapping[str, Any]) -> RelationType:
    return RelationType(**{"rdf": row["name"], **_tuples(row)})


def _property(row: Mapping[str, Any]) -> PropertyType:
    return PropertyType(**{"rdf": row["name"], **_tuples(row)})


def _check(path: Path, nodes: Mapping[str, NodeKind], named: Iterable[str]) -> None:
    for node in nodes.values():
        if node.parent and node.parent not in nodes:
            raise DataFileError(f"{path}: node {node.label} refines {node.parent}, which is no node")
    for label in named:
        if label not in nodes:
            raise DataFileError(f"{path}: a relation or property names {label}, which is no node")
