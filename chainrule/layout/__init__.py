"""Give every node and every edge of a graph its place, once a graph and never once a step."""

from chainrule.layout.place import EdgePlace, Layout, NodePlace, place

__all__ = ["EdgePlace", "Layout", "NodePlace", "place"]
