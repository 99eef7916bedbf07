"""Build a graph node by node: operands in, position out; shapes are inferred, limits kept, ids given out.

builder = GraphBuilder(limits)
w, x = builder.input("w"), builder.input("x")
y = builder.add("multiply", (w, x), id="y")
graph = builder.graph(y)
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from chainrule.engine.graph import CONSTANT, INPUT, NO_OPTIONS, Constant, Graph, Node, Role, Shape, check_graph
from chainrule.engine.ops import MANY, OPS, Op
from chainrule.errors import GraphError, LimitError, ShapeError, Span
from chainrule.fields import is_number
from chainrule.limits import Limits
from chainrule.sentences import Sentence, say

NO_LABELS: Mapping[str, str] = MappingProxyType({})


class GraphBuilder:
    """Grows a graph within `limits`. Nameless nodes get ids like `mul_1`, never one of `reserved` or one in use.

    `labels` are the signs that the field has for nodes, by id; see `Node`.
    """

    def __init__(
        self, limits: Limits | None = None, *, reserved: Iterable[str] = (), labels: Mapping[str, str] = NO_LABELS
    ) -> None:
        self._limits = limits or Limits()
        self._labels = labels
        self._nodes: list[Node] = []
        self._reserved = frozenset(reserved)
        self._ids: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._sizes: list[int] = []
        self._elements = self._edge_elements = 0

    def __len__(self) -> int:
        return len(self._nodes)

    def __getitem__(self, position: int) -> Node:
        return self._nodes[position]

    def shape(self, position: int) -> Shape:
        return self._nodes[position].shape

    def input(
        self, id: str, shape: Sequence[int] = (), *, role: Role = "input", group: str = "", span: Span | None = None,
        text: str = "", label: str = "",
    ) -> int:  # fmt: skip
        """A leaf whose value comes with every run."""
        lengths = tuple(shape)
        # Most inputs are single numbers: nothing is made for them that would look at no length.
        if lengths and not all(isinstance(n, int) and not isinstance(n, bool) and n > 0 for n in lengths):
            message = say(
                "{node} has shape {shape}; every length must be a positive integer", node=repr(id), shape=lengths
            )
            raise ShapeError("bad-shape", message, span=span, node=id)
        text = text or label or id
        return self._append(Node(id, INPUT, shape=lengths, role=role, group=group, span=span, text=text, label=label))

    def constant(
        self, value: Constant, *, id: str | None = None, group: str = "", span: Span | None = None, text: str = "",
        label: str = "",
    ) -> int:  # fmt: skip
        """A leaf whose value, a number or nested tuples of numbers, is part of the graph."""
        name, shape = id or self._new_id("const"), constant_shape(value)
        if not shape:
            value = float(value)  # type: ignore[arg-type]
            text = text or f"{value:g}"
        return self._append(
            Node(name, CONSTANT, (), NO_OPTIONS, shape, "constant", group, span, text or name, value, label)
        )

    def add(
        self, op: str, operands: Sequence[int], options: Mapping[str, Any] = NO_OPTIONS, *, id: str | None = None,
        role: Role = "hidden", group: str = "", span: Span | None = None, text: str = "", label: str = "",
    ) -> int:  # fmt: skip
        """A computing node; `operands` are positions. Raises ShapeError, LimitError or GraphError with the span."""
        entry = OPS.get(op)
        if entry is None:
            raise GraphError("unknown-op", say("there is no op {op}", op=repr(op)), span=span, node=id)
        nodes, shapes = self._nodes, []
        for position in operands:
            if not 0 <= position < len(nodes):
                raise GraphError(
                    "dangling-edge",
                    say("operand {position} of {op} is no node", position=position, op=op),
                    span=span,
                    node=id,
                )
            shapes.append(nodes[position].shape)
        settled = settle(options)
        try:
            check_call(entry, len(operands), settled)
            shape = entry.shape(*shapes, **settled)
        except ShapeError as error:
            raise self._located(error, operands, span, id) from None
        name = id or self._new_id(entry.prefix)
        label = label or self._labels.get(name, "")
        return self._append(
            Node(name, op, tuple(operands), settled, shape, role=role, group=group, span=span, text=text, label=label)
        )

    def graph(self, output: int) -> Graph:
        """The graph that computes node `output`, which must be a single number."""
        if not 0 <= output < len(self._nodes):
            raise GraphError("no-output", say("the output is node {output}, which is none", output=output))
        node = self._nodes[output]
        check_scalar(node)
        nodes = list(self._nodes)
        if node.role == "hidden":
            nodes[output] = replace(node, role="output")
        graph = Graph(tuple(nodes), output)
        check_graph(graph)
        return graph

    def _new_id(self, prefix: str) -> str:
        while True:
            self._counts[prefix] += 1
            id = f"{prefix}_{self._counts[prefix]}"
            if id not in self._reserved and id not in self._ids:
                return id

    def _append(self, node: Node) -> int:
        if node.id in self._ids:
            message = say("two nodes are called {node}; ids must differ", node=repr(node.id))
            raise GraphError("doubled-id", message, span=node.span, node=node.id)
        self._check_limits(node)
        self._ids.add(node.id)
        self._nodes.append(node)
        return len(self._nodes) - 1

    def _check_limits(self, node: Node) -> None:
        """Refuse what would be too large. Sizes are Python integers: products cannot overflow."""
        limits, size, count = self._limits, math.prod(node.shape) if node.shape else 1, len(self._nodes)
        if count >= limits.nodes:
            message = say("the graph would have more than {most} nodes", most=limits.nodes)
            raise limit_error("nodes", message, node, count + 1, limits.nodes)
        if len(node.shape) > limits.dimensions:
            deep = say("{place} has more than {most} dimensions", place=node.shape, most=limits.dimensions)
            raise limit_error("dimensions", deep, node, len(node.shape), limits.dimensions)
        if size > limits.tensor_elements:
            large = say(
                "shape {shape} has {size} elements; an array may have {most}",
                shape=node.shape, size=size, most=limits.tensor_elements,
            )  # fmt: skip
            raise limit_error("tensor_elements", large, node, size, limits.tensor_elements)
        if self._elements + size > limits.total_elements:
            many = say(
                "with shape {shape} the graph would have more than {most} elements in all",
                shape=node.shape, most=limits.total_elements,
            )  # fmt: skip
            raise limit_error("total_elements", many, node, self._elements + size, limits.total_elements)
        self._elements += size
        self._sizes.append(size)
        for source in node.inputs:
            self._edge_elements += self._sizes[source]
        if self._edge_elements > limits.edge_elements:
            flow = say("more than {most} numbers would flow back over the edges", most=limits.edge_elements)
            raise limit_error("edge_elements", flow, node, self._edge_elements, limits.edge_elements)

    def _located(self, error: ShapeError, operands: Sequence[int], span: Span | None, id: str | None) -> ShapeError:
        """The same error with the place in the source and the places of the operands."""
        related = tuple(place for position in operands if (place := self._nodes[position].span) is not None)
        return ShapeError(error.code, error.message, span=span, related=related, node=id)


def constant_shape(value: Constant) -> Shape:
    """The shape of nested tuples; the caller sees to it that lists side by side have one length."""
    shape: list[int] = []
    while isinstance(value, tuple):
        shape.append(len(value))
        value = value[0]
    return tuple(shape)


def limit_error(limit: str, message: Sentence, node: Node, value: int, most: int) -> LimitError:
    return LimitError(
        f"limit-{limit.replace('_', '-')}",
        say("{node}: {message}", node=repr(node.id), message=message),
        span=node.span,
        node=node.id,
        limit=limit,
        value=value,
        most=most,
    )


def settle(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """Options as a node keeps them: read-only, lists turned into tuples."""
    return MappingProxyType({name: frozen(value) for name, value in options.items()}) if options else NO_OPTIONS


def frozen(value: Any) -> Any:
    """Nested lists as nested tuples, two deep, which is all an index needs."""
    if not isinstance(value, list | tuple):
        return value
    return tuple(tuple(item) if isinstance(item, list | tuple) else item for item in value)


def check_call(op: Op, count: int, options: Mapping[str, Any]) -> None:
    """Raise ShapeError unless `op` takes so many operands and these options."""
    fewest, most = op.arity
    if not fewest <= count <= most:
        raise ShapeError("wrong-arity", wrong_arity(op.name, fewest, most, count))
    for name, value in options.items():
        if name not in op.options:
            known = ", ".join(op.options) or say("none")
            raise ShapeError(
                "unknown-option",
                say("{op} has no option {name}; it has: {known}", op=op.name, name=repr(name), known=known),
            )
        # A default may be infinite: clip without a limit on one side.
        if op.is_elementwise and value != op.options[name] and not is_number(value):
            raise ShapeError(
                "bad-option",
                say("{op} takes a finite number as {name}, not {value}", op=op.name, name=name, value=repr(value)),
            )


def wrong_arity(op: str, fewest: int, most: int, count: int) -> Sentence:
    """How many operands `op` takes instead of `count`."""
    if count > most == MANY:
        return say("{op} takes at most {most} operands, not {count}", op=op, most=most, count=count)
    if fewest != most:
        return say("{op} takes {fewest} or more operands, not {count}", op=op, fewest=fewest, count=count)
    if fewest == 1:
        return say("{op} takes 1 operand, not {count}", op=op, count=count)
    return say("{op} takes {fewest} operands, not {count}", op=op, fewest=fewest, count=count)


def check_scalar(node: Node) -> None:
    """Raise ShapeError unless the output is a single number."""
    if node.shape:
        message = say(
            "the output {node} has shape {shape}; a backward pass starts at a single number: sum it",
            node=repr(node.id),
            shape=node.shape,
        )
        raise ShapeError("output-not-scalar", message, span=node.span, node=node.id, suggestion=f"sum({node.id})")
