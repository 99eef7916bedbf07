"""Find shapes for inputs that have none yet, so that a text can be computed: `W @ x` needs a matrix and a vector."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chainrule.engine.graph import INPUT, Shape
from chainrule.engine.ops import OPS
from chainrule.errors import ShapeError
from chainrule.sources.expression.literals import shape_of
from chainrule.sources.expression.of_shapes import settled
from chainrule.sources.expression.plan import AXIS_LENGTH, Plan, Step
from chainrule.sources.expression.products import PRODUCTS, product_op

LENGTH = 2
"""How long an axis is made where nothing says."""
MOST_TRIED = 3_000
"""So many ops are tried before the search is given up."""


def fitting_shapes(plan: Plan, given: Mapping[str, Shape]) -> Mapping[str, Shape] | None:
    """Shapes of the inputs that `given` leaves out, with which every op fits; None where none were found.

    Capital letters are tried as matrices first, others as vectors, single numbers last.
    """
    lengths = sorted({length for shape in given.values() for length in shape} | {LENGTH})[:3]
    search = _Search(plan.steps, given, lengths)
    return search.found()


class _Search:
    """Walks over the steps in their order, choosing a shape where an input comes up and going back where none fits."""

    def __init__(self, steps: Sequence[Step], given: Mapping[str, Shape], lengths: Sequence[int]) -> None:
        self.steps, self.given, self.lengths = steps, given, lengths
        self.shapes: list[Shape] = []
        self.tried = 0

    def found(self) -> Mapping[str, Shape] | None:
        open_choices: list[tuple[int, Iterator[Shape]]] = []
        while len(self.shapes) < len(self.steps):
            step = self.steps[len(self.shapes)]
            if step.op == INPUT and step.name not in self.given:
                open_choices.append((len(self.shapes), iter(self.candidates(step.name or ""))))
                fits = self.choose(open_choices)
            else:
                fits = self.take(step) or self.choose(open_choices)
            if not fits or self.tried > MOST_TRIED:
                return None
        pairs = zip(self.steps, self.shapes, strict=True)
        return {step.name or "": shape for step, shape in pairs if step.op == INPUT and step.name not in self.given}

    def choose(self, open_choices: list[tuple[int, Iterator[Shape]]]) -> bool:
        """Go back to the last input that has a shape left to try."""
        while open_choices:
            position, candidates = open_choices[-1]
            shape = next(candidates, None)
            if shape is not None:
                del self.shapes[position:]
                self.shapes.append(shape)
                return True
            open_choices.pop()
        return False

    def take(self, step: Step) -> bool:
        self.tried += 1
        shape = self.shape(step)
        if shape is None:
            return False
        self.shapes.append(shape)
        return True

    def shape(self, step: Step) -> Shape | None:
        if step.op == INPUT:
            return self.given[step.name or ""]
        if step.value is not None:
            return shape_of(step.value)
        shapes = [self.shapes[k] for k in step.operands]
        if step.op == AXIS_LENGTH:
            return () if -len(shapes[0]) <= step.options["axis"] < len(shapes[0]) else None
        op = product_op(step.op, *shapes) if step.op in PRODUCTS else step.op
        try:
            op, options = settled(op, step.options, shapes[0])
            return OPS[op].shape(*shapes, **dict[str, Any](options))
        except ShapeError:
            return None

    def candidates(self, name: str) -> list[Shape]:
        vectors: list[Shape] = [(n,) for n in self.lengths]
        matrices: list[Shape] = [(m, n) for m in self.lengths for n in self.lengths]
        return [*matrices, *vectors, ()] if name[:1].isupper() else [*vectors, (), *matrices]
