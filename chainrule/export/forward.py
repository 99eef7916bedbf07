"""Forward expressions for NumPy and JAX, whose functions have the same names: `{np}` stands for the module.

Every entry is a function of a `Call`. Element-wise ops are the rules of the op table themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from chainrule.engine.ops import OPS, arrays, fill
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.literals import number, option, selection

BROUGHT = frozenset({"sigmoid", "softplus", "normal_cdf", "normal_density"})
"""Functions of the rules which numpy does not have; the text brings them along."""

_FUNCTION = re.compile(r"(?<![\w.])(" + "|".join([*arrays.__all__, "abs"]) + r")\(")
_PLAIN: Mapping[str, str] = MappingProxyType(
    {"divide": "{0} / {1}", "power": "{0} ** {1}", "power_n": "{0} ** {n}", "square": "{0} ** 2"}
)
"""Rules that read better with an operator than as the table has them."""


_JAX: Mapping[str, str] = MappingProxyType(
    {
        "abs": "{0} * jnp.sign({0})",
        "sigmoid": "jax.nn.sigmoid({0})",
        "logsigmoid": "jax.nn.log_sigmoid({0})",
        "relu": "jax.nn.relu({0})",
        "elu": "jax.nn.elu({0}, {alpha})",
        "gelu": "jax.nn.gelu({0}, approximate=False)",
        "silu": "jax.nn.silu({0})",
        "softplus": "jnp.logaddexp({0}, 0.0)",
    }
)
"""Of JAX's own functions; differentiating the rules would follow other conventions where they have kinks inside."""


def rule(text: str, call: Call, module: str) -> str:
    """A rule of the op table with names in its slots and the module before its functions."""
    qualified = _FUNCTION.sub(lambda match: match[0] if match[1] in BROUGHT else f"{module}.{match[0]}", text)
    slots = {str(k): name for k, name in enumerate(call.xs)} | {"out": call.out}
    slots |= {name: _bracketed(value) for name, value in call.options.items()}
    return fill(qualified, slots)


def forward(call: Call, module: str) -> str:
    """The expression that computes a node."""
    if module == "jnp" and call.op in _JAX:
        return rule(_JAX[call.op], call, module)
    if OPS[call.op].is_elementwise:
        return rule(_PLAIN.get(call.op, OPS[call.op].rules[0]), call, module)
    return FORWARD[call.op](call).replace("{np}", module)


def _bracketed(value: float) -> str:
    text = number(float(value))
    return f"({text})" if text.startswith("-") else text


def _over(call: Call) -> str:
    """The options of a reduction, those that are the default left out."""
    axis = "" if call.options["axis"] is None else f", axis={option(call.options['axis'])}"
    return axis + (", keepdims=True" if call.options["keepdims"] else "")


def _reduction(name: str) -> Callable[[Call], str]:
    return lambda call: f"{{np}}.{name}({call.xs[0]}{_over(call)})"


def _along(name: str) -> Callable[[Call], str]:
    return lambda call: f"{name}({call.xs[0]}, {call.options['axis']})"


FORWARD: Mapping[str, Callable[[Call], str]] = MappingProxyType(
    {
        **{name: _reduction(name) for name in ("sum", "mean", "prod", "var", "max", "min")},
        "logsumexp": lambda call: f"logsumexp({call.xs[0]}{_over(call)})",
        "norm": lambda call: f"norm({call.xs[0]}{_over(call)})",
        "softmax": _along("softmax"),
        "log_softmax": _along("log_softmax"),
        "cross_entropy": lambda call: f"-{{np}}.sum({call.xs[1]} * log_softmax({call.xs[0]}, -1), axis=-1)",
        "matmul": lambda call: f"{call.xs[0]} @ {call.xs[1]}",
        "dot": lambda call: f"{call.xs[0]} @ {call.xs[1]}",
        "affine": lambda call: f"{call.xs[0]} @ {call.xs[1]}.T + {call.xs[2]}",
        "transpose": lambda call: f"{{np}}.transpose({call.xs[0]}, {option(call.options['axes'])})",
        "reshape": lambda call: f"{{np}}.reshape({call.xs[0]}, {option(call.shape)})",
        "concatenate": lambda call: f"{{np}}.concatenate([{', '.join(call.xs)}], axis={call.options['axis']})",
        "stack": lambda call: f"{{np}}.stack([{', '.join(call.xs)}], axis={call.options['axis']})",
        "index": lambda call: f"{call.xs[0]}[{selection(call.options['index'])}]",
    }
)
"""By name, for the ops that are not element-wise."""
