"""Place a graph by computation, for graphs that are too large for Graphviz. Time grows with the number of edges.

Columns are ranks (the longest way from a leaf); a leaf stands in the column before its first consumer. The order in
a column comes from barycentre sweeps, the heights from the mean of the neighbours' heights, as near to it as the
order and the rooms allow. Curves of edges that skip columns may pass behind other nodes. (After Sugiyama, Tagawa and
Toda, 1981; heights by pooling adjacent violators.)
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from chainrule.layout.bezier import line, swing
from chainrule.layout.dot import NODE_GAP, RANK_GAP
from chainrule.layout.draft import Draft
from chainrule.layout.skeleton import Skeleton

_SWEEPS: Final = 4


def place_by_columns(skeleton: Skeleton) -> Draft:
    """Centres and curves; the same for the same skeleton, always."""
    operands, consumers = _neighbours(skeleton)
    columns = _columns(ranks(skeleton))
    _order(columns, operands, consumers)
    up, down = [room.up for room in skeleton.rooms], [room.down for room in skeleton.rooms]
    heights = _heights(columns, operands, consumers, up, down)
    return _draw(skeleton, columns, heights, max(h + d for h, d in zip(heights, down, strict=True)))


def ranks(skeleton: Skeleton) -> list[int]:
    """The column of every node: one more than its farthest operand's; of a leaf, one less than its first consumer's."""
    rank = [0] * len(skeleton.rooms)
    fed = [False] * len(skeleton.rooms)
    for source, consumer in skeleton.edges:
        fed[consumer] = True
        rank[consumer] = max(rank[consumer], rank[source] + 1)
    first: dict[int, int] = {}
    for source, consumer in skeleton.edges:
        if not fed[source]:
            first[source] = min(first.get(source, rank[consumer]), rank[consumer])
    for leaf, column in first.items():
        rank[leaf] = column - 1
    return rank


def _neighbours(skeleton: Skeleton) -> tuple[list[list[int]], list[list[int]]]:
    operands: list[list[int]] = [[] for _ in skeleton.rooms]
    consumers: list[list[int]] = [[] for _ in skeleton.rooms]
    for source, consumer in skeleton.edges:
        operands[consumer].append(source)
        consumers[source].append(consumer)
    return operands, consumers


def _columns(rank: list[int]) -> list[list[int]]:
    columns: list[list[int]] = [[] for _ in range(max(rank) + 1)]
    for node, column in enumerate(rank):
        columns[column].append(node)
    return columns


def _order(columns: list[list[int]], operands: list[list[int]], consumers: list[list[int]]) -> None:
    """Sort every column by the mean place of its neighbours, to the right and back."""
    place = [0.0] * sum(map(len, columns))
    for column in columns:
        _number(column, place)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        for column in columns if forward else reversed(columns):
            seen = operands if forward else consumers
            wish = {node: _mean([place[other] for other in seen[node]], place[node]) for node in column}
            column.sort(key=lambda node: (wish[node], place[node]))
            _number(column, place)


def _number(column: list[int], place: list[float]) -> None:
    for i, node in enumerate(column):
        place[node] = (i + 0.5) / len(column)


def _mean(values: list[float], default: float) -> float:
    return sum(values) / len(values) if values else default


def _heights(
    columns: list[list[int]],
    operands: list[list[int]],
    consumers: list[list[int]],
    up: list[float],
    down: list[float],
) -> list[float]:
    """The height of every body's centre, the topmost room at 0."""
    heights = [0.0] * len(up)
    for column in columns:
        _settle(column, heights, up, down)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 1
        for column in columns if forward else reversed(columns):
            seen = operands if forward else consumers
            for node in column:
                heights[node] = _mean([heights[other] for other in seen[node]], heights[node])
            _settle(column, heights, up, down)
    top = min(h - u for h, u in zip(heights, up, strict=True))
    return [h - top for h in heights]


def _settle(column: list[int], heights: list[float], up: list[float], down: list[float]) -> None:
    """Move the nodes of a column as little as possible (least squares) so that none overlaps the next."""
    below = [0.0]
    for a, b in pairwise(column):
        below.append(below[-1] + down[a] + NODE_GAP + up[b])
    blocks: list[tuple[float, int]] = []
    for node, offset in zip(column, below, strict=True):
        total, count = heights[node] - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / count:
            total, count = total + blocks[-1][0], count + blocks[-1][1]
            blocks.pop()
        blocks.append((total, count))
    settled = [total / count for total, count in blocks for _ in range(count)]
    for node, offset, base in zip(column, below, settled, strict=True):
        heights[node] = base + offset


def _draw(skeleton: Skeleton, columns: list[list[int]], heights: list[float], height: float) -> Draft:
    middles, before, width = _columns_across(skeleton, columns)
    nodes = [(x, y - room.body.dy) for x, y, room in zip(middles, heights, skeleton.rooms, strict=True)]
    curves = []
    for source, consumer in skeleton.edges:
        start = middles[source] + skeleton.rooms[source].width / 2, heights[source]
        into = skeleton.rooms[consumer]
        end = middles[consumer] - into.width / 2 - into.before, heights[consumer]
        # Where the rooms of others in the column reach farther to the left the curve comes level from there.
        curves.append(swing(start, (min(end[0], before[consumer]), end[1])))
        if before[consumer] < end[0]:
            curves[-1] += line(curves[-1][-1], end)[1:]
    return Draft(width, height, nodes, curves)


def _columns_across(skeleton: Skeleton, columns: list[list[int]]) -> tuple[list[float], list[float], float]:
    """The middle of every node's column, where the column begins with its rooms, and the width of the picture."""
    middles, begins = [0.0] * len(skeleton.rooms), [0.0] * len(skeleton.rooms)
    x = 0.0
    for i, column in enumerate(columns):
        x += RANK_GAP if i else 0.0
        left = max((skeleton.rooms[node].before + skeleton.rooms[node].width / 2 for node in column), default=0.0)
        right = max((skeleton.rooms[node].width / 2 for node in column), default=0.0)
        for node in column:
            middles[node], begins[node] = x + left, x
        x += left + right
    return middles, begins, x
