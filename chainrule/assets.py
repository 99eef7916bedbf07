"""Find the files that browsers load: in a checkout beside the packages, in an installed wheel inside the app."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `static` or `templates`. Raises FileNotFoundError, saying where it was looked for."""
    places = (PACKAGE / "app" / name, PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    looked = " nor ".join(str(place) for place in places)
    raise FileNotFoundError(f"the folder {name!r} is neither {looked}: is the installation complete?")
