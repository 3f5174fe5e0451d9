"""A network of actors as a picture: `network.svg` and `network.png`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph.analysis.pictures.labels import Label, along, around, placed
from graph.analysis.pictures.layout import Places, places
from graph.analysis.pictures.page import INK
from graph.analysis.pictures.routes import bends, curve
from graph.analysis.pictures.sheet import COLOURS, Sheet
from graph.analysis.pictures.sketch import Figure, Line, Sketch, sketch
from graph.analysis.pictures.wording import Wording, sources, wording
from graph.errors import UsageError
from graph.model.records import Article

if TYPE_CHECKING:
    import networkx

MOST = 40
"""So many actors fit on a picture that can be read."""
FEW = 14
"""Up to so many lines have their verbs written on them."""
OFFICE_LENGTH, MORE_LENGTH = 0.7, 0.12
"""Length of the line from an official to their side, and what each further line adds; the first between two acting is 1."""
LETTERS_A_LINE = 20
RADIUS = 7.0
Curve = NDArray[np.float64]


def draw_network(
    network: networkx.MultiDiGraph[str],
    folder: Path,
    *,
    articles: Iterable[Article] = (),
    language: str = "en",
    title: str = "",
    most: int = MOST,
) -> list[Path]:
    """Draw who deals with whom into `folder` and return the paths of the SVG and the PNG.

    `network` is one of `to_networkx`, whole, in part or with officials folded. The source line counts those of
    `articles` that a line comes from.
    Shapes tell states, officials and organisations apart; colours (Okabe and Ito 2008, safe for the colour-blind)
    cooperation and conflict; what is only planned is dashed. The same network gives the same bytes.

    Raises UsageError if there are no words in `language`, or nothing to draw.
    """
    words = wording(language)
    shown = sketch(network, most=most, language=language)
    if not shown.figures:
        raise UsageError("no two actors deal with each other here, so there is nothing to draw; look at more")
    sheet = Sheet(big=len(shown.figures) > 12)
    _draw(sheet, shown)
    sheet.head(title or words["title"], words.period(day for line in shown.lines for day in line.days))
    sheet.legend(shown, words)
    sheet.foot(_foot(shown, words, sources(network, articles)))
    folder.mkdir(parents=True, exist_ok=True)
    return sheet.save(folder / "network", title or words["title"])


def _draw(sheet: Sheet, shown: Sketch) -> None:
    where = _places(sheet, shown)
    bent = bends(shown.lines, where)
    for line, bend in zip(shown.lines, bent, strict=True):
        sheet.line(line, where[line.source], where[line.target], bend)
    for figure in shown.figures:
        sheet.shape(figure, where[figure.id])
    curves = [curve(where[line.source], where[line.target], bend) for line, bend in zip(shown.lines, bent, strict=True)]
    _write(sheet, shown, where, curves)


def _places(sheet: Sheet, shown: Sketch) -> Places:
    from networkx import Graph

    ties: networkx.Graph[str] = Graph()
    ties.add_nodes_from(sorted(figure.id for figure in shown.figures))
    for line in shown.lines:
        if ties.has_edge(line.source, line.target):
            ties[line.source][line.target]["length"] += MORE_LENGTH
        else:
            ties.add_edge(line.source, line.target, length=OFFICE_LENGTH if line.colour == "office" else 1.0)
    left, bottom, right, top = sheet.field
    return {node: (left + x, bottom + y) for node, (x, y) in places(ties, right - left, top - bottom).items()}


def _write(sheet: Sheet, shown: Sketch, where: Places, curves: Sequence[Curve]) -> None:
    """Write the names, and on few lines their verbs, so that none covers another or a shape."""
    notes = [_name(sheet, figure, where[figure.id]) for figure in shown.figures]
    if sum(bool(line.words) for line in shown.lines) <= FEW:
        notes += [_verb(sheet, line, points) for line, points in zip(shown.lines, curves, strict=True) if line.words]
    shapes = [(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in where.values()]
    boxes = placed([note.label for note in notes], shapes, np.concatenate([np.zeros((0, 2)), *curves]), sheet.frame)
    for note, box in zip(notes, boxes, strict=True):
        sheet.words(box, note.words, bold=note.bold, letters=note.letters, colour=note.colour, opaque=note.opaque)


@dataclass(frozen=True, slots=True)
class Note:
    """Words to be written somewhere near."""

    words: str
    label: Label
    bold: bool
    letters: float
    colour: str = INK
    opaque: bool = False


def _name(sheet: Sheet, figure: Figure, place: tuple[float, float]) -> Note:
    words, bold = fill(figure.label, LETTERS_A_LINE, break_long_words=False), figure.kind == "State"
    letters = 9.5 if bold else 8.5
    return Note(words, around(place, *sheet.measure(words, bold=bold, letters=letters), RADIUS), bold, letters)


def _verb(sheet: Sheet, line: Line, points: Curve) -> Note:
    words = fill(line.words, LETTERS_A_LINE)
    size = sheet.measure(words, bold=False, letters=7.5)
    return Note(words, along(points, *size), bold=False, letters=7.5, colour=COLOURS[line.colour], opaque=True)


def _foot(shown: Sketch, words: Wording, articles: list[Article]) -> list[str]:
    cut = words["cut"].format(shown=len(shown.figures), total=shown.total) if len(shown.figures) < shown.total else ""
    first = " ".join(part for part in (words.source(articles), cut) if part)
    thick = words["more"] if any(line.count > 1 for line in shown.lines) else ""
    return [first, " ".join(part for part in (words["machine"], thick) if part)]
