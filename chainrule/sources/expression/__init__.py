"""Expressions: lines `name = formula` become graphs, and every node keeps its place in the text.

    read_expression({"kind": "expression", "text": "z = w*x + b", "inputs": {"w": 1, "x": 2, "b": 0}}, Limits())
    inspect("z = w*x + b", Limits()).inputs          # what needs a value, before there is any

The grammar is in parse.py, its rules in grammar/, what characters mean in characters.py, what is refused and why in
refusals.py.
"""

from chainrule.sources.expression.document import read_expression
from chainrule.sources.expression.inspect import Inspection, inspect

__all__ = ["Inspection", "inspect", "read_expression"]
