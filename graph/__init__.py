"""Pourparler: diplomacy in the news as a graph.

from graph import build, read_articles
knowledge = build(read_articles(["seeds/articles"]))
knowledge.to_networkx()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.documents import read_article, read_articles
    from graph.errors import GraphError
    from graph.model import Actor, Article, Claim, KnowledgeGraph, Meeting, Passage
    from graph.pipeline import build, extract
    from graph.stores import open_store

_HOMES = {
    "Actor": "graph.model",
    "Article": "graph.model",
    "Claim": "graph.model",
    "GraphError": "graph.errors",
    "KnowledgeGraph": "graph.model",
    "Meeting": "graph.model",
    "Passage": "graph.model",
    "build": "graph.pipeline",
    "extract": "graph.pipeline",
    "open_store": "graph.stores",
    "read_article": "graph.documents",
    "read_articles": "graph.documents",
}
__all__ = [
    "Actor",
    "Article",
    "Claim",
    "GraphError",
    "KnowledgeGraph",
    "Meeting",
    "Passage",
    "build",
    "extract",
    "open_store",
    "read_article",
    "read_articles",
]


def __getattr__(name: str) -> Any:
    """Import a public name from its module when it is first used, so that importing `graph` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'graph' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
