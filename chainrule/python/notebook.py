"""How a trace shows itself in a notebook: the file for offline use in a frame of its own, over its picture as SVG.

The frame is an `iframe` whose page is in the output itself (`srcdoc`), so it works without a server, in every notebook
that shows HTML, and in what is made of it: nbconvert's pages, Colab, VS Code. Its sandbox lets scripts run and nothing
else: the page in it cannot reach the notebook. Hosts that let no frame through, such as code hosts or a JupyterLab that
does not trust the notebook, leave the picture beneath it.
"""

from __future__ import annotations

import base64
from dataclasses import replace
from html import escape
from typing import Final

from chainrule.errors import LimitError
from chainrule.offline import PageTrace, ViewOptions, page, still
from chainrule.offline.neurons import natural_view, scene_for
from chainrule.offline.page import MOST_SVG_EDGES
from chainrule.scene import Scene

HEIGHT = 480
"""Of the frame, in CSS pixels."""
STILL_WIDTH: Final = 960
STILL_TIME_S: Final = 3
"""What the picture beneath may take of the processor: a cell is not to wait for it."""


def frame(scene: Scene, view_options: ViewOptions, *, said: str, height: int = HEIGHT, title: str = "Chainrule") -> str:
    """The markup of the frame and of the picture beneath it, for those who do not see it `said`. Raises what `page`
    raises."""
    inside = page([PageTrace(scene, view_options)], title=title, lang=view_options.lang)
    # What sanitizers leave of this has to look well too: they take frames, scripts and most style, and keep pictures.
    return (
        f'<div style="position: relative; height: {int(height)}px">{picture(scene, view_options, int(height), said)}'
        f'<iframe srcdoc="{escape(inside)}" sandbox="allow-scripts" title="{escape(title)}" width="100%" '
        f'height="{int(height)}" style="position: absolute; top: 0; left: 0; border: 0; background: Canvas" '
        f'loading="lazy"></iframe></div>'
    )


def picture(scene: Scene, view_options: ViewOptions, height: int, said: str) -> str:
    """The picture of the step the frame opens at, of the last where that is 0, as an `img`; "" where there can be none.

    At step 0 nothing is computed: whoever cannot play would learn nothing from it.
    """
    drawn_scene = scene_for(scene, view_options.view or natural_view(scene), view_options.sample)
    if len(drawn_scene.graph.edges) > MOST_SVG_EDGES:
        return ""
    shown = replace(view_options, step=view_options.step or len(drawn_scene.trace))
    try:
        drawn = still.svg(scene, shown, width=STILL_WIDTH, height=height, has_fonts=False, time_s=STILL_TIME_S)
    except LimitError:
        return ""
    content = base64.b64encode(drawn.encode()).decode()
    return (
        f'<img src="data:image/svg+xml;base64,{content}" alt="{escape(said)}" width="100%" '
        f'style="position: absolute; height: 100%; top: 0; left: 0">'
    )


class Shown:
    """What `NamedTrace.show` returns: a notebook that is handed it as an output shows it."""

    def __init__(self, markup: str, said: str) -> None:
        self._markup, self._said = markup, said

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self._markup, "text/plain": self._said}

    def _repr_html_(self) -> str:
        return self._markup

    def __repr__(self) -> str:
        return self._said
