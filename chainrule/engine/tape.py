"""Graphs of single numbers, fast: one straight line of float operations over numbered registers.

A graph is lowered once, see `lower`: an instruction is a rule of the op table with the registers for its slots.

A tape is for graphs that are run again; see `walk` for the first run. It is compiled into one Python function, its
lines being the rules with register numbers in their slots and nothing else, so that the numbers are the same bit for
bit. A tape of more than `COMPILED_AT_MOST` instructions is interpreted.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from chainrule.engine.graph import Graph, Shape
from chainrule.engine.ops import SLOT, fill, floats
from chainrule.engine.trace import Array, Trace

COMPILED_AT_MOST = 6_000
"""Compiling takes about 15 microseconds an instruction, once, and makes a run about twice as fast."""
FLOAT_NAMES: dict[str, Any] = {name: value for name, value in vars(floats).items() if not name.startswith("_")}
FLOAT_NAMES["__builtins__"] = {"abs": abs}

Registers = tuple[Any, ...]
"""The registers after a run: floats, and None in the last one, for what was never computed."""
Places = tuple[int, ...]
"""Which register holds what, by node or by edge."""
Kernel = Callable[[Sequence[float]], Registers]


class Instruction(NamedTuple):
    """Register `result` becomes `rule` of the registers `operands`, one for each distinct slot of the rule in order."""

    result: int
    rule: str
    operands: tuple[int, ...]


Step = tuple[int, Callable[..., float], Any, int]
"""The result, the rule, and its two operands; behind one operand stands `ALONE`, and many are a tuple before `MANY`."""
ALONE, MANY = -1, -2
PYTHONS_OWN: dict[str, Callable[..., float]] = {
    "{0} * {1}": operator.mul, "{0} + {1}": operator.add, "{0} - {1}": operator.sub, "-{0}": operator.neg,
}  # fmt: skip
"""Rules for which Python has a function of its own."""


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
    kernel: Kernel | None = field(default=None)

    def run(self, graph: Graph, inputs: Sequence[float]) -> Trace:
        """The trace of `graph` for `inputs`, in the order of `self.inputs`."""
        given = (*inputs, *self.fixed)
        if self.kernel is None and len(self.code) <= COMPILED_AT_MOST:
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
    def steps(self) -> tuple[Step, ...]:
        """The instructions with their rules as functions, looked up once."""
        steps: list[Step] = []
        for result, rule, operands in self.code:
            if len(operands) == 2:
                steps.append((result, function_of(rule), *operands))
            elif len(operands) == 1:
                steps.append((result, function_of(rule), operands[0], ALONE))
            else:
                steps.append((result, function_of(rule), operands, MANY))
        return tuple(steps)

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


@cache
def slot_names(rule: str) -> tuple[str, ...]:
    """The distinct slots of a rule in the order they appear."""
    return tuple(dict.fromkeys(SLOT.findall(rule)))


@cache
def function_of(rule: str) -> Callable[..., float]:
    """A rule as a function of its distinct slots; of one that is but a call, that function itself."""
    if rule in PYTHONS_OWN:
        return PYTHONS_OWN[rule]
    called = rule.removesuffix("({0})")
    if called in FLOAT_NAMES:
        itself: Callable[..., float] = FLOAT_NAMES[called]
        return itself
    names = {name: f"r{k}" for k, name in enumerate(slot_names(rule))}
    function: Callable[..., float] = eval(f"lambda {', '.join(names.values())}: {fill(rule, names)}", FLOAT_NAMES)
    return function


def interpreted(tape: Tape, given: Sequence[float]) -> Registers:
    """Run the instructions one by one: nearly all have one operand or two, and those are not unpacked."""
    registers: list[Any] = [None] * (tape.empty + 1)
    for register, value in zip(tape.given, given, strict=True):
        registers[register] = value
    for result, rule, a, b in tape.steps:
        if b >= 0:
            registers[result] = rule(registers[a], registers[b])
        elif b == ALONE:
            registers[result] = rule(registers[a])
        else:
            registers[result] = rule(*[registers[k] for k in a])
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
