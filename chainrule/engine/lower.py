"""Lower a graph of single numbers to a tape: every number of the trace gets a register, every rule an instruction.

Registers are shared wherever nothing has to be computed: the local derivative of a product *is* the other factor, a sum
hands on the very gradient it got, and the first total *is* the first contribution.
"""

from __future__ import annotations

from chainrule.engine.graph import CONSTANT, INPUT, Graph, Node
from chainrule.engine.ops import OPS
from chainrule.engine.tape import Instruction, Tape, slot_names


def is_scalar(graph: Graph) -> bool:
    """Can the graph be lowered: only single numbers and element-wise ops?"""
    return all(not node.shape and (node.is_leaf or OPS[node.op].is_elementwise) for node in graph.nodes)


def lower(graph: Graph) -> Tape:
    """The tape of a graph of single numbers."""
    return Lowering(graph).tape()


class Lowering:
    """The registers handed out so far; register i < len(graph) is the value of node i."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.code: list[Instruction] = []
        self.fixed: dict[str, tuple[int, float]] = {}
        self.registers = len(graph)

    def tape(self) -> Tape:
        nodes = self.graph.nodes
        inputs = [i for i, node in enumerate(nodes) if node.op == INPUT]
        constants = [i for i, node in enumerate(nodes) if node.op == CONSTANT]
        for i in self.graph.forward_order:
            self.emit(OPS[nodes[i].op].rules[0], self.slots(i), i)
        places = self.backward()
        empty, literals = self.registers, list(self.fixed.values())
        gradients, amounts, totals, locals_ = (tuple(empty if k is None else k for k in column) for column in places)
        return Tape(
            nodes=len(nodes),
            inputs=tuple(nodes[i].id for i in inputs),
            fixed=tuple(value_of(nodes[i]) for i in constants) + tuple(value for _, value in literals),
            given=tuple(inputs + constants) + tuple(register for register, _ in literals),
            code=tuple(self.code),
            empty=empty,
            gradients=gradients,
            amounts=amounts,
            totals=totals,
            locals=locals_,
        )

    def backward(self) -> tuple[list[int | None], ...]:
        """Lower the backward pass; the registers of gradients by node and of amounts, totals, locals by edge."""
        graph, edges = self.graph, len(self.graph.edges)
        gradients: list[int | None] = [None] * len(graph)
        amounts: list[int | None] = [None] * edges
        totals: list[int | None] = [None] * edges
        locals_: list[int | None] = [None] * edges
        gradients[graph.output] = self.literal("1.0")
        for i in graph.backward_order:
            g, slots = gradients[i], self.slots(i)
            for edge in graph.edges_into(i):
                locals_[edge.index] = local = self.value(OPS[graph.nodes[i].op].rules[1 + edge.slot], slots)
                amounts[edge.index] = amount = self.product(g, local, OPS[graph.nodes[i].op].blocks)
                before = gradients[edge.source]
                total = amount if before is None else self.value("{0} + {1}", {"0": before, "1": amount})
                totals[edge.index] = gradients[edge.source] = total
        return gradients, amounts, totals, locals_

    def slots(self, i: int) -> dict[str, int]:
        """The registers of a node's slots: operands, result and options."""
        node = self.graph.nodes[i]
        slots = {str(slot): source for slot, source in enumerate(node.inputs)} | {"out": i}
        for name, default in OPS[node.op].options.items():
            slots[name] = self.literal(repr(float(node.options.get(name, default))))
        return slots

    def product(self, g: int | None, local: int, blocks: bool) -> int:
        """Upstream gradient times local derivative; times one changes no bit and costs nothing."""
        assert g is not None
        one = self.literal("1.0")
        if local == one:
            return g
        return self.value("blocked({0}, {1})" if blocks else "{0} * {1}", {"0": g, "1": local})

    def value(self, rule: str, slots: dict[str, int]) -> int:
        """The register that holds `rule`, computed only if it is more than a number or a single slot."""
        names = slot_names(rule)
        if not names:
            return self.literal(rule)
        if rule == f"{{{names[0]}}}":
            return slots[names[0]]
        result = self.registers
        self.registers += 1
        self.emit(rule, slots, result)
        return result

    def emit(self, rule: str, slots: dict[str, int], result: int) -> None:
        self.code.append(Instruction(result, rule, tuple(slots[name] for name in slot_names(rule))))

    def literal(self, text: str) -> int:
        """The register of a number."""
        if text not in self.fixed:
            self.fixed[text] = (self.registers, float(text))
            self.registers += 1
        return self.fixed[text][0]


def value_of(constant: Node) -> float:
    """The value of a constant leaf, which is a number here; -0.0 stays what it is."""
    value = constant.constant
    return value if isinstance(value, float) else 0.0
