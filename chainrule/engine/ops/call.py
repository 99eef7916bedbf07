"""One node as the writers of code see it: names and shapes of operands and result, and the options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from chainrule.engine.graph import Shape
from chainrule.engine.ops.shape_rules import reduced


@dataclass(frozen=True)
class Call:
    """`xs` and `shapes` of the operands, `out` and `shape` of the result; `options` with the defaults filled in.

    On the way back `g` is the name of the upstream gradient and `slot` the operand that is to receive its contribution.
    """

    op: str
    xs: tuple[str, ...]
    shapes: tuple[Shape, ...]
    out: str
    shape: Shape
    options: Mapping[str, Any]
    g: str = ""
    slot: int = 0

    def receiving(self, g: str, slot: int) -> Call:
        return replace(self, g=g, slot=slot)

    @property
    def axes(self) -> tuple[int, ...]:
        """The axes of a reduction, from the front; all of them where none is named."""
        axis, dimensions = self.options["axis"], len(self.shapes[0])
        if axis is None:
            return tuple(range(dimensions))
        named = axis if isinstance(axis, tuple | list) else (axis,)
        return tuple(k % dimensions for k in named)

    @property
    def kept(self) -> Shape:
        """The shape of a reduction's result with the reduced axes kept, as ones."""
        return reduced(self.op, self.shapes[0], axis=self.options["axis"], keepdims=True)
