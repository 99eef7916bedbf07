"""Look at a source's graph before a number of it is read or drawn, and refuse it where it would cost too much."""

from __future__ import annotations

from collections.abc import Callable

from chainrule.engine.graph import Graph

Judge = Callable[[Graph, int, bool], None]
"""Is told the graph, how many samples a network has, and whether its parameters are drawn. Raises LimitError."""


def accept(graph: Graph, samples: int, are_drawn: bool) -> None:
    """Refuse nothing."""
