"""Generated knowledge graphs (hypothesis), with the strings that break stores."""

from __future__ import annotations

from hypothesis import strategies as st

from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Actor, Answer, Article, Block, Claim, MeetingReport, Passage
from graph.model.schema import schema

NASTY = (
    'it\'s "quoted"',
    "line\nbreak\r\n\ttab",
    "`back`ticks`",
    "$name ${x} {{y}}",
    "'}) DETACH DELETE n //",
    "\\u0041 \\ \\\\",
    "שלום عليكم\u200f",
    "👩‍👩‍👧‍👦🚀",
    "x" * 10_000,
    "null",
    "true",
    "12",
    "2022-01-10",
    "»„“«",
    " leading and trailing ",
    ";",
    "e\u0301é",
)
TEXT = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
)
DAYS = st.one_of(st.none(), st.sampled_from(["2022-01-09", "2022-01-10", "2022-01", "2023"]))
PREDICATES = [
    one.name for one in schema().relations.values() if one.family in ("representation", "stance", "statement")
]


def some(values: list[str], least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    """Return sorted selections of the values."""
    return st.lists(st.sampled_from(values), min_size=least, max_size=4, unique=True).map(
        lambda all: tuple(sorted(all))
    )


@st.composite
def knowledge_graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Draw a graph in which every reference holds; ids are short, all other texts anything."""
    articles = [draw(_article(f"article-{number}")) for number in range(draw(st.integers(1, 3)))]
    passages = [draw(_passage(f"passage-{number}", articles)) for number in range(draw(st.integers(1, 4)))]
    actors = [draw(_actor(f"actor-{number}")) for number in range(draw(st.integers(1, 4)))]
    who, quoted = [actor.id for actor in actors], [passage.id for passage in passages]
    reports = [draw(_report(f"report-{n}", articles, who, quoted)) for n in range(draw(st.integers(0, 3)))]
    claims = [draw(_claim(f"claim-{number}", who, quoted)) for number in range(draw(st.integers(0, 4)))]
    known = [claim.id for claim in claims]
    answers = draw(st.lists(st.builds(Answer, *[st.sampled_from(known)] * 2), max_size=2)) if known else []
    return KnowledgeGraph.of(
        articles=articles, passages=passages, actors=actors, reports=reports, claims=claims, answers=answers
    )


def _article(key: str) -> st.SearchStrategy[Article]:
    blocks = st.lists(st.builds(Block, st.integers(0, 9), st.integers(9, 20), st.just("paragraph")), max_size=2)
    return st.builds(
        Article,
        id=st.just(key),
        text=TEXT,
        language=st.sampled_from(["de", "en"]),
        title=TEXT,
        source=TEXT,
        published=DAYS,
        url=TEXT,
        blocks=blocks.map(lambda all: tuple(sorted(set(all)))),
    )


def _passage(key: str, articles: list[Article]) -> st.SearchStrategy[Passage]:
    article = st.sampled_from([article.id for article in articles])
    return st.builds(Passage, st.just(key), article, st.integers(0, 2**40), st.integers(0, 2**40), TEXT)


def _actor(key: str) -> st.SearchStrategy[Actor]:
    aliases = st.lists(TEXT, max_size=3, unique=True).map(lambda all: tuple(sorted(all)))
    kind = st.sampled_from(["State", "Official", "Organisation"])
    return st.builds(Actor, st.just(key), kind, TEXT, TEXT, TEXT, st.booleans(), aliases)


def _report(key: str, articles: list[Article], who: list[str], quoted: list[str]) -> st.SearchStrategy[MeetingReport]:
    return st.builds(
        MeetingReport,
        st.just(key),
        st.sampled_from([article.id for article in articles]),
        TEXT,
        st.sampled_from(["planned", "held", "cancelled"]),
        some(who, 1),
        DAYS,
        st.sampled_from(["day", "unknown"]),
        TEXT,
        TEXT,
        some(quoted, 1),
    )


def _claim(key: str, who: list[str], quoted: list[str]) -> st.SearchStrategy[Claim]:
    maybe = st.one_of(st.none(), st.sampled_from(who))
    return st.builds(
        Claim,
        st.just(key),
        st.sampled_from(PREDICATES),
        st.sampled_from(who),
        maybe,
        TEXT,
        maybe,
        st.sampled_from(["affirmed", "negated"]),
        st.sampled_from(["actual", "future", "hypothetical"]),
        DAYS,
        TEXT,
        st.booleans(),
        TEXT,
        some(quoted, 1),
    )
