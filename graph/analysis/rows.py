"""Rows of an analysis as CSV and JSON: frozen dataclasses, the names of their fields are the columns."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any


def columns(kind: type[Any]) -> list[str]:
    """Return the names of the columns."""
    return [field.name for field in fields(kind)]


def write_csv(kind: type[Any], rows: Sequence[Any], path: Path) -> Path:
    """Write rows of one kind with a header line, in UTF-8; return the path."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns(kind), lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(row) for row in rows)
    return path
