"""Names of numbers: e and π, unless a text or its inputs give them another meaning."""

from __future__ import annotations

import math

CONSTANTS = {"e": math.e, "pi": math.pi, "π": math.pi}
