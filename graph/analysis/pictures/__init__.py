"""Pictures of networks that can be printed: `draw_network(network, folder)` writes SVG and PNG, the same bytes every time."""

from graph.analysis.pictures.network import draw_network

__all__ = ["draw_network"]
