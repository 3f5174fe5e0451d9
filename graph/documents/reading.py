"""Articles in: text, Markdown and HTML files, folders, JSON lines, a stream; one bad item never stops the others."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graph.documents.blocks import blocks
from graph.documents.datelines import published_in
from graph.documents.dates import parse_day
from graph.documents.decoding import MAX_BYTES, check_size, decode, too_long
from graph.documents.json_lines import read_json_lines
from graph.documents.languages import language_of
from graph.documents.metadata import beside, checked, page_facts
from graph.documents.pages import Page, from_html, from_markdown, is_html
from graph.documents.problems import ArticleProblem, Refusal, as_problem
from graph.errors import ArticleError
from graph.model.ids import article_id
from graph.model.records import Article

MARKDOWN, JSON_LINES = (".md", ".markdown"), (".jsonl", ".ndjson", ".json")
FOLDER_FORMATS = (".txt", ".text", *MARKDOWN, ".html", ".htm", ".xhtml", ".jsonl", ".ndjson")
NOT_ARTICLES = ("readme", "license", "notice", "changelog")


def make_article(
    text: str,
    *,
    published: object = None,
    language: str | None = None,
    title: str = "",
    source: str = "",
    url: str = "",
) -> Article:
    """Return the article of a text in memory, kept exactly as given; what is not given is read off the text.

    Raises ArticleError where the text is empty, too long, in a foreign language, or `published` is no day.
    """
    check_size(text)
    found = blocks(text, title)
    kept = " ".join(text[block.start : block.end] for block in found if block.kind != "boilerplate")
    return Article(
        id=article_id(text), text=text, language=language_of(kept or text, language), title=title or _headline(text, found),
        source=source, published=parse_day(published) or published_in(text), url=url, blocks=found,
    )  # fmt: skip


def read_article(path: Path | str, *, published: object = None, language: str | None = None) -> Article:
    """Return the article of one file; a .toml beside it tells title, source, published, language, url.

    `published` and `language` are used where neither file says. Raises ArticleError: file, reason and way out.
    """
    path = Path(path)
    if path.suffix.lower() in JSON_LINES or path.is_dir():
        raise ArticleError(f"{path}: may hold many articles; use read_articles")
    try:
        return _read_file(path, {"published": parse_day(published), "language": language})
    except Refusal as refusal:
        raise ArticleError(str(as_problem(refusal, str(path)))) from refusal


def read_articles(
    paths: Iterable[Path | str] | Path | str, *, published: object = None, language: str | None = None
) -> Iterator[Article | ArticleProblem]:
    """Yield the articles of files, folders, JSON lines and "-" (JSON lines on standard input), one at a time.

    What cannot be read is yielded as an ArticleProblem in its place. Raises ArticleError only for options that are wrong.
    """
    options = {"published": parse_day(published), "language": language}
    for path in [paths] if isinstance(paths, str | Path) else paths:
        yield from _read_any(Path(path), options)


def _read_any(path: Path, options: dict[str, Any]) -> Iterator[Article | ArticleProblem]:
    if str(path) == "-":
        yield from _from_json("standard input", read_json_lines(sys.stdin.buffer), options)
    elif path.is_dir():
        yield from _read_folder(path, options)
    elif path.suffix.lower() in JSON_LINES:
        yield from _read_json_file(path, options)
    else:
        yield _article_or_problem(path, options)


def _read_folder(folder: Path, options: dict[str, Any]) -> Iterator[Article | ArticleProblem]:
    denied: list[OSError] = []
    empty = True
    for place, folders, names in os.walk(folder, onerror=denied.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(place, name) for name in sorted(names) if _is_article(Path(name))):
            empty = False
            yield from _read_any(path, options)
    yield from (as_problem(_unreadable(error), str(error.filename)) for error in denied)
    if empty and not denied:
        yield ArticleProblem(
            str(folder), 0, "no article in this folder", "put .txt, .md, .html or .jsonl files into it"
        )


def _is_article(name: Path) -> bool:
    return name.suffix.lower() in FOLDER_FORMATS and name.stem.lower() not in NOT_ARTICLES and name.name[0] != "."


def _read_json_file(path: Path, options: dict[str, Any]) -> Iterator[Article | ArticleProblem]:
    try:
        with path.open("rb") as stream:
            yield from _from_json(str(path), read_json_lines(stream), options)
    except OSError as error:
        yield as_problem(_unreadable(error), str(path))


def _from_json(
    file: str, items: Iterator[tuple[int, dict[str, Any] | Refusal]], options: dict[str, Any]
) -> Iterator[Article | ArticleProblem]:
    empty = True
    for line, fields in items:
        empty = False
        name = "" if isinstance(fields, Refusal) else str(fields.get("id") or "")
        try:
            if isinstance(fields, Refusal):
                raise fields
            yield make_article(fields["text"], **_filled(checked(fields), options))
        except Refusal as refusal:
            yield as_problem(refusal, file, line, name)
    if empty:
        yield ArticleProblem(file, 0, "no article in it", 'write one JSON object a line: {"text": "...", ...}')


def _article_or_problem(path: Path, options: dict[str, Any]) -> Article | ArticleProblem:
    try:
        return _read_file(path, options)
    except Refusal as refusal:
        return as_problem(refusal, str(path), name=path.stem)


def _read_file(path: Path, options: dict[str, Any]) -> Article:
    page = _page(path, decode(_bytes(path)))
    check_size(page.text)
    return make_article(page.text, **_filled({**page_facts(page.facts), **beside(path)}, options))


def _page(path: Path, text: str) -> Page:
    if path.suffix.lower() in (".html", ".htm", ".xhtml") or is_html(text):
        check_size(text[:1])
        return from_html(text)
    return from_markdown(text) if path.suffix.lower() in MARKDOWN else Page(text, {})


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise too_long(f"{path.stat().st_size:,} bytes", f"{MAX_BYTES:,}")
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(error) from error


def _unreadable(error: OSError) -> Refusal:
    if isinstance(error, FileNotFoundError):
        return Refusal("there is no such file or folder", "check the name")
    if isinstance(error, PermissionError):
        return Refusal("it may not be read", "give yourself the right to read it (chmod u+r)")
    return Refusal(f"it cannot be read ({error.strerror})", "check the file and its disk")


def _filled(facts: dict[str, Any], options: dict[str, Any]) -> dict[str, Any]:
    """Return the facts with the options where they say nothing."""
    return {**{key: value for key, value in options.items() if value}, **facts}


def _headline(text: str, found: tuple[Any, ...]) -> str:
    """Return the text's last headline line, which follows its kickers; "" if there is none."""
    heads = [text[block.start : block.end] for block in found if block.kind == "headline"]
    return " ".join(heads[-1].split()) if heads else ""
