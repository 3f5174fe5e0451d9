"""A text becomes an Article: its blocks, language, title and day of publication."""

from __future__ import annotations

from graph.documents.blocks import blocks
from graph.documents.datelines import published_in
from graph.documents.dates import parse_day
from graph.documents.decoding import check_size
from graph.documents.languages import language_of
from graph.model.ids import article_id
from graph.model.records import Article, Block


def make_article(
    text: str,
    *,
    published: object = None,
    language: str | None = None,
    title: str = "",
    source: str = "",
    url: str = "",
    name: str = "",
) -> Article:
    """Return the article of a text in memory, kept exactly as given; what is not given is read off the text.

    `published` is a day as ISO text, written words, date or datetime. Raises ArticleError where the text is empty, too
    long or in a foreign language, or `published` is no day.
    """
    check_size(text)
    found = blocks(text, title)
    return Article(
        id=article_id(text),
        text=text,
        language=language_of(_kept(text, found), language),
        title=title or _headline(text, found),
        source=source,
        published=parse_day(published) or published_in(text),
        url=url,
        name=name,
        blocks=found,
    )


def _kept(text: str, found: tuple[Block, ...]) -> str:
    return " ".join(text[block.start : block.end] for block in found if block.kind != "boilerplate")


def _headline(text: str, found: tuple[Block, ...]) -> str:
    """Return the text's last headline line, which follows its kickers; "" if there is none."""
    heads = [text[block.start : block.end] for block in found if block.kind == "headline"]
    return " ".join(heads[-1].split()) if heads else ""
