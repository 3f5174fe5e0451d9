"""The gazetteer's files: keys, identifiers and names hold together, and the built files are those of the build."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
FILES = ("states", "organisations", "places", "officials", "bodies", "groups")
STATUSES = {"un_member", "observer", "disputed", "historical", "territory"}
UN_MEMBERS = 193


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / "gazetteer" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def cell(row: dict[str, str], column: str) -> list[str]:
    return [value for value in row.get(column, "").split("|") if value]


def names(row: dict[str, str]) -> set[str]:
    columns = (
        "name_de",
        "name_en",
        "aliases",
        "aliases_de",
        "aliases_en",
        "demonyms_de",
        "demonyms_en",
        "adjectives_de",
    )
    return {name for column in columns for name in cell(row, column)}


ACTORS = {row["key"] for name in ("states", "organisations") for row in rows(name)}
AMBIGUOUS = {(row["file"], row["name"]): set(cell(row, "keys")) for row in rows("ambiguous")}


def test_the_built_files_are_up_to_date() -> None:
    command = [sys.executable, str(SEEDS / "build_gazetteer.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{result.stdout}{result.stderr}run python seeds/build_gazetteer.py"


@pytest.mark.parametrize("name", FILES)
def test_keys_are_unique(name: str) -> None:
    keys = [row["key"] for row in rows(name)]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("name", FILES)
def test_cells_are_clean(name: str) -> None:
    for row in rows(name):
        assert all(value == value.strip() and "||" not in value for value in row.values()), row["key"]


@pytest.mark.parametrize("name", ["states", "organisations", "officials"])
def test_wikidata_ids_are_well_formed_and_unique(name: str) -> None:
    ids = [row["wikidata"] for row in rows(name) if row["wikidata"]]
    assert all(re.fullmatch(r"Q[1-9]\d*", one) for one in ids)
    assert sorted(set(ids)) == sorted(ids)


def test_all_members_of_the_united_nations_are_there_with_id_and_words() -> None:
    members = [row for row in rows("states") if row["status"] == "un_member"]
    assert len(members) == UN_MEMBERS
    for row in members:
        needed = (
            "wikidata",
            "name_de",
            "name_en",
            "demonyms_de",
            "adjectives_en",
            "capital_de",
            "capital_en",
            "metonyms_de",
        )
        assert all(row[column] for column in needed), row["key"]


def test_statuses_and_years_make_sense() -> None:
    for row in rows("states"):
        assert row["status"] in STATUSES, row["key"]
        assert not row["valid_to"] or int(row["valid_from"]) < int(row["valid_to"]), row["key"]
    for row in rows("officials"):
        assert 1940 <= int(row["from"]) <= int(row["to"] or 9999), row["key"]


@pytest.mark.parametrize(
    ("name", "column"), [("officials", "of"), ("organisations", "state"), ("places", "state"), ("bodies", "state")]
)
def test_references_lead_to_a_row(name: str, column: str) -> None:
    missing = [(row["key"], key) for row in rows(name) for key in cell(row, column) if key not in ACTORS]
    assert not missing


def test_members_of_groups_are_states() -> None:
    states = {row["key"] for row in rows("states")}
    assert all(set(cell(row, "members")) <= states for row in rows("groups"))


@pytest.mark.parametrize("name", ["states", "organisations", "officials"])
def test_no_name_belongs_to_two_entries_unless_said(name: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows(name):
        for one in names(row):
            owners[one].add(row["name_en"] if name == "officials" else row["key"])
    shared = {one: keys for one, keys in owners.items() if len(keys) > 1 and AMBIGUOUS.get((name, one)) != keys}
    assert not shared, "name in gazetteer/ambiguous.csv what is meant to be ambiguous"


def test_what_is_said_to_be_ambiguous_is_known() -> None:
    assert all(keys <= ACTORS and len(keys) > 1 for keys in AMBIGUOUS.values())
