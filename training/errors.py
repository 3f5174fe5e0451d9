"""Why stances of annotated articles are missed: `python -m training.errors --annotated DIR [--language de] [--list CLASS]`.

For every required stance of the gold graphs the table says how far the program came: `found`; `dropped` (proposed rightly, but
the judge thought it unlikely); `target`, `holder`, `kind` (proposed, but with another target, holder or kind); `other` (only other
things are proposed in its sentence); `no word` (nothing is proposed there); `actor` (its holder was not recognised at all).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.pipeline import readings
from graph.resolution.article import Reading
from graph.resolution.judgement import kept_positions
from graph.resolution.positions import Position
from training.gold import SAME_PASSAGE, Alignment, Case, cases, is_tuning, overlap

CLASSES = ("found", "dropped", "target", "holder", "kind", "other", "no word", "actor")


def classified(case: Case, reading: Reading) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the class of every required stance of an article, with the stance."""
    aligned = Alignment(reading, case.gold)
    kept = {id(one) for one in kept_positions(reading)}
    for stance in case.gold["stances"]:
        if not stance.get("optional"):
            near = [one for one in reading.positions if _in_its_passage(reading, one, stance)]
            yield _class(aligned, near, stance, kept), stance


def _in_its_passage(reading: Reading, position: Position, stance: dict[str, Any]) -> bool:
    sentence = reading.doc[position.frame.trigger].sent.text
    passages = [stance["evidence"], *stance.get("also_evidence", [])]
    return max(overlap(sentence, passage) for passage in passages) >= SAME_PASSAGE


def _class(aligned: Alignment, near: list[Position], stance: dict[str, Any], kept: set[int]) -> str:
    holders = stance.get("actor_any", [stance["actor"]])
    kinds = stance.get("kind_any", [stance["kind"]])
    targets = stance.get("target_any", [stance.get("target")])
    held = [one for one in near if aligned.of(one.holder) in holders]
    alike = [one for one in held if one.kind in kinds]
    right = [one for one in alike if aligned.of(one.target) in targets]
    if right:
        return "found" if any(id(one) in kept for one in right) else "dropped"
    if not set(holders) & set(aligned.actors.values()):
        return "actor"
    if alike:
        return "target"
    if any(one.kind in kinds for one in near):
        return "holder"
    return "kind" if held else "other" if near else "no word"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annotated", type=Path, required=True, action="append")
    parser.add_argument("--language", choices=("de", "en"))
    parser.add_argument("--tuning", action="store_true", help="only the tuning tenth")
    parser.add_argument("--list", choices=CLASSES, help="print the stances of one class too")
    arguments = parser.parse_args()
    found = [case for folder in arguments.annotated for case in cases(folder)]
    found = [case for case in found if arguments.language in (None, case.gold["language"])]
    found = [case for case in found if not arguments.tuning or is_tuning(case.name)]
    counts: Counter[str] = Counter()
    for case, reading in zip(found, readings(case.article for case in found), strict=True):
        for name, stance in classified(case, reading):
            counts[name] += 1
            if name == arguments.list:
                print(
                    f"{case.name}: {stance['actor']} {stance['kind']} {stance.get('target')}: {stance['evidence'][:160]}"
                )
    total = sum(counts.values())
    print(f"{len(found)} articles, {total} required stances")
    for name in CLASSES:
        print(f"{name:9} {counts[name]:5} {counts[name] / max(1, total):6.1%}")


if __name__ == "__main__":
    main()
