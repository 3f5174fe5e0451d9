import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib

from graph.errors import StoreError, UsageError
from graph.exports import EXPORTS, read_jsonl
from graph.exports.rdf.__main__ import stale
from graph.exports.rdf.terms import prefixes
from graph.exports.rdf.validation import read, validate
from graph.model.knowledge import KnowledgeGraph
from graph.model.rules import check
from tests.corpus import ARTICLES, corpus

CASES = tomllib.loads(Path(__file__).with_name("broken.toml").read_text("utf-8"))["case"]
SEED = Path(__file__).parents[1] / "cli" / "seed.jsonl"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    EXPORTS["turtle"].write(corpus(), folder)
    return folder


def test_ontology_and_shapes_say_what_the_schema_says() -> None:
    assert stale() == []


def test_the_export_of_the_corpus_conforms(exported: Path) -> None:
    assert validate(exported) == []


def test_the_export_of_the_seed_article_conforms(tmp_path: Path) -> None:
    EXPORTS["turtle"].write(read_jsonl(SEED), tmp_path)
    assert validate(tmp_path / "graph.ttl") == []


@pytest.mark.parametrize("name", ["ntriples", "jsonld"])
def test_other_rdf_files_conform(name: str, tmp_path: Path) -> None:
    (file,) = EXPORTS[name].write(corpus("vorabend"), tmp_path)
    assert validate(file) == []


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_broken_graph_is_named(case: dict[str, str], exported: Path, tmp_path: Path) -> None:
    graph = read(exported)
    before = len(graph), set(graph)
    graph.update(case["update"], initNs=prefixes())
    assert (len(graph), set(graph)) != before, "the update changed nothing"
    graph.serialize(tmp_path / "broken.ttl", format="turtle")
    found = validate(tmp_path / "broken.ttl")
    named = [
        one for one in found if one.rule == case["rule"] and case["node"] in one.node and case["words"] in one.words
    ]
    assert named
    assert named[0].way_out
    assert {one.rule for one in found} - {case["rule"], *case.get("also", [])} == set()


def test_a_file_that_is_no_turtle_is_named(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("who demands what")
    with pytest.raises(StoreError, match=r"graph\.ttl: no readable Turtle"):
        validate(tmp_path)
    with pytest.raises(UsageError, match="not there"):
        validate(tmp_path / "other.ttl")
    (tmp_path / "graph.csv").touch()
    with pytest.raises(UsageError, match="unknown ending"):
        validate(tmp_path / "graph.csv")


def test_plain_rules_find_nothing_in_a_sound_graph() -> None:
    assert check(corpus()) == []
    assert check(read_jsonl(SEED)) == []


def spoilt(**changes: object) -> KnowledgeGraph:
    """Return the corpus with its first denial changed."""
    denial = next(claim for claim in corpus().claims.values() if claim.predicate == "denies")
    return replace(corpus(), claims={**corpus().claims, denial.id: replace(denial, **changes)})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"passages": ()}, "evidence"),
        ({"passages": ("passage-0",)}, "reference"),
        ({"subject": "state-XX"}, "reference"),
        ({"speaker": "official-nobody"}, "reference"),
        ({"predicate": "doubts"}, "predicate"),
        ({"predicate": "represents"}, "ends"),
        ({"polarity": "perhaps"}, "value"),
        ({"modality": "maybe"}, "value"),
        ({"date": "2022-02-30"}, "date"),
    ],
)
def test_plain_rules_name_a_broken_claim(changes: dict[str, object], rule: str) -> None:
    (found,) = check(spoilt(**changes))
    assert found.rule == rule
    assert found.node.startswith("claim-")
    assert found.way_out in str(found)


def test_plain_rules_name_a_quote_that_is_not_in_the_article() -> None:
    known = corpus()
    passage = next(iter(known.passages.values()))
    wrong = replace(known, passages={**known.passages, passage.id: replace(passage, start=passage.start + 1)})
    assert [one.rule for one in check(wrong)] == ["verbatim"]
    without = replace(known, articles={key: one for key, one in known.articles.items() if key != ARTICLES["wire"].id})
    assert {one.rule for one in check(without)} == {"reference"}


def test_turtle_is_the_same_graph_for_rdflib_and_pyoxigraph(exported: Path) -> None:
    from pyoxigraph import RdfFormat, parse, serialize

    triples = [quad.triple for quad in parse(path=str(exported / "graph.ttl"), format=RdfFormat.TURTLE)]
    lines = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert lines is not None
    assert set(rdflib.Graph().parse(lines, format="nt")) == set(read(exported))


def test_the_seed_turtle_is_the_kept_file(tmp_path: Path) -> None:
    """After a change on purpose: `pourparler build seeds/articles && cp build/graph/graph.ttl tests/exports/seed.ttl`."""
    (file,) = EXPORTS["turtle"].write(read_jsonl(SEED), tmp_path)
    assert file.read_text("utf-8") == Path(__file__).with_name("seed.ttl").read_text("utf-8")
