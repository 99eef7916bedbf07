"""The op table: everything the engine can compute and differentiate.

`OPS["tanh"]` is an `Op`: forward, shape rule, gradient rules, formulas and conventions in one place. To add an op, add
an entry to one of the tables of this package; the tests walk the table and hold every entry to its gradient.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from chainrule.engine.ops.activations import ACTIVATIONS
from chainrule.engine.ops.elementwise import ARITHMETIC, FUNCTIONS
from chainrule.engine.ops.linear import LINEAR
from chainrule.engine.ops.op import MANY, SLOT, Op, Sample, fill
from chainrule.engine.ops.reductions import NORMALISATIONS, REDUCTIONS
from chainrule.engine.ops.shapes import SHAPES

__all__ = ["MANY", "OPS", "SLOT", "Op", "Sample", "fill"]

OPS: Mapping[str, Op] = MappingProxyType(
    {op.name: op for op in (*ARITHMETIC, *FUNCTIONS, *ACTIVATIONS, *REDUCTIONS, *NORMALISATIONS, *LINEAR, *SHAPES)}
)
