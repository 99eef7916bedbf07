"""The contribution of a node to the gradient of an operand, as an expression of NumPy."""

from __future__ import annotations

from chainrule.engine.ops import OPS
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.code import written
from chainrule.engine.ops.shape_rules import sum_to


def contribution(call: Call, slot: int, g: str) -> str:
    """d output / d operand `slot`, as far as it goes through this node; `g` is the gradient of the node."""
    op = OPS[call.op]
    expression = written(op.code.gradients[0 if op.is_variadic else slot], call, g, slot)
    return sum_to(_times(g, expression), call.shape, call.shapes[slot]) if op.is_elementwise else expression


def _times(g: str, local: str) -> str:
    if local in {"1.0", "-1.0"}:
        return local.removesuffix("1.0") + g
    is_simple = local.isidentifier() or local.replace(".", "").isdigit()
    return f"{g} * {local}" if is_simple else f"{g} * ({local})"
