"""Pairs, brokers, camps, periods: small networks whose answers can be counted by hand."""

from __future__ import annotations

from itertools import combinations
from random import Random

import networkx
import pytest

from graph.analysis.brokers import brokers
from graph.analysis.camps import Balance, camps
from graph.analysis.folding import fold_officials
from graph.analysis.frustration import best_division, contradicts
from graph.analysis.networks import to_networkx
from graph.analysis.ties import Tie, signed_network, ties
from graph.analysis.timelines import By, period, timelines
from graph.model.knowledge import KnowledgeGraph
from tests.analysis.made import Piece, act, made, meeting, office


def pairs(*pieces: Piece) -> list[Tie]:
    return ties(fold_officials(to_networkx(made(*pieces))))


def divided(*pieces: Piece) -> tuple[dict[str, str], Balance]:
    network = to_networkx(made(*pieces))
    rows, balance = camps(signed_network(ties(network)), dict(network.nodes(data=True)))
    return {row.name: row.camp for row in rows}, balance


def test_a_pair_counts_both_directions_and_weighs_them() -> None:
    (tie,) = pairs(act("A", "accuses", "B"), act("B", "threatens", "A"), meeting("A", "B"))
    assert (tie.cooperation, tie.conflict, tie.hostile) == (1, 2, 2)
    assert tie.balance == -2 - 6 + 1
    assert tie.sign == -1
    assert (tie.first_day, tie.last_day) == ("2022-01-09", "2022-01-10")


def test_who_meets_both_foes_is_a_broker() -> None:
    found = brokers(pairs(act("A", "threatens", "B"), meeting("T", "A"), act("T", "offers", "B")))
    assert [(row.broker, row.one, row.other, row.hostile) for row in found] == [("T", "A", "B", 1)]


def test_who_quarrels_with_one_of_the_foes_comes_after_who_does_not() -> None:
    ends = [meeting(broker, end) for broker in ("S", "T") for end in ("A", "B")]
    found = brokers(pairs(act("A", "threatens", "B"), *ends, act("S", "criticises", "A")))
    assert [(row.broker, row.own_conflict) for row in found] == [("T", 0), ("S", 1)]


def test_no_broker_without_a_hostile_act_or_with_one_friend_only() -> None:
    assert not brokers(pairs(act("A", "demands", "B"), meeting("T", "A"), meeting("T", "B")))
    assert not brokers(pairs(act("A", "accuses", "B"), meeting("T", "A"), act("T", "criticises", "B")))


def test_a_minister_is_no_broker_for_their_own_state() -> None:
    acts = (act("A", "accuses", "B"), office("Minister", "A"), meeting("Minister", "B"), meeting("Minister", "A"))
    assert not brokers(pairs(*acts))


def test_a_broker_of_two_pairs_comes_first() -> None:
    foes = (act("A", "accuses", "B"), act("A", "sanctions", "C"))
    found = brokers(pairs(*foes, *(meeting("T", one) for one in "ABC"), meeting("S", "A"), meeting("S", "B")))
    assert [(row.broker, row.pairs) for row in found] == [("T", 2), ("T", 2), ("S", 1)]


def test_two_friends_with_a_common_foe_are_balanced() -> None:
    camp, balance = divided(act("A", "supports", "B"), act("A", "accuses", "C"), act("B", "accuses", "C"))
    assert camp["A"] == camp["B"] != camp["C"]
    assert (balance.triangles, balance.balanced, balance.share, balance.frustration) == (1, 1, 1.0, 0)


def test_a_friend_of_two_foes_is_out_of_balance() -> None:
    _, balance = divided(act("A", "supports", "B"), act("A", "supports", "C"), act("B", "accuses", "C"))
    assert (balance.triangles, balance.balanced, balance.share, balance.frustration) == (1, 0, 0.0, 1)


def test_three_foes_are_out_of_balance() -> None:
    _, balance = divided(*(act(one, "accuses", other) for one, other in ("AB", "BC", "CA")))
    assert (balance.share, balance.frustration) == (0.0, 1)


def test_without_triangles_there_is_no_share() -> None:
    _, balance = divided(act("A", "accuses", "B"))
    assert balance.share is None


def test_a_pair_in_balance_between_friend_and_foe_has_no_sign() -> None:
    rows = pairs(act("A", "offers", "B"), act("A", "rejects", "B"))
    assert rows[0].sign == 0
    assert not signed_network(rows)


def signed(size: int, density: float, seed: int) -> networkx.Graph[int]:
    chance = Random(seed)
    drawn = [pair for pair in combinations(range(size), 2) if chance.random() < density]
    network: networkx.Graph[int] = networkx.Graph()
    network.add_nodes_from(range(size))
    network.add_edges_from((one, other, {"sign": chance.choice((1, -1))}) for one, other in drawn)
    return network


def frustration(network: networkx.Graph[int], exact: int) -> int:
    side, _ = best_division(network, exact)
    return sum(contradicts(side, one, other, sign) for one, other, sign in network.edges(data="sign"))


def least(network: networkx.Graph[int]) -> int:
    """Every division of the whole network, one by one: the oracle."""
    sides = ([number >> node & 1 for node in range(len(network))] for number in range(2 ** (len(network) - 1)))
    return min(sum((side[a] != side[b]) == (sign > 0) for a, b, sign in network.edges(data="sign")) for side in sides)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("density", [0.2, 0.5])
def test_the_exact_division_is_the_best_and_the_greedy_one_finds_it_in_small_networks(
    density: float, seed: int
) -> None:
    network = signed(9, density, seed)
    assert frustration(network, exact=18) == least(network)
    assert frustration(network, exact=2) == least(network)


def test_a_division_says_whether_it_is_exact() -> None:
    network = signed(9, 0.9, 1)
    assert best_division(network, exact=9)[1]
    assert not best_division(network, exact=8)[1]


@pytest.mark.parametrize(
    ("day", "month", "week"),
    [
        ("2022-01-02", "2022-01", "2021-W52"),
        ("2022-01-03", "2022-01", "2022-W01"),
        ("2022-01", "2022-01", None),
        ("2022", None, None),
        ("", None, None),
    ],
)
def test_a_day_falls_into_its_month_and_its_iso_week(day: str, month: str | None, week: str | None) -> None:
    assert period(day, By.month) == month
    assert period(day, By.week) == week


def test_periods_show_how_a_pair_turns() -> None:
    knowledge: KnowledgeGraph = made(
        meeting("A", "B", date="2022-01-10"),
        act("A", "accuses", "B", date="2022-02-01"),
        act("B", "denies", "A", date="2022-02-03"),
        act("A", "offers", "B", date="2022-02-20"),
        act("A", "offers", "B", date=None),
    )
    rows = timelines(to_networkx(knowledge), By.month)
    assert [(row.period, row.cooperation, row.conflict, row.conflict_share) for row in rows] == [
        ("2022-01", 1, 0, 0.0),
        ("2022-02", 1, 2, 0.667),
    ]
