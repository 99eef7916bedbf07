"""Names of numbers: e and π, unless a text or its inputs give them another meaning."""

from __future__ import annotations

import math

CONSTANTS = {"e": math.e, "pi": math.pi, "π": math.pi, "inf": math.inf}
OF_LIBRARIES = CONSTANTS | {"tau": math.tau, "euler_gamma": 0.5772156649015329}
"""Those that only libraries name: a `tau` without one is a time constant."""
TYPES = frozenset({"float16", "float32", "float64", "int32", "int64", "double", "bool"})
"""Types of numbers, which other libraries name and which change nothing here."""
