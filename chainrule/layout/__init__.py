"""Give every node and every edge of a graph its place, once a graph and never once a step."""

from chainrule.layout.lay_out import EdgeCurve, Layout, NodeBox, lay_out

__all__ = ["EdgeCurve", "Layout", "NodeBox", "lay_out"]
