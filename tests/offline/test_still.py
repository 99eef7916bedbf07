"""Pictures without a browser: what they say, what they cost at most, and that texts stay texts."""

from __future__ import annotations

import base64
import io
import re
from xml.etree import ElementTree

import pytest
from PIL import Image

from chainrule.errors import LimitError, SourceError
from chainrule.limits import Limits
from chainrule.offline import ViewOptions, still
from chainrule.offline.neurons import View
from chainrule.offline.raster import png
from chainrule.scene import Scene, build
from tests.encode.scenes import colah, scene, scene_of_names
from tests.encode.test_dot_text import HOSTILE

pytestmark = pytest.mark.xdist_group("built")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(found: Scene, step: int, *, theme: str = "light", lang: str = "en", view: View = "graph") -> str:
    view_options = ViewOptions(view=view, step=step, theme=theme, lang=lang)  # type: ignore[arg-type]
    return still.svg(found, view_options, has_fonts=False)


def texts(svg: str) -> list[str]:
    return ["".join(each.itertext()).strip() for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_no_number_is_there_before_its_step_and_every_number_after_it() -> None:
    found = scene("y = w*x\nL = y**2", w=2, x=3)
    before, value, all_values, gradient = (texts(drawn(found, step)) for step in (0, 1, 2, len(found.trace)))
    assert {"2", "3"} <= set(before)
    assert not {"6", "36"} & set(before)
    assert "6" in value
    assert "36" not in value
    assert "36" in all_values
    assert not {"12", "24"} & set(all_values)
    assert {"12", "24", "36"} <= set(gradient)


def test_a_picture_needs_nothing_else_and_holds_its_fonts_where_it_is_asked_to() -> None:
    bare, whole = drawn(colah(), 3), still.svg(colah(), ViewOptions(view="graph", step=3))
    assert re.findall(r"(?:href|src|url|@import)", bare) == []
    assert set(re.findall(r"url\(([^,]{0,30})", whole)) == {"data:font/woff2;base64"}


def test_themes_change_colours_and_nothing_else() -> None:
    light, dark, auto = (drawn(colah(), 3, theme=theme) for theme in ("light", "dark", "auto"))
    assert re.sub("#[0-9a-f]{6}", "", light) == re.sub("#[0-9a-f]{6}", "", dark)
    assert 'fill="#fbfaf7"' in light
    assert 'fill="#15171c"' in dark
    assert auto == light


def test_the_same_picture_is_the_same_text_and_speaks_the_language_it_is_asked_for() -> None:
    found = build({"kind": "preset", "id": "lecture-network"}, Limits())
    first, again = (drawn(found, 12, view="both") for _ in range(2))
    assert first == again
    assert "Backward: gradients go to the left" in first
    assert "反向傳播" in drawn(found, 12, view="both", lang="zh-Hant")


@pytest.mark.parametrize("view", ["graph", "network", "reversed"])
def test_a_step_that_is_none_is_refused(view: View) -> None:
    found = build({"kind": "preset", "id": "xor-network"}, Limits())
    with pytest.raises(SourceError, match="99999 steps cannot be done"):
        drawn(found, 99_999, view=view)


def test_hostile_names_are_text_and_nothing_else() -> None:
    hostile = (*HOSTILE, "</style></svg><script>alert(1)</script>", "&lt;b&gt;", "]]>", "${x}`", "');quit('")
    found = scene_of_names(*hostile, "y")
    root = ElementTree.fromstring(drawn(found, 1))
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {"svg", "title", "rect", "path", "text", "tspan"}
    attributes = {name for each in root.iter() for name in each.keys()}  # noqa: SIM118
    assert not any(name.startswith("on") or "href" in name for name in attributes)
    assert any("<" in each for each in texts(drawn(found, 1)))


def test_arrays_are_small_images_inside() -> None:
    found = scene("y = sum(x*x)", x=[[0.1 * i - j for i in range(40)] for j in range(9)])
    svg = drawn(found, len(found.trace))
    addresses = [each.get("href", "") for each in ElementTree.fromstring(svg).iter(f"{SVG}image")]
    assert addresses
    for address in addresses:
        with Image.open(io.BytesIO(base64.b64decode(address.removeprefix("data:image/png;base64,")))) as image:
            image.load()
            assert image.size in {(40, 9), (9, 40)}


def test_a_wide_network_is_drawn_as_columns_with_its_lines() -> None:
    found = build({"kind": "preset", "id": "large-network"}, Limits())
    svg = drawn(found, len(found.trace), view="network")
    assert any("100,352" in each for each in texts(svg))
    assert svg.count("<path") > 1_000


def test_drawing_that_does_not_end_and_memory_without_end_are_stopped() -> None:
    engine = still.Engine(1280, 720, time_s=1)
    with pytest.raises(LimitError, match="takes too long"):
        engine.call("() => { for (;;); }")
    with pytest.raises(LimitError, match="more memory"):
        still.Engine(1280, 720, memory=60_000_000).call(
            "() => { const all = []; for (;;) all.push(new Float64Array(1e5)); }"
        )


def test_the_engine_has_no_way_out() -> None:
    names = ("require", "process", "Deno", "std", "os", "fetch", "XMLHttpRequest", "WebSocket", "scriptArgs", "print")
    found = still.Engine(320, 240).call(f"() => {list(names)}.filter((name) => name in globalThis).join()")
    assert found == ""


def test_pictures_in_pixels_have_the_size_that_was_asked_for_and_the_letters_of_the_player() -> None:
    with Image.open(io.BytesIO(still.png(colah(), ViewOptions(view="graph", step=3), width=640, height=360))) as image:
        assert image.size == (1280, 720)
        assert len(image.convert("RGB").getcolors(1_000_000) or ()) > 20
    with pytest.raises(ValueError, match=r"."):
        png("no drawing", width=300)
