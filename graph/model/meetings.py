"""Which reports tell of the same meeting: a view over all reports, so that their order cannot matter.

Two reports are one meeting if they share all or at least two participants, their days differ by at most one (a month or
a year contains its days) and their places are equal or one is missing. Status never decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations

from graph.model.ids import content_id
from graph.model.records import Article, Meeting, MeetingReport, Status

RANK: dict[Status, int] = {"proposed": 0, "planned": 1, "ongoing": 2, "cancelled": 3, "held": 4}


def consolidate(reports: Iterable[MeetingReport], articles: Mapping[str, Article]) -> list[Meeting]:
    """Join the reports into meetings, sorted by id."""
    ordered = sorted(reports, key=lambda report: report.id)
    leader = {report.id: report.id for report in ordered}
    for first, second in _candidates(ordered):
        if same_meeting(first, second):
            _unite(leader, first.id, second.id)
    groups: dict[str, list[MeetingReport]] = defaultdict(list)
    for report in ordered:
        groups[_leader(leader, report.id)].append(report)
    return sorted((_meeting(group, articles) for group in groups.values()), key=lambda meeting: meeting.id)


def same_meeting(first: MeetingReport, second: MeetingReport) -> bool:
    """Tell whether two reports of different articles are of one meeting."""
    shared = set(first.participants) & set(second.participants)
    together = len(shared) >= 2 or set(first.participants) == set(second.participants)
    same_place = not first.place or not second.place or first.place.casefold() == second.place.casefold()
    return first.article != second.article and together and same_place and _same_time(first.date, second.date)


def _same_time(first: str | None, second: str | None) -> bool:
    if not first or not second:
        return False
    if len(first) == len(second) == 10:
        return abs((date.fromisoformat(first) - date.fromisoformat(second)).days) <= 1
    return first.startswith(second) or second.startswith(first)


def _candidates(reports: list[MeetingReport]) -> Iterable[tuple[MeetingReport, MeetingReport]]:
    """Yield pairs that share a participant and a year: the only ones that can be one meeting."""
    buckets: dict[tuple[str, str], list[MeetingReport]] = defaultdict(list)
    for report in reports:
        if report.date:
            for participant in report.participants:
                buckets[participant, report.date[:4]].append(report)
    for bucket in buckets.values():
        by_day = sorted(bucket, key=lambda report: (report.date or "", report.id))
        for index, first in enumerate(by_day):
            for second in by_day[index + 1 :]:
                if not _near(first.date or "", second.date or ""):
                    break
                yield first, second
    yield from _over_new_year(buckets)


def _near(first: str, second: str) -> bool:
    """Tell whether a later date in the same bucket can still be the same time (dates sorted as text)."""
    return len(first) < 10 or len(second) < 10 or _same_time(first, second)


def _over_new_year(
    buckets: Mapping[tuple[str, str], list[MeetingReport]],
) -> Iterable[tuple[MeetingReport, MeetingReport]]:
    for (participant, year), bucket in list(buckets.items()):
        following = buckets.get((participant, str(int(year) + 1)), [])
        last = [report for report in bucket if report.date == f"{year}-12-31"]
        first = [report for report in following if report.date == f"{int(year) + 1}-01-01"]
        yield from ((one, other) for one in last for other in first)


def _leader(leader: dict[str, str], member: str) -> str:
    while leader[member] != member:
        leader[member] = leader[leader[member]]
        member = leader[member]
    return member


def _unite(leader: dict[str, str], first: str, second: str) -> None:
    low, high = sorted((_leader(leader, first), _leader(leader, second)))
    leader[high] = low


def _meeting(group: list[MeetingReport], articles: Mapping[str, Article]) -> Meeting:
    newest = max(group, key=lambda report: (_published(report, articles), RANK[report.status], report.id))
    dated = max(group, key=lambda report: (len(report.date or ""), report.date or "", report.id))
    return Meeting(
        id=content_id("meeting", min(report.id for report in group)),
        kind=newest.kind,
        status=newest.status,
        participants=tuple(sorted({actor for report in group for actor in report.participants})),
        date=dated.date,
        precision=dated.precision,
        date_words=dated.date_words,
        place=max((report.place for report in group), key=lambda place: (len(place), place)),
        reports=tuple(report.id for report in group),
        passages=tuple(sorted({passage for report in group for passage in report.passages})),
    )


def _published(report: MeetingReport, articles: Mapping[str, Article]) -> str:
    article = articles.get(report.article)
    return (article.published or "") if article else ""


def encounters(
    meeting: Meeting, sides: Mapping[str, frozenset[str]], kinds: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return the pairs of participants who face each other: neither stands for the other, both stand for different sides.

    `sides` gives for each official the actors that they represent, `kinds` each actor's kind.
    """
    present = set(meeting.participants)
    return [pair for pair in combinations(sorted(present), 2) if _face(*pair, present, sides, kinds)]


def _face(
    first: str, second: str, present: set[str], sides: Mapping[str, frozenset[str]], kinds: Mapping[str, str]
) -> bool:
    one, other = sides.get(first, frozenset()), sides.get(second, frozenset())
    if one & other or first in other or second in one:
        return False
    if (kinds.get(first) == "Official") == (kinds.get(second) == "Official"):
        return True
    return not (one | other) & present
