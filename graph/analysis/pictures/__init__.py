"""Pictures that can be printed: `draw_network(network, folder)` writes SVG and PNG, the same bytes every time."""

from graph.analysis.pictures.network import draw_network
from graph.analysis.pictures.timeline import draw_timeline

__all__ = ["draw_network", "draw_timeline"]
