"""The colours of a picture, light and dark, and of numbers: blue above zero, orange below."""

from __future__ import annotations

import math
from typing import Final, Literal

import numpy as np

from chainrule.engine.trace import Value

Theme = Literal["light", "dark", "auto"]
Tone = Literal["positive", "negative", "zero", "mixed", "broken"]

_LIGHT: Final = {
    "paper": "#fbfaf7", "panel": "#ffffff", "hairline": "#e4e1da", "line": "#b9b5ac", "ink": "#20242c",
    "muted": "#6d717a", "positive": "#1f6fb2", "negative": "#c8610a", "zero": "#6d717a", "mixed": "#6b4ea0",
    "broken": "#8a1c1c", "backward": "#b3123a", "flag": "#fdf1f3", "input": "#fff4c9", "input-line": "#c9a300",
    "input-ink": "#20242c", "pale": "#ecd3d9",
}  # fmt: skip
_DARK: Final = {
    "paper": "#14161b", "panel": "#1d2027", "hairline": "#343943", "line": "#565c68", "ink": "#eceae4",
    "muted": "#9ba1ac", "positive": "#6cb6f2", "negative": "#f39a4b", "zero": "#9ba1ac", "mixed": "#b9a0ea",
    "broken": "#f28b8b", "backward": "#f0708f", "flag": "#2c1820", "input": "#3a3213", "input-line": "#c9a300",
    "input-ink": "#fff4c9", "pale": "#57303c",
}  # fmt: skip

_RULES: Final = """
.chainrule{{font-family:Inter,system-ui,"Segoe UI",Helvetica,Arial,sans-serif;font-variant-numeric:tabular-nums;\
text-anchor:middle}}
.paper{{fill:{paper}}}
.edge{{fill:none;stroke:{hairline};stroke-width:1.6}}
.edge.forward{{stroke:{line}}}
.edge.active{{stroke:{ink};stroke-width:2.2}}
.head{{fill:{line}}}.head.active{{fill:{ink}}}
.back{{fill:none;stroke-linecap:round}}
.body{{fill:{panel};stroke:{ink};stroke-width:1.6}}
.body.unknown{{stroke:{hairline}}}
.body.input{{fill:{input};stroke:{input-line}}}
.body.constant{{stroke:{line}}}
.body.active{{stroke-width:3}}
.lines{{fill:none;stroke:{hairline}}}
.name{{fill:{ink};font-size:13px;font-weight:500}}
.name.formula{{fill:{muted};font-size:12px;font-weight:400}}
.note,.symbol,.unknown-value{{fill:{muted}}}
.note{{font-size:12px;font-weight:400}}
.index{{font-size:.75em}}
.value{{fill:{ink};font-weight:600}}.value.input{{fill:{input-ink}}}
.cell{{font-size:12px}}.cell.plain{{fill:{ink}}}.cell.input{{fill:{input-ink}}}
.flag{{fill:{panel};stroke:{pale};stroke-width:1.2}}
.flag.done{{stroke:{backward}}}
.flag.active{{fill:{flag};stroke:{backward};stroke-width:2}}
.caption{{fill:{muted};font-size:12px}}
.gradient{{font-size:13px;font-weight:600}}
.still{{fill:{muted};font-weight:400}}
.chip{{fill:{panel};stroke:{hairline}}}
.chip.amount{{stroke:{backward}}}
.chip-text{{fill:{muted};font-size:12px}}
.glyph{{font-size:8px}}.glyph.amount{{fill:{backward}}}
""".strip()
_TONES: Final = ("positive", "negative", "zero", "mixed", "broken")


def styles(theme: Theme) -> str:
    """The style sheet; `auto` follows the reader's preference."""
    if theme == "auto":
        return f"{_sheet(_LIGHT)}@media (prefers-color-scheme:dark){{{_sheet(_DARK)}}}"
    return _sheet(_DARK if theme == "dark" else _LIGHT)


def _sheet(colours: dict[str, str]) -> str:
    tones = "".join(
        f".tone-{tone}{{fill:{colours[tone]}}}.back.tone-{tone}{{fill:none;stroke:{colours[tone]}}}" for tone in _TONES
    )
    return _RULES.replace("\n", "").format(**colours) + tones


def tone(value: Value) -> Tone:
    """What a number or array says by its sign."""
    if not np.isfinite(value).all():
        return "broken"
    low, high = float(np.min(value)), float(np.max(value))
    if low < 0 < high:
        return "mixed"
    return "positive" if high > 0 else "negative" if low < 0 else "zero"


def stroke_width(value: Value) -> float:
    """The width of a backward edge on a fixed scale: 5 px for 1, 1.1 px a factor of ten, from 1 to 8 px."""
    greatest = float(np.max(np.abs(value)))
    if math.isnan(greatest):
        return 8.0
    return min(8.0, max(1.0, 5.0 + 1.1 * math.log10(greatest))) if greatest > 0 else 1.0
