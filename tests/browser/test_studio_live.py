"""Dragging a value: computed in the page, of arrays through the live connection, or without one."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, WebSocketRoute

from tests.browser.conftest import OpenPage
from tests.browser.films import film_of, shown
from tests.browser.waiting import until, until_here


def drag(page: Page, way: int, *, lets_go: bool = True) -> None:
    """Take hold of s and pull it `way` pixels to the right."""
    box = page.locator("[data-input=s] .number").bounding_box()
    assert box is not None
    x, y = box["x"] + 20, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for share in range(1, 5):
        page.mouse.move(x + way * share / 4, y)
    if lets_go:
        page.mouse.up()


def value(page: Page) -> float:
    return float(page.locator("[data-input=s] .number").input_value())


def wait_for_value_in_picture(page: Page) -> None:
    """The square of s is what is drawn in x."""
    until(
        page,
        """() => {
            const s = Number(document.querySelector("[data-input=s] .number").value);
            const body = document.querySelector("chain-rule").shadowRoot.querySelector("g.node[data-node='1'] .value");
            return s !== 2 && Math.abs(Number(body.textContent.replace("−", "-")) - s * s) < 0.006 * s * s;
        }""",
    )


def check_all(page: Page, api: httpx.Client, s: float) -> None:
    trace = api.post("traces", json={"kind": "expression", "text": "x = s**2\ny = 3*s\nz = x*y", "inputs": {"s": s}})
    film = film_of(trace.json())
    found = shown(page)
    for key, raw, _ in found.panels:
        assert [float(x) for x in raw.split()] == film.known(key, film.steps)
    # What an edge carries stands on it in the steps that it is part of.
    assert "?" not in [text for key, text in found.picture.items() if key[0] in "vg"]


def test_while_a_single_number_is_dragged_the_page_computes_all_others(
    open_studio: OpenPage, api: httpx.Client
) -> None:
    page = open_studio("#preset=chain-case-2&step=7")
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    page.on("websocket", lambda socket: posts.append(socket.url))
    page.wait_for_timeout(300)
    drag(page, 60, lets_go=False)
    wait_for_value_in_picture(page)
    assert posts == []
    check_all(page, api, value(page))
    page.mouse.up()
    until(page, "document.querySelector('studio-app').studio.workbench.bench.traceId !== null")
    assert len([url for url in posts if url.endswith("/traces")]) == 1
    check_all(page, api, value(page))
    assert page.evaluate("document.querySelector('chain-rule').step") == 7


def test_with_the_server_cut_off_a_value_can_be_dragged_and_every_number_is_that_of_the_api(
    open_page: OpenPage, api: httpx.Client
) -> None:
    page = open_page("/#preset=chain-case-2&step=7", refuses=True)
    until(page, "document.querySelector('chain-rule')?.scene")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    drag(page, 40)
    wait_for_value_in_picture(page)
    check_all(page, api, value(page))


def test_with_the_server_cut_off_a_network_shows_its_other_sample_and_a_moved_weight(
    open_page: OpenPage, api: httpx.Client
) -> None:
    page = open_page("/#preset=lecture-network&view=network&step=200", refuses=True)
    until(page, "document.querySelector('chain-rule')?.scene?.nodes.some(({ id }) => id === 'w1_1_1')")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    network = "document.querySelector('studio-app').studio.network"
    page.evaluate(f"{network}.look({{ sample: 1 }})")
    until(page, f"{NUMBERS}.x_1 === 0")
    page.evaluate(f"{network}.setNumber('w3_1_2', -0.75, 'move')")
    until(page, f"{NUMBERS}.w3_1_2 === -0.75")
    document = api.get("presets/lecture-network").json()["document"]
    document["layers"][2]["W"][0][1] = -0.75
    source = {**document, "samples": document["samples"][1:2], "detail": "scalar"}
    trace = api.post("traces", json=source).json()
    assert page.evaluate(NUMBERS) == pytest.approx(trace["values"], rel=1e-12)
    assert page.evaluate(NUMBERS.replace("values", "gradients")) == pytest.approx(trace["gradients"], rel=1e-12)


NUMBERS = """(({ scene, store }) => Object.fromEntries(scene.nodes
    .filter(({ index }) => store.numbers.values[index]).map(({ id, index }) => [id, store.numbers.values[index][0]])
))(document.querySelector('chain-rule'))"""

ARRAYS = {"kind": "expression", "text": "x = s**2\nv = x * k\ny = sum(v * v)", "inputs": {"s": 2, "k": [1, 0.5]}}


def link(source: dict[str, Any]) -> str:
    return "#source=" + base64.urlsafe_b64encode(json.dumps(source).encode()).decode().rstrip("=") + "&step=4"


def test_while_a_value_among_arrays_is_dragged_the_picture_follows_through_the_socket(open_studio: OpenPage) -> None:
    page = open_studio(link(ARRAYS))
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    page.wait_for_timeout(600)
    drag(page, 60, lets_go=False)
    wait_for_value_in_picture(page)
    assert [url for url in posts if url.endswith("/traces")] == []
    page.mouse.up()
    until(page, "document.querySelector('studio-app').studio.workbench.bench.traceId !== null")
    assert len([url for url in posts if url.endswith("/traces")]) == 1


def test_without_a_socket_the_picture_of_arrays_follows_all_the_same(open_studio: OpenPage) -> None:
    page = open_studio(link(ARRAYS))
    page.route_web_socket(re.compile(r"/live\b"), lambda route: route.close())
    page.reload()
    until(page, "document.querySelector('chain-rule')?.scene")
    drag(page, 40, lets_go=False)
    wait_for_value_in_picture(page)
    page.mouse.up()
    until(page, "document.querySelector('studio-app').studio.workbench.bench.traceId !== null")
    wait_for_value_in_picture(page)


def test_a_lost_connection_is_said_and_made_again(open_studio: OpenPage) -> None:
    page = open_studio(link(ARRAYS))
    routes: list[WebSocketRoute] = []

    def through(route: WebSocketRoute) -> None:
        routes.append(route)
        route.connect_to_server()

    page.route_web_socket(re.compile(r"/live\b"), through)
    page.reload()
    until(page, "document.querySelector('chain-rule')?.scene")
    until_here(page, lambda: routes)
    page.wait_for_timeout(800)  # a connection that is lost has been one
    routes[0].close(code=1011)
    page.locator("[data-notice=live]").wait_for()
    until(page, "document.querySelector('studio-app').studio.workbench.bench.isLive")
    page.locator("[data-notice=live]").wait_for(state="detached")
    assert len(routes) == 2


def test_a_value_on_the_stage_can_be_dragged(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2&step=7")
    box = page.locator("chain-rule").locator("g.node[data-node='0'] .body").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 15, y)
    page.mouse.move(x + 30, y)
    page.mouse.up()
    wait_for_value_in_picture(page)
    assert value(page) > 2


@pytest.mark.parametrize(("key", "sign"), [("ArrowUp", 1), ("ArrowDown", -1)])
def test_a_value_is_changed_by_arrow_keys(open_studio: OpenPage, key: str, sign: int) -> None:
    page = open_studio("#preset=chain-case-2&step=7")
    page.locator("[data-input=s] .number").press(key)
    wait_for_value_in_picture(page)
    assert (value(page) - 2) * sign > 0


def test_a_slider_moves_its_value(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2&step=7")
    page.locator("[data-input=s] .slider").press("ArrowLeft")
    wait_for_value_in_picture(page)
    assert value(page) < 2


def test_a_server_that_is_there_again_is_asked_again(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2", refuses=True)
    page.route("**/api/v1/inspect", lambda route: route.abort())
    page.locator(".cm-content").fill("y = 3*s")
    page.locator("[data-code=unreachable]").wait_for()
    page.unroute("**/api/v1/inspect")
    page.locator("[data-code=unreachable]").wait_for(state="detached")
    until(page, "document.querySelector('chain-rule').scene.nodes.at(-1).id === 'y'")


@pytest.mark.parametrize("text", ["y = foo bar", "y = foo(s)", "y = ", "y = sum([1, 2] + [1, 2, 3])"])
def test_a_text_that_is_still_being_written_is_no_failed_load(open_studio: OpenPage, text: str) -> None:
    page = open_studio("#preset=chain-case-2")
    page.locator(".cm-content").fill(text)
    page.locator(".problem").wait_for()
    # What the console calls an error ends this test.
    page.wait_for_timeout(300)
