"""Draw the still pictures of the lecture to read anew: `python -m docs.lecture_stills`.

They are taken of the player, each when its part is over, and kept in `chainrule/essay/stills/`.
"""

from __future__ import annotations

from chainrule.essay.chapters import Part, essay
from chainrule.essay.stills import FOLDER, still_name
from chainrule.essay.traces import scene
from chainrule.offline.neurons import View
from chainrule.offline.page import ViewOptions
from chainrule.offline.still import svg

WIDTH, HEIGHT = 720, 440


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    parts = {still_name(part): part for chapter in essay().chapters for part in chapter.parts}
    for name, part in parts.items():
        # Their fonts would be most of them: the page has its own.
        drawn = svg(scene(part.trace), view_options_of(part), title=name, width=WIDTH, height=HEIGHT, has_fonts=False)
        (FOLDER / f"{name}.svg").write_text(drawn, encoding="utf-8")
        print(name, len(drawn))


def view_options_of(part: Part) -> ViewOptions:
    """How the part's trace is shown when it is over."""
    order = part.attributes.get("order")
    views: dict[str, View] = {"reversed": "reversed", "both": "both"}
    view = views.get(part.view, "network") if part.trace == "network" else "graph"
    return ViewOptions(view=view, step=part.last, order=order, unit=part.attributes.get("unit"), theme="light")


if __name__ == "__main__":
    main()
