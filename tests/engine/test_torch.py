"""The same values and gradients as PyTorch's, to twelve digits, from what an op's entry says in PyTorch."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule.engine.ops import OPS, Op, Sample
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.code import written
from tests.engine.test_ops import random_operands

torch = pytest.importorskip("torch")


def in_torch(op: Op, sample: Sample, tensors: list[Any]) -> Any:
    """The op's expression for PyTorch, on `tensors`."""
    shapes = tuple(tuple(tensor.shape) for tensor in tensors)
    names = tuple(f"x{slot}" for slot in range(len(tensors)))
    options = {**op.options, **sample.options}
    call = Call(op.name, names, shapes, "out", op.shape(*shapes, **sample.options), options)
    space = {"torch": torch, "F": torch.nn.functional, **dict(zip(names, tensors, strict=True))}
    return eval(written(op.code.torch, call), space)


@pytest.mark.parametrize("op", OPS.values(), ids=list(OPS))
def test_values_and_gradients_are_those_of_pytorch(op: Op) -> None:
    rng = np.random.default_rng(5)
    for sample in op.samples:
        xs = random_operands(op, sample, rng)
        tensors = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in xs]
        wanted = in_torch(op, sample, tensors)
        out = np.asarray(op.forward(*xs, **sample.options))
        np.testing.assert_allclose(out, wanted.detach().numpy(), rtol=1e-12, atol=1e-14)
        g = rng.normal(size=out.shape)
        if op.stops:
            wanted = wanted + sum(0.0 * tensor.sum() for tensor in tensors)  # PyTorch knows no way back: zeros
        expected = torch.autograd.grad(wanted, tensors, torch.tensor(g), allow_unused=True, materialize_grads=True)
        for slot, gradient in enumerate(expected):
            amount = op.vjp(slot, g, out, xs, sample.options)
            np.testing.assert_allclose(amount, gradient.numpy(), rtol=1e-12, atol=1e-13)
