"""Find `seeds/` and `cypher/`, which lie beside the package in a checkout and inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def shared(name: str) -> Path:
    """Return the folder `name` ("seeds" or "cypher") of the wheel or of the checkout."""
    installed = PACKAGE / "_shared" / name
    return installed if installed.is_dir() else PACKAGE.parent / name
