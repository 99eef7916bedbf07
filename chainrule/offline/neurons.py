"""Which scene shows a network as neurons: that of one sample, in single numbers, where the layers are narrow."""

from __future__ import annotations

from typing import Final, Literal

from chainrule.errors import LimitError, SourceError
from chainrule.limits import Limits
from chainrule.scene import Scene, build
from chainrule.sentences import say
from chainrule.sources.network.size import layer_widths

View = Literal["graph", "network", "reversed", "both"]
VIEWS: Final = ("graph", "network", "reversed", "both")
MOST_NEURONS: Final = 8
"""A layer of more is shown by its arrays: there is no room for all its numbers."""


def natural_view(scene: Scene) -> View:
    """How a scene is shown where nobody says: a network of narrow layers as neurons, all else as its graph."""
    widths = layer_widths(scene.source)
    return "network" if widths and max(widths) <= MOST_NEURONS else "graph"


def scene_for(scene: Scene, view: View, sample: int = 1) -> Scene:
    """The scene that `view` draws; `sample` counts from 1. Reversed can be any graph.

    Raises SourceError for a view of neurons where there is no network, and for a sample that is none.
    """
    widths = layer_widths(scene.source)
    if view == "graph" or (view == "reversed" and not widths):
        return scene
    if not widths:
        message = say("the view {view} shows networks, and this is none: take the view graph", view=view)
        raise SourceError("no-network", message, node="view")
    samples = scene.source["samples"]
    if not 1 <= sample <= len(samples):
        message = say("there is no sample {sample}; there are {count}", sample=sample, count=len(samples))
        raise SourceError("no-such-sample", message, node="sample")
    if max(widths) <= MOST_NEURONS:
        try:
            return build({**scene.source, "detail": "scalar", "samples": [samples[sample - 1]]}, Limits())
        except LimitError:
            pass  # too deep for a node a number: its arrays are shown
    limits = Limits(samples=max(Limits().samples, len(samples)))
    return scene if scene.source["detail"] == "tensor" else build({**scene.source, "detail": "tensor"}, limits)
