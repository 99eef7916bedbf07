"""`python -m app`: serve Chainrule until interrupted. Settings come from the environment; see `app.config`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from typing import Any

from .main import create_app
from .server import server
from .settings_check import checked_settings
from .worker_processes import serve_by_workers


def main() -> int:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="chainrule", description="Serve Chainrule: the studio, the player, the API.")
    parser.add_argument("--host", help="the address to listen on (127.0.0.1, or CHAINRULE_HOST)")
    parser.add_argument("--port", type=int, help="the port to listen on (8000, or CHAINRULE_PORT)")
    given = {name: value for name, value in vars(parser.parse_args()).items() if value is not None}
    return serve(given)


def serve(given: Mapping[str, Any]) -> int:
    """Serve with these settings, the others from the environment, until interrupted; returns the status to end with."""
    settings, mistakes = checked_settings(os.environ, given)
    if settings is None:
        print("\n".join(mistakes), file=sys.stderr)
        return 2
    if settings.workers > 1:
        return serve_by_workers(settings)
    running = server(create_app(settings), settings)
    running.run()
    return 0 if running.started else 1


if __name__ == "__main__":
    sys.exit(main())
