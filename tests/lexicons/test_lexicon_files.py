"""Every lexicon file is complete, names only known kinds and roles, and shows its word in its example."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import simplemma

LEXICONS = Path(__file__).parents[2] / "graph" / "lexicons"
LANGUAGES = ("de", "en")
KINDS = {
    "DEMANDS", "OFFERS", "AGREES", "REJECTS", "ACCUSES", "DENIES", "THREATENS", "SUPPORTS", "CRITICISES", "SANCTIONS",
}  # fmt: skip
MEETING_KINDS = {"talks", "summit", "visit", "call", "session", "conference", "ceremony"}
STATUSES = {"planned", "held", "ongoing", "proposed", "cancelled"}
BODIES = {
    "state", "government", "ministry", "parliament", "party", "organisation", "military", "court", "subnational",
    "diplomatic", "royal", "religious", "company", "armed_group",
}  # fmt: skip
SYNTACTIC = {
    "subject", "object", "dative", "genitive", "clause", "infinitive", "gerund", "speaker", "adjective", "adverb",
}  # fmt: skip
PREPOSITIONS = {
    "de": {
        "an", "auf", "aus", "bei", "bis", "durch", "für", "gegen", "gegenüber", "hinter", "in", "mit", "nach",
        "seitens", "über", "um", "unter", "von", "vor", "wegen", "zu", "zwischen", "als",
    },
    "en": {
        "on", "of", "for", "to", "against", "with", "from", "over", "about", "in", "at", "by", "upon",
        "towards", "toward", "into", "as", "before", "between", "among", "under", "out", "behind", "after",
        "alongside", "around", "onto", "that", "until", "down",
    },
}  # fmt: skip
REQUIRED = {
    "stance": {"lemma", "pos", "kind", "holder", "target", "content", "example"},
    "report": {"lemma", "pos", "speaker", "example"},
    "source": {"words", "kind", "example"},
    "meeting": {"lemma", "pos", "kind", "participants", "example"},
    "status": {"lemma", "status", "example"},
    "title": {"word", "lemma", "body", "rank"},
    "prefix": {"word", "effect"},
}
AT_LEAST = {"stance": 500, "report": 120, "meeting": 90, "title": 450}
IDENTITY = ("lemma", "pos", "kind", "particle", "reflexive", "noun", "needs")
STRONG = {"leave": "left"}
OPTIONAL_STANCE = {"particle", "reflexive", "noun", "noun_role", "object_only", "object_never", "subject_never", "content_never",
                   "negated", "weak", "needs", "counter", "form"}  # fmt: skip


def rows(language: str, table: str) -> list[dict[str, Any]]:
    files = sorted((LEXICONS / language).glob("*.toml"))
    return [row for path in files for row in tomllib.loads(path.read_text("utf-8")).get(table, [])]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", sorted(REQUIRED))
def test_an_entry_has_the_required_keys(language: str, table: str) -> None:
    lacking = [(row, REQUIRED[table] - set(row)) for row in rows(language, table) if REQUIRED[table] - set(row)]
    assert not lacking, lacking[:5]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", sorted(AT_LEAST))
def test_the_lexicon_is_broad(language: str, table: str) -> None:
    assert len(rows(language, table)) >= AT_LEAST[table]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stance_has_known_keys_kinds_and_parts_of_speech(language: str) -> None:
    known = REQUIRED["stance"] | OPTIONAL_STANCE
    wrong = [row["lemma"] for row in rows(language, "stance") if set(row) - known or not is_known(row)]
    assert not wrong, wrong


def is_known(row: dict[str, Any]) -> bool:
    """Tell whether the kinds and the part of speech exist and a light verb names both its noun and the noun's role."""
    kinds = {row["kind"], row.get("negated", row["kind"])}
    return kinds <= KINDS and row["pos"] in ("VERB", "NOUN", "ADJ") and ("noun" in row) == ("noun_role" in row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_well_covered(language: str) -> None:
    counts = Counter(row["kind"] for row in rows(language, "stance"))
    assert set(counts) == KINDS
    assert min(counts.values()) >= 15, counts


@pytest.mark.parametrize("language", LANGUAGES)
def test_roles_are_known(language: str) -> None:
    known = SYNTACTIC | PREPOSITIONS[language]
    keys = ("holder", "target", "content", "needs", "speaker", "addressee", "participants", "place")
    every = [row for table in ("stance", "report", "meeting") for row in rows(language, table)]
    named = {(row["lemma"], role) for row in every for key in keys for role in row.get(key, ())}
    named |= {(row["lemma"], role) for row in every if "noun_role" in row for role in row["noun_role"].split(",")}
    assert not sorted(pair for pair in named if pair[1] not in known)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["stance", "report", "meeting"])
def test_no_entry_is_there_twice(language: str, table: str) -> None:
    keys = Counter(tuple(str(row.get(name)) for name in IDENTITY) for row in rows(language, table))
    assert not [key for key, count in keys.items() if count > 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_meetings_and_titles_use_known_values(language: str) -> None:
    assert {row["kind"] for row in rows(language, "meeting")} <= MEETING_KINDS
    assert {row["status"] for row in rows(language, "status")} <= STATUSES
    assert {row["body"] for row in rows(language, "title")} <= BODIES
    assert {row["rank"] for row in rows(language, "title")} <= {1, 2, 3}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["stance", "report", "meeting"])
def test_the_example_shows_the_word(language: str, table: str) -> None:
    lacking = [(row["lemma"], row["example"]) for row in rows(language, table) if not shows(row, language)]
    assert not lacking, lacking


def shows(row: dict[str, Any], language: str) -> bool:
    """Tell whether an example has the word, its particle and the noun of its light verb, in any inflected form."""
    words = [word.casefold() for word in re.findall(r"[\w’'-]+", row["example"])]
    lemmas = {simplemma.lemmatize(word, lang=language).casefold() for word in words} | set(words)
    whole, particle = row["lemma"].casefold(), row.get("particle", "").casefold()
    bare = whole.removeprefix(particle) if language == "de" else whole.removesuffix(particle).strip()
    alone = bare if particle in words else whole if particle else whole.split()[0]
    found = _in(whole, lemmas, words) or _in(alone, lemmas, words)
    nouns = row.get("noun", ())
    return found and (not nouns or any(_in(noun.casefold(), lemmas, words) for noun in nouns))


def _in(lemma: str, lemmas: set[str], words: list[str]) -> bool:
    if lemma in lemmas or any(word.endswith(lemma) for word in lemmas):
        return True
    stem = _skeleton(lemma.removesuffix("en").removesuffix("n")[: max(4, len(lemma) - 4)])
    return any(stem in _skeleton(word) for word in words) or STRONG.get(lemma, "-") in words


def _skeleton(word: str) -> str:
    """Return a word without vowels, which strong verbs change ("brechen", "brach")."""
    return re.sub("[aeiouyäöü]", "", word)
