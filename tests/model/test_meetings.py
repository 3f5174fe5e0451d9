"""Which reports of different articles are one meeting, and who meets whom."""

from __future__ import annotations

import pytest

from graph.model import Article, KnowledgeGraph, MeetingReport
from graph.model.meetings import encounters, same_meeting


def report(article: str, who: str, date: str | None, place: str = "", status: str = "planned") -> MeetingReport:
    return MeetingReport(
        f"{article}-{who}-{date}", article, "talks", status, tuple(sorted(who.split())), date, place=place
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (report("a", "ru us", "2022-01-09"), report("b", "ru us", "2022-01-10"), True),
        (report("a", "ru us", "2022-01-09"), report("b", "ru us", "2022-01-11"), False),
        (report("a", "ru us sherman", "2022-01-09"), report("b", "ru us", "2022-01"), True),
        (report("a", "ru us", "2022-01-09"), report("b", "ru nato", "2022-01-09"), False),
        (report("a", "ru us", None), report("b", "ru us", "2022-01-09"), False),
        (report("a", "ru us", "2022-01-09", "Genf"), report("b", "ru us", "2022-01-09", "Wien"), False),
        (report("a", "ru us", "2021-12-31"), report("b", "ru us", "2022-01-01"), True),
        (report("a", "ru us", "2022-01-09"), report("a", "ru us", "2022-01-09"), False),
    ],
)
def test_same_meeting(one: MeetingReport, other: MeetingReport, same: bool) -> None:
    assert same_meeting(one, other) is same


def test_a_planned_meeting_that_a_later_article_calls_held_is_held() -> None:
    early, late = Article("a", "x", "de", published="2022-01-08"), Article("b", "y", "de", published="2022-01-11")
    told = [report("a", "ru us", "2022-01-10"), report("b", "ru us", "2022-01-10", "Genf", "held")]
    [meeting] = KnowledgeGraph.of(articles=[early, late], reports=told).meetings.values()
    assert (meeting.status, meeting.place, len(meeting.reports)) == ("held", "Genf", 2)


def test_meetings_over_new_year_are_one() -> None:
    [_] = KnowledgeGraph.of(
        reports=[report("a", "ru us", "2021-12-31"), report("b", "ru us", "2022-01-01")]
    ).meetings.values()


def test_an_official_meets_the_other_side_but_not_the_own_state() -> None:
    [meeting] = KnowledgeGraph.of(reports=[report("a", "ru us lawrow blinken", "2022-01-21")]).meetings.values()
    sides = {"lawrow": frozenset({"ru"}), "blinken": frozenset({"us"})}
    kinds = {"ru": "State", "us": "State", "lawrow": "Official", "blinken": "Official"}
    assert encounters(meeting, sides, kinds) == [("blinken", "lawrow"), ("ru", "us")]


def test_an_official_without_their_state_meets_a_body() -> None:
    [meeting] = KnowledgeGraph.of(reports=[report("a", "eu putin", "2022-01-21")]).meetings.values()
    assert encounters(meeting, {"putin": frozenset({"ru"})}, {"eu": "Organisation", "putin": "Official"}) == [
        ("eu", "putin")
    ]
