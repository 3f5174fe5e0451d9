"""Bytes to text: UTF-8 with or without BOM, UTF-16 with BOM, Windows-1252 (and so Latin-1) where UTF-8 fails."""

from __future__ import annotations

import codecs
import re

from graph.documents.problems import Refusal

MAX_BYTES = 8_000_000
MAX_CHARACTERS = 1_000_000
SIGNATURES = {b"%PDF": "a PDF", b"PK\x03\x04": "a zip, Word or OpenDocument file", b"\x89PNG": "a picture",
              b"\xff\xd8\xff": "a picture", b"{\\rtf": "an RTF file", b"\x1f\x8b": "a gzip archive"}  # fmt: skip
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
SAVE_AS_TEXT = "save its words as a UTF-8 text file (.txt) and read that"


def decode(data: bytes) -> str:
    """Return the text of `data` without BOM, its characters and line ends otherwise untouched.

    Raises Refusal where the bytes are no text.
    """
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            raise Refusal(f"this is {name}, not text", SAVE_AS_TEXT)
    text = _characters(data)
    if "\x00" in text or len(CONTROLS.findall(text[:10_000])) > len(text[:10_000]) // 50:
        raise Refusal("this is a binary file, not text", SAVE_AS_TEXT)
    return text


def _characters(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _legacy(data)


def _legacy(data: bytes) -> str:
    """Read one wrong byte in much good UTF-8 as damage, many as Windows-1252."""
    damaged = data.decode("utf-8-sig", "replace")
    wrong = damaged.count("\ufffd")
    if sum(character > "\x7f" for character in damaged) > 4 * wrong:
        return damaged
    return data.decode("cp1252", "replace")


def check_size(text: str, limit: int = MAX_CHARACTERS) -> None:
    """Raise Refusal for a text that is empty or has more than `limit` characters."""
    if not text.strip():
        raise Refusal("there is no text", "leave it out, or fill it")
    if len(text) > limit:
        raise too_long(f"{len(text):,} characters", f"{limit:,}")


def too_long(size: str, limit: str) -> Refusal:
    """Return the refusal of an article of `size` where `limit` is allowed."""
    return Refusal(f"too long for one article ({size}; the limit is {limit})", "cut it into its articles")
