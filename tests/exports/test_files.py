from pathlib import Path

import networkx
import pytest
import rdflib
from rdflib.compare import isomorphic

from graph.analysis.networks import to_networkx
from graph.exports import EXPORTS, read_jsonl
from graph.exports.exchange import exchange
from graph.exports.sparql import select
from tests.corpus import corpus


@pytest.mark.parametrize("name", EXPORTS)
def test_same_bytes_whatever_the_order(name: str, tmp_path: Path) -> None:
    for folder in "ab":
        (tmp_path / folder).mkdir()
    keys = ["antalya", "wire", "february", "vorabend", "geneva"]
    one = EXPORTS[name].write(corpus(keys[-1]).merge(*map(corpus, keys[-2::-1])), tmp_path / "a")
    other = EXPORTS[name].write(corpus(keys[0]).merge(*map(corpus, keys[1:])), tmp_path / "b")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


def test_json_lines_come_back(tmp_path: Path) -> None:
    EXPORTS["jsonl"].write(corpus(), tmp_path)
    assert read_jsonl(tmp_path / "graph.jsonl") == corpus()


def test_turtle_and_ntriples_are_one_graph_for_rdflib(tmp_path: Path) -> None:
    EXPORTS["turtle"].write(corpus(), tmp_path)
    EXPORTS["ntriples"].write(corpus(), tmp_path)
    assert isomorphic(rdflib.Graph().parse(tmp_path / "graph.ttl"), rdflib.Graph().parse(tmp_path / "graph.nt"))


def test_select_finds_direct_edges_from_affirmed_actual_claims_only(tmp_path: Path) -> None:
    EXPORTS["turtle"].write(corpus(), tmp_path)
    query = "PREFIX pp: <https://w3id.org/pourparler/ontology#> SELECT ?a WHERE { ?a pp:sanctions ?b }"
    assert select(tmp_path, query) == (["a"], [["https://w3id.org/pourparler/id/org-EU"]])


def test_networkx_reads_graphml_and_gets_the_actors(tmp_path: Path) -> None:
    (file,) = EXPORTS["graphml"].write(corpus(), tmp_path)
    assert networkx.read_graphml(file).number_of_nodes() > len(corpus().actors)
    assert to_networkx(corpus(), relations=["DEMANDS"]).number_of_edges() == 3


def test_every_evidence_stands_in_the_article() -> None:
    for article in corpus().articles.values():
        found = exchange(corpus(), article.id)
        for one in [*found["represents"], *found["meetings"], *found["stances"]]:
            assert article.text[one["start"] : one["end"]] == one["evidence"]
        for one in found["statements"]:
            assert article.text[one["start"] : one["end"]] == one["quote"]
