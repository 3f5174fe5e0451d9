"""Which sentence of the data folder serves for training and which for testing."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DataFileError
from graph.linguistics.engines.base import Text
from graph.linguistics.sentences import split
from graph.linguistics.tokens import pipeline
from training import namefiles, treebanks
from training.examples import Example, unread

GERMEVAL_TEST_FROM = 3100
PUD_TEST_BELOW = 3
LENGTHS = range(3, 71)
OWN = Path(__file__).parent / "data" / "ud"
NEEDED = (
    "ud/de_gsd-dev.conllu", "ud/de_gsd-test.conllu", "ud/de_pud.conllu", "ud/en_pud.conllu", "ud/en_ewt-all.conllu",
    "ud/en_ewt-dev.conllu", "ud/en_ewt-test.conllu", "ner/germeval2014-dev.tsv", "ner/germeval2014-test.tsv",
    "ner/europarl-de-train.tsv", "ner/europarl-de-dev.tsv", "ner/europarl-de-test.tsv", "wikinews/de.jsonl", "wikinews/en.jsonl",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trees:
    """Sentences of one treebank."""

    sentences: list[treebanks.Sentence]
    treebank: str

    def written(self) -> list[Example]:
        """As surface words."""
        return [treebanks.as_written(sentence, self.treebank) for sentence in self.sentences]

    def cut(self) -> list[Example]:
        """As the treebank's words."""
        return [treebanks.as_cut(sentence, self.treebank) for sentence in self.sentences]


def check(data: Path) -> None:
    """Raise DataFileError if a file of the data folder is missing."""
    missing = [name for name in NEEDED if not (data / name).is_file()]
    if missing:
        raise DataFileError(f"{data} lacks {', '.join(missing)}. docs/model-card.md names the public sources.")


def german_training(data: Path) -> list[Trees]:
    """GSD dev without the texts that GSD test repeats, and three documents in ten less than PUD."""
    tested = {sentence.text for sentence in german_test(data)["gsd"].sentences}
    gsd = [sentence for sentence in _trees(data, "de_gsd-dev", "gsd") if sentence.text not in tested]
    pud = [sentence for sentence in _trees(data, "de_pud", "pud") if not _held_out(sentence)]
    return [Trees(gsd, "gsd"), Trees(pud, "pud")]


def german_test(data: Path) -> dict[str, Trees]:
    """GSD test and the held-out PUD documents."""
    pud = [sentence for sentence in _trees(data, "de_pud", "pud") if _held_out(sentence)]
    return {"gsd": Trees(_trees(data, "de_gsd-test", "gsd"), "gsd"), "pud": Trees(pud, "pud")}


def english_training(data: Path) -> Trees:
    """EWT without its dev and test texts, and English PUD without the translations of the German test documents."""
    tested = {sentence.text for part in ("dev", "test") for sentence in _trees(data, f"en_ewt-{part}", "ewt")}
    sentences = [sentence for sentence in _trees(data, "en_ewt-all", "ewt") if sentence.text not in tested]
    sentences += [sentence for sentence in _trees(data, "en_pud", "ewt") if not _held_out(sentence)]
    return Trees(sentences, "ewt")


def english_test(data: Path, part: str = "test") -> Trees:
    """EWT test, or dev."""
    return Trees(_trees(data, f"en_ewt-{part}", "ewt"), "ewt")


def own(part: str) -> Trees:
    """The sentences annotated for this project: part "train" or "test"; none if the file is not there."""
    path = OWN / f"news-{part}.conllu"
    return Trees(treebanks.read(path, "gsd") if path.exists() else [], "gsd")


def names_training(data: Path) -> list[Example]:
    """GermEval dev, the first sentences of its test part, and Europarl train."""
    germeval = namefiles.germeval(data / "ner/germeval2014-dev.tsv")
    germeval += namefiles.germeval(data / "ner/germeval2014-test.tsv")[:GERMEVAL_TEST_FROM]
    return germeval + namefiles.europarl(data / "ner/europarl-de-train.tsv")


def names_test(data: Path) -> dict[str, list[Example]]:
    """The rest of GermEval test, and Europarl test."""
    germeval = namefiles.germeval(data / "ner/germeval2014-test.tsv")[GERMEVAL_TEST_FROM:]
    return {"germeval": germeval, "europarl": namefiles.europarl(data / "ner/europarl-de-test.tsv")}


def news(data: Path, language: str) -> list[Example]:
    """Unannotated news sentences."""
    lines = (data / f"wikinews/{language}.jsonl").read_text(encoding="utf8").splitlines()
    sentences = [words for line in lines for words in _news_sentences(json.loads(line)["text"], language)]
    treebank = "gsd" if language == "de" else "ewt"
    return [unread(words, treebank) for words in sentences if len(words) in LENGTHS]


def _news_sentences(text: str, language: str) -> list[list[str]]:
    doc = pipeline(language).make_doc(Text(text, language, ()).text)
    starts = [0, *(place + 1 for place, char in enumerate(text) if char == "\n"), len(text) + 1]
    blocks = tuple(itertools.pairwise(starts))
    return [[doc[index].text for index in sentence] for sentence in split(doc, blocks)]


def _trees(data: Path, name: str, treebank: str) -> list[treebanks.Sentence]:
    return treebanks.read(data / "ud" / f"{name}.conllu", treebank)


def _held_out(sentence: treebanks.Sentence) -> bool:
    """PUD numbers sentences n01001011: genre, document 001, sentence 011."""
    return int(sentence.number[3:6]) % 10 < PUD_TEST_BELOW
