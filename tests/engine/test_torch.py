"""The same gradients as PyTorch's, to twelve digits, where PyTorch is installed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from chainrule.engine.ops import OPS
from tests.engine.sketch import arrays
from tests.engine.test_ops import random_operands

torch = pytest.importorskip("torch")
nn = torch.nn.functional


def over(function: Callable[..., Any]) -> Callable[..., Any]:
    """A reduction of PyTorch's with numpy's words for axes."""
    return lambda x, *, axis=None, keepdims=False: function(
        x, dim=tuple(range(x.ndim)) if axis is None else axis, keepdim=keepdims
    )


def index(x: Any, *, index: tuple[Any, ...]) -> Any:
    flipped = [k for k, entry in enumerate(index) if entry == (None, None, -1)]
    entries = (slice(None) if k in flipped else slice(*e) if isinstance(e, tuple) else e for k, e in enumerate(index))
    return x.flip(flipped)[tuple(entries)] if flipped else x[tuple(entries)]


def product(x: Any, *, axis: Any = None, keepdims: bool = False) -> Any:
    axes = range(x.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    for k in sorted((k % max(x.ndim, 1) for k in axes), reverse=True):
        x = x.prod(dim=k, keepdim=True)
    return x if keepdims else x.squeeze(tuple(axes)) if x.ndim else x


NAMED = {
    "logsigmoid": nn.logsigmoid, "relu": nn.relu, "gelu": nn.gelu, "silu": nn.silu, "softplus": nn.softplus,
    "leaky_relu": lambda x, slope=0.01: nn.leaky_relu(x, slope), "elu": lambda x, alpha=1.0: nn.elu(x, alpha),
    "power": torch.pow, "power_n": lambda x, *, n: x**n, "negate": torch.neg, "identity": lambda x: x * 1.0,
    "sum": over(torch.sum), "mean": over(torch.mean), "max": over(torch.amax), "min": over(torch.amin),
    "logsumexp": over(torch.logsumexp), "norm": over(torch.linalg.vector_norm), "prod": product,
    "var": over(lambda x, **options: torch.var(x, correction=0, **options)),
    "softmax": lambda x, axis=-1: torch.softmax(x, axis), "log_softmax": lambda x, axis=-1: nn.log_softmax(x, axis),
    "cross_entropy": lambda z, t: -(t * nn.log_softmax(z, -1)).sum(-1), "dot": torch.matmul,
    "affine": nn.linear, "index": index,
    "transpose": lambda x, axes=None: x.permute(tuple(axes or range(x.ndim)[::-1])),
    "reshape": lambda x, *, shape: x.reshape(shape),
    "concatenate": lambda *xs, axis=0: torch.cat(xs, axis), "stack": lambda *xs, axis=0: torch.stack(xs, axis),
}  # fmt: skip


@pytest.mark.parametrize("op", OPS.values(), ids=list(OPS))
def test_values_and_gradients_are_those_of_pytorch(op: Any) -> None:
    rng = np.random.default_rng(5)
    function = NAMED.get(op.name) or getattr(torch, op.name)
    for sample in op.samples:
        xs = random_operands(op, [x.shape for x in arrays(sample.operands)], rng)
        tensors = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in xs]
        wanted = function(*tensors, **sample.options)
        out = np.asarray(op.forward(*xs, **sample.options))
        np.testing.assert_allclose(out, wanted.detach().numpy(), rtol=1e-12, atol=1e-14)
        g = rng.normal(size=out.shape)
        expected = torch.autograd.grad(wanted, tensors, torch.tensor(g))
        for slot, gradient in enumerate(expected):
            amount = op.vjp(slot, g, out, xs, sample.options)
            np.testing.assert_allclose(amount, gradient.numpy(), rtol=1e-12, atol=1e-13)
