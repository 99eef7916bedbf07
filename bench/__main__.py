"""Measure everything, print the table and write it to `bench/results.md`."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import bench.one_core  # noqa: F401  before anything that loads numpy
from bench import app, bundle, engine, first_visit, frames, graphs, importing, tape, training
from bench.row import Row, table

RESULTS = Path(__file__).with_name("results.md")
PEERS = ("numpy", "micrograd", "torch", "torchlens")
PARTS = {
    "graphs": graphs.rows,
    "engine": engine.rows,
    "training": training.rows,
    "app": app.rows,
    "bundle": bundle.rows,
    "first-visit": first_visit.rows,
    "frames": frames.rows,
    "importing": importing.rows,
    "tape": tape.rows,
}
TEXT = """# Benchmarks

{table}

Medians of one run of `python3 run.py bench`, the ways of one row measured in turns, everything on one core and one
thread of a machine with {cores} cores. Python {python}, {peers}.
Float64 throughout. Before anything is measured, the gradients of all peers are compared with ours.

- *A node*: microseconds a node, of 16 neurons that are added up (100 nodes) and of neurons in a row (the others), every
  weight and bias a single number. The first run is that of a graph about which nothing has been worked out. The second
  makes its tape, once, and is in no row; a later run takes it.
- *Scalar graph*: every product and every sum is a node, 305 in all. Ours keeps the graph and runs it again from the
  leaves on; micrograd and PyTorch have no graph to keep and build it on the way, their leaves stay. micrograd has no
  sigmoid: it gets one as a further op in its own manner, the fastest it allows.
- *784-128-64-10*: sigmoid layers and cross-entropy. The pass by hand computes and keeps what a trace holds: the values
  of all nodes, and the gradients of all of them, inputs and targets included.
- *torchlens* records a forward and a backward pass with `save_grads=True`.
- *A step*: forward pass, backward pass, update, tanh layers and plain gradient descent. After 20 steps all have the
  same parameters. Every peer gets one batch again and again, ours draws its batches of 250 samples. The JavaScript
  network runs on node, in turns of its own.
- *POST /traces*: every expression has a structure of its own, so that no layout is found again. Alone: the same trace,
  layout and JSON of a program that has been read already, called in process.
- *GET a trace again*: one that is in memory, whole and uncompressed, against a FastAPI endpoint that holds the same
  bytes and does nothing else, on the same server software; one connection each, in turns.
- *Live edit*: from sending a `set` message to having read the answer with all values, gradients and contributions. The
  echo is a bare WebSocket on the same server software, the trace one run of the same graph; one call of each in turn,
  so that nothing stays warm between two.
- *First visit*: `/` in a fresh profile. What was asked for before the first picture is there counts, as it comes over
  the wire, headers included; the slow line is emulated by the browser, with no delay of its own.
- *Edges move*: from one animation frame to the next in a headless Chromium without a GPU, 1280 x 720, while products or
  gradients of the first layer of 784-128-64-10 are on their way along so many of its largest weights. A screen shows
  60 frames a second at most, so no median is shorter than 16.7 ms.
- *Document to picture*: in the page, from sending the document to the animation frame after the one that painted it;
  every document has other weights.
{missed}"""
WHY = {
    "784-128-64-10, batch of 64": "The slope of the sigmoid is sigma(x) sigma(-x), and cross-entropy keeps all digits "
    "near 0 in its value and in both gradients; by hand a (1 - a) and one log-softmax serve for all.",
    f"a later run, {graphs.LARGE:,} nodes": "A long tape is interpreted: compiling takes 15 µs an instruction, which "
    "hundreds of runs would not pay back.",
    "reading a text, 100 nodes": "Cutting, parsing, planning and building take about a quarter each; none of them has "
    "a part that stands out.",
    "a step of 2-8-8-1, batch of 250": "PyTorch takes hardly longer for 250 samples than for 10: its time goes into "
    "calling. Ours has little of that, so it grows with the arithmetic.",
    "live edit, 100 nodes": "The answer has all contributions of all edges, which the bare echo and the run have not.",
    "64 packets move, SVG (8-8-2 by layer), 95th percentile": "Frames that are late come in some runs and not in "
    "others; the median holds in all.",
    "lecture-network plays as network, hall mode 1920 x 1080, 95th percentile": "16.8 ms in another run on the same "
    "day: one frame in twenty is late or is not.",
    "POST /traces, 100 nodes": "Reading the text is no part of what is measured alone, nor are HTTP and the database.",
}
"""Why a row may miss its aim, by what it measures."""


def missed(rows: Sequence[Row]) -> str:
    """What was not reached, with the reason where it is known."""
    told = dict.fromkeys(f"- *{row.what}*: {WHY.get(row.what, 'not known.')}" for row in rows if not row.is_reached)
    return "\n".join(["", "## Not reached, and why", "", *told, ""]) if told else ""


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part and write nothing")
    only = parser.parse_args().only
    found: list[Row] = []
    for name, rows in PARTS.items():
        if not only or name in only:
            measured = list(rows())
            found += measured
            print(f"{table(measured)}\n", flush=True)
    if not only:
        drawn = table(found)
        peers = ", ".join(f"{name} {version(name)}" for name in PEERS)
        text = TEXT.format(
            table=drawn, cores=os.cpu_count(), python=platform.python_version(), peers=peers, missed=missed(found)
        )
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
