"""How ops are written as code: every one in every framework, and the functions a text brings are complete.

What the texts compute is tested by running them, in `tests/export` and, for PyTorch, in `test_torch.py`; what is here
needs neither PyTorch nor JAX to find an op that cannot be written.
"""

from __future__ import annotations

import ast
import builtins
from types import FunctionType, ModuleType
from typing import Any

import numpy as np
import pytest

from chainrule.engine.ops import OPS, Op, Sample
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.code import Code, needed_by, written
from chainrule.export.functions import brought, functions
from tests.engine.sketch import arrays

every_op = pytest.mark.parametrize("op", OPS.values(), ids=list(OPS))
MODULES = {"numpy": {"np"}, "jax": {"np", "jax"}, "torch": {"torch", "F"}}


def call_of(op: Op, sample: Sample) -> Call:
    shapes = tuple(x.shape for x in arrays(sample.operands))
    names = tuple(f"x{slot}" for slot in range(len(shapes)))
    out = op.shape(*shapes, **sample.options)
    return Call(op.name, names, shapes, "out", out, {**op.options, **sample.options})


def names_in(text: str) -> set[str]:
    """The names an expression reads, without those it binds itself."""
    tree = ast.walk(ast.parse(text, mode="eval"))
    names = [each for each in tree if isinstance(each, ast.Name)]
    bound = {each.id for each in names if isinstance(each.ctx, ast.Store)}
    return {each.id for each in names} - bound - set(dir(builtins))


@pytest.mark.parametrize("framework", MODULES)
@every_op
def test_every_op_is_written_in_every_framework(op: Op, framework: str) -> None:
    for sample in op.samples:
        call = call_of(op, sample)
        known = {*call.xs, *MODULES[framework]} | (set() if framework == "torch" else set(functions()))
        assert names_in(written(getattr(op.code, framework), call)) <= known


@every_op
def test_the_gradients_of_every_op_are_written_in_numpy(op: Op) -> None:
    assert len(op.code.gradients) == len(op.partials or op.vjps)
    for sample in op.samples:
        call = call_of(op, sample)
        for slot in range(len(call.xs)):
            text = written(op.code.gradients[0 if op.is_variadic else slot], call, "g", slot)
            assert names_in(text) <= {*call.xs, "np", "g", "out", *functions()}


def test_an_op_without_an_export_cannot_be_made() -> None:
    whole: dict[str, Any] = {"numpy": "{0}", "jax": "{0}", "torch": "{0}", "gradients": ("1.0",)}
    Code(**whole)
    for name in ("numpy", "jax", "torch", "gradients"):
        with pytest.raises(ValueError, match=name):
            Code(**whole | {name: ()})
        with pytest.raises(TypeError, match=name):
            Code(**{each: value for each, value in whole.items() if each != name})


@pytest.mark.parametrize("name", functions())
def test_a_function_that_a_text_brings_needs_nothing_else_of_the_engine(name: str) -> None:
    function = functions()[name]
    for needed, value in needed_by(function).items():
        is_module = isinstance(value, ModuleType) and needed in {"np", "math"}
        assert is_module or (isinstance(value, FunctionType) and needed in functions()), needed
    space: dict[str, Any] = {}
    exec(f"import math\nimport numpy as np\n{brought(f'{name}(')}", space)
    assert callable(space[name])


@every_op
def test_the_functions_of_a_text_compute_what_the_engine_computes(op: Op) -> None:
    for sample in op.samples:
        call, xs = call_of(op, sample), arrays(sample.operands)
        if op.is_elementwise:
            floats = {name: float(value) for name, value in call.options.items()}
            call = Call(call.op, call.xs, call.shapes, call.out, call.shape, floats)
        text = written(op.code.numpy, call)
        space: dict[str, Any] = {}
        exec(f"import math\nimport numpy as np\n{brought(text)}", space)
        found = eval(text, space | dict(zip(call.xs, xs, strict=True)))
        np.testing.assert_allclose(found, op.forward(*xs, **sample.options), rtol=1e-14)
