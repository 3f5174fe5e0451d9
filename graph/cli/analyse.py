"""`pourparler analyse`: what the network of actors tells."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.analysis.timelines import By

if TYPE_CHECKING:
    import networkx

    from graph.analysis.report import Report
    from graph.model.knowledge import KnowledgeGraph


class Picture(StrEnum):
    """What can be drawn."""

    network = "network"
    timeline = "timeline"


def analyse(
    source: Annotated[
        str, typer.Argument(help="Output folder of a build, folder of a store, or a server's address (bolt://...).")
    ] = "build/graph",
    out: Annotated[
        Path | None, typer.Option(help="Folder of the tables and pictures; `analysis` beside the graph if not given.")
    ] = None,
    relation: Annotated[list[str] | None, typer.Option(help="Only this relation (demands, meets ...); repeat.")] = None,
    since: Annotated[str | None, typer.Option(help="From this day on (YYYY-MM-DD, YYYY-MM or YYYY).")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day.")] = None,
    modality: Annotated[
        list[str] | None, typer.Option(help="actual, future, hypothetical; repeat. All but hypothetical if not given.")
    ] = None,
    minimum_evidence: Annotated[int, typer.Option(help="Only what so many passages say.", min=1)] = 1,
    by: Annotated[By, typer.Option(help="Periods of the pairs.")] = By.month,
    fold_officials: Annotated[
        bool | None,
        typer.Option(
            "--fold-officials/--no-fold-officials",
            help="Count officials for the state or organisation that they represent: everywhere or nowhere. "
            "If not given: for pairs, brokers and camps, and not where persons are asked for.",
        ),
    ] = None,
    picture: Annotated[list[Picture] | None, typer.Option(help="Draw it, as SVG and PNG.")] = None,
    language: Annotated[str, typer.Option(help="Language of the picture: en, de.")] = "en",
    title: Annotated[str, typer.Option(help="Title of the picture.")] = "",
    most: Annotated[
        int | None, typer.Option(help="The picture shows at most so many actors (40) or pairs (8).", min=1)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print all tables as one JSON object.")] = False,
    user: Annotated[str, typer.Option(help="User of a server; the password is read from NEO4J_PASSWORD.")] = "neo4j",
    database: Annotated[str, typer.Option(help="Database of a server.")] = "neo4j",
) -> None:
    """Tell who stands in the middle, who could mediate, which camps there are and how pairs fare over time.

    Prints tables and writes them as CSV. What each figure means: docs/networks.md.

    Example: `pourparler analyse build/graph --since 2022-01 --by week --picture network`
    """
    from graph.analysis.networks import to_networkx
    from graph.analysis.report import analyse as report_of
    from graph.analysis.sources import read_source
    from graph.cli.analysis_tables import show

    knowledge = read_source(source, **({"user": user, "database": database} if "://" in source else {}))
    window = (relation, since, until, modality or ("actual", "future"), minimum_evidence)
    report = report_of(knowledge, *window, by=by, fold=fold_officials)
    folder = out or _beside(source)
    files = report.write(folder)
    style = {"language": language, "title": title, **({"most": most} if most else {})}
    for one in picture or ():
        files += _draw(one, knowledge, to_networkx(knowledge, *window), folder, by=by, fold=fold_officials, **style)
    if as_json:
        typer.echo(_as_json(report))
    else:
        show(report, files)


def _beside(source: str) -> Path:
    """Return the folder `analysis` beside the graph."""
    place = Path("build/graph" if "://" in source else source)
    return (place.parent if place.is_file() or any(place.glob("*.kgl")) else place) / "analysis"


def _draw(
    picture: Picture,
    knowledge: KnowledgeGraph,
    network: networkx.MultiDiGraph[str],
    folder: Path,
    *,
    by: By,
    fold: bool | None,
    **style: Any,
) -> list[Path]:
    from graph.analysis.folding import fold_officials
    from graph.analysis.pictures import draw_network, draw_timeline

    style["articles"] = knowledge.articles.values()
    if picture is Picture.network:
        return draw_network(fold_officials(network) if fold else network, folder, **style)
    return draw_timeline(network if fold is False else fold_officials(network), folder, by=by, **style)


def _as_json(report: Report) -> str:
    tables = {name: [asdict(row) for row in rows] for name, (_, rows) in report.tables().items()}
    return json.dumps({**tables, "balance": asdict(report.balance)}, ensure_ascii=False, indent=1)
