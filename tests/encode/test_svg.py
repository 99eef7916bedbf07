"""The picture: a snapshot, its numbers against the trace, and text that stays text."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from chainrule.encode.number_format import fitted, short
from chainrule.encode.scene_at_step import SceneAtStep
from chainrule.encode.svg import picture
from chainrule.encode.svg.ink import DARK, LIGHT, tone
from chainrule.errors import SourceError
from chainrule.layout import lay_out
from chainrule.scene import Scene
from tests.encode.scenes import PRESET_IDS, colah, preset, scene, scene_of_names
from tests.encode.test_dot_text import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
SNAPSHOT = Path(__file__).parent / "colah-step-5.svg"
TOKENS = Path(__file__).parents[2] / "frontend" / "src" / "player" / "css" / "tokens.css"
OF_PICTURES_ALONE = {"mixed", "input-ink"}


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def texts(svg: str, cls: str) -> list[str]:
    """The texts of all elements that have class `cls`."""
    return ["".join(each.itertext()) for each in parsed(svg).iter() if cls in each.get("class", "").split()]


def rounded(svg: str) -> str:
    """One element a line, coordinates as whole pixels: what a picture looks like, not how it was computed."""
    without_style = re.sub(r"<style>.*?</style>", "", svg)
    return re.sub(r"-?\d+\.\d+(?=[^<>]*>)", lambda x: f"{float(x[0]):.0f}", without_style).replace("><", ">\n<") + "\n"


def placed_by_columns(found: Scene) -> Scene:
    """The scene with the layout that is the same whatever layout program a machine has."""
    found.graph.memo["layout"] = lay_out(found.graph, engine="columns")
    return found


def test_a_picture_looks_as_it_did() -> None:
    svg = rounded(picture(placed_by_columns(colah()), step=5))
    assert svg == SNAPSHOT.read_text(encoding="utf-8")


def test_a_colour_is_the_same_in_the_picture_and_in_the_player() -> None:
    found = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", TOKENS.read_text(encoding="utf-8"))
    tokens = {name: (light, dark) for name, light, dark in found}
    shared = LIGHT.keys() - OF_PICTURES_ALONE
    assert len(shared) > 10
    assert {name: (LIGHT[name], DARK[name]) for name in shared} == {name: tokens[name] for name in shared}
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("id", PRESET_IDS)
def test_every_preset_is_well_formed_at_every_fifth_step(id: str) -> None:
    found = preset(id)
    for step in range(0, len(found.trace), 5):
        root = parsed(picture(found, step=step))
        assert root.tag == f"{SVG}svg"
        assert len(root.findall(f"{SVG}g")) == 3
        assert len(root.findall(f"{SVG}g")[2]) == len(found.graph)


@pytest.mark.parametrize("step", [0, 2, 4, 5, 9])
def test_every_number_in_the_picture_is_that_of_the_moment(step: int) -> None:
    found = scene("z = w*x + b\na = sigmoid(z)\nL = (a - t)**2", w=-0.7, x=1.9, b=0.3, t=1)
    at_step, svg = SceneAtStep(found, step), picture(found, step=step)
    values = [at_step.value(i) for i in range(len(found.graph))]
    assert len(texts(svg, "value")) == sum(value is not None for value in values)
    assert len(texts(svg, "unknown-value")) == sum(value is None for value in values)
    for value, drawn in zip([value for value in values if isinstance(value, float)], texts(svg, "value"), strict=True):
        assert drawn in {fitted(value, characters) for characters in range(4, 10)}
    flags = [i for i, place in enumerate(found.layout.nodes) if place.flag and is_flag_shown(at_step, i)]
    gradients = [at_step.gradient(i) for i in flags]
    drawn_gradients = texts(svg, "gradient")
    for (state, gradient), text in zip(gradients, drawn_gradients, strict=True):
        expected = "?" if not isinstance(gradient, float) else fitted(gradient, 10 if state == "done" else 6)
        assert text == expected + (" + ?" if state == "partial" else "")
    chips = [
        f"{glyph} {short(value, 7)}"
        for edge in range(len(found.graph.edges))
        if at_step.is_active_edge(edge) and found.layout.nodes[found.graph.edges[edge].source].flag
        for glyph, value in (("▷", at_step.local(edge)), ("◆", at_step.amount(edge)))
        if value is not None
    ]
    assert texts(svg, "chip-text") == chips


def is_flag_shown(at_step: SceneAtStep, i: int) -> bool:
    """Is the gradient known in part, or is the node at stake on the way back?"""
    return at_step.gradient(i)[0] in {"partial", "done"} or (at_step.is_backward and at_step.is_at_stake(i))


def test_before_the_seed_there_is_no_gradient() -> None:
    assert texts(picture(colah(), step=2), "gradient") == []


def test_the_flag_of_a_node_at_stake_says_whose_gradient_it_is() -> None:
    found = scene("y = w*x\nL = y**2", w=2, x=3)
    seed = found.trace.seed
    assert texts(picture(found, step=seed), "caption") == ["∂L/∂L"]
    assert texts(picture(found, step=seed + 1), "caption") == ["∂L/∂y", "∂L/∂L"]


def test_constants_have_no_flag_and_nothing_flows_back_to_them() -> None:
    found = scene("L = 3*x", x=2)
    svg = picture(found)
    assert len(texts(svg, "gradient")) == 2
    assert texts(svg, "chip-text") == ["▷ 3", "◆ 3"]


def test_a_slope_of_all_numbers_by_all_others_is_called_by_its_name() -> None:
    found = scene("L = sum(x)", x=[1, 2])
    assert texts(picture(found), "chip-text") == ["▷ Jacobian", "◆ 2"]


def test_arrays_show_their_cells_or_a_heat_map() -> None:
    svg = picture(scene("h = W @ x\ny = sum(h*h)", W=[[1, -2], [3, 4]], x=[0.5, 0.25]))
    assert [cell for cell in texts(svg, "cell") if cell == "−2"] == ["−2"]
    heat = picture(scene("y = sum(x*x)", x=[[0.1 * i - j for i in range(40)] for j in range(9)]))
    assert texts(heat, "cell") == []
    assert len(parsed(heat).findall(f".//{SVG}g[@shape-rendering='crispEdges']")) == 4


@pytest.mark.parametrize("values", [[0.0] * 9, [float("1e308")] * 9])
def test_a_heat_map_of_one_number_or_of_overflow_is_drawn(values: list[float]) -> None:
    parsed(picture(scene("y = sum(x*x)", x=values)))


def test_hostile_names_are_text_and_nothing_else() -> None:
    hostile = (*HOSTILE, "</style></svg><script>alert(1)</script>", "&lt;b&gt;", "]]>", "x\ud800")
    svg = picture(scene_of_names(*hostile, "y"))
    tags = {each.tag.removeprefix(SVG) for each in parsed(svg).iter()}
    assert tags == {"svg", "title", "style", "rect", "g", "path", "circle", "text", "tspan"}
    attributes = {name for each in parsed(svg).iter() for name in each.keys()}  # noqa: SIM118
    assert not any(name.startswith("on") or "href" in name for name in attributes)
    assert any("<img" in "".join(name.itertext()) for name in parsed(svg).iter(f"{SVG}text"))


def test_themes_change_colours_and_nothing_else() -> None:
    found = colah()
    light, dark, auto = (picture(found, theme=theme) for theme in ("light", "dark", "auto"))
    assert rounded(light) == rounded(dark) == rounded(auto)
    assert "#fbfaf7" in light
    assert "#fbfaf7" not in dark
    assert "prefers-color-scheme:dark" in auto


def test_a_picture_needs_nothing_else() -> None:
    svg = picture(colah())
    assert re.findall(r"(?:href|src|url|@import)", svg) == []


def test_a_step_that_is_none_is_refused() -> None:
    with pytest.raises(SourceError, match="no step 99"):
        picture(colah(), step=99)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([-1.0, 0.0], "negative"),
        ([0.0, 1.0], "positive"),
        ([0.0, 0.0], "zero"),
        ([-0.0], "zero"),
        ([-1.0, 1.0], "mixed"),
        ([1.0, np.nan], "broken"),
        ([-1.0, -np.inf], "broken"),
    ],
)
def test_the_tone_of_numbers_is_their_sign_and_zero_takes_no_side(values: list[float], expected: str) -> None:
    assert tone(np.array(values)) == expected
