"""Documents to train."""

from __future__ import annotations

from typing import Any

import pytest

from chainrule.limits import Limits
from chainrule.training import TrainingJob, read_job

LIMITS = Limits()
MAZUR = {
    "kind": "network",
    "layers": [
        {"W": [[0.15, 0.20], [0.25, 0.30]], "b": [0.35, 0.35], "activation": "sigmoid"},
        {"W": [[0.40, 0.45], [0.50, 0.55]], "b": [0.60, 0.60], "activation": "sigmoid"},
    ],
    "loss": "half_sse",
    "samples": [{"x": [0.05, 0.10], "target": [0.01, 0.99]}],
}
SPIRAL: dict[str, Any] = {
    "source": {"kind": "network", "sizes": [2, 5, 4, 1], "activation": "tanh", "reduction": "mean", "seed": 1},
    "dataset": {"name": "spiral", "points": 60},
    "optimiser": "sgd",
    "eta": 0.1,
    "steps": 20,
}


def job_of(**fields: Any) -> TrainingJob:
    """The spiral's job with some fields changed; a field that is ... is left out."""
    document = {name: value for name, value in (SPIRAL | fields).items() if value is not ...}
    return read_job(document, LIMITS)


@pytest.fixture(params=["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"])
def optimiser(request: pytest.FixtureRequest) -> str:
    return str(request.param)
