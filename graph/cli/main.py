"""The command `pourparler`: one module a command, registered here."""

from __future__ import annotations

import sys

import typer

from graph.cli import analyse, build, export, extract, load, query, validate
from graph.errors import GraphError

app = typer.Typer(
    name="pourparler",
    help="Read German and English news and answer, as a graph, who negotiates with whom, who speaks for whom, "
    "who demands, offers, rejects, accuses and denies what: each edge with the sentence that says so.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("build")(build.build)
app.command("extract")(extract.extract)
app.command("query")(query.query)
app.command("export")(export.export)
app.command("load")(load.load)
app.command("analyse")(analyse.analyse)
app.command("validate")(validate.validate)


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    """Read articles, build the graph, ask it."""
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"pourparler {installed('pourparler')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run() -> None:
    """Run the command; an expected error is one line on standard error and exit code 1."""
    try:
        app()
    except GraphError as error:
        typer.echo(f"pourparler: {error}", err=True)
        sys.exit(1)
