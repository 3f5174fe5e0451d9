"""Neo4j Browser in headless Chromium: log in, load the style, run three saved queries, see the right captions.

Skipped with the reason where Chromium, playwright or the Browser's address is missing. With POURPARLER_PICTURES=FOLDER
the pictures of docs/ are taken anew.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.stores import GraphStore
from graph.stores.favourites import favourite
from graph.stores.questions import folder
from tests.corpus import corpus
from tests.stores.conftest import Login

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PICTURES = os.environ.get("POURPARLER_PICTURES")


@pytest.fixture
def page(neo4j: Login, server_store: GraphStore) -> Iterator[Page]:
    """Neo4j Browser, logged in to a server that holds the corpus."""
    if not CHROMIUM:
        pytest.skip("no Chromium here (apt-get install chromium)")
    if not neo4j.browser:
        pytest.skip("the Browser's address is not known; set NEO4J_BROWSER")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    server_store.write(corpus())
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = chromium.new_page(viewport={"width": 1400, "height": 760})
        log_in(opened, neo4j)
        yield opened
        chromium.close()


def log_in(page: Page, login: Login) -> None:
    page.goto(login.browser)
    page.wait_for_selector("[data-testid=boltaddress]", timeout=60_000)
    page.select_option("[data-testid=bolt-scheme-select]", label="bolt://")
    page.fill("[data-testid=boltaddress]", login.uri.partition("//")[2])
    page.fill("[data-testid=username]", "neo4j")
    page.fill("[data-testid=password]", login.password)
    page.click("[data-testid=connect]")
    page.wait_for_selector("[data-testid=connect]", state="detached", timeout=60_000)


def enter(page: Page, text: str) -> None:
    """Run a text in the editor, alone on the screen."""
    for command in (":clear", text):
        page.click(".monaco-editor")
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(command)
        page.keyboard.press("Escape")
        page.keyboard.press("Control+Enter")
        page.wait_for_timeout(700)


def picture(page: Page, name: str) -> None:
    if PICTURES:
        page.wait_for_timeout(4_000)
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))


def captions(page: Page) -> str:
    page.wait_for_selector("g.node text", timeout=30_000)
    return " ".join(" ".join(words.split()) for words in page.locator("g.node text").all_text_contents())


def saved(name: str) -> str:
    return (folder() / f"{name}.cypher").read_text("utf-8")


def test_neo4j_browser_shows_the_saved_queries(page: Page) -> None:
    page.keyboard.press("Escape")
    style = " ".join((folder().parent / "style.grass").read_text("utf-8").split())
    enter(page, f":style {style}")
    enter(page, saved("04_demands_graph"))
    assert {"Russia", "NATO", "Ukraine"} <= set(captions(page).split())
    picture(page, "neo4j-demands")
    enter(page, saved("05_answers_graph"))
    assert "rejects:" in captions(page)
    picture(page, "neo4j-answers")
    enter(page, saved("05_answers_to_demands"))
    page.wait_for_selector("text=answered_by", timeout=30_000)
    assert "guarantees of non-expansion" in page.inner_text("[data-testid=frameContents]")
    picture(page, "neo4j-table")
    enter(page, favourite(saved("04_demands_of_a_to_b")))
    page.wait_for_selector("text=Garantien über eine Nichterweiterung", timeout=30_000)
