"""Expressions of 100 nodes, all single numbers; another seed gives another structure of the same size."""

from __future__ import annotations

import random
from typing import Any

NEURONS = 16
INPUTS = 3


def hundred_nodes(seed: int) -> dict[str, Any]:
    """Sixteen neurons, each fed by one of three inputs, added up and squashed."""
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
