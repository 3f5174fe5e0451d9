from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from graph.analysis.centrality import Standing, standings
from graph.analysis.networks import to_networkx
from tests.analysis.made import act, made, meeting, office

if TYPE_CHECKING:
    import networkx

RELATIONS = ("demands", "accuses", "supports", "rejects")


def by_name(network: networkx.MultiDiGraph[str]) -> dict[str, Standing]:
    return {row.name: row for row in standings(network)}


def large(size: int = 400) -> networkx.MultiDiGraph[str]:
    chance = random.Random(7)
    names = [f"S{number:03}" for number in range(size)]
    pairs = [chance.sample(names, 2) for _ in range(3 * size)]
    return to_networkx(made(*(act(one, chance.choice(RELATIONS), other) for one, other in pairs)))


def test_on_a_chain_all_paths_lead_through_the_middle() -> None:
    rows = by_name(to_networkx(made(meeting("A", "B"), meeting("B", "C"))))
    assert (rows["B"].partners, rows["B"].betweenness) == (2, 1.0)
    assert (rows["A"].partners, rows["A"].betweenness) == (1, 0.0)
    assert next(iter(rows)) == "B"


def test_who_is_addressed_by_all_has_the_highest_pagerank() -> None:
    rows = by_name(to_networkx(made(act("A", "demands", "C"), act("B", "demands", "C"))))
    assert rows["C"].pagerank > rows["A"].pagerank == rows["B"].pagerank
    assert sum(row.pagerank for row in rows.values()) == pytest.approx(1, abs=1e-5)


def test_an_office_is_no_dealing() -> None:
    assert not standings(to_networkx(made(office("Minister", "A"))))


def test_acts_are_counted_and_partners_counted_once() -> None:
    row = by_name(to_networkx(made(act("A", "demands", "B"), act("B", "rejects", "A"), meeting("A", "B"))))["A"]
    assert (row.partners, row.acts) == (1, 3)


def test_rustworkx_gives_the_same_figures() -> None:
    network = large()
    slow, fast = standings(network, fast=False), standings(network, fast=True)
    assert [row.id for row in slow] == [row.id for row in fast]
    for one, other in zip(slow, fast, strict=True):
        assert one.pagerank == pytest.approx(other.pagerank, abs=2e-6)
        assert one.betweenness == pytest.approx(other.betweenness, abs=2e-6)


def test_above_the_limit_betweenness_is_estimated_the_same_way_every_time() -> None:
    network = large(700)
    estimated = standings(network, exact=100)
    assert estimated == standings(network, exact=100)
    exact = {row.id: row.betweenness for row in standings(network)}
    assert all(row.betweenness == pytest.approx(exact[row.id], abs=0.01) for row in estimated)
