"""kglite's values as plain ones, the same as Neo4j gives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from graph.stores.base import EdgeValue, NodeValue, PathValue


def plain(value: Any) -> Any:
    """Return a value with nodes, relationships and paths as records and times as ISO 8601 text."""
    if isinstance(value, Mapping):
        return _record(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date | time) else value


def _record(value: Mapping[str, Any]) -> Any:
    keys = set(value)
    if keys == {"id", "labels", "properties"}:
        return _node(value)
    if keys == {"id", "start", "end", "type", "properties"}:
        return EdgeValue(value["type"], {key: plain(item) for key, item in value["properties"].items()})
    if keys == {"nodes", "relationships"}:
        return PathValue(tuple(map(_record, value["nodes"])), tuple(map(_record, value["relationships"])))
    return {key: plain(item) for key, item in value.items()}


def _node(value: Mapping[str, Any]) -> NodeValue:
    """Drop what kglite adds to every node: `type`, the first label, and names that are not there."""
    added = {"type": value["properties"].get("type"), "name": ""}
    stored = {key: plain(item) for key, item in value["properties"].items() if item not in (None, added.get(key))}
    return NodeValue(tuple(sorted(value["labels"])), dict(sorted(stored.items())))
