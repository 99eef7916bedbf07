"""Archives that the project makes of itself."""

import subprocess
from pathlib import Path


def unpack(archive: Path, folder: Path) -> None:
    """Without a filter Python 3.12 and later warn, and Python 3.11.3 and before have none; `tar` is everywhere."""
    subprocess.run(["tar", "-xzf", archive, "-C", folder], check=True)
