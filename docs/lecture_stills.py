"""Draw the still pictures of the lecture to read anew: `python -m docs.lecture_stills` (it needs a Chromium).

They are taken of the player, each when its part is over, and kept in `chainrule/essay/stills/`.
"""

from __future__ import annotations

from chainrule.essay.chapters import Part, essay
from chainrule.essay.stills import FOLDER, still_name
from chainrule.essay.traces import scene
from chainrule.offline.browser import TAKE_SVG, opened
from chainrule.offline.neurons import View
from chainrule.offline.page import PageTrace, Showing, script

WIDTH, HEIGHT = 720, 440


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    parts = {still_name(part): part for chapter in essay().chapters for part in chapter.parts}
    for name, part in parts.items():
        drawn = picture(part, name)
        (FOLDER / f"{name}.svg").write_text(drawn, encoding="utf-8")
        print(name, len(drawn))


def picture(part: Part, title: str) -> str:
    """The picture without fonts inside, which would be most of it."""
    with opened([PageTrace(scene(part.trace), showing_of(part))], WIDTH, HEIGHT, 1.0) as drawn:
        drawn.add_script_tag(content=script("picture.js"))
        content: str = drawn.evaluate(TAKE_SVG, ["", title])
    return content


def showing_of(part: Part) -> Showing:
    """How the part's trace is shown when it is over."""
    order = part.attributes.get("order")
    of_neurons: View = "reversed" if part.view == "reversed" else "network"
    view: View = of_neurons if part.trace == "network" else "graph"
    return Showing(view=view, step=part.last, order=order, unit=part.attributes.get("unit"), theme="light")


if __name__ == "__main__":
    main()
