"""Articles in: files, folders and streams to `Article` records with blocks, language and day of publication."""

from __future__ import annotations

from graph.documents.articles import make_article
from graph.documents.problems import ArticleProblem
from graph.documents.reading import read_article, read_articles

__all__ = ["ArticleProblem", "make_article", "read_article", "read_articles"]
