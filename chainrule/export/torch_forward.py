"""Forward expressions of PyTorch. Ties and kinks follow the same conventions there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from chainrule.engine.ops import fill
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.literals import number, option, selection

ELEMENTWISE: Mapping[str, str] = MappingProxyType(
    {
        "add": "{0} + {1}",
        "subtract": "{0} - {1}",
        "multiply": "{0} * {1}",
        "divide": "{0} / {1}",
        "negate": "-{0}",
        "power": "{0} ** {1}",
        "power_n": "{0} ** {n}",
        "square": "{0} ** 2",
        "identity": "{0}.clone()",
        "relu": "torch.relu({0})",
        "leaky_relu": "F.leaky_relu({0}, {slope})",
        "elu": "F.elu({0}, {alpha})",
        "gelu": "F.gelu({0})",
        "silu": "F.silu({0})",
        "softplus": "torch.logaddexp({0}, torch.zeros_like({0}))",
        "logsigmoid": "F.logsigmoid({0})",
        "maximum": "torch.maximum({0}, {1})",
        "minimum": "torch.minimum({0}, {1})",
        **{
            name: f"torch.{name}({{0}})"
            for name in (
                "exp", "log", "sqrt", "abs", "sin", "cos", "tan", "sinh", "cosh", "arcsin", "arccos", "arctan",
                "sigmoid", "tanh",
            )
        },
    }
)  # fmt: skip
"""F.softplus would be cut off at 20; logaddexp is exact everywhere."""


def torch_forward(call: Call) -> str:
    """The expression that computes a node."""
    if call.op in ELEMENTWISE:
        slots = {str(k): name for k, name in enumerate(call.xs)}
        return fill(ELEMENTWISE[call.op], slots | {name: number(float(v)) for name, v in call.options.items()})
    return OTHERS[call.op](call)


def _over(call: Call) -> str:
    return f"dim={call.axes!r}, keepdim={call.options['keepdims']}"


def _reduction(name: str) -> Callable[[Call], str]:
    """A number has no axes to reduce; then there is nothing to do."""
    return lambda call: f"{name}({call.xs[0]}, {_over(call)})" if call.shapes[0] else f"{call.xs[0]}.clone()"


def _prod(call: Call) -> str:
    """PyTorch takes one axis at a time: the last first, so that the others keep their numbers."""
    steps = "".join(
        f".prod(dim={axis}, keepdim={call.options['keepdims']})" for axis in sorted(call.axes, reverse=True)
    )
    return f"{call.xs[0]}{steps or '.clone()'}"


def _var(call: Call) -> str:
    return f"torch.var({call.xs[0]}, {_over(call)}, correction=0)" if call.shapes[0] else f"0.0 * {call.xs[0]}"


def _transpose(call: Call) -> str:
    axes = call.options["axes"]
    order = tuple(reversed(range(len(call.shape)))) if axes is None else axes
    return f"{call.xs[0]}.permute({option(tuple(order) if isinstance(order, list | tuple) else (order,))})"


def _index(call: Call) -> str:
    """Slices that go backwards, which PyTorch does not know, are flipped first."""
    entries = call.options["index"]
    entries = entries if isinstance(entries, list | tuple) else (entries,)
    x, settled = call.xs[0], []
    for axis, entry in enumerate(entries):
        if isinstance(entry, list | tuple) and (slice(*entry).step or 1) < 0:
            length = call.shapes[0][axis]
            chosen = range(*slice(*entry).indices(length))
            x = f"{x}.flip({axis})"
            settled.append((length - 1 - chosen[0], length - chosen[-1], -chosen.step))
        else:
            settled.append(entry)
    return f"{x}[{selection(settled)}]"


OTHERS: Mapping[str, Callable[[Call], str]] = MappingProxyType(
    {
        "sum": _reduction("torch.sum"),
        "mean": _reduction("torch.mean"),
        "prod": _prod,
        "var": _var,
        "max": _reduction("torch.amax"),
        "min": _reduction("torch.amin"),
        "logsumexp": _reduction("torch.logsumexp"),
        "norm": lambda call: (
            f"torch.linalg.vector_norm({call.xs[0]}, {_over(call)})" if call.shapes[0] else f"torch.abs({call.xs[0]})"
        ),
        "softmax": lambda call: f"torch.softmax({call.xs[0]}, dim={call.options['axis']})",
        "log_softmax": lambda call: f"torch.log_softmax({call.xs[0]}, dim={call.options['axis']})",
        "cross_entropy": lambda call: f"-torch.sum({call.xs[1]} * torch.log_softmax({call.xs[0]}, dim=-1), dim=-1)",
        "matmul": lambda call: f"{call.xs[0]} @ {call.xs[1]}",
        "dot": lambda call: f"{call.xs[0]} @ {call.xs[1]}",
        "affine": lambda call: f"{call.xs[0]} @ {call.xs[1]}.T + {call.xs[2]}",
        "transpose": _transpose,
        "reshape": lambda call: f"{call.xs[0]}.reshape({option(call.shape)})",
        "concatenate": lambda call: f"torch.cat([{', '.join(call.xs)}], dim={call.options['axis']})",
        "stack": lambda call: f"torch.stack([{', '.join(call.xs)}], dim={call.options['axis']})",
        "index": _index,
    }
)
"""By name, for the ops that are not element-wise."""
