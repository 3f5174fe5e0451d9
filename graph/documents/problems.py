"""What can be wrong with an article that is handed in, said in one line: where, why, and the way out."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import ArticleError


class Refusal(ArticleError):
    """A text cannot be used. `line` counts from 1; 0 means the whole file."""

    def __init__(self, reason: str, way_out: str, line: int = 0) -> None:
        super().__init__(f"{reason}; {way_out}")
        self.reason, self.way_out, self.line = reason, way_out, line


@dataclass(frozen=True, slots=True)
class ArticleProblem:
    """An item of a batch that could not be read; `name` is the id given with it, or the file's stem."""

    file: str
    line: int
    reason: str
    way_out: str
    name: str = ""

    def __str__(self) -> str:
        """Return the one line a person reads."""
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.reason}; {self.way_out}"


def as_problem(error: Refusal, file: str, line: int = 0, name: str = "") -> ArticleProblem:
    """Return what an error says about a file, at the error's own line where it has one."""
    return ArticleProblem(file, error.line or line, error.reason, error.way_out, name)
