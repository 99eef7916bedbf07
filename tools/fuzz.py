"""Search for what breaks: strange requests to a running app, then the property tests, again and again with new
random examples, until the time is up.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.process import say
from tools.serve import background

OPERATIONS = 23
"""About so many share the cases."""
UNHURRIED = {"CHAINRULE_WORK_RATE": "1e18", "CHAINRULE_WORK_BURST": "1e18", "CHAINRULE_LOG_LEVEL": "critical"}


def requests(root: Path, cases: int) -> int:
    """About so many requests, alone and in sequences, held to the OpenAPI document by all checks of schemathesis."""
    seed = secrets.randbelow(2**32)
    program = Path(sys.executable).parent / "schemathesis"
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, **UNHURRIED, "CHAINRULE_DATA_DIR": folder}
        with background([sys.executable, "-m", "app"], cwd=root, env=env) as address:
            command = [str(program), f"--config-file={root / 'schemathesis.toml'}", "run", f"{address}/openapi.json"]
            options = ["--checks=all", f"--max-examples={max(1, cases // OPERATIONS)}", f"--seed={seed}"]
            return subprocess.call([*command, *options, "--request-timeout=30"], cwd=folder)


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
