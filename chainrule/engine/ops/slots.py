"""Templates: texts with slots in braces, which a single regular expression fills."""

from __future__ import annotations

import re
from collections.abc import Mapping

SLOT = re.compile(r"\{(\w+)\}")
"""A slot of a formula. TeX groups survive because templates put spaces round literal words and digits: `{ 2 }`."""


def fill(template: str, replacements: Mapping[str, str]) -> str:
    """Put `replacements` into the slots of a formula; slots without one stay as they are."""
    return SLOT.sub(lambda match: replacements.get(match[1], match[0]), template)
