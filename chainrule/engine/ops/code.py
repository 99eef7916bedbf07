"""How an op is written as code: an expression of NumPy, of PyTorch, of JAX, and its gradients in NumPy.

What has no word of its own in NumPy is written as a call of the very function the engine computes with, and the text
brings the source of that function along: there is no second version of it that could differ.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import FunctionType, ModuleType
from typing import Any

from chainrule.engine.ops.call import Call
from chainrule.engine.ops.literals import option
from chainrule.engine.ops.slots import fill

Writer = str | Callable[[Call], str]
"""A template, whose slots are `{0}`, `{1}`, `{args}`, `{out}`, `{g}` and the options; or a function of the call."""


@dataclass(frozen=True, kw_only=True)
class Code:
    """The expressions. NumPy is called `np`; in `jax`, too, where `jnp` takes its place.

    `gradients` are NumPy's, one a slot, or one for all slots of an op with any number of operands: of an element-wise
    op the local derivative, of any other the contribution. `functions` are those of the engine that the expressions
    call by name.
    """

    numpy: Writer
    jax: Writer
    torch: Writer
    gradients: tuple[Writer, ...]
    functions: tuple[Callable[..., Any], ...] = ()

    def __post_init__(self) -> None:
        for name in ("numpy", "jax", "torch", "gradients"):
            if not getattr(self, name):
                raise ValueError(f"an op needs its {name} expression")


def written(writer: Writer, call: Call, g: str = "", slot: int = 0) -> str:
    """An expression with the names of `call` in it; `g` names the upstream gradient."""
    if not isinstance(writer, str):
        return writer(call.receiving(g, slot))
    slots = {str(k): name for k, name in enumerate(call.xs)}
    slots |= {"args": ", ".join(call.xs), "out": call.out, "g": g, "slot": str(slot)}
    return fill(writer, slots | {name: bracketed(value) for name, value in call.options.items()})


def bracketed(value: Any) -> str:
    """An option as it stands in an expression: a negative number in brackets."""
    text = option(value)
    return f"({text})" if text.startswith("-") else text


def called(function: Callable[..., Any], *, backward: bool = False) -> Writer:
    """A call of one of the engine's functions: the operands, then the options by name."""
    name = function.__name__

    def call_text(call: Call) -> str:
        options = [f"{key}={option(value)}" for key, value in call.options.items()]
        if not backward:
            return f"{name}({', '.join([*call.xs, *options])})"
        slot = [f"slot={call.slot}"] if "slot" in inspect.signature(function).parameters else []
        return f"{name}({', '.join([call.g, call.out, *call.xs, *slot, *options])})"

    return call_text


def functions_of(*functions: Callable[..., Any]) -> tuple[Callable[..., Any], ...]:
    """Those of `functions` that a text can call: the ones with a name."""
    return tuple(each for each in functions if isinstance(each, FunctionType) and each.__name__ != "<lambda>")


@cache
def source_of(function: Callable[..., Any]) -> str:
    """The text of a function, without annotations, which would need names that a text does not have."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    for each in ast.walk(tree):
        if isinstance(each, ast.arg):
            each.annotation = None
        elif isinstance(each, ast.FunctionDef):
            each.returns = None
    return ast.unparse(tree)


@cache
def needed_by(function: FunctionType) -> Mapping[str, Any]:
    """What a function takes from its module: by name another function, or a module such as numpy."""
    names, waiting = set[str](), [function.__code__]
    while waiting:
        each = waiting.pop()
        names |= set(each.co_names)
        waiting += [constant for constant in each.co_consts if inspect.iscode(constant)]
    known = {name: value for name, value in function.__globals__.items() if name in names}
    return {
        name: value
        for name, value in known.items()
        if isinstance(value, FunctionType | ModuleType) and not hasattr(builtins, name)
    }
