"""How the relation of each pair goes over time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.analysis.dealings import Dealing, dealings

if TYPE_CHECKING:
    import networkx


class By(StrEnum):
    """The length of a period: a week of ISO 8601 (2022-W02), or a month (2022-01)."""

    week = "week"
    month = "month"


@dataclass(frozen=True, slots=True)
class Period:
    """A pair in one week or month: acts of cooperation and conflict, the share of conflict, the sum of their weights."""

    one: str
    other: str
    period: str
    cooperation: int
    conflict: int
    conflict_share: float
    balance: float
    one_id: str
    other_id: str


def timelines(network: networkx.MultiDiGraph[str], by: By = By.month) -> list[Period]:
    """Return each pair's periods in order, pair by pair; acts without a day (or known to the year alone) are left out."""
    groups: dict[tuple[str, str, str], list[Dealing]] = defaultdict(list)
    for dealing in dealings(network):
        when = period(dealing.day, by)
        if when:
            groups[(*dealing.pair, when)].append(dealing)
    rows = [_period(network, *key, acts) for key, acts in groups.items()]
    return sorted(rows, key=lambda row: (row.one, row.other, row.one_id, row.other_id, row.period))


def period(day: str, by: By) -> str | None:
    """Return the week or month of a date, None if it is not known so closely."""
    if by is By.month:
        return day[:7] if len(day) >= 7 else None
    if len(day) < 10:
        return None
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"


def _period(network: networkx.MultiDiGraph[str], first: str, second: str, when: str, acts: list[Dealing]) -> Period:
    one, other = sorted((first, second), key=lambda actor: (network.nodes[actor]["label"], actor))
    conflict = sum(act.kind.conflict for act in acts)
    return Period(
        one=network.nodes[one]["label"],
        other=network.nodes[other]["label"],
        period=when,
        cooperation=len(acts) - conflict,
        conflict=conflict,
        conflict_share=round(conflict / len(acts), 3),
        balance=round(sum(act.kind.weight for act in acts), 2),
        one_id=one,
        other_id=other,
    )
