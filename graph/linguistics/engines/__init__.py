"""Language engines: the project's own and whatever spaCy pipeline the user has installed."""

from __future__ import annotations

from graph.errors import UsageError
from graph.linguistics.engines.base import Engine, Text

__all__ = ["Engine", "Text", "open_engine"]


def open_engine(name: str = "pourparler", threads: int = 1) -> Engine:
    """Open the engine `name`: "pourparler" (in the package), "spacy:PIPELINE" or "stanza:LANGUAGE" (where installed).

    Heavy libraries are imported here and not before. Raises UsageError if there is no such engine.
    """
    kind, _, detail = name.partition(":")
    if kind == "pourparler" and not detail:
        from graph.linguistics.engines.encoder import EncoderEngine

        return EncoderEngine(threads=threads)
    if kind in ("spacy", "stanza") and detail:
        from graph.linguistics.engines.installed import open_installed

        return open_installed(kind, detail)
    raise UsageError(f"There is no engine {name!r}. There are: pourparler, spacy:PIPELINE, stanza:LANGUAGE.")
