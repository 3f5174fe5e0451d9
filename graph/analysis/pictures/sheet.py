"""The page of a network: shapes, lines, words and the legend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.analysis.pictures.labels import Box
from graph.analysis.pictures.page import CONFLICT, COOPERATION, FAINT, FOOT, INK, MARGIN, PAPER, SOFT, Page
from graph.analysis.pictures.sketch import Colour, Figure, Line, Sketch
from graph.analysis.pictures.wording import Wording

if TYPE_CHECKING:
    from matplotlib.lines import Line2D

COLOURS: dict[Colour, str] = {"cooperation": COOPERATION, "conflict": CONFLICT, "office": FAINT}
SHAPES = {"State": "o", "Organisation": "s", "Official": "^"}
FILLS = {"State": INK, "Organisation": "#9a9a9a", "Official": PAPER}
SIZES = {"State": 13.0, "Organisation": 11.0, "Official": 11.5}
"""Diameter of the shapes in points."""
DASHES = (0, (3.2, 1.8))


class Sheet(Page):
    """A page on which a network is drawn; `big` for more than a dozen actors."""

    def __init__(self, *, big: bool) -> None:
        super().__init__(*((1080.0, 800.0) if big else (720.0, 500.0)))

    @property
    def field(self) -> Box:
        """The box in which the shapes stand: room for a label is left around it."""
        left, bottom, right, top = self.frame
        return left + 55, bottom + 28, right - 55, top - 18

    def line(self, line: Line, start: tuple[float, float], end: tuple[float, float], bend: float) -> None:
        """Draw a line between two shapes, with an arrow where it has a direction."""
        from matplotlib.patches import FancyArrowPatch

        self.axes.add_patch(
            FancyArrowPatch(
                start,
                end,
                arrowstyle="-|>,head_length=4.5,head_width=2.4" if line.arrow else "-",
                connectionstyle=f"arc3,rad={bend}",
                shrinkA=8,
                shrinkB=9,
                mutation_scale=1.6,
                linewidth=_thickness(line),
                linestyle=_dashes(line),
                color=COLOURS[line.colour],
                capstyle="butt",
                zorder=1 if line.colour == "office" else 2,
            )
        )

    def shape(self, figure: Figure, place: tuple[float, float]) -> None:
        """Draw an actor's shape."""
        self.axes.add_line(_mark(figure.kind, place))

    def words(
        self, box: Box, words: str, *, bold: bool, letters: float, colour: str = INK, opaque: bool = False
    ) -> None:
        """Write words into a box; a halo keeps lines off them, `opaque` paper interrupts the line that they stand on."""
        from matplotlib.patheffects import withStroke

        left, bottom, right, top = box
        middle = ((left + right) / 2, (bottom + top) / 2)
        text = self.text(middle, words, bold=bold, letters=letters, color=colour, ha="center", va="center")
        if opaque:
            text.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.6})
        else:
            text.set_path_effects([withStroke(linewidth=2.6, foreground=PAPER)])

    def legend(self, shown: Sketch, words: Wording) -> None:
        """Explain the shapes, the colours and the dashes that occur."""
        x, y = MARGIN + 7, FOOT - 18
        for kind in SHAPES:
            if any(figure.kind == kind for figure in shown.figures):
                self.axes.add_line(_mark(kind, (x, y)))
                x = self._explain(x + 11, y, words[kind])
        for colour in COLOURS:
            if any(line.colour == colour for line in shown.lines):
                x = self._sample(x, y, COLOURS[colour], "-", words[colour])
        if any(line.planned for line in shown.lines):
            self._sample(x, y, SOFT, DASHES, words["planned"])

    def _sample(self, x: float, y: float, colour: str, dashes: Any, words: str) -> float:
        from matplotlib.lines import Line2D

        self.axes.add_line(Line2D([x - 5, x + 17], [y, y], color=colour, linewidth=2.0, linestyle=dashes))
        return self._explain(x + 22, y, words)

    def _explain(self, x: float, y: float, words: str) -> float:
        self.text((x, y), words, bold=False, letters=9, va="center")
        return x + self.measure(words, bold=False, letters=9)[0] + 20


def _mark(kind: str, place: tuple[float, float]) -> Line2D:
    from matplotlib.lines import Line2D

    return Line2D(
        [place[0]],
        [place[1]],
        marker=SHAPES[kind],
        markersize=SIZES[kind],
        markerfacecolor=FILLS[kind],
        markeredgecolor=INK,
        markeredgewidth=1.3,
        linestyle="none",
        zorder=3,
    )


def _thickness(line: Line) -> float:
    return 1.0 if line.colour == "office" else min(1.5 + 0.7 * (line.count - 1), 5.0)


def _dashes(line: Line) -> Any:
    return DASHES if line.planned else "-"
