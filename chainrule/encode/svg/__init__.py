"""Small pictures that are drawn here: thumbnails of worked examples. The player's are drawn by `offline/still.py`."""

from typing import Final

NAMESPACE: Final = "http://www.w3.org/2000/svg"
