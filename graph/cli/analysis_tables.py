"""The tables of `pourparler analyse` for a person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.markup import escape

from graph.analysis.centrality import EXACT, PIVOTS
from graph.analysis.frustration import EXACT as DIVIDED
from graph.cli.tables import plain_table

if TYPE_CHECKING:
    from rich.table import Table

    from graph.analysis.camps import Balance, Camp
    from graph.analysis.report import Report

ROWS = 12
FOLDED = "officials count for the side they represent"


def show(report: Report, files: Sequence[Path]) -> None:
    """Print every table that has rows, the first rows of each, and where the files are."""
    from rich.console import Console

    console = Console()
    for table in (_middle(report), _pairs(report), _brokers(report), _camps(report), _periods(report), _said(report)):
        if table.row_count:
            console.print(table, highlight=False)
    if not report.centrality:
        console.print("No two actors deal with each other here.")
    console.print(f"[bold]Files[/bold]  {files[0].parent}: {', '.join(file.name for file in files)}", highlight=False)


def _middle(report: Report) -> Table:
    size = len(report.centrality)
    method = "exact" if size <= EXACT else f"estimated from {PIVOTS} actors"
    rows = [
        (row.name, row.kind, row.partners, row.acts, f"{row.pagerank:.3f}", f"{row.betweenness:.3f}")
        for row in report.centrality
    ]
    columns = ("actor", "kind", "partners", "acts", "PageRank", "betweenness")
    return _filled("Who stands in the middle", columns, rows, f"betweenness {method}")


def _pairs(report: Report) -> Table:
    rows = [
        (f"{row.one} – {row.other}", row.cooperation, row.conflict, f"{row.balance:+.1f}", _days(row))
        for row in report.pairs
    ]
    columns = ("pair", "cooperation", "conflict", "balance", "days")
    return _filled("Pairs", columns, rows, f"balance on Goldstein's scale; {FOLDED}")


def _days(row: Any) -> str:
    return row.first_day if row.first_day == row.last_day else f"{row.first_day} to {row.last_day}"


def _brokers(report: Report) -> Table:
    rows = [
        (row.broker, f"{row.one} – {row.other}", row.hostile, f"{row.with_one} + {row.with_other}", row.own_conflict)
        for row in report.brokers
    ]
    columns = ("broker", "between", "hostile acts", "own friendly acts with each", "own conflicts")
    return _filled("Who could stand between foes", columns, rows, "foes: one accuses, threatens or sanctions the other")


def _camps(report: Report) -> Table:
    parts = [list(part) for _, part in groupby(report.camps, key=lambda row: row.network)]
    rows = [(_members(part, "A"), _members(part, "B"), sum(row.contradicting for row in part) // 2) for part in parts]
    return _filled("Camps", ("camp A", "camp B", "ties against"), rows, _balance(report.balance))


def _members(part: list[Camp], camp: str) -> str:
    return ", ".join(row.name for row in part if row.camp == camp) or "–"


def _balance(balance: Balance) -> str:
    method = "the least possible" if balance.exact else f"the least found (parts of over {DIVIDED} actors: greedy)"
    triangles = f"{balance.balanced} of {balance.triangles} triangles balanced" if balance.triangles else "no triangles"
    return f"{triangles}; {balance.frustration} of {balance.ties} ties against the camps, {method}"


def _periods(report: Report) -> Table:
    busiest = {(row.one_id, row.other_id) for row in report.pairs[:ROWS]}
    chosen = [row for row in report.timeline if (row.one_id, row.other_id) in busiest]
    rows = [
        (f"{row.one} – {row.other}", row.period, row.cooperation, row.conflict, f"{row.conflict_share:.0%}")
        for row in chosen
    ]
    columns = ("pair", "period", "cooperation", "conflict", "share of conflict")
    return _filled("Pairs over time", columns, rows, f"the busiest pairs; {FOLDED}", most=2 * ROWS)


def _said(report: Report) -> Table:
    rows = [
        (f"{row.one} – {row.other}", row.congruence, row.conflict, _issues(row.agreed, row.disputed))
        for row in report.discourse
    ]
    return _filled("Who says the same, who the opposite", ("pair", "same", "opposite", "about"), rows, "")


def _issues(agreed: str, disputed: str) -> str:
    return "; ".join(words for words in (agreed, disputed and f"opposite on {disputed}") if words)


def _filled(title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], caption: str, most: int = ROWS) -> Table:
    """Return a table of the first rows, numbers to the right; the caption says how many there are."""
    table = plain_table(title, *columns)
    for column, value in zip(table.columns, rows[0] if rows else (), strict=False):
        column.justify = (
            "left" if isinstance(value, str) and not value.strip("+-").replace(".", "").isdigit() else "right"
        )
    for row in rows[:most]:
        table.add_row(*(escape(str(value)) for value in row))
    more = f"the first {most} of {len(rows)}" if len(rows) > most else ""
    table.caption, table.caption_justify = "; ".join(filter(None, (more, caption))), "left"
    return table
