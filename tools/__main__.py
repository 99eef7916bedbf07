"""The second half of `run.py`: runs inside the environment that the first half has prepared."""

import sys

from tools.command import run

if __name__ == "__main__":
    sys.exit(run())
