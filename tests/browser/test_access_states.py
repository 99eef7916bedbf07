"""The studio, frames, the hall and the notes in many states: axe finds nothing, and no contrast is too weak.

CHAINRULE_STATES chooses which of them: a seed, or `all`.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations, weak_contrasts
from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

FILM = "document.querySelector('chain-rule')"
SAMPLE = 5
CHOICE = os.environ.get("CHAINRULE_STATES", "7")
DESK, LARGE, TABLET, PHONE, SMALL, ZOOMED = (
    (1280, 720), (1920, 1080), (768, 1024), (390, 844), (360, 640), (320, 256),
)  # fmt: skip
FRAME = (640, 360)


@dataclass(frozen=True)
class State:
    """Where one is, in a window of which size, after doing what."""

    path: str
    size: tuple[int, int] = DESK
    do: Callable[[Page], object] = lambda page: None


def press(*keys: str) -> Callable[[Page], object]:
    return lambda page: [page.keyboard.press(key) for key in keys]


def open_dialog(key: str) -> Callable[[Page], object]:
    def done(page: Page) -> None:
        page.keyboard.press(key)
        page.locator("dialog[open]").first.wait_for()

    return done


def click(selector: str) -> Callable[[Page], object]:
    return lambda page: page.locator(selector).first.click()


def select(node: int) -> Callable[[Page], object]:
    return lambda page: page.locator("chain-rule").locator(f"g.node[data-node='{node}']").press("Enter")


def training(page: Page) -> None:
    page.locator("training-picture .picture").first.wait_for()


LECTURE = "/#preset=lecture-network"
STATES = {
    "first visit, dark": State("/#theme=dark"),
    "graph at rest": State("/#preset=chain-case-2&theme=light"),
    "graph forward, dark": State("/#preset=chain-case-2&step=2&theme=dark"),
    "graph backward, projector": State("/#preset=chain-case-2&step=6&theme=projector"),
    "graph, everything shown": State("/#preset=chain-case-2&step=6&theme=light", LARGE, press("e")),
    "a node selected, dark": State("/#preset=softmax-ce&step=9&theme=dark", DESK, select(1)),
    "attention on a tablet": State("/#preset=attention-head&step=9&theme=light", TABLET),
    "batch norm in Chinese, dark": State("/#preset=batchnorm&step=12&theme=dark&lang=zh-Hans"),
    "recurrent on a phone": State("/#preset=rnn-3&step=5&theme=light", PHONE),
    "reversed graph, dark": State("/#preset=neuron-fragment&view=reversed&step=17&theme=dark"),
    "network at rest": State(f"{LECTURE}&view=network&theme=light"),
    "network forward, dark": State(f"{LECTURE}&view=network&step=5&theme=dark"),
    "network backward, projector": State(f"{LECTURE}&view=network&step=12&theme=projector", LARGE),
    "network by layer": State(f"{LECTURE}&view=network&unit=layer&step=20&theme=light"),
    "network op by op, dark": State(f"{LECTURE}&view=network&unit=op&step=40&theme=dark"),
    "network on a phone": State(f"{LECTURE}&view=network&step=6&theme=light", PHONE),
    "network on a small phone, dark": State(f"{LECTURE}&view=network&step=12&theme=dark", SMALL),
    "network at 400 per cent": State(f"{LECTURE}&view=network&step=5&theme=light", ZOOMED),
    "one neuron": State(f"{LECTURE}&view=network&neuron=2.1&step=12&theme=light"),
    "reversed network": State(f"{LECTURE}&view=reversed&step=75&theme=light"),
    "an order, dark": State(f"{LECTURE}&view=reversed&order=left&step=19&theme=dark"),
    "both, one above the other": State(f"{LECTURE}&view=both&step=12&theme=light", LARGE),
    "a large network, dark": State("/#preset=large-network&view=network&step=9&theme=dark"),
    "deep sigmoids": State("/#preset=deep-sigmoids&view=reversed&theme=light"),
    "table twin, dark": State("/#preset=batchnorm&step=20&theme=dark", DESK, press("t")),
    "gallery": State("/#preset=chain-case-2&theme=light", DESK, open_dialog("x")),
    "gallery on a phone, dark": State("/#preset=chain-case-2&theme=dark", PHONE, open_dialog("x")),
    "help, projector": State("/#preset=chain-case-2&theme=projector", DESK, open_dialog("?")),
    "menu of themes": State("/#preset=chain-case-2&theme=light", DESK, click("[data-menu=theme] > button")),
    "menu of a phone, dark": State(f"{LECTURE}&theme=dark", PHONE, click(".menu-button")),
    "source away": State(f"{LECTURE}&view=network&step=5&theme=light", DESK, click(".panel-away")),
    "hall": State(f"{LECTURE}&view=network&step=5&hall=1&theme=light", LARGE),
    "hall backward, projector": State(f"{LECTURE}&view=network&step=12&hall=1&theme=projector", LARGE),
    "frame": State("/embed#preset=lecture-network&step=5&theme=light", FRAME),
    "frame of a graph, dark": State("/embed#preset=chain-case-2&step=6&theme=dark", FRAME),
    "training": State("/#preset=xor-network&view=training&theme=light", DESK, training),
    "training on a tablet, dark": State("/#preset=xor-network&view=training&theme=dark", TABLET, training),
    "notes": State("/?notes"),
}


def chosen() -> list[str]:
    return list(STATES) if CHOICE == "all" else random.Random(CHOICE).sample(list(STATES), SAMPLE)


@pytest.mark.parametrize("name", chosen())
def test_axe_finds_nothing_and_every_contrast_is_enough(name: str, open_page: OpenPage) -> None:
    state = STATES[name]
    width, height = state.size
    page = open_page("about:blank", viewport={"width": width, "height": height})
    page.goto(state.path)
    until(page, "document.querySelector('studio-notes main')" if "notes" in state.path else f"{FILM}?.scene")
    page.wait_for_load_state("networkidle")
    state.do(page)
    assert violations(page) == []
    assert weak_contrasts(page) == []
