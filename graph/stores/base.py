"""What a store is: a place that takes a knowledge graph and answers Cypher."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, Self

from graph.model.knowledge import KnowledgeGraph

Row = dict[str, Any]
Progress = Callable[[int, int], None]
"""Called with the number of nodes and edges done and their total."""


@dataclass(frozen=True, slots=True)
class NodeValue:
    """A node in an answer: its labels in the order of the alphabet and its properties."""

    labels: tuple[str, ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EdgeValue:
    """A relationship in an answer."""

    type: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PathValue:
    """A path in an answer: its nodes, and the relationships between them."""

    nodes: tuple[NodeValue, ...]
    edges: tuple[EdgeValue, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query: the columns in the order of its RETURN, and a dict a row."""

    columns: tuple[str, ...]
    rows: list[Row]


class GraphStore(Protocol):
    """A store of one knowledge graph; both backends pass the same tests (`tests/stores/test_contract.py`).

    `limits` declares what Cypher of Neo4j the store cannot do: feature -> reason.
    """

    name: str
    limits: Mapping[str, str]

    def write(self, knowledge: KnowledgeGraph, progress: Progress | None = None) -> None:
        """Add a graph to what the store holds; adding it twice changes nothing. Raises StoreError."""

    def run(self, cypher: str, /, **parameters: Any) -> Result:
        """Answer a reading query; values only ever enter as parameters. Raises StoreError."""

    def query(self, cypher: str, /, **parameters: Any) -> list[Row]:
        """Answer a reading query with its rows alone. Raises StoreError."""

    def close(self) -> None:
        """Release files and connections."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...
