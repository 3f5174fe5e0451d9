"""Everything that `pourparler analyse` tells, in one object."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.analysis.brokers import Broker, brokers
from graph.analysis.camps import Balance, Camp, camps
from graph.analysis.centrality import Standing, standings
from graph.analysis.congruence import Congruence, congruences
from graph.analysis.discourse import discourse_network
from graph.analysis.folding import fold_officials
from graph.analysis.networks import to_networkx
from graph.analysis.rows import write_csv
from graph.analysis.sources import Source, read_source
from graph.analysis.ties import Tie, signed_network, ties
from graph.analysis.timelines import By, Period, timelines


@dataclass(frozen=True, slots=True)
class Report:
    """The tables of an analysis."""

    centrality: list[Standing]
    pairs: list[Tie]
    brokers: list[Broker]
    camps: list[Camp]
    balance: Balance
    timeline: list[Period]
    discourse: list[Congruence]

    def tables(self) -> dict[str, tuple[type[Any], Sequence[Any]]]:
        """Return the tables by the name of their file, each with the type of its rows."""
        return {
            "centrality": (Standing, self.centrality),
            "pairs": (Tie, self.pairs),
            "brokers": (Broker, self.brokers),
            "camps": (Camp, self.camps),
            "balance": (Balance, [self.balance]),
            "timeline": (Period, self.timeline),
            "discourse": (Congruence, self.discourse),
        }

    def write(self, folder: Path) -> list[Path]:
        """Write each table as CSV into the folder, which is made if it is not there; return the paths."""
        folder.mkdir(parents=True, exist_ok=True)
        return [write_csv(kind, rows, folder / f"{name}.csv") for name, (kind, rows) in self.tables().items()]


def analyse(
    source: Source | Path | str,
    relations: Collection[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    modality: Collection[str] | None = ("actual", "future"),
    minimum_evidence: int = 1,
    by: By = By.month,
    fold: bool | None = None,
) -> Report:
    """Return all tables of a graph or of a part of it (as in `to_networkx`); hypothetical acts are left out if not asked for.

    `fold` counts officials for the side that they represent; by default in the tables of pairs, brokers, camps and
    periods, and not in those of persons (centrality, discourse).
    """
    knowledge = read_source(source)
    chosen = (relations, since, until, modality, minimum_evidence)
    network = to_networkx(knowledge, *chosen)
    folded = fold_officials(network)
    persons, sides = (folded if fold else network), (network if fold is False else folded)
    pairs = ties(sides)
    divided, balance = camps(signed_network(pairs), dict(sides.nodes(data=True)))
    return Report(
        centrality=standings(persons),
        pairs=pairs,
        brokers=brokers(pairs),
        camps=divided,
        balance=balance,
        timeline=timelines(sides, by),
        discourse=congruences(discourse_network(knowledge, *chosen, fold=bool(fold))),
    )
