"""Some hundred source documents of all kinds and sizes, to compare what they cost with what was told before."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from chainrule.sources import PRESETS

Document = dict[str, Any]
LOSSES = {"half_sse": "tanh", "mse": "relu", "bce": "sigmoid", "cross_entropy": "relu"}


def documents() -> Iterator[tuple[str, Document]]:
    """Documents by name, always the same."""
    rng = random.Random(1)
    for id, preset in PRESETS.items():
        yield id, preset.document()
    for n in (5, 20, 100, 400):
        yield from rows(rng, n)
    for n in (3, 10, 40, 120):
        yield from matrices(rng, n)
    for k in range(140):
        yield network(rng, k)


def numbers(rng: random.Random, *shape: int) -> Any:
    return [numbers(rng, *shape[1:]) for _ in range(shape[0])] if shape else rng.gauss(0, 1)


def expression(text: str, **inputs: Any) -> Document:
    return {"kind": "expression", "text": text, "inputs": inputs}


def rows(rng: random.Random, n: int) -> Iterator[tuple[str, Document]]:
    w, x = numbers(rng, n), numbers(rng, n)
    yield f"vectors of {n}", expression("y = sum(tanh(w*x + b))", w=w, x=x, b=0.5)
    yield f"a sum of {n}", expression("+".join(["x"] * n) + "+sin(x)", x=0.3)
    lines = [f"v{i} = {f'v{i - 1}' if i else 'x'} * 1.01 + {i}" for i in range(n)]
    yield f"{n} lines", expression("\n".join(lines), x=0.3)


def matrices(rng: random.Random, n: int) -> Iterator[tuple[str, Document]]:
    w, v, x, b = numbers(rng, n, n), numbers(rng, n, n), numbers(rng, n), numbers(rng, n)
    yield f"a layer of {n}", expression("h = relu(W @ x + b)\ny = sum(V @ h)", W=w, V=v, x=x, b=b)
    yield f"products of {n}", expression("A = W @ V\nB = softmax(A @ W)\ny = mean(B * A)", W=w, V=v)
    yield f"{n} stacked", expression(f"y = sum(stack({','.join(['x'] * n)})*2)", x=1.5)
    image, kernel = numbers(rng, n + 4, n + 4), numbers(rng, 3, 3)
    yield f"a convolution of {n}", expression("y = sum(relu(conv2d(x, k)))", x=image, k=kernel)
    yield f"differences of {n}", expression(f"y = mean((reshape(u, [{n}, 1]) - v)**2)", u=x, v=b)


def network(rng: random.Random, k: int) -> tuple[str, Document]:
    depth, detail = rng.randint(1, 5), rng.choice(["tensor", "tensor", "scalar"])
    widest = rng.choice([3, 8, 30, 100]) if detail == "tensor" else rng.choice([2, 3, 5])
    sizes = [rng.randint(1, widest) for _ in range(depth + 1)]
    loss = rng.choice(list(LOSSES))
    if loss == "cross_entropy":
        sizes[-1] = max(2, sizes[-1])
    count = rng.choice([1, 2, 5, 30]) if detail == "tensor" else rng.choice([1, 2])
    samples = [{"x": numbers(rng, sizes[0]), "target": target(rng, loss, sizes[-1])} for _ in range(count)]
    document = {"kind": "network", "sizes": sizes, "activation": LOSSES[loss], "seed": k, "loss": loss}
    name = f"network {k}: {sizes}, {count} samples, {detail}"
    return name, {**document, "detail": detail, "samples": samples}


def target(rng: random.Random, loss: str, outputs: int) -> list[float]:
    if loss != "cross_entropy":
        return [rng.random() for _ in range(outputs)]
    wanted = rng.randrange(outputs)
    return [float(j == wanted) for j in range(outputs)]
