"""A step of training against plain numpy, PyTorch, and networks of one object a neuron, in Python and in JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch

from bench.measure import interleaved
from bench.peers.training import Eager, Layers, Objects, PlainNumpy, in_node
from bench.row import Row
from chainrule.limits import Limits
from chainrule.training import TrainingJob, read_job
from chainrule.training.train import Trainer, first_checkpoint

torch.set_num_threads(1)

SIZES = (2, 8, 8, 1)
ETA = 0.03
CHECKED, CHUNK = 20, 50
AIMS = {
    10: {
        "JavaScript, an object a neuron": 1.5,
        "PyTorch eager": 25.0,
        "plain numpy": 1.0,
        "Python, an object a neuron": 1.0,
    },
    250: {
        "JavaScript, an object a neuron": 5.0,
        "PyTorch eager": 25.0,
        "plain numpy": 1.0,
        "Python, an object a neuron": 1.0,
    },
}


def rows() -> list[Row]:
    return [row for batch in AIMS for row in rows_of(batch)]


def rows_of(batch: int) -> Iterator[Row]:
    """Microseconds a step of 2-8-8-1 with tanh, batches of so many of 250 samples.

    Every peer gets one batch again and again; ours draws its batches from all 250 samples, as a training does.
    """
    job, fixed = job_of(250, batch), job_of(batch, batch)
    layers = [(layer.W, layer.b) for layer in fixed.network.layers]
    given = (layers, fixed.network.x, fixed.network.t)
    peers: dict[str, Eager | PlainNumpy] = {"PyTorch eager": Eager(*given, ETA), "plain numpy": PlainNumpy(*given, ETA)}
    objects = Objects(*given, ETA)
    script = in_node(*given, eta=ETA, checked=CHECKED, measured=100_000 // batch)
    for peer in (*peers.values(), objects):
        for _ in range(CHECKED):
            peer.step()
        same(fixed, peer.parameters())
    same(fixed, script.parameters)
    run, start = Trainer(job), first_checkpoint(job)
    found = interleaved(
        {
            "ours": lambda: run.advance(start, CHUNK),
            "Python, an object a neuron": objects.step,
            **{name: peer.step for name, peer in peers.items()},
        },
        rounds=11,
    )
    ours_us = 1e6 * found["ours"] / CHUNK
    theirs_us = {name: 1e6 * duration for name, duration in found.items()}
    theirs_us["JavaScript, an object a neuron"] = script.microseconds
    for name, aim in AIMS[batch].items():
        yield Row(f"a step of 2-8-8-1, batch of {batch}", name, ours_us, theirs_us[name], aim, True, "µs")


def job_of(count: int, batch: int) -> TrainingJob:
    """A job on the first `count` samples of a circle."""
    generator = np.random.default_rng(0)
    x = generator.uniform(-1, 1, (count, 2))
    t = np.where(np.hypot(*x.T) < 0.7, 1.0, -1.0)
    samples = [{"x": point.tolist(), "target": [label]} for point, label in zip(x, t, strict=True)]
    source = {"kind": "network", "sizes": SIZES, "activation": "tanh", "reduction": "mean", "samples": samples}
    settings = {"optimiser": "sgd", "eta": ETA, "batch": batch, "steps": 10_000, "record": 1000}
    return read_job({"source": source, **settings}, Limits())


def same(job: TrainingJob, parameters: Layers) -> None:
    """A peer that computes something else is no peer."""
    ours = Trainer(job).advance(first_checkpoint(job), CHECKED)
    found = job.vector.parameters(ours.theta)
    for layer, (w, b) in enumerate(parameters, start=1):
        np.testing.assert_allclose(w, found[f"W{layer}"], rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(b, found[f"b{layer}"], rtol=1e-9, atol=1e-12)
