"""The formats of `chainrule export`, each a function from a trace and how it is shown to the content of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from chainrule.offline import PageTrace, Showing, page
from chainrule.python.named_trace import NamedTrace, PictureOptions

Content = str | bytes


@dataclass(frozen=True)
class Order:
    """What is to be written of which traces. `step` None is the format's own choice."""

    traces: Sequence[NamedTrace]
    showing: Showing
    step: int | None
    title: str

    @property
    def options(self) -> PictureOptions:
        """How a picture is shown, as keywords."""
        showing = self.showing
        return {"view": showing.view, "sample": showing.sample, "theme": showing.theme, "lang": showing.lang}

    @property
    def trace(self) -> NamedTrace:
        return self.traces[0]


def html(order: Order) -> str:
    """All the traces in one file."""
    showing = replace(order.showing, step=order.step or 0)
    title = order.title or order.trace.title
    return page([PageTrace(each.scene, showing, each.title) for each in order.traces], title=title, lang=showing.lang)


def svg(order: Order) -> str:
    theme = order.showing.theme
    shown = "light" if theme == "projector" else theme
    return order.trace.to_svg(step=order.step, view=order.showing.view, theme=shown)


def png(order: Order) -> bytes:
    return order.trace.to_png(step=order.step, **order.options)


def pdf(order: Order) -> bytes:
    return order.trace.to_pdf(step=order.step, **order.options)


FORMATS: Final[Mapping[str, Callable[[Order], Content]]] = MappingProxyType(
    {
        "html": html,
        "svg": svg,
        "png": png,
        "pdf": pdf,
        "json": lambda order: order.trace.to_json(),
        "csv": lambda order: order.trace.to_csv(),
        "dot": lambda order: order.trace.to_dot(step=order.step),
        "numpy": lambda order: order.trace.to_code("numpy"),
        "torch": lambda order: order.trace.to_code("torch"),
        "jax": lambda order: order.trace.to_code("jax"),
    }
)
"""By name. A file's ending is the name of its format, but for programs, all of which end in `py`."""


def format_of(name: str | None, ending: str) -> str:
    """The format that is asked for, or that the file's ending names. Raises ValueError, listing what there is."""
    wanted = name or {"htm": "html", "py": "numpy"}.get(ending, ending)
    if wanted not in FORMATS:
        what = f"there is no format {wanted!r}" if wanted else "the file has no ending that names a format"
        raise ValueError(f"{what}; there are: {', '.join(FORMATS)}")
    return wanted
