"""Write the DOT text by which Graphviz places a graph.

Every edge is two: from its operand to a box that reserves the room of its chips, and from there to its consumer. So
the line runs through the middle of its room, level; nothing else is placed there; and the two edges of `x*x` are two
curves. The second half weighs more: the chips stand near the consumer, to which they belong. Nodes are tables of three
rows, with the port on the row of the body: lines aim at bodies, not at boxes.

Nothing a person typed gets into this text: nodes are called `n0`, `n1`, ..., rooms of edges `e0`, `e1`, ...
"""

from __future__ import annotations

from typing import Final

from chainrule.layout.metrics import GAP, NAME, ROOM_HEIGHT, ROOM_WIDTH, NodeRoom
from chainrule.layout.skeleton import Skeleton

POINTS_PER_INCH: Final = 72.0
NODE_GAP: Final = 14.0
RANK_GAP: Final = 26.0
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
    """DOT text in which one point is one CSS pixel; nodes `n0`... and rooms of edges `e0`... in graph order."""
    inch = POINTS_PER_INCH
    lines = [_HEAD.format(nodesep=NODE_GAP / inch, ranksep=RANK_GAP / inch, patience=_PATIENCE)]
    lines += [f"n{i}[label=<{_table(room)}>];" for i, room in enumerate(skeleton.rooms)]
    if skeleton.edges:
        size = f"width={ROOM_WIDTH / inch:.5f},height={ROOM_HEIGHT / inch:.5f}"
        lines.append(f'node[shape=box,fixedsize=true,label="",{size}];')
    fed = {consumer for _, consumer in skeleton.edges}
    for i, (source, consumer) in enumerate(skeleton.edges):
        weight = _STRAIGHT if source in fed else 1
        lines.append(f"e{i};n{source}:b:e->e{i}:w[weight={weight}];e{i}:e->n{consumer}:b:w[weight={weight + 1}];")
    lines.append("}")
    return "\n".join(lines)


def _table(room: NodeRoom) -> str:
    above = NAME + GAP
    below = GAP + room.flag.height
    heights = (("", above), (' PORT="b"', room.height - above - below), ("", below))
    return _TABLE.format(rows="".join(_ROW.format(port=port, width=room.width, height=h) for port, h in heights))
