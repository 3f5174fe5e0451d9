"""JSON lines, one article a line, read one at a time; a line that is too long is passed over, not held."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from graph.documents.decoding import MAX_BYTES, decode, too_long
from graph.documents.problems import Refusal

ONE_OBJECT = 'write one JSON object a line: {"id": "...", "text": "...", "published": "YYYY-MM-DD"}'


def read_json_lines(stream: BinaryIO) -> Iterator[tuple[int, dict[str, Any] | Refusal]]:
    """Yield the number of each line that is not blank, from 1, with its object or why it is none."""
    number = 0
    while data := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(data) > MAX_BYTES:
            _skip_line(stream, data)
            yield number, too_long(f"more than {MAX_BYTES:,} bytes", f"{MAX_BYTES:,}")
        elif data.strip():
            yield number, _object_or_refusal(data.rstrip(b"\r\n"))


def _skip_line(stream: BinaryIO, data: bytes) -> None:
    while data and not data.endswith(b"\n"):
        data = stream.readline(MAX_BYTES)


def _object_or_refusal(data: bytes) -> dict[str, Any] | Refusal:
    try:
        return _object(decode(data))
    except json.JSONDecodeError as error:
        return Refusal(f"no valid JSON ({error.msg}, column {error.colno})", ONE_OBJECT)
    except (RecursionError, ValueError) as error:
        return Refusal(f"no valid JSON ({error})", ONE_OBJECT)
    except Refusal as refusal:
        return refusal


def _object(line: str) -> dict[str, Any]:
    fields = json.loads(line)
    if not isinstance(fields, dict):
        raise Refusal("a JSON value, but no object", ONE_OBJECT)
    if not isinstance(fields.get("text"), str):
        raise Refusal("text: missing, or no text", ONE_OBJECT)
    if any("\ud800" <= character <= "\udfff" for character in fields["text"]):
        raise Refusal("text: holds half a character (a lone surrogate)", "write the text as UTF-8")
    return fields
