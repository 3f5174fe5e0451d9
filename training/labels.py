"""The label sets of the model, as the training data has them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

TREEBANKS = ("gsd", "pud", "ewt")
FEATURES = (
    "Case", "Gender", "Number", "Mood", "Tense", "VerbForm", "Person",
    "PronType", "Degree", "Polarity", "Definite", "Poss", "Voice", "Reflex",
)  # fmt: skip
ABSENT = "_"


@dataclass(frozen=True, slots=True)
class Labels:
    """Every label the model can give, in the order of its output columns."""

    pos: tuple[str, ...]
    dependencies: tuple[str, ...]
    names: tuple[str, ...]
    features: dict[str, tuple[str, ...]]
    treebanks: tuple[str, ...] = TREEBANKS

    def write(self, path: Path) -> None:
        """Write the labels as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf8")

    @classmethod
    def read(cls, path: Path) -> Labels:
        """Read what `write` wrote."""
        table = json.loads(path.read_text(encoding="utf8"))
        features = {name: tuple(values) for name, values in table.pop("features").items()}
        return cls(features=features, **{key: tuple(values) for key, values in table.items()})
