"""Write traces as one HTML file that plays, steps and scrubs without a server: `page([PageTrace(scene)])`.

The player, its fonts and the traces are in the file, compressed. A policy in its head lets nothing else run and nothing
be fetched: scripts and styles are named by their hashes (Content Security Policy Level 3).
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import Any, Final, Literal, TypedDict

from chainrule.assets import folder
from chainrule.canonical_json import dumps
from chainrule.encode.document import placed_document
from chainrule.engine.lower import is_scalar
from chainrule.errors import SourceError
from chainrule.fields import one_of
from chainrule.offline.fonts import font_rules
from chainrule.offline.neurons import VIEWS, View, natural_view, scene_for
from chainrule.scene import Scene
from chainrule.sentences import say

Theme = Literal["auto", "light", "dark", "projector"]
THEMES: Final = ("auto", "light", "dark", "projector")
Fade = Literal[1, 2, 3]
FADES: Final = ("1", "2", "3")
FORMS: Final = ("gradient", "sign", "size", "rule", "edge")
"""What can be asked of a gradient; the page reads the same in `core/quiz/asked.ts`."""
LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant")


@dataclass(frozen=True)
class ViewOptions:
    """How a trace is shown when the file is opened.

    `view`: graph, network or reversed; None for what suits the source. `step`: so many steps are done. `unit`: what one
    key press plays (op, neuron, layer). `order`: the order in which the reversed network is evaluated (trace, right,
    left). `sample` counts from 1. `neuron`: the one to zoom into, `2.1`. `ask`: gradients a learner is asked for, as
    links write them (`gradient:z2_1,sign:w`). `fade`: how much of the backward pass is left to the learner, from 1,
    nothing, to 3, all of it. `is_bare`: the picture alone.
    """

    view: View | None = None
    step: int = 0
    unit: str | None = None
    order: str | None = None
    sample: int = 1
    neuron: str | None = None
    ask: str | None = None
    fade: Fade = 1
    theme: Theme = "auto"
    lang: str = "en"
    is_bare: bool = False


class ViewKeywords(TypedDict, total=False):
    """The same as keywords."""

    view: View | None
    step: int
    unit: str | None
    order: str | None
    sample: int
    neuron: str | None
    ask: str | None
    fade: Fade
    theme: Theme
    lang: str
    is_bare: bool


@dataclass(frozen=True)
class PageTrace:
    """A trace on a page, how it is shown, and what stands above it."""

    scene: Scene
    view_options: ViewOptions = field(default_factory=ViewOptions)
    title: str = ""
    text: str = ""


def page(traces: Sequence[PageTrace], *, title: str = "Chainrule", lang: str = "en", has_formulas: bool = False) -> str:
    """The file. One trace fills the window; several stand one below the other, as on a worksheet.

    `has_formulas`: the script that writes them is in the file even where no view needs it.

    Raises SourceError for a view, step, sample, theme or language that is none, FileNotFoundError where the player has
    not been built, and LimitError for a trace with too many numbers.
    """
    one_of(lang, LANGUAGES, "lang")
    parts = [_part(each, is_alone=len(traces) == 1) for each in traces]
    needs_networks = has_formulas or any(needs_second_script(each) for each in traces)
    scripts = ["player.js", "network.js"] if needs_networks else ["player.js"]
    said = "".join(text for _, text in parts) + title + "".join(each.title + each.text for each in traces)
    style = font_rules(said) + (folder("static") / "offline.css").read_text(encoding="utf-8")
    loader = (folder("static") / "offline.js").read_text(encoding="utf-8")
    hashes = [_hash(loader), *(script_hash(name) for name in scripts)]
    return _PAGE.format(
        lang=lang,
        policy=_POLICY.format(scripts=" ".join(hashes), style=_hash(style)),
        title=escape(title),
        style=style,
        scripts="\n".join(_packed("script", packed_script(name)) for name in scripts),
        kind="alone" if len(traces) == 1 else "sheet",
        heading=f"<h1>{escape(title)}</h1>",
        parts="\n".join(markup for markup, _ in parts),
        loader=loader,
    )


MOST_SVG_EDGES: Final = 400
"""Graphs of more are drawn by the second script."""


def needs_second_script(each: PageTrace) -> bool:
    """Networks and large graphs are drawn by it, and it asks questions."""
    view_options = each.view_options
    is_drawn = (view_options.view or natural_view(each.scene)) != "graph" or len(
        each.scene.graph.edges
    ) > MOST_SVG_EDGES
    return is_drawn or view_options.ask is not None or view_options.fade != 1


_POLICY: Final = (
    "default-src 'none'; script-src {scripts}; style-src {style}; "
    "style-src-attr 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
_PAGE: Final = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Chainrule">
<title>{title}</title>
<style>{style}</style>
{scripts}
</head>
<body class="{kind}">
<main>
{heading}
{parts}
</main>
<noscript>This file shows how values and gradients flow, step by step, and needs JavaScript for it.</noscript>
<script>{loader}</script>
</body>
</html>
"""


def shown_trace(own: Scene, view_options: ViewOptions) -> tuple[bytes, dict[str, str]]:
    """The trace that a player needs for this, in JSON, and the attributes that say how it shows it.

    Raises SourceError for a view, step, sample, theme or language that is none, and LimitError for too many numbers.
    """
    if view_options.view is not None:
        one_of(view_options.view, VIEWS, "view")
    view = view_options.view or natural_view(own)
    scene = scene_for(own, view, view_options.sample)
    last = len(scene.trace)
    if not 0 <= view_options.step <= last:
        message = say("{step} steps cannot be done; this view has {last}", step=view_options.step, last=last)
        raise SourceError("no-such-step", message, node="step")
    wished = {
        "view": view,
        "step": str(view_options.step),
        "theme": one_of(view_options.theme, THEMES, "theme"),
        "lang": one_of(view_options.lang, LANGUAGES, "lang"),
        "unit": view_options.unit,
        "order": view_options.order,
        "neuron": view_options.neuron,
        "ask": None if view_options.ask is None else _known_questions(scene, view_options.ask),
        "fade": None if view_options.fade == 1 else one_of(str(view_options.fade), FADES, "fade"),
        "controls": "none" if view_options.is_bare else None,
        "captions": "none" if view_options.is_bare else None,
        # What the page can compute again by itself.
        "editable": "" if is_scalar(scene.graph) else None,
    }
    attributes = {name: value for name, value in wished.items() if value is not None}
    return dumps(_for_player(placed_document(scene))), attributes


def _known_questions(scene: Scene, asked: str) -> str:
    """The list as it is; SourceError where it asks for what is no gradient of this trace."""
    nodes = scene.graph.nodes
    names = [*(node.id for node in nodes), *(f"{node.id}.{slot}" for node in nodes for slot in range(len(node.inputs)))]
    for key in asked.split(","):
        form, _, name = key.partition(":")
        one_of(form, FORMS, "ask")
        one_of(name.partition(":")[0], names, "ask")
    return asked


def _part(each: PageTrace, *, is_alone: bool) -> tuple[str, str]:
    """The markup of a trace, and the text it says."""
    content, wished = shown_trace(each.scene, each.view_options)
    wished = {**wished, "keys": "page" if is_alone else "focus"}
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in wished.items())
    player = f"<chain-rule{attributes}>{_packed('trace', compressed(content))}</chain-rule>"
    heading = f"<h2>{escape(each.title)}</h2>" if each.title and not is_alone else ""
    text = f"<p>{escape(each.text)}</p>" if each.text and not is_alone else ""
    return f"<section>{heading}{text}{player}</section>", content.decode()


def _for_player(written: Mapping[str, Any]) -> dict[str, Any]:
    """The document without what its player never reads: it writes formulas itself, and shows one sample at a time."""
    told = {name: value for name, value in written.items() if name != "per_sample_gradients"}
    told["steps"] = [{name: step[name] for name in _STEP if name in step} for step in written["steps"]]
    return told


_STEP: Final = ("index", "pass", "node", "contributions")


def _packed(kind: str, content: str) -> str:
    """Compressed text as an element that does nothing by itself."""
    return f'<script type="application/gzip" data-kind="{kind}">{content}</script>'


@cache
def packed_script(name: str) -> str:
    """A script of the built player, compressed once."""
    return compressed(script(name).encode())


@cache
def script_hash(name: str) -> str:
    return _hash(script(name))


@cache
def script(name: str) -> str:
    """A script of the built player. Raises FileNotFoundError, saying how it is built."""
    path = folder("static") / "dist" / name
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: build the player first, with `python3 run.py build`")
    return path.read_text(encoding="utf-8")


def compressed(content: bytes) -> str:
    """Gzip in base64, the same bytes every time."""
    return base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()


def _hash(content: str) -> str:
    """What a policy calls a script or style by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
