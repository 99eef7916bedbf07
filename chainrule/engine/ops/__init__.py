"""The op table: everything the engine can compute and differentiate.

`OPS["tanh"]` is an `Op`: forward, shape rule, gradient rules, formulas, conventions, and how it is written in NumPy,
PyTorch and JAX, in one place. To add an op, add an entry to one of the families of this package: the tape, the code
that is written, the reference page and the tests walk the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from chainrule.engine.ops.activations import ACTIVATIONS
from chainrule.engine.ops.algebra import ALGEBRA
from chainrule.engine.ops.choices import CHOICES
from chainrule.engine.ops.elementwise import ARITHMETIC, FUNCTIONS
from chainrule.engine.ops.layers import LAYERS
from chainrule.engine.ops.linear import LINEAR
from chainrule.engine.ops.losses import LOSSES
from chainrule.engine.ops.normalisations import NORMALISATIONS
from chainrule.engine.ops.op import MANY, Op, Sample
from chainrule.engine.ops.reductions import REDUCTIONS
from chainrule.engine.ops.shapes import SHAPES
from chainrule.engine.ops.slots import SLOT, fill
from chainrule.engine.ops.windows import WINDOWS

__all__ = ["FAMILIES", "MANY", "OPS", "SLOT", "Op", "Sample", "fill"]

FAMILIES: Mapping[str, tuple[Op, ...]] = MappingProxyType(
    {
        "Arithmetic": ARITHMETIC,
        "Functions": FUNCTIONS,
        "Comparisons, choices and jumps": CHOICES,
        "Activations": ACTIVATIONS,
        "Reductions": REDUCTIONS,
        "Normalisations, and cross-entropy from logits": NORMALISATIONS,
        "Losses": LOSSES,
        "Linear algebra": (*LINEAR, *ALGEBRA),
        "Layers": LAYERS,
        "Convolution and pooling": WINDOWS,
        "Shapes": SHAPES,
    }
)
"""The ops as the reference lists them, by heading."""

OPS: Mapping[str, Op] = MappingProxyType({op.name: op for family in FAMILIES.values() for op in family})
