"""The order of the stages: from articles to the knowledge graph. Only this module knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from graph.extraction.outside import add_outside
from graph.linguistics.engines import Text, open_engine
from graph.linguistics.gazetteer import gazetteer
from graph.linguistics.lexicon import lexicon
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Article
from graph.resolution.answers import with_answers
from graph.resolution.article import Reading, assemble, read
from graph.resolution.judgement import judged

if TYPE_CHECKING:
    from graph.linguistics.engines import Engine

BATCH = 16
COMPACT = 128


def readings(articles: Iterable[Article], engine: Engine | None = None) -> Iterator[Reading]:
    """Yield the reading of each article in order; articles are parsed in batches, so a stream stays a stream."""
    engine = engine or open_engine()
    stream = iter(articles)
    while batch := list(islice(stream, BATCH)):
        docs = engine.read([text_of(article) for article in batch])
        for article, doc in zip(batch, docs, strict=True):
            yield read(article, doc, lexicon(article.language), gazetteer(article.language))


def text_of(article: Article) -> Text:
    """Return what the engine is to read of an article: its blocks without the boilerplate."""
    blocks = tuple((block.start, block.end) for block in article.blocks if block.kind != "boilerplate")
    return Text(article.text, article.language, blocks if article.blocks else ((0, len(article.text)),))


def extract_all(articles: Iterable[Article], engine: Engine | None = None) -> Iterator[KnowledgeGraph]:
    """Yield the knowledge graph of each article, in order."""
    for reading in readings(articles, engine):
        yield with_answers(add_outside(assemble(*judged(reading)), reading.article, reading.doc))


def extract(article: Article, engine: Engine | None = None) -> KnowledgeGraph:
    """Return the knowledge graph of one article.

    Raises DataFileError if a lexicon, the gazetteer or the weights are missing or wrong.
    """
    return next(extract_all([article], engine))


def build(articles: Iterable[Article], engine: Engine | None = None) -> KnowledgeGraph:
    """Return the knowledge graph of all articles; their order changes nothing."""
    return gather(extract_all(articles, engine))


def gather(graphs: Iterable[KnowledgeGraph]) -> KnowledgeGraph:
    """Merge graphs from a stream and link the answers between articles."""
    total, stream = KnowledgeGraph(), iter(graphs)
    while batch := list(islice(stream, COMPACT)):
        total = total.merge(*batch)
    return with_answers(total)
