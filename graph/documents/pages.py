"""HTML and Markdown to the text a reader sees. Offsets of the article refer to that text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.documents.problems import Refusal

if TYPE_CHECKING:
    from markdown_it.token import Token

HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S)
KEYS = {"title": "title", "date": "published", "published": "published", "lang": "language", "language": "language",
        "source": "source", "url": "url"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """A text and what the page itself says about it: title, source, published, language, url."""

    text: str
    facts: dict[str, Any]


def is_html(text: str) -> bool:
    """Tell whether a text begins as an HTML page does."""
    return bool(HTML.match(text[:2_000]))


def from_html(text: str) -> Page:
    """Return the article of an HTML page, as trafilatura finds it: title first, then the paragraphs.

    Raises Refusal where the page holds no article.
    """
    from trafilatura import bare_extraction  # a quarter of a second, so only where it is needed
    from trafilatura.settings import Document

    found = bare_extraction(text, include_comments=False, include_tables=False, with_metadata=True,
                            date_extraction_params={"original_date": True, "extensive_search": False})  # fmt: skip
    if not isinstance(found, Document) or not found.text:
        raise Refusal("no article was found in this HTML page", "save the article's words as a text file (.txt)")
    body, title = found.text.strip(), (found.title or "").strip()
    facts = {"title": title, "source": found.sitename, "published": found.date, "url": found.url}
    return Page(body if not title or body.startswith(title) else f"{title}\n\n{body}", facts)


def from_markdown(text: str) -> Page:
    """Return the words of a Markdown text without its marks, pictures and code; front matter gives the facts."""
    from markdown_it import MarkdownIt

    front = FRONT_MATTER.match(text)
    tokens = MarkdownIt("commonmark").parse(text[front.end() :] if front else text)
    return Page("\n\n".join(words for words in _paragraphs(tokens) if words), dict(_facts(front[1] if front else "")))


def _paragraphs(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield "".join(_inline(part) for part in token.children or ()).strip()


def _inline(part: Token) -> str:
    return {"softbreak": " ", "hardbreak": "\n"}.get(part.type, "" if part.type == "image" else part.content)


def _facts(front: str) -> Iterator[tuple[str, str]]:
    for line in front.splitlines():
        key, colon, value = line.partition(":")
        if colon and key.strip().lower() in KEYS and value.strip():
            yield KEYS[key.strip().lower()], value.strip().strip("\"'")
