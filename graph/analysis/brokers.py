"""Who could stand between two foes: actors who deal with both of them in a friendly way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.analysis.ties import Tie


@dataclass(frozen=True, slots=True)
class Broker:
    """A broker for one hostile pair: the acts of cooperation with each end, the hostile acts between the ends.

    `own_conflict` counts the broker's acts of conflict with the two, either way: the fewer, the more they can be trusted
    by both. `pairs` is the number of hostile pairs for which the broker has such ties in all.
    """

    broker: str
    one: str
    other: str
    with_one: int
    with_other: int
    hostile: int
    own_conflict: int
    pairs: int
    broker_id: str
    one_id: str
    other_id: str


def brokers(rows: list[Tie]) -> list[Broker]:
    """Return who has cooperative ties (meetings included) with both ends of a pair that accuses, threatens or sanctions.

    Brokers of the most pairs come first, then those with the fewest quarrels of their own. Give ties of folded officials,
    or a foreign minister brokers for their state.
    """
    found = list(_candidates(rows))
    pairs = Counter(row.broker_id for row in found)
    named = [replace(row, pairs=pairs[row.broker_id]) for row in found]
    return sorted(
        named,
        key=lambda row: (-row.pairs, row.own_conflict, row.broker, row.broker_id, -row.hostile, row.one, row.other),
    )


def _candidates(rows: list[Tie]) -> Iterator[Broker]:
    friends = _partners((row.one_id, row.other_id, row.cooperation) for row in rows)
    foes = _partners((row.one_id, row.other_id, row.conflict) for row in rows)
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
                own_conflict=foes[actor].get(row.one_id, 0) + foes[actor].get(row.other_id, 0),
                pairs=0,
                broker_id=actor,
                one_id=row.one_id,
                other_id=row.other_id,
            )


def _partners(counts: Iterable[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    """Return for each actor the others with their counts, where there is any."""
    partners: dict[str, dict[str, int]] = defaultdict(dict)
    for one, other, count in counts:
        if count:
            partners[one][other] = partners[other][one] = count
    return partners
