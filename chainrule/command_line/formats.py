"""The formats of `chainrule export`, each a function from a trace and how it is shown to the content of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from chainrule.offline import PageTrace, ViewOptions, page
from chainrule.python.named_trace import NamedTrace, PictureOptions, Size

Content = str | bytes | None
"""None where the format has written the file itself."""


@dataclass(frozen=True)
class Order:
    """What is to be written of which traces. `step` None is the format's own choice."""

    traces: Sequence[NamedTrace]
    view_options: ViewOptions
    step: int | None
    title: str
    out: Path
    size: Size = field(default_factory=Size)

    @property
    def options(self) -> PictureOptions:
        """How a picture is shown, as keywords."""
        view_options = self.view_options
        return {
            "view": view_options.view,
            "sample": view_options.sample,
            "theme": view_options.theme,
            "lang": view_options.lang,
            **self.size,
        }

    @property
    def trace(self) -> NamedTrace:
        return self.traces[0]


def html(order: Order) -> str:
    """All the traces in one file."""
    view_options = replace(order.view_options, step=order.step or 0)
    title = order.title or order.trace.title
    return page(
        [PageTrace(each.scene, view_options, each.title) for each in order.traces], title=title, lang=view_options.lang
    )


def video(order: Order) -> None:
    """Written as it is made: a video is nothing to hold in memory, or to send through a pipe."""
    if order.step is not None:
        raise ValueError("a video shows every step: leave --step out, or take png")
    order.trace.to_video(order.out, fps=FPS[order.out.suffix.lower()], **order.options)


FPS: Final = MappingProxyType({".mp4": 30.0, ".webm": 30.0, ".gif": 12.5})
FORMATS: Final[Mapping[str, Callable[[Order], Content]]] = MappingProxyType(
    {
        "html": html,
        "svg": lambda order: order.trace.to_svg(step=order.step, **order.options),
        "png": lambda order: order.trace.to_png(step=order.step, **order.options),
        "pdf": lambda order: order.trace.to_pdf(step=order.step, **order.options),
        "tikz": lambda order: order.trace.to_tikz(step=order.step, **order.options),
        "pptx": lambda order: order.trace.to_pptx(step=order.step, **order.options),
        "mp4": video,
        "webm": video,
        "gif": video,
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
    wanted = name or {"htm": "html", "py": "numpy", "tex": "tikz"}.get(ending, ending)
    if wanted not in FORMATS:
        what = f"there is no format {wanted!r}" if wanted else "the file has no ending that names a format"
        raise ValueError(f"{what}; there are: {', '.join(FORMATS)}")
    return wanted
