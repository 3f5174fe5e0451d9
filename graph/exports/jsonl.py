"""JSON lines: one record a line, read back without loss.

Every line is an object whose `record` names its kind; fields with their default value are left out. Lines `meeting`
are a view for readers of the file: they follow from the reports and are passed over on reading.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, BinaryIO

from graph.errors import ArticleError
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Actor, Answer, Article, Block, Claim, Meeting, MeetingReport, Passage

KINDS: dict[str, tuple[str, type[Any]]] = {
    "article": ("articles", Article),
    "passage": ("passages", Passage),
    "actor": ("actors", Actor),
    "report": ("reports", MeetingReport),
    "claim": ("claims", Claim),
    "answer": ("answers", Answer),
}
VIEW = "meeting"


def write_jsonl(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write the graph as JSON lines in UTF-8."""
    for kind, record in records(knowledge):
        line = json.dumps({"record": kind, **plain(record)}, ensure_ascii=False)
        # a lone surrogate cannot be UTF-8; as \udXXX it is JSON's own escape and comes back the same
        stream.write(line.encode("utf-8", "backslashreplace") + b"\n")


def records(knowledge: KnowledgeGraph) -> Iterator[tuple[str, Any]]:
    """Yield every record with its kind: kind by kind, each sorted."""
    for kind, (name, _) in KINDS.items():
        found = getattr(knowledge, name)
        yield from ((kind, record) for record in (sorted(found) if kind == "answer" else found.values()))
    yield from ((VIEW, meeting) for meeting in knowledge.meetings.values())


def plain(record: Article | Passage | Actor | MeetingReport | Meeting | Claim | Answer) -> dict[str, Any]:
    """Return a record as a dict for JSON, without the fields that hold their default."""
    values = {one.name: getattr(record, one.name) for one in fields(record) if not _is_default(record, one)}
    if isinstance(record, Article) and record.blocks:
        values["blocks"] = [[block.start, block.end, block.kind] for block in record.blocks]
    return values


def _is_default(record: object, field: Any) -> bool:
    return field.default is not MISSING and getattr(record, field.name) == field.default


def read_jsonl(path: Path) -> KnowledgeGraph:
    """Read a graph that `write_jsonl` wrote.

    Raises ArticleError naming the file and the line if one is no record of the graph.
    """
    found: dict[str, list[Any]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            name, record = _record(line, f"{path}, line {number}")
            found[name].append(record)
    found.pop(VIEW, None)
    return KnowledgeGraph.of(**found)


def _record(line: str, where: str) -> tuple[str, Any]:
    try:
        data = json.loads(line)
        kind = data.pop("record")
        if kind == VIEW:
            return VIEW, None
        name, record = KINDS[kind]
        return name, record(**{key: _value(key, value) for key, value in data.items()})
    except (json.JSONDecodeError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise ArticleError(
            f"{where}: no record of a graph ({error}); write the file anew with build or export"
        ) from error


def _value(key: str, value: Any) -> Any:
    if key == "blocks":
        return tuple(Block(*block) for block in value)
    return tuple(value) if isinstance(value, list) else value
