"""Articles in: files, folders, JSON lines, a stream, one at a time; one bad item never stops the others."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.documents.articles import make_article
from graph.documents.dates import parse_day
from graph.documents.files import HTML, MARKDOWN, TEXT, filled, read_file, unreadable
from graph.documents.json_lines import read_json_lines
from graph.documents.metadata import checked
from graph.documents.problems import ArticleProblem, Refusal, as_problem
from graph.errors import ArticleError
from graph.model.records import Article

JSON_LINES = (".jsonl", ".ndjson", ".json")
IN_FOLDERS = (*TEXT, *MARKDOWN, *HTML, ".jsonl", ".ndjson")
NOT_ARTICLES = ("readme", "license", "notice", "changelog")
Found = Iterator[Article | ArticleProblem]


def read_article(path: Path | str, *, published: object = None, language: str | None = None) -> Article:
    """Return the article of one file; a .toml beside it tells title, source, published, language, url.

    `published` and `language` are used where neither file says. Raises ArticleError: file, reason and way out.
    """
    path = Path(path)
    if path.suffix.lower() in JSON_LINES or path.is_dir():
        raise ArticleError(f"{path}: may hold many articles; use read_articles")
    try:
        return read_file(path, {"published": parse_day(published), "language": language})
    except Refusal as refusal:
        raise ArticleError(str(as_problem(refusal, str(path)))) from refusal


def read_articles(
    paths: Iterable[Path | str] | Path | str, *, published: object = None, language: str | None = None
) -> Found:
    """Yield the articles of files, folders, JSON lines and "-" (JSON lines on standard input), one at a time.

    What cannot be read is yielded as an ArticleProblem in its place. Raises ArticleError only if `published` is no day.
    """
    options = {"published": parse_day(published), "language": language}
    for path in [paths] if isinstance(paths, str | Path) else paths:
        yield from _read(Path(path), options)


def _read(path: Path, options: Mapping[str, Any]) -> Found:
    if str(path) == "-":
        yield from _lines("standard input", read_json_lines(sys.stdin.buffer), options)
    elif path.is_dir():
        yield from _folder(path, options)
    elif path.suffix.lower() in JSON_LINES:
        yield from _json_file(path, options)
    else:
        yield _file(path, options)


def _folder(folder: Path, options: Mapping[str, Any]) -> Found:
    """Read a folder and those in it, by name; what the system does not show is a problem, not silence."""
    denied: list[OSError] = []
    count = 0
    for path in _files(folder, denied):
        count += 1
        yield from _read(path, options)
    yield from (as_problem(unreadable(error), str(error.filename)) for error in denied)
    if not count and not denied:
        yield ArticleProblem(str(folder), 0, "no article in this folder", "put .txt, .md, .html or .jsonl files there")


def _files(folder: Path, denied: list[OSError]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=denied.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if _is_article(Path(name)))


def _is_article(name: Path) -> bool:
    hidden = name.name.startswith(".") or name.stem.lower() in NOT_ARTICLES
    return name.suffix.lower() in IN_FOLDERS and not hidden


def _file(path: Path, options: Mapping[str, Any]) -> Article | ArticleProblem:
    try:
        return read_file(path, options)
    except Refusal as refusal:
        return as_problem(refusal, str(path), name=path.stem)


def _json_file(path: Path, options: Mapping[str, Any]) -> Found:
    try:
        with path.open("rb") as stream:
            yield from _lines(str(path), read_json_lines(stream), options)
    except OSError as error:
        yield as_problem(unreadable(error), str(path))


def _lines(file: str, found: Iterator[tuple[int, dict[str, Any] | Refusal]], options: Mapping[str, Any]) -> Found:
    count = 0
    for count, (number, fields) in enumerate(found, 1):  # noqa: B007
        if isinstance(fields, Refusal):
            yield as_problem(fields, file, number)
        else:
            yield _line(file, number, fields, options)
    if not count:
        yield ArticleProblem(file, 0, "no article in it", 'write one JSON object a line: {"text": "...", ...}')


def _line(file: str, number: int, fields: dict[str, Any], options: Mapping[str, Any]) -> Article | ArticleProblem:
    name = str(fields.get("id") or f"line-{number}")
    try:
        return make_article(fields["text"], name=name, **filled(checked(fields), options))
    except Refusal as refusal:
        return as_problem(refusal, file, number, name)
