"""Say what is known when a step is done: `SceneAtStep(scene, 4).gradient(i)`.

What has not been computed yet is not there. It is unknown, never zero.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from chainrule.engine.graph import Graph
from chainrule.engine.trace import Value
from chainrule.errors import SourceError
from chainrule.scene import Scene
from chainrule.sentences import say

Known = Literal["none", "unknown", "partial", "done"]


class SceneAtStep:
    """A scene when step `step` is done; the last one when it is left out.

    Raises SourceError (`no-such-step`) outside 0 to the last step.
    """

    def __init__(self, scene: Scene, step: int | None = None) -> None:
        last = len(scene.trace) - 1
        if step is not None and not 0 <= step <= last:
            raise SourceError(
                "no-such-step",
                say("there is no step {step}; steps go from 0 to {last}", step=step, last=last),
                node="step",
            )
        self.scene = scene
        self.graph: Graph = scene.graph
        self.trace = scene.trace
        self.step = last if step is None else step

    @cached_property
    def active(self) -> int:
        """The node of the step."""
        return self.trace.step(self.step).node

    @property
    def is_backward(self) -> bool:
        return self.step >= self.trace.seed

    def value(self, node: int) -> Value | None:
        """The value of a node, None before its step."""
        return self.trace.values[node] if self._computed[node] <= self.step else None

    def gradient(self, node: int) -> tuple[Known, Value | None]:
        """How much is known of a node's gradient, and the sum of what has arrived.

        `none`: the output does not depend on the node. `partial`: contributions are still to come.
        """
        if not self.graph.on_path[node]:
            return "none", None
        if node == self.graph.output:
            return ("done", self.trace.gradients[node]) if self.is_backward else ("unknown", None)
        arrived = [edge for edge in self.graph.arriving_edges[node] if self.amount(edge) is not None]
        if not arrived:
            return "unknown", None
        known: Known = "done" if len(arrived) == len(self.graph.arriving_edges[node]) else "partial"
        return known, self.trace.total(arrived[-1])

    def amount(self, edge: int) -> Value | None:
        """What an edge has carried back, None before."""
        return self.trace.amount(edge) if self._is_handed_on(edge) else None

    def local(self, edge: int) -> Value | None:
        """The local derivative of an edge once a gradient has met it; None where it is too large, too."""
        return self.trace.local(edge) if self._is_handed_on(edge) else None

    def _is_handed_on(self, edge: int) -> bool:
        return self._handed_on.get(self.graph.edges[edge].consumer, self.step + 1) <= self.step

    @cached_property
    def _computed(self) -> list[int]:
        """The step of every node's value; leaves have theirs from the start."""
        steps = [-1] * len(self.graph)
        for step, node in enumerate(self.graph.forward_order):
            steps[node] = step
        return steps

    @cached_property
    def _handed_on(self) -> dict[int, int]:
        """The step in which a node hands its gradient on."""
        return {node: step for step, node in enumerate(self.graph.backward_order, self.trace.seed + 1)}
