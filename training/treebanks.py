"""Read CoNLL-U treebanks as the engine sees text: surface words, one set of labels.

UD cuts "am" into "an" and "dem", and the German treebanks cut "US-Regierung" into three; the engine does neither, so both
are put together again. English keeps "do" + "n't", as spaCy's tokenizer does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DataFileError
from training.examples import Example

SAME = {
    "obl:tmod": "obl", "obl:npmod": "obl", "obl:unmarked": "obl", "nmod:tmod": "nmod", "nmod:npmod": "nmod",
    "nmod:unmarked": "nmod", "nmod:poss": "nmod", "nmod:desc": "flat", "acl:relcl": "acl", "acl:cleft": "acl",
    "advcl:relcl": "advcl", "flat:name": "flat", "flat:foreign": "flat", "cc:preconj": "cc", "det:predet": "det",
    "nsubj:outer": "nsubj", "csubj:outer": "csubj", "aux:tense": "aux", "aux:mod": "aux", "advmod:neg": "advmod",
}  # fmt: skip
JOINING = re.compile(r"[^\W_]")


@dataclass(slots=True)
class Word:
    """A syntactic word of a treebank; `glued` if no space follows, `surface` the token it is cut from, with its last word."""

    form: str
    pos: str
    features: str
    head: int
    dependency: str
    glued: bool
    surface: tuple[str, int] | None = None


@dataclass(slots=True)
class Sentence:
    """A sentence of a treebank."""

    number: str
    text: str
    words: list[Word]


def read(path: Path, treebank: str) -> list[Sentence]:
    """The sentences of a CoNLL-U file. Raises DataFileError where a line has not ten columns."""
    blocks = path.read_text(encoding="utf8").strip().split("\n\n")
    return [_sentence(block.split("\n"), treebank, path) for block in blocks]


def _sentence(lines: list[str], treebank: str, path: Path) -> Sentence:
    meta = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
    sentence = Sentence(meta.get("sent_id", ""), meta.get("text", ""), [])
    surfaces: dict[int, tuple[str, int]] = {}
    for line in lines:
        columns = line.split("\t")
        if line.startswith("#") or "." in columns[0]:
            continue
        if len(columns) != 10:
            raise DataFileError(f"{path}: this line has {len(columns)} columns, not 10: {line!r}")
        if "-" in columns[0]:
            first, last = map(int, columns[0].split("-"))
            surfaces[first] = (columns[1], last)
        else:
            sentence.words.append(_word(columns, treebank, surfaces))
    return sentence


def _word(columns: list[str], treebank: str, surfaces: dict[int, tuple[str, int]]) -> Word:
    number, form, _lemma, pos, _tag, features, head, dependency, _graph, note = columns
    if dependency == "nmod:poss" and pos == "PRON" and treebank == "ewt":
        dependency = "det:poss"
    glued = "SpaceAfter=No" in note
    return Word(form, pos, features, int(head), SAME.get(dependency, dependency), glued, surfaces.get(int(number)))


def as_cut(sentence: Sentence, treebank: str) -> Example:
    """The sentence with the words as the treebank cuts them."""
    return _example(
        sentence, [[place] for place in range(len(sentence.words))], [w.form for w in sentence.words], treebank
    )


def as_written(sentence: Sentence, treebank: str) -> Example:
    """The sentence with surface words."""
    groups, forms = _groups(sentence.words, contractions=treebank != "ewt")
    return _example(sentence, groups, forms, treebank)


def _groups(words: list[Word], contractions: bool) -> tuple[list[list[int]], list[str]]:
    """Places of the syntactic words of each surface word, and its form."""
    groups, forms, place = [], [], 0
    while place < len(words):
        word = words[place]
        if contractions and word.surface:
            form, stop = word.surface
        else:
            stop = place + 1
            while _hyphen_at(words, stop):
                stop += 2
            form = "".join(part.form for part in words[place:stop])
        groups.append(list(range(place, stop)))
        forms.append(form)
        place = stop
    return groups, forms


def _hyphen_at(words: list[Word], place: int) -> bool:
    """Whether a hyphen at `place` joins the word before it to the one behind it."""
    if place + 1 >= len(words) or words[place].form != "-":
        return False
    before, behind = words[place - 1], words[place + 1]
    glued = before.glued and words[place].glued
    return glued and bool(JOINING.search(before.form[-1:]) and JOINING.match(behind.form))


def _example(sentence: Sentence, groups: list[list[int]], forms: list[str], treebank: str) -> Example:
    words = sentence.words
    home = {place + 1: number + 1 for number, group in enumerate(groups) for place in group} | {0: 0}
    tops = [_top(words, group) for group in groups]
    shown = [_shown(words, group, top) for group, top in zip(groups, tops, strict=True)]
    return Example(
        words=forms,
        treebank=treebank,
        heads=[home[words[top].head] for top in tops],
        dependencies=[words[top].dependency for top in tops],
        pos=[words[place].pos for place in shown],
        features=[words[place].features for place in shown],
        names=[],
        syntax_weights=[],
        name_weights=[],
    )


def _top(words: list[Word], group: list[int]) -> int:
    """The word of the group whose head lies outside it."""
    outer = [place for place in group if words[place].head - 1 not in group]
    content = [place for place in outer if words[place].dependency not in ("punct", "det")]
    return (content or outer)[0]


def _shown(words: list[Word], group: list[int], top: int) -> int:
    """The word that lends the group its part of speech: the last of a compound, the preposition of "am"."""
    if words[group[0]].surface or words[group[-1]].pos == "PUNCT":
        return top
    return group[-1]


def is_tree(example: Example) -> bool:
    """Whether the heads make one tree with one root."""
    if example.heads.count(0) != 1:
        return False
    return all(0 in _path(example.heads, start) for start in range(1, len(example.heads) + 1))


def _path(heads: list[int], start: int) -> Iterator[int]:
    node = start
    for _ in heads:
        node = heads[node - 1]
        yield node
        if node == 0:
            return
