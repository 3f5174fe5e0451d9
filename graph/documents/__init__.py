"""Articles in: files, folders, JSON lines; title, day, language; boilerplate marked and left out."""

from graph.documents.problems import ArticleProblem, Refusal
from graph.documents.readers import make_article, read_article, read_articles

__all__ = ["ArticleProblem", "Refusal", "make_article", "read_article", "read_articles"]
