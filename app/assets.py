"""Where the files are that the app serves."""

from __future__ import annotations

from chainrule.assets import folder

STATIC = folder("static")
TEMPLATES = folder("templates")
