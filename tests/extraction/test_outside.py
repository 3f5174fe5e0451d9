"""Extractors of other packages: a real package on the path, found by its entry point."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import extract
from graph.documents import make_article
from graph.errors import UsageError
from graph.extraction.outside import extractors

CODE = """
from graph.model.ids import passage_id
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Actor, Passage

def treaties(article, doc):
    start = article.text.index("Helsinki Accords")
    passage = Passage(passage_id(article.id, start, start + 16), article.id, start, start + 16, "Helsinki Accords")
    return KnowledgeGraph.of(passages=[passage], actors=[Actor("org-accords", "Organisation", "Helsinki Accords")])
"""
ARTICLE = make_article("Norway supports the Helsinki Accords.", published="2022-01-09", language="en")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installed package `treaty_finder` with an extractor."""
    (tmp_path / "treaty_finder.py").write_text(CODE)
    metadata = tmp_path / "treaty_finder-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: treaty-finder\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[graph.extractors]\ntreaties = treaty_finder:treaties\n")
    monkeypatch.syspath_prepend(tmp_path)
    extractors.cache_clear()
    yield tmp_path
    extractors.cache_clear()


def test_its_findings_are_in_the_graph(package: Path) -> None:
    found = extract(ARTICLE)
    assert {"org-accords", "state-NO"} <= set(found.actors)


def test_one_that_fails_is_reported_and_the_rest_stays(package: Path, caplog: pytest.LogCaptureFixture) -> None:
    found = extract(make_article("Norway supports the plan of Sweden.", published="2022-01-09", language="en"))
    assert "state-NO" in found.actors
    assert "extractor 'treaties' failed" in caplog.text


def test_one_that_cannot_be_loaded_is_named_with_its_package(package: Path) -> None:
    metadata = package / "treaty_finder-1.0.dist-info"
    (metadata / "entry_points.txt").write_text("[graph.extractors]\ntreaties = treaty_finder:accords\n")
    with pytest.raises(UsageError, match=r"'treaties' of treaty-finder"):
        extract(ARTICLE)
