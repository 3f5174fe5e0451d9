from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from random import Random

import numpy as np
import pytest
from networkx import Graph

from graph.analysis.networks import to_networkx
from graph.analysis.pictures import draw_network, draw_timeline
from graph.analysis.pictures.labels import Box, around, overlap, placed
from graph.analysis.pictures.layout import places
from graph.analysis.pictures.page import Page
from graph.analysis.pictures.sheet import Sheet
from graph.analysis.pictures.sketch import sketch
from graph.analysis.pictures.timeline import periods
from graph.analysis.pictures.wording import wording
from graph.analysis.timelines import By
from graph.errors import UsageError
from graph.model.records import Article
from tests.analysis.made import act, made, meeting, office
from tests.corpus import corpus

SCRIPT = """
import sys
from pathlib import Path
from graph.analysis.networks import to_networkx
from graph.analysis.pictures import draw_network, draw_timeline
from tests.corpus import corpus
draw_timeline(to_networkx(corpus()), Path(sys.argv[1]), articles=corpus().articles.values())
draw_network(to_networkx(corpus()), Path(sys.argv[1]), articles=corpus().articles.values())
"""
NOWHERE: Box = (0, 0, 0, 0)


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    for seed in "12":
        where = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", SCRIPT, str(tmp_path / seed)], check=True, env=where)
    for name in ("network.svg", "network.png", "timeline.svg", "timeline.png"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_no_label_covers_another_or_a_shape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boxes: dict[str, Box] = {}
    shapes: list[Box] = []
    monkeypatch.setattr(Sheet, "words", lambda self, box, words, **style: boxes.setdefault(words, box))
    monkeypatch.setattr(
        Sheet, "shape", lambda self, figure, at: shapes.append((at[0] - 6, at[1] - 6, at[0] + 6, at[1] + 6))
    )
    draw_network(to_networkx(corpus(), relations=["meets", "demands", "supports", "represents"]), tmp_path)
    assert {"Russia", "Ukraine"} <= boxes.keys()
    names = [box for words, box in boxes.items() if words[0].isupper()]
    assert not any(overlap(one, other) for one, other in combinations(names, 2))
    assert not any(overlap(name, shape) for name in names for shape in shapes)


def test_labels_of_a_crowd_are_kept_apart() -> None:
    chance = Random(3)
    points = {f"n{number}": (chance.random() * 900, chance.random() * 600) for number in range(25)}
    labels = [around(point, 60, 10, 7) for point in points.values()]
    boxes = placed(labels, [], np.zeros((0, 2)), (-100, -100, 1000, 700))
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))


def test_the_layout_keeps_actors_apart_and_in_the_box() -> None:
    found = list(places(Graph(to_networkx(corpus())), 900, 600).values())
    assert all(0 <= x <= 900 and 0 <= y <= 600 for x, y in found)
    assert all(abs(a[0] - b[0]) > 20 or abs(a[1] - b[1]) > 20 for a, b in combinations(found, 2))


def test_acts_of_one_direction_and_colour_are_one_line_and_plans_are_planned() -> None:
    network = to_networkx(
        made(
            act("A", "accuses", "B"),
            act("A", "threatens", "B"),
            act("B", "supports", "A"),
            meeting("A", "B", status="planned"),
        )
    )
    lines = {(line.source, line.target, line.colour): line for line in sketch(network, most=9).lines if line.arrow}
    assert lines["A", "B", "conflict"].count == 2
    assert lines["A", "B", "conflict"].words == "accuses, threatens"
    assert not lines["B", "A", "cooperation"].planned
    (met,) = (line for line in sketch(network, most=9).lines if not line.arrow)
    assert (met.planned, met.colour) == (True, "cooperation")


def test_a_large_network_is_cut_to_the_best_connected_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[str] = []
    monkeypatch.setattr(Sheet, "foot", lambda self, words: lines.extend(words))
    star = made(*(act("A", "demands", f"B{number}") for number in range(30)))
    draw_network(to_networkx(star), tmp_path, articles=star.articles.values(), most=10)
    assert "Source: The Courier, 1 article." in lines[0]
    assert "10 of 31 actors" in lines[0]


def test_an_official_is_tied_to_the_side_shown() -> None:
    network = to_networkx(made(office("Minister", "A"), meeting("Minister", "B"), act("A", "demands", "B")))
    offices = [line for line in sketch(network, most=9).lines if line.colour == "office"]
    assert [(line.source, line.target) for line in offices] == [("Minister", "A")]


def test_german_names_and_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(Sheet, "words", lambda self, box, words, **style: written.append(words))
    draw_network(to_networkx(corpus(), relations=["demands"]), tmp_path, language="de")
    assert {"Russland", "fordert"} <= set(written)


@pytest.mark.parametrize(
    ("days", "english", "german"),
    [
        (["2022-01-09", ""], "9 January 2022", "9. Januar 2022"),
        (["2022-03", "2021"], "2021 to March 2022", "2021 bis März 2022"),
        (["2022-01-09", "2022-01-10"], "9 to 10 January 2022", "9. bis 10. Januar 2022"),
        ([], "", ""),
    ],
)
def test_days_are_written_as_in_a_newspaper(days: list[str], english: str, german: str) -> None:
    assert wording("en").period(days) == english
    assert wording("de").period(days) == german


def test_the_source_line_counts_articles_and_outlets() -> None:
    articles = [Article(str(number), "", "en", source=f"Paper {number}") for number in range(5)]
    assert wording("en").source(articles) == "Source: 5 articles from 5 outlets."
    assert wording("de").source(articles[:2]) == "Quelle: Paper 0, Paper 1, 2 Artikel."


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are en, de"):
        draw_network(to_networkx(corpus()), tmp_path, language="fr")
    with pytest.raises(UsageError, match="nothing to draw"):
        draw_network(to_networkx(corpus(), since="1999", until="2000"), tmp_path)
    with pytest.raises(UsageError, match="on a known day"):
        draw_timeline(to_networkx(made(act("A", "demands", "B", date=None))), tmp_path)


@pytest.mark.parametrize(
    ("found", "by", "expected"),
    [
        (["2022-02", "2021-11"], By.month, ["2021-11", "2021-12", "2022-01", "2022-02"]),
        (["2020-W52", "2021-W01"], By.week, ["2020-W52", "2020-W53", "2021-W01"]),
        (["2022-W05"], By.week, ["2022-W05"]),
    ],
)
def test_periods_in_which_nothing_happened_are_there(found: list[str], by: By, expected: list[str]) -> None:
    assert periods(found, by) == expected


def test_a_timeline_shows_the_busiest_pairs_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(Page, "fitted", lambda self, height, words, **style: written.append(words))
    acts = [act("A", "demands", "B"), act("A", "demands", "C"), act("C", "rejects", "A"), act("A", "accuses", "D")]
    draw_timeline(to_networkx(made(*acts)), tmp_path, most=2)
    assert [words for words in written if "–" in words] == ["A – C", "A – B"]


def test_a_name_may_hold_any_sign(tmp_path: Path) -> None:
    assert draw_network(to_networkx(made(act("$A_{1$", "demands", "B & <C>"))), tmp_path, title="$ 3 bn $")
