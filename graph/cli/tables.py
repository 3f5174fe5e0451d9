"""What a build found, as tables for a person and as JSON for a script."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Claim, Meeting
from graph.model.schema import schema

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from graph.documents import ArticleProblem

KINDS = ("State", "Official", "Organisation")
ROWS = 40


def summary(knowledge: KnowledgeGraph, output: Path, problems: Iterable[ArticleProblem]) -> str:
    """Return the counts, the files and the problems of a build as JSON."""
    kinds = Counter(actor.kind for actor in knowledge.actors.values())
    predicates = Counter(claim.predicate for claim in knowledge.claims.values())
    return json.dumps(
        {
            "articles": len(knowledge.articles),
            "actors": dict(sorted(kinds.items())),
            "claims": dict(sorted(predicates.items())),
            "meetings": len(knowledge.meetings),
            "answers": len(knowledge.answers),
            "output": str(output),
            "problems": [str(problem) for problem in problems],
        },
        ensure_ascii=False,
    )


def show(knowledge: KnowledgeGraph, output: Path) -> None:
    """Print the tables of a build and what to try next."""
    from rich.console import Console

    console = Console()
    for table in (_actors(knowledge), _offices(knowledge)):
        if table.row_count:
            console.print(table)
    _print_meetings(console, knowledge)
    _print_stances(console, knowledge)
    _next_steps(console, output)


def plain_table(title: str, *columns: str) -> Table:
    """Return an empty table with a title, without a frame."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _actors(knowledge: KnowledgeGraph) -> Table:
    table = plain_table("Actors", "kind", "name", "called in the text")
    for kind in KINDS:
        for actor in sorted((one for one in knowledge.actors.values() if one.kind == kind), key=lambda one: one.name):
            table.add_row(kind, actor.name, ", ".join(actor.aliases))
            if table.row_count >= ROWS:
                return _cut(table, len(knowledge.actors))
    return table


def _cut(table: Table, total: int) -> Table:
    if total > table.row_count:
        table.caption = f"the first {table.row_count} of {total}; all are in the files"
    return table


def name(knowledge: KnowledgeGraph, actor: str | None) -> str:
    """Return the name of an actor, a dash for nobody."""
    found = knowledge.actors.get(actor or "")
    return found.name if found else "–"


def _offices(knowledge: KnowledgeGraph) -> Table:
    table = plain_table("Who represents whom", "official", "represents", "as")
    claims = knowledge.of_predicate("represents")
    for claim in sorted(claims, key=lambda one: (name(knowledge, one.object), name(knowledge, one.subject)))[:ROWS]:
        table.add_row(name(knowledge, claim.subject), name(knowledge, claim.object), claim.role)
    return _cut(table, len(claims))


def _print_meetings(console: Console, knowledge: KnowledgeGraph) -> None:
    meetings = sorted(knowledge.meetings.values(), key=lambda one: (one.date or "9", one.id))
    _heading(console, "Meetings", len(meetings))
    for meeting in meetings[:ROWS]:
        who = ", ".join(sorted(name(knowledge, actor) for actor in meeting.participants))
        facts = ", ".join(word for word in (meeting.date or meeting.date_words, meeting.place, meeting.status) if word)
        _entry(console, f"{facts}: [bold]{escape(who)}[/bold]", _quote(knowledge, meeting))


def _print_stances(console: Console, knowledge: KnowledgeGraph) -> None:
    names = [relation.name for relation in schema().family("stance")]
    claims = [claim for claim in knowledge.of_predicate(*names) if claim.polarity == "affirmed"]
    _heading(console, "Stances", len(claims))
    for claim in sorted(claims, key=lambda one: _place(knowledge, one))[:ROWS]:
        _entry(console, _sentence(knowledge, claim), _quote(knowledge, claim))


def _sentence(knowledge: KnowledgeGraph, claim: Claim) -> str:
    """Return a stance in words: who, what, against whom, the matter, the speaker."""
    who, whom = name(knowledge, claim.subject), name(knowledge, claim.object) if claim.object else ""
    mood = "" if claim.modality == "actual" else f" ({claim.modality})"
    head = (
        f"[bold]{escape(who)}[/bold] {schema().relations[claim.predicate].caption_en}{mood} [bold]{escape(whom)}[/bold]"
    )
    head = head.replace("[bold][/bold]", "").rstrip()
    matter = f": {escape(' '.join(claim.content.split()))}" if claim.content else ""
    said = f" (said by {escape(name(knowledge, claim.speaker))})" if claim.speaker else ""
    return head + matter + said


def _heading(console: Console, title: str, total: int) -> None:
    if total:
        console.print(f"[bold]{title}[/bold]" + (f" (the first {ROWS} of {total})" if total > ROWS else ""))


def _entry(console: Console, words: str, quote: str) -> None:
    from rich.padding import Padding

    console.print(Padding(words, (0, 0, 0, 1)), highlight=False)
    console.print(Padding(f"[dim]{escape(quote)}[/dim]", (0, 0, 1, 4)), highlight=False)


def _place(knowledge: KnowledgeGraph, claim: Claim) -> tuple[str, int, str]:
    passages = knowledge.evidence(claim)
    return (passages[0].article, passages[0].start, claim.id) if passages else ("", 0, claim.id)


def _quote(knowledge: KnowledgeGraph, record: Claim | Meeting) -> str:
    passages = knowledge.evidence(record)
    return " ".join(passages[0].quote.split()) if passages else ""


def _next_steps(console: Console, output: Path) -> None:
    console.print(f"[bold]Files[/bold]  {output}: store, graph.ttl, graph.jsonl, graph.graphml, nodes.csv, edges.csv")
    program = _program()
    console.print(f"[bold]Next[/bold]   {program} query 08_accusations_and_denials", highlight=False)
    console.print(f"       {program} analyse {output} --picture network", highlight=False)
    console.print(f"       {program} export {output} --format gexf", highlight=False)
    console.print(f"       {program} load {output} --uri bolt://localhost:7687", highlight=False)


def _program() -> str:
    """Return how the command can be called again from here: by its name, or by its path where it is not on PATH."""
    called = Path(sys.argv[0])
    return str(called) if called.stem == "pourparler" and shutil.which("pourparler") is None else "pourparler"
