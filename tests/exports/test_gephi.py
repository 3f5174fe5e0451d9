"""What Gephi needs to open the files with labels, types and a timeline."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest

from graph.exports import EXPORTS
from graph.model.property_graph import direct_edges
from tests.corpus import corpus

SPACE = {"g": "http://gexf.net/1.3"}


@pytest.fixture
def gexf(tmp_path: Path) -> ElementTree.Element:
    (file,) = EXPORTS["gexf"].write(corpus(), tmp_path)
    return ElementTree.parse(file).getroot()


def test_gexf_is_dynamic_with_days(gexf: ElementTree.Element) -> None:
    (drawn,) = gexf.findall("g:graph", SPACE)
    assert (drawn.get("mode"), drawn.get("timeformat"), drawn.get("timerepresentation")) == (
        "dynamic",
        "date",
        "interval",
    )


def test_every_edge_with_a_date_starts_on_its_day(gexf: ElementTree.Element) -> None:
    starts = {edge.get("id"): edge.get("start") for edge in gexf.iterfind(".//g:edge", SPACE)}
    dated = {edge.id: edge.properties.get("date") for edge in direct_edges(corpus())}
    assert starts == dated
    assert any(dated.values())


def test_an_actor_is_there_when_its_first_edge_is(gexf: ElementTree.Element) -> None:
    nodes = {node.get("id"): node.get("start") for node in gexf.iterfind(".//g:node", SPACE)}
    for edge in gexf.iterfind(".//g:edge", SPACE):
        for end in (edge.get("source"), edge.get("target")):
            assert nodes[end] is None or nodes[end] <= (edge.get("start") or "")


def test_nodes_have_labels_and_types_and_edges_a_kind_so_that_parallel_ones_stay_apart(
    gexf: ElementTree.Element,
) -> None:
    assert all(node.get("label") for node in gexf.iterfind(".//g:node", SPACE))
    assert all(edge.get("kind") == edge.get("label") for edge in gexf.iterfind(".//g:edge", SPACE))
    types = {one.get("title"): one.get("type") for one in gexf.iterfind(".//g:attribute", SPACE)}
    assert (types["type"], types["evidence"], types["anonymous"]) == ("string", "integer", "boolean")


def test_networkx_reads_both_with_labels_types_and_dates(tmp_path: Path) -> None:
    (gexf,) = EXPORTS["gexf"].write(corpus(), tmp_path)
    (graphml,) = EXPORTS["graphml"].write(corpus(), tmp_path)
    for network in (networkx.read_gexf(gexf), networkx.read_graphml(graphml)):
        assert network.nodes["state-RU"]["label"] == "Russia"
        assert network.nodes["state-RU"]["type"] == "State"
        demands = [data for *_, data in network.edges(data=True) if data.get("label") == "DEMANDS"]
        assert demands[0]["date"] >= "2022"
        assert demands[0]["evidence"] >= 1
