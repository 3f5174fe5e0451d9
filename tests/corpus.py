"""A small corpus written by hand: what every store, query and export is tried on.

Five articles of three outlets in two languages. A planned meeting is held later (Geneva), another never (Budapest);
an accusation is denied, one demand is rejected and one stays open, an offer follows a demand; Türkiye meets both sides
of a hostile pair; Germany changes its position; two outlets contradict each other. Emoji, `$` and backticks occur.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.model.ids import article_id, content_id, passage_id
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import (
    Actor,
    Answer,
    Article,
    Block,
    Claim,
    MeetingReport,
    Passage,
)

TEXTS = {
    "vorabend": (
        "Moskau fordert Garantien\n\n"
        "Russland fordert von der Nato »Garantien über eine Nichterweiterung«, sagte Vizeaußenminister Sergej Rjabkow. "
        "Am Montag trifft Rjabkow in Genf die US-Vizeaußenministerin Wendy Sherman. "
        "Die USA werfen Russland einen Truppenaufbau an der Grenze zur Ukraine vor. "
        "Russland bestreitet Angriffspläne. "
        "Deutschland verteidigt die Pipeline Nord Stream 2. "
        "Für den 20. Februar ist in Budapest ein Gipfel von Russland und den USA geplant."
    ),
    "geneva": (
        "No breakthrough in Geneva\n\n"
        "Ryabkov and Wendy Sherman met in Geneva on Monday. "
        '"We will not allow anyone to slam the door of NATO", Sherman said, rejecting guarantees of non-expansion. '
        "The United States offered Russia talks on missiles 🚀 worth $3 billion. "
        "Russia agreed to further talks, Washington said. "
        "The United States could sanction Russia."
    ),
    "wire": (
        "Russland stimmt weiteren Gesprächen nicht zu\n\n"
        "Russland habe weiteren Gesprächen nicht zugestimmt, teilte der Kreml mit. "
        "Moskau verlangt von den USA den Abzug ihrer Raketen. "
        "Die Türkei bot der Ukraine Vermittlung an. "
        "Die Ukraine wirft Russland `Erpressung` vor."
    ),
    "february": (
        "Berlin stops Nord Stream 2\n\n"
        "Germany rejects Nord Stream 2. "
        "The European Union imposed sanctions on Russia on Wednesday. "
        "Turkish Foreign Minister Mevlut Cavusoglu met Sergei Lavrov in Ankara on Tuesday. "
        "Russia threatens Ukraine with 'consequences'. "
        "Germany supports Ukraine."
    ),
    "antalya": (
        "Treffen in Antalya\n\n"
        "Lawrow und der ukrainische Außenminister Dmytro Kuleba trafen sich am Donnerstag in Antalya mit "
        "dem türkischen Außenminister Mevlüt Çavuşoğlu. "
        "Die Ukraine fordert von Russland einen Waffenstillstand. "
        "Russland lehnt einen Waffenstillstand ab. "
        "Deutschland unterstützt die Ukraine, die USA unterstützen die Ukraine. "
        "Die EU kritisiert Russland."
    ),
}


def _article(key: str, language: str, source: str, published: str) -> Article:
    text = TEXTS[key]
    title = text.split("\n", 1)[0]
    blocks = (Block(0, len(title), "headline"), Block(len(title) + 2, len(text), "paragraph"))
    return Article(article_id(text), text, language, title, source, published, blocks=blocks)


ARTICLES = {
    "vorabend": _article("vorabend", "de", "Tagblatt", "2022-01-09"),
    "geneva": _article("geneva", "en", "The Courier", "2022-01-11"),
    "wire": _article("wire", "de", "Agentur", "2022-01-11"),
    "february": _article("february", "en", "The Courier", "2022-02-23"),
    "antalya": _article("antalya", "de", "Tagblatt", "2022-03-11"),
}

ACTORS = (
    Actor("state-DE", "State", "Germany", "Deutschland", "Q183", aliases=("Berlin", "Deutschland", "Germany")),
    Actor("state-RU", "State", "Russia", "Russland", "Q159", aliases=("Kreml", "Moskau", "Russia", "Russland")),
    Actor("state-TR", "State", "Türkiye", "Türkei", "Q43", aliases=("Turkish", "Türkei")),
    Actor("state-UA", "State", "Ukraine", "Ukraine", "Q212", aliases=("Ukraine",)),
    Actor("state-US", "State", "United States", "Vereinigte Staaten", "Q30", aliases=("USA", "Washington")),
    Actor("org-EU", "Organisation", "European Union", "Europäische Union", "Q458", aliases=("EU",)),
    Actor("org-NATO", "Organisation", "NATO", "Nato", "Q7184", aliases=("NATO", "Nato")),
    Actor("official-ryabkov", "Official", "Sergej Rjabkow", aliases=("Rjabkow", "Ryabkov", "Sergej Rjabkow")),
    Actor("official-sherman", "Official", "Wendy Sherman", aliases=("Sherman", "Wendy Sherman")),
    Actor("official-lavrov", "Official", "Sergei Lavrov", "Sergej Lawrow", "Q58217", aliases=("Lawrow",)),
    Actor("official-kuleba", "Official", "Dmytro Kuleba", aliases=("Dmytro Kuleba",)),
    Actor("official-cavusoglu", "Official", "Mevlüt Çavuşoğlu", aliases=("Mevlut Cavusoglu", "Mevlüt Çavuşoğlu")),
    Actor("official-kremlin-speaker", "Official", "a Kremlin spokesperson", anonymous=True, aliases=("der Kreml",)),
)


@dataclass(frozen=True)
class Found:
    """A passage of an article with the day of the article."""

    passage: Passage
    day: str | None


def at(key: str, quote: str) -> Found:
    """Return the passage of the article `key` that reads `quote`."""
    article = ARTICLES[key]
    start = article.text.index(quote)
    end = start + len(quote)
    return Found(Passage(passage_id(article.id, start, end), article.id, start, end, quote), article.published)


def claim(subject: str, predicate: str, target: str | None, content: str, *found: Found, **more: object) -> Claim:
    """Return a claim with its evidence; further fields as in the record."""
    identity = (subject, predicate, target, content, more.get("polarity"), more.get("modality"), more.get("speaker"))
    passages = tuple(sorted(one.passage.id for one in found))
    day = min((one.day for one in found if one.day), default=None)
    bare = Claim(content_id("claim", *identity), predicate, subject, target, content, date=day, passages=passages)
    return replace(bare, **more)  # type: ignore[arg-type]


def role(official: str, of: str, words: str, found: Found) -> Claim:
    """Return the claim that an official represents an actor."""
    return claim(official, "represents", of, "", found, role=words)


def report(
    key: str, status: str, participants: tuple[str, ...], date: str, place: str, words: str, found: Found, kind: str
) -> MeetingReport:
    """Return what an article says of a meeting on a day."""
    article = ARTICLES[key].id
    return MeetingReport(
        content_id("report", article, date, *participants),
        article,
        kind,
        status,  # type: ignore[arg-type]
        tuple(sorted(participants)),
        date,
        "day",
        words,
        place,
        (found.passage.id,),
    )


PLANNED = at("vorabend", "Am Montag trifft Rjabkow in Genf die US-Vizeaußenministerin Wendy Sherman.")
GUARANTEES = at(
    "vorabend",
    "Russland fordert von der Nato »Garantien über eine Nichterweiterung«, sagte Vizeaußenminister Sergej Rjabkow.",
)
BUILDUP = at("vorabend", "Die USA werfen Russland einen Truppenaufbau an der Grenze zur Ukraine vor.")
PLANS = at("vorabend", "Russland bestreitet Angriffspläne.")
PIPELINE = at("vorabend", "Deutschland verteidigt die Pipeline Nord Stream 2.")
SUMMIT = at("vorabend", "Für den 20. Februar ist in Budapest ein Gipfel von Russland und den USA geplant.")
HELD = at("geneva", "Ryabkov and Wendy Sherman met in Geneva on Monday.")
DOOR = at(
    "geneva",
    '"We will not allow anyone to slam the door of NATO", Sherman said, rejecting guarantees of non-expansion.',
)
MISSILES = at("geneva", "The United States offered Russia talks on missiles 🚀 worth $3 billion.")
AGREED = at("geneva", "Russia agreed to further talks, Washington said.")
COULD = at("geneva", "The United States could sanction Russia.")
NOT_AGREED = at("wire", "Russland habe weiteren Gesprächen nicht zugestimmt, teilte der Kreml mit.")
WITHDRAWAL = at("wire", "Moskau verlangt von den USA den Abzug ihrer Raketen.")
MEDIATION = at("wire", "Die Türkei bot der Ukraine Vermittlung an.")
BLACKMAIL = at("wire", "Die Ukraine wirft Russland `Erpressung` vor.")
STOPPED = at("february", "Germany rejects Nord Stream 2.")
SANCTIONS = at("february", "The European Union imposed sanctions on Russia on Wednesday.")
ANKARA = at("february", "Turkish Foreign Minister Mevlut Cavusoglu met Sergei Lavrov in Ankara on Tuesday.")
CONSEQUENCES = at("february", "Russia threatens Ukraine with 'consequences'.")
BACKING = at("february", "Germany supports Ukraine.")
ANTALYA = at(
    "antalya",
    "Lawrow und der ukrainische Außenminister Dmytro Kuleba trafen sich am Donnerstag in Antalya mit "
    "dem türkischen Außenminister Mevlüt Çavuşoğlu.",
)
CEASEFIRE = at("antalya", "Die Ukraine fordert von Russland einen Waffenstillstand.")
NO_CEASEFIRE = at("antalya", "Russland lehnt einen Waffenstillstand ab.")
BOTH_SUPPORT = at("antalya", "Deutschland unterstützt die Ukraine, die USA unterstützen die Ukraine.")
CRITICISM = at("antalya", "Die EU kritisiert Russland.")

DEMAND_GUARANTEES = claim(
    "state-RU", "demands", "org-NATO", "Garantien über eine Nichterweiterung", GUARANTEES, speaker="official-ryabkov"
)
DEMAND_WITHDRAWAL = claim("state-RU", "demands", "state-US", "den Abzug ihrer Raketen", WITHDRAWAL)
DEMAND_CEASEFIRE = claim("state-UA", "demands", "state-RU", "einen Waffenstillstand", CEASEFIRE)
REJECT_GUARANTEES = claim(
    "state-US", "rejects", "state-RU", "guarantees of non-expansion", DOOR, speaker="official-sherman"
)
REJECT_CEASEFIRE = claim("state-RU", "rejects", "state-UA", "einen Waffenstillstand", NO_CEASEFIRE)
OFFER_MISSILES = claim("state-US", "offers", "state-RU", "talks on missiles 🚀 worth $3 billion", MISSILES)
ACCUSE_BUILDUP = claim("state-US", "accuses", "state-RU", "einen Truppenaufbau an der Grenze zur Ukraine", BUILDUP)
DENY_PLANS = claim("state-RU", "denies", "state-US", "Angriffspläne", PLANS)
ACCUSE_BLACKMAIL = claim("state-UA", "accuses", "state-RU", "`Erpressung`", BLACKMAIL)

CLAIMS = (
    DEMAND_GUARANTEES,
    DEMAND_WITHDRAWAL,
    DEMAND_CEASEFIRE,
    REJECT_GUARANTEES,
    REJECT_CEASEFIRE,
    OFFER_MISSILES,
    ACCUSE_BUILDUP,
    DENY_PLANS,
    ACCUSE_BLACKMAIL,
    claim("state-DE", "supports", None, "die Pipeline Nord Stream 2", PIPELINE),
    claim("state-DE", "rejects", None, "Nord Stream 2", STOPPED),
    claim("state-RU", "agrees", "state-US", "further talks", AGREED),
    claim("state-RU", "agrees", "state-US", "weiteren Gesprächen", NOT_AGREED, polarity="negated"),
    claim("state-US", "sanctions", "state-RU", "", COULD, modality="hypothetical"),
    claim("org-EU", "sanctions", "state-RU", "sanctions", SANCTIONS),
    claim("state-TR", "offers", "state-UA", "Vermittlung", MEDIATION),
    claim("state-RU", "threatens", "state-UA", "'consequences'", CONSEQUENCES),
    claim("state-DE", "supports", "state-UA", "", BACKING, BOTH_SUPPORT),
    claim("state-US", "supports", "state-UA", "", BOTH_SUPPORT),
    claim("org-EU", "criticises", "state-RU", "", CRITICISM),
    claim(
        "official-sherman",
        "says",
        None,
        "We will not allow anyone to slam the door of NATO",
        DOOR,
        direct=True,
        cue="said",
    ),
    claim(
        "official-kremlin-speaker",
        "says",
        None,
        "Russland habe weiteren Gesprächen nicht zugestimmt",
        NOT_AGREED,
        cue="mitteilen",
    ),
    role("official-ryabkov", "state-RU", "Vizeaußenminister", GUARANTEES),
    role("official-sherman", "state-US", "US-Vizeaußenministerin", PLANNED),
    role("official-kuleba", "state-UA", "ukrainische Außenminister", ANTALYA),
    role("official-cavusoglu", "state-TR", "Turkish Foreign Minister", ANKARA),
    role("official-cavusoglu", "state-TR", "türkischen Außenminister", ANTALYA),
    role("official-lavrov", "state-RU", "", ANTALYA),
    role("official-kremlin-speaker", "state-RU", "", NOT_AGREED),
)

GENEVA_SIDES = ("official-ryabkov", "official-sherman", "state-RU", "state-US")
ANTALYA_SIDES = ("official-kuleba", "official-lavrov", "official-cavusoglu", "state-RU", "state-TR", "state-UA")
REPORTS = (
    report("vorabend", "planned", GENEVA_SIDES, "2022-01-10", "Genf", "Am Montag", PLANNED, "talks"),
    report("vorabend", "planned", ("state-RU", "state-US"), "2022-02-20", "Budapest", "20. Februar", SUMMIT, "summit"),
    report("geneva", "held", GENEVA_SIDES, "2022-01-10", "", "on Monday", HELD, "talks"),
    report(
        "february",
        "held",
        ("official-cavusoglu", "official-lavrov"),
        "2022-02-22",
        "Ankara",
        "on Tuesday",
        ANKARA,
        "talks",
    ),
    report("antalya", "held", ANTALYA_SIDES, "2022-03-10", "Antalya", "am Donnerstag", ANTALYA, "talks"),
)

ANSWERS = (
    Answer(REJECT_GUARANTEES.id, DEMAND_GUARANTEES.id),
    Answer(REJECT_CEASEFIRE.id, DEMAND_CEASEFIRE.id),
    Answer(OFFER_MISSILES.id, DEMAND_GUARANTEES.id),
    Answer(DENY_PLANS.id, ACCUSE_BUILDUP.id),
)

FOUND = [value for value in list(globals().values()) if isinstance(value, Found)]


def corpus(*keys: str) -> KnowledgeGraph:
    """Return the corpus as one graph; with keys of `ARTICLES` only what these articles say."""
    chosen = {ARTICLES[key].id for key in keys or ARTICLES}
    passages = {one.passage.id: one.passage for one in FOUND if one.passage.article in chosen}
    claims = [
        replace(one, passages=tuple(passage for passage in one.passages if passage in passages))
        for one in CLAIMS
        if any(passage in passages for passage in one.passages)
    ]
    known = {one.id for one in claims}
    return KnowledgeGraph.of(
        articles=[article for article in ARTICLES.values() if article.id in chosen],
        passages=list(passages.values()),
        actors=ACTORS,
        reports=[one for one in REPORTS if one.article in chosen],
        claims=claims,
        answers=[answer for answer in ANSWERS if {answer.claim, answer.answered} <= known],
    )
