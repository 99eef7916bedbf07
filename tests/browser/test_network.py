"""The lecture's network as neurons: forward, backward and mirrored, every number against the golden figures."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.films import film_of
from tests.browser.lecture import CASE, FILM, LECTURE, OVERLAPS, SOURCE, assert_reads, seek, shown, shown_when_asked
from tests.browser.waiting import until

LISTEN = f"""() => {{
    window.views = [];
    {FILM}.addEventListener("chainrule-view", (event) => window.views.push(event.detail.view));
}}"""


@pytest.fixture
def trace(first_sample: dict[str, Any]) -> dict[str, Any]:
    return first_sample


def golden() -> dict[str, float]:
    """What the golden file says, by the keys of the page."""
    found: dict[str, float] = {"value:C": CASE["C"]}
    found |= {f"seed:a3_{j}": seed for j, seed in enumerate(CASE["dC_da"][2], start=1)}
    inputs = [CASE["x"], *CASE["a"]]
    for j, x in enumerate(CASE["x"], start=1):
        found[f"value:x_{j}"] = x
        found[f"gradient:x_{j}"] = CASE["dC_dx"][j - 1]
    for i, (rows, b) in enumerate(zip(LECTURE["W"], LECTURE["b"], strict=True), start=1):
        for j, row in enumerate(rows, start=1):
            a, z = CASE["a"][i - 1][j - 1], CASE["z"][i - 1][j - 1]
            found |= {
                f"value:z{i}_{j}": z,
                f"locked-by:z{i}_{j}": z,
                f"value:a{i}_{j}": a,
                f"local:a{i}_{j}.0": a * (1 - a),
                f"put-away:a{i}_{j}.0": a * (1 - a),
                f"factor:a{i}_{j}.0": a * (1 - a),
                f"gradient:z{i}_{j}": CASE["dC_dz"][i - 1][j - 1],
                f"value:b{i}_{j}": b[j - 1],
                f"gradient:b{i}_{j}": CASE["dC_db"][i - 1][j - 1],
            }
            for k, w in enumerate(row, start=1):
                found |= {
                    f"value:w{i}_{j}_{k}": w,
                    f"gradient:w{i}_{j}_{k}": CASE["dC_dW"][i - 1][j - 1][k - 1],
                    f"dzdw:w{i}_{j}_{k}": inputs[i - 1][k - 1],
                    f"value:p{i}_{j}_{k}": w * inputs[i - 1][k - 1],
                }
    return found


@pytest.mark.parametrize("view", ["network", "reversed"])
def test_every_number_is_the_golden_files_and_none_is_there_before_its_step(
    view: str, open_network: Any, trace: dict[str, Any]
) -> None:
    page = open_network(view)
    film, figures = film_of(trace), golden()
    ids = {node["id"]: i for i, node in enumerate(trace["graph"]["nodes"])}
    edges = [f"{node['id']}.{slot}" for node in trace["graph"]["nodes"] for slot in range(len(node["inputs"]))]
    seen = set()
    for step in range(film.steps + 1):
        seek(page, step)
        # When the film is over nothing is in hand.
        found = shown_when_asked(page) if step in {0, film.steps} else shown(page)
        for key, (number, text) in found.items():
            kind, _, name = key.partition(":")
            if kind in {"gradient", "seed"}:
                known = film.known(f"g{ids[name]}", step)
            elif kind == "amount":
                known = film.known(f"a{edges.index(name)}", step)
            else:
                known = film.known(f"v{source_of(kind, name, trace, ids)}", step)
            assert (number is None) == (known is None), (step, key, number)
            if number is None:
                assert text.endswith("?")
                continue
            assert number == pytest.approx(figures.get(key, known and known[0]), rel=1e-10, abs=1e-14), (step, key)
            assert_reads(text, number)
            seen.add(key)
    assert {key for key in figures if is_shown(key, view)} - seen == set()


def is_shown(key: str, view: str) -> bool:
    """Hidden neurons have a circle in the network and an amplifier in its mirror; outputs have circles in both."""
    kind, _, name = key.partition(":")
    is_output = name.startswith(("a3", "z3"))
    if kind in {"local", "locked-by"}:
        return view == "reversed" and not is_output
    if kind == "put-away":
        return view == "network"
    if kind == "value" and name.startswith("a"):
        return view == "network" or is_output
    return view == "network" or name != "C"


def source_of(kind: str, name: str, trace: dict[str, Any], ids: dict[str, int]) -> int:
    """The node whose value makes a figure known."""
    if kind == "dzdw":
        product = trace["graph"]["nodes"][ids["p" + name[1:]]]
        return ids[product["inputs"][1]]
    return ids[name.removesuffix(".0")]


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (640, 640), (390, 844)])
@pytest.mark.parametrize("view", ["network", "reversed"])
def test_nothing_overlaps_at_any_step_or_width(view: str, width: int, height: int, open_network: Any) -> None:
    page = open_network(view, viewport={"width": width, "height": height})
    for step in range(0, page.evaluate(f"{FILM}.steps") + 1, 4):
        seek(page, step)
        parts, overlaps = page.evaluate(OVERLAPS)
        assert parts > 10
        assert overlaps == [], step


def test_m_mirrors_the_network_and_back(open_network: Any) -> None:
    page = open_network()
    page.evaluate(LISTEN)
    page.locator("chain-rule .button-next").focus()
    for view in ("reversed", "network"):
        page.keyboard.press("m")
        assert page.evaluate(f"{FILM}.view") == view
    assert page.evaluate("views") == ["reversed", "network"]


def test_the_mirror_moves_and_comes_to_rest(open_network: Any) -> None:
    page = open_network(still=False)
    outline = f"{FILM}.shadowRoot.querySelector('.spot-a .shape').getAttribute('d')"
    seek(page, 75)
    circle = page.evaluate(outline)
    page.locator("chain-rule .button-next").focus()
    page.keyboard.press("m")
    until(page, f"{outline} !== {json.dumps(circle)}")
    until(page, f"{FILM}.shadowRoot.querySelector('.seed.can-drag') !== null")
    assert page.evaluate(f"{FILM}.t") == 75
    assert page.evaluate(f"{FILM}.shadowRoot.querySelectorAll('.is-amplifier').length") == 4


def test_a_scene_that_is_no_network_has_no_neurons(open_page: OpenPage) -> None:
    page = open_page("/embed#preset=chain-case-1")
    until(page, f"{FILM}.scene")
    page.evaluate(f"() => {FILM}.setAttribute('view', 'network')")
    page.locator("chain-rule .button-next").focus()
    assert page.evaluate(f"{FILM}.view") == "graph"
    page.keyboard.press("m")
    assert page.evaluate(f"{FILM}.view") == "reversed"
    page.keyboard.press("o")
    assert page.evaluate(f"{FILM}.order") == "trace"
    assert page.evaluate(f"{FILM}.shadowRoot.querySelector('svg.network')") is None


def test_a_seed_scales_every_gradient_and_no_gain(open_network: Any) -> None:
    page = open_network("reversed")
    page.evaluate(f"{FILM}.seek({FILM}.steps)")
    before = shown(page)
    for name in ("a3_1", "a3_2"):
        seed = page.locator(f"chain-rule [data-seed={name}]")
        seed.focus()
        page.keyboard.press("ArrowUp")
    after = shown(page)
    seeds = [after[f"seed:{name}"][0] for name in ("a3_1", "a3_2")]
    expect(page.locator("chain-rule .what-if")).to_be_visible()
    wanted = backward([float(seed or 0) for seed in seeds])
    for key, (number, text) in after.items():
        if key.startswith("gradient:") and not key.startswith("gradient:a3"):
            assert number == pytest.approx(wanted[key.removeprefix("gradient:")], rel=1e-12), key
            assert_reads(text, float(number or 0))
        elif not key.startswith(("seed:", "gradient:")):
            assert (number, text) == before[key]
    page.locator("chain-rule .what-if").click()
    assert shown(page) == before
    expect(page.locator("chain-rule .what-if")).not_to_be_visible()


def test_a_seed_can_be_dragged(open_network: Any) -> None:
    page = open_network("reversed")
    page.evaluate(f"{FILM}.seek({FILM}.steps)")
    before = shown(page)["seed:a3_1"][0]
    camera = page.evaluate(f"{FILM}.shadowRoot.querySelector('.world').getAttribute('transform')")
    box = page.locator("chain-rule [data-seed=a3_1]").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 20)
    page.mouse.up()
    after = shown(page)["seed:a3_1"][0]
    assert before is not None
    assert after is not None
    assert after > before
    assert page.evaluate(f"{FILM}.shadowRoot.querySelector('.world').getAttribute('transform')") == camera


def backward(seeds: list[float]) -> dict[str, float]:
    """The backward pass by hand, from dC/dy."""
    found: dict[str, float] = {}
    inputs = [CASE["x"], *CASE["a"]]
    given = seeds
    for i in (3, 2, 1):
        a = CASE["a"][i - 1]
        delta = [g * y * (1 - y) for g, y in zip(given, a, strict=True)]
        rows = LECTURE["W"][i - 1]
        for j, d in enumerate(delta, start=1):
            found |= {f"z{i}_{j}": d, f"b{i}_{j}": d, f"a{i}_{j}": given[j - 1]}
            found |= {f"w{i}_{j}_{k}": d * x for k, x in enumerate(inputs[i - 1], start=1)}
        given = [sum(rows[j][k] * delta[j] for j in range(len(delta))) for k in range(len(rows[0]))]
    return found | {f"x_{k}": g for k, g in enumerate(given, start=1)}


def test_the_counts_of_both_orders_are_written_in_every_language(open_network: Any) -> None:
    page = open_network("reversed")
    for tag in ("en", "zh-hans", "zh-hant"):
        page.evaluate(f"tag => {{ {FILM}.lang = tag }}", tag)
        words = page.evaluate(
            f"[...{FILM}.shadowRoot.querySelectorAll('.order-bar [data-order]')].map(e => e.textContent)"
        )
        assert ["6" in words[1], "22" in words[2]] == [True, True], (tag, words)


def test_focus_walks_the_network_and_each_part_is_named(open_network: Any) -> None:
    page = open_network()
    page.evaluate(f"{FILM}.seek({FILM}.steps)")
    unnamed = page.evaluate(
        f"[...{FILM}.shadowRoot.querySelectorAll('.network [data-node]')].filter(e => !e.ariaLabel).length"
    )
    assert unnamed == 0
    page.evaluate(f"{FILM}.shadowRoot.querySelector('.network [data-node][tabindex=\"0\"]').focus()")
    walked = [focused(page)]
    for key in ("Left", "Down", "Left", "Left", "Right", "Left", "Right", "Right", "Right"):
        page.keyboard.press(f"Arrow{key}")
        walked.append(focused(page))
    assert walked == ["C", "a3_1", "a3_2", "z3_2", "a2_1", "w3_1_1", "w3_1_2", "z3_1", "a3_1", "C"]


def focused(page: Page) -> str | None:
    found: str | None = page.evaluate(f"{FILM}.scene.nodes[{FILM}.shadowRoot.activeElement?.dataset.node]?.id ?? null")
    return found


def test_of_several_samples_the_one_in_motion_is_shown(open_page: OpenPage, api: httpx.Client) -> None:
    samples = [{"x": case["x"], "target": case["target"]} for case in LECTURE["cases"].values()]
    trace = api.post("traces", json=SOURCE | {"samples": samples}).json()
    page = open_page("/embed#preset=chain-case-1")
    until(page, f"{FILM}.scene")
    page.evaluate(f"trace => {{ {FILM}.document = trace; {FILM}.setAttribute('view', 'network'); }}", trace)
    for name, case in zip(("z1_1@1", "z1_1@2"), LECTURE["cases"].values(), strict=True):
        step = next(step["index"] for step in trace["steps"] if step["node"] == name)
        seek(page, step + 1)
        assert shown(page)[f"value:{name}"][0] == pytest.approx(case["z"][0][0], rel=1e-10)
    seek(page, len(trace["steps"]))
    page.evaluate(f"{FILM}.highlight({{ nodes: ['z2_1@1', 'z2_1@2'] }})")
    gradients = {key: number for key, (number, _) in shown(page).items() if key.startswith("gradient:w2_1")}
    wanted = LECTURE["batch_A_B"]["dL_dW"][1][0]
    assert [gradients[f"gradient:w2_1_{k}"] for k in (1, 2)] == pytest.approx(wanted, rel=1e-10)
