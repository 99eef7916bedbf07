"""Hatchling's hooks: a wheel and an sdist carry the built front end; an editable install reads it from the checkout.

CHAINRULE_NO_FRONTEND=1 leaves the front end as it is, for packagers who build it themselves. CHAINRULE_PROJECT_URL is
the page of the publisher's repository, such as https://git.example/chainrule: the package then names it, and the README
takes its pictures and pages from there, since a package index has none of them.
"""

from __future__ import annotations

import importlib
import os
import re
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

LINK = re.compile(r"(!?)(\[[^\]]*\])\((?!\w+:|#)([^)]*)\)")
"""A link or, with its sign, a picture of Markdown that leads to a file beside it."""


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


class PublisherHook(MetadataHookInterface):
    """Puts the addresses of whoever publishes the package into what it says of itself."""

    def update(self, metadata: dict[str, Any]) -> None:
        address = os.environ.get("CHAINRULE_PROJECT_URL", "").rstrip("/")
        if address:
            text = Path(self.root, "README.md").read_text(encoding="utf-8")
            metadata["readme"] = {"content-type": "text/markdown", "text": published(text, address)}
            metadata["urls"] = {"Repository": address, "Changelog": f"{address}/blob/HEAD/CHANGELOG.md"}


def published(text: str, address: str) -> str:
    """The text with its links into the checkout leading to the repository at `address`."""
    places = {"!": "raw", "": "blob"}
    return LINK.sub(lambda found: f"{found[1]}{found[2]}({address}/{places[found[1]]}/HEAD/{found[3]})", text)
