"""How the busiest pairs fare over time as a picture: `timeline.svg` and `timeline.png`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from graph.analysis.pictures.page import CONFLICT, COOPERATION, FAINT, FOOT, HEAD, MARGIN, SOFT, Page
from graph.analysis.pictures.wording import Wording, sources, wording
from graph.analysis.timelines import By, Period, timelines
from graph.errors import UsageError
from graph.model.records import Article

if TYPE_CHECKING:
    import networkx

PAIRS = 8
WIDTH, ROW, NAMES = 720.0, 58.0, 170.0
"""Width of the page, height of a row, width of the column of names, in points."""
BAR = 22.0
"""The widest bar; bars of the greatest count are as high."""
TICKS = 6
NUMBERED = 30
"""Up to so many periods the bars bear their number."""
ROOM = WIDTH - 2 * MARGIN - NAMES
Row = list[Period]


def draw_timeline(
    network: networkx.MultiDiGraph[str],
    folder: Path,
    *,
    articles: Iterable[Article] = (),
    by: By = By.month,
    language: str = "en",
    title: str = "",
    most: int = PAIRS,
) -> list[Path]:
    """Draw each pair's acts of cooperation (upwards) and of conflict (downwards) a week or month; return SVG and PNG.

    The `most` pairs with the most dated acts are shown, the busiest first. Fold officials before, or each minister is a
    party of their own. The same network gives the same bytes.

    Raises UsageError if there are no words in `language`, or no pair with a date.
    """
    words = wording(language)
    rows = _busiest(timelines(network, by), most)
    if not rows:
        raise UsageError("no two actors deal with each other on a known day here, so there is nothing to draw")
    when = periods([one.period for row in rows for one in row], by)
    page = Page(WIDTH, HEAD + FOOT + ROW * len(rows) + 18)
    label = "label_de" if language == "de" else "label"
    for number, row in enumerate(rows):
        names = [network.nodes[actor][label] for actor in (row[0].one_id, row[0].other_id)]
        _draw_row(page, page.height - HEAD - ROW * (number + 0.5), names, row, when, _scale(rows))
    _ticks(page, when, words)
    heading = title or words["timeline_title"]
    page.head(heading, words["by_week" if by is By.week else "by_month"])
    _legend(page, words)
    page.foot([words.source(sources(network, articles)), words["machine_bars"]])
    folder.mkdir(parents=True, exist_ok=True)
    return page.save(folder / "timeline", heading)


def periods(found: Sequence[str], by: By) -> list[str]:
    """Return every week or month from the first to the last, also those in which nothing happened."""
    first, last = min(found), max(found)
    if by is By.month:
        months = range(_months(first), _months(last) + 1)
        return [f"{month // 12}-{month % 12 + 1:02}" for month in months]
    weeks = (monday(last) - monday(first)).days // 7
    days = (monday(first) + timedelta(weeks=week) for week in range(weeks + 1))
    return [f"{year}-W{week:02}" for year, week, _ in (day.isocalendar() for day in days)]


def monday(week: str) -> date:
    """Return the first day of a week such as 2022-W02."""
    return date.fromisocalendar(int(week[:4]), int(week[6:]), 1)


def _months(period: str) -> int:
    return int(period[:4]) * 12 + int(period[5:7]) - 1


def _busiest(found: list[Period], most: int) -> list[Row]:
    rows: dict[tuple[str, str], Row] = {}
    for one in found:
        rows.setdefault((one.one_id, one.other_id), []).append(one)
    return sorted(rows.values(), key=lambda row: (-_acts(row), row[0].one, row[0].other, row[0].one_id))[:most]


def _acts(row: Row) -> int:
    return sum(one.cooperation + one.conflict for one in row)


def _scale(rows: list[Row]) -> float:
    return BAR / max(max(one.cooperation, one.conflict) for row in rows for one in row)


def _draw_row(page: Page, middle: float, names: list[str], row: Row, when: list[str], scale: float) -> None:
    page.fitted(middle, _pair(page, names), bold=True, letters=9.5, room=NAMES - 14, va="center")
    page.rule((MARGIN + NAMES, middle), (WIDTH - MARGIN, middle), colour=FAINT, width=0.8)
    for one in row:
        x = _place(when.index(one.period), len(when))
        _bar(page, (x, middle), one.cooperation, one.cooperation * scale, COOPERATION, len(when))
        _bar(page, (x, middle), one.conflict, -one.conflict * scale, CONFLICT, len(when))


def _pair(page: Page, names: list[str]) -> str:
    """Return the names of a pair, on two lines if they are too long for one."""
    one_line = " – ".join(names)
    return one_line if page.measure(one_line, bold=True, letters=9.5)[0] <= NAMES - 14 else " –\n".join(names)


def _bar(page: Page, foot: tuple[float, float], count: int, height: float, colour: str, of: int) -> None:
    """Draw a bar that stands for `count` acts, with the number at its end where there is room for it."""
    if not count:
        return
    end = (foot[0], foot[1] + height)
    page.rule(foot, end, colour=colour, width=max(1.5, min(BAR, ROOM / of * 0.7)))
    if of <= NUMBERED:
        page.text(
            (end[0], end[1] + (5 if height > 0 else -5)), str(count), bold=False, letters=7, ha="center", va="center"
        )


def _ticks(page: Page, when: list[str], words: Wording) -> None:
    """Write every few periods which they are."""
    for number in range(0, len(when), -(-len(when) // TICKS)):
        day = when[number] if "W" not in when[number] else monday(when[number]).isoformat()
        page.text(
            (_place(number, len(when)), FOOT + 2), words.date(day), bold=False, letters=8, color=SOFT, ha="center"
        )


def _legend(page: Page, words: Wording) -> None:
    x = MARGIN
    for colour, name in ((COOPERATION, words["cooperation"]), (CONFLICT, words["conflict"])):
        page.rule((x, FOOT - 18), (x + 10, FOOT - 18), colour=colour, width=10)
        page.text((x + 16, FOOT - 18), name, bold=False, letters=9, va="center")
        x += 36 + page.measure(name, bold=False, letters=9)[0]


def _place(number: int, of: int) -> float:
    """Return how far to the right a period stands."""
    return MARGIN + NAMES + ROOM * (number + 0.5) / of
