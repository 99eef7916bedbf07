"""From a plan and the shapes of its inputs to a graph; every error gets its place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

from chainrule.engine.build import GraphBuilder
from chainrule.engine.graph import INPUT, Graph, Shape
from chainrule.errors import LimitError, ShapeError
from chainrule.limits import Limits
from chainrule.sentences import listed, say
from chainrule.sources.expression.notes import Notes
from chainrule.sources.expression.of_matrices import check_matrix
from chainrule.sources.expression.of_shapes import settled
from chainrule.sources.expression.plan import AXIS_LENGTH, Plan, Step
from chainrule.sources.expression.products import PRODUCTS, product_op
from chainrule.sources.expression.text import Text, shown


def build(text: Text, plan: Plan, shapes: Mapping[str, Shape], limits: Limits, notes: Notes) -> Graph:
    """The graph of `plan`. Raises ShapeError naming shapes and places, LimitError before anything is computed."""
    check_uses(text, plan, shapes, limits)
    builder = GraphBuilder(limits, reserved=(step.name for step in plan.steps if step.name))
    for step in plan.steps:
        add(text, builder, step, shapes, notes)
    check_output(text, builder, plan)
    return builder.graph(plan.output)


def check_uses(text: Text, plan: Plan, shapes: Mapping[str, Shape], limits: Limits) -> None:
    """Refuse a text whose uses of its inputs alone would pass the limit of edges, before a node is made of it."""
    sizes = [prod(shapes[step.name or ""]) if step.op == INPUT else 0 for step in plan.steps]
    flowing = 0
    for step in plan.steps:
        flowing += sum(sizes[operand] for operand in step.operands)
        if flowing > limits.edge_elements:
            message = say("more than {most} numbers would flow back over the edges", most=limits.edge_elements)
            raise LimitError(
                "limit-edge-elements", message, span=text.span(*step.extent), node=step.name,
                limit="edge_elements", value=flowing, most=limits.edge_elements,
            )  # fmt: skip


def add(text: Text, builder: GraphBuilder, step: Step, shapes: Mapping[str, Shape], notes: Notes) -> None:
    span, piece = text.span(*step.extent), text.piece(*step.extent)
    if step.op == INPUT:
        name = step.name or ""
        builder.input(name, shapes[name], span=span, text=piece)
    elif step.value is not None:
        builder.constant(step.value, id=step.name, span=span, text=piece)
    elif step.op == AXIS_LENGTH:
        add_length(text, builder, step, notes)
    else:
        op = product(text, builder, step, notes) if step.op in PRODUCTS else step.op
        if first := builder.shape(step.operands[0]):
            check_matrix(text, step, first, notes)
        try:
            op, options = settled(op, step.options, first) if step.options else (op, step.options)
            builder.add(op, step.operands, options, id=step.name, span=span, text=piece)
        except ShapeError as error:
            raise located(text, builder, step, error) from None


def add_length(text: Text, builder: GraphBuilder, step: Step, notes: Notes) -> None:
    """`x.shape[0]` as the number that it is."""
    shape, axis, span = builder.shape(step.operands[0]), step.options["axis"], text.span(*step.extent)
    if not -len(shape) <= axis < len(shape):
        name = text.piece(*step.places[0])
        message = say("{name} has no axis {axis}; its shape is {shape}", name=shown(name), axis=axis, shape=shape)
        raise ShapeError("bad-axis", message, span=span)
    length = shape[axis]
    notes.fold(text.piece(*step.extent).rpartition("=")[2].strip(), str(length), step.extent)
    builder.constant(float(length), id=step.name, span=span, text=str(length))


def product(text: Text, builder: GraphBuilder, step: Step, notes: Notes) -> str:
    """The op of a product whose sign means several, which is told where it is not the ordinary one."""
    left, right = (builder.shape(operand) for operand in step.operands)
    op = product_op(step.op, left, right)
    typed = text.piece(*step.extent).partition("=")[2].strip() if step.name else text.piece(*step.extent)
    if op == "multiply" and step.op == "·":
        notes.fold("·", "*", step.extent)
    elif op != "multiply" and len(left) == len(right) == 1:
        message = say("{typed} of two vectors is their scalar product, dot", typed=shown(typed))
        notes.tell(message, step.extent)
    elif op != "multiply":
        message = say("{typed} of matrices is their matrix product, as @ is", typed=shown(typed))
        notes.tell(message, step.extent)
    return op


def located(text: Text, builder: GraphBuilder, step: Step, error: ShapeError) -> ShapeError:
    """The same error with the operands as they are written, their shapes and their places."""
    operands = zip(step.places, step.operands, strict=True)
    said = listed(
        [
            say("{what} has shape {shape}", what=shown(text.piece(*place)), shape=builder.shape(k))
            for place, k in operands
        ]
    )
    return ShapeError(
        error.code,
        say("{error}. Here {said}", error=error.message, said=said),
        span=text.span(*step.extent),
        related=tuple(text.span(*place) for place in step.places),
        suggestion=error.suggestion,
        node=step.name,
    )


def check_output(text: Text, builder: GraphBuilder, plan: Plan) -> None:
    shape, name = builder.shape(plan.output), plan.steps[plan.output].name
    if shape:
        raise ShapeError(
            "output-not-scalar",
            say(
                "the output {name} has shape {shape}, and a backward pass starts at a single number: sum it",
                name=repr(name),
                shape=shape,
            ),
            span=text.span(*plan.formula),
            suggestion=f"sum({text.piece(*plan.formula)})",
            node=name,
        )
