"""Read sentences with a Stanford CoreNLP server, for comparison; the server is the user's own (GPL-3, never shipped).

Start one with `java -mx3g -cp "*" edu.stanford.nlp.pipeline.StanfordCoreNLPServer -serverProperties
StanfordCoreNLP-german.properties -port 9000` in a folder with CoreNLP's jar and its German models.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from graph.errors import UsageError
from training.treebanks import SAME

BATCH = 50
PROPERTIES = {
    "annotators": "tokenize,ssplit,pos,depparse",
    "tokenize.whitespace": "true",
    "ssplit.eolonly": "true",
    "outputFormat": "json",
}


class Tree:
    """One sentence as CoreNLP reads it, with the fields that `training.evaluate` compares."""

    def __init__(self, sentence: dict[str, Any]) -> None:
        edges = sorted(sentence["basicDependencies"], key=lambda edge: int(edge["dependent"]))
        self.heads = [int(edge["governor"]) for edge in edges]
        self.dependencies = [SAME.get(label := edge["dep"].lower(), label) for edge in edges]
        self.pos = [token["pos"] for token in sentence["tokens"]]


def read(url: str, sentences: Sequence[Sequence[str]]) -> list[Tree]:
    """The trees of sentences cut into words. Raises UsageError if no server answers at `url`."""
    starts = range(0, len(sentences), BATCH)
    return [tree for start in starts for tree in _read(url, sentences[start : start + BATCH])]


def _read(url: str, sentences: Sequence[Sequence[str]]) -> Iterator[Tree]:
    text = "\n".join(" ".join(word.replace(" ", "") for word in words) for words in sentences)
    address = f"{url}/?properties={quote(json.dumps(PROPERTIES))}"
    request = Request(address, text.encode("utf8"), {"Content-Type": "text/plain; charset=utf-8"})
    try:
        with urlopen(request) as answer:
            found = json.load(answer)["sentences"]
    except URLError as error:
        raise UsageError(
            f"No CoreNLP server answers at {url} ({error}). training/corenlp.py says how to start one."
        ) from error
    if [len(one["tokens"]) for one in found] != [len(words) for words in sentences]:
        raise UsageError(f"The CoreNLP server at {url} cuts the sentences otherwise than the treebank.")
    return map(Tree, found)
