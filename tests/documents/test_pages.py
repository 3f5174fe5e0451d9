"""HTML and Markdown become the text a reader sees."""

from __future__ import annotations

from pathlib import Path

from graph.documents import read_article

HTML = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Genf</title>
<meta property="og:title" content="Moskau fordert Garantien"><meta property="og:site_name" content="Beispielblatt">
<meta property="article:published_time" content="2022-01-09T12:00:00+01:00"></head><body>
<nav><a href="/">Startseite</a><a href="/politik">Politik</a></nav><article><h1>Moskau fordert Garantien</h1>
<p>Russland hat von der Nato am Sonntag erneut verbindliche Garantien gefordert,
sagte der Vizeaußenminister in Genf.</p>
<p>Die USA wiesen die Forderung zurück. Washington sei aber zu weiteren Gesprächen bereit, hieß es.</p>
</article><footer>© 2022 Beispielblatt</footer></body></html>"""

MARKDOWN = """---
title: Moskau fordert Garantien
date: 2022-01-09
---

# Moskau fordert **Garantien**

![Ein Bild](bild.jpg)

Russland hat von der [Nato](https://example.org) *verbindliche* Garantien
gefordert.

- Die USA wiesen die Forderung zurück.
"""


def test_html_gives_article_title_day_and_source(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(HTML, "utf-8")
    article = read_article(tmp_path / "a.html")
    assert (article.title, article.published) == ("Moskau fordert Garantien", "2022-01-09")
    assert article.source == "Beispielblatt"
    assert "Washington sei aber zu weiteren Gesprächen bereit" in article.text
    assert "<p>" not in article.text
    assert "Startseite" not in article.text
    assert article.text[article.blocks[0].start : article.blocks[0].end] == "Moskau fordert Garantien"


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(MARKDOWN, "utf-8")
    article = read_article(tmp_path / "a.md")
    assert article.text == (
        "Moskau fordert Garantien\n\nRussland hat von der Nato verbindliche Garantien gefordert.\n\n"
        "Die USA wiesen die Forderung zurück."
    )
    assert (article.published, article.blocks[0].kind) == ("2022-01-09", "headline")


def test_html_without_the_ending_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "page").write_text(HTML, "utf-8")
    assert "<p>" not in read_article(tmp_path / "page").text
