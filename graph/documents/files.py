"""One file to one article: bytes, text, the facts beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.documents.articles import make_article
from graph.documents.decoding import MAX_BYTES, check_size, decode, too_long
from graph.documents.metadata import beside, page_facts
from graph.documents.pages import Page, from_html, from_markdown, is_html
from graph.documents.problems import Refusal
from graph.model.records import Article

HTML, MARKDOWN, TEXT = (".html", ".htm", ".xhtml"), (".md", ".markdown"), (".txt", ".text")


def read_file(path: Path, options: Mapping[str, Any]) -> Article:
    """Return the article of a file; the .toml beside it says more than the page, the page more than the options.

    Raises Refusal where it cannot be read or used.
    """
    text = decode(_bytes(path))
    check_size(text, MAX_BYTES)
    page = _page(path, text)
    return make_article(page.text, name=path.stem, **filled({**page_facts(page.facts), **beside(path)}, options))


def filled(facts: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts, with the options where they say nothing."""
    return {**{key: value for key, value in options.items() if value}, **facts}


def unreadable(error: OSError) -> Refusal:
    """Return why the system does not give a file, with the way out."""
    if isinstance(error, FileNotFoundError):
        return Refusal("there is no such file or folder", "check the name")
    if isinstance(error, PermissionError):
        return Refusal("it may not be read", "give yourself the right to read it (chmod u+r)")
    return Refusal(f"it cannot be read ({error.strerror})", "check the file and its disk")


def _page(path: Path, text: str) -> Page:
    if path.suffix.lower() in HTML or is_html(text):
        return from_html(text)
    return from_markdown(text) if path.suffix.lower() in MARKDOWN else Page(text, {})


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise too_long(f"{size:,} bytes", f"{MAX_BYTES:,}")
        return path.read_bytes()
    except OSError as error:
        raise unreadable(error) from error
