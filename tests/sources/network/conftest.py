"""The golden networks, and documents made of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

GOLDEN = Path(__file__).parents[2] / "golden" / "networks.json"


@pytest.fixture(scope="session")
def golden() -> dict[str, Any]:
    """The golden networks by id."""
    return {network["id"]: network for network in json.loads(GOLDEN.read_text(encoding="utf-8"))["networks"]}


@pytest.fixture(scope="session")
def lecture(golden: dict[str, Any]) -> dict[str, Any]:
    """The lecture's network with both of its samples, A and B."""
    network = golden["lecture-network"]
    return {
        "kind": "network",
        "layers": [{"W": W, "b": b, "activation": "sigmoid"} for W, b in zip(network["W"], network["b"], strict=True)],
        "loss": "half_sse",
        "samples": [{"x": case["x"], "target": case["target"]} for case in network["cases"].values()],
    }
