from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph.cli.main import app
from graph.errors import UsageError
from graph.exports import EXPORTS
from tests.corpus import corpus


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    EXPORTS["jsonl"].write(corpus(), folder)
    return folder


def analyse(*arguments: object) -> Result:
    done = CliRunner(env={"COLUMNS": "160"}).invoke(app, ["analyse", *map(str, arguments)])
    if done.exception:
        raise done.exception
    return done


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_it_prints_tables_and_writes_them_beside_the_graph(built: Path) -> None:
    shown = analyse(built).stdout
    for title in ("Who stands in the middle", "Pairs", "Who could stand between foes", "Camps", "Pairs over time"):
        assert title in shown
    assert rows(built / "analysis" / "pairs.csv")[0]["one"]


def test_turkiye_could_stand_between_russia_and_ukraine(built: Path, tmp_path: Path) -> None:
    analyse(built, "--out", tmp_path)
    found = [(row["broker"], row["one"], row["other"]) for row in rows(tmp_path / "brokers.csv")]
    assert ("Türkiye", "Russia", "Ukraine") in found


def test_json_has_every_table(built: Path, tmp_path: Path) -> None:
    told = json.loads(analyse(built, "--out", tmp_path, "--json").stdout)
    assert sorted(told) == ["balance", "brokers", "camps", "centrality", "discourse", "pairs", "timeline"]
    assert told["balance"]["exact"] is True


def test_filters_reach_the_tables(built: Path, tmp_path: Path) -> None:
    told = json.loads(analyse(built, "--out", tmp_path, "--json", "--relation", "demands", "--since", "2022-03").stdout)
    assert [(row["one"], row["other"]) for row in told["pairs"]] == [("Russia", "Ukraine")]


def test_hypothetical_acts_are_only_counted_when_asked_for(built: Path, tmp_path: Path) -> None:
    usual = json.loads(analyse(built, "--out", tmp_path, "--json", "--relation", "sanctions").stdout)
    asked = json.loads(
        analyse(built, "--out", tmp_path, "--json", "--relation", "sanctions", "--modality", "hypothetical").stdout
    )
    assert [(row["one"], row["other"]) for row in usual["pairs"]] == [("European Union", "Russia")]
    assert [(row["one"], row["other"]) for row in asked["pairs"]] == [("Russia", "United States")]


def test_officials_are_folded_for_pairs_unless_told_otherwise(built: Path, tmp_path: Path) -> None:
    usual = json.loads(analyse(built, "--out", tmp_path, "--json").stdout)
    apart = json.loads(analyse(built, "--out", tmp_path, "--json", "--no-fold-officials").stdout)
    assert "Sergei Lavrov" not in {name for row in usual["pairs"] for name in (row["one"], row["other"])}
    assert "Sergei Lavrov" in {row["name"] for row in usual["centrality"]}
    assert "Sergei Lavrov" in {name for row in apart["pairs"] for name in (row["one"], row["other"])}


def test_weeks_instead_of_months(built: Path, tmp_path: Path) -> None:
    told = json.loads(analyse(built, "--out", tmp_path, "--json", "--by", "week").stdout)
    assert "2022-W08" in {row["period"] for row in told["timeline"]}


def test_the_picture_lies_beside_the_tables(built: Path, tmp_path: Path) -> None:
    analyse(built, "--out", tmp_path, "--picture", "network", "--title", "Winter")
    assert (tmp_path / "network.svg").read_text("utf-8").startswith("<?xml")
    assert (tmp_path / "network.png").read_bytes().startswith(b"\x89PNG")


def test_the_same_graph_gives_the_same_tables(built: Path, tmp_path: Path) -> None:
    analyse(built, "--out", tmp_path / "a")
    analyse(built, "--out", tmp_path / "b")
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()


def test_nothing_in_the_window_is_said(built: Path, tmp_path: Path) -> None:
    assert "No two actors" in analyse(built, "--out", tmp_path, "--until", "1999").stdout


def test_a_folder_without_a_graph_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="pourparler build"):
        analyse(tmp_path)


def test_the_help_has_an_example() -> None:
    assert "Example" in analyse("--help").stdout
