"""The lecture's network in the studio: what its panel and its player hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.waiting import until

PRESET = "#preset=lecture-network"
DONE = f"{PRESET}&step=75"
"""Both passes of a sample are over, so that gradients are known."""

GOLDEN: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "golden" / "networks.json").read_text(encoding="utf-8")
)["networks"][0]
"""Every figure of both samples and of the batch, from another program."""


def figure(page: Page, key: str) -> float:
    """All digits of a figure in the panel, once it is known."""
    place = f"studio-network [data-figure='{key}']"
    return float(until(page, "(place) => document.querySelector(place)?.getAttribute('value')", place))


def film(page: Page) -> dict[str, Any]:
    """What the player holds: its view, the ids of its nodes with their values, and the step."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const player = document.querySelector("chain-rule");
            const { numbers } = document.querySelector("studio-app").studio.store;
            const values = player.scene.nodes.map(({ id, index }) => [id, numbers.values[index][0]]);
            return { view: player.view, values: Object.fromEntries(values), step: player.step };
        }"""
    )
    return found


def wait_for_view(page: Page, view: str) -> None:
    until(page, f"document.querySelector('studio-app').studio.shown.view === '{view}'")
    until(page, f"document.querySelector('chain-rule').view === '{view}'")


def unfold(page: Page, name: str) -> None:
    page.locator(f"[data-fold={name}] > summary").click()


def shape(page: Page) -> dict[str, Any]:
    """The network on the bench: widths, activations, loss, and how many samples."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const { layers, loss, samples } = document.querySelector("studio-app").studio.network.state.document;
            const sizes = [layers[0].W[0].length, ...layers.map(({ b }) => b.length)];
            return { sizes, activations: layers.map((layer) => layer.activation), loss, samples: samples.length };
        }"""
    )
    return found


def until_sizes(page: Page, *sizes: int) -> None:
    state = "document.querySelector('studio-app').studio.network.state.document"
    until(page, f"{state}?.layers[0].W[0].length === {sizes[0]}")
    until(page, f"String({state}.layers.map(({{ b }}) => b.length)) === '{','.join(map(str, sizes[1:]))}'")
