"""Find the files that are served: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `static` or `templates`. Raises FileNotFoundError, saying where it was looked for."""
    places = (PACKAGE / name, PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    looked = " nor ".join(str(place) for place in places)
    raise FileNotFoundError(f"the folder {name!r} is neither {looked}: is the installation complete?")


STATIC = folder("static")
TEMPLATES = folder("templates")
