"""Graphs of single numbers, fast: one straight line of float operations over numbered registers.

A graph is lowered once: every value, local derivative, contribution and total is a register, and an instruction is a
rule of the op table with the registers for its slots. Registers are shared wherever nothing has to be computed: the
local derivative of a product *is* the other factor, the first total *is* the first contribution.

The first runs interpret the instructions. A graph that is run again is compiled into one Python function, its lines
being the same rules with register numbers in their slots and nothing else, so that the numbers are the same bit for
bit. A tape of more than `COMPILED_AT_MOST` instructions is always interpreted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.engine.graph import CONSTANT, INPUT, Graph, Node, Shape
from chainrule.engine.ops import OPS, SLOT, fill, floats
from chainrule.engine.trace import Array, Trace

COMPILED_AT_MOST = 6_000
"""Compiling takes about 15 microseconds an instruction, once."""
FLOAT_NAMES: dict[str, Any] = {name: value for name, value in vars(floats).items() if not name.startswith("_")}
FLOAT_NAMES["__builtins__"] = {"abs": abs}

Registers = tuple[Any, ...]
"""The registers after a run: floats, and None in the last one, for what was never computed."""
Places = tuple[int, ...]
"""Which register holds what, by node or by edge."""
Kernel = Callable[[Sequence[float]], Registers]


@dataclass(frozen=True, slots=True)
class Instruction:
    """Register `result` becomes `rule` of the registers `operands`, one for each distinct slot of the rule in order."""

    result: int
    rule: str
    operands: tuple[int, ...]


@dataclass
class Tape:
    """A lowered graph. `inputs` are ids, `fixed` the constants; together they fill the registers `given`.

    Register i < `nodes` is the value of node i; the places are those of gradients by node and of amounts, totals and
    local derivatives by edge, `empty` being the last register.
    """

    nodes: int
    inputs: tuple[str, ...]
    fixed: tuple[float, ...]
    given: tuple[int, ...]
    code: tuple[Instruction, ...]
    empty: int
    gradients: Places
    amounts: Places
    totals: Places
    locals: Places
    runs: int = field(default=0)
    kernel: Kernel | None = field(default=None)

    def run(self, graph: Graph, inputs: Sequence[float]) -> Trace:
        """The trace of `graph` for `inputs`, in the order of `self.inputs`."""
        given = (*inputs, *self.fixed)
        self.runs += 1
        if self.kernel is None and self.runs > 1 and len(self.code) <= COMPILED_AT_MOST:
            self.kernel = compiled(self)
        registers = self.kernel(given) if self.kernel else interpreted(self, given)
        return TapeTrace(
            graph,
            registers[: self.nodes],
            Picked(registers, self.gradients),
            Picked(registers, self.amounts),
            Picked(registers, self.totals),
            Picked(registers, self.locals),
            self,
            registers,
        )

    @cached_property
    def columns(self) -> dict[str, NDArray[np.intp]]:
        """The registers of the columns of `Trace.flat`, and of the local derivatives there are."""
        return {
            "values": np.arange(self.nodes),
            "gradients": np.array(self.gradients, dtype=np.intp),
            "amounts": np.array(self.amounts, dtype=np.intp),
            "totals": np.array(self.totals, dtype=np.intp),
            "locals": np.array([k for k in self.locals if k != self.empty], dtype=np.intp),
        }

    @cached_property
    def local_shapes(self) -> tuple[Shape | None, ...]:
        return tuple(None if k == self.empty else () for k in self.locals)


@dataclass(frozen=True, eq=False)
class TapeTrace(Trace):
    """A trace whose numbers are the registers of a tape: they become arrays all at once."""

    tape: Tape
    registers: Registers

    def flat(self) -> dict[str, Array]:
        return {name: self.column(name) for name in ("values", "gradients", "amounts", "totals")}

    def flat_locals(self) -> tuple[Array, tuple[Shape | None, ...]]:
        return self.column("locals"), self.tape.local_shapes

    def is_finite(self) -> bool:
        return bool(np.isfinite(self.array).all())

    def column(self, name: str) -> Array:
        column: Array = self.array[self.tape.columns[name]]
        column.setflags(write=False)
        return column

    @cached_property
    def array(self) -> Array:
        """All registers; 0 in the last one."""
        array = np.array((*self.registers[:-1], 0.0))
        array[np.isnan(array)] = np.nan
        return array


class Picked:
    """A column of a trace: registers in the order of nodes or of edges, looked up when asked for."""

    __slots__ = ("places", "registers")

    def __init__(self, registers: Registers, places: Places) -> None:
        self.registers, self.places = registers, places

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, index: int, /) -> Any:
        return self.registers[self.places[index]]

    def __iter__(self) -> Iterator[Any]:
        return map(self.registers.__getitem__, self.places)


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
        graph, edges = self.graph, self.graph.first_edge[-1]
        gradients: list[int | None] = [None] * len(graph)
        amounts: list[int | None] = [None] * edges
        totals: list[int | None] = [None] * edges
        locals_: list[int | None] = [None] * edges
        gradients[graph.output] = self.literal("1.0")
        for i in graph.backward_order:
            g, slots = gradients[i], self.slots(i)
            for slot, source in enumerate(graph.nodes[i].inputs):
                edge = graph.first_edge[i] + slot
                locals_[edge] = local = self.value(OPS[graph.nodes[i].op].rules[1 + slot], slots)
                amounts[edge] = amount = self.product(g, local)
                before = gradients[source]
                total = amount if before is None else self.value("{0} + {1}", {"0": before, "1": amount})
                totals[edge] = gradients[source] = total
        return gradients, amounts, totals, locals_

    def slots(self, i: int) -> dict[str, int]:
        """The registers of a node's slots: operands, result and options."""
        node = self.graph.nodes[i]
        slots = {str(slot): source for slot, source in enumerate(node.inputs)} | {"out": i}
        for name, default in OPS[node.op].options.items():
            slots[name] = self.literal(repr(float(node.options.get(name, default))))
        return slots

    def product(self, g: int | None, local: int) -> int:
        """Upstream gradient times local derivative; times one changes no bit and costs nothing."""
        assert g is not None
        one = self.literal("1.0")
        if local == one:
            return g
        return self.value("{0} * {1}", {"0": g, "1": local})

    def value(self, rule: str, slots: dict[str, int]) -> int:
        """The register that holds `rule`, computed only if it is more than a number or a single slot."""
        names = SLOT.findall(rule)
        if not names:
            return self.literal(rule)
        if rule == "{" + names[0] + "}":
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
    """The value of a constant leaf; -0.0 stays what it is."""
    return 0.0 if constant.constant is None else float(constant.constant)


@cache
def slot_names(rule: str) -> tuple[str, ...]:
    """The distinct slots of a rule in the order they appear."""
    return tuple(dict.fromkeys(SLOT.findall(rule)))


@cache
def function_of(rule: str) -> Callable[..., float]:
    """A rule as a function of its distinct slots."""
    names = {name: f"r{k}" for k, name in enumerate(slot_names(rule))}
    function: Callable[..., float] = eval(f"lambda {', '.join(names.values())}: {fill(rule, names)}", FLOAT_NAMES)
    return function


def interpreted(tape: Tape, given: Sequence[float]) -> Registers:
    """Run the instructions one by one."""
    registers: list[Any] = [None] * (tape.empty + 1)
    for register, value in zip(tape.given, given, strict=True):
        registers[register] = value
    for each in tape.code:
        registers[each.result] = function_of(each.rule)(*[registers[k] for k in each.operands])
    return tuple(registers)


def compiled(tape: Tape) -> Kernel:
    """The instructions as one Python function, made of rules of the op table and register numbers."""
    lines = ["def kernel(given):", f" ({names_of(tape.given)}) = given"]
    for each in tape.code:
        registers = {name: f"r{k}" for name, k in zip(slot_names(each.rule), each.operands, strict=True)}
        lines.append(f" r{each.result} = {fill(each.rule, registers)}")
    lines.append(f" return ({names_of(range(tape.empty))} None)")
    namespace = dict(FLOAT_NAMES)
    exec("\n".join(lines), namespace)
    kernel: Kernel = namespace["kernel"]
    return kernel


def names_of(registers: Iterable[int]) -> str:
    return "".join(f"r{k}," for k in registers)
