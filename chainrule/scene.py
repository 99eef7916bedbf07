"""The one use case: a source document becomes a scene.

    scene = build({"kind": "expression", "text": "y = w*x", "inputs": {"w": 2, "x": 3}}, Limits())
    scene.id, scene.trace, scene.layout
    edit(scene, {"w": 2.5}, Limits())                 # the same structure with other numbers

How a scene is written is the business of `chainrule.encode`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from chainrule.canonical_json import content_id
from chainrule.engine.check import Check, check_gradients
from chainrule.engine.diagnose import Diagnostic, diagnose
from chainrule.engine.graph import Graph
from chainrule.engine.run import run
from chainrule.engine.trace import Array, Trace
from chainrule.layout import Layout, lay_out
from chainrule.limits import Limits
from chainrule.sources import Program, read, with_values
from chainrule.sources.judge import Judge, accept
from chainrule.sources.network.per_sample import per_sample_gradients

FORMAT: Final = 1
"""The version of the trace format; it is part of every id."""


@dataclass(frozen=True, eq=False)
class Scene:
    """A program and what happened when it ran. Immutable; layout, id and diagnostics are made when asked for."""

    program: Program
    trace: Trace
    check: Check | None = None

    @cached_property
    def id(self) -> str:
        """32 hexadecimal digits: the hash of the normalised source. Same source, same id, everywhere."""
        return content_id({"format": FORMAT, "source": self.source})

    @property
    def source(self) -> Mapping[str, Any]:
        """The normalised source document."""
        return self.program.document

    @property
    def graph(self) -> Graph:
        return self.program.graph

    @cached_property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """Values that stopped being finite, operands on kinks, and what was read otherwise than it was typed."""
        reading = self.program.reading
        return (*diagnose(self.graph, self.trace), *(reading.notes if reading else ()))

    @property
    def read_as(self) -> str | None:
        """The text of the source as it was read; None where it was read letter by letter."""
        return self.program.reading.text if self.program.reading else None

    @property
    def layout(self) -> Layout:
        """Where everything stands. It is kept with the graph, which edited scenes share."""
        memo = self.graph.memo
        if "layout" not in memo:
            memo["layout"] = lay_out(self.graph)
        layout: Layout = memo["layout"]
        return layout

    @cached_property
    def per_sample_gradients(self) -> Mapping[str, Array] | None:
        """dC^n/dparameter by id, leading axis = sample; None where there are no samples, or too many numbers."""
        return per_sample_gradients(self.program, self.trace)


def build(document: Mapping[str, Any], limits: Limits, *, verify: bool = False, judge: Judge = accept) -> Scene:
    """The scene of a source document; with `verify` its gradients are checked against central differences.

    `judge` is told its graph before anything large is made, and may refuse it.

    Raises SourceError, ShapeError or LimitError.
    """
    return scene_of(read(document, limits, judge), verify=verify)


def scene_of(program: Program, *, verify: bool = False) -> Scene:
    """The scene of a program: it is run, forward and backward."""
    trace = run(program.graph, program.inputs)
    check = check_gradients(program.graph, program.inputs, trace) if verify else None
    return Scene(program, trace, check)


def edit(scene: Scene, values: Mapping[str, Any], limits: Limits) -> Scene:
    """The scene with other values for some of its inputs. Nothing is parsed and nothing is laid out again.

    Raises SourceError, naming the input, for a name that is none, for what is no number, and for another shape.
    """
    return scene_of(with_values(scene.program, values, limits))
