#!/usr/bin/env python3
"""Set Chainrule up, start it, test it: one command for a machine that has only Python.

    python3 run.py                  set up, build, start, open the address
    python3 run.py test             every check and every test, the ones in a real browser included
    python3 run.py bench | build | fuzz | legibility | audit | load | chaos

This file keeps to syntax that old Pythons can read, so that they can say what is missing; the rest is in `tools/`.
"""

import importlib
import sys


def main() -> int:
    if sys.hexversion < 0x030B0000:
        version = "{}.{}".format(*sys.version_info[:2])
        print(f"Chainrule needs Python 3.11 or newer, and this is {version}.", file=sys.stderr)
        print("Start it with a newer one, for example: python3.12 run.py", file=sys.stderr)
        return 1
    return int(importlib.import_module("tools.command").start())


if __name__ == "__main__":
    sys.exit(main())
