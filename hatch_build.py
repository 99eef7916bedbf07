"""Hatchling's hook: a wheel and an sdist carry the built front end; an editable install reads it from the checkout.

CHAINRULE_NO_FRONTEND=1 leaves the front end as it is, for packagers who build it themselves.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontendHook(BuildHookInterface[Any]):
    """Builds `static/dist` before the files are gathered, and puts the app, and what it serves, inside the library."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        if not os.environ.get("CHAINRULE_NO_FRONTEND"):
            sys.path.insert(0, self.root)
            importlib.import_module("tools.frontend").build(Path(self.root))
        if self.target_name == "wheel":
            build_data["force_include"] |= {
                "app": "chainrule/app",
                "static": "chainrule/app/static",
                "templates": "chainrule/app/templates",
            }
