"""What is said about an article beside its text: in a .toml of the same name, a JSON line, or the page itself."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from graph.documents.dates import parse_day
from graph.documents.decoding import decode
from graph.documents.problems import Refusal

WORDS = ("title", "source", "language", "url")


def beside(path: Path) -> dict[str, Any]:
    """Return the facts of the .toml beside a text, none if there is none.

    Raises Refusal that names the .toml and its line or key.
    """
    sidecar = path.with_suffix(".toml")
    if sidecar == path or not sidecar.is_file():
        return {}
    try:
        return checked(tomllib.loads(decode(sidecar.read_bytes())))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"{sidecar.name}, line {line[1]}" if line else sidecar.name
        raise Refusal(f"{where} is no valid TOML ({error})", 'write lines such as title = "..."') from error
    except OSError as error:
        raise Refusal(f"{sidecar.name} cannot be read ({error.strerror})", "make it readable") from error
    except Refusal as refusal:
        raise Refusal(f"{sidecar.name}: {refusal.reason}", refusal.way_out) from refusal


def checked(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the known facts that are given, the day as YYYY-MM-DD; raises Refusal that names a wrong key."""
    for key in WORDS:
        if not isinstance(facts.get(key) or "", str):
            raise Refusal(f"{key}: {facts[key]!r} is no text", "write it in quotation marks")
    found = {key: facts[key] for key in WORDS if facts.get(key)}
    day = parse_day(facts.get("published"))
    return {**found, "published": day} if day else found


def page_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of a page; a day that is none there is nobody's fault and left out."""
    try:
        return checked(facts)
    except Refusal:
        return checked({**facts, "published": None})
