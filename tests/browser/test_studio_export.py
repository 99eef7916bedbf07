"""What can be taken out of the studio is what it shows."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET

import httpx
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.waiting import until


def links(page: Page) -> dict[str, tuple[str, str]]:
    """Address and file name of every export that is a file, by choice."""
    found: dict[str, tuple[str, str]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("[data-menu=export] a")].map((link) =>
            [link.dataset.choice, [link.href, link.download]]))"""
    )
    return found


def test_every_file_of_the_export_menu_is_there(open_studio: OpenPage, api: httpx.Client) -> None:
    page = open_studio("#preset=colah&step=5")
    until(page, "document.querySelector('chain-rule').step === 5")
    found = links(page)
    assert sorted(found) == ["csv", "dot", "html", "json"]
    types = {"json": "application/json", "dot": "text/vnd.graphviz"}
    types |= {"csv": "text/csv", "html": "text/html"}
    for choice, (address, name) in found.items():
        answer = api.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] == types[choice]
        assert name == f"chainrule-colah.{choice}"
    assert api.get(found["json"][0]).json()["values"]["e"] == 6


def test_the_picture_on_the_stage_is_a_file_in_whatever_view(open_studio: OpenPage) -> None:
    page = open_studio("#preset=lecture-network&view=reversed&step=12")
    until(page, "document.querySelector('chain-rule').step === 12")
    saved = {}
    for form in ("svg", "png"):
        page.locator("[data-menu=export] > button").click()
        with page.expect_download() as download:
            page.locator(f"[data-choice={form}]").click()
        assert download.value.suggested_filename == f"chainrule-lecture-network.{form}"
        saved[form] = download.value.path().read_bytes()
    drawn = ET.fromstring(saved["svg"])
    texts = {"".join(text.itertext()) for text in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert "×0.01766" in texts
    assert b"data:font/woff2" in saved["svg"]
    width, height = struct.unpack(">II", saved["png"][16:24])
    assert (width, height) == tuple(round(2 * float(drawn.get(side, "0"))) for side in ("width", "height"))


def test_the_exported_trace_has_the_values_that_were_set(open_studio: OpenPage, api: httpx.Client) -> None:
    page = open_studio("#preset=colah")
    field = page.locator("[data-input=a] .number")
    field.fill("4")
    field.press("Enter")
    until(page, "document.querySelector('studio-app').studio.workbench.bench.traceId !== null")
    until(page, "document.querySelector('studio-app').studio.workbench.bench.source.inputs.a === 4")
    assert api.get(links(page)["json"][0]).json()["values"]["e"] == 10


def test_the_binary_trace_is_saved_as_a_file(open_studio: OpenPage) -> None:
    page = open_studio("#preset=colah")
    page.locator("[data-menu=export] > button").click()
    with page.expect_download() as download:
        page.locator("[data-choice=binary]").click()
    assert download.value.suggested_filename == "chainrule-colah.trace"
    assert download.value.path().read_bytes().startswith(b"CHNRULE1")
