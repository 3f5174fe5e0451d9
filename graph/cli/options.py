"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Published = Annotated[str | None, typer.Option(help="Day of publication (YYYY-MM-DD) where an article does not say.")]
Language = Annotated[str | None, typer.Option(help="`de` or `en`; detected if not given.")]
EngineName = Annotated[
    str, typer.Option(help="The language engine: `pourparler`, `spacy:PIPELINE`, `stanza:LANGUAGE`.")
]
Threads = Annotated[int, typer.Option(help="Threads of the engine.", min=1)]
