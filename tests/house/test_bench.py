"""Measuring settles on one core; testing must not, whatever of `bench` it reads."""

import subprocess
import sys

HOW_MANY = "import os; before = len(os.sched_getaffinity(0)); import {}; print(len(os.sched_getaffinity(0)) == before)"


def test_reading_a_measure_does_not_take_cores_away() -> None:
    code = HOW_MANY.format("bench.first_visit")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "True\n"


def test_measuring_takes_one_core() -> None:
    code = "import os, bench.one_core; print(len(os.sched_getaffinity(0)), os.environ['OMP_NUM_THREADS'])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "1 1\n"
