"""From words to the graph of one article: frames become claims, meetings and statements of its cast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extraction.implied import implied_frames
from graph.extraction.meetings import meeting_frames
from graph.extraction.stances import stance_frames
from graph.extraction.statements import Statement, statements
from graph.linguistics.gazetteer import Gazetteer
from graph.linguistics.lexicon import Lexicon, closed_class
from graph.model.ids import content_id, content_key, passage_id
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Actor, Article, Claim, MeetingReport, Passage
from graph.resolution.cast import Cast, Figure, cast_of
from graph.resolution.gatherings import Gathering, gatherings
from graph.resolution.positions import Position, positions

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

ADVERSATIVES = closed_class("adversatives")


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was understood of an article, still in tokens: what the judge sees."""

    article: Article
    doc: Doc
    cast: Cast
    statements: list[Statement]
    positions: list[Position]
    gatherings: list[Gathering]


def read(article: Article, doc: Doc, words: Lexicon, known: Gazetteer) -> Reading:
    """Return the reading of a parsed article: its cast, statements, positions and gatherings."""
    cast = cast_of(doc, known, article.published or "")
    said = statements(doc, words)
    frames = [*stance_frames(doc, words), *implied_frames(doc, words)]
    held = list(meeting_frames(doc, words))
    return Reading(article, doc, cast, said, positions(cast, frames, said), gatherings(cast, held, article.published))


class Assembly:
    """Collects the records of one article; every id comes from content."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.article = reading.article
        self.passages: dict[str, Passage] = {}
        self.ids = {id(figure): figure_id(figure, self.article) for figure in reading.cast.figures}

    def passage(self, start: int, end: int) -> str:
        """Return the id of the passage between two characters, trimmed of space."""
        text = self.article.text[start:end]
        start, end = start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))
        key = passage_id(self.article.id, start, end)
        self.passages[key] = Passage(key, self.article.id, start, end, self.article.text[start:end])
        return key

    def span(self, span: Span) -> str:
        """Return the id of the passage of a span."""
        return self.passage(span.start_char, span.end_char)

    def id(self, figure: Figure | None) -> str | None:
        """Return the actor id of a figure."""
        return self.ids[id(figure)] if figure is not None else None


def assemble(reading: Reading, figures: Iterable[Figure]) -> KnowledgeGraph:
    """Return the knowledge graph of a reading with the actors that are to be kept."""
    assembly = Assembly(reading)
    kept = with_sides(figures)
    claims = [*_offices(assembly, kept), *_stances(assembly), *_utterances(assembly, set(kept))]
    reports = list(_reports(assembly))
    return KnowledgeGraph.of(
        articles=[reading.article],
        actors=[actor(figure, assembly.ids[id(figure)]) for figure in kept],
        claims=claims,
        reports=reports,
        passages=list(assembly.passages.values()),
    )


def with_sides(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures with those that their officials stand for."""
    kept = list(figures)
    sides = [held.of for figure in kept if figure.kind == "Official" for held in figure.offices if held.of is not None]
    return list(dict.fromkeys([*kept, *sides]))


def figure_id(figure: Figure, article: Article) -> str:
    """Return the id: kind and key of the gazetteer, a person's name and side, an unnamed one by article."""
    if figure.kind == "State":
        return f"state-{figure.key}"
    if figure.kind == "Organisation" and figure.known is not None:
        return f"org-{figure.key.removeprefix('ORG-')}"
    if figure.kind == "Organisation":
        state = figure.side.key if figure.side is not None else ""
        return content_id("org", content_key(figure.name), state)
    side = figure.side.key or figure.side.name if figure.side is not None else ""
    if figure.anonymous:
        return content_id("official", article.id, content_key(figure.name), side)
    return content_id("official", spelling_key(figure.name), side)


def spelling_key(name: str) -> str:
    """Return a name reduced so that German and English spellings of one person agree (Rjabkow, Ryabkov)."""
    from graph.resolution.spelling import skeleton

    return skeleton(name)


def actor(figure: Figure, key: str) -> Actor:
    """Return the actor of a figure; its aliases are the forms that the article uses."""
    known = figure.known
    return Actor(
        key, figure.kind, known.name_en if known and figure.kind != "Official" else figure.name, known.name_de if known else "",
        known.wikidata if known else "", figure.anonymous, tuple(sorted(figure.surfaces)),
    )  # fmt: skip


def _offices(assembly: Assembly, kept: list[Figure]) -> Iterator[Claim]:
    doc, told = assembly.reading.doc, set()
    for figure in kept:
        for holding in figure.offices if figure.kind == "Official" else ():
            if holding.of is not None and (id(figure), id(holding.of)) not in told:
                told.add((id(figure), id(holding.of)))
                subject, of = assembly.id(figure), assembly.id(holding.of)
                claim = Claim(
                    content_id("claim", "represents", subject, of), "represents", subject or "", of, role=holding.role,
                    date=assembly.article.published, passages=(assembly.span(doc[holding.start].sent),),
                )  # fmt: skip
                yield claim


def _stances(assembly: Assembly) -> Iterator[Claim]:
    doc = assembly.reading.doc
    for position in assembly.reading.positions:
        frame = position.frame
        content = _content(doc[slice(*frame.content)]) if frame.content else ""
        subject, target = assembly.id(position.holder) or "", assembly.id(position.target)
        speaker = assembly.id(position.speaker)
        key = content_id(
            "claim",
            position.kind.lower(),
            subject,
            target,
            content_key(content),
            frame.polarity,
            frame.modality,
            speaker,
        )
        yield Claim(
            key, position.kind.lower(), subject, target, content, speaker, frame.polarity, frame.modality,
            assembly.article.published, cue=doc[frame.trigger].text, passages=(assembly.span(doc[frame.trigger].sent),),
        )  # fmt: skip


def _content(span: Span) -> str:
    """Return the words of a content; a pronoun alone says nothing outside its sentence, nor does a conjunction before it."""
    while len(span) > 1 and span[0].lower_ in ADVERSATIVES:
        span = span[1:]
    return "" if len(span) == 1 and span[0].pos_ in ("PRON", "DET") else span.text


def _utterances(assembly: Assembly, kept: set[Figure]) -> Iterator[Claim]:
    doc, cast = assembly.reading.doc, assembly.reading.cast
    for said in assembly.reading.statements:
        speakers = [one for one in cast.at.get(said.speaker, []) if one in kept] if said.speaker is not None else []
        if not speakers or said.end <= said.start:
            continue
        quote = assembly.span(doc[said.start : said.end])
        text = assembly.passages[quote].quote
        subject = assembly.id(speakers[0]) or ""
        yield Claim(
            content_id("claim", "says", subject, content_key(text)), "says", subject, None, text,
            date=assembly.article.published, direct=said.direct, cue=doc[said.cue].text, passages=(quote,),
        )  # fmt: skip


def _reports(assembly: Assembly) -> Iterator[MeetingReport]:
    doc = assembly.reading.doc
    for gathering in assembly.reading.gatherings:
        participants = tuple(sorted({assembly.id(figure) or "" for figure in gathering.participants}))
        passages = tuple(sorted({assembly.span(doc[index].sent) for index in gathering.triggers}))
        key = content_id("report", assembly.article.id, *participants, gathering.date, gathering.place, min(passages))
        yield MeetingReport(
            key, assembly.article.id, gathering.kind, gathering.status, participants, gathering.date,
            gathering.precision, gathering.date_words, gathering.place, passages,
        )  # fmt: skip
