"""What every store must do; each test runs on the embedded store and on a real Neo4j server."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from graph.errors import StoreError
from graph.exports import read_jsonl
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Actor, Article
from graph.stores import GraphStore, open_store
from graph.stores.reading import read_knowledge
from tests.corpus import corpus
from tests.stores.conftest import Login, wipe
from tests.stores.contents import expected, held
from tests.stores.graphs import NASTY, knowledge_graphs

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


def test_what_was_written_reads_back_equal(store: GraphStore) -> None:
    store.write(corpus())
    assert read_knowledge(store) == KnowledgeGraph.from_store(store) == corpus()
    assert held(store) == expected(corpus())


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(knowledge=knowledge_graphs())
def test_any_graph_reads_back_equal_from_the_embedded_store(
    tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeGraph
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with open_store(folder) as store:
        store.write(knowledge)
    with open_store(folder) as again:
        assert read_knowledge(again) == knowledge
        assert held(again) == expected(knowledge)


@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(knowledge=knowledge_graphs())
def test_any_graph_reads_back_equal_from_neo4j(
    neo4j: Login, server_store: GraphStore, knowledge: KnowledgeGraph
) -> None:
    wipe(neo4j)
    server_store.write(knowledge)
    assert read_knowledge(server_store) == knowledge
    assert held(server_store) == expected(knowledge)


def test_nasty_strings_survive_in_every_text(store: GraphStore) -> None:
    actors = [Actor(f"actor-{n}", "State", text, text, text, aliases=(text,)) for n, text in enumerate(NASTY)]
    articles = [Article(f"article-{n}", text, "de", text, text, url=text) for n, text in enumerate(NASTY)]
    written = KnowledgeGraph.of(actors=actors, articles=articles)
    store.write(written)
    assert read_knowledge(store) == written


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_a_parameter_is_never_cypher(store: GraphStore, text: str) -> None:
    assert store.query("RETURN $text AS text", text=text) == [{"text": text}]


def test_writing_twice_changes_nothing(store: GraphStore) -> None:
    store.write(corpus())
    once = held(store)
    store.write(corpus())
    assert held(store) == once


@pytest.mark.parametrize("first", ["vorabend", "geneva", "antalya"])
def test_a_second_graph_adds_to_the_first(store: GraphStore, first: str) -> None:
    others = [key for key in ("vorabend", "geneva", "wire", "february", "antalya") if key != first]
    store.write(corpus(first))
    store.write(corpus(*others))
    assert held(store) == expected(corpus(first).merge(corpus(*others)))


def test_a_later_report_joins_two_meetings_into_one(store: GraphStore) -> None:
    geneva = next(one for one in corpus().reports.values() if one.place == "Genf")
    early = replace(geneva, id="report-b", date="2022-01-09", passages=())
    late = replace(geneva, id="report-c", date="2022-01-11", article="article-c", passages=())
    between = replace(geneva, id="report-a", article="article-d", passages=())
    others = KnowledgeGraph.of(
        articles=[replace(next(iter(corpus().articles.values())), id=f"article-{key}") for key in "cd"],
    )
    apart = corpus("wire").merge(others, KnowledgeGraph.of(reports=[early, late]), corpus("vorabend"))
    apart = replace(apart, reports={key: one for key, one in apart.reports.items() if key in ("report-b", "report-c")})
    together = apart.merge(KnowledgeGraph.of(reports=[between]))
    assert (len(apart.meetings), len(together.meetings)) == (2, 1)
    store.write(apart)
    store.write(together)
    assert held(store) == expected(together)


def test_two_stances_of_a_pair_stay_two_edges(store: GraphStore) -> None:
    store.write(corpus())
    demand = next(one for one in corpus().claims.values() if one.predicate == "demands")
    store.write(corpus().merge(KnowledgeGraph.of(claims=[replace(demand, id="claim-x", content="more")])))
    found = store.query(
        "MATCH (a:Actor {id: $a})-[r:DEMANDS]->(b:Actor {id: $b}) RETURN r", a=demand.subject, b=demand.object
    )
    assert {row["r"].properties["content"] for row in found} == {demand.content, "more"}


@pytest.mark.parametrize("cypher", ["MATCH (n) DETACH DELETE n", "CREATE (:Actor {id: 'x'})", "MATCH (n) SET n.id = 1"])
def test_a_query_cannot_write(store: GraphStore, cypher: str) -> None:
    store.write(corpus("wire"))
    with pytest.raises(StoreError):
        store.query(cypher)
    assert read_knowledge(store) == corpus("wire")


@pytest.mark.parametrize("cypher", ["RETU 1", "MATCH (n RETURN n", "RETURN $missing", ""])
def test_a_wrong_query_is_a_store_error(store: GraphStore, cypher: str) -> None:
    store.write(corpus("wire"))
    with pytest.raises(StoreError):
        store.query(cypher)


def test_an_empty_answer_still_has_its_columns(store: GraphStore) -> None:
    store.write(corpus("wire"))
    result = store.run("MATCH (n:Actor {name: 'nobody'}) RETURN n.name AS name, n.id AS id")
    assert (result.columns, result.rows) == (("name", "id"), [])


def test_an_edge_without_its_end_is_refused(store: GraphStore) -> None:
    whole = corpus("wire")
    headless = replace(whole, actors={})
    with pytest.raises(StoreError, match="is no node of the graph"):
        store.write(headless)


def test_limits_say_why(store: GraphStore) -> None:
    assert all(reason for reason in store.limits.values())
    assert json.loads(json.dumps(dict(store.limits))) == dict(store.limits)


def test_the_graph_of_the_seed_article_round_trips(store: GraphStore) -> None:
    seed = read_jsonl(Path(__file__).parents[1] / "cli" / "seed.jsonl")
    store.write(seed)
    assert read_knowledge(store) == seed
