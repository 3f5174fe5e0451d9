"""Check CoNLL-U files of single sentences: `python training/check_conllu.py FILE...`.

Prints what is wrong and ends with 1 if anything is.

Checked are: dense ids, ten columns, one root, no cycles, known labels and parts of speech, `# text` rebuilt from the
tokens, at most one subject a predicate, names in BIO order, unique ids and texts. Crossing arcs are legal in German:
they are counted, not refused.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

RELATIONS = frozenset(
    (
        "acl",
        "advcl",
        "advmod",
        "amod",
        "appos",
        "aux",
        "aux:pass",
        "case",
        "cc",
        "ccomp",
        "compound",
        "compound:prt",
        "conj",
        "cop",
        "csubj",
        "csubj:pass",
        "dep",
        "det",
        "det:poss",
        "discourse",
        "expl",
        "expl:pv",
        "fixed",
        "flat",
        "mark",
        "nmod",
        "nsubj",
        "nsubj:pass",
        "nummod",
        "obj",
        "obl",
        "obl:agent",
        "obl:arg",
        "parataxis",
        "punct",
        "root",
        "vocative",
        "xcomp",
    )
)
POS = frozenset(
    (
        "ADJ",
        "ADP",
        "ADV",
        "AUX",
        "CCONJ",
        "DET",
        "INTJ",
        "NOUN",
        "NUM",
        "PART",
        "PRON",
        "PROPN",
        "PUNCT",
        "SCONJ",
        "SYM",
        "VERB",
        "X",
    )
)
SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj", "csubj:pass"))


@dataclass(frozen=True, slots=True)
class Row:
    """One token: the columns of CoNLL-U that are checked. `head` is the id of the governor, 0 for the root."""

    id: str
    form: str
    upos: str
    head: int
    relation: str
    misc: frozenset[str]

    @property
    def entity(self) -> str:
        """The BIO tag in MISC, `O` if there is none."""
        return next((part[7:] for part in self.misc if part.startswith("Entity=")), "O")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its `# sent_id` and `# text`."""

    id: str
    text: str
    rows: tuple[Row, ...]


def row(line: str) -> Row:
    """Read a token line. Raises ValueError if it has not ten columns or the head is no number."""
    columns = line.split("\t")
    if len(columns) != 10:
        raise ValueError(f"{len(columns)} columns instead of 10: {line!r}")
    return Row(columns[0], columns[1], columns[3], int(columns[6]), columns[7], frozenset(columns[9].split("|")))


def sentence(block: str) -> Sentence:
    """Read a block between empty lines. Raises ValueError on a malformed line."""
    lines = block.strip("\n").split("\n")
    comments = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
    rows = tuple(row(line) for line in lines if not line.startswith("#"))
    return Sentence(comments.get("sent_id", ""), comments.get("text", ""), rows)


def read(path: Path) -> tuple[Sentence, ...]:
    """All sentences of a file. Raises ValueError on a malformed line."""
    return tuple(sentence(block) for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip())


def rebuilt(rows: tuple[Row, ...]) -> str:
    """Rebuild the text that the tokens and their `SpaceAfter=No` make."""
    return "".join(r.form + ("" if "SpaceAfter=No" in r.misc else " ") for r in rows).strip()


def reaches_root(rows: tuple[Row, ...], start: int) -> bool:
    """Whether the path of governors from token `start` (1-based) ends at the root."""
    node = start
    for _ in rows:
        if node == 0:
            return True
        node = rows[node - 1].head
    return node == 0


def tree_faults(rows: tuple[Row, ...]) -> Iterator[str]:
    """Find what keeps the arcs from being one tree."""
    if [r.id for r in rows] != [str(i + 1) for i in range(len(rows))]:
        yield "ids are not 1, 2, 3 ..."
    if any(not 0 <= r.head <= len(rows) for r in rows):
        yield "a head outside the sentence"
        return
    if sum(r.head == 0 for r in rows) != 1:
        yield "not exactly one root"
    if any((r.head == 0) != (r.relation == "root") for r in rows):
        yield "label root and head 0 do not go together"
    if not all(reaches_root(rows, i + 1) for i in range(len(rows))):
        yield "a cycle"


def label_faults(rows: tuple[Row, ...]) -> Iterator[str]:
    """Unknown labels, second subjects, broken names."""
    yield from (f"unknown relation {r.relation}" for r in rows if r.relation not in RELATIONS)
    yield from (f"unknown part of speech {r.upos}" for r in rows if r.upos not in POS)
    subjects = Counter(r.head for r in rows if r.relation in SUBJECTS)
    yield from (f"two subjects of {rows[head - 1].form}" for head, count in subjects.items() if count > 1)
    tags = ["O", *(r.entity for r in rows)]
    yield from (f"{b} after {a}" for a, b in pairwise(tags) if b[0] == "I" and a[2:] != b[2:])


def faults(sent: Sentence) -> Iterator[str]:
    """Find everything wrong with a sentence."""
    if not sent.id or not sent.text:
        yield "no sent_id or no text"
    if rebuilt(sent.rows) != sent.text:
        yield f"the tokens make {rebuilt(sent.rows)!r}"
    yield from tree_faults(sent.rows)
    yield from label_faults(sent.rows)


def repeated(sentences: tuple[Sentence, ...]) -> Iterator[str]:
    """Ids and texts that occur more than once."""
    for values in ([s.id for s in sentences], [s.text for s in sentences]):
        yield from (f"more than once: {value}" for value, count in Counter(values).items() if count > 1)


def crossing(rows: tuple[Row, ...]) -> int:
    """How many pairs of arcs cross (non-projectivity; legal)."""
    arcs = [tuple(sorted((i + 1, r.head))) for i, r in enumerate(rows) if r.head]
    return sum(a < c < b < d for a, b in arcs for c, d in arcs)


def main(arguments: list[str]) -> int:
    """Check the files named; returns the exit status."""
    every = [(path, read(Path(path))) for path in arguments]
    found = [f"{path}: {sent.id}: {fault}" for path, sents in every for sent in sents for fault in faults(sent)]
    found += repeated(tuple(sent for _, sents in every for sent in sents))
    for path, sents in every:
        crossed = sum(crossing(s.rows) > 0 for s in sents)
        print(f"{path}: {len(sents)} sentences, {sum(len(s.rows) for s in sents)} tokens, {crossed} with crossing arcs")
    print("\n".join(found))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
