"""The worked examples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.sources.program import Program


def read_preset(document: Mapping[str, Any], limits: Limits) -> Program:
    raise SourceError("unknown-preset", "there is no such worked example", node="id")
