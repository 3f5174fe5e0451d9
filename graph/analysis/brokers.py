"""Who could stand between two foes: actors who deal with both of them in a friendly way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.analysis.ties import Tie


@dataclass(frozen=True, slots=True)
class Broker:
    """A broker for one hostile pair: the acts of cooperation with each end, the hostile acts between the ends.

    `pairs` is the number of hostile pairs for which the broker has such ties in all.
    """

    broker: str
    one: str
    other: str
    with_one: int
    with_other: int
    hostile: int
    pairs: int
    broker_id: str
    one_id: str
    other_id: str


def brokers(rows: list[Tie]) -> list[Broker]:
    """Return who has cooperative ties (meetings included) with both ends of a pair that accuses, threatens or sanctions.

    Brokers of the most pairs come first. Give ties of folded officials, or a foreign minister brokers for their state.
    """
    found = list(_candidates(rows))
    pairs = Counter(row.broker_id for row in found)
    named = [replace(row, pairs=pairs[row.broker_id]) for row in found]
    return sorted(
        named, key=lambda row: (-row.pairs, row.broker, row.broker_id, -row.hostile, row.one, row.other, row.one_id)
    )


def _candidates(rows: list[Tie]) -> Iterator[Broker]:
    friends = _friends(rows)
    names = {key: name for row in rows for key, name in ((row.one_id, row.one), (row.other_id, row.other))}
    for row in (row for row in rows if row.hostile):
        for actor in sorted(friends[row.one_id].keys() & friends[row.other_id].keys()):
            yield Broker(
                broker=names[actor],
                one=row.one,
                other=row.other,
                with_one=friends[row.one_id][actor],
                with_other=friends[row.other_id][actor],
                hostile=row.hostile,
                pairs=0,
                broker_id=actor,
                one_id=row.one_id,
                other_id=row.other_id,
            )


def _friends(rows: list[Tie]) -> dict[str, dict[str, int]]:
    friends: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        if row.cooperation:
            friends[row.one_id][row.other_id] = friends[row.other_id][row.one_id] = row.cooperation
    return friends
