"""Officials folded into the state or organisation for which they speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx


def fold_officials(network: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    """Return a network in which the acts of an official are acts of the side that they represent.

    A minister who threatens is a state that threatens: for blocs and pairs the person is the voice, not the party. An
    official without an office stays. What happens inside one side (an official criticises their own state) falls out.
    """
    folded: networkx.MultiDiGraph[str] = type(network)()
    side = dict(network.nodes(data="side"))
    folded.add_nodes_from((node, data) for node, data in network.nodes(data=True) if side[node] == node)
    for source, target, key, data in network.edges(keys=True, data=True):
        if side[source] != side[target]:
            folded.add_edge(side[source], side[target], key=key, **data)
    return folded
