"""Once this is imported everything runs on one core and one thread; it has to be before numpy and torch are loaded."""

import os

CORE = min(os.sched_getaffinity(0))
os.sched_setaffinity(0, {CORE})
for library in ("OMP", "MKL", "OPENBLAS", "VECLIB_MAXIMUM", "NUMEXPR"):
    os.environ[f"{library}_NUM_THREADS"] = "1"
