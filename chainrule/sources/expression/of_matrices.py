"""What means one thing of a number or a vector and another of a matrix: seen once the shapes are known."""

from __future__ import annotations

import re

from chainrule.engine.graph import Shape
from chainrule.errors import SourceError
from chainrule.sentences import say
from chainrule.sources.expression.notes import Notes
from chainrule.sources.expression.plan import Step
from chainrule.sources.expression.text import Text, shown

NORM_OF_ORDER = re.compile(
    r"(?!torch\.norm|tf\.norm)(?:\w+\.)*norm\((.*),\s*"
    r"(?:(?:ord|p)\s*=\s*)?([12](?:\.0)?|(?:\w+\.)?inf|float\(\S*\))\s*\)",
    re.DOTALL,
)
"""numpy's norm of a matrix; those of `torch.norm` and `x.norm(2)` are of its numbers in a row, as here."""
BARS = re.compile(r"(?:\|\||‖|\\\||\\lVert|\\Vert).*(?:_\s*\{?(?:[12]|∞|\\infty)\}?|[₁₂])", re.DOTALL)
POWER = re.compile(r"\s*(?:\^\s*(?:-?\d+|\(\s*-?\d+\s*\)|\{\s*-?\d+\s*\})|⁻?[¹²³⁴⁵⁶⁷⁸⁹]+)")
"""How books write a power; `**` and `.^` are those of every element."""
OVER_ALL = re.compile(r"(?:scipy\.)?special\.(?:log_)?softmax\(")
"""scipy's softmax is one over all numbers of an array, where no axis is named."""


def check_matrix(text: Text, step: Step, shape: Shape, notes: Notes) -> None:
    """Raise SourceError where `step` of a value of `shape` is not what is meant by it; tell what may not be."""
    if len(shape) < 2:
        return
    if step.op == "power_n" and len(shape) == 2 and shape[0] == shape[1]:
        check_power(text, step, notes)
    elif step.op in {"norm", "sum", "max"} and step.options["axis"] is None:
        check_norm(text, step, notes)
    elif step.op in {"softmax", "log_softmax"} and step.options["axis"] == -1:
        check_softmax(text, step)


def check_power(text: Text, step: Step, notes: Notes) -> None:
    """`A^-1` of a square matrix is its inverse in every book, and `A^2` is `A A`; `A**2` is what numpy makes of it."""
    exponent, place = step.options["n"], step.places[0]
    name, sign = text.piece(*place), POWER.match(text.string, place[1])
    if sign is None:
        return
    if exponent == -1.0:
        raise inverse_or_power(text, step)
    if exponent >= 2.0 and exponent.is_integer() and name.isidentifier():
        message = say("{typed} is a power of every element; the matrix times itself is written {product}",
                      typed=shown(text.piece(place[0], sign.end())), product=f"{name} @ {name}")  # fmt: skip
        notes.tell(message, (place[0], sign.end()))


def inverse_or_power(text: Text, step: Step) -> SourceError:
    place = step.places[0]
    name, start = text.piece(*place), place[0]
    inverse, elements = f"inv({name})", f"{name}**-1"
    message = say("{typed} may be the inverse matrix, {inverse}, or one over every element, {elements}; write which",
                  typed=shown(text.piece(start, step.extent[1])), inverse=inverse, elements=elements)  # fmt: skip
    return SourceError("inverse-or-power", message, span=text.span(start, step.extent[1]), choices=(inverse, elements))


def formula_of(text: Text, step: Step) -> str:
    """What was typed of a step, without the name that its line gives it."""
    typed = text.piece(*step.extent)
    return typed.partition("=")[2].strip() if step.name else typed


def check_norm(text: Text, step: Step, notes: Notes) -> None:
    """The norms of order 1, 2 and inf of a matrix: its greatest column sum, singular value and row sum."""
    typed = formula_of(text, step)
    if BARS.fullmatch(typed):
        notes.tell(
            say("{typed} of a matrix is read as that of all its numbers in a row", typed=shown(typed)), step.extent
        )
        return
    found = NORM_OF_ORDER.fullmatch(typed)
    if found is None:
        return
    name, order = found[1].strip(), found[2]
    span = text.span(*step.extent)
    if order.startswith("2"):
        message = say("{typed} of a matrix is its greatest singular value, which is not computed here; the root of the "
                      "sum of all squares is {read}", typed=shown(typed), read=f"norm({name})")  # fmt: skip
    elif order.startswith("1"):
        column, numbers = f"max(sum(abs({name}), axis=0))", f"sum(abs({name}))"
        message = say("{typed} of a matrix is its greatest column sum, {column}; the sum of all sizes is {numbers}; "
                      "write which", typed=shown(typed), column=column, numbers=numbers)  # fmt: skip
    else:
        row, number = f"max(sum(abs({name}), axis=1))", f"max(abs({name}))"
        message = say("{typed} of a matrix is its greatest row sum, {row}; the greatest of all sizes is {number}; "
                      "write which", typed=shown(typed), row=row, number=number)  # fmt: skip
    raise SourceError("other-meaning", message, span=span)


def check_softmax(text: Text, step: Step) -> None:
    typed = formula_of(text, step)
    found = OVER_ALL.match(typed)
    if found is None or re.search(r"\baxis\s*=", typed):
        return
    message = say("{typed} is one over all elements in scipy; write axis=-1 for one of every row", typed=shown(typed))
    raise SourceError("other-meaning", message, span=text.span(*step.extent))
