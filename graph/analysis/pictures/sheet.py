"""The paper: shapes, lines and words drawn with matplotlib, in points from the left bottom corner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.analysis.pictures.labels import Box
from graph.analysis.pictures.sketch import Colour, Figure, Line, Sketch
from graph.analysis.pictures.wording import Wording

if TYPE_CHECKING:
    from matplotlib.lines import Line2D
    from matplotlib.text import Text

INK, PAPER, SOFT = "#1a1a1a", "#ffffff", "#5a5a5a"
COLOURS: dict[Colour, str] = {"cooperation": "#0072b2", "conflict": "#d55e00", "office": "#b3b3b3"}
SHAPES = {"State": "o", "Organisation": "s", "Official": "^"}
FILLS = {"State": INK, "Organisation": "#9a9a9a", "Official": PAPER}
SIZES = {"State": 13.0, "Organisation": 11.0, "Official": 11.5}
"""Diameter of the shapes in points."""
DASHES = (0, (3.2, 1.8))
MARGIN, HEAD, FOOT = 26.0, 62.0, 66.0
DOTS = 200
"""Dots an inch of the PNG."""
SETTINGS: Any = {
    "svg.hashsalt": "pourparler",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "path.simplify": False,
}


class Sheet:
    """A page on which a network is drawn; `big` for more than a dozen actors."""

    def __init__(self, *, big: bool) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure as Page

        self.width, self.height = (1080.0, 800.0) if big else (720.0, 500.0)
        with _settings():
            self._page = Page(figsize=(self.width / 72, self.height / 72), dpi=72, facecolor=PAPER)
            FigureCanvasAgg(self._page)
            self._axes = self._page.add_axes((0, 0, 1, 1), xlim=(0, self.width), ylim=(0, self.height))
            self._axes.set_axis_off()

    @property
    def frame(self) -> Box:
        """The box in which the network and its labels must stay."""
        return MARGIN, FOOT, self.width - MARGIN, self.height - HEAD

    @property
    def field(self) -> Box:
        """The box in which the shapes stand: room for a label is left around it."""
        left, bottom, right, top = self.frame
        return left + 55, bottom + 28, right - 55, top - 18

    def measure(self, words: str, *, bold: bool, letters: float) -> tuple[float, float]:
        """Return the width and the height of a text."""
        with _settings():
            text = self._text((0, 0), words, bold=bold, letters=letters)
            extent = text.get_window_extent()
            text.remove()
        return float(extent.width), float(extent.height)

    def line(self, line: Line, start: tuple[float, float], end: tuple[float, float], bend: float) -> None:
        """Draw a line between two shapes, with an arrow where it has a direction."""
        from matplotlib.patches import FancyArrowPatch

        self._axes.add_patch(
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
        self._axes.add_line(_mark(figure.kind, place))

    def words(
        self, box: Box, words: str, *, bold: bool, letters: float, colour: str = INK, opaque: bool = False
    ) -> None:
        """Write words into a box; a halo keeps lines off them, `opaque` paper interrupts the line that they stand on."""
        from matplotlib.patheffects import withStroke

        left, bottom, right, top = box
        middle = ((left + right) / 2, (bottom + top) / 2)
        text = self._text(middle, words, bold=bold, letters=letters, color=colour, ha="center", va="center")
        if opaque:
            text.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.6})
        else:
            text.set_path_effects([withStroke(linewidth=2.6, foreground=PAPER)])

    def head(self, title: str, below: str) -> None:
        """Write the title and the line below it."""
        self._line_of_text(self.height - 30, title, bold=True, letters=15)
        self._line_of_text(self.height - 47, below, bold=False, letters=10, color=SOFT)

    def foot(self, lines: Sequence[str]) -> None:
        """Write the source line."""
        for number, words in enumerate(lines):
            self._line_of_text(24 - 11.5 * number, words, bold=False, letters=8, color=SOFT)

    def legend(self, shown: Sketch, words: Wording) -> None:
        """Explain the shapes, the colours and the dashes that occur."""
        x, y = MARGIN + 7, FOOT - 18
        for kind in SHAPES:
            if any(figure.kind == kind for figure in shown.figures):
                self._axes.add_line(_mark(kind, (x, y)))
                x = self._explain(x + 11, y, words[kind])
        for colour in COLOURS:
            if any(line.colour == colour for line in shown.lines):
                x = self._sample(x, y, COLOURS[colour], "-", words[colour])
        if any(line.planned for line in shown.lines):
            self._sample(x, y, SOFT, DASHES, words["planned"])

    def save(self, stem: Path, title: str) -> list[Path]:
        """Write the SVG and the PNG and return their paths."""
        with _settings():
            svg, png = stem.with_suffix(".svg"), stem.with_suffix(".png")
            self._page.savefig(svg, metadata={"Date": None, "Creator": None, "Title": title})
            self._page.savefig(png, dpi=DOTS, metadata={"Software": None, "Title": title})
        return [svg, png]

    def _sample(self, x: float, y: float, colour: str, dashes: Any, words: str) -> float:
        from matplotlib.lines import Line2D

        self._axes.add_line(Line2D([x - 5, x + 17], [y, y], color=colour, linewidth=2.0, linestyle=dashes))
        return self._explain(x + 22, y, words)

    def _explain(self, x: float, y: float, words: str) -> float:
        self._text((x, y), words, bold=False, letters=9, va="center")
        return x + self.measure(words, bold=False, letters=9)[0] + 20

    def _line_of_text(self, height: float, words: str, *, bold: bool, letters: float, **style: Any) -> None:
        """Write a line across the page, in smaller letters if it is too long."""
        width, _ = self.measure(words, bold=bold, letters=letters)
        fitting = letters * min(1.0, (self.width - 2 * MARGIN) / max(width, 1.0))
        self._text((MARGIN, height), words, bold=bold, letters=fitting, **style)

    def _text(self, place: tuple[float, float], words: str, *, bold: bool, letters: float, **style: Any) -> Text:
        weight = "bold" if bold else "normal"
        with _settings():
            return self._axes.text(
                *place, words, fontsize=letters, fontweight=weight, zorder=4, **{"color": INK, **style}
            )


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


@contextmanager
def _settings() -> Iterator[None]:
    from matplotlib import rc_context

    with rc_context(SETTINGS):
        yield
