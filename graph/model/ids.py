"""Identifiers made from content, never from chance or the clock.

Parts are joined with a separator that cannot occur in them, so that ("ab", "c") and ("a", "bc") differ.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

SEPARATOR = "\x1f"
IDS_VERSION = "1"
DIGITS = 16


def content_id(kind: str, *parts: object) -> str:
    """Return `kind-` and 16 hexadecimal digits of the SHA-256 of the parts (None counts as empty)."""
    words = [IDS_VERSION, kind, *("" if part is None else str(part) for part in parts)]
    digest = hashlib.sha256(SEPARATOR.join(word.replace(SEPARATOR, " ") for word in words).encode("utf-8", "replace"))
    return f"{kind}-{digest.hexdigest()[:DIGITS]}"


def article_id(text: str) -> str:
    """Return the id of an article: its text in NFC decides, nothing else."""
    return content_id("article", unicodedata.normalize("NFC", text))


def passage_id(article: str, start: int, end: int) -> str:
    """Return the id of the passage from `start` to `end` (characters) of an article."""
    return content_id("passage", article, start, end)


def content_key(content: str) -> str:
    """Reduce a content to its words in lower case, so that spelling of quotes and case do not split a claim."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", content).casefold()))
