"""Which of a known person's offices an article means: by its year and by whom it names."""

from __future__ import annotations

import pytest

from graph.documents import make_article
from graph.pipeline import readings

BOTH = "Mark Rutte lobte die Niederlande und die Nato."


@pytest.mark.parametrize(
    ("text", "published", "side"),
    [
        (BOTH, "2015-03-02", "NL"),
        (BOTH, "2025-03-02", "ORG-NATO"),
        ("Angela Merkel sprach über die CDU.", "2010-03-02", "ORG-CDU"),
        ("Angela Merkel sprach über Deutschland und die CDU.", "2010-03-02", "DE"),
        ("Olaf Scholz sprach über Hamburg.", "2015-03-02", "ORG-HAMBURG"),
    ],
)
def test_the_office_held_in_the_year_of_the_article_is_meant(text: str, published: str, side: str) -> None:
    cast = next(iter(readings([make_article(text, published=published, language="de")]))).cast
    assert [one.known.of for one in cast.figures if one.kind == "Official" and one.known] == [side]
