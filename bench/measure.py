"""Time several ways of doing the same in one run, in turns, so that what disturbs one disturbs all."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

SAMPLE_S = 0.02
Call = Callable[[], object]
Name = TypeVar("Name", bound=Hashable)


def interleaved(calls: Mapping[Name, Call], *, rounds: int, sample_s: float = SAMPLE_S) -> dict[Name, float]:
    """The median duration of a call in seconds, by name, from `rounds` samples each, taken A B C A B C.

    A sample is as many calls as last about `sample_s`; with 0 it is a single one, and nothing stays warm between two.
    """
    repeats = {name: repeats_for(call, sample_s) for name, call in calls.items()}
    samples: dict[Name, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            if sample_s:
                gc.collect()
            samples[name].append(duration_s(call, repeats[name]))
    return {name: statistics.median(found) for name, found in samples.items()}


def repeats_for(call: Call, sample_s: float) -> int:
    """How many calls a sample needs to last about `sample_s`; the calls that find out also warm everything up."""
    repeats = 1
    while (total_s := duration_s(call, repeats) * repeats) < sample_s:
        repeats = max(repeats + 1, min(10 * repeats, int(repeats * sample_s / max(total_s, 1e-9))))
    return repeats


def duration_s(call: Call, repeats: int) -> float:
    """The mean duration of a call over `repeats`."""
    start = time.perf_counter()
    for _ in range(repeats):
        call()
    return (time.perf_counter() - start) / repeats
