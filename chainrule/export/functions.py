"""Small functions that a text brings along where it calls them, and what each of them needs; `{np}` is the module."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

FUNCTIONS: Mapping[str, str] = MappingProxyType(
    {
        "sigmoid": '''
def sigmoid(x):
    """1 / (1 + exp(-x)), without overflow."""
    e = {np}.exp(-{np}.abs(x))
    return {np}.where(x >= 0, 1.0, e) / (1.0 + e)
''',
        "softplus": '''
def softplus(x):
    """log(1 + exp(x)), without overflow."""
    return {np}.maximum(x, 0.0) + {np}.log1p({np}.exp(-{np}.abs(x)))
''',
        "normal_cdf": '''
def normal_cdf(x):
    """The distribution function of the standard normal distribution."""
    return 0.5 * np.vectorize(math.erfc)(-x * math.sqrt(0.5))
''',
        "normal_density": """
def normal_density(x):
    return {np}.exp(-0.5 * x * x) / math.sqrt(2.0 * math.pi)
""",
        "logsumexp": '''
def logsumexp(x, axis=None, keepdims=False):
    """log of the sum of exp(x), without overflow."""
    top = {np}.max(x, axis=axis, keepdims=True)
    result = {np}.log({np}.sum({np}.exp(x - top), axis=axis, keepdims=True)) + top
    return result if keepdims else {np}.squeeze(result, axis=axis)
''',
        "norm": '''
def norm(x, axis=None, keepdims=False):
    """Euclidean length; its gradient at the zero vector is 0."""
    square = {np}.sum(x * x, axis=axis, keepdims=keepdims)
    return {np}.where(square == 0.0, 0.0, {np}.sqrt({np}.where(square == 0.0, 1.0, square)))
''',
        "softmax": """
def softmax(x, axis):
    e = {np}.exp(x - {np}.max(x, axis=axis, keepdims=True))
    return e / {np}.sum(e, axis=axis, keepdims=True)
""",
        "log_softmax": """
def log_softmax(x, axis):
    return x - logsumexp(x, axis, keepdims=True)
""",
        "product_of_others": '''
def product_of_others(x, axes):
    """For every element the product of all others along the axes."""
    rest = tuple(k for k in range(x.ndim) if k not in axes)
    lines = x.transpose(rest + axes).reshape(*[x.shape[k] for k in rest], -1)
    others = np.stack([np.delete(lines, i, axis=-1).prod(axis=-1) for i in range(lines.shape[-1])], axis=-1)
    return others.reshape([x.shape[k] for k in rest + axes]).transpose(np.argsort(rest + axes))
''',
        "matmul_left": '''
def matmul_left(g, x, y):
    """The gradient of x in x @ y."""
    if y.ndim == 1:
        g, y = g[..., None], y[:, None]
    if x.ndim == 1:
        g = g[..., None, :]
    return sum_to(g @ y.swapaxes(-1, -2), x.shape if x.ndim > 1 else (1, *x.shape)).reshape(x.shape)
''',
        "matmul_right": '''
def matmul_right(g, x, y):
    """The gradient of y in x @ y."""
    if y.ndim == 1:
        g = g[..., None]
    if x.ndim == 1:
        g, x = g[..., None, :], x[None, :]
    return sum_to(x.swapaxes(-1, -2) @ g, y.shape if y.ndim > 1 else (*y.shape, 1)).reshape(y.shape)
''',
        "sum_to": '''
def sum_to(g, shape):
    """The reverse of broadcasting."""
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    return g.sum(axis=tuple(k for k, n in enumerate(shape) if n == 1), keepdims=True)
''',
        "placed": '''
def placed(g, shape, index):
    """g at the index, 0 elsewhere."""
    result = np.zeros(shape)
    result[index] = g
    return result
''',
    }
)


def brought(body: str, module: str) -> str:
    """The functions that `body` calls, and those they call, each once."""
    needed: list[str] = []
    waiting = [body]
    while waiting:
        text = waiting.pop()
        for name in FUNCTIONS:
            if name not in needed and re.search(rf"(?<![\w.]){name}\(", text):
                needed.append(name)
                waiting.append(source(name, module))
    return "\n\n\n".join(source(name, module).strip() for name in FUNCTIONS if name in needed)


def source(name: str, module: str) -> str:
    return FUNCTIONS[name].replace("{np}", module)
