"""Write every step of a scene as a table: `text(scene)` is CSV, `rows(scene)` the same with its numbers.

A forward step is a row with its value. A backward step has a row for every contribution, with the gradient that is
handed on; the seed has one without.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any, Final

import orjson

from chainrule.encode.number_format import jsonable
from chainrule.engine.trace import ForwardStep, Step, Value
from chainrule.scene import Scene

COLUMNS: Final = ("index", "pass", "node", "value", "gradient", "edge", "to", "local", "amount", "total")
Row = tuple[Any, ...]


def text(scene: Scene) -> str:
    """The table as CSV (RFC 4180), the columns' names first.

    Numbers are written in their shortest exact form, arrays as JSON; what is not there is empty.
    """
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(COLUMNS)
    table.writerows([_cell(each) for each in row] for row in rows(scene))
    return written.getvalue()


def rows(scene: Scene) -> Iterator[Row]:
    """The rows, numbers as floats and arrays, None where there is nothing."""
    for step in scene.trace.steps():
        yield from _rows(step, scene)


def _rows(step: Step, scene: Scene) -> Iterator[Row]:
    graph = scene.graph
    node = graph.nodes[step.node].id
    if isinstance(step, ForwardStep):
        yield (step.index, "forward", node, step.value, *[None] * 6)
    elif not step.contributions:
        yield (step.index, "backward", node, None, step.gradient, *[None] * 5)
    else:
        for each in step.contributions:
            edge, to = graph.edge_id(graph.edges[each.edge]), graph.nodes[each.source].id
            numbers = (each.local, each.amount, each.total)
            yield (step.index, "backward", node, None, step.gradient, edge, to, *numbers)


def _cell(each: Value | int | str | None) -> Any:
    if each is None or isinstance(each, int | str):
        return each
    plain = jsonable(each)
    return plain if isinstance(plain, float | str) else orjson.dumps(plain, option=orjson.OPT_SERIALIZE_NUMPY).decode()
