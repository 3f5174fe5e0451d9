"""Merging graphs: the order and the number of times never matter."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Actor, Answer, Article, Claim, KnowledgeGraph, MeetingReport, Passage, article_id, passage_id

IDS = st.sampled_from(["state-RU", "state-US", "org-NATO", "official-1", "official-2"])
WORDS = st.text(alphabet="abc äß", max_size=6)
DAYS = st.sampled_from([None, "2022-01-08", "2022-01-09", "2022-01-10", "2022-01", "2021-12-31", "2022"])


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """A small graph whose records often share ids with those of another."""
    article = Article(
        article_id("text " + draw(st.sampled_from("abc"))), "text", "de", draw(WORDS), draw(WORDS), draw(DAYS)
    )
    passage = Passage(passage_id(article.id, 0, 4), article.id, 0, 4, "text")
    actors = [
        Actor(key, "State", draw(WORDS), aliases=tuple(sorted(set(draw(st.lists(WORDS, max_size=3))))))
        for key in draw(st.lists(IDS, max_size=4))
    ]
    claims = [
        Claim(
            f"claim-{draw(st.integers(0, 3))}",
            "demands",
            "state-RU",
            "state-US",
            draw(WORDS),
            date=draw(DAYS),
            passages=(passage.id,),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    reports = [
        MeetingReport(
            f"report-{draw(st.integers(0, 5))}",
            article.id,
            "talks",
            "held",
            tuple(sorted(set(draw(st.lists(IDS, min_size=1, max_size=3))))),
            draw(DAYS),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    answers = draw(st.lists(st.builds(Answer, st.just("claim-1"), st.sampled_from(["claim-2", "claim-3"])), max_size=2))
    return KnowledgeGraph.of(
        articles=[article], passages=[passage], actors=actors, claims=claims, reports=reports, answers=answers
    )


@given(graphs())
def test_merging_a_graph_with_itself_changes_nothing(one: KnowledgeGraph) -> None:
    assert one.merge(one) == one


@given(graphs(), graphs())
def test_merging_has_no_order(one: KnowledgeGraph, other: KnowledgeGraph) -> None:
    assert one.merge(other) == other.merge(one)
    assert list(one.merge(other).claims) == list(other.merge(one).claims)


@settings(max_examples=60)
@given(graphs(), graphs(), graphs())
def test_merging_has_no_grouping(one: KnowledgeGraph, two: KnowledgeGraph, three: KnowledgeGraph) -> None:
    assert one.merge(two).merge(three) == one.merge(two.merge(three)) == one.merge(two, three)


@settings(max_examples=60)
@given(graphs(), graphs())
def test_meetings_are_a_view_without_order(one: KnowledgeGraph, other: KnowledgeGraph) -> None:
    assert dict(one.merge(other).meetings) == dict(other.merge(one).meetings)
