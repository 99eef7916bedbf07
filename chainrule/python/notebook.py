"""How a trace shows itself in a notebook: the file for offline use in a frame of its own, and its picture as SVG.

The frame is an `iframe` whose page is in the output itself (`srcdoc`), so it works without a server, in every notebook
that shows HTML, and in what is made of it: nbconvert's pages, Colab, VS Code. Its sandbox lets scripts run and nothing
else: the page in it cannot reach the notebook.
"""

from __future__ import annotations

from html import escape

from chainrule.offline import PageTrace, Showing, page
from chainrule.scene import Scene

HEIGHT = 480
"""Of the frame, in CSS pixels."""


def frame(scene: Scene, showing: Showing, *, height: int = HEIGHT, title: str = "Chainrule") -> str:
    """The markup of the frame. Raises what `page` raises."""
    inside = page([PageTrace(scene, showing)], title=title, lang=showing.lang)
    return (
        f'<iframe srcdoc="{escape(inside)}" sandbox="allow-scripts" title="{escape(title)}" width="100%" '
        f'height="{int(height)}" style="border: 0; display: block" loading="lazy"></iframe>'
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
