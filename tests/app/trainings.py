"""Training documents for the tests of the web application, and how to post them and to talk of them."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from websockets.sync.client import ClientConnection

from chainrule.encode.binary import decode
from chainrule.limits import Limits
from tests.app.conftest import Served

LIMITS = Limits()
NETWORK = {"kind": "network", "sizes": [2, 4, 1], "activation": "tanh", "reduction": "mean", "seed": 1}
SPIRAL = {"name": "spiral", "points": 60, "noise": 0.1, "seed": 3}
TRAINING: dict[str, Any] = {
    "source": NETWORK, "dataset": SPIRAL, "optimiser": "adam", "eta": 0.03, "steps": 40, "batch": 7,
}  # fmt: skip
LONG = TRAINING | {"steps": 100_000, "record": 100}
DIVERGING = {"source": {"kind": "network", "sizes": [2, 3, 1], "activation": "linear"}, "dataset": SPIRAL, "eta": 1e3}
NEURON = {"kind": "expression", "text": "a = sigmoid(w*x)", "inputs": {"w": 0.5, "x": 2}}
WAIT_S = 20


def post(served: Served, document: Any) -> Any:
    return served.client.post("/api/v1/training", json=document)


def say(live: ClientConnection, **message: Any) -> None:
    live.send(json.dumps(message))


def hear(live: ClientConnection) -> dict[str, Any]:
    """The next message, or the header of a frame with its arrays in `numbers`."""
    answer = live.recv(timeout=WAIT_S)
    if isinstance(answer, str):
        message: dict[str, Any] = json.loads(answer)
        return message
    header, arrays = decode(answer)
    return {**header, "numbers": arrays}


def hear_until(live: ClientConnection, state: str) -> list[dict[str, Any]]:
    """All frames up to the first in that state."""
    frames = [hear(live)]
    while frames[-1].get("state") != state:
        assert frames[-1]["type"] == "progress", frames[-1]
        frames.append(hear(live))
    return frames


def together(frames: list[dict[str, Any]], name: str) -> list[float]:
    return [float(number) for frame in frames for number in frame["numbers"][name]]


def wait_until(holds: Callable[[], bool], within_s: float = WAIT_S) -> None:
    end = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)
