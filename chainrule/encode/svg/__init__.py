"""Draw a scene at a step as one SVG text that needs nothing else: `picture(scene, step=7, theme="dark")`.

What is drawn is what the player shows when it rests there: values as circles, gradients as flags that point left, on
every edge the local derivative above the line and the contribution below it; `?` for what is not known yet.
"""

from __future__ import annotations

from typing import Final

from chainrule.encode.formula import formulas_of
from chainrule.encode.scene_at_step import SceneAtStep
from chainrule.encode.svg.edge import draw_chips, draw_edge
from chainrule.encode.svg.ink import Theme, styles
from chainrule.encode.svg.mark import element, number, written
from chainrule.encode.svg.node import draw_node
from chainrule.scene import Scene

NAMESPACE: Final = "http://www.w3.org/2000/svg"


def picture(scene: Scene, *, step: int | None = None, theme: Theme = "light") -> str:
    """The picture when step `step` is done; the last when it is left out. `theme`: light, dark or auto.

    Raises SourceError for a step that is none.
    """
    at_step, labels = SceneAtStep(scene, step), formulas_of(scene.graph).labels
    edges, nodes = range(len(scene.graph.edges)), range(len(scene.graph))
    layout = scene.layout
    return element(
        "svg",
        element("title", written(_title(at_step, labels))),
        element("style", styles(theme)),
        element("rect", cls="paper", width="100%", height="100%"),
        element("g", *(draw_edge(at_step, edge) for edge in edges)),
        element("g", *(draw_chips(at_step, edge) for edge in edges)),
        element("g", *(draw_node(at_step, labels, node) for node in nodes)),
        xmlns=NAMESPACE,
        role="img",
        cls="chainrule",
        viewBox=f"0 0 {number(layout.width)} {number(layout.height)}",
        width=layout.width,
        height=layout.height,
    )


def _title(at_step: SceneAtStep, labels: tuple[str, ...]) -> str:
    """The step in a sentence."""
    which = f"Step {at_step.step + 1} of {len(at_step.trace)}"
    node = labels[at_step.active]
    if not at_step.is_backward:
        return f"{which}, forward: {node} is computed."
    output = labels[at_step.graph.output]
    if at_step.step == at_step.trace.seed:
        return f"{which}, backward: the gradient of {output} with respect to itself is 1."
    return f"{which}, backward: {node} hands on its gradient."
