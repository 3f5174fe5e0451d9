"""The saved queries as favourites of Neo4j Browser: drop `cypher/favourites.zip` onto its Favorites drawer.

`python -m graph.stores.favourites cypher/favourites.zip` writes the file anew.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

from graph.stores.questions import PARAM, TOKEN, folder, names

DRAWER = "Pourparler"


def favourite(text: str) -> str:
    """Return a saved query with the defaults in the place of its parameters, to be changed in the editor.

    Neo4j Browser shows no picture for a text of several statements, so `:param` lines would hide the answer.
    """
    defaults = dict(PARAM.findall(text))
    bare = "".join(line for line in text.splitlines(keepends=True) if not PARAM.match(line))
    return TOKEN.sub(lambda match: defaults[match[1]] if match[1] else match[0], bare)


def archive() -> bytes:
    """Return the zip file, the same bytes for the same queries."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names():
            text = (folder() / f"{name}.cypher").read_text("utf-8")
            file.writestr(zipfile.ZipInfo(f"{DRAWER}/{name}.cypher"), favourite(text))
    return packed.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(archive())
