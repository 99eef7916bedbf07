"""A learner answers before the trace does: asked by a link or a key, judged by the number, shown by the step itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

FILM = "document.querySelector('chain-rule')"
CARD = "chain-rule .question"


IN_HAND = """(() => {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found?.textContent.trim() ?? '';
})()"""
NAMES = {
    "sign": "The size is right where the sign is turned: follow every minus once more.",
    "samples": "That is the gradient of one sample. The loss is the sum over all of them, and so is its gradient.",
    "branch": "One way is missing. The value is used in more than one place, and what comes back from each is added.",
    "gain": "The slope of a function is missing: going back through it multiplies by its derivative, such as σ′(z).",
    "transposed": "The weights were taken with their indices exchanged. "
    "Going back, each weight leads to where its input came from.",
    "updated": "That comes out with the weights after the step. The backward pass uses those of the forward pass.",
    "value": "That is what comes out with a value in place of a slope. "
    "Take the derivative there, not what the function gives.",
}


def to_control(page: Page, name: str) -> None:
    """Go on by Tab until what has the keyboard is called so."""
    for _ in range(80):
        if page.evaluate(IN_HAND).startswith(name):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {name!r}")


def to_question(page: Page, key: str) -> None:
    """Go on in the tour until it asks; the key that goes on is where the keyboard is."""
    asked = f"{FILM}.store.openQuestion?.key.startsWith('{key}')"
    rests = f"{FILM}.store.state.until === null && {IN_HAND} === 'Next'"
    while not page.evaluate(asked):
        until(page, rests)
        page.keyboard.press("Enter")
        until(page, f"{asked} || ({rests})")
    page.locator(CARD).wait_for()
    until(page, f"{FILM}.shadowRoot.activeElement?.closest('.question') !== null")


def at_question(page: Page) -> None:
    """Go on until the film waits for an answer."""
    page.keyboard.press("End")
    page.locator(CARD).wait_for()
    until(page, f"{FILM}.shadowRoot.activeElement?.className === 'question-answer'")


def answer(page: Page, text: str) -> None:
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def xor_answers(trace: dict[str, Any]) -> tuple[float, dict[str, float]]:
    """What is asked of W2 in its tour, the sum of (σ(z) − t) a over the samples, and what mistakes give; by hand.

    Its loss is softplus(z) − t z, whose slope is σ(z) − t: two ways, of which one goes through a function.
    """
    value = trace["values"]
    samples = [
        (y, t, u, a[0]) for (y,), (t,), (u,), a in zip(*(value[id] for id in ("a2", "t", "u", "a1")), strict=True)
    ]
    right = sum((y - t) * a for y, t, _, a in samples)
    y_first, t_first, _, a_first = samples[0]
    return right, {
        "sign": -right,
        "samples": (y_first - t_first) * a_first,
        "branch": sum(y * a for y, _, _, a in samples),
        "gain": sum((1 - t) * a for _, t, _, a in samples),
        "value": sum((u - t) * a for _, t, u, a in samples),
    }


def softmax_answers(trace: dict[str, Any]) -> tuple[float, dict[str, float]]:
    """What is asked of a1 in its tour, of the first sample's third neuron: W2ᵀ (y − t); and what mistakes give."""
    value = trace["values"]
    weights, hidden = value["W2"], value["a1"]
    errors = [[y - t for y, t in zip(*rows, strict=True)] for rows in zip(value["a2"], value["t"], strict=True)]
    steps = [sum(d[k] * a[2] for d, a in zip(errors, hidden, strict=True)) for k in range(3)]
    right = sum(weights[k][2] * errors[0][k] for k in range(3))
    return right, {
        "sign": -right,
        "transposed": sum(weights[2][k] * errors[0][k] for k in range(3)),
        "updated": sum((weights[k][2] - 0.5 * steps[k]) * errors[0][k] for k in range(3)),
        "value": hidden[0][2],
    }


@dataclass(frozen=True)
class Tour:
    """What a tour asks, and what is answered."""

    preset: str
    key: str
    answers: Callable[[dict[str, Any]], tuple[float, dict[str, float]]]
    rules: tuple[str, str]
    """The wrong one, then the right one."""
    asks_sign: bool


TOURS = (
    Tour("xor-network", "gradient:W2:1:1", xor_answers, ("what arrives, times the slope", "what arrives, unch"), True),
    Tour(
        "softmax-network",
        "gradient:a1:3:1",
        softmax_answers,
        ("used more than", "what arrives, times the slope"),
        False,
    ),
)


@pytest.mark.parametrize("tour", TOURS, ids=lambda tour: tour.preset)
def test_a_tour_is_answered_wrong_in_every_kind_and_then_right_by_keyboard_alone(
    open_studio: OpenPage, api: httpx.Client, tour: Tour
) -> None:
    """All seven kinds between the two, and each of the three forms in which a tour asks."""
    right, wrong = tour.answers(api.post("traces", json={"kind": "preset", "id": tour.preset}).json())
    page = open_studio(f"#preset={tour.preset}")
    page.evaluate(
        "window.told = []; document.addEventListener('chainrule-answer', ({ detail }) => window.told.push(detail))"
    )
    verdict = page.locator("chain-rule .question-verdict")
    to_control(page, "Take the tour")
    page.keyboard.press("Enter")
    to_question(page, "rule:")
    for rule in tour.rules:
        to_control(page, rule)
        page.keyboard.press("Enter")
        if rule == tour.rules[0]:
            expect(verdict).to_have_text("Not yet.")
    to_question(page, tour.key)
    for kind, number in wrong.items():
        answer(page, repr(number))
        expect(page.locator(CARD)).to_have_attribute("data-mistake", kind)
        expect(verdict).to_have_text(f"Not yet. {NAMES[kind]}")
    answer(page, f"{right:.3g}")
    expect(page.locator("chain-rule .question-told")).to_contain_text("Right.")
    if tour.asks_sign:
        to_question(page, "sign:")
        to_control(page, "positive")
        page.keyboard.press("Enter")
        expect(verdict).to_have_text("Not yet.")
        while page.evaluate(IN_HAND) != "negative":
            page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
    until(page, f"window.told.length === {2 + tour.asks_sign}")
    told = {each["key"].split(":")[0]: each for each in page.evaluate("window.told")}
    assert all(each["right"] for each in told.values())
    assert told["gradient"]["mistakes"] == list(wrong)
    assert [each["tries"] for each in told.values()] == [2, len(wrong) + 1, 2][: len(told)]


def test_nothing_shows_the_number_before_it_is_answered(open_studio: OpenPage, api: httpx.Client) -> None:
    trace = api.post("traces", json={"kind": "preset", "id": "chain-case-2"}).json()
    page = open_studio("#preset=chain-case-2&ask=gradient:s")
    at_question(page)
    asked_at = page.evaluate(f"{FILM}.t")
    for key in ("PageDown", "End"):
        page.locator("chain-rule").press(key)
        assert page.evaluate(f"{FILM}.t") == asked_at
    number = str(trace["gradients"]["s"])
    spoken = page.locator("chain-rule g.node[data-node='0']").get_attribute("aria-label")
    assert spoken is not None
    assert number not in spoken
    page.locator("chain-rule .question-answer").fill(number)
    page.locator("chain-rule .question-answer").press("Enter")
    until(page, f"{FILM}.t > {asked_at}")


def test_a_question_that_could_not_be_fetched_is_asked_at_the_next_step(open_page: OpenPage) -> None:
    page = open_page("about:blank", refuses=True)
    card = "**/question-card*"
    page.route(card, lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: "question-card" in request.url):
        page.goto("/#preset=chain-case-2&ask=gradient:s")
    until(page, f"{FILM}?.scene")
    page.unroute(card)
    page.keyboard.press("End")
    expect(page.locator("chain-rule .question")).to_be_visible()


def test_the_lectures_network_is_left_to_the_learner_whole_and_answered_by_keyboard_alone(
    open_page: OpenPage, first_sample: dict[str, Any]
) -> None:
    """Every neuron's z and all 18 parameters; the first neuron's once without its slope."""
    gradients = first_sample["gradients"]
    page = open_page("/embed#preset=lecture-network&view=network&fade=3")
    until(page, f"{FILM}?.scene")
    asked = []
    while page.evaluate(f"{FILM}.t < {FILM}.steps"):
        at_question(page)
        node = page.evaluate(f"{FILM}.scene.nodes[{FILM}.store.openQuestion.node].id")
        if node == "z1_1":
            answer(page, repr(gradients["a1_1"]))
            expect(page.locator(CARD)).to_have_attribute("data-mistake", "gain")
        answer(page, repr(gradients[node]))
        asked.append(node)
        until(page, f"{FILM}.store.openQuestion?.key !== 'gradient:{node}'")
        page.keyboard.press("End")
        until(page, f"{FILM}.t === {FILM}.steps || {FILM}.store.openQuestion !== null")
    sums = [f"z{layer}_{neuron}" for layer in (1, 2, 3) for neuron in (1, 2)]
    parameters = [id for id in gradients if re.match(r"[wb]\d", id)]
    assert len(parameters) == 18
    assert sorted(asked) == sorted([*sums, *parameters])
    expect(page.locator("chain-rule .question-told")).to_contain_text("23 of 24 at the first try")


def test_a_lecturer_asks_with_one_key_and_shows_with_one_button(open_studio: OpenPage) -> None:
    page = open_studio("#preset=lecture-network&hall=1")
    page.keyboard.press("b")
    page.keyboard.press("q")
    page.keyboard.press("End")
    page.locator(CARD).wait_for()
    asked_at = page.evaluate(f"{FILM}.t")
    page.locator("chain-rule").get_by_role("button", name="Show me").click()
    until(page, f"{FILM}.t > {asked_at}")
    expect(page.locator(CARD)).to_be_hidden()


def test_a_pass_of_arrays_with_other_numbers_is_left_to_the_learner_and_told_at_the_end(open_page: OpenPage) -> None:
    """In a frame, where the server computes with the drawn numbers, and of every array one element is asked for."""
    page = open_page("/embed#preset=softmax-layer&fade=2&variant=3")
    until(page, f"{FILM}?.scene && {FILM}.store.numbers !== {FILM}.scene.numbers")
    expect(page.locator("chain-rule")).to_have_attribute("variant", "3")
    elements = {"W": [3, 1], "b": [3], "x": [2], "matmul_1": [3], "z": [3]}
    asked = []
    while not asked or page.evaluate(f"{FILM}.t < {FILM}.steps"):
        at_question(page)
        _, node, *place = page.evaluate(f"{FILM}.store.openQuestion.key").split(":")
        assert [int(each) for each in place] == elements[node]
        right = page.evaluate(f"{FILM}.gradient('{node}', {{ at: 'end' }})")
        for each in place:
            right = right[int(each) - 1]
        answer(page, repr(right))
        asked.append(node)
        expect(page.locator("chain-rule .question-told")).to_contain_text("Right.")
        page.keyboard.press("End")
        until(page, f"{FILM}.t === {FILM}.steps || {FILM}.store.openQuestion !== null")
    expect(page.locator("chain-rule .question-told")).to_contain_text(f"{len(asked)} of {len(asked)} at the first try")
    kept = page.evaluate("Object.values(JSON.parse(localStorage.getItem('chainrule.results')).films)[0]")
    assert list(kept) == [":".join(["gradient", id, *map(str, elements[id])]) for id in asked]
    page.evaluate("location.hash = '#preset=chain-case-2'")
    expect(page.locator("chain-rule .question-told")).to_be_hidden()


def test_a_tour_asks_which_rule_it_was_and_goes_on_when_one_wants_to_see_it(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    page.locator("[data-tour=start]").click()
    card = page.locator(CARD)
    on = page.locator(".tour").get_by_role("button", name="Next")
    while not card.is_visible():
        on.click()
        until(page, f"{FILM}.store.state.until === null")
    expect(page.locator(".tour .cue")).to_be_hidden()
    card.get_by_role("button", name="unchanged").click()
    expect(page.locator("chain-rule .question-verdict")).to_contain_text("Not yet.")
    card.get_by_role("button", name="times the slope").click()
    expect(card).to_be_hidden()
    expect(page.locator(".tour .cue")).to_be_visible()
    assert page.evaluate("JSON.parse(localStorage.getItem('chainrule.results')).missed") == ["chain"]


def test_where_a_gradient_comes_from_is_chosen_by_its_edge(open_page: OpenPage) -> None:
    page = open_page("/embed#preset=chain-case-2&ask=edge:s")
    until(page, f"{FILM}?.scene")
    page.keyboard.press("End")
    card = page.locator(CARD)
    card.get_by_role("button", name="from z").click()
    expect(page.locator("chain-rule .question-verdict")).to_contain_text("Not yet.")
    page.evaluate(f"""() => {{
      const film = {FILM};
      const edge = film.scene.edges.find(({{ id }}) => id === 'x.0').index;
      film.store.dispatch({{ type: 'point', at: {{ node: null, edge }} }});
      film.shadowRoot.querySelector('[part=stage]').click();
    }}""")
    expect(card).to_be_hidden()


OTHER = "document.querySelector('studio-beside chain-rule')"


def test_two_films_stand_side_by_side_on_one_clock(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2&beside=preset%3Dchain-case-2%26variant%3D7")
    until(page, f"{OTHER}?.scene && {OTHER}.store.numbers.values[0][0] !== 2")
    page.keyboard.press("End")
    until(page, f"{OTHER}.t === {FILM}.t && {FILM}.t === {FILM}.steps")
    expect(page.locator(".beside-note")).to_contain_text("5 numbers differ")
    expect(page.locator("studio-stage chain-rule .is-lit").first).to_be_visible()
    expect(page.locator("studio-beside chain-rule .is-lit").first).to_be_visible()
    expect(page.locator(".beside-card .katex").first).to_be_visible()
    for pair in (("studio-stage .sentence", "studio-beside .sentence"), (".explain .katex", ".beside-card .katex")):
        ours, theirs = (page.locator(each).first.bounding_box() for each in pair)
        assert ours is not None, pair[0]
        assert theirs is not None, pair[1]
        assert abs(ours["y"] - theirs["y"]) < 1, f"{pair} stand on one line"
    page.keyboard.press("Home")
    until(page, f"{OTHER}.t === 0")
    expect(page.locator(".beside-note")).to_contain_text("1 number differs")
    page.locator(".beside-head .icon").click()
    expect(page.locator("studio-beside")).to_have_count(0)
    until(page, "!location.hash.includes('beside')")


def test_a_pair_is_opened_by_one_click_and_on_a_phone_one_is_looked_at_then_the_other(open_studio: OpenPage) -> None:
    """Every pair that is offered, on one page: both films are there by their names, and differ where they should."""
    page = open_studio("#preset=colah")
    pairs = ["saturation", "transpose", "cleared", "rates", "seeds", "samples", "mirror"]
    page.keyboard.press("x")
    links = page.locator("[data-pair]")
    assert links.evaluate_all("links => links.map(({ dataset }) => dataset.pair)") == pairs
    addresses = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    links.first.click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    for pair, address in zip(pairs, addresses, strict=True):
        page.evaluate("address => { location.hash = address }", address)
        until(page, f"location.hash.includes('pair={pair}') && {OTHER}?.scene && {FILM}.t > 0")
        until(page, f"{OTHER}.t === Math.min({FILM}.t, {OTHER}.steps)")
        differ = "No numbers differ" if pair == "mirror" else re.compile(r"^\s*[1-9]\d* numbers? differs?\s*$")
        expect(page.locator(".beside-note")).to_have_text(differ)
    page.evaluate("address => { location.hash = address }", addresses[pairs.index("rates")])
    until(page, f"location.hash.includes('pair=rates') && {OTHER}?.scene && {FILM}.t === 4 && {OTHER}.t === 4")
    expect(page.locator(".beside-name")).to_have_text(["η = 0.5 fits", "η = 3 overshoots"])
    # The clocks agree before the other scene is there; what each film computed can be compared only then.
    until(page, f"[{FILM}, {OTHER}].every(film => film.value('w1') !== undefined)")
    ends = [page.evaluate(f"{film}.value('w1')") for film in (FILM, OTHER)]
    target = page.evaluate(f"{FILM}.value('t')")
    assert ends[0] < target < ends[1], "the larger step goes beyond the target"
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".beside-film")).to_be_hidden()
    one, other = page.locator(".beside-name").all()
    for name, shown, hidden in ((other, "studio-beside", "studio-stage"), (one, "studio-stage", "studio-beside")):
        name.click()
        expect(name).to_have_attribute("aria-pressed", "true")
        expect(page.locator(f"{shown} chain-rule [part=stage]")).to_be_visible()
        expect(page.locator(f"{hidden} chain-rule [part=stage]")).to_be_hidden()
        box = page.locator(f"{shown} chain-rule [part=stage]").bounding_box()
        assert box is not None
        assert (box["width"], box["height"] > 300) == (390, True)
