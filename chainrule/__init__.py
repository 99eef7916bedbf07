"""Chainrule: backpropagation that can be watched, understood and trusted."""

__version__ = "0.1.0"
