"""The kernels of training: values and slopes are those of the op table, at kinks too."""

from __future__ import annotations

import numpy as np
import pytest

from chainrule.engine.ops import OPS
from chainrule.sources.network.parts import OPERATION
from chainrule.training.kernels import KERNELS

Z = np.array([[-2.0, -0.5, -0.0, 0.0, 0.25, 3.0, -1.0, 1.0]])


@pytest.mark.parametrize("name", KERNELS)
def test_a_kernel_has_the_values_and_the_slopes_of_its_op(name: str) -> None:
    op, kernel = OPS[OPERATION.get(name, name)], KERNELS[name]
    a, gain = np.full(Z.shape, np.nan), np.ones(Z.shape)
    for call in (*kernel.forward(Z, a), *kernel.slope(Z, a, gain)):
        call()
    np.testing.assert_allclose(a, op.forward(Z, **op.options), rtol=1e-14, atol=1e-300)
    slopes = np.broadcast_to(op.partial(0, a, (Z,), op.options), Z.shape)
    np.testing.assert_allclose(gain, slopes, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize(("name", "slope"), [("relu", 0.0), ("leaky_relu", 0.01), ("elu", 1.0), ("hardtanh", 1.0)])
def test_the_slope_at_zero_is_the_stated_one(name: str, slope: float) -> None:
    z, a, gain = np.zeros((1, 2)), np.ones((1, 2)), np.full((1, 2), np.nan)
    for call in (*KERNELS[name].forward(z, a), *KERNELS[name].slope(z, a, gain)):
        call()
    assert gain.tolist() == [[slope, slope]]
