from __future__ import annotations

from dataclasses import replace

from graph.analysis.congruence import Congruence, congruences
from graph.analysis.discourse import discourse_network
from graph.model.records import Answer
from tests.analysis.made import Piece, act, made, office


def rows(*pieces: Piece, fold: bool = False) -> list[tuple[str, str, int, int]]:
    return [_short(row) for row in congruences(discourse_network(made(*pieces), fold=fold))]


def _short(row: Congruence) -> tuple[str, str, int, int]:
    return row.one, row.other, row.congruence, row.conflict


def test_who_demands_the_same_agrees_whatever_the_order_and_endings_of_the_words() -> None:
    assert rows(
        act("A", "demands", content="the release of all prisoners"),
        act("B", "demands", content="all of the prisoner's release"),
    ) == [("A", "B", 1, 0)]


def test_words_that_begin_alike_are_not_the_same_thing() -> None:
    assert not rows(act("A", "demands", content="Waffen"), act("B", "demands", content="einen Waffenstillstand"))


def test_a_content_that_only_names_the_target_is_not_counted_twice() -> None:
    assert rows(act("A", "criticises", "X", content="X"), act("B", "criticises", "X", content="X")) == [
        ("A", "B", 1, 0)
    ]


def test_who_rejects_what_another_demands_is_in_conflict() -> None:
    demand, refusal = act("A", "demands", content="a ceasefire"), act("B", "rejects", content="A ceasefire")
    assert rows(demand, refusal) == [("A", "B", 0, 1)]


def test_who_accuses_the_same_agrees() -> None:
    assert rows(act("A", "accuses", "X"), act("B", "criticises", "X")) == [("A", "B", 1, 0)]


def test_who_supports_whom_another_sanctions_is_in_conflict() -> None:
    assert rows(act("A", "supports", "X"), act("B", "sanctions", "X")) == [("A", "B", 0, 1)]


def test_an_answer_is_about_what_it_answers_whatever_its_words() -> None:
    demand, refusal = act("A", "demands", "B", content="guarantees"), act("B", "rejects", content="such ideas")
    knowledge = made(demand, refusal)
    answered = replace(knowledge, answers=frozenset({Answer(refusal.claims[0].id, demand.claims[0].id)}))
    assert not congruences(discourse_network(knowledge))
    assert [_short(row) for row in congruences(discourse_network(answered))] == [("A", "B", 0, 1)]


def test_not_to_demand_is_no_position() -> None:
    assert not rows(
        act("A", "demands", content="peace talks"), act("B", "demands", content="peace talks", polarity="negated")
    )


def test_an_official_speaks_for_their_state_when_folded() -> None:
    pieces = (
        office("Minister", "A"),
        act("Minister", "demands", content="peace"),
        act("B", "demands", content="peace"),
    )
    assert rows(*pieces) == [("B", "Minister", 1, 0)]
    assert rows(*pieces, fold=True) == [("A", "B", 1, 0)]


def test_the_network_is_bipartite_and_conditions_hold() -> None:
    knowledge = made(act("A", "demands", content="peace"), act("B", "demands", content="peace", date="2021-01-01"))
    network = discourse_network(knowledge, since="2022")
    assert sorted(data["bipartite"] for _, data in network.nodes(data=True)) == [0, 1]
