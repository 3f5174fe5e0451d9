"""Measure the exported engine.

`python -m training.evaluate --data DATA [--weights graph/linguistics/weights] [--corenlp http://localhost:9000]`

Gold tokens are the treebank's own words, surface tokens the words the engine sees in running text ("am", "US-Regierung"
are one). The German tests are read as German news is, with the GSD scheme; PUD's own scheme is shown beside it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from graph.linguistics.engines.decoding import Reading
from graph.linguistics.engines.encoder import WEIGHTS
from graph.linguistics.engines.network import Network
from training import corenlp, corpora
from training.examples import Example

KINDS = ("PER", "LOC", "ORG")
NAMES = {"gsd": "GSD test", "pud": "PUD held-out"}
Name = tuple[int, int, str]


def trees(gold: Sequence[Example], read: Sequence[Reading | corenlp.Tree]) -> dict[str, float]:
    """Per cent of words with the right part of speech, head, head and label."""
    words = [
        (pos == found.pos[place], head == found.heads[place], label == found.dependencies[place])
        for example, found in zip(gold, read, strict=True)
        for place, (pos, head, label) in enumerate(zip(example.pos, example.heads, example.dependencies, strict=True))
    ]
    share = 100 / max(1, len(words))
    pos, head, both = sum(w[0] for w in words), sum(w[1] for w in words), sum(w[1] and w[2] for w in words)
    return {"UPOS": pos * share, "UAS": head * share, "LAS": both * share}


def names(tags: Sequence[str]) -> set[Name]:
    """The names of a BIO sequence: first word, word behind the last, kind."""
    found, start = set(), -1
    for place, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            found.add((start, place, tags[start][2:]))
            start = -1
        if tag.startswith("B-"):
            start = place
    return found


def f1(gold: Sequence[Example], read: Sequence[Reading], kinds: Sequence[str]) -> float:
    """F1 over whole names of the kinds, 0 to 1."""
    right = given = wanted = 0
    for example, found in zip(gold, read, strict=True):
        one = {name for name in names(example.names) if name[2] in kinds}
        other = {name for name in names(found.names) if name[2] in kinds}
        right, given, wanted = right + len(one & other), given + len(other), wanted + len(one)
    return 2 * right / max(1, given + wanted)


def read(network: Network, gold: Sequence[Example], treebank: str | None = None) -> list[Reading]:
    """The network's readings of the examples' words."""
    return network.read([example.words for example in gold], [treebank or example.treebank for example in gold])


def table(network: Network, data: Path) -> list[str]:
    """The lines of the report."""
    tests = corpora.german_test(data)
    own = corpora.own("test")
    rows = [
        ("GSD test", tests["gsd"], "gsd"),
        ("PUD held-out", tests["pud"], "gsd"),
        ("PUD held-out, PUD scheme", tests["pud"], "pud"),
    ]
    rows += [("EWT test", corpora.english_test(data), "ewt"), ("own news test", own, "gsd")]
    lines = [f"{'':28}{'sentences':>10}{'UPOS':>7}{'UAS':>7}{'LAS':>7}   surface: {'UPOS':>6}{'UAS':>7}{'LAS':>7}"]
    for title, bank, scheme in rows:
        if bank.sentences:
            lines.append(_line(network, title, bank, scheme))
    for title, gold in corpora.names_test(data).items():
        found = read(network, gold)
        parts = "  ".join(f"{kind} {f1(gold, found, [kind]):.3f}" for kind in KINDS)
        lines.append(
            f"{title} names, F1: all three {f1(gold, found, KINDS):.3f}  {parts}  LOCderiv {f1(gold, found, ['LOCderiv']):.3f}"
        )
    return lines


def _line(network: Network, title: str, bank: corpora.Trees, scheme: str) -> str:
    cells = []
    for gold in (bank.cut(), bank.written()):
        cells.append("".join(f"{value:7.1f}" for value in trees(gold, read(network, gold, scheme)).values()))
    return f"{title:28}{len(bank.sentences):10}{cells[0]}            {cells[1]}"


def beside(url: str, data: Path) -> list[str]:
    """The lines of a CoreNLP server at `url`: the German tests, with the treebanks' words."""
    lines = []
    for title, bank in corpora.german_test(data).items():
        gold = bank.cut()
        found = corenlp.read(url, [example.words for example in gold])
        cells = "".join(f"{value:7.1f}" for value in trees(gold, found).values())
        lines.append(f"{f'{NAMES[title]}, CoreNLP':28}{len(gold):10}{cells}")
    return lines


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--corenlp", metavar="URL", help="a CoreNLP server with German models to measure too")
    arguments = parser.parse_args()
    if arguments.corenlp:
        print("\n".join(beside(arguments.corenlp, arguments.data)))
    print("\n".join(table(Network(arguments.weights, arguments.threads), arguments.data)))


if __name__ == "__main__":
    main()
