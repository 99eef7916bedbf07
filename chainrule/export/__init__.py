"""Code that does the same: a program as a text of NumPy, PyTorch or JAX, to be run as it is.

    code(read(document, limits), "numpy")

The text is complete: values, forward pass, gradients, and a print of the result and of the gradient of every input.
NumPy spells the backward pass out, line by line, in the order of the trace; the others differentiate by themselves.
"""

from chainrule.export.code import FRAMEWORKS, code

__all__ = ["FRAMEWORKS", "code"]
