"""The driver's values as plain ones, the same as the embedded store gives."""

from __future__ import annotations

from typing import Any

from neo4j.graph import Node, Path, Relationship

from graph.stores.base import EdgeValue, NodeValue, PathValue


def plain(value: Any) -> Any:
    """Return a value with nodes, relationships and paths as records and times as ISO 8601 text."""
    if isinstance(value, Node):
        return NodeValue(tuple(sorted(value.labels)), _properties(value))
    if isinstance(value, Relationship):
        return EdgeValue(value.type, _properties(value))
    if isinstance(value, Path):
        return PathValue(tuple(map(plain, value.nodes)), tuple(map(plain, value.relationships)))
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.iso_format() if hasattr(value, "iso_format") else value


def _properties(value: Node | Relationship) -> dict[str, Any]:
    return {key: plain(item) for key, item in sorted(value.items())}
