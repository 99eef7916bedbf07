"""How long `import chainrule` takes, in fresh interpreters; against the limit of a tenth of a second."""

from __future__ import annotations

import subprocess
import sys
from statistics import median

from bench.row import Row

LIMIT_MS = 100.0
RUNS = 15
PROGRAM = "from time import perf_counter as now; start = now(); import chainrule; print((now() - start) * 1000)"


def rows() -> list[Row]:
    taken = [float(subprocess.check_output([sys.executable, "-c", PROGRAM], text=True)) for _ in range(RUNS)]
    return [Row("`import chainrule`", "the limit", median(taken), LIMIT_MS, 1.0, is_speedup=False)]
