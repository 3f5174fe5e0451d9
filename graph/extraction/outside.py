"""Extractors of other packages, found by the entry-point group `graph.extractors`.

An extractor is a function `(Article, Doc) -> KnowledgeGraph`; what it returns is merged into the graph of the article. It
may use `graph.model.ids` for ids, so that its actors are ours. In the other package's `pyproject.toml`:

    [project.entry-points."graph.extractors"]
    treaties = "my_package:find_treaties"
"""

from __future__ import annotations

import logging
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from graph.errors import UsageError
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

GROUP = "graph.extractors"
log = logging.getLogger("graph")


class Extractor(Protocol):
    """What another package provides."""

    def __call__(self, article: Article, doc: Doc, /) -> KnowledgeGraph:
        """Return what it finds in a parsed article: claims, reports, actors, with their passages."""


@cache
def extractors() -> tuple[tuple[str, Extractor], ...]:
    """Return the installed extractors with their names, sorted; raises UsageError if one cannot be loaded."""
    found = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            found.append((point.name, point.load()))
        except (ImportError, AttributeError) as error:
            package = point.dist.name if point.dist is not None else point.value
            raise UsageError(
                f"extractor {point.name!r} of {package} cannot be loaded: {error}; uninstall it"
            ) from error
    return tuple(found)


def add_outside(knowledge: KnowledgeGraph, article: Article, doc: Doc) -> KnowledgeGraph:
    """Return the graph with what the installed extractors find; one that fails is reported and left out."""
    for name, extractor in extractors():
        try:
            knowledge = knowledge.merge(extractor(article, doc))
        except Exception as error:  # its author's fault must not lose the other articles
            log.warning(
                "extractor %r failed on %s: %s; its findings are left out", name, article.name or article.id, error
            )
    return knowledge
