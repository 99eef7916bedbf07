"""Run a computation forward and backward and keep everything that happened, or only the gradients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chainrule.engine.graph import INPUT
from chainrule.engine.trace import Value, present
from chainrule.limits import Limits
from chainrule.python.named_trace import NamedTrace
from chainrule.python.read_source import Source, source_document
from chainrule.scene import build


def trace(
    source: Source,
    /,
    inputs: Mapping[str, Any] | None = None,
    *,
    output: str | None = None,
    limits: Limits | None = None,
    **values: Any,
) -> NamedTrace:
    """Run `source` forward and backward.

    `source` is a text of one or more lines, `"preset:ID"` for a worked example, a file (as a `pathlib.Path`), a source
    document, or a network with samples. Values of the inputs are given by name, in `inputs` or as keywords: numbers,
    nested lists, numpy arrays, pandas series or tables. `output` names the value that is differentiated, by default
    the last one; it must be a single number. `limits` are upper bounds on the size of what is computed.

    Raises SourceError, ShapeError or LimitError, with the place in the text as `error.span`.

    >>> import chainrule as cr
    >>> t = cr.trace("z = w*x + b; a = sigmoid(z)", w=0.5, x=2, b=1)
    >>> t.value["z"]
    2.0
    >>> round(t.grad["w"], 6)
    0.209987
    >>> import numpy as np
    >>> t = cr.trace("L = sum((W @ x - t)**2)", W=np.eye(2), x=[1, 2], t=[0, 0])
    >>> t.grad["W"]
    array([[2., 4.],
           [4., 8.]])
    >>> cr.trace("y = x*w", x=3)
    Traceback (most recent call last):
        ...
    chainrule.errors.SourceError: give a value for the input w
    """
    document = source_document(source, {**(inputs or {}), **values})
    if output is not None:
        document["output"] = output
    return NamedTrace(build(document, limits or Limits()))


def grad(
    source: Source,
    /,
    inputs: Mapping[str, Any] | None = None,
    *,
    output: str | None = None,
    limits: Limits | None = None,
    **values: Any,
) -> dict[str, Value]:
    """The gradient d output / d input of every input by name: floats, else read-only float64 arrays of its shape.

    Takes what `trace` takes and raises what it raises. Inputs on which the output does not depend are left out.

    >>> import chainrule as cr
    >>> cr.grad("y = w*x", w=2, x=3)
    {'w': 3.0, 'x': 2.0}
    """
    found = trace(source, inputs, output=output, limits=limits, **values)
    nodes, gradients = found.scene.graph.nodes, found.scene.trace.gradients
    on_path = found.scene.graph.on_path
    return {node.id: present(gradients[i]) for i, node in enumerate(nodes) if node.op == INPUT and on_path[i]}
