"""The small pictures of the examples: light, harmless, and of what the example is made of."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from chainrule.encode.svg.thumbnail import HEIGHT, MOST_NEURONS, WIDTH, thumbnail
from tests.encode.scenes import PRESET_IDS, colah, preset

SVG = "{http://www.w3.org/2000/svg}"


def marks(svg: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(svg) if each.tag in {f"{SVG}circle", f"{SVG}rect"}]


@pytest.mark.parametrize("preset_id", PRESET_IDS)
def test_every_example_has_a_small_picture_of_a_few_kilobytes(preset_id: str) -> None:
    svg = thumbnail(preset(preset_id))
    assert len(svg) < 60_000
    for mark in marks(svg):
        x, y = (float(mark.get(a) or mark.get(b) or "nan") for a, b in (("cx", "x"), ("cy", "y")))
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT


def test_a_graph_has_a_mark_a_node_and_a_curve_an_edge() -> None:
    scene = colah()
    svg = thumbnail(scene)
    assert len(marks(svg)) == len(scene.graph)
    path = ElementTree.fromstring(svg).find(f"{SVG}path")
    assert path is not None
    assert path.get("d", "").count("M") == len(scene.graph.edges)


def test_a_network_has_a_mark_a_neuron_as_far_as_they_have_room() -> None:
    lecture = thumbnail(preset("lecture-network"))
    assert len(marks(lecture)) == 2 * 4
    sizes = preset("large-network").source["sizes"]
    assert len(marks(thumbnail(preset("large-network")))) == sum(min(size, MOST_NEURONS) for size in sizes)
