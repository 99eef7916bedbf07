"""The element by itself: its events, its keys, and hands on its stage."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, OpenPage

FIXTURES = ROOT / "frontend" / "tests" / "fixtures"
SEEN = """[...film.shadowRoot.querySelectorAll("svg.graph .world *")]
    .filter((element) => !element.closest("[hidden]"))
    .map((element) => {
        const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort();
        return [element.tagName, ...attributes, element.children.length ? "" : element.textContent].join(" ");
    }).join("\\n")"""
"""What can be seen of the picture: every element that is not hidden, with its attributes in order."""
LISTEN = """() => {
    window.heard = [];
    for (const name of ["step", "hover", "select", "drag", "ready", "state"]) {
        document.addEventListener(`chainrule-${name}`, (event) => window.heard.push([name, event.detail]));
    }
    document.addEventListener("keydown", (event) => window.heard.push(["key", event.key]));
}"""


@pytest.fixture
def open_film(open_page: OpenPage) -> Any:
    """The embed with a trace of the front end's tests; everything it says is kept in `heard`."""

    def open_one(name: str, **options: Any) -> Page:
        page = open_page("/embed#preset=chain-case-1", **options)
        wait_until(page, "film.scene")
        page.evaluate(LISTEN)
        trace = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
        page.evaluate("trace => { document.querySelector('chain-rule').document = trace }", trace)
        return page

    return open_one


def film(page: Page, what: str) -> Any:
    return page.evaluate(f"(film => {what})(document.querySelector('chain-rule'))")


def heard(page: Page, name: str) -> list[Any]:
    return [detail for each, detail in page.evaluate("window.heard") if each == name]


def wait_until(page: Page, what: str) -> None:
    """Wait for something about the film. The page's policy forbids what Playwright's own waiting does with texts."""
    for _ in range(200):
        if film(page, what):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never came true: {what}")


def focused(page: Page) -> str | None:
    return film(page, "film.scene.nodes[film.shadowRoot.activeElement?.dataset.node]?.id ?? null")


def test_a_film_says_that_it_is_ready_and_does_not_move(open_film: Any) -> None:
    page = open_film("square", still=False)
    assert heard(page, "ready") == [{"steps": 3}]
    assert film(page, "[film.t, film.step, film.steps, film.playing]") == [0, 0, 3, False]


def test_keys_step_jump_and_stay_with_the_player(open_film: Any) -> None:
    page = open_film("neuron")
    page.locator("chain-rule .button-next").focus()
    for key, step in (
        ("ArrowRight", 1), ("PageDown", 2), ("ArrowLeft", 1), ("Shift+ArrowRight", 2), ("b", 6), ("End", 13),
        ("Shift+ArrowLeft", 11), ("PageUp", 10), ("f", 0), ("End", 13), ("Home", 0),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert film(page, "film.t") == step, key
    assert [key for key in heard(page, "key") if key != "Shift"] == []
    page.keyboard.press("x")
    assert heard(page, "key")[-1] == "x"


@pytest.mark.parametrize(
    ("at_end", "goes_on", "t"), [(None, True, 16), ("release", True, 16), ("stay", False, 16), ("restart", False, 0)]
)
def test_a_step_beyond_the_end_is_the_pages_unless_it_is_to_stay(
    open_film: Any, at_end: str | None, goes_on: bool, t: int
) -> None:
    page = open_film("neuron")
    page.evaluate("at => at && document.querySelector('chain-rule').setAttribute('at-end', at)", at_end)
    press = """() => {
        const event = new KeyboardEvent("keydown", { key: "ArrowRight", cancelable: true });
        document.querySelector("chain-rule").dispatchEvent(event);
        return event.defaultPrevented;
    }"""
    film(page, "film.seek(film.steps - 1)")
    steps = film(page, "film.steps")
    assert page.evaluate(press) is True
    assert film(page, "film.t") == steps
    assert page.evaluate(press) is not goes_on
    assert film(page, "film.t") == (steps if t else 0)


def test_keys_are_left_alone_where_the_page_wants_them(open_film: Any) -> None:
    page = open_film("neuron")
    page.evaluate("document.querySelector('chain-rule').setAttribute('keys', 'none')")
    page.locator("chain-rule").press("ArrowRight")
    assert film(page, "film.t") == 0


def test_a_step_moves_and_back_goes_to_its_start(open_film: Any) -> None:
    page = open_film("square", still=False)
    page.keyboard.press("ArrowRight")
    wait_until(page, "film.t === 1")
    page.evaluate("document.querySelector('chain-rule').t = 1.4")
    page.keyboard.press("ArrowLeft")
    assert film(page, "film.t") == 1


def test_arrow_keys_walk_the_graph_from_a_node_in_focus(open_film: Any) -> None:
    page = open_film("neuron")
    page.locator("chain-rule g.node[tabindex='0']").focus()
    assert focused(page) == "C"
    for key, node in (("ArrowLeft", "pow_1"), ("ArrowDown", "const_1"), ("ArrowUp", "pow_1"), ("ArrowRight", "C")):
        page.keyboard.press(key)
        assert focused(page) == node, key
    assert film(page, "film.t") == 0
    assert film(page, "film.shadowRoot.querySelectorAll('g.node[tabindex=\"0\"]').length") == 1
    page.keyboard.press("Enter")
    assert heard(page, "select") == [{"node": "C"}]


def test_an_input_can_be_changed_by_keys_where_the_page_allows_it(open_film: Any) -> None:
    page = open_film("neuron")
    page.locator("chain-rule g.node[data-node='0']").focus()
    page.keyboard.press("ArrowUp")
    assert heard(page, "drag") == []
    page.evaluate("document.querySelector('chain-rule').editable = true")
    page.locator("chain-rule g.node[data-node='0']").focus()
    expect(page.locator("chain-rule g.node[data-node='0']")).to_have_attribute("role", "spinbutton")
    for key in ("ArrowUp", "Shift+ArrowUp", "Alt+ArrowDown"):
        page.keyboard.press(key)
    ends = [each["value"] for each in heard(page, "drag") if each["phase"] == "end"]
    assert ends == [0.6, 1.6, 1.59]


def test_an_input_can_be_dragged_also_on_a_slide_that_is_scaled(open_film: Any) -> None:
    page = open_film("neuron")
    page.evaluate("document.querySelector('chain-rule').editable = true")
    page.evaluate("document.body.style.cssText = 'transform: scale(0.5); transform-origin: 0 0; height: 100vh'")
    box = page.locator("chain-rule g.node[data-node='0'] .body").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y - 20, steps=4)
    page.mouse.up()
    events = heard(page, "drag")
    assert [events[0]["phase"], events[-1]["phase"]] == ["start", "end"]
    assert events[0] == {"node": "w", "value": 0.5, "phase": "start"}
    # Half the size: 50 pixels of the screen are 100 of the slide, and 100 are one.
    assert events[-1]["value"] == pytest.approx(1.5)


def test_pointing_at_a_node_or_an_edge_is_told_and_lights_it(open_film: Any) -> None:
    page = open_film("square")
    page.locator("chain-rule g.node[data-node='0'] .body").hover()
    assert heard(page, "hover")[-1] == {"node": "x"}
    film(page, "film.t = 3")
    page.locator("chain-rule .chips[data-edge='1'] .chip-local").hover()
    assert heard(page, "hover")[-1] == {"edge": "y.1", "slot": 1}
    expect(page.locator("chain-rule .edge.is-lit")).to_have_count(1)
    page.mouse.move(2, 2)
    assert heard(page, "hover")[-1] == {}
    film(page, "film.highlight({ nodes: ['y'], slots: ['y.0'] })")
    expect(page.locator("chain-rule .is-lit[data-node='1'], chain-rule .edge.is-lit[data-edge='0']")).to_have_count(2)


def test_new_numbers_change_the_picture_and_not_the_moment(open_film: Any) -> None:
    page = open_film("square")
    film(page, "film.t = 2.5")
    film(page, "film.setNumbers({ ...film.scene.numbers, values: [Float64Array.of(7), Float64Array.of(49)] })")
    assert film(page, "film.t") == 2.5
    assert page.locator("chain-rule g.node .value").all_text_contents() == ["7", "49"]


def test_with_reduced_motion_there_is_no_tween(open_film: Any) -> None:
    page = open_film("neuron", still=True)
    page.evaluate(
        """() => {
            window.times = [];
            const film = document.querySelector("chain-rule");
            document.addEventListener("chainrule-time", (event) => window.times.push(event.detail.t));
            film.speed = 4;
            film.play();
        }"""
    )
    wait_until(page, "window.times.at(-1) === 13")
    times = page.evaluate("window.times")
    assert times == sorted(times)
    assert all(t == int(t) for t in times)


def test_the_table_twin_says_what_the_picture_says(open_film: Any) -> None:
    page = open_film("fan-out")
    film(page, "film.t = 6")
    rows = page.locator("chain-rule table tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    assert rows[0] == ["s", "input", "2", "1 so far"]
    assert rows[-1] == ["z", "add", "26", "1"]
    assert ["y", "multiply", "6", "?"] in rows
    page.keyboard.press("t")
    expect(page.locator("chain-rule .table-room")).to_be_visible()


def test_the_sentence_of_a_step_is_announced_at_rest(open_film: Any) -> None:
    page = open_film("dead-relu")
    film(page, "film.t = 9")
    spoken = "film.shadowRoot.querySelector('[aria-live]').textContent"
    wait_until(page, f"{spoken}.includes('the slope here is 0')")
    expect(page.locator("chain-rule .edge-stop:not([hidden])")).to_have_count(1)


def test_every_key_of_the_list_is_one_that_does_something(open_film: Any) -> None:
    page = open_film("square")
    page.keyboard.press("?")
    listed = page.locator("chain-rule dialog dd").all_text_contents()
    assert len(listed) > 15
    assert "" not in listed
    page.keyboard.press("Escape")
    expect(page.locator("chain-rule dialog")).not_to_be_visible()


def test_a_document_that_is_none_is_refused_with_a_sentence(open_film: Any) -> None:
    page = open_film("square")
    said = film(page, "{ try { film.document = { a: 1 } } catch (error) { return error.message } }")
    assert "not a trace" in said
    assert film(page, "film.steps") == 3


def test_a_film_goes_from_step_to_step_the_same_way_back(open_film: Any) -> None:
    page = open_film("vectors")
    forwards = [film(page, f"(film.t = {k}, {SEEN})") for k in range(16)]
    backwards = [film(page, f"(film.t = {k}, {SEEN})") for k in reversed(range(16))]
    assert len(set(forwards)) == 16
    assert backwards[::-1] == forwards


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_stands_outside_the_room_reserved_for_it(open_film: Any, width: int) -> None:
    page = open_film("neuron", viewport={"width": width, "height": 720})
    film(page, "film.t = film.steps")
    outside = film(
        page,
        """film.scene.nodes.flatMap((node) => {
            const place = film.scene.layout.nodes[node.index];
            const group = film.shadowRoot.querySelector(`g.node[data-node="${node.index}"]`);
            // In hand a line below says whose gradient the flag holds; the gap to the next node has that room.
            const below = group.querySelector(".caption:not([hidden])") ? 15 : 0;
            const parts = [...group.querySelectorAll("text, .shape, .flag-shape")];
            return parts.filter((part) => !part.closest("[hidden]")).filter((part) => {
                const box = part.getBBox();
                let y = box.y;
                for (let at = part; at !== group; at = at.parentNode) y += at.transform.baseVal[0]?.matrix.f ?? 0;
                return Math.abs(box.x + box.width / 2) + box.width / 2 > place.width / 2 + 1
                    || y < -place.height / 2 - 1 || y + box.height > place.height / 2 + below + 1;
            }).map((part) => `${node.id}: ${part.textContent || part.getAttribute("class")}`);
        })""",
    )
    assert outside == []
