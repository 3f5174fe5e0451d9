"""The paper: a page in points from the left bottom corner, with a head, a foot and words, saved as SVG and PNG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.analysis.pictures.labels import Box

if TYPE_CHECKING:
    from matplotlib.text import Text

INK, PAPER, SOFT = "#1a1a1a", "#ffffff", "#5a5a5a"
COOPERATION, CONFLICT, FAINT = "#0072b2", "#d55e00", "#b3b3b3"
"""Blue and vermilion of Okabe and Ito (2008): told apart by the colour-blind, and in grey."""
MARGIN, HEAD, FOOT = 26.0, 62.0, 66.0
DOTS = 200
"""Dots an inch of the PNG."""
SETTINGS: Any = {
    "svg.hashsalt": "pourparler",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "path.simplify": False,
    "text.parse_math": False,
}


class Page:
    """An empty page of a width and a height."""

    def __init__(self, width: float, height: float) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.width, self.height = width, height
        with _settings():
            self._paper = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor=PAPER)
            FigureCanvasAgg(self._paper)
            self.axes = self._paper.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height))
            self.axes.set_axis_off()

    @property
    def frame(self) -> Box:
        """The box between the head and the foot."""
        return MARGIN, FOOT, self.width - MARGIN, self.height - HEAD

    def measure(self, words: str, *, bold: bool, letters: float) -> tuple[float, float]:
        """Return the width and the height of a text."""
        with _settings():
            text = self.text((0, 0), words, bold=bold, letters=letters)
            extent = text.get_window_extent()
            text.remove()
        return float(extent.width), float(extent.height)

    def head(self, title: str, below: str) -> None:
        """Write the title and the line below it."""
        self.fitted(self.height - 30, title, bold=True, letters=15)
        self.fitted(self.height - 47, below, bold=False, letters=10, color=SOFT)

    def foot(self, lines: Sequence[str]) -> None:
        """Write the source line."""
        for number, words in enumerate(lines):
            self.fitted(24 - 11.5 * number, words, bold=False, letters=8, color=SOFT)

    def save(self, stem: Path, title: str) -> list[Path]:
        """Write the SVG and the PNG and return their paths."""
        with _settings():
            svg, png = stem.with_suffix(".svg"), stem.with_suffix(".png")
            self._paper.savefig(svg, metadata={"Date": None, "Creator": None, "Title": title})
            self._paper.savefig(png, dpi=DOTS, metadata={"Software": None, "Title": title})
        return [svg, png]

    def fitted(self, height: float, words: str, *, bold: bool, letters: float, room: float = 0.0, **style: Any) -> None:
        """Write a line from the left margin, in smaller letters if it does not fit the room (the page, if not given)."""
        width, _ = self.measure(words, bold=bold, letters=letters)
        fitting = letters * min(1.0, (room or self.width - 2 * MARGIN) / max(width, 1.0))
        self.text((MARGIN, height), words, bold=bold, letters=fitting, **style)

    def rule(self, start: tuple[float, float], end: tuple[float, float], *, colour: str, width: float) -> None:
        """Draw a straight line, `width` points thick, with square ends."""
        from matplotlib.lines import Line2D

        style: Any = {"color": colour, "linewidth": width, "solid_capstyle": "butt", "zorder": 2}
        self.axes.add_line(Line2D([start[0], end[0]], [start[1], end[1]], **style))

    def text(self, place: tuple[float, float], words: str, *, bold: bool, letters: float, **style: Any) -> Text:
        """Write a text; `style` as in matplotlib."""
        weight = "bold" if bold else "normal"
        with _settings():
            return self.axes.text(
                *place, words, fontsize=letters, fontweight=weight, zorder=4, **{"color": INK, **style}
            )


@contextmanager
def _settings() -> Iterator[None]:
    from matplotlib import rc_context

    with rc_context(SETTINGS):
        yield
