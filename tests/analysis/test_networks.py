from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.analysis import sources
from graph.analysis.dealings import dealings, kinds
from graph.analysis.folding import fold_officials
from graph.analysis.networks import to_networkx
from graph.errors import UsageError
from graph.exports import EXPORTS
from graph.model.schema import schema
from graph.stores import open_store
from tests.analysis.made import act, made, meeting, office
from tests.corpus import corpus

KNOWLEDGE = made(
    act("A", "demands", "B", date="2022-01-05", says=3),
    act("B", "rejects", "A", date="2022-02", modality="future"),
    act("A", "threatens", "C", date=None, modality="hypothetical"),
    meeting("A", "C", status="planned", date="2022-03-01"),
    meeting("B", "C", status="cancelled", date="2022-03-02"),
    office("Minister", "A"),
)


def relations(**conditions: Any) -> list[str]:
    network = to_networkx(KNOWLEDGE, **conditions)
    return sorted(f"{one} {data['relation']} {other}" for one, other, data in network.edges(data=True))


def test_all_direct_edges_are_in_the_network() -> None:
    assert len(relations()) == 6
    assert "Minister REPRESENTS A" in relations()


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"relations": ["demands"]}, ["A DEMANDS B"]),
        ({"relations": ["DEMANDS", "rejects"]}, ["A DEMANDS B", "B REJECTS A"]),
        ({"since": "2022-01-01", "until": "2022-01-31"}, ["A DEMANDS B", "Minister REPRESENTS A"]),
        ({"relations": ["rejects"], "since": "2022-02-10", "until": "2022-02-12"}, ["B REJECTS A"]),
        ({"since": "2022-02", "until": "2022-02"}, ["B REJECTS A"]),
        ({"since": "2022-03"}, ["A MEETS C", "B MEETS C"]),
        ({"modality": ["actual"]}, ["A DEMANDS B", "Minister REPRESENTS A"]),
        ({"modality": ["future"]}, ["A MEETS C", "B REJECTS A"]),
        ({"modality": ["hypothetical"]}, ["A THREATENS C"]),
        ({"minimum_evidence": 2}, ["A DEMANDS B"]),
        ({"minimum_evidence": 4}, []),
    ],
    ids=str,
)
def test_edges_can_be_chosen(conditions: dict[str, Any], expected: list[str]) -> None:
    assert relations(**conditions) == expected


@pytest.mark.parametrize(
    ("conditions", "word"),
    [
        ({"relations": ["love"]}, "there are represents, demands"),
        ({"since": "last week"}, "YYYY-MM-DD"),
        ({"modality": ["perhaps"]}, "hypothetical"),
    ],
    ids=str,
)
def test_a_wrong_condition_says_what_there_is(conditions: dict[str, Any], word: str) -> None:
    with pytest.raises(UsageError, match=word):
        to_networkx(KNOWLEDGE, **conditions)


def test_every_place_of_a_graph_gives_the_same_network(tmp_path: Path) -> None:
    EXPORTS["jsonl"].write(corpus(), tmp_path)
    with open_store(tmp_path / "store") as store:
        store.write(corpus())
        of_store = to_networkx(store)
    expected = to_networkx(corpus())
    places = [tmp_path, str(tmp_path), tmp_path / "graph.jsonl", tmp_path / "store"]
    for network in (of_store, *map(to_networkx, places)):
        assert dict(network.nodes(data=True)) == dict(expected.nodes(data=True))
        assert sorted(network.edges(keys=True)) == sorted(expected.edges(keys=True))


def test_a_servers_address_is_opened_with_its_login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path) as store:
        store.write(corpus())
    asked: list[object] = []
    monkeypatch.setattr(
        sources, "open_store", lambda where, **login: asked.append((where, login)) or open_store(tmp_path)
    )
    assert sources.read_source("bolt://host:7687", user="ann").claims == corpus().claims
    assert asked == [("bolt://host:7687", {"user": "ann"})]


def test_a_folder_without_a_graph_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="pourparler build"):
        to_networkx(tmp_path)


def test_an_official_acts_for_their_state_when_folded() -> None:
    network = fold_officials(to_networkx(made(office("Minister", "A"), act("Minister", "accuses", "B"))))
    assert [(one, data["relation"], other) for one, other, data in network.edges(data=True)] == [("A", "ACCUSES", "B")]
    assert sorted(network) == ["A", "B"]


def test_an_official_who_criticises_their_own_state_falls_out_when_folded() -> None:
    network = fold_officials(to_networkx(made(office("Minister", "A"), act("Minister", "criticises", "A"))))
    assert network.number_of_edges() == 0


def test_the_side_of_an_official_is_the_one_with_the_most_passages() -> None:
    network = to_networkx(made(office("Envoy", "A"), office("Envoy", "B", says=2)))
    assert network.nodes["Envoy"]["side"] == "B"


def test_folding_works_where_the_offices_are_filtered_out() -> None:
    knowledge = made(office("Minister", "A"), act("Minister", "accuses", "B"))
    assert sorted(fold_officials(to_networkx(knowledge, relations=["accuses"]))) == ["A", "B"]


def test_a_meeting_of_two_delegations_is_one_dealing_of_their_states() -> None:
    knowledge = made(office("Ann", "A"), office("Bob", "B"), meeting("Ann", "Bob", "A", "B"))
    acts = list(dealings(fold_officials(to_networkx(knowledge))))
    assert [act.pair for act in acts] == [("A", "B")]


def test_a_cancelled_meeting_is_no_dealing() -> None:
    assert not list(dealings(to_networkx(made(meeting("A", "B", status="cancelled")))))


def test_every_stance_and_the_meeting_is_conflict_or_cooperation_as_in_the_schema() -> None:
    signed = {one.cypher: one.sign for one in schema().relations.values() if one.sign}
    assert {name: (kind.weight > 0) - (kind.weight < 0) for name, kind in kinds().items()} == signed
    assert all(kind.conflict == (kind.weight < 0) for kind in kinds().values())
