"""The weight of the player on its way to a browser."""

from __future__ import annotations

import gzip

from bench.row import Row
from tools.environment import ROOT

LIMIT_KB = 60
"""With the tape, without KaTeX."""


def rows() -> list[Row]:
    script = (ROOT / "static" / "dist" / "player.js").read_bytes()
    size_kb = len(gzip.compress(script, 9)) / 1000
    return [Row("player.js, gzipped", "the limit", size_kb, LIMIT_KB, 1, False, "kB")]
