"""Articles from files, folders and streams: text, Markdown, HTML, JSON lines; one bad item never stops the rest."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from graph.documents.blocks import blocks
from graph.documents.datelines import published_in
from graph.documents.dates import parse_day
from graph.documents.decoding import MAX_BYTES, check_size, decode, too_long
from graph.documents.languages import language_of
from graph.documents.problems import ArticleProblem, Refusal, as_problem
from graph.model.ids import article_id
from graph.model.records import Article

TEXT, HTML, LINES = (".txt", ".md", ".markdown"), (".html", ".htm", ".xhtml"), (".jsonl", ".ndjson")
STREAM = Path("-")
FIELDS = ("title", "source", "url", "published", "language")


def read_article(path: Path | str, *, published: str | None = None, language: str | None = None) -> Article:
    """Read one article from a text, Markdown or HTML file; a `.toml` beside it gives title, source, published, language.

    Raises ArticleError naming the file, what is wrong and the way out.
    """
    path = Path(path)
    try:
        return _file(path, _given(published, language))
    except Refusal as refusal:
        raise Refusal(f"{path}: {refusal.reason}", refusal.way_out) from refusal


def read_articles(
    paths: Iterable[Path | str], *, published: str | None = None, language: str | None = None
) -> Iterator[Article | ArticleProblem]:
    """Yield the articles of files, folders and JSON-lines files (`-`: standard input) in order, or what is wrong.

    Raises ArticleError if `published` is no day.
    """
    given = _given(published, language)
    for path in paths:
        yield from _of_path(Path(path), given)


def _given(published: str | None, language: str | None) -> dict[str, Any]:
    return {"published": parse_day(published, "--published"), "language": language}


def _of_path(path: Path, given: Mapping[str, Any]) -> Iterator[Article | ArticleProblem]:
    if path == STREAM:
        yield from _of_lines(sys.stdin.buffer, "standard input", given)
    elif path.is_dir():
        yield from _of_folder(path, given)
    elif path.suffix.lower() in LINES:
        yield from _of_lines_file(path, given)
    else:
        yield _one(path, given)


def _of_folder(folder: Path, given: Mapping[str, Any]) -> Iterator[Article | ArticleProblem]:
    files = sorted(
        path for path in folder.rglob("*") if path.suffix.lower() in (*TEXT, *HTML, *LINES) and path.is_file()
    )
    if not files:
        yield ArticleProblem(
            str(folder),
            0,
            "no article in this folder",
            f"put files there that end in {', '.join((*TEXT, *HTML, *LINES))}",
        )
    for path in files:
        yield from _of_path(path, given)


def _one(path: Path, given: Mapping[str, Any]) -> Article | ArticleProblem:
    try:
        return _file(path, given)
    except Refusal as refusal:
        return as_problem(refusal, str(path), name=path.stem)


def _file(path: Path, given: Mapping[str, Any]) -> Article:
    data = _bytes(path)
    text = decode(data)
    known: dict[str, Any] = {**_beside(path)}
    if path.suffix.lower() in HTML:
        text, found = _html(text)
        known = {**found, **known}
    known |= {key: value for key, value in given.items() if value}
    return make_article(text, known, path.stem)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise too_long(f"{path.stat().st_size / 1e6:.0f} MB", f"{MAX_BYTES / 1e6:.0f} MB")
        return path.read_bytes()
    except FileNotFoundError:
        raise Refusal("there is no such file", "check the name") from None
    except OSError as error:
        raise Refusal(f"cannot be read ({error.strerror})", "check its permissions") from error


def _beside(path: Path) -> dict[str, Any]:
    """Return what the `.toml` file beside an article says of it."""
    beside = path.with_suffix(".toml")
    if not beside.exists():
        return {}
    try:
        return {key: value for key, value in tomllib.loads(decode(_bytes(beside))).items() if key in FIELDS}
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"{beside.name} is no TOML: {error}", "mend that line, or delete the file") from error


def _html(page: str) -> tuple[str, dict[str, Any]]:
    """Return the article of a local HTML page as text with what the page says of it (by trafilatura)."""
    import trafilatura

    text = trafilatura.extract(page, include_comments=False, include_tables=False, favor_recall=True) or ""
    meta = trafilatura.extract_metadata(page)
    found = {"title": meta.title, "source": meta.sitename, "published": meta.date, "url": meta.url} if meta else {}
    if found.get("title") and found["title"] not in text:
        text = f"{found['title']}\n\n{text}"
    return text, {key: value for key, value in found.items() if value}


def make_article(text: str, known: Mapping[str, Any], name: str) -> Article:
    """Return the article of a text with what is known of it.

    Raises Refusal where the text or what is known cannot be used.
    """
    check_size(text)
    published = parse_day(known.get("published")) or published_in(text)
    title = str(known.get("title") or "")
    return Article(
        id=article_id(text), text=text, language=language_of(text, known.get("language")), title=title,
        source=str(known.get("source") or ""), published=published, url=str(known.get("url") or ""), name=name,
        blocks=blocks(text, title),
    )  # fmt: skip


def _of_lines_file(path: Path, given: Mapping[str, Any]) -> Iterator[Article | ArticleProblem]:
    try:
        with path.open("rb") as stream:
            yield from _of_lines(stream, str(path), given)
    except OSError as error:
        yield ArticleProblem(str(path), 0, f"cannot be read ({error.strerror})", "check the name and its permissions")


def _of_lines(stream: BinaryIO, name: str, given: Mapping[str, Any]) -> Iterator[Article | ArticleProblem]:
    """Yield the articles of JSON lines; a line is read only up to the limit of an article."""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        if not line.strip():
            continue
        try:
            if len(line) > MAX_BYTES:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(MAX_BYTES + 1)
                raise too_long(f"over {MAX_BYTES / 1e6:.0f} MB in a line", f"{MAX_BYTES / 1e6:.0f} MB")
            yield _line(decode(line), number, given)
        except Refusal as refusal:
            yield as_problem(refusal, name, number)


def _line(line: str, number: int, given: Mapping[str, Any]) -> Article:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise Refusal(f"this is no JSON ({error.msg}, column {error.colno})", "write one JSON object a line") from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise Refusal(
            'the line has no "text"', 'write an object with "text", and "id", "published", "language" where known'
        )
    known = {
        **{key: record.get(key) for key in FIELDS},
        **{key: value for key, value in given.items() if value and not record.get(key)},
    }
    return make_article(record["text"], known, str(record.get("id") or f"line-{number}"))
