"""The pictures of a training: every figure is the training's own, by mouse and by keyboard, and trouble is seen."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from functools import cache
from itertools import islice
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from chainrule.limits import Limits
from chainrule.training import EXAMPLES, Progress, read_job, surface, train
from tests.browser.axe import violations_in_every_theme
from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

CLOUDS: dict[str, Any] = {
    "source": {"kind": "network", "sizes": [2, 3, 1], "activation": "tanh", "seed": 1, "loss": "half_sse"},
    "dataset": {"name": "gaussians", "points": 80, "seed": 0},
    "optimiser": "adam",
    "eta": 0.05,
    "steps": 40,
}
AT = 25
RUNNING_CELLS = 40
FIGURE = re.compile(r"−?\d+(?:\.\d+)?(?:e−?\d+)?")


@cache
def progress_at(step: int, name: str = "") -> Progress:
    """What the library measures of CLOUDS, or of an example that measures every step, after `step` steps."""
    job = read_job(document_of(name), Limits())
    return next(islice(train(job), step, None))


def document_of(name: str) -> dict[str, Any]:
    return EXAMPLES[name].document() if name else CLOUDS


def open_at(open_page: OpenPage, document: Mapping[str, Any], step: int, *, more: str = "", **options: Any) -> Page:
    packed = base64.urlsafe_b64encode(json.dumps(document).encode()).decode().rstrip("=")
    page = open_page(f"/#training={packed}&at={step}&view=training{more}", **options)
    until(page, "step => document.querySelector('studio-training')?.state.step === step", step)
    until(page, "/\\d/.test(document.querySelector('.picture-curve svg')?.getAttribute('aria-label') ?? '')")
    return page


def with_maps(page: Page) -> Page:
    """The page once the maps of the step are there, as fine as they become where a training rests."""
    surface_now = "document.querySelector('studio-training').state.surface"
    until(page, f"{surface_now}?.step === {AT} && {surface_now}.cells > {RUNNING_CELLS}")
    return page


def figures(text: str) -> list[float]:
    """All numbers of a sentence."""
    return [float(found.replace("−", "-")) for found in FIGURE.findall(text)]


def spoken(page: Page, selector: str, attribute: str = "aria-label") -> str:
    return page.locator(selector).first.get_attribute(attribute) or ""


def text_of(page: Page, selector: str) -> str:
    return page.locator(selector).text_content() or ""


def number_at(page: Page, selector: str) -> float:
    return float(page.locator(selector).get_attribute("data-number") or "nan")


def test_the_ends_of_the_curves_are_the_measured_losses(open_page: OpenPage) -> None:
    page = open_at(open_page, CLOUDS, AT)
    measured = progress_at(AT)
    assert number_at(page, ".picture-curve .name-train [data-number]") == measured.loss
    assert number_at(page, ".picture-curve .name-test [data-number]") == measured.test_loss
    said = figures(spoken(page, ".picture-curve svg"))
    assert said == pytest.approx([AT, measured.loss, measured.test_loss], rel=1e-5)


def test_the_arrow_keys_read_every_measurement_of_the_loss(open_page: OpenPage) -> None:
    page = open_at(open_page, CLOUDS, AT)
    reader = page.locator(".picture-curve .reader")
    reader.focus()
    for key, step in [("Home", 0), ("ArrowRight", 1), ("Shift+ArrowRight", 11), ("End", AT), ("ArrowLeft", AT - 1)]:
        page.keyboard.press(key)
        measured = progress_at(step)
        assert reader.get_attribute("aria-valuenow") == str(step)
        said = figures(reader.get_attribute("aria-valuetext") or "")
        assert said == pytest.approx([step, measured.loss, measured.test_loss], rel=1e-5)
    shown = figures(text_of(page, ".picture-curve .readout"))
    assert shown == pytest.approx(said, rel=1e-5)
    page.keyboard.press("Escape")
    assert text_of(page, ".picture-curve .readout") == ""


def test_pointing_reads_the_measurement_below_the_pointer(open_page: OpenPage) -> None:
    page = open_at(open_page, CLOUDS, AT)
    reader = page.locator(".picture-curve .reader")
    box = reader.bounding_box()
    assert box is not None
    reader.hover(position={"x": box["width"] * 10 / AT, "y": 20})
    assert figures(text_of(page, ".picture-curve .readout"))[0] == 10


def test_the_gradients_of_all_layers_are_read_at_every_step(open_page: OpenPage) -> None:
    page = open_at(open_page, CLOUDS, AT)
    reader = page.locator(".picture-norms .reader")
    reader.focus()
    page.keyboard.press("Home")
    first, last = progress_at(0).gradient_norms
    said = figures(reader.get_attribute("aria-valuetext") or "")
    assert said == pytest.approx([0, 1, first, 2, last, last / first], rel=5e-3)


def test_a_step_that_is_read_in_one_chart_is_marked_in_the_other(open_page: OpenPage) -> None:
    page = open_at(open_page, CLOUDS, AT)
    page.locator(".picture-curve .reader").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    until(page, "!document.querySelector('.picture-norms .cross').hasAttribute('hidden')")
    first, last = progress_at(1).gradient_norms
    said = figures(spoken(page, ".picture-norms .reader", "aria-valuetext"))
    assert said == pytest.approx([1, 1, first, 2, last, last / first], rel=5e-3)


def test_a_vanishing_gradient_is_seen_to_thin_out(open_page: OpenPage) -> None:
    page = open_at(open_page, EXAMPLES["vanishing"].document(), 1)
    norms = progress_at(1, "vanishing").gradient_norms
    ends = page.locator(".picture-norms .line-norm:not([hidden])").evaluate_all(
        "lines => lines.map(line => Number(line.getAttribute('d').split(' ').at(-1)))"
    )
    assert len(ends) == len(norms) == 6
    # Further down is smaller; every factor of ten is as far.
    assert sorted(ends, reverse=True) == ends
    slope = (ends[0] - ends[5]) / np.log10(norms[5] / norms[0])
    assert (ends[0] - ends[3]) / np.log10(norms[3] / norms[0]) == pytest.approx(slope, rel=0.05)
    assert figures(spoken(page, ".picture-norms svg"))[-1] == pytest.approx(norms[5] / norms[0], rel=5e-3)
    assert norms[5] / norms[0] > 1000


def test_divergence_is_marked_at_its_step(open_page: OpenPage) -> None:
    page = open_at(open_page, EXAMPLES["diverging"].document(), 76)
    assert figures(text_of(page, ".picture-curve .diverged text")) == [76]
    assert "∞" in spoken(page, ".picture-norms svg")
    assert "NaN" not in page.locator(".picture-curve svg").inner_html()


def test_the_cursor_on_the_map_reads_what_the_network_answers_there(open_page: OpenPage) -> None:
    page = with_maps(open_at(open_page, CLOUDS, AT))
    cells = page.evaluate("document.querySelector('studio-training').state.surface.cells")
    job = read_job(CLOUDS, Limits())
    wanted = surface(job, progress_at(AT).checkpoint, cells).layers[-1][0]
    page.locator(".picture-surface .reader").focus()
    row = column = cells // 2
    for key, rows, columns in [("ArrowUp", 0, 0), ("Shift+ArrowUp", -5, 0), ("ArrowLeft", 0, -1)]:
        page.keyboard.press(key)
        row, column = row + rows, column + columns
        shown = figures(text_of(page, ".picture-surface .surface-title"))
        assert shown[-1] == pytest.approx(wanted[row][column], rel=1e-3)
        assert figures(text_of(page, ".picture-surface .said")) == shown


def test_the_map_has_its_colours_where_the_answers_are(open_page: OpenPage) -> None:
    page = with_maps(open_at(open_page, CLOUDS, AT))
    pixels = page.evaluate("""() => {
      const canvas = document.querySelector('.picture-surface canvas');
      const { left, top, width } = document.querySelector('.picture-surface .reader').style;
      const density = canvas.width / canvas.clientWidth;
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
      copy.drawImage(canvas, 0, 0);
      const at = (across, down) => [...copy.getImageData(
        (parseFloat(left) + across * parseFloat(width)) * density,
        (parseFloat(top) + down * parseFloat(width)) * density, 1, 1).data];
      return { high: at(0.97, 0.03), low: at(0.03, 0.97) };
    }""")
    # The cloud at (2, 2), above and at the right, is +1: blue; the other one orange.
    assert pixels["high"][2] > pixels["high"][0] + 60
    assert pixels["low"][0] > pixels["low"][2] + 60


def test_a_neuron_is_walked_to_by_keyboard_says_its_weights_and_is_shown_large(open_page: OpenPage) -> None:
    page = with_maps(open_at(open_page, CLOUDS, AT))
    theta = read_job(CLOUDS, Limits()).vector.parameters(progress_at(AT).checkpoint.theta)
    page.locator(".picture-maps .unit[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    said = figures(spoken(page, ".picture-maps .unit:focus"))
    unit = int(said[0]) - 1
    assert said == pytest.approx([unit + 1, 1, theta["b1"][unit], *theta["W1"][unit]], rel=5e-3)
    assert text_of(page, ".picture-surface .surface-title") == f"Neuron {unit + 1} of layer 1"
    shown = page.locator(".picture-maps .wire-figure:not([hidden])").evaluate_all(
        "texts => texts.map(text => Number(text.getAttribute('data-number')))"
    )
    assert sorted(shown) == sorted(theta["W1"][unit].tolist())


def test_pointing_at_a_line_reads_its_weight(open_page: OpenPage) -> None:
    page = with_maps(open_at(open_page, CLOUDS, AT))
    weight = read_job(CLOUDS, Limits()).vector.parameters(progress_at(AT).checkpoint.theta)["W2"][0][1]
    source, target = (
        page.locator(f".unit[data-layer='{layer}'][data-unit='{unit}']") for layer, unit in [(1, 1), (2, 0)]
    )
    start, end = source.bounding_box(), target.bounding_box()
    assert start is not None
    assert end is not None
    x = start["x"] + start["width"]
    y = start["y"] + start["height"] / 2
    share = 0.3
    page.mouse.move(x + share * (end["x"] - x), y + share * (end["y"] + end["height"] / 2 - y))
    shown = text_of(page, ".picture-maps .maps-title")
    assert shown.startswith("Weight 1.2 → 2.1: ")
    assert figures(shown)[-1] == pytest.approx(weight, rel=5e-3)


def test_a_network_without_a_plane_has_neurons_and_biases_but_no_map(open_page: OpenPage) -> None:
    page = open_at(open_page, EXAMPLES["iris"].document(), 3)
    expect(page.locator(".picture-maps .unit")).to_have_count(4 + 8 + 3)
    theta = read_job(EXAMPLES["iris"].document(), Limits()).vector.parameters(progress_at(3, "iris").checkpoint.theta)
    page.locator(".picture-maps .unit[data-layer='2'][data-unit='1']").focus()
    shown = text_of(page, ".picture-maps .maps-title")
    assert shown.startswith("output 2 · bias ")
    assert figures(shown)[-1] == pytest.approx(theta["b2"][1], rel=5e-3)
    expect(page.locator(".picture-surface")).to_have_count(0)


def test_no_rule_of_axe_is_broken_while_a_picture_is_read(open_page: OpenPage) -> None:
    page = with_maps(open_at(open_page, CLOUDS, AT))
    for picture in ("curve .reader", "norms .reader", "surface .reader", "maps .unit[tabindex='0']"):
        page.locator(f".picture-{picture}").focus()
        page.keyboard.press("ArrowLeft")
        assert violations_in_every_theme(page) == []


def test_no_picture_is_wider_than_a_phone(open_page: OpenPage) -> None:
    page = with_maps(open_at(open_page, CLOUDS, AT, viewport={"width": 390, "height": 844}))
    wide = page.evaluate("""() => [...document.querySelectorAll('.picture svg text')]
      .filter(text => !text.closest('[hidden]') && text.textContent)
      .filter(text => { const { left, right } = text.getBoundingClientRect(); return left < 0 || right > 390; })
      .map(text => text.textContent)""")
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
