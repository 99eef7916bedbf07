"""The signs of the lecture, where a node is not written as it is called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

OUTPUT, TARGET, COST = "y", "ŷ", "Cⁿ"
"""What the last layer says and what it should have said, the nodes a3 and t; and the loss of a sample."""
LABELS: Mapping[str, str] = MappingProxyType({"C": COST})
"""What nodes are called, by id. Where samples are told apart their losses have their numbers: C@2."""
