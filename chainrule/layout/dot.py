"""Write the DOT text by which Graphviz places a graph.

The box of a node is the node and, before it, the rooms of the chips on its edges; so nothing else is placed there. It
is a table of three rows, with the port on the row of the body: lines aim at bodies, not at boxes.

Nothing a person typed gets into this text: nodes are called `n0`, `n1`, ...
"""

from __future__ import annotations

from typing import Final

from chainrule.layout.metrics import NodeRoom
from chainrule.layout.skeleton import Skeleton

POINTS_PER_INCH: Final = 72.0
NODE_GAP: Final = 17.0
RANK_GAP: Final = 28.0
_STRAIGHT: Final = 6
"""How much more Graphviz strives to keep an edge between computing nodes short and level than one from a leaf."""

_PATIENCE: Final = 6
"""Graphviz may move nodes this many times as often as there are nodes; few graphs need more, and those take minutes."""

_HEAD: Final = (
    "digraph{{rankdir=LR;nodesep={nodesep:.5f};ranksep={ranksep:.5f};nslimit={patience};"
    "node[shape=plain];edge[arrowhead=none];"
)
_ROW: Final = '<TR><TD{port} FIXEDSIZE="TRUE" WIDTH="{width:.0f}" HEIGHT="{height:.0f}"></TD></TR>'
_TABLE: Final = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{rows}</TABLE>'


def geometry(skeleton: Skeleton) -> str:
    """DOT text in which one point is one CSS pixel; nodes `n0`... in graph order."""
    inch = POINTS_PER_INCH
    lines = [_HEAD.format(nodesep=NODE_GAP / inch, ranksep=RANK_GAP / inch, patience=_PATIENCE)]
    lines += [f"n{i}[label=<{_table(room)}>];" for i, room in enumerate(skeleton.rooms)]
    fed = {consumer for _, consumer in skeleton.edges}
    for source, consumer in skeleton.edges:
        lines.append(f"n{source}:b:e->n{consumer}:b:w[weight={_STRAIGHT if source in fed else 1}];")
    lines.append("}")
    return "\n".join(lines)


def _table(room: NodeRoom) -> str:
    half = room.body.height / 2
    heights = (("", room.up - half), (' PORT="b"', 2 * half), ("", room.down - half))
    width = room.before + room.width
    rows = (_ROW.format(port=port, width=width, height=height) for port, height in heights if height >= 1)
    return _TABLE.format(rows="".join(rows))
