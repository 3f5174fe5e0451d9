"""Saved queries: files of `cypher/queries/` whose first comment is the question.

A line `// :param state => "Russia"` gives a parameter's default (a JSON value); Neo4j Browser understands it without
the slashes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import UsageError
from graph.resources import shared

PARAM = re.compile(r"^//\s*:param\s+(\w+)\s*=>\s*(.+?)\s*$", re.MULTILINE)
TOKEN = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|\$(\w+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the words of its question, the defaults of its parameters and the parameters it uses."""

    name: str
    words: tuple[str, ...]
    cypher: str
    parameters: Mapping[str, Any]
    uses: tuple[str, ...]


def read_question(text: str) -> Question:
    """Return the question of a file (*.cypher), of a saved query's name, or of Cypher text.

    Raises UsageError if the file is not there or a default is no JSON value.
    """
    if text.endswith(".cypher"):
        return parsed(_existing(Path(text)).read_text("utf-8"), text)
    saved = folder() / f"{text}.cypher"
    if re.fullmatch(r"\w+", text) and saved.exists():
        return parsed(saved.read_text("utf-8"), str(saved))
    if re.fullmatch(r"\w+", text):
        raise UsageError(f"{text}: neither Cypher nor a saved query; saved are {', '.join(sorted(names()))}")
    return parsed(text, "query")


def parsed(text: str, name: str) -> Question:
    """Return the question that a query's text holds."""
    words = tuple(line.removeprefix("//").strip() for line in text.splitlines()[:2] if line.startswith("//"))
    uses = tuple(dict.fromkeys(match[1] for match in TOKEN.finditer(text) if match[1]))
    defaults = {key: _value(name, key, value) for key, value in PARAM.findall(text)}
    return Question(Path(name).stem, words, text, defaults, uses)


def folder() -> Path:
    """Return the folder of the saved queries."""
    return shared("cypher") / "queries"


def names() -> list[str]:
    """Return the names of the saved queries, sorted."""
    return sorted(file.stem for file in folder().glob("*.cypher"))


def _existing(file: Path) -> Path:
    found = file if file.exists() else folder() / file.name
    if not found.exists():
        raise UsageError(f"{file}: no such file; saved queries are {', '.join(names())}")
    return found


def _value(name: str, key: str, value: str) -> Any:
    try:
        return json.loads(value)
    except json.JSONDecodeError as error:
        raise UsageError(f"{name}: the default of ${key} is no JSON value: {value}") from error
