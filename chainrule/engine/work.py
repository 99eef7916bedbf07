"""Tell from shapes alone how much it takes to compute a graph: `forward_work(graph, i)`, `backward_work(graph, edge)`.

Work is counted in numbers written or read by numpy's plain loops, each about a nanosecond of one processor. Products
that a library multiplies block by block (matrix products, inverses) are cheaper: `FAST` of them count as one. Sums of
products that numpy takes one by one (convolutions, einsum) count as they are.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from chainrule.engine.graph import Edge, Graph, Node, Shape
from chainrule.engine.ops import OPS
from chainrule.engine.ops.algebra import letters_of
from chainrule.engine.ops.windows import both

FAST = 8
"""Products of a matrix product that take as long as one number of a plain loop."""
PASSES = 4
"""A function of every element, and a derivative of it, take as long as so many plain numbers."""
SLOW: Mapping[str, int] = MappingProxyType({"erf": 30, "gelu": 30, "prod": 40, "cumsum": 2, "logsumexp": 4})
"""Ops that numpy has no loop for, or that take several, by how much slower they are than others."""
LOOPED = 5
"""A product that numpy takes one by one, of places that lie apart in memory, takes as long as so many numbers."""

Count = Callable[[Node, tuple[Shape, ...]], int]


def size(shape: Shape) -> int:
    """The number of elements, as an unbounded integer."""
    return math.prod(shape)


def forward_work(graph: Graph, i: int) -> int:
    """What computing node `i` from its operands takes; a leaf takes nothing."""
    node = graph.nodes[i]
    if node.is_leaf:
        return 0
    shapes = operand_shapes(graph, node)
    touched = size(node.shape) + sum(map(size, shapes))
    return touched * PASSES * SLOW.get(node.op, 1) + products(node, shapes)


def backward_work(graph: Graph, edge: Edge) -> int:
    """What an edge's contribution, and adding it to what has arrived, takes."""
    node = graph.nodes[edge.consumer]
    shapes = operand_shapes(graph, node)
    touched = 2 * size(node.shape) + size(shapes[edge.slot])
    return touched * PASSES * SLOW.get(node.op, 1) + products(node, shapes)


def products(node: Node, shapes: tuple[Shape, ...]) -> int:
    """The products that are summed in a node, or in the contribution of one of its edges."""
    count = PRODUCTS.get(node.op)
    return 0 if count is None else count(node, shapes)


def operand_shapes(graph: Graph, node: Node) -> tuple[Shape, ...]:
    return tuple(graph.nodes[source].shape for source in node.inputs)


def of_matrices(node: Node, shapes: tuple[Shape, ...]) -> int:
    return size(node.shape) * (shapes[0][-1] if shapes[0] else 1) // FAST


def of_cubes(node: Node, shapes: tuple[Shape, ...]) -> int:
    return size(shapes[0]) * shapes[0][-1] // FAST


def of_letters(node: Node, shapes: tuple[Shape, ...]) -> int:
    """Every combination of the letters is a product, and numpy takes them one by one."""
    given, _ = letters_of(node.options["subscripts"])
    axes = (zip(letters, shape, strict=True) for letters, shape in zip(given, shapes, strict=True))
    lengths = dict(itertools.chain.from_iterable(axes))
    return math.prod(lengths.values()) * (1 + len(shapes))


def of_kernel(node: Node, shapes: tuple[Shape, ...]) -> int:
    """Every element of the result sums a kernel: all of it for one channel, else that of its own channel."""
    kernel = shapes[1]
    return LOOPED * size(node.shape) * size(kernel[1:] if len(kernel) > 2 else kernel)


def of_window(node: Node, _: tuple[Shape, ...]) -> int:
    options: Mapping[str, Any] = {**OPS[node.op].options, **node.options}
    return 4 * LOOPED * size(node.shape) * math.prod(both(options["kernel_size"]))


PRODUCTS: Mapping[str, Count] = MappingProxyType(
    {
        "matmul": of_matrices,
        "dot": of_matrices,
        "affine": of_matrices,
        "det": of_cubes,
        "inv": of_cubes,
        "solve": of_cubes,
        "einsum": of_letters,
        "conv1d": of_kernel,
        "conv2d": of_kernel,
        "max_pool2d": of_window,
        "avg_pool2d": of_window,
    }
)
"""By op: how many products it sums, in units of work. All other ops read and write their elements a few times."""
