"""A trace in a notebook that can be moved from Python, and Python from it: `w = cr.widget("y = x*x", x=3)`.

`w.step` and `w.view` follow the player and move it; `w.inputs = {"x": 4}` computes the trace anew, as does a dragged
input, whose values `w.inputs` then holds. `w.observe(do, names="step")` tells of every change (traitlets).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from chainrule.assets import folder
from chainrule.canonical_json import dumps
from chainrule.encode.document import placed_document
from chainrule.errors import ChainruleError
from chainrule.fields import one_of
from chainrule.offline.fonts import font_rules
from chainrule.offline.neurons import VIEWS, View, natural_view, scene_for
from chainrule.offline.page import script
from chainrule.python.named_trace import NamedTrace
from chainrule.python.read_source import Source, plain
from chainrule.python.trace import trace

try:
    import anywidget
    import traitlets
except ImportError:
    raise ImportError('a widget needs the extra `notebook`: pip install "chainrule[notebook]"') from None

STYLE = ".chainrule-widget { display: block; width: 100%; overflow: hidden; }"


def module() -> str:
    """The widget's JavaScript: the built player, and what ties it to the values on the side of Python."""
    # The player's scripts are classic ones: each is run once a page, in the scope of the page.
    tie = (folder("static") / "widget.js").read_text(encoding="utf-8")
    scripts = dumps([script("player.js"), script("network.js")]).decode()
    return f"const SCRIPTS = {scripts};\n{tie}"


class TraceWidget(anywidget.AnyWidget):
    """Made by `widget`. `step`: so many steps are done. `inputs`: values by name, numbers or nested lists."""

    _css = STYLE
    step = traitlets.Int(0).tag(sync=True)
    view = traitlets.Unicode("graph").tag(sync=True)
    theme = traitlets.Unicode("auto").tag(sync=True)
    lang = traitlets.Unicode("en").tag(sync=True)
    height = traitlets.Int(480).tag(sync=True)
    inputs = traitlets.Dict().tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)
    """Why the values that were asked for could not be computed; "" where they were."""
    _document = traitlets.Unicode("").tag(sync=True)

    def __init__(self, first: NamedTrace, **view_options: Any) -> None:
        self._trace = first
        super().__init__(_esm=module(), **view_options)
        self.inputs = plain(dict(first.scene.program.inputs))
        self._publish()
        self._css = STYLE + font_rules(self._document)  # a notebook does not have the player's letters

    @property
    def trace(self) -> NamedTrace:
        """What is shown, with its values and gradients."""
        return self._trace

    def __repr__(self) -> str:
        return f"<widget of {repr(self._trace).removeprefix('<trace of ')}"

    def _repr_mimebundle_(self, **asked: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """As a widget; where there is no kernel that answers, such as in what nbconvert makes of it, as the player."""
        bundle = super()._repr_mimebundle_(**asked)
        if bundle is None:
            return None
        shown, about = bundle
        view_options: Any = {name: getattr(self, name) for name in ("view", "step", "theme", "lang")}
        player = self._trace.show(height=self.height, **view_options)
        return {**shown, "text/html": player._repr_html_()}, about

    @traitlets.validate("inputs")
    def _check_inputs(self, proposal: Any) -> dict[str, Any]:
        """Values for some of the inputs are values for all: the others stay as they are."""
        return {**self.inputs, **plain(proposal["value"])}

    @traitlets.observe("inputs")
    def _compute(self, change: Any) -> None:
        changed = {name: value for name, value in change["new"].items() if change["old"].get(name) != value}
        if not changed or not change["old"]:
            return
        try:
            self._trace = self._trace.with_inputs(changed)
        except ChainruleError as error:
            self.inputs = plain(dict(self._trace.scene.program.inputs))
            self.problem = error.message
            return
        self.problem = ""
        self._publish()

    @traitlets.observe("view")
    def _show(self, _: Any) -> None:
        self._publish()

    def _publish(self) -> None:
        one_of(self.view, VIEWS, "view")
        scene = scene_for(self._trace.scene, cast("View", self.view))
        self._document = dumps(placed_document(scene)).decode()


def widget(
    source: Source | NamedTrace,
    /,
    inputs: Mapping[str, Any] | None = None,
    *,
    step: int = 0,
    view: str | None = None,
    height: int = 480,
    theme: str = "auto",
    lang: str = "en",
    **values: Any,
) -> TraceWidget:
    """A trace that a notebook shows, with `step`, `view` and `inputs` in both directions.

    Takes what `trace` takes, or a trace. Inputs of the graph that are single numbers can be dragged in the picture.
    Raises what `trace` raises, ImportError without the extra `notebook`, FileNotFoundError where the player has not
    been built.

    >>> import chainrule as cr
    >>> w = cr.widget("y = x*x", x=3)
    >>> w.inputs = {"x": 4}
    >>> w.trace.grad["x"]
    8.0
    """
    first = source if isinstance(source, NamedTrace) else trace(source, inputs, **values)
    shown = view or natural_view(first.scene)
    return TraceWidget(first, step=step, view=shown, height=height, theme=theme, lang=lang)
