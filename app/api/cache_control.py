"""How long answers may be kept by those who got them, and by `app.middleware.answer_cache`."""

from __future__ import annotations

from typing import Final

FOR_EVER: Final = "public, max-age=31536000, immutable"
"""What goes by the id of a trace, and files whose address says their version: they never change."""
A_DAY: Final = "public, max-age=86400"
"""Pictures and points that change with a new version of the program at most."""
ASKED_AGAIN: Final = "public, no-cache"
"""What stays the same while the program runs; whoever has it asks whether it is still so."""
