"""Articles from files, folders and streams, and each bad input by itself."""

from __future__ import annotations

import io
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.documents import ArticleProblem, make_article, read_article, read_articles
from graph.errors import ArticleError
from graph.model.records import Article
from graph.resources import shared

BAD = tomllib.loads(Path(__file__).with_name("bad.toml").read_text("utf-8"))["file"]
GERMAN = "Moskau fordert von der Nato verbindliche Garantien."


def write(folder: Path, case: dict[str, Any]) -> Path:
    path = folder / case["name"]
    data = bytes.fromhex(case["hex"]) if "hex" in case else (case["text"] * case.get("repeat", 1)).encode()
    path.write_bytes(data)
    if "beside" in case:
        path.with_suffix(".toml").write_text(case["beside"], "utf-8")
    return path


def only_article(paths: Any, **options: Any) -> Article:
    (found,) = read_articles(paths, **options)
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("case", BAD, ids=lambda case: case["name"])
def test_bad_file_is_one_problem_with_file_reason_and_way_out(case: dict[str, Any], tmp_path: Path) -> None:
    (problem,) = read_articles([write(tmp_path, case)])
    assert isinstance(problem, ArticleProblem)
    assert "\n" not in str(problem)
    assert all(words in str(problem) for words in case["says"]), str(problem)


def test_bad_items_do_not_stop_the_others(tmp_path: Path) -> None:
    for case in BAD:
        write(tmp_path, case)
    (tmp_path / "zz_good.txt").write_text(GERMAN, "utf-8")
    *problems, good = read_articles(tmp_path)
    assert len(problems) == len(BAD)
    assert isinstance(good, Article)


def test_malformed_json_on_line_7(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"a{n}", "text": GERMAN}) for n in range(1, 10)]
    lines[6] = '{"id": "a7", "text": '
    (tmp_path / "many.jsonl").write_text("\n".join(lines), "utf-8")
    found = list(read_articles([tmp_path / "many.jsonl"]))
    assert isinstance(found[6], ArticleProblem)
    assert "many.jsonl, line 7: no valid JSON (Expecting value, column 22)" in str(found[6])
    assert [one.name for one in found if isinstance(one, Article)] == ["a1", "a2", "a3", "a4", "a5", "a6", "a8", "a9"]


def test_line_of_ten_megabytes_is_passed_over(tmp_path: Path) -> None:
    long = json.dumps({"text": GERMAN * 200_000})
    (tmp_path / "long.jsonl").write_text(f"{long}\n{json.dumps({'text': GERMAN})}\n", "utf-8")
    problem, article = read_articles(tmp_path / "long.jsonl")
    assert "long.jsonl, line 1: too long for one article" in str(problem)
    assert isinstance(article, Article)


def test_missing_file_and_empty_folder(tmp_path: Path) -> None:
    missing, empty = read_articles([tmp_path / "none.txt", tmp_path])
    assert "none.txt: there is no such file or folder; check the name" in str(missing)
    assert "no article in this folder; put .txt" in str(empty)


def test_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "locked.txt").write_text(GERMAN, "utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    (problem,) = read_articles(tmp_path)
    assert "locked.txt: it may not be read; give yourself the right to read it" in str(problem)


def test_read_article_raises_what_a_batch_yields(tmp_path: Path) -> None:
    for case in BAD[:3]:
        path = write(tmp_path, case)
        with pytest.raises(ArticleError) as raised:
            read_article(path)
        assert [str(raised.value)] == [str(problem) for problem in read_articles([path])]


def test_option_that_is_no_day_is_raised_at_once() -> None:
    with pytest.raises(ArticleError, match="published: 'soon' is no day"):
        list(read_articles([], published="soon"))


def test_article_without_politics_is_read() -> None:
    article = make_article("Der Verein gewann das Spiel in Köln mit drei zu eins, und die Sonne schien.")
    assert (article.language, article.published) == ("de", None)


def test_seed_article_with_its_facts() -> None:
    article = read_article(
        shared("seeds") / "articles" / "geneva-talks-2022.txt", published="1999-01-01", language="en"
    )
    assert (article.published, article.language, article.name) == ("2022-01-09", "de", "geneva-talks-2022")
    assert article.title == "Russland schließt Zugeständnisse in Ukraine-Gesprächen aus"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    text = "Außenminister Müller: Ankara äußert »große« Zweifel."
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert read_article(tmp_path / "a.txt").text == text


def test_one_damaged_byte_does_not_make_utf8_latin(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Müller äußert größere Zweifel über Zölle für Öl ".encode() + b"\xff")
    assert "größere" in read_article(tmp_path / "a.txt").text


def test_text_of_a_json_line_stays_as_given(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\ufeff  Mu\u0308ller\u00a0fordert\r\nGarantien von der Nato. \t\n"
    line = json.dumps({"id": "x", "text": text, "published": "2022-01-09", "title": None}) + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line.encode())))
    article = only_article(["-"], language="de-AT")
    assert (article.text, article.name, article.published, article.language) == (text, "x", "2022-01-09", "de")


def test_id_is_the_same_for_composed_and_decomposed_letters() -> None:
    composed, decomposed = "Müller fordert Garantien.", "Mu\u0308ller fordert Garantien."
    assert make_article(composed, language="de").id == make_article(decomposed, language="de").id


def test_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", "README.md", "notes.json", "a.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GERMAN if not name.endswith(".toml") else "", "utf-8")
    assert [one.name for one in read_articles(tmp_path) if isinstance(one, Article)] == ["a", "b", "c"]


def test_stream_is_read_lazily(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO((json.dumps({"text": GERMAN}) + "\n").encode() * 1_000)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    monkeypatch.setattr(stream, "read", None, raising=False)
    assert isinstance(next(read_articles("-")), Article)
    assert stream.tell() < len(stream.getvalue())
