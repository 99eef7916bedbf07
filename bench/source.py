"""Expressions, all of single numbers, of a known size."""

from __future__ import annotations

import random
from typing import Any

NEURONS = 16
INPUTS = 3


def hundred_nodes(seed: int) -> dict[str, Any]:
    """Sixteen neurons, each fed by one of three inputs, added up and squashed: 100 nodes.

    Another seed gives another structure of the same size.
    """
    chance = random.Random(seed)
    neurons = [f"h{i} = sigmoid(w{i} * x{chance.randrange(INPUTS)} + b{i})" for i in range(NEURONS)]
    # Every input is used, so that the number of nodes does not depend on the seed.
    neurons[:INPUTS] = [f"h{i} = sigmoid(w{i} * x{i} + b{i})" for i in range(INPUTS)]
    total = " + ".join(f"h{i}" for i in range(NEURONS))
    names = [f"x{i}" for i in range(INPUTS)] + [f"{kind}{i}" for kind in "wb" for i in range(NEURONS)]
    return {
        "kind": "expression",
        "text": "\n".join([*neurons, f"y = {total}", "L = tanh(y)**2"]),
        "inputs": {name: round(chance.uniform(-1, 1), 3) for name in names},
    }


def chain(nodes: int) -> dict[str, Any]:
    """Neurons in a row, each fed by the one before it, all with the same weight and bias: `nodes` nodes."""
    count, rest = divmod(nodes - len("xwb"), 3)
    lines = ["h0 = sigmoid(w*x + b)", *(f"h{i} = sigmoid(w*h{i - 1} + b)" for i in range(1, count))]
    lines += [f"y{i} = -{f'y{i - 1}' if i else f'h{count - 1}'}" for i in range(rest)]
    return {"kind": "expression", "text": "\n".join(lines), "inputs": {"x": 0.5, "w": 1.5, "b": -0.25}}
