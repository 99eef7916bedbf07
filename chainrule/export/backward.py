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
    return _amount(call, slot, g, expression) if op.is_elementwise else expression


def _amount(call: Call, slot: int, g: str, local: str) -> str:
    """The upstream gradient times a local derivative, summed to the shape of the operand."""
    if local == "0.0":
        return f"np.zeros({call.shapes[slot]!r})"
    blocks = OPS[call.op].blocks
    return sum_to(f"blocked({g}, {local})" if blocks else _times(g, local), call.shape, call.shapes[slot])


def _times(g: str, local: str) -> str:
    if local in {"1.0", "-1.0"}:
        return local.removesuffix("1.0") + g
    is_simple = local.isidentifier() or local.replace(".", "").isdigit()
    return f"{g} * {local}" if is_simple else f"{g} * ({local})"
