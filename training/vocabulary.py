"""Keep the sub-word pieces that German and English need, and write them as a `tokenizers` file.

A piece stays if some text of the data folder uses it, if it is a single Latin character, or if it is among the most
probable pieces in Latin script, so that names never seen here still split as the encoder learnt them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from training.pretrained import Pretrained

SPECIAL = 4
SPACE = "\u2581"
FOREIGN = Regex(r"[\p{Cc}\p{Cf}]")


def build_tokenizer(pieces: Sequence[tuple[str, float]], unknown: int = 3) -> Tokenizer:
    """A unigram tokenizer for single words, NFKC-normalised, each begun by the space mark."""
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(FOREIGN, "")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always", split=False)
    return tokenizer


def is_latin(piece: str) -> bool:
    """Whether all letters of `piece` are Latin."""
    return all(not char.isalpha() or "LATIN" in unicodedata.name(char, "") for char in piece.replace(SPACE, ""))


def choose(pretrained: Pretrained, words: Iterable[str], size: int) -> list[int]:
    """The rows of the `size` pieces to keep, in their old order: special, used in `words`, then by probability."""
    everything = [(piece, float(score)) for piece, score in zip(pretrained.pieces, pretrained.scores, strict=True)]
    whole = build_tokenizer(everything, pretrained.unknown)
    used = {row for encoding in whole.encode_batch(sorted(set(words))) for row in encoding.ids}
    keep = set(range(SPECIAL)) | {row for row in used if is_latin(pretrained.pieces[row])}
    latin = [row for row, piece in enumerate(pretrained.pieces) if row >= SPECIAL and is_latin(piece)]
    keep |= {row for row in latin if len(pretrained.pieces[row].replace(SPACE, "")) <= 1}
    for row in sorted(latin, key=lambda row: -pretrained.scores[row]):
        if len(keep) >= size:
            break
        keep.add(row)
    return sorted(keep)


def write(pretrained: Pretrained, rows: Sequence[int], path: Path) -> None:
    """Write the pruned tokenizer to `path`; row `i` of the pruned embedding is row `rows[i]` of the whole one."""
    pieces = [(pretrained.pieces[row], round(float(pretrained.scores[row]), 4)) for row in rows]
    build_tokenizer(pieces, pretrained.unknown).save(str(path), pretty=False)
