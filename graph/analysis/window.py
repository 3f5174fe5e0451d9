"""Which part of the graph is looked at."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Self

from graph.errors import UsageError
from graph.model.property_graph import Value
from graph.model.schema import schema

MODALITIES = ("actual", "future", "hypothetical")
MODALITY_OF_STATUS = {"held": "actual", "ongoing": "actual", "planned": "future", "proposed": "hypothetical"}
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Window:
    """Conditions that an edge or a claim must meet; None admits everything."""

    relations: frozenset[str] | None = None
    since: str | None = None
    until: str | None = None
    modality: frozenset[str] | None = None
    minimum_evidence: int = 1

    @classmethod
    def of(
        cls,
        relations: Collection[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        modality: Collection[str] | None = None,
        minimum_evidence: int = 1,
    ) -> Self:
        """Check the conditions as a user writes them; raises UsageError saying what there is."""
        chosen = None if relations is None else frozenset(map(_relation, relations))
        moods = None if modality is None else frozenset(map(_modality, modality))
        return cls(chosen, _day(since), _day(until), moods, minimum_evidence)

    def admits(self, relation: str, properties: Mapping[str, Value]) -> bool:
        """Tell whether an edge of a Cypher relationship type with these properties is inside."""
        return (
            (self.relations is None or relation in self.relations)
            and self._admits_day(str(properties.get("date", "")))
            and (self.modality is None or _mood(properties) in self.modality)
            and int(str(properties.get("evidence", 0))) >= self.minimum_evidence
        )

    def _admits_day(self, day: str) -> bool:
        """A date known to the month or year is inside if some day of it can be."""
        if not (self.since or self.until):
            return True
        since, until = self.since or "", self.until or "9999"
        return bool(day) and since[: len(day)] <= day and day[: len(until)] <= until


def _mood(properties: Mapping[str, Value]) -> str:
    if "status" in properties:
        return MODALITY_OF_STATUS.get(str(properties["status"]), "none")
    return str(properties.get("modality", "actual"))


def _relation(name: str) -> str:
    drawn = [one for one in schema().relations.values() if one.direct]
    for relation in drawn:
        if name in (relation.name, relation.cypher):
            return relation.cypher
    raise UsageError(f"no relation {name!r}; there are {', '.join(one.name for one in drawn)}")


def _modality(name: str) -> str:
    if name not in MODALITIES:
        raise UsageError(f"no modality {name!r}; there are {', '.join(MODALITIES)}")
    return name


def _day(text: str | None) -> str | None:
    if text is not None and not DAY.fullmatch(text):
        raise UsageError(f"{text!r} is no day; write YYYY-MM-DD, YYYY-MM or YYYY")
    return text
