"""Run the property tests again and again, each round with new random examples, until the time is up."""

from __future__ import annotations

import secrets
import subprocess
import sys
import time
from pathlib import Path

from tools.process import say


def run(root: Path, minutes: float, arguments: list[str]) -> int:
    """Stops at the first failure, with the seed that brings it back."""
    end = time.monotonic() + 60 * minutes
    rounds = 0
    while rounds == 0 or time.monotonic() < end:
        rounds += 1
        seed = secrets.randbelow(2**32)
        say(f"Round {rounds}, --hypothesis-seed={seed}")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "hypothesis", "--hypothesis-profile=fuzz"]
        code = subprocess.call([*command, f"--hypothesis-seed={seed}", *arguments], cwd=root)
        if code:
            return code
    say(f"{rounds} rounds, no failure.")
    return 0
