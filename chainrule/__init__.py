"""Chainrule: backpropagation that can be watched, understood and trusted.

>>> import chainrule as cr
>>> t = cr.trace("y = x*x", x=3)
>>> t.value["y"], t.grad["x"]
(9.0, 6.0)

`trace` runs a computation forward and backward and keeps every step, `grad` answers the gradients alone, `network` and
`train` make and train networks, `widget` shows one in a notebook. Importing this takes no time: what a name needs is
imported when the name is used.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chainrule.errors import ChainruleError, GraphError, LimitError, ShapeError, SourceError
    from chainrule.limits import Limits
    from chainrule.python.named_trace import NamedTrace, worksheet
    from chainrule.python.network_source import NetworkSource, network
    from chainrule.python.trace import grad, trace
    from chainrule.python.train import FinishedTraining, train
    from chainrule.python.widget import widget

__version__ = "0.1.0"

__all__ = [
    "ChainruleError",
    "FinishedTraining",
    "GraphError",
    "LimitError",
    "Limits",
    "NamedTrace",
    "NetworkSource",
    "ShapeError",
    "SourceError",
    "grad",
    "network",
    "trace",
    "train",
    "widget",
    "worksheet",
]

_HOMES = MappingProxyType(
    {
        **dict.fromkeys(("ChainruleError", "GraphError", "LimitError", "ShapeError", "SourceError"), "errors"),
        "Limits": "limits",
        **dict.fromkeys(("NamedTrace", "worksheet"), "python.named_trace"),
        **dict.fromkeys(("NetworkSource", "network"), "python.network_source"),
        **dict.fromkeys(("grad", "trace"), "python.trace"),
        **dict.fromkeys(("FinishedTraining", "train"), "python.train"),
        "widget": "python.widget",
    }
)
"""The module of every name, imported when the name is first asked for."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
