"""Add nodes of single numbers that belong together: to one neuron, or to the loss of one sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from chainrule.engine.build import GraphBuilder

SIGNS: Mapping[str, str] = MappingProxyType({"add": "+", "subtract": "-", "multiply": "*", "divide": "/"})


@dataclass(frozen=True)
class Group:
    """Nodes of the group `name`, whose ids end in `end`."""

    builder: GraphBuilder
    name: str
    end: str = ""

    def constant(self, value: float, name: str, label: str = "") -> int:
        return self.builder.constant(value, id=name + self.end, group=self.name, label=label)

    def one(self, op: str, operand: int, name: str, text: str, label: str = "") -> int:
        """An op of one operand; `{}` in `text` stands for the operand."""
        text = text.format(self.builder[operand].sign)
        label = label and label + self.end
        return self.builder.add(op, (operand,), id=name + self.end, group=self.name, text=text, label=label)

    def two(self, op: str, pair: tuple[int, int], name: str) -> int:
        """One of the four basic operations."""
        left, right = (self.builder[position].sign for position in pair)
        text = f"{left} {SIGNS[op]} {right}"
        return self.builder.add(op, pair, id=name + self.end, group=self.name, text=text)

    def sum(self, terms: Sequence[int], name: str) -> int:
        """The last of the partial sums `name_2`, `name_3`, ...; the term itself where there is only one."""
        total = terms[0]
        for k, term in enumerate(terms[1:], start=2):
            total = self.two("add", (total, term), f"{name}_{k}")
        return total
