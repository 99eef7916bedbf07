"""Build the documentation of the files in `docs/`, with what the docstrings say, into `static/docs`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tools.process import quietly, say


def build(root: Path) -> int:
    """Make it anew; what MkDocs cannot make sense of is an error. Raises SetupError."""
    say("Building the documentation")
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    quietly([sys.executable, "-m", "mkdocs", "build", "--clean"], doing="Building the documentation", cwd=root, env=env)
    say(f"Built: {Path('static', 'docs')}. The app serves it at /docs/")
    return 0
