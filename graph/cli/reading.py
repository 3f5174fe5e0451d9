"""Articles for the commands: read with a progress bar, problems and warnings on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from graph.model.records import Article

if TYPE_CHECKING:
    from graph.documents import ArticleProblem

MANY = 5


class Intake:
    """Yields readable articles and keeps the problems of the others; `failed` counts them."""

    def __init__(self, paths: list[Path], *, published: str | None, language: str | None, quiet: bool) -> None:
        self.paths, self.published, self.language, self.quiet = paths, published, language, quiet
        self.problems: list[ArticleProblem] = []
        self.count = 0

    def __iter__(self) -> Iterator[Article]:
        """Yield the articles; each problem is printed as it comes."""
        from graph.documents import ArticleProblem, read_articles

        for found in read_articles(self.paths, published=self.published, language=self.language):
            if isinstance(found, ArticleProblem):
                self.problems.append(found)
                typer.echo(f"pourparler: {found}", err=True)
            else:
                self.count += 1
                self._warn(found)
                yield found

    def _warn(self, article: Article) -> None:
        if article.published is None and not self.quiet:
            name = article.title or article.url or article.id
            typer.echo(
                f"pourparler: {name}: no day of publication, so relative dates stay unresolved; "
                "give --published YYYY-MM-DD or put `published` into the .toml beside the text",
                err=True,
            )


def with_progress(articles: Iterator[Article], total: int, *, quiet: bool) -> Iterator[Article]:
    """Yield the articles with a progress bar on standard error, if there are more than a few and a person looks on."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if quiet or total <= MANY or not console.is_terminal:
        yield from articles
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as progress:
        yield from progress.track(articles, total=total)


def size(paths: list[Path]) -> int:
    """Return a cheap guess of the number of articles: files in folders, lines of JSON lines."""
    total = 0
    for path in paths:
        if path.is_dir():
            total += sum(1 for one in path.rglob("*") if one.suffix in (".txt", ".md", ".html", ".htm", ".jsonl"))
        elif path.suffix == ".jsonl" and path.is_file():
            with path.open("rb") as stream:
                total += sum(1 for _ in stream)
        else:
            total += 1
    return total
